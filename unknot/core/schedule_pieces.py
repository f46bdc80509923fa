"""From the lines of a plan to the pieces that are laid into a day.

A piece is something with a length that is done a number of times: one remedy, the walks, or the
guided session. What has no length, or is not tied to set times, stays an untimed line.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from unknot.core.values import Plan, PlanItem
from unknot.knowledge.kinds import Knowledge, MovementDose, Phase, RemedyDose, WalkingDose

#: Blocks in the order in which they choose their place in the day.
TIMED_BLOCKS = ("session", "heat_cold", "rest", "walk", "breathing")

#: Rule K24: what bends the back deeply, or is heavy, waits until an hour after waking.
BENDING_TAGS = frozenset({"flexion", "loaded_flexion", "heavy_load"})
BENDING_CAUTIONS = frozenset({"FI"})
BENDING_MOVEMENTS = frozenset({"hip_hinge"})
BENDING_WAITS = timedelta(minutes=60)

#: The last half hour is for winding down. Heat must be off before bed: nobody falls asleep on it.
FREE_BEFORE_BED = {"breathing": timedelta(0), "heat_cold": timedelta(minutes=10)}
USUALLY_FREE_BEFORE_BED = timedelta(minutes=30)

#: Where the dose names no time between two turns.
USUAL_GAP = {"session": timedelta(hours=4)}
SHORTEST_GAP = timedelta(hours=1)

#: A walk of this length fits into a break at work.
BREAK_MINUTES = 10

WEEK = 7
MANY_TIMES = 1000


@dataclass(frozen=True, slots=True)
class Piece:
    """Something to lay into the day: its turns, their length, and the rules for their place.

    ``turns`` holds the plan items of each turn; a guided session may be shorter the second time.
    """

    block: str
    turns: tuple[tuple[PlanItem, ...], ...]
    lengths: tuple[timedelta, ...]
    gap: timedelta
    at_work: bool
    after_waking: timedelta
    before_bed: timedelta

    @property
    def items(self) -> tuple[PlanItem, ...]:
        """All plan items of the piece: those of its first turn."""
        return self.turns[0]

    @property
    def length(self) -> timedelta:
        """The longest of its turns."""
        return max(self.lengths)


def is_due(item: PlanItem, plan: Plan, on: date) -> bool:
    """Whether an item has its turn on this date, by its days or times a week and its last day.

    Days are counted by the calendar week, not from the plan's first day, so that a plan made anew
    each morning does not bring strength work every day. Two or three days a week are never neighbours.
    """
    dose = item.dose
    if isinstance(dose, MovementDose):
        return _falls_on(on, dose.days_a_week)
    if isinstance(dose, RemedyDose):
        over = dose.days_at_most is not None and (on - plan.on).days >= dose.days_at_most
        return not over and _falls_on(on, dose.times_a_week)
    return True


def _falls_on(on: date, days_a_week: int | None) -> bool:
    """Whether a weekday is among so many days, spread over the week."""
    return days_a_week is None or (on.weekday() * days_a_week) % WEEK < days_a_week


def is_timed(knowledge: Knowledge, item: PlanItem) -> bool:
    """Whether an item has a set time in the day: a timed block, a length, and no word against it."""
    if item.block not in TIMED_BLOCKS or not minutes_of(item):
        return False
    remedy = knowledge.remedies.get(item.id) if item.kind == "remedy" else None
    untied = remedy is not None and isinstance(item.dose, RemedyDose) and not remedy.timed
    return not untied


def minutes_of(item: PlanItem) -> float:
    """How long one turn of the item takes; 0 when its dose names no minutes."""
    return (item.dose.minutes or 0) if item.dose else 0


def pieces(knowledge: Knowledge, phase: Phase | None, items: Iterable[PlanItem]) -> tuple[Piece, ...]:
    """The pieces of a day, in the order in which they choose their place."""
    items = tuple(items)
    session = _session(knowledge, phase, tuple(item for item in items if item.block == "session"))
    single = [_single(knowledge, item) for item in items if item.block != "session"]
    found = [piece for piece in [session, *single] if piece is not None]
    return tuple(sorted(found, key=lambda piece: TIMED_BLOCKS.index(piece.block)))


def _session(knowledge: Knowledge, phase: Phase | None, items: tuple[PlanItem, ...]) -> Piece | None:
    """The guided session; a movement whose dose is once a day has no part in the second one."""
    times = phase.sessions_a_day if phase else 1
    turns = (tuple(item for item in items if _times_of(item, times) > turn) for turn in range(times))
    return _piece(knowledge, "session", tuple(turn for turn in turns if turn)) if items else None


def _single(knowledge: Knowledge, item: PlanItem) -> Piece | None:
    """A remedy, a walk or a movement on its own, as often as its dose says."""
    return _piece(knowledge, item.block, ((item,),) * _times_of(item, 1))


def _piece(knowledge: Knowledge, block: str, turns: tuple[tuple[PlanItem, ...], ...]) -> Piece | None:
    """A piece with the rules that its items bring along; None without a single turn."""
    if not turns:
        return None
    items = turns[0]
    return Piece(
        block=block,
        turns=turns,
        lengths=tuple(timedelta(minutes=ceil(sum(minutes_of(item) for item in turn))) for turn in turns),
        gap=max(_gap(item) for item in items),
        at_work=all(_possible_at_work(knowledge, item) for item in items),
        after_waking=BENDING_WAITS if any(_bends(knowledge, item) for item in items) else timedelta(0),
        before_bed=FREE_BEFORE_BED.get(block, USUALLY_FREE_BEFORE_BED),
    )


def _times_of(item: PlanItem, usually: int) -> int:
    """How many times a day the dose allows; ``usually`` where it does not say."""
    times = item.dose.times_a_day if item.dose else None
    return min(usually if times is None else times, _times_within_hours(item))


def _times_within_hours(item: PlanItem) -> int:
    """How many turns stay within the hours a day that a remedy allows at most."""
    hours = item.dose.hours_a_day_at_most if isinstance(item.dose, RemedyDose) else None
    return MANY_TIMES if hours is None else int(hours * 60 // minutes_of(item))


def _gap(item: PlanItem) -> timedelta:
    """The time that must lie between the end of one turn and the start of the next."""
    hours = None if isinstance(item.dose, MovementDose) or item.dose is None else item.dose.hours_between
    return USUAL_GAP.get(item.block, SHORTEST_GAP) if hours is None else timedelta(hours=hours)


def _possible_at_work(knowledge: Knowledge, item: PlanItem) -> bool:
    """Whether it may stand in working hours: what the knowledge allows, and walks that fit a break."""
    if item.block == "walk" or isinstance(item.dose, WalkingDose):
        return minutes_of(item) <= BREAK_MINUTES
    known = knowledge.movements if item.kind == "movement" else knowledge.remedies
    found = known.get(item.id)
    return found is not None and found.possible_at_work


def _bends(knowledge: Knowledge, item: PlanItem) -> bool:
    """Whether the item is a movement with deep bending or a heavy load."""
    movement = knowledge.movements.get(item.id) if item.kind == "movement" else None
    if movement is None:
        return False
    bending = BENDING_TAGS & set(movement.tags) or BENDING_CAUTIONS & set(movement.cautions)
    return bool(bending) or movement.id in BENDING_MOVEMENTS
