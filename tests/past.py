"""Pasts of a person for the tests of how the plan changes: only what a test names is in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from tests.made import REVIEW, a_knowledge
from unknot.core.diary import Decision, Diary, DiaryDay, FilledIn
from unknot.core.history import History, PlanMade
from unknot.core.path import PathNow, path
from unknot.core.path_rules import ACTIVITIES
from unknot.core.sitting_log import DoneMovement, Log, PastSitting
from unknot.core.traffic_light import Response
from unknot.knowledge.kinds import Knowledge, Measure

DAY_0 = date(2026, 11, 23)

_ITEMS = ("activity_1", "activity_2", "activity_3")
_SCALE = Measure(ACTIVITIES, "", "", 0, 10, "better", "", "", REVIEW, items=_ITEMS, item_ids=_ITEMS, scoring="mean")
KNOWLEDGE: Knowledge = replace(a_knowledge(), measures={ACTIVITIES: _SCALE})

_CALM = Response(
    before=2,
    worst_during=2,
    after_15_min=2,
    at_bedtime=2,
    next_morning=2,
    usual_morning=2,
    leg_worse=False,
    lasted_over_24_h=False,
    danger_signs=frozenset(),
)
RESPONSES: Mapping[str, Response] = {
    "green": _CALM,
    "amber": replace(_CALM, worst_during=4),
    "red": replace(_CALM, worst_during=7),
    "undecided": Response(before=2),
    "stop_now": replace(_CALM, danger_signs=frozenset({"chest_pain"})),
}


def on(day: int) -> date:
    """So many days after the plan began."""
    return DAY_0 + timedelta(day)


def said(day: int, pain: int | None = None, **more: Any) -> DiaryDay:
    """What one day said."""
    return DiaryDay(on(day), pain, **more)


def sat(day: int, light: str, phase: str = "move", *movements: str, settled: bool = True) -> PastSitting:
    """A sitting with its light; a red one settled the next morning unless it is said not to."""
    response = RESPONSES[light]
    if light == "red" and not settled:
        response = replace(response, next_morning=8)
    done = tuple(DoneMovement(one) for one in movements)
    return PastSitting(f"{light} {day}", on(day), phase, done, response=response, checked_since=settled)


def rated(day: int, *ratings: float) -> FilledIn:
    """The activities that matter, rated."""
    return FilledIn(on(day), ACTIVITIES, dict(zip(_ITEMS, ratings, strict=False)))


def decided(day: int, kind: str, target: str = "", value: object = None, reason: str = "") -> Decision:
    """What the person decided."""
    return Decision(on(day), kind, target, value, reason)


def checked(day: int, phase: str, level: str = "self_care") -> PlanMade:
    """A check and the plan that it led to."""
    return PlanMade(on(day), phase, level)


def a_past(*parts: DiaryDay | PastSitting | FilledIn | Decision | PlanMade) -> History:
    """A history of these parts, whatever their order."""

    def of(kind: type[Any]) -> Any:
        return tuple(sorted((one for one in parts if isinstance(one, kind)), key=lambda one: one.on))

    return History(Diary(of(DiaryDay)), Log(of(PastSitting)), of(FilledIn), of(Decision), plans=of(PlanMade))


def now(entry: str, day: int, *parts: Any, age: float = 44, activity: str | None = "moderate") -> PathNow:
    """Where somebody of 44 who is active enough is after so many days."""
    past = a_past(*parts)
    return path(KNOWLEDGE, past, entry, DAY_0, on(day), age=age, activity=activity)


def walked(found: PathNow) -> list[str]:
    """The changes that were made, as "day: before > after because"."""
    return [
        f"{(one.on - DAY_0).days}: {one.before} > {one.after} because {one.reason}"
        for one in found.changes
        if not one.refused
    ]
