"""The pages: one folder a journey, components as macros, words made by presenters."""
