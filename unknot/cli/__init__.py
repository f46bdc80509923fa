"""The command line: commands over files. No database is needed, which keeps the core honest."""
