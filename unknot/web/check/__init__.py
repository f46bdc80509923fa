"""The check: question pages, going back, check your answers, and what to do after a mistake."""
