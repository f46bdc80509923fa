"""Small diaries for the tests of the course: a number a day, and what the check said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta

from unknot.core.decisions import SEEN
from unknot.core.diary import Decision, Diary, DiaryDay, FilledIn
from unknot.core.history import History
from unknot.knowledge.answers import Answer, Answered, Facts

FIRST = date(2026, 1, 5)


def day(number: int) -> date:
    """The day that comes so many days after the first."""
    return FIRST + timedelta(number)


def diary(pains: Iterable[int | None]) -> Diary:
    """A number a day from the first day on; None leaves a gap."""
    return Diary(tuple(DiaryDay(day(n), pain=pain) for n, pain in enumerate(pains) if pain is not None))


def history(
    pains: Iterable[int | None], *, seen: Sequence[tuple[int, str]] = (), filled: Sequence[FilledIn] = ()
) -> History:
    """A history of these pains, with what was said to have been seen on which day."""
    decisions = tuple(Decision(day(n), SEEN, target) for n, target in seen)
    return History(diary=diary(pains), decisions=decisions, filled=tuple(filled))


def facts(lasted: float = 1.0, **answers: Answer) -> Facts:
    """What the check said on the first day: how many days the pain had lasted, and more."""
    at = datetime(FIRST.year, FIRST.month, FIRST.day, 12, tzinfo=UTC)
    return Facts({fact: Answered(value, at) for fact, value in {"duration_days": lasted, **answers}.items()})


def rmdq(number: int, ticks: int) -> FilledIn:
    """The 24 sentences with so many ticked."""
    return FilledIn(day(number), "rmdq_24", {f"rmdq_{n:02d}": 1 for n in range(1, ticks + 1)})


#: seven, seven, six, .. as the published course has it from 7, and never a rise
ON_TRACK = [round(7 * (1 - 0.0128 * n)) for n in range(42)] + [3] * 42
#: two stable weeks of 4, then half a point more each day
WORSE = [4] * 14 + [min(9, round(4 + 0.5 * n)) for n in range(1, 30)]
