"""Welcome: what Unknot does, what it does not do, one button."""
