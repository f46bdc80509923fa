"""The diary as values: one day as the person put it, the measures filled in, and what was decided about the plan.

A day without an entry is not in the diary: it is a gap, never a zero. None in a field means "not said".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from types import MappingProxyType

#: how tight, as a number from 0 to 10 for the thread and the charts [D: evenly spread, and 0 is loose]
TIGHTNESS: Mapping[str, float] = MappingProxyType({"loose": 0.0, "bit_tight": 3.0, "very_tight": 6.0, "in_spasm": 9.0})


@dataclass(frozen=True, slots=True)
class MedicineTaken:
    """A medicine as the person named it; ``remedy`` is its id where it is one that Unknot knows."""

    name: str
    remedy: str = ""
    times: int = 1


@dataclass(frozen=True, slots=True)
class DiaryDay:
    """What one day said. Pain and sleep are whole numbers from 0 to 10; walking is in minutes.

    ``marks`` are ids of day marks, ``own_marks`` the person's own chips, ``helped`` references such as
    ``remedy:walking``. ``filled_late``: written on a later day than the one it is about.
    """

    on: date
    pain: int | None = None
    tightness: str = ""
    leg_pain: int | None = None
    sleep: int | None = None
    walk_minutes: int | None = None
    longest_walk: int | None = None
    rose_five_times: bool | None = None
    marks: frozenset[str] = frozenset()
    own_marks: tuple[str, ...] = ()
    medicines: tuple[MedicineTaken, ...] = ()
    helped: frozenset[str] = frozenset()
    note: str = ""
    filled_late: bool = False

    @property
    def tightness_0_10(self) -> float | None:
        """How tight, as a number; None when it was not said."""
        return TIGHTNESS.get(self.tightness)


@dataclass(frozen=True)
class Diary:
    """The days of a diary in order, each at most once."""

    days: tuple[DiaryDay, ...] = ()

    def __post_init__(self) -> None:
        """Refuse days that are out of order: everything that reads them counts on it."""
        dates = [day.on for day in self.days]
        if any(later <= earlier for earlier, later in pairwise(dates)):
            raise ValueError("The days of a diary come in order, and each comes once.")

    def __bool__(self) -> bool:
        """Whether anything was said at all."""
        return bool(self.days)

    @cached_property
    def _dates(self) -> list[date]:
        return [day.on for day in self.days]

    def on(self, day: date) -> DiaryDay | None:
        """What one day said; None for a gap."""
        place = bisect_left(self._dates, day)
        return self.days[place] if place < len(self.days) and self._dates[place] == day else None

    def between(self, first: date, last: date) -> Diary:
        """The days from the first to the last, both included."""
        return Diary(self.days[bisect_left(self._dates, first) : bisect_left(self._dates, last + timedelta(1))])

    def days_between(self, first: date, last: date) -> tuple[DiaryDay, ...]:
        """The same as days alone: for who asks often."""
        return self.days[bisect_left(self._dates, first) : bisect_left(self._dates, last + timedelta(1))]

    def until(self, last: date) -> Diary:
        """The days up to the last, which is included."""
        return Diary(self.days[: bisect_left(self._dates, last + timedelta(1))])

    def pains(self) -> Iterator[tuple[date, int]]:
        """The days on which pain was said, with its number."""
        return ((day.on, day.pain) for day in self.days if day.pain is not None)


@dataclass(frozen=True, slots=True)
class FilledIn:
    """One measure as it was filled in on a day. ``names`` are the person's own words for its items."""

    on: date
    measure: str
    answers: Mapping[str, float | None]
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Harm:
    """Something that made it worse.

    ``thing``: "remedy:..", "movement:..", or empty; ``lasted``: minutes | hours | a_day | longer, or empty.
    """

    on: date
    thing: str = ""
    what: str = ""
    pain_before: int | None = None
    pain_after: int | None = None
    lasted: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What the person decided about the plan on a day; the kinds stand in ``unknot/core/decisions.py``."""

    on: date
    kind: str
    target: str = ""
    value: object = None
    reason: str = ""
