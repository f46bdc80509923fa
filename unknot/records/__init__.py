"""One person's data: models, queries (rows to values of the core) and actions (every write)."""
