"""The stretch of days that a page looks at, and a diary brought down to as many values as a chart can hold.

Up to three months every day stands for itself. Longer than that the values are means of weeks, and the page says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean

from unknot.core.diary import Diary, DiaryDay
from unknot.web.drawings.chart import Reading

#: [D] over so many days single days lie too close together to be read
DAILY_UP_TO = 92
#: no chart holds more values than this
MOST_VALUES = 400
#: how many weeks one value may stand for
WEEKS_A_STEP = (1, 2, 4, 8, 13, 26, 52)
LENGTHS = {"week": 7, "month": 28, "half": 182}
RANGES = {"week": "1 week", "month": "4 weeks", "half": "6 months", "all": "All"}
USUAL = "month"


@dataclass(frozen=True, slots=True)
class Span:
    """The days from the first to the last. ``step``: how many days one value stands for."""

    id: str
    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days there are."""
        return (self.last - self.first).days + 1

    @property
    def step(self) -> int:
        """1, or whole weeks when there would be too many values."""
        if self.days <= DAILY_UP_TO:
            return 1
        return 7 * next((n for n in WEEKS_A_STEP if self.days / (7 * n) <= MOST_VALUES), WEEKS_A_STEP[-1])


def span_of(range_: str, began: date | None, today: date) -> Span:
    """The span of a range; "all" goes from the first entry, and shows four weeks at least."""
    if range_ not in RANGES:
        range_ = USUAL
    if range_ != "all":
        return Span(range_, today - timedelta(LENGTHS[range_] - 1), today)
    return Span("all", min(began or today, today - timedelta(LENGTHS[USUAL] - 1)), today)


@dataclass(frozen=True, slots=True)
class Step:
    """One day or stretch of weeks, with the days that said something in it."""

    first: date
    last: date
    days: tuple[DiaryDay, ...]

    @property
    def middle(self) -> date:
        """Where its value stands."""
        return self.first + (self.last - self.first) // 2


def steps(diary: Diary, span: Span, *, days: int = 0) -> Iterator[Step]:
    """The steps of a span in order, also those in which nobody said anything. Weeks begin on a Monday.

    ``days``: how many days a step has, when that is not the span's own.
    """
    length = days or span.step
    if length == 1:
        for n in range(span.days):
            on = span.first + timedelta(n)
            said = diary.on(on)
            yield Step(on, on, (said,) if said else ())
        return
    first = span.first - timedelta(span.first.weekday())
    while first <= span.last:
        last = first + timedelta(length - 1)
        yield Step(first, last, diary.between(max(first, span.first), min(last, span.last)).days)
        first += timedelta(length)


Measured = Callable[[DiaryDay], float | None]


def mean_of(step: Step, measured: Measured) -> float | None:
    """The mean over the days of a step that said it; None when none did."""
    said = _said(step.days, measured)
    return fmean(said) if said else None


def readings(diary: Diary, span: Span, measured: Measured) -> tuple[Reading, ...]:
    """The values of a line. Of single days, those that were filled in later are marked."""
    found = []
    for step in steps(diary, span):
        value = mean_of(step, measured)
        if value is not None:
            late = span.step == 1 and step.days[0].filled_late
            found.append(Reading(min(max(step.middle, span.first), span.last), value, late))
    return tuple(found)


def _said(days: Iterable[DiaryDay], measured: Measured) -> list[float]:
    return [value for day in days if (value := measured(day)) is not None]
