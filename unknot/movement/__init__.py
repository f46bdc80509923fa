"""Pure geometry of the body in movement: poses, their anatomy, and the figures drawn from them."""
