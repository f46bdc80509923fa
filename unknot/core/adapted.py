"""The plan's doses as they are on a day: half after a flare and then more, and walks that grow from day to day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from unknot.core.dose_changes import lowered
from unknot.core.keep_well import walk_minutes
from unknot.core.outlook import DayLight
from unknot.core.path_values import PathNow, Ramp
from unknot.core.traffic_light import Light
from unknot.core.values import Plan, PlanItem
from unknot.knowledge.answers import Facts
from unknot.knowledge.kinds import MovementDose, WalkingDose

#: 5.1: a long spell begins at half of what one can do now. Its file holds half a session and half the walks already;
#: who can walk for less than twice those minutes begins lower still.
OF_THE_BASELINE = 0.5


def adapted(plan: Plan, now: PathNow, facts: Facts, days_in_phase: int) -> Plan:
    """The plan with its doses of this day. Warmth, rest, sleep and medicines stay as they are."""
    items = tuple(_item(item, now, facts, days_in_phase) for item in plan.items)
    return replace(plan, items=items)


def _item(item: PlanItem, now: PathNow, facts: Facts, days_in_phase: int) -> PlanItem:
    if isinstance(item.dose, WalkingDose):
        return replace(item, dose=_walk(item.dose, now, facts, days_in_phase))
    if isinstance(item.dose, MovementDose) and now.share < 1:
        return replace(item, dose=lowered(item.dose, now.share))
    return item


def _walk(dose: WalkingDose, now: PathNow, facts: Facts, days_in_phase: int) -> WalkingDose:
    """The walk of the day: grown by the days that went well, and by the month where one keeps well."""
    start = dose.minutes
    if now.phase == "keep_well":
        start = min(start, walk_minutes(days_in_phase))
    baseline = facts.number("walk_minutes_comfortable")
    if now.phase == "persistent" and baseline is not None:
        start = min(start, max(1.0, baseline * OF_THE_BASELINE))
    grown = min(max(dose.at_most_minutes, start), start + dose.add_minutes_a_day * now.grown)
    return replace(dose, minutes=float(max(1, round(grown * now.share))))


def without_ramps(days: Sequence[DayLight], ramps: Sequence[Ramp]) -> tuple[DayLight, ...]:
    """The days as they count for a step up of one movement: while doses come back after a flare, green adds none."""
    return tuple(_plain(day) if _inside(day, ramps) else day for day in days)


def _inside(day: DayLight, ramps: Sequence[Ramp]) -> bool:
    return any(ramp.first <= day.on <= ramp.last for ramp in ramps)


def _plain(day: DayLight) -> DayLight:
    return replace(day, light=Light.UNDECIDED) if day.light is Light.GREEN else day
