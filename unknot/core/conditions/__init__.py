"""The readers of the one condition tree: evaluate, explain and prove, each in its own module."""
