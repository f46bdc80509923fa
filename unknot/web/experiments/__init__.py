"""Fair tests of one person: choose a question, live through its days, see what it comes to."""
