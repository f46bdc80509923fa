"""From a plan to what its page shows."""

from __future__ import annotations

from dataclasses import dataclass

from unknot.core.values import LeftOut, Plan, PlanItem
from unknot.interop.notes import notes_of
from unknot.knowledge.kinds import Knowledge, Movement, Remedy, Review
from unknot.web.words.dose import dose_words
from unknot.web.words.evidence import Source, certainty_words, sources_of
from unknot.web.words.reasons import because

BLOCKS = {
    "session": ("Movement session", "activity"),
    "walk": ("Walking", "footprints"),
    "heat_cold": ("Warmth or cold", "flame"),
    "rest": ("Positions that ease", "armchair"),
    "breathing": ("Breathing", "wind"),
    "sleep": ("Sleep", "moon"),
    "daily": ("Through the day", "clipboard-list"),
    "medicine": ("About medicines", "pill"),
}
WHY_LEFT_OUT = {
    "excluded": "Not for you now",
    "not_at_hand": "You do not have what it needs",
    "does_not_fit": "It does not fit this kind of pain",
    "no_time": "No time left for it today",
    "passed_over": "Something else came first",
    "needs_floor": "It needs the floor",
    "gentle_only": "Only gentle things until you have been seen",
    "unknown": "We do not know enough to offer it",
    "by_you": "You left it out",
}


@dataclass(frozen=True, slots=True)
class ItemView:
    """One line of the plan."""

    kind: str
    id: str
    name: str
    icon: str
    dose: str
    summary: str
    because: tuple[str, ...]
    changes: tuple[str, ...]
    steps: tuple[str, ...]
    body: str
    feel_it: str
    easier: str
    harder: str
    do_not: tuple[str, ...]
    stop_if: tuple[str, ...]
    effect: str
    certainty: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class BlockView:
    """The lines of one part of the plan."""

    id: str
    title: str
    icon: str
    items: tuple[ItemView, ...]


@dataclass(frozen=True, slots=True)
class LeftOutView:
    """One thing that was considered and not taken."""

    kind: str
    id: str
    name: str
    why: str
    because: tuple[str, ...]


def blocks(knowledge: Knowledge, plan: Plan) -> tuple[BlockView, ...]:
    """The plan in its parts, in a fixed order."""
    found: dict[str, list[ItemView]] = {}
    for item in plan.items:
        found.setdefault(item.block, []).append(item_view(knowledge, item))
    order = [*BLOCKS, *(block for block in found if block not in BLOCKS)]
    return tuple(
        BlockView(block, *BLOCKS.get(block, (block.replace("_", " ").capitalize(), "activity")), tuple(found[block]))
        for block in order
        if block in found
    )


def item_view(knowledge: Knowledge, item: PlanItem) -> ItemView:
    """One line with everything that stands behind it."""
    thing = thing_of(knowledge, item.kind, item.id)
    remedy = thing if isinstance(thing, Remedy) else None
    movement = thing if isinstance(thing, Movement) else None
    return ItemView(
        kind=item.kind,
        id=item.id,
        name=thing.name,
        icon=icon_of(item.block, item.id),
        dose=dose_words(item.dose),
        summary=thing.summary,
        because=because(knowledge, item.reasons),
        changes=notes_of(knowledge, item.kind, item.id, item.changes),
        steps=movement.steps if movement else (),
        body=thing.body,
        feel_it=movement.feel_it if movement else "",
        easier=movement.easier if movement else "",
        harder=movement.harder if movement else "",
        do_not=thing.do_not,
        stop_if=remedy.stop_if if remedy else (),
        effect=remedy.effect if remedy else "",
        certainty=certainty_words(thing.certainty),
        sources=sources_of(knowledge, thing.evidence),
    )


def thing_of(knowledge: Knowledge, kind: str, id_: str) -> Remedy | Movement:
    """The remedy or movement that an item names."""
    return knowledge.remedies[id_] if kind == "remedy" else knowledge.movements[id_]


def icon_of(block: str, id_: str) -> str:
    """The icon of a line: cold is not a flame."""
    if id_ == "ice_pack":
        return "snowflake"
    return BLOCKS.get(block, ("", "activity"))[1]


def left_out(knowledge: Knowledge, plan: Plan) -> tuple[LeftOutView, ...]:
    """What was considered and not taken; what is not for this person first."""
    ordered = sorted(plan.left_out, key=lambda one: list(WHY_LEFT_OUT).index(one.why) if one.why in WHY_LEFT_OUT else 9)
    return tuple(_left_out(knowledge, one) for one in ordered)


def _left_out(knowledge: Knowledge, one: LeftOut) -> LeftOutView:
    why = WHY_LEFT_OUT.get(one.why, one.why.replace("_", " ").capitalize())
    if one.better:
        kind = "remedy" if one.better in knowledge.remedies else "movement"
        why = f"{why}: {thing_of(knowledge, kind, one.better).name.lower()}"
    notes = notes_of(knowledge, one.kind, one.id, one.notes)
    return LeftOutView(
        one.kind,
        one.id,
        thing_of(knowledge, one.kind, one.id).name,
        why,
        notes or because(knowledge, one.reasons, at_most=2),
    )


def reviews_behind(knowledge: Knowledge, plan: Plan) -> tuple[Review, ...]:
    """The review state of everything in the plan."""
    things = [thing_of(knowledge, item.kind, item.id).review for item in plan.items]
    phase = knowledge.phases.get(plan.phase)
    return (*things, *((phase.review,) if phase else ()))
