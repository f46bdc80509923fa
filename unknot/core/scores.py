"""What a filled-in measure comes to, and whether a change in it is one that people feel.

The scorings and the least changes are those of the clinical reference, part 6; each function names its source. No
severity bands: the authors of the measures gave none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite

from unknot.knowledge.kinds import Measure

#: differences are compared to this many decimals, so that 4.9 from 7 is 30% and not a hair less
DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Score:
    """The score of one measure, or why there is none.

    ``why_none``: "" | not_answered | item_left_out | more_than_one. ``answered`` counts the items that were given a
    number, ``of`` all items of the measure.
    """

    value: float | None
    answered: int
    of: int
    why_none: str = ""


@dataclass(frozen=True, slots=True)
class LeastChange:
    """The least change for the better that people feel: in points, or as a share of the score before."""

    points: float
    percent: float | None = None


#: Ostelo 2008 (NRS, RMDQ) and Stratford 1995 (mean of the named activities)
LEAST_CHANGE: Mapping[str, LeastChange] = {
    "nrs": LeastChange(2, percent=30),
    "rmdq_24": LeastChange(5, percent=30),
    "activities_that_matter": LeastChange(2),
}
#: Stratford 1995: one activity by itself must change more than the mean
LEAST_CHANGE_OF_ONE_ACTIVITY = LeastChange(3)
#: Kamper 2010: at or below this, people called themselves completely recovered
RECOVERED_AT_MOST: Mapping[str, float] = {"nrs": 0, "rmdq_24": 2}
#: Kamper 2010 (global perceived effect): the best two of the seven steps
SUCCESS_AT_MOST = 2
#: Kroenke 2003 and 2007
WORTH_TALKING_FROM: Mapping[str, float] = {"phq_2": 3, "gad_2": 3}
#: notes on scoring the RMDQ: outside of these it shows change poorly
RMDQ_READABLE = (4, 20)
#: appetite, and staying in bed: with weight loss or fever they call for a new safety check
RMDQ_SCREENING_ITEMS = ("rmdq_15", "rmdq_24")


def score(measure: Measure, answers: Mapping[str, float | None]) -> Score:
    """The score of a measure from the numbers given to its items, by id; None or left out is not answered.

    * count: the number of ticks, 1 for ticked; a blank counts as 0, as the authors of the RMDQ say.
    * sum: the points added up; with an item left out there is no score [D].
    * mean: over the items that were rated.
    * single: the one number. Where several single numbers were given there is no one score: see ``numbers``.

    Raises ValueError for an item the measure does not have, and for a number the item cannot have.
    """
    given = _given(measure, answers)
    counts = (len(given), len(measure.item_ids))
    total = sum(given.values())
    if measure.scoring == "count":
        return Score(float(total), *counts)
    if not given:
        return Score(None, *counts, why_none="not_answered")
    if measure.scoring == "mean":
        return Score(total / len(given), *counts)
    if measure.scoring == "sum":
        whole = len(given) == len(measure.item_ids)
        return Score(total, *counts) if whole else Score(None, *counts, why_none="item_left_out")
    if measure.scoring == "single":
        return Score(total, *counts) if len(given) == 1 else Score(None, *counts, why_none="more_than_one")
    raise ValueError(f'"{measure.scoring}" is no scoring. The measure {measure.id} needs single, count, sum or mean.')


def numbers(measure: Measure, answers: Mapping[str, float | None]) -> Mapping[str, Score]:
    """Each item of a measure of single numbers as a score of its own; the NRS keeps back and leg apart."""
    given = _given(measure, answers)
    return {
        item: Score(given[item], 1, 1) if item in given else Score(None, 0, 1, "not_answered")
        for item in measure.item_ids
    }


def meaningful_change(measure: Measure, before: float, after: float) -> bool | None:
    """Whether the change is for the better and as large as people feel; None where no least change is known.

    NRS: 2 points or 30% less. RMDQ: 5 or 30% less (Ostelo 2008). Mean of named activities: 2 more (Stratford 1995).
    The RMDQ shows change poorly below 4 and above 20: see ``shows_change_poorly``.
    """
    least = LEAST_CHANGE.get(measure.id)
    return None if least is None else _reaches(least, _gain(measure, before, after), before)


def meaningful_change_of_one_activity(measure: Measure, before: float, after: float) -> bool:
    """Whether one named activity by itself changed enough for people to feel it: 3 points (Stratford 1995)."""
    return _reaches(LEAST_CHANGE_OF_ONE_ACTIVITY, _gain(measure, before, after), before)


def is_recovered(measure: Measure, value: float) -> bool | None:
    """Whether a score goes with "completely recovered": NRS 0, RMDQ 2 or less (Kamper 2010); None for others."""
    most = RECOVERED_AT_MOST.get(measure.id)
    return None if most is None else value <= most


def is_success(change: float) -> bool:
    """Whether an answer to the question on global change counts as a success: 1 or 2 of 7 (Kamper 2010)."""
    return change <= SUCCESS_AT_MOST


def worth_talking(measure: Measure, value: float) -> bool | None:
    """Whether PHQ-2 or GAD-2 say that it is worth talking to someone: from 3 (Kroenke 2003, 2007); None for others."""
    least = WORTH_TALKING_FROM.get(measure.id)
    return None if least is None else value >= least


def shows_change_poorly(measure: Measure, value: float) -> bool:
    """Whether a score lies where the measure shows change poorly: RMDQ below 4 or above 20 (notes on its scoring)."""
    lowest, highest = RMDQ_READABLE
    return measure.id == "rmdq_24" and not lowest <= value <= highest


def calls_for_a_new_check(answers: Mapping[str, float | None], *, weight_loss: bool, fever: bool) -> bool:
    """Whether RMDQ sentence 15 or 24 is ticked together with weight loss or fever: then screen again [D]."""
    ticked = any(answers.get(item) for item in RMDQ_SCREENING_ITEMS)
    return ticked and (weight_loss or fever)


def _given(measure: Measure, answers: Mapping[str, float | None]) -> dict[str, float]:
    """The answers that are numbers, each checked against what its item can have."""
    for item in answers:
        if item not in measure.item_ids:
            raise ValueError(f'The measure {measure.id} has no item "{item}". It has {", ".join(measure.item_ids)}.')
    given = {item: float(value) for item, value in answers.items() if value is not None}
    for item, value in given.items():
        if not _possible(measure, value):
            raise ValueError(f'{value:g} cannot be the answer to "{item}" of the measure {measure.id}.')
    return given


def _possible(measure: Measure, value: float) -> bool:
    """Whether one item can be answered with this number."""
    if measure.choices is not None:
        return value in measure.choices.values()
    if measure.scoring == "count":
        return value in (0, 1)
    return isfinite(value) and measure.at_least <= value <= measure.at_most


def _gain(measure: Measure, before: float, after: float) -> float:
    """How far a score moved for the better; below zero when it moved for the worse."""
    return after - before if measure.higher_is == "better" else before - after


def _reaches(least: LeastChange, gain: float, before: float) -> bool:
    """Whether a gain is at least the points, or at least the share of the score before."""
    if gain <= 0:
        return False
    enough = round(gain, DECIMALS) >= least.points
    share = least.percent is not None and round(gain * 100, DECIMALS) >= round(least.percent * before, DECIMALS)
    return enough or share
