"""Learn: everything people are told about their backs, looked up by question, remedy, movement or contributor."""
