"""The person's word on a step up: refused for a while, waiting for a day on which it was allowed again, or allowed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from unknot.core.decisions import ALLOW, REFUSE
from unknot.core.diary import Decision
from unknot.core.outlook import WEEK

#: a refused step up is not made for so many days [D: a week of peace]
QUIET_DAYS = WEEK


class Word(Enum):
    """What a word on a change comes to on a day."""

    REFUSED = 1
    WAITING = 2
    ALLOWED = 3


@dataclass(frozen=True, slots=True)
class Said:
    """The word that counts on a day, and the id of the change that it is about."""

    word: Word
    target: str


def word_on(decisions: Sequence[Decision], way: str, on: date) -> Said | None:
    """The word that counts on a day for one way, such as ``move_to_build``; None when nothing was said.

    A refused change was never made: its word counts from the day of the change. An allowed one is made from the day
    of that word on, never before it.
    """
    latest = {one.target: one for one in decisions if one.kind in (REFUSE, ALLOW) and one.target.startswith(f"{way}:")}
    found = [Said(word, target) for target, one in latest.items() if (word := _word(one, on)) is not None]
    return min(found, key=lambda said: (said.word.value, said.target), default=None)


def _word(said: Decision, on: date) -> Word | None:
    first = day_of(said.target)
    if first is None or on < first:
        return None
    if said.kind == REFUSE:
        return Word.REFUSED if on < said.on + timedelta(QUIET_DAYS) else None
    if on < said.on:
        return Word.WAITING
    return Word.ALLOWED if on < said.on + timedelta(QUIET_DAYS) else None


def day_of(change: str) -> date | None:
    """The day of a change by its id; None when it has none."""
    try:
        return date.fromisoformat(change.partition(":")[2])
    except ValueError:
        return None
