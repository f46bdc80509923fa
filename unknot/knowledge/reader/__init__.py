"""One strict reader for everything in ``knowledge/``: all values, or every problem at once."""

from __future__ import annotations

from unknot.knowledge.problems import KnowledgeError, Problem
from unknot.knowledge.reader.whole import (
    read_folder,
    read_kept,
    read_knowledge,
    read_sources,
    shipped_folder,
    shipped_knowledge,
)

__all__ = [
    "KnowledgeError",
    "Problem",
    "read_folder",
    "read_kept",
    "read_knowledge",
    "read_sources",
    "shipped_folder",
    "shipped_knowledge",
]
