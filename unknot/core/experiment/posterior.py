"""The model of a test, and what the values say about it.

    value = level + gain x arm + noise,     arm = 1/2 with a, -1/2 with b

The noise of two days so many days apart is alike to the power of those days (AR(1) over real gaps), so a missing day
needs nothing. Given ``rho`` the rest is conjugate; over a grid of rho the gain is a mixture of Student's t (method and
agreement with a sampler: decision 0014).

Priors, chosen wide so that real gains are hardly drawn towards nothing:

* level: flat, so that adding the same to all values changes nothing but the level;
* gain, given the day-to-day sd: normal around 0 with ``GAIN_SD`` of those sd (2 points at an sd of 1);
* trend over the whole test, where asked for: normal around 0 with ``TREND_SD`` of those sd;
* variance: inverse gamma with shape ``SHAPE`` and rate ``RATE``, worth two days of data with an sd of 1.6;
* rho: even from ``RHO_LOW`` to ``RHO_HIGH``, in 64 steps.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, log, sqrt

from unknot.core.experiment.student import Mixture

GAIN_SD, TREND_SD = 2.0, 4.0
SHAPE, RATE = 1, 2.5
RHO_LOW, RHO_HIGH, RHO_STEPS = -0.5, 0.95, 64
#: steps of rho that weigh less than this add nothing that could be seen
_LEAST_WEIGHT = 1e-7

RHOS = tuple(RHO_LOW + (RHO_HIGH - RHO_LOW) * (step + 0.5) / RHO_STEPS for step in range(RHO_STEPS))


@dataclass(frozen=True, slots=True)
class Point:
    """One value: its day counted from the start, its arm as 1/2 or -1/2, and the value with more for better."""

    day: int
    arm: float
    value: float


@dataclass(frozen=True, slots=True)
class Posterior:
    """What is believed after the values: the gain, and the day-to-day sd and rho on average."""

    gain: Mixture
    sd: float
    rho: float
    trend: float | None


@dataclass(frozen=True, slots=True)
class _Gap:
    """The products of neighbouring values that lie so many days apart, summed: upper triangles, row by row."""

    days: int
    count: int
    products: tuple[tuple[float, float, float], ...]  # now with now, now with before, before with before


def posterior(points: Sequence[Point], *, trend_over: int = 0) -> Posterior:
    """The posterior of three values or more, in whatever order they come.

    ``trend_over``: the days of the whole test, to have a straight trend in the model as well; 0 leaves it out.
    """
    rows = [_row(point, trend_over) for point in _centred(sorted(points, key=lambda point: point.day))]
    first, gaps = _products(rows[0][1], rows[0][1]), tuple(_gaps(rows))
    priors = (0.0, TREND_SD**-2, GAIN_SD**-2) if trend_over else (0.0, GAIN_SD**-2)
    solved = [_given_rho(rho, first, gaps, priors, SHAPE + (len(rows) - 1) / 2) for rho in RHOS]
    return _mixed(solved, 2 * SHAPE + len(rows) - 1, trend=bool(trend_over))


def _centred(points: Sequence[Point]) -> Iterable[Point]:
    """The same with the mean of all values taken off: the flat level takes it up, and rounding stays small."""
    mean = sum(point.value for point in points) / len(points)
    return (Point(point.day, point.arm, point.value - mean) for point in points)


def _row(point: Point, trend_over: int) -> tuple[int, tuple[float, ...]]:
    """The day, and the columns: level, how much of the test is over where a trend is wanted, gain, value."""
    over = (point.day / trend_over,) if trend_over else ()
    return point.day, (1.0, *over, point.arm, point.value)


def _products(left: Sequence[float], right: Sequence[float]) -> tuple[float, ...]:
    size = len(left)
    return tuple(left[i] * right[j] for i in range(size) for j in range(i, size))


def _gaps(rows: Sequence[tuple[int, tuple[float, ...]]]) -> Iterable[_Gap]:
    """The sums of products by the length of the gap: all that rho needs to know of the values."""
    by_length: dict[int, list[tuple[tuple[float, ...], tuple[float, ...]]]] = {}
    for (day, row), (next_day, next_row) in pairwise(rows):
        by_length.setdefault(next_day - day, []).append((row, next_row))
    for days, pairs in by_length.items():
        now = _sum(_products(after, after) for _, after in pairs)
        cross = _sum(p for before, after in pairs for p in (_products(before, after), _products(after, before)))
        before = _sum(_products(before, before) for before, _ in pairs)
        yield _Gap(days, len(pairs), tuple(zip(now, cross, before, strict=True)))


def _sum(rows: Iterable[tuple[float, ...]]) -> tuple[float, ...]:
    return tuple(map(sum, zip(*rows, strict=True)))


@dataclass(frozen=True, slots=True)
class _Solved:
    """What follows from one rho."""

    rho: float
    log_weight: float
    gain: float
    scale: float
    variance: float
    trend: float


def _given_rho(
    rho: float, first: tuple[float, ...], gaps: tuple[_Gap, ...], priors: tuple[float, ...], shape: float
) -> _Solved:
    """The conjugate answer for one rho, by taking the columns away one after the other; the gain comes last."""
    sums, log_det = _whitened(rho, first, gaps)
    rows, rest = _rows_taken_away(sums, priors)
    pivot, product = rows[-1]
    gain, rate = product / pivot, RATE + max(rest, 0.0) / 2
    log_weight = -(log_det + sum(log(row[0]) for row in rows)) / 2 - shape * log(rate)
    trend = (rows[1][2] - rows[1][1] * gain) / rows[1][0] if len(rows) > 2 else 0.0
    return _Solved(rho, log_weight, gain, sqrt(rate / shape / pivot), rate / (shape - 1), trend)


def _whitened(rho: float, first: tuple[float, ...], gaps: tuple[_Gap, ...]) -> tuple[list[float], float]:
    """The sums of products of the values made independent, and the log determinant of what they were."""
    sums, log_det = list(first), 0.0
    for gap in gaps:
        alike = rho**gap.days
        left = 1 - alike * alike
        log_det += gap.count * log(left)
        now, cross, before = 1 / left, -alike / left, alike * alike / left
        # a loop over three lists at once is what this program spends its time on: no name is looked up in it
        sums = [s + now * n + cross * c + before * b for s, (n, c, b) in zip(sums, gap.products)]  # noqa: B905
    return sums, log_det


def _rows_taken_away(sums: list[float], priors: tuple[float, ...]) -> tuple[list[list[float]], float]:
    """Gauss's elimination of a symmetric table kept as its upper triangle: the row of each column, and what is left."""
    rows, size = [], len(priors) + 1
    for prior in priors:
        row, below = sums[:size], sums[size:]
        row[0] += prior
        rows.append(row)
        factors = [one / row[0] for one in row]
        sums = [value - factors[i] * row[j] for value, (i, j) in zip(below, _PLACES[size])]  # noqa: B905
        size -= 1
    return rows, sums[0]


#: which two entries of the row belong to each place of the triangle below it, by the length of the row
_PLACES = {size: tuple((i, j) for i in range(1, size) for j in range(i, size)) for size in (2, 3, 4)}


def _mixed(solved: Sequence[_Solved], freedom: int, *, trend: bool) -> Posterior:
    """The answers of all rho, each by its weight."""
    most = max(one.log_weight for one in solved)
    weighed = [(exp(one.log_weight - most), one) for one in solved]
    kept = [(weight, one) for weight, one in weighed if weight > _LEAST_WEIGHT]
    total = sum(weight for weight, _ in kept)
    shares = [(weight / total, one) for weight, one in kept]
    return Posterior(
        Mixture(freedom, tuple((share, one.gain, one.scale) for share, one in shares)),
        sqrt(sum(share * one.variance for share, one in shares)),
        sum(share * one.rho for share, one in shares),
        sum(share * one.trend for share, one in shares) if trend else None,
    )
