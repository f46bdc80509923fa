"""What a test is measured by: fixed before it begins, with the time of measuring (CENT 2015, item 6a).

An outcome always belongs to the day whose arm it is about. Pain of the next morning and last night's sleep are asked
on the morning after: ``measured_on`` says when.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from unknot.core.scores import LEAST_CHANGE
from unknot.knowledge.experiment_kinds import OUTCOMES as EXPERIMENT_OUTCOMES


@dataclass(frozen=True, slots=True)
class Outcome:
    """A number from 0 to 10, asked at a fixed time. ``measured``: next_morning | same_evening."""

    measure: str
    item: str
    measured: str

    @property
    def higher_is(self) -> str:
        """Which way the measure runs: better | worse."""
        return HIGHER_IS[self.measure]


#: which way the measures run that a test may have
HIGHER_IS: Mapping[str, str] = MappingProxyType({"nrs": "worse", "sleep": "better"})
#: the outcomes that a test may have, by name [D]: one number a day, at the same time of day
OUTCOMES: Mapping[str, Outcome] = MappingProxyType({name: Outcome(*what) for what, name in EXPERIMENT_OUTCOMES.items()})
#: what a value may be
LOWEST, HIGHEST = 0.0, 10.0


def measured_on(outcome: str, day: date) -> date:
    """The date on which the value of a day of the test is asked."""
    return day + timedelta(days=OUTCOMES[outcome].measured == "next_morning")


def least_felt(outcome: str, usual: float) -> float | None:
    """The least gain that people feel, from their usual value: 2 points or 30%, whichever comes first (part 6).

    None where no least change is known, as for sleep.
    """
    least = LEAST_CHANGE.get(OUTCOMES[outcome].measure)
    if least is None:
        return None
    return least.points if least.percent is None else min(least.points, usual * least.percent / 100)


def as_gain(outcome: str, value: float) -> float:
    """A value turned so that more is better, whichever way the measure runs."""
    return value if OUTCOMES[outcome].higher_is == "better" else -value
