"""Clues, not causes: what a person marked that goes with worse or better days more than chance would have it.

"Sat a long time came before 6 of your 8 worse days." A mark is tried on the same day and on the day after it. Twenty
marks on two days are forty chances to be fooled, and somebody who looks each week has them anew each week. So:

* A fit by generalised least squares takes out the trend of the pain, and that a day leans on the day before (AR(1),
  with the true number of days between two entries: a gap is no zero).
* A mark counts from 6 days with it and 6 without, on 28 days with a number or more [D].
* Of all marks tried at once, those stand that pass Benjamini and Hochberg's steps (1995).
* We look anew only when 28, 56, 84, 126, 182, 252 and 336 days have a number, and then every 84. Between two looks
  the last one stands. Each look may spend a part of 5% (``SPENT``), so that all looks together stay within it.
* A difference under half a point is never shown, however sure it is [D: nobody feels it].

What that comes to, for people whose marks have nothing to do with their pain and for people in whom one has, stands in
docs/reference/generated/simulated-people.md. A clue still is no cause: what one does on a bad day follows the pain.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt
from operator import mul
from statistics import median

from unknot.core.ar1 import Whitener, estimated_rho, two_sided
from unknot.core.diary import Diary, DiaryDay
from unknot.knowledge.kinds import Knowledge

#: [D] before so many days with a number nothing is looked at
LEAST_DAYS = 28
#: [D] days with a mark, and days without it
LEAST_WITH = 6
#: [D] when we look anew, in days with a number; after the last, every so many
LOOKS, THEN_EVERY = (28, 56, 84, 126, 182, 252, 336), 84
#: the chance of any false clue that each look may spend; after the last each spends half of the one before it [D]
SPENT = (0.004, 0.008, 0.008, 0.008, 0.008, 0.006, 0.003)
#: of a longer diary, the last half year
AT_MOST = 182
#: [D] no smaller difference is shown
LEAST_DIFFERENCE = 0.5
#: a worse day is two points or more above the usual (the flare of 5.4), the usual being the median
WORSE_BY = 2
#: on the same day, and on the day after
LAGS = (0, 1)
#: the degree of the trend that is taken out [D: a fall that flattens, and one turn]
TREND = 3
NORMAL_95 = 1.96


@dataclass(frozen=True, slots=True)
class Clue:
    """A mark that goes with a difference in pain (points; above 0 is worse), with an interval of 95%.

    ``own_words``: the person's own chip. ``lag``: 0 for the same day, 1 for the day after. ``with_days`` and
    ``without_days`` are days with a number. ``worse_days_with`` of the ``worse_days`` had the mark.
    """

    mark: str
    own_words: bool
    lag: int
    with_days: int
    without_days: int
    difference: float
    low: float
    high: float
    worse_days_with: int
    worse_days: int


@dataclass(frozen=True, slots=True)
class _Tried:
    """One mark at one lag: on which rows of the days with a number it was, and how it came out."""

    mark: str
    own_words: bool
    lag: int
    on: tuple[bool, ...]
    difference: float
    error: float
    p: float


def clues(knowledge: Knowledge, diary: Diary, today: date) -> tuple[Clue, ...]:
    """The marks that stand out at the last look, the largest difference first; mostly none."""
    del knowledge  # which marks there are is told by the days themselves
    days = diary.until(today).days
    numbered = [n for n, day in enumerate(days) if day.pain is not None]
    look, spent = last_look(len(numbered))
    if not look:
        return ()
    end, begin = numbered[look - 1], numbered[max(0, look - AT_MOST)]
    return tuple(_at_look(days[max(0, begin - 1) : end + 1], days[begin].on, spent))


def clues_ready_on(diary: Diary, today: date) -> int | None:
    """How many days with a number are still needed before the first look; None when there was one."""
    return max(0, LEAST_DAYS - sum(1 for _ in diary.until(today).pains())) or None


def last_look(numbers: int) -> tuple[int, float]:
    """The days with a number at the last look, and what that look may spend; 0 before the first."""
    if numbers < LOOKS[-1] + THEN_EVERY:
        place = sum(look <= numbers for look in LOOKS)
        return (LOOKS[place - 1], SPENT[place - 1]) if place else (0, 0.0)
    more = (numbers - LOOKS[-1]) // THEN_EVERY
    return LOOKS[-1] + more * THEN_EVERY, SPENT[-1] / 2**more


def _at_look(days: Sequence[DiaryDay], begin: date, spent: float) -> list[Clue]:
    """The clues of the days up to a look. A day before the first may stand in front, for its marks alone."""
    rows = [day for day in days if day.pain is not None and day.on >= begin]
    pains = [float(day.pain or 0) for day in rows]
    fit = _Fit([day.on.toordinal() for day in rows], pains)
    tried = [_try(fit, *mark) for mark in _marks(days, rows)]
    usual = median(pains)
    worse = [pain >= usual + WORSE_BY for pain in pains]
    found = [_clue(one, worse) for one in _standing(tried, spent) if abs(one.difference) >= LEAST_DIFFERENCE]
    return sorted(found, key=lambda clue: (-abs(clue.difference), clue.mark, clue.lag))


def _standing(tried: Sequence[_Tried], spent: float) -> list[_Tried]:
    """Those that pass the steps of Benjamini and Hochberg; each mark once, at the lag where it is surer."""
    ordered = sorted(tried, key=lambda one: (one.p, one.mark, one.lag))
    passed = [n for n, one in enumerate(ordered, 1) if one.p <= spent * n / len(ordered)]
    best: dict[tuple[str, bool], _Tried] = {}
    for one in ordered[: max(passed, default=0)]:
        best.setdefault((one.mark, one.own_words), one)
    return list(best.values())


def _clue(one: _Tried, worse: Sequence[bool]) -> Clue:
    reach = NORMAL_95 * one.error
    return Clue(
        mark=one.mark,
        own_words=one.own_words,
        lag=one.lag,
        with_days=sum(one.on),
        without_days=len(one.on) - sum(one.on),
        difference=one.difference,
        low=one.difference - reach,
        high=one.difference + reach,
        worse_days_with=sum(map(mul, one.on, worse)),
        worse_days=sum(worse),
    )


def _marks(days: Sequence[DiaryDay], rows: Sequence[DiaryDay]) -> Iterator[tuple[str, bool, int, tuple[bool, ...]]]:
    """Every mark at every lag that has enough days with it and without it.

    A day whose day before has no entry is one without the mark of the day before [D: it weakens what is found, and
    cannot make it].
    """
    marked: dict[tuple[str, bool], set[int]] = {}
    for day in days:
        for mark, own in (*((m, False) for m in day.marks), *((m, True) for m in day.own_marks)):
            marked.setdefault((mark, own), set()).add(day.on.toordinal())
    ordinals = [day.on.toordinal() for day in rows]
    for (mark, own), found in sorted(marked.items()):
        for lag in LAGS:
            on = tuple(day - lag in found for day in ordinals)
            if LEAST_WITH <= sum(on) <= len(on) - LEAST_WITH:
                yield mark, own, lag, on


def _try(fit: _Fit, mark: str, own_words: bool, lag: int, on: tuple[bool, ...]) -> _Tried:  # noqa: FBT001
    difference, error, p = fit.judge(on)
    return _Tried(mark, own_words, lag, on, difference, error, p)


class _Fit:
    """The pain of some days with its trend and its leaning taken out, to which a mark can be held."""

    def __init__(self, days: Sequence[int], pains: Sequence[float]) -> None:
        powers = _powers(days)
        rho = estimated_rho(days, _without(_directions(powers), pains))
        self.white = Whitener(days, rho)
        self.trend = _directions([self.white.of(column) for column in powers])
        self.rest = _without(self.trend, self.white.of(pains))
        self.size = _dot(self.rest, self.rest)
        self.degrees = len(days) - len(self.trend) - 2

    def judge(self, on: Sequence[bool]) -> tuple[float, float, float]:
        """How many points the days with a mark differ by, the standard error, and how often chance does as much."""
        white = self.white.of(on)
        along = [_dot(direction, white) for direction in self.trend]
        own = _dot(white, white) - _dot(along, along)
        if own < 1e-6 * len(on) or self.degrees < 1:  # a mark that is nothing but trend
            return 0.0, 0.0, 1.0
        difference = _dot(white, self.rest) / own
        left = max(self.size - difference * difference * own, 1e-9)
        error = sqrt(left / self.degrees / own)
        return difference, error, two_sided(difference / error, self.degrees)


def _powers(days: Sequence[int]) -> list[list[float]]:
    """A constant, and the powers of time from -1 to 1."""
    middle, half = (days[0] + days[-1]) / 2, max(1.0, (days[-1] - days[0]) / 2)
    times = [(day - middle) / half for day in days]
    return [[time**power for time in times] for power in range(TREND + 1)]


def _directions(columns: Sequence[Sequence[float]]) -> list[list[float]]:
    """The columns made square to one another and of length one; what is nothing but the others falls away."""
    found: list[list[float]] = []
    for column in columns:
        rest = _without(found, column)
        size = _dot(rest, rest)
        if size > 1e-9 * len(rest):
            found.append([value / sqrt(size) for value in rest])
    return found


def _without(directions: Sequence[Sequence[float]], column: Sequence[float]) -> list[float]:
    """A column less its part along each direction."""
    rest = list(column)
    for direction in directions:
        part = _dot(direction, rest)
        rest = [value - part * one for value, one in zip(rest, direction, strict=True)]
    return rest


def _dot(a: Sequence[float], b: Sequence[float]) -> float:
    return float(sum(map(mul, a, b)))
