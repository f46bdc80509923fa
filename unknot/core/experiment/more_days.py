"""How many more days would help: worked out from the person's own noise, for "8 more days would help".

What is believed of the gain now says where it may stand after more days, and how narrow its spread will be: that
shrinks with the square root of the days. Of every number of days it follows how likely a clear verdict is then. The
fewest with a chance of ``CHANCE`` are told. It is an outlook from the person's own noise, and no promise. Missing days
are reckoned to stay as common as they were.
"""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist

from unknot.core.experiment.design import MOST_DAYS
from unknot.core.experiment.values import Fit, Schedule

#: more days are told when they would settle it in 2 tests out of 3 [D]
CHANCE = 2 / 3
_NORMAL = NormalDist()


def more_days(schedule: Schedule, fit: Fit, called_from: tuple[float, float, float]) -> int | None:
    """The fewest more days, in whole pairs, with a good chance of a verdict; None within what may be asked for.

    ``called_from``: the chances from which a gain, a loss, and no gain worth having are called.
    """
    pair, have = schedule.question.pair_days, len(schedule.days)
    for more in range(pair, MOST_DAYS - have + 1, pair):
        if chance_to_tell(fit, have / (have + more), called_from) >= CHANCE:
            return more
    return None


def chance_to_tell(fit: Fit, left: float, called_from: tuple[float, float, float]) -> float:
    """The chance of a verdict when the variance of the gain has shrunk to this share of what it is now."""
    later = fit.gain_sd * sqrt(left)
    middle = NormalDist(fit.median, fit.gain_sd * sqrt(1 - left))
    gain, loss, no_gain = (_NORMAL.inv_cdf(chance) * later for chance in called_from)
    helps = 1 - middle.cdf(gain)
    not_helps = middle.cdf(max(-loss, min(fit.margin - no_gain, gain)))
    return helps + not_helps
