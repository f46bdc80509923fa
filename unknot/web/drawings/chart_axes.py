"""What is written along a chart: numbers at the side, dates in words below, never so many that they touch."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

Where = Callable[[date], float]


#: about how wide a letter of a date is, and the least room between two dates
LETTER, APART = 7.4, 6.0


@dataclass(frozen=True, slots=True)
class Tick:
    """One number or date along a chart. ``base``: it stands at the lowest line. ``anchor``: as in SVG."""

    at: float
    words: str
    base: bool = False
    anchor: str = "middle"

    @property
    def begins(self) -> float:
        """Where its words begin."""
        return self.at - self._width * {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor]

    @property
    def ends(self) -> float:
        """Where its words end."""
        return self.begins + self._width

    @property
    def _width(self) -> float:
        return len(self.words) * LETTER


def numbers_beside(low: float, high: float, step: float, where: Callable[[float], float]) -> tuple[Tick, ...]:
    """The numbers at the side, from the lowest up."""
    count = int((high - low) / step + 1e-9)
    values = [low + n * step for n in range(count + 1)]
    return tuple(Tick(round(where(value), 1), f"{value:g}", base=value == low) for value in values)


def dates_below(first: date, last: date, x: Where, edges: tuple[float, float]) -> tuple[Tick, ...]:
    """The dates below: every day where there is room, else Mondays, months or years. None leaves the ``edges``."""
    for dates, words in _ways(first, last):
        ticks = tuple(_within(Tick(round(x(on), 1), words(on, n == 0)), edges) for n, on in enumerate(dates))
        if all(after.begins - before.ends >= APART for before, after in pairwise(ticks)):
            return ticks
    return ()


def _within(tick: Tick, edges: tuple[float, float]) -> Tick:
    if tick.begins < edges[0]:
        return replace(tick, anchor="start")
    return replace(tick, anchor="end") if tick.ends > edges[1] else tick


_Words = Callable[[date, bool], str]


def _ways(first: date, last: date) -> Iterator[tuple[list[date], _Words]]:
    """The ways to write dates, from close to wide apart."""
    for days in (1, 2):
        yield _every(first, last, days), _plain_day
    monday = first + timedelta(-first.weekday() % 7)
    for weeks in (1, 2, 4):
        dates = _every(monday, last, 7 * weeks)
        if dates:
            yield dates, _day
    for months in (1, 2, 3, 6):
        dates = [on for on in _month_starts(first, last) if (on.month - 1) % months == 0]
        if dates:
            yield dates, _month
    for years in (1, 2, 5, 10):
        dates = [date(year, 1, 1) for year in range(first.year + 1, last.year + 1) if year % years == 0]
        yield dates, _year


def _every(first: date, last: date, days: int) -> list[date]:
    return [first + timedelta(n) for n in range(0, (last - first).days + 1, days)]


def _month_starts(first: date, last: date) -> Iterator[date]:
    for month in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        on = date(month // 12, month % 12 + 1, 1)
        if first <= on <= last:
            yield on


def _day(on: date, is_first: bool) -> str:  # noqa: FBT001 - a tick is the first or it is not
    return f"{on:%a} {on.day} {on:%b}" if is_first else f"{on.day} {on:%b}"


def _plain_day(on: date, is_first: bool) -> str:  # noqa: FBT001, ARG001
    return f"{on.day} {on:%b}"


def _month(on: date, is_first: bool) -> str:  # noqa: FBT001
    return f"{on:%b %Y}" if is_first or on.month == 1 else f"{on:%b}"


def _year(on: date, is_first: bool) -> str:  # noqa: FBT001, ARG001
    return str(on.year)
