"""The diary: check-ins, days, charts, measures and reports of harm."""
