"""Move: all movements with their figures, and the guided session of today."""
