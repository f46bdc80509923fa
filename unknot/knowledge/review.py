"""Who read a knowledge file, and when it must be read again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Review:
    """Who read this file, when, and by when it must be read again; ``by`` is "unreviewed" until signed."""

    on: date
    by: str
    again_by: date
