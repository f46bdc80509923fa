"""Watching a course day by day: when does it speak against the natural course so clearly that somebody should look?

Each day with a number is asked: does the pain so far fit the published course, scaled to this person's own height, or
does it fit that course plus a rise that began 8 to 31 days ago? The answer is a ratio of likelihoods, added up over the
days on which the rise may have begun (Shiryaev 1963, Roberts 1966), on values freed of their leaning on the day before.
When the sum passes a bar the person is told, once, and it stays until it was seen or the level is back.

Why this way:
* A person who is on the published course goes down. Who stays level or rises is soon far from it, so that a rise in
  the first weeks is found with half the rise that a test against the own level alone would need.
* The rise is one of 0.2 points a day. Bars for slower and faster ones side by side found no more people and raised more
  false alarms; this one finds +0.1 to +0.4 a day about equally well.
* A rise that begins early is taken for likelier, by the root of the days on watch [D: a course that goes wrong mostly
  does so in its first weeks]. It finds more early ones at the price of some late ones, which we show beside them.
* No rise is looked for that began less than 8 days ago: a flare is over by day 7 to 10 (5.4), and a short jump that
  settles is no reason to be seen by itself. For the same reason the last week must lie a point above the fitted level.
  A sharp flare can still pass the bar; how often one does stands beside the other figures.
* The bar (``BAR``) was chosen by simulation: about one on-track person in twenty is told wrongly within twelve weeks
  of looking every day. Figures: docs/reference/generated/simulated-people.md.

The scatter of the days comes from the days before the last eight alone, so that a worse number today can only ever make
the sum larger.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import exp, log

from unknot.core.ar1 import Whitener, running, scatter

#: log of the sum at which a person is told [D: by simulation]
BAR = 6.3
#: points a day of the rise that is looked for [D]
SLOPE = 0.2
#: for how many days the rise may have lasted; each stands for the days since the one before it
AGES = (8, 10, 13, 16, 20, 25, 31)
_WEIGHTS = tuple(log(age - before) for before, age in zip((0, *AGES), AGES, strict=False))
#: a rise that begins so many days after the start of the watch weighs as the flat mean of all; an earlier one more [D]
EVEN_AT, SOFTEN = 14, 7
#: nothing is said before the 14th day, nor of a rise that began before the third
FIRST_LOOK, FIRST_ONSET = 13, 2
#: the level is fitted to so many days back [D: twelve weeks and two]
LOOKS_BACK = 98
#: nothing is said while the last week is not a point above that level [D: half the least change that people feel]
ABOVE_LEVEL = 1.0
#: the last days are left out of the scatter, for the reason above
LEFT_OUT = 8
#: a rise is called one when it also stands out from the own level of three weeks before it, by this log ratio [D];
#: where it does not at once, it is asked again each week
OWN_BAR, OWN_DAYS = 2.0, 21
#: the level is back when a week is within half a point of the lowest week before, and of the course that was fitted
WEEK, LEAST_OF_WEEK, BACK_WITHIN = 7, 4, 0.5


@dataclass(frozen=True, slots=True)
class Alarm:
    """The course speaks against the natural one since a day. ``rising``: also against the person's own earlier level.

    ``back_to``: the level to which a week must come back: the lowest week before, or the fitted course if lower.
    """

    since: int
    rising: bool
    back_to: float


class Course:
    """The pain of the days with a number, and the published share that would be left on each (all 1 where unknown)."""

    def __init__(self, days: Sequence[int], values: Sequence[float], shares: Sequence[float]) -> None:
        """The days are ordinals; within, they are counted from the first."""
        self.first = days[0] if days else 0
        self.days = days = [day - self.first for day in days]
        self.values, self.shares = values, shares
        self.white = white = Whitener(days)
        y, s, d, o = (white.of(column) for column in (values, shares, list(map(float, days)), [1.0] * len(days)))
        self.rows = (s, o, d, y)
        self.ss, self.sy = running(s, s), running(s, y)
        self.sd, self.so, self.dd, self.do = running(s, d), running(s, o), running(d, d), running(d, o)
        self.oo, self.dy, self.oy = running(o, o), running(d, y), running(o, y)
        self.variance = scatter(days, values)

    def evidence(self, row: int, start: int) -> float:
        """The log of the summed likelihood ratios on a row, for rises that began after the start."""
        today, first = self.days[row], self.days[start]
        if today - first < FIRST_LOOK:
            return float("-inf")
        low = self._base(row, start)
        variance = self.variance(bisect_left(self.days, today - LEFT_OUT))
        found = [
            weight + _likelier(today - age - first) + self._ratio(row, today - age, low) / variance
            for age, weight in zip(AGES, _WEIGHTS, strict=True)
            if today - age >= first + FIRST_ONSET
        ]
        top = max(found, default=float("-inf"))
        return top + log(sum(exp(one - top) for one in found)) if found else top

    def stands_out(self, row: int, start: int) -> bool:
        """Whether a rise also stands out from the person's own level in the weeks before it."""
        today, first = self.days[row], self.days[start]
        variance = self.variance(bisect_left(self.days, today - LEFT_OUT))
        onsets = [today - age for age in AGES if today - age >= first + FIRST_ONSET]
        lows = [max(start, bisect_left(self.days, onset - OWN_DAYS)) for onset in onsets]
        found = [self._own_ratio(row, onset, low) for onset, low in zip(onsets, lows, strict=True)]
        return max(found, default=0.0) / variance >= OWN_BAR

    def fitted(self, row: int, start: int) -> float:
        """The level on a row of the published course at the height that fits the rows so far."""
        low = self._base(row, start)
        size = self.ss[row + 1] - self.ss[low]
        return self.shares[row] * (self.sy[row + 1] - self.sy[low]) / size if size > 0 else self.values[row]

    def level(self, first: int, last: int) -> tuple[float, float]:
        """The level over rows, and the variance of that estimate as a part of the scatter."""
        size = self.oo[last + 1] - self.oo[first + 1] + 1
        total = self.oy[last + 1] - self.oy[first + 1] + self.values[first]
        return total / size, 1 / size

    def _base(self, row: int, start: int) -> int:
        """The first row that the level is fitted to: of the start itself where that is the first of all."""
        low = bisect_left(self.days, self.days[row] - LOOKS_BACK, start, row)
        return low + 1 if low else 0

    def _ratio(self, row: int, onset: int, low: int) -> float:
        """Log of the likelihood with a rise over that without, the height fitted in both; times the variance."""
        top = row + 1
        xx, xy, xs, _ = self._ramp(row, onset)
        size = self.ss[top] - self.ss[low]
        if size <= 0:
            return 0.0
        gain = xy - xs * (self.sy[top] - self.sy[low]) / size
        return SLOPE * gain - SLOPE * SLOPE * (xx - xs * xs / size) / 2

    def _own_ratio(self, row: int, onset: int, start: int) -> float:
        """The same against a level line through the rows after the start."""
        top, low = row + 1, start + 1
        xx, xy, _, xo = self._ramp(row, onset)
        size = self.oo[top] - self.oo[low]
        if size <= 0:
            return 0.0
        gain = xy - xo * (self.oy[top] - self.oy[low]) / size
        return SLOPE * gain - SLOPE * SLOPE * (xx - xo * xo / size) / 2

    def _ramp(self, row: int, onset: int) -> tuple[float, float, float, float]:
        """The sums of a ramp from the onset with itself, the values, the shares and ones, all whitened.

        After its first row a whitened ramp is the whitened day less the onset times the whitened one.
        """
        first, top = bisect_right(self.days, onset), row + 1
        if first > row:
            return 0.0, 0.0, 0.0, 0.0
        s, o, _, y = self.rows
        begin, low = (self.days[first] - onset) * self.white.scales[first], first + 1
        ones = self.oo[top] - self.oo[low]
        days_ones = self.do[top] - self.do[low]
        xx = self.dd[top] - self.dd[low] - 2 * onset * days_ones + onset * onset * ones + begin * begin
        xy = self.dy[top] - self.dy[low] - onset * (self.oy[top] - self.oy[low]) + begin * y[first]
        xs = self.sd[top] - self.sd[low] - onset * (self.so[top] - self.so[low]) + begin * s[first]
        return xx, xy, xs, days_ones - onset * ones + begin * o[first]


def _likelier(onset: int) -> float:
    """The log of how much likelier a rise is to begin that early: it falls with the root of the days on watch."""
    return -0.5 * log((onset + SOFTEN) / (EVEN_AT + SOFTEN))


def watch(course: Course, seen: Iterable[int] = ()) -> Alarm | None:
    """The alarm that stands after the last day, or None.

    It ends on a day on which it was seen (``seen``, none of them later than today), and when a week comes within half a
    point of where it must come back to. Then the watch begins anew, so that it does not come and go with single days.
    """
    state = _State(course, sorted(day - course.first for day in seen))
    for row in range(len(course.days)):
        state.step(row)
    alarm = state.alarm
    return None if alarm is None or state.seen else replace(alarm, since=alarm.since + course.first)


def told(course: Course, seen: Iterable[int] = ()) -> Iterator[bool]:
    """Whether an alarm stood on each day with a number, as the watch of that day would have said it."""
    state = _State(course, sorted(day - course.first for day in seen))
    for row in range(len(course.days)):
        state.step(row)
        yield state.alarm is not None


class _State:
    """Where the watch stands after the days so far."""

    def __init__(self, course: Course, seen: Sequence[int]) -> None:
        self.course, self.seen = course, list(seen)
        self.start, self.week, self.told_on = 0, 0, 0
        self.lowest, self.total = 10.0, 0.0
        self.alarm: Alarm | None = None

    def step(self, row: int) -> None:
        """One more day with a number."""
        self._see(row)
        recent, whole = self._last_week(row)
        if self.alarm is None:
            self.lowest = min(self.lowest, recent) if whole else self.lowest
            self._look(row, recent)
        elif whole and recent <= self.alarm.back_to + BACK_WITHIN:
            self._anew(self.week)
        elif not self.alarm.rising and (row - self.told_on) % WEEK == 0 and self.course.stands_out(row, self.start):
            self.alarm = replace(self.alarm, rising=True)

    def _look(self, row: int, recent: float) -> None:
        """Tell the person where the evidence passes the bar."""
        course = self.course
        if recent < course.fitted(row, self.start) + ABOVE_LEVEL or course.evidence(row, self.start) <= BAR:
            return
        self.told_on = row
        back = min(self.lowest, course.fitted(row, self.start))
        self.alarm = Alarm(course.days[row], course.stands_out(row, self.start), back)

    def _see(self, row: int) -> None:
        """What was seen before this day starts the watch anew with this day."""
        day = self.course.days[row]
        while self.seen and self.seen[0] < day:
            self.seen.pop(0)
            self._anew(row)

    def _anew(self, start: int) -> None:
        self.start, self.lowest, self.alarm = start, 10.0, None

    def _last_week(self, row: int) -> tuple[float, bool]:
        """The mean of the last seven days, and whether four of them have a number and none is of before the start."""
        days, values = self.course.days, self.course.values
        self.total += values[row]
        while days[self.week] <= days[row] - WEEK:
            self.total -= values[self.week]
            self.week += 1
        count = row - self.week + 1
        return self.total / count, count >= LEAST_OF_WEEK and self.week >= self.start
