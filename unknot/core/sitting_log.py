"""What is known of a person's earlier sittings, and what it says of one movement: values that the records fill."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from unknot.core.outlook import WEEK, DayLight
from unknot.core.traffic_light import Light, Response, light_of, morning_is_usual, worst_of
from unknot.knowledge.kinds import Knowledge, Movement, MovementDose

#: part 5.2: a leg that gets worse drops the direction in which one moved
DIRECTIONS = frozenset({"flexion", "extension", "rotation"})
#: up to so many days a week the days of a movement are never neighbours
NO_NEIGHBOURS_UP_TO = 3


@dataclass(frozen=True, slots=True)
class DoneMovement:
    """One movement of a past sitting. ``how``: "" (as it was given) | easier | skip | stop."""

    movement: str
    how: str = ""
    seconds: float = 0.0


@dataclass(frozen=True)
class PastSitting:
    """One sitting that was held: when, in which phase, what was done, and how the body answered.

    ``ended``: finished | stopped_for_pain | left. ``usual_again``: after a red, a later morning was as usual.
    ``checked_since``: after a danger sign, the whole safety check was gone through again.
    """

    key: str
    on: date
    phase: str
    done: tuple[DoneMovement, ...] = ()
    ended: str = "finished"
    response: Response = field(default_factory=Response)
    usual_again: bool = False
    checked_since: bool = False

    @cached_property
    def light(self) -> Light:
        """Its traffic light. One that was stopped for pain is never better than amber [D: the body said no]."""
        light = light_of(self.response).light
        return worst_of((light, Light.AMBER)) if self.ended == "stopped_for_pain" else light

    @property
    def settled(self) -> bool:
        """Whether what holds the next sitting back is over."""
        if self.light is Light.STOP_NOW:
            return self.checked_since
        return self.usual_again or morning_is_usual(self.response)

    def did(self, movements: frozenset[str]) -> bool:
        """Whether one of these movements was done as it was given."""
        return any(one.movement in movements and one.how == "" for one in self.done)


@dataclass(frozen=True)
class Log:
    """What came before a sitting: the sittings in any order, and the wishes.

    ``dropped``: the directions that earlier sittings, which are not here, have dropped.
    """

    sittings: tuple[PastSitting, ...] = ()
    favourites: frozenset[str] = frozenset()
    not_for_me: frozenset[str] = frozenset()
    dropped: frozenset[str] = frozenset()

    @cached_property
    def by_day(self) -> tuple[tuple[DayLight, tuple[PastSitting, ...]], ...]:
        """The days in order, each with its worst light and the sittings that were held on it."""
        on_day: dict[date, list[PastSitting]] = {}
        for sitting in sorted(self.sittings, key=lambda one: (one.on, one.key)):
            on_day.setdefault(sitting.on, []).append(sitting)
        return tuple((_day(held), tuple(held)) for held in on_day.values())

    @cached_property
    def tried_on(self) -> Mapping[str, tuple[date, ...]]:
        """The days on which each movement was tried, one entry a sitting."""
        found: dict[str, list[date]] = {}
        for sitting in self.sittings:
            for movement in {one.movement for one in sitting.done if one.how != "skip"}:
                found.setdefault(movement, []).append(sitting.on)
        return {movement: tuple(days) for movement, days in found.items()}


def days_of(log: Log) -> tuple[DayLight, ...]:
    """The log day by day, in order, each with its worst light."""
    return tuple(day for day, _ in log.by_day)


def days_with(log: Log, movements: frozenset[str]) -> tuple[DayLight, ...]:
    """The days as they count for one movement (and those that stand in for it), from the first on which it was done.

    A better day on which it was not done says nothing of it, and is left out; amber, red and a danger sign hold every
    movement back. Of a movement that was never done, only the last day counts, if it holds back.
    """
    days = [(day, any(sitting.did(movements) for sitting in held)) for day, held in log.by_day]
    first = next((n for n, (_, did) in enumerate(days) if did), len(days) - 1)
    return tuple(day for day, did in days[max(0, first) :] if did or day.light not in SAYS_NOTHING)


#: the lights of a day that say nothing of a movement that was not done on it
SAYS_NOTHING = (Light.GREEN, Light.UNDECIDED)


def _day(held: list[PastSitting]) -> DayLight:
    light = worst_of(one.light for one in held)
    reds = [one for one in held if one.light is Light.RED]
    return DayLight(
        on=held[0].on,
        light=light,
        phase=held[-1].phase,
        settled=all(one.settled for one in held if one.light is light),
        leg_worse=any(one.response.leg_worse for one in held),
        seed=any("seed_rule" in light_of(one.response).rows for one in reds),
    )


def stand_ins(movement: Movement) -> frozenset[str]:
    """A movement with its easier and harder ones: a day with one of them counts for it."""
    return frozenset({movement.id, *movement.regress_to, *movement.progress_to})


def dropped_directions(knowledge: Knowledge, log: Log) -> frozenset[str]:
    """The directions in which one moved when a leg got worse: those of the movement stopped at, or of all done.

    They stay dropped [D]: nothing here can tell that it would be fine now.
    """
    worse = [sitting for sitting in log.sittings if sitting.response.leg_worse]
    return log.dropped | DIRECTIONS.intersection(tag for sitting in worse for tag in _tags(knowledge, sitting))


def _tags(knowledge: Knowledge, sitting: PastSitting) -> Iterable[str]:
    stopped = [one for one in sitting.done if one.how == "stop"]
    for one in stopped or [one for one in sitting.done if one.how != "skip"]:
        known = knowledge.movements.get(one.movement)
        yield from known.tags if known else ()


def has_rested(log: Log, movement: Movement, dose: MovementDose, on: date) -> bool:
    """Whether a movement may be done now: by the times a day and the days a week of its dose, and when it was done."""
    tried = log.tried_on.get(movement.id, ())
    if dose.times_a_day is not None and tried.count(on) >= dose.times_a_day:
        return False
    if dose.days_a_week is None or dose.days_a_week >= WEEK:
        return True
    lately = {day for day in tried if on - timedelta(WEEK) < day < on}
    neighbour = on - timedelta(1) in lately and dose.days_a_week <= NO_NEIGHBOURS_UP_TO
    return len(lately) < dose.days_a_week and not neighbour
