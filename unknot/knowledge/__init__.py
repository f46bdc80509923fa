"""What Unknot knows: the types of every kind of knowledge, one strict reader, and the named checks."""
