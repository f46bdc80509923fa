"""Lays a plan into one day: when to do what, between getting up and going to bed.

Pure and deterministic. Each piece is spread evenly over the day it may have, and never squeezed:
nothing overlaps, nothing stands in sleep, nothing in working hours unless it can be done there, and
the time that a dose asks for lies between two turns. What finds no place at all is said to not fit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from unknot.core.schedule_hours import GRID, Stretch, bed_before, on_the_grid, waking_stretch, work_stretches
from unknot.core.schedule_pieces import Piece, is_due, is_timed, pieces
from unknot.core.values import DayShape, Plan, PlannedDay, TimedItem
from unknot.knowledge.kinds import Knowledge


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours of one day: awake, at work, and the bed time before it."""

    awake: Stretch
    work: tuple[Stretch, ...]
    bed_before: datetime


@dataclass(frozen=True, slots=True)
class Placed:
    """One turn of a piece at its place in the day."""

    piece: Piece
    turn: int
    when: Stretch


def lay_out(knowledge: Knowledge, plan: Plan, on: date, shape: DayShape, zone: tzinfo) -> PlannedDay:
    """The plan as one day: the waking stretch that begins on this date.

    Start and end are aware datetimes in ``zone``; lengths and gaps are elapsed time. To compare two
    of them across a clock change, turn them into UTC first. An item that is not due on this date
    (twice a week, or past its last day) is left out. An item that fits fewer times than its dose
    allows is laid those fewer times; ``did_not_fit`` names what found no place at all.
    """
    awake = waking_stretch(on, shape, zone)
    if awake is None:
        return PlannedDay(on, (), (), plan.items)
    due = [item for item in plan.items if is_due(item, plan, on)]
    timed = [item for item in due if is_timed(knowledge, item)]
    wanted = pieces(knowledge, knowledge.phases.get(plan.phase), timed)
    placed = _place_all(wanted, Hours(awake, work_stretches(on, shape, zone), bed_before(on, shape, zone)))
    has_place = [item for one in placed for item in one.piece.items]
    return PlannedDay(
        on=on,
        timed=_timed_items(placed, zone),
        untimed=tuple(item for item in due if item not in timed),
        did_not_fit=tuple(item for item in timed if item not in has_place),
    )


def _place_all(wanted: tuple[Piece, ...], hours: Hours) -> list[Placed]:
    """Every piece at its place, one after the other: an earlier piece never gives way."""
    placed: list[Placed] = []
    for piece in wanted:
        starts = _free_starts(piece, hours, placed)
        chosen = _spread(starts, len(piece.turns), piece.length + piece.gap)
        placed += [_at(piece, turn, start) for turn, start in enumerate(chosen)]
    return placed


def _at(piece: Piece, turn: int, start: datetime) -> Placed:
    """One turn of a piece from this instant on."""
    return Placed(piece, turn, Stretch(start, start + piece.lengths[turn]))


def _free_starts(piece: Piece, hours: Hours, placed: list[Placed]) -> list[datetime]:
    """Every instant on the grid at which a turn of the piece could begin."""
    start = on_the_grid(max(hours.awake.start + piece.after_waking, hours.bed_before + piece.gap))
    last = hours.awake.end - piece.before_bed - piece.length
    found = []
    while start <= last:
        if _is_free(piece, Stretch(start, start + piece.length), hours, placed):
            found.append(start)
        start += GRID
    return found


def _is_free(piece: Piece, when: Stretch, hours: Hours, placed: list[Placed]) -> bool:
    """Whether a stretch keeps clear of work and of what has its place already."""
    if not piece.at_work and any(when.overlaps(spell) for spell in hours.work):
        return False
    return not any(when.overlaps(_keep_clear(piece, other)) for other in placed)


def _keep_clear(piece: Piece, other: Placed) -> Stretch:
    """What a placed turn takes up for this piece: within a block, the longer of the two gaps as well."""
    gap = max(piece.gap, other.piece.gap) if piece.block == other.piece.block else timedelta(0)
    return Stretch(other.when.start - gap, other.when.end + gap)


def _spread(starts: list[datetime], times: int, apart: timedelta) -> list[datetime]:
    """So many of the starts, at least ``apart``, as evenly as may be; fewer when not all fit.

    Each turn aims at the middle of its equal share of the day. It takes the nearest start that keeps
    its distance and still leaves room for the turns that follow.
    """
    latest = _latest(starts, times, apart)
    if not latest:
        return []
    first, share = starts[0], (starts[-1] - starts[0]) / len(latest)
    chosen: list[datetime] = []
    for turn, limit in enumerate(latest):
        aim = first + share * (turn + 0.5)
        open_starts = [s for s in starts if s <= limit and (not chosen or s - chosen[-1] >= apart)]
        chosen.append(min(open_starts, key=lambda start: (abs(start - aim), start)))
    return chosen


def _latest(starts: list[datetime], times: int, apart: timedelta) -> list[datetime]:
    """The latest start of each turn that leaves room for the later ones; as many as fit, up to ``times``."""
    found: list[datetime] = []
    for start in reversed(starts):
        if len(found) < times and (not found or found[-1] - start >= apart):
            found.append(start)
    return found[::-1]


def _timed_items(placed: list[Placed], zone: tzinfo) -> tuple[TimedItem, ...]:
    """What has its place, in the order of the day and in local time."""
    in_order = sorted(placed, key=lambda one: (one.when.start, one.when.end))
    return tuple(_timed_item(one, placed, zone) for one in in_order)


def _timed_item(one: Placed, placed: list[Placed], zone: tzinfo) -> TimedItem:
    """One turn with its number among all turns of its piece."""
    return TimedItem(
        start=one.when.start.astimezone(zone),
        end=one.when.end.astimezone(zone),
        block=one.piece.block,
        items=one.piece.turns[one.turn],
        part=one.turn + 1,
        parts=sum(other.piece is one.piece for other in placed),
    )
