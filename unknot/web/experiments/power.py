"""How often a test finds a gain that is there, in words, from simulated tests in which the truth is known.

The figures are those of docs/reference/generated/simulated-experiments.md, section "Something helps"; a unit test
holds them beside that table. They are shares in 100 tests, the lowest and the highest of the worlds that were tried.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from unknot.core.experiment.values import FairQuestion

#: (days, days in a block) -> gain in points -> found in so many of 100 tests, from one world to the other
FOUND: Mapping[tuple[int, int], Mapping[int, tuple[float, float]]] = MappingProxyType(
    {
        (14, 1): {1: (17.6, 22.4), 2: (54.3, 66.6)},
        (28, 1): {1: (31.4, 46.7), 2: (84.6, 95.4)},
        (28, 2): {1: (34.4, 38.6), 2: (85.6, 89.1)},
        (42, 1): {1: (46.4, 63.9), 2: (95.6, 99.6)},
    }
)


def power_words(question: FairQuestion, days: int) -> tuple[str, ...]:
    """What a test of this length is worth; empty where no such test was simulated."""
    found = FOUND.get((days, question.block_days))
    if found is None or question.washout_days or question.two_ways:
        return ()
    return (
        f"If it really makes 1 point of difference, {_of_ten(found[1])} such tests show it.",
        f"If it makes 2 points, {_of_ten(found[2])} do.",
    )


def _of_ten(share: tuple[float, float]) -> str:
    """Such as "3 to 5 of 10"."""
    low, high = (round(one / 10) for one in share)
    return f"about {low} of 10" if low == high else f"{low} to {high} of 10"
