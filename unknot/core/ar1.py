"""Daily numbers that lean on the day before: an AR(1) series with gaps, freed of that leaning so that it can be judged.

Pain of one day goes with the pain of the next. Days in a row therefore tell less than as many days apart, and a test
that takes each day for news of its own cries wolf. Here each value is told from what the last one led to expect
("whitened"), with the true number of days between them: a gap is a longer wait and never a zero.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise
from math import erfc, log1p, sqrt
from operator import mul

#: how much a day goes with the day before, and how far single days scatter round a person's level, in points of pain
#: [D: planning values; the simulated people of docs/reference/generated/simulated-people.md show others, too]
USUAL_RHO = 0.4
USUAL_SD = 1.5
#: [D] how many days' worth the planning value weighs, beside the days that are there
PRIOR_DAYS = 20
#: [D] differences across longer gaps tell of drift, not of scatter
LONGEST_STEP = 3
#: [D] the part of the estimate that is taken, so that chance alone seldom makes a usual person look scattered
CAREFUL = 0.95


class Whitener:
    """The steps from each day to the next, by which any column of numbers of those days can be whitened."""

    __slots__ = ("days", "leans", "scales")

    def __init__(self, days: Sequence[int], rho: float = USUAL_RHO) -> None:
        """The days as whole numbers, in order."""
        self.days = days
        powers = [rho**step for step in range(15)]
        gaps = [later - before for before, later in pairwise(days)]
        self.leans = [0.0, *(powers[gap] if gap < 15 else 0.0 for gap in gaps)] if days else []
        self.scales = [1 / sqrt(1 - lean * lean) for lean in self.leans]

    def of(self, column: Sequence[float]) -> list[float]:
        """The column, whitened: the first row stands as it is."""
        before = [0.0, *column]
        return [
            (now - lean * last) * scale
            for now, last, lean, scale in zip(column, before, self.leans, self.scales, strict=False)
        ]


def running(a: Sequence[float], b: Sequence[float]) -> list[float]:
    """The sums of the products before each row: the rows i to j come to ``sums[j + 1] - sums[i]``."""
    return list(accumulate(map(mul, a, b), initial=0.0))


def scatter(days: Sequence[int], values: Sequence[float], rho: float = USUAL_RHO) -> Callable[[int], float]:
    """How far single days scatter, as a variance, from all rows before a row; never under the planning value.

    It comes from the differences of days that lie close together, so that a slow change of level does not count. It is
    never less than the planning value: somebody whose days happen to lie close is not told to be seen the sooner.
    """
    sums, counts = [0.0], [0]
    for row, (day, value) in enumerate(zip(days, values, strict=True)):
        gap = day - days[row - 1] if row else LONGEST_STEP + 1
        near = gap <= LONGEST_STEP
        sums.append(sums[-1] + ((value - values[row - 1]) ** 2 / (2 * (1 - rho**gap)) if near else 0.0))
        counts.append(counts[-1] + near)
    usual = USUAL_SD**2

    def before(row: int) -> float:
        mixed = (PRIOR_DAYS * usual + sums[row]) / (PRIOR_DAYS + counts[row])
        return max(usual, CAREFUL**2 * mixed)

    return before


def estimated_rho(days: Sequence[int], rest: Sequence[float]) -> float:
    """How much a day goes with the day before, from what a fit left over, drawn towards the planning value.

    From neighbouring days alone. A short series shows too little of it, which is made good (Kendall 1954). It lies
    between 0 and 0.8 [D: what lies outside is chance in series as short as a diary].
    """
    pairs = [(a, b) for a, b, d, e in zip(rest, rest[1:], days, days[1:], strict=False) if e - d == 1]
    size = sum(a * a + b * b for a, b in pairs) / 2
    if not size:
        return USUAL_RHO
    seen = sum(a * b for a, b in pairs) / size
    seen += (1 + 3 * seen) / len(rest)
    mixed = (PRIOR_DAYS * USUAL_RHO + len(pairs) * seen) / (PRIOR_DAYS + len(pairs))
    return min(0.8, max(0.0, mixed))


def two_sided(t: float, degrees: float) -> float:
    """The chance of a t as far from 0 or farther, with so many degrees of freedom (Wallace 1959: a near normal z)."""
    z = sqrt(degrees * log1p(t * t / degrees)) * (8 * degrees + 1) / (8 * degrees + 3)
    return erfc(z / sqrt(2))
