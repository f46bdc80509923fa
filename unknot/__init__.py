"""Unknot: a safety check, an explanation and a plan for sore, tight and spasming backs."""
