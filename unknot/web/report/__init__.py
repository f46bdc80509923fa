"""The page for an appointment: chosen, looked at, printed or downloaded."""
