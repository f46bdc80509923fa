"""One person's fair test (N-of-1): the design, what was seen, what it says, and which own questions may be tested."""
