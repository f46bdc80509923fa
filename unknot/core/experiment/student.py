"""Student's t with a whole number of degrees of freedom, and mixtures of it: chances and quantiles without a library.

The distribution function is a finite sum (Abramowitz and Stegun 26.7.3 and 26.7.4), so it is exact to rounding.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import atan, exp, lgamma, log, pi, sqrt

#: a root is as good as found within this many points
EXACT_ENOUGH = 1e-9
_MOST_STEPS = 80


@cache
def _ratios(freedom: int) -> tuple[float, ...]:
    """The factors between one term of the sum and the next, from the last to the first."""
    if freedom % 2:
        return tuple(2 * k / (2 * k + 1) for k in range((freedom - 3) // 2, 0, -1))
    return tuple((2 * k - 1) / (2 * k) for k in range((freedom - 2) // 2, 0, -1))


def cdf(t: float, freedom: int) -> float:
    """The chance of a value up to t."""
    square = freedom / (freedom + t * t)  # of the cosine
    total = 1.0
    for ratio in _ratios(freedom):
        total = 1.0 + total * square * ratio
    sine = t / sqrt(freedom + t * t)
    if freedom % 2 == 0:
        return 0.5 + sine * total / 2
    angle = atan(t / sqrt(freedom))
    return 0.5 + (angle + (sine * sqrt(square) * total if freedom > 1 else 0.0)) / pi


@cache
def _log_height(freedom: int) -> float:
    return lgamma((freedom + 1) / 2) - lgamma(freedom / 2) - log(freedom * pi) / 2


def density(t: float, freedom: int) -> float:
    """How dense the values lie at t."""
    return exp(_log_height(freedom) - (freedom + 1) / 2 * log(1 + t * t / freedom))


@dataclass(frozen=True, slots=True)
class Mixture:
    """Several t distributions of one number of degrees of freedom: (weight, middle, scale) each."""

    freedom: int
    parts: tuple[tuple[float, float, float], ...]

    def up_to(self, value: float) -> float:
        """The chance of at most this value."""
        freedom = self.freedom
        return sum(weight * cdf((value - middle) / scale, freedom) for weight, middle, scale in self.parts)

    def mean(self) -> float:
        """The mean."""
        return sum(weight * middle for weight, middle, _ in self.parts)

    def sd(self) -> float:
        """The standard deviation."""
        spread = self.freedom / (self.freedom - 2)
        squares = sum(weight * (scale * scale * spread + middle * middle) for weight, middle, scale in self.parts)
        return sqrt(squares - self.mean() ** 2)

    def quantile(self, chance: float, start: float) -> float:
        """The value that is reached with this chance: Newton's steps from a start, kept within what is known."""
        low, high, value = float("-inf"), float("inf"), start
        for _ in range(_MOST_STEPS):
            miss = self.up_to(value) - chance
            low, high = (value, high) if miss < 0 else (low, value)
            step = miss / self._density(value)
            ahead = value - step
            if abs(step) < EXACT_ENOUGH:
                return ahead
            value = ahead if low < ahead < high else self._within(low, high, value, miss)
        return value

    def _density(self, value: float) -> float:
        freedom = self.freedom
        dense = sum(weight * density((value - middle) / scale, freedom) / scale for weight, middle, scale in self.parts)
        return max(dense, 1e-300)

    def _within(self, low: float, high: float, value: float, miss: float) -> float:
        """Half the way between what is known; one standard deviation outwards while one end is open."""
        if low > float("-inf") and high < float("inf"):
            return (low + high) / 2
        return value - self.sd() if miss > 0 else value + self.sd()
