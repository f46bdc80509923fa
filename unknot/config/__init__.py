"""Settings and the map of URLs: the only place that knows every shell."""
