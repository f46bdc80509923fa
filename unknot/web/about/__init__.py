"""What Unknot is for, and what it is not."""
