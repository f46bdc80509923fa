"""What the check came to: the care card, the reasons, what may be adding to the pain, the safety net."""
