"""Geometry of the drawn elements: the thread and the figures of the spasm pages. Numbers in, SVG paths out."""
