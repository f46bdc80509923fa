"""The five care levels, in order of urgency."""

from __future__ import annotations

from enum import IntEnum


class CareLevel(IntEnum):
    """How soon a person should get help; a higher number is more urgent.

    The ids (``CareLevel.id``) are those of the vocabulary and never change.
    """

    SELF_CARE = 0
    ROUTINE = 1
    SOON = 2
    SAME_DAY = 3
    EMERGENCY = 4

    @property
    def id(self) -> str:
        """The permanent name, as files and answers write it."""
        return self.name.lower()

    @classmethod
    def from_id(cls, name: str) -> CareLevel:
        """The level with this id; raises KeyError for any other text."""
        if name != name.lower():
            raise KeyError(name)
        return cls[name.upper()]
