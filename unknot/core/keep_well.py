"""Keeping well (5.1, P5): six months of walks that grow to 30 minutes, two strength days, a look back each month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from unknot.core.decisions import SEEN
from unknot.core.diary import Decision

#: a month of the programme, in days: four weeks, so that it always ends on the same weekday
MONTH, MONTHS = 28, 6
STRENGTH_DAYS = 2
#: minutes a walk, month by month, on five days a week. The end is 5.1's; the way there begins where building strength
#: begins, and grows by a fifth at most [D: 5.3's size of a step]
WALKS, WALKS_A_WEEK = (20, 24, 27, 30, 30, 30), 5
#: what a look back is kept under
LOOK_BACK = "monthly_check"


@dataclass(frozen=True, slots=True)
class Month:
    """One month of the programme: its first day, its walks, and whether the look back at its end was done."""

    number: int
    first: date
    minutes: int
    walks_a_week: int
    look_back_on: date
    looked_back: bool


@dataclass(frozen=True, slots=True)
class Programme:
    """The six months. ``number`` is the month of today, one more than the last when it is over; ``due`` a look back."""

    since: date
    number: int
    months: tuple[Month, ...]
    due: date | None


def programme(since: date, today: date, decisions: Sequence[Decision]) -> Programme:
    """The programme of somebody who keeps well since a day. A look back is due from its day until it is done."""
    seen = {one.target for one in decisions if one.kind == SEEN and one.target.startswith(f"{LOOK_BACK}:")}
    months = tuple(_month(number, since, seen) for number in range(MONTHS))
    due = [one.look_back_on for one in months if one.look_back_on <= today and not one.looked_back]
    return Programme(since, month_of((today - since).days) + 1, months, max(due, default=None))


def _month(number: int, since: date, seen: set[str]) -> Month:
    first = since + timedelta(MONTH * number)
    last = first + timedelta(MONTH)
    return Month(number + 1, first, WALKS[number], WALKS_A_WEEK, last, look_back(last) in seen)


def look_back(on: date) -> str:
    """What the look back of a day is called in a decision."""
    return f"{LOOK_BACK}:{on.isoformat()}"


def month_of(days: int) -> int:
    """The month of the programme after so many days, from 0; the number of months when it is over."""
    return min(MONTHS, max(0, days) // MONTH)


def walk_minutes(days: int) -> int:
    """How long a walk is after so many days of keeping well."""
    return WALKS[min(month_of(days), MONTHS - 1)]
