"""How the plan changes: steps up and down, flares, the ladder, and what the person decides."""
