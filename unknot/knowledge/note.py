"""A line that belongs to a condition: of remedies, movements and fair tests."""

from __future__ import annotations

from dataclasses import dataclass

from unknot.knowledge.conditions import Condition


@dataclass(frozen=True)
class Note:
    """A line that is added when a condition holds: a precaution, or why something is not for you."""

    when: Condition
    text: str
