"""What the plan page shows of the path: where one is, what is missing, and what changed, as a diff with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from unknot.core.path_values import WAY_UP, Change, PathNow
from unknot.core.plan import make
from unknot.core.plan_diff import Difference, diff
from unknot.core.values import Plan
from unknot.web.standing import Standing
from unknot.web.visit import Visit
from unknot.web.words.changes import (
    CANNOT_REFUSE,
    HELD,
    HOW,
    STAYS,
    difference_words,
    missing_words,
    share_words,
    thing_name,
    why_words,
)
from unknot.web.words.dates import day_from

#: so many changes are shown with all their lines; the rest by name alone
SHOWN_WHOLE, SHOWN_AT_MOST = 2, 8
PHASES = ("calm", "move", "build", "return", "keep_well")
LONG = ("persistent", "keep_well")


@dataclass(frozen=True, slots=True)
class LineView:
    """One line of a diff. ``how``: added | taken_out | more | less | changed; ``word`` says it."""

    how: str
    word: str
    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One change with its reason, its lines, and what the person may do about it: refuse | allow | ""."""

    id: str
    when: str
    heading: str
    why: str
    up: bool
    refused: bool
    may: str
    note: str
    lines: tuple[LineView, ...]


@dataclass(frozen=True, slots=True)
class StopView:
    """One phase on the way: before | now | after."""

    name: str
    state: str


@dataclass(frozen=True, slots=True)
class WhereView:
    """Where one is: the phase and since when, what comes next and what is missing, and what holds it."""

    phase: str
    name: str
    since: str
    stops: tuple[StopView, ...]
    next_name: str
    missing: tuple[tuple[str, bool], ...]
    held: str
    share: str
    in_flare: bool
    may_end: bool


def where(visit: Visit, now: PathNow) -> WhereView:
    """Where a person is on the way."""
    phases = visit.knowledge.phases
    after = WAY_UP.get(now.phase, "")
    return WhereView(
        phase=now.phase,
        name=phases[now.phase].name,
        since=day_from(now.since, visit.today),
        stops=_stops(visit, now.phase),
        next_name=phases[after].name if after else "",
        missing=tuple((missing_words(one), one.met) for one in now.next_step),
        held=HELD.get(now.held, ""),
        share=share_words(now),
        in_flare=now.flare is not None,
        may_end=now.phase == "persistent",
    )


def _stops(visit: Visit, phase: str) -> tuple[StopView, ...]:
    way = LONG if phase == "persistent" else PHASES
    here = way.index(phase)
    states = ["before" if n < here else "now" if n == here else "after" for n in range(len(way))]
    return tuple(StopView(visit.knowledge.phases[id_].name, state) for id_, state in zip(way, states, strict=True))


def changes(visit: Visit, standing: Standing) -> tuple[ChangeView, ...]:
    """What changed, newest first."""
    if standing.path is None:
        return ()
    newest = list(reversed(standing.path.changes))[:SHOWN_AT_MOST]
    plans: dict[str, Plan] = {}
    return tuple(_change(visit, standing, one, plans, whole=n < SHOWN_WHOLE) for n, one in enumerate(newest))


@dataclass(frozen=True, slots=True)
class MineView:
    """One edit of the person's own."""

    how: str
    word: str
    kind: str
    id: str
    name: str
    detail: str


def mine(visit: Visit, standing: Standing) -> tuple[MineView, ...]:
    """The person's own edits that hold today: left out, swapped, not today."""
    edits = standing.edits
    if edits is None:
        return ()
    out = [_mine(visit, "taken_out", "Left out", item) for item in edits.left_out]
    swapped = [_mine(visit, "changed", "Swapped", new, instead_of=old) for old, new in edits.swaps.items()]
    return (*out, *swapped, *(_mine(visit, "less", "Not today", item) for item in edits.skipped))


def _mine(visit: Visit, how: str, word: str, item: str, instead_of: str = "") -> MineView:
    kind, _, id_ = item.partition(":")
    old = thing_name(visit.knowledge, *instead_of.split(":", 1)).lower() if instead_of else ""
    return MineView(how, word, kind, id_, thing_name(visit.knowledge, kind, id_), f"In place of {old}" if old else "")


def _change(visit: Visit, standing: Standing, one: Change, plans: dict[str, Plan], *, whole: bool) -> ChangeView:
    before, after = (visit.knowledge.phases[id_].name for id_ in (one.before, one.after))
    lines = _lines(visit, standing, one, plans) if whole else ()
    may = "allow" if one.refused and one is _latest_refused(standing) else "refuse" if one.refusable else ""
    return ChangeView(
        id=one.id,
        when=_when(visit, one),
        heading=f"Kept at “{before}”" if one.refused else f"From “{before}” to “{after}”",
        why=why_words(one),
        up=one.is_up,
        refused=one.refused,
        may=may,
        note=_note(standing, one),
        lines=lines,
    )


def _latest_refused(standing: Standing) -> Change | None:
    return standing.path.changes[-1] if standing.path and standing.path.changes else None


def _note(standing: Standing, one: Change) -> str:
    """Why a change cannot be refused; only the latest one needs it."""
    if one.refusable or one.refused or one is not _latest_refused(standing):
        return ""
    return {"two_reds": CANNOT_REFUSE, "back_after_two_weeks": CANNOT_REFUSE, "check_again": STAYS}.get(one.reason, "")


def _when(visit: Visit, one: Change) -> str:
    if one.on == visit.today - timedelta(1):
        return "yesterday"
    return day_from(one.on, visit.today)


def _lines(visit: Visit, standing: Standing, one: Change, plans: dict[str, Plan]) -> tuple[LineView, ...]:
    for phase in (one.before, one.after):
        if phase not in plans:
            plans[phase] = _plan_of(visit, standing, phase)
    found = diff(plans[one.before], plans[one.after])
    return tuple(_line(visit, line) for line in found)


def _plan_of(visit: Visit, standing: Standing, phase: str) -> Plan:
    if standing.made is not None and standing.made.phase == phase:
        return standing.made
    outcome = standing.outcome or visit.outcome
    return make(visit.knowledge, outcome.assessment, outcome.contributors, visit.counting, visit.today, phase=phase)


def _line(visit: Visit, one: Difference) -> LineView:
    name = thing_name(visit.knowledge, one.kind, one.id)
    return LineView(one.how, HOW[one.how], name, difference_words(one))
