"""The plan: every line with its reasons and precautions, and what was left out and why."""
