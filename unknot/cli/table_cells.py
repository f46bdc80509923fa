"""What the cells of all tables have in common. Pure."""

from __future__ import annotations

from collections.abc import Iterable

Row = tuple[str, ...]
Table = tuple[Row, Iterable[Row]]


def listed(items: Iterable[str]) -> str:
    """Short items on one line."""
    return ", ".join(items)


def several(items: Iterable[str]) -> str:
    """Longer items, each on a line of its own."""
    return "<br>".join(filter(None, items))
