"""The ladder back to work, lifting or sport (5.5): which rung one is on, and what may be done today.

A rung that was done is a sitting like any other, whose movement has the id ``ladder_rung_3``: the traffic light and
the questions that follow it work as ever. Nothing else is stored, so the same log always gives the same rung.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from unknot.core.decisions import LADDER
from unknot.core.exclusions import Switches
from unknot.core.history import History
from unknot.core.outlook import WEEK
from unknot.core.sitting_log import Log, PastSitting
from unknot.core.traffic_light import Light, worst_of
from unknot.core.triage import judge
from unknot.core.values import Assessment
from unknot.knowledge.answers import Facts, YesNo
from unknot.knowledge.kinds import Knowledge
from unknot.knowledge.levels import CareLevel

ROADS = ("work", "lifting", "sport")
PREFIX = "ladder_rung_"
#: 5.5: green days a rung; days a rung of loads, and at 75% and 100%
GREENS_A_RUNG = 2
DAYS_OF_LOAD, DAYS_NEAR_FULL = 3, WEEK
LIFTS_FROM = 3
#: 5.5: never for these flags, nor for RF50 with weakness
FRAGILE = ("RF12", "RF13", "RF14")
NERVE, WEAKNESS = "RF50", ("leg_weakness", "foot_drop", "leg_gives_way", "tiptoe_loss")
#: the movement whose exclusions a rung shares: where the one is off for this person, so is the other [D]
LIKE = {1: "sit_to_stand", 2: "hip_hinge"}
LIKE_A_LIFT = "loaded_hinge"


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung: its number, what it is (an id with words in the web), and how many days it takes at least.

    ``kind``: rise_and_walk | hinge | waist_to_waist | knee_to_waist | floor | three_quarters | twist_and_reach |
    full | drills_50 | drills_75 | drills_100.
    """

    number: int
    kind: str
    days: int = 0

    @property
    def movement(self) -> str:
        """The id under which a sitting keeps that it was done."""
        return f"{PREFIX}{self.number}"

    @property
    def lifts(self) -> bool:
        """Whether it is a lifting rung: none of them on two days running."""
        return self.number >= LIFTS_FROM


_COMMON = (
    Rung(1, "rise_and_walk"),
    Rung(2, "hinge"),
    Rung(3, "waist_to_waist"),
    Rung(4, "knee_to_waist", DAYS_OF_LOAD),
    Rung(5, "floor", DAYS_OF_LOAD),
    Rung(6, "three_quarters", DAYS_NEAR_FULL),
    Rung(7, "twist_and_reach", DAYS_OF_LOAD),
)
_FULL = (Rung(8, "full", DAYS_NEAR_FULL),)
#: rung 8 of a sport goes from 50 to 75 to 100%: three rungs, so that each has its days
_DRILLS = (
    Rung(8, "drills_50", DAYS_OF_LOAD),
    Rung(9, "drills_75", DAYS_NEAR_FULL),
    Rung(10, "drills_100", DAYS_NEAR_FULL),
)


@dataclass(frozen=True, slots=True)
class Ladder:
    """The ladder as it stands on a day. ``at`` is the rung to do now; ``greens`` and ``days`` are those on it."""

    road: str
    began: date
    at: int
    greens: int
    days: int
    last_done: date | None = None
    last_light: Light | None = None
    done: bool = False

    @property
    def rungs(self) -> tuple[Rung, ...]:
        """All rungs of this road."""
        return rungs_of(self.road)

    @property
    def rung(self) -> Rung:
        """The rung to do now."""
        return self.rungs[self.at - 1]


def rungs_of(road: str) -> tuple[Rung, ...]:
    """The rungs of a road from the bottom."""
    return (*_COMMON, *(_DRILLS if road == "sport" else _FULL))


def ladder_of(history: History, on: date, since: date | None = None) -> Ladder | None:
    """The ladder on a day; None before one is wanted. A new choice of the road begins it anew."""
    wanted = [one for one in history.decisions if one.kind == LADDER and one.value in ROADS and one.on <= on]
    wanted = [one for one in wanted if since is None or one.on >= since]
    if not wanted:
        return None
    began, road = wanted[-1].on, str(wanted[-1].value)
    climb = _Climb(rungs_of(road))
    for day, rung, light in _done(history.log, began, on):
        climb.take(day, rung, light)
    done = climb.settle(on)
    days = 0 if climb.first is None else (on - climb.first).days
    return Ladder(road, began, climb.at, climb.greens, days, climb.last, climb.light, done)


def climbed(ladder: Ladder) -> bool:
    """Whether the last rung has had its green days and its time."""
    return ladder.done


def not_today(ladder: Ladder, on: date) -> str:
    """Why the rung is not for this day: climbed | done_today | rest_day | tell_first; or ""."""
    if ladder.done:
        return "climbed"
    if ladder.last_done is None or ladder.last_light is None:
        return ""
    if ladder.last_done == on:
        return "done_today"
    if ladder.rung.lifts and ladder.last_done == on - timedelta(1):
        return "rest_day"
    if ladder.last_light is Light.UNDECIDED and ladder.rung.lifts:
        return "tell_first"
    return ""


def barred(knowledge: Knowledge, assessment: Assessment, facts: Facts, rung: int = 1) -> str:
    """Why the ladder, or this rung of it, is not for this person: see_first | fragile | weakness | excluded; or "".

    A sign that is "not sure" bars as a yes does, and so does an answer that nobody gave.
    """
    if assessment.care_level is None or assessment.care_level >= CareLevel.SOON or not assessment.plan_allowed:
        return "see_first"
    flags = {flag.id for flag in assessment.flags}
    if flags.intersection(FRAGILE):
        return "fragile"
    if NERVE in flags and any(facts.get(fact) is not YesNo.NO for fact in WEAKNESS if fact in knowledge.questions):
        return "weakness"
    now = judge(knowledge, facts).seen
    like = knowledge.movements.get(LIKE.get(rung, LIKE_A_LIFT))
    return "excluded" if like is not None and Switches.of(knowledge, now).off_for(like, now) else ""


@dataclass
class _Climb:
    """The going through the days on which rungs were done."""

    rungs: tuple[Rung, ...]
    at: int = 1
    greens: int = 0
    first: date | None = None
    last: date | None = None
    light: Light | None = None

    def take(self, day: date, rung: int, light: Light) -> None:
        """One day: a red goes one rung back; what is no more than an older rung done again changes no count."""
        if self._rested(day):
            self._up()
        self.last, self.light = day, light
        if light in (Light.RED, Light.STOP_NOW):
            self.at, self.greens, self.first = max(1, self.at - 1), 0, None
        elif rung == self.at:
            self.first = self.first or day
            self.greens = self.greens + 1 if light is Light.GREEN else self.greens if light is Light.UNDECIDED else 0

    def _rested(self, day: date) -> bool:
        return self.at < len(self.rungs) and self._full(day)

    def _full(self, on: date) -> bool:
        days = 0 if self.first is None else (on - self.first).days
        return self.greens >= GREENS_A_RUNG and days >= self.rungs[self.at - 1].days

    def _up(self) -> None:
        self.at, self.greens, self.first = self.at + 1, 0, None

    def settle(self, on: date) -> bool:
        """Take the step that is due by this day; whether there is none left."""
        if self._rested(on):
            self._up()
            return False
        return self.at == len(self.rungs) and self._full(on)


def _done(log: Log, began: date, until: date) -> list[tuple[date, int, Light]]:
    """The days on which a rung was done, in order, with the highest rung and the worst light of all their sittings."""
    days: dict[date, list[PastSitting]] = {}
    for sitting in sorted(log.sittings, key=lambda one: (one.on, one.key)):
        if began <= sitting.on <= until:
            days.setdefault(sitting.on, []).append(sitting)
    found = [(day, max(map(_rung, held)), worst_of(one.light for one in held)) for day, held in days.items()]
    return [(day, rung, light) for day, rung, light in found if rung]


def _rung(sitting: PastSitting) -> int:
    """The highest rung of a sitting; 0 when it has none."""
    numbers = [one.movement.removeprefix(PREFIX) for one in sitting.done if one.movement.startswith(PREFIX)]
    return max((int(number) for number in numbers if number.isdigit()), default=0)
