"""Everything that an answer says to a person, gathered so that it can be checked.

Two kinds of text: what says what to do, and what only explains. Planned items are kept by
id beside their words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from unknot.cli.words import body_words
from unknot.core.values import Assessment, LeftOut, Plan, PlanItem, PlannedDay, RankedContributor
from unknot.interop.notes import notes_of
from unknot.knowledge.kinds import Knowledge, Remedy
from unknot.knowledge.levels import CareLevel

_SENTENCE_END = re.compile(r"(?<=[.?!])\s+|\n\s*\n|\n(?=\s*[-*\d])")
_NOT_ADVICE = re.compile(
    r"^\W*(?:(?:if|when|while|until|before|after|for|during|in|at|unless|and|but|so|then)\b[^,.]*,\s*)?"
    r"(?:please\s+)?(?:do not|don't|never|avoid|stop using)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Advice:
    """All that one answer recommends and says."""

    care_level: CareLevel | None
    remedies: frozenset[str]
    movements: frozenset[str]
    movement_tags: frozenset[str]
    said: tuple[str, ...]  # sentences about what to do, "Do not ..." among them
    explaining: tuple[str, ...]  # everything else that is shown


def sentences(text: str) -> tuple[str, ...]:
    """The sentences and list items of a text."""
    return tuple(part.strip() for part in _SENTENCE_END.split(text) if part.strip())


def advises(sentence: str, at: int) -> bool:
    """Whether a sentence advises doing what it names at this place; after "Do not" or "Avoid" it does not."""
    return not _NOT_ADVICE.match(sentence[:at])


def gather(
    knowledge: Knowledge,
    assessment: Assessment,
    contributors: Iterable[RankedContributor],
    plan: Plan,
    days: Iterable[PlannedDay],
    level_words: str,
) -> Advice:
    """All the advice of one answer: the result's words, the plan and its laid-out days."""
    items = planned_items(plan, days)
    remedies = [knowledge.remedies[item.id] for item in items if item.kind == "remedy"]
    movements = [knowledge.movements[item.id] for item in items if item.kind == "movement"]
    ranked = tuple(contributors)
    said = [level_words, *_result_texts(knowledge, assessment, ranked), *_item_texts(knowledge, items)]
    explained = [*_explanations(knowledge, assessment, ranked, remedies), *_left_out(knowledge, plan.left_out)]
    return Advice(
        care_level=assessment.care_level,
        remedies=frozenset(remedy.id for remedy in remedies),
        movements=frozenset(movement.id for movement in movements),
        movement_tags=frozenset(tag for movement in movements for tag in movement.tags),
        said=tuple(sentence for text in said for sentence in sentences(text)),
        explaining=tuple(explained),
    )


def planned_items(plan: Plan, days: Iterable[PlannedDay]) -> tuple[PlanItem, ...]:
    """Every item of the plan and of its days, each once."""
    found: dict[tuple[str, str], PlanItem] = {}
    for item in [*plan.items, *(item for day in days for item in _items_of(day))]:
        found.setdefault((item.kind, item.id), item)
    return tuple(found.values())


def _items_of(day: PlannedDay) -> Iterator[PlanItem]:
    for timed in day.timed:
        yield from timed.items
    yield from day.untimed
    yield from day.did_not_fit


def _result_texts(
    knowledge: Knowledge, assessment: Assessment, contributors: tuple[RankedContributor, ...]
) -> Iterator[str]:
    for flag in assessment.flags:
        yield body_words(knowledge.red_flags[flag.id].body)
    for rule in assessment.rules:
        yield knowledge.rules[rule.id].say
    for ranked in contributors:
        contributor = knowledge.contributors[ranked.id]
        yield from (contributor.summary, body_words(contributor.body))


def _item_texts(knowledge: Knowledge, items: Iterable[PlanItem]) -> Iterator[str]:
    for item in items:
        if item.kind == "remedy":
            remedy = knowledge.remedies[item.id]
            yield from (remedy.name, remedy.summary, body_words(remedy.body), *remedy.do_not)
        else:
            movement = knowledge.movements[item.id]
            yield from (movement.name, movement.summary, *movement.steps, movement.easier, movement.harder)
            yield from (movement.feel_it, body_words(movement.body), *movement.do_not)
        yield from notes_of(knowledge, item.kind, item.id, item.changes)


def _explanations(
    knowledge: Knowledge,
    assessment: Assessment,
    contributors: Iterable[RankedContributor],
    remedies: Iterable[Remedy],
) -> Iterator[str]:
    for flag in assessment.flags:
        yield from (knowledge.red_flags[flag.id].why, knowledge.red_flags[flag.id].tell_staff)
    for line in assessment.safety_net:
        yield knowledge.red_flags[line.flag].watch_for
    for ranked in contributors:
        yield knowledge.contributors[ranked.id].what_would_change
    for remedy in remedies:
        yield from (remedy.effect, *remedy.stop_if)


def _left_out(knowledge: Knowledge, left_out: Iterable[LeftOut]) -> Iterator[str]:
    for left in left_out:
        yield from notes_of(knowledge, left.kind, left.id, left.notes)
