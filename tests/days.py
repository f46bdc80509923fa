"""Small plans and days for the tests of the schedule: only what a test names differs from the usual."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from unknot.core.values import Plan, PlanItem, PlannedDay, Reason, TimedItem, WorkHours
from unknot.knowledge.conditions import Always
from unknot.knowledge.kinds import (
    Knowledge,
    Movement,
    MovementDose,
    Phase,
    Remedy,
    RemedyDose,
    Review,
    WalkingDose,
)

MONDAY = date(2026, 11, 23)
REVIEW = Review(MONDAY, "unreviewed", date(2027, 11, 23))
BECAUSE = (Reason("check", "complete"),)
OFFICE = tuple(WorkHours(weekday, time(9), time(17)) for weekday in range(5))
NIGHT_SHIFT = tuple(WorkHours(weekday, time(22), time(6)) for weekday in range(7))


def movement(name: str, *, tags: tuple[str, ...] = (), at_work: bool = False) -> Movement:
    return Movement(
        id=name,
        name=name,
        reference="M01",
        start="standing",
        kind="mobility",
        summary="",
        steps=(),
        doses={},
        evidence=(),
        review=REVIEW,
        tags=tags,
        possible_at_work=at_work,
    )


def remedy(name: str, *, at_work: bool = False, timed: bool = True) -> Remedy:
    return Remedy(
        id=name,
        name=name,
        kind="heat_cold",
        reference="R03",
        stance="offer",
        certainty="low",
        direction="helps",
        summary="",
        effect="",
        evidence=(),
        review=REVIEW,
        timed=timed,
        possible_at_work=at_work,
    )


def phase(sessions_a_day: int = 1) -> Phase:
    return Phase("move", "Move", "P2", 2, Always(), "", "", REVIEW, sessions_a_day=sessions_a_day)


def knowing(*things: Movement | Remedy, sessions_a_day: int = 1) -> Knowledge:
    """Knowledge of these movements and remedies, and of a phase "move"."""
    return Knowledge(
        version="",
        questions={},
        terms={},
        red_flags={},
        rules={},
        contributors={},
        remedies={thing.id: thing for thing in things if isinstance(thing, Remedy)},
        movements={thing.id: thing for thing in things if isinstance(thing, Movement)},
        phases={"move": phase(sessions_a_day)},
        exclusions={},
        countries={},
        evidence={},
        cases={},
        measures={},
        experiments={},
        topics={},
        claims={},
    )


def heat(name: str = "heat_pad", minutes: float = 15, times: int = 3, gap: float = 2, **more: float) -> PlanItem:
    dose = RemedyDose(minutes=minutes, times_a_day=times, hours_between=gap, **more)  # type: ignore[arg-type]
    return PlanItem("remedy", name, "heat_cold", dose, BECAUSE)


def rest(name: str = "legs_elevated", minutes: float = 10, times: int = 2, gap: float = 2) -> PlanItem:
    return PlanItem("remedy", name, "rest", RemedyDose(minutes, times, gap), BECAUSE)


def breathing(minutes: float = 5, times: int = 3) -> PlanItem:
    return PlanItem("movement", "belly_breathing", "breathing", MovementDose(minutes, times_a_day=times), BECAUSE)


def walk(minutes: float = 5, times: int = 6, gap: float = 1.5) -> PlanItem:
    return PlanItem("remedy", "walking", "walk", WalkingDose(minutes, times, gap), BECAUSE)


def in_session(name: str, minutes: float = 2, times: int | None = None, days_a_week: int | None = None) -> PlanItem:
    dose = MovementDose(minutes, times_a_day=times, days_a_week=days_a_week)
    return PlanItem("movement", name, "session", dose, BECAUSE)


def daily(name: str = "stay_active") -> PlanItem:
    return PlanItem("remedy", name, "daily", None, BECAUSE)


def plan_of(*items: PlanItem, on: date = MONDAY) -> Plan:
    return Plan("move", items, (), on)


def clock(*timed: TimedItem) -> list[str]:
    """The times of day, as a person would read them: "08:30 to 08:45"."""
    return [f"{one.start:%H:%M} to {one.end:%H:%M}" for one in timed]


def of_block(day: PlannedDay, block: str) -> list[TimedItem]:
    return [one for one in day.timed if one.block == block]


def utc(one: TimedItem) -> tuple[datetime, datetime]:
    return one.start.astimezone(UTC), one.end.astimezone(UTC)


def elapsed(one: TimedItem) -> timedelta:
    start, end = utc(one)
    return end - start


def wall_times(one: TimedItem) -> Iterable[datetime]:
    """What a wall clock shows during the item, every minute, without zone or fold."""
    start, end = utc(one)
    for minute in range(int((end - start) / timedelta(minutes=1))):
        yield (start + timedelta(minutes=minute)).astimezone(one.start.tzinfo).replace(tzinfo=None, fold=0)
