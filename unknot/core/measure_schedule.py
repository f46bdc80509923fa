"""Which measures are due on a day: the schedule of part 6. Nothing piles up: a time that was missed is let go.

Day 0: pain, activities, RMDQ, PHQ-2, GAD-2, confidence. Every day: pain, which is the check-in. Every week: activities,
confidence and the question on change. RMDQ in weeks 2, 4, 6 and 12, then once a month.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from unknot.core.diary import Diary, FilledIn
from unknot.knowledge.kinds import Knowledge

WEEK = 7
RMDQ_WEEKS = (0, 2, 4, 6, 12)
#: [D] a month is four weeks, so that it stays on one day of the week
MONTH_WEEKS = 4
#: [D] so many days early still count for the time that is coming
EARLY_DAYS = 2


@dataclass(frozen=True, slots=True)
class Due:
    """One measure that is due, since when, and in which week after the start; week 0 is the start itself."""

    measure: str
    since: date
    week: int


def due(knowledge: Knowledge, filled: Iterable[FilledIn], began: date, today: date) -> tuple[Due, ...]:
    """The measures that are due today, in the order of asking. ``began`` is the day of the first check."""
    if today < began:
        return ()
    latest: dict[str, date] = {}
    for one in filled:
        latest[one.measure] = max(one.on, latest.get(one.measure, one.on))
    asked = ((measure, week(_weeks(began, today))) for measure, week in SCHEDULE.items())
    found = (_due(measure, week, began, latest) for measure, week in asked if measure in knowledge.measures)
    return tuple(one for one in found if one is not None)


def with_check_ins(filled: Iterable[FilledIn], diary: Diary) -> tuple[FilledIn, ...]:
    """What was filled in, with every check-in that gave a number counted as the question on pain."""
    pains = (FilledIn(on, "nrs", {"now": float(pain)}) for on, pain in diary.pains())
    return (*filled, *pains)


def _weeks(began: date, today: date) -> int:
    return (today - began).days // WEEK


def _due(measure: str, week: int | None, began: date, latest: Mapping[str, date]) -> Due | None:
    """The measure when nothing was filled in for its last time."""
    if week is None:
        return None
    since = began + timedelta(weeks=week)
    last = latest.get(measure)
    early = timedelta(EARLY_DAYS if week else 0)
    return Due(measure, since, week) if last is None or last < since - early else None


def _once(_: int) -> int | None:
    return 0


def _weekly(week: int) -> int | None:
    return week


def _weekly_after_the_start(week: int) -> int | None:
    return week or None


def _rmdq(week: int) -> int | None:
    last = RMDQ_WEEKS[-1]
    if week >= last:
        return last + (week - last) // MONTH_WEEKS * MONTH_WEEKS
    return max(one for one in RMDQ_WEEKS if one <= week)


#: each measure with the last week for which it is asked, by the weeks since the start; in the order of asking
SCHEDULE: Mapping[str, Callable[[int], int | None]] = MappingProxyType(
    {
        "nrs": _once,
        "activities_that_matter": _weekly,
        "rmdq_24": _rmdq,
        "phq_2": _once,
        "gad_2": _once,
        "confidence_to_move": _weekly,
        "global_change": _weekly_after_the_start,
    }
)
