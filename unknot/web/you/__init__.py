"""You: about me, safety answers, look, the shape of the day, my data."""
