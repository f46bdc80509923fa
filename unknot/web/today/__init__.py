"""Today: the thread, the spasm button, what is due, today’s plan laid out in time."""
