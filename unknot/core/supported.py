"""The order in which things are offered: best supported first, then what fits, then what is liked."""

from __future__ import annotations

from unknot.core.conditions.evaluate import TRUE, Situation, evaluate
from unknot.knowledge.conditions import Always
from unknot.knowledge.kinds import Movement, Remedy

CERTAINTY = {"high": 4, "moderate": 3, "low": 2, "very_low": 1, "none": 0}
HEAT = ("heat_pad", "hot_water_bottle", "heat_wrap", "hot_fomentation", "hot_bath_or_shower", "lukewarm_bath")
COLD = ("ice_pack",)


def support(item: Remedy | Movement) -> int:
    """How well supported an item is: the certainty that it helps; 0 when it is not shown to."""
    if isinstance(item, Remedy) and item.direction != "helps":
        return 0
    return CERTAINTY[item.certainty]


def fit(item: Remedy | Movement, shown: tuple[str, ...]) -> int:
    """How well it answers the contributors shown: 3 for the first, 2, 1, or 0."""
    return max((len(shown) - shown.index(id_) for id_ in item.fits if id_ in shown), default=0)


def asked_for(item: Remedy | Movement, now: Situation) -> bool:
    """Whether an answer of the person calls for this item: its ``suits`` is more than "everybody" and holds."""
    return not isinstance(item.suits, Always) and evaluate(item.suits, now) is TRUE


def liking(item: Remedy | Movement, now: Situation) -> int:
    """1 when the person said they like it, -1 when they said they like the other, else 0."""
    preference = now.facts.get("prefers_heat_or_cold")
    if item.id in HEAT and preference in ("heat", "cold"):
        return 1 if preference == "heat" else -1
    if item.id in COLD and preference in ("heat", "cold"):
        return 1 if preference == "cold" else -1
    return 1 if item.id in now.facts.chosen("liked_activities") else 0
