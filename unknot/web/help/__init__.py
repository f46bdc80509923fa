"""Get help: warning signs and the numbers of the chosen country. Public, and it writes nothing to the database."""
