"""Pure geometry of the body in movement: poses and figures."""
