"""The lists of Learn: things of one kind in groups, each with its one line and its tag."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from unknot.knowledge.kinds import Knowledge, Remedy
from unknot.web.learn.links import Link, link
from unknot.web.learn.words import CONTRIBUTOR_KINDS, MOVEMENT_KINDS, REMEDY_KINDS, VERDICTS, stance_words
from unknot.web.words.evidence import certainty_words


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list."""

    id: str
    link: Link
    tag: str = ""
    tone: str = ""
    certainty: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The lines under one heading; ``id`` is the place on the page."""

    id: str
    heading: str
    rows: tuple[Row, ...]


def _in_groups(headings: Mapping[str, str], rows: Iterable[tuple[str, Row]]) -> tuple[Group, ...]:
    found: dict[str, list[Row]] = {id_: [] for id_ in headings}
    for group, row in rows:
        found[group].append(row)
    return tuple(
        Group(id_, headings[id_], tuple(sorted(rows, key=lambda row: row.link.name.casefold())))
        for id_, rows in found.items()
        if rows
    )


def _remedies(knowledge: Knowledge) -> tuple[Group, ...]:
    return _in_groups(REMEDY_KINDS, ((one.kind, _remedy(knowledge, one)) for one in knowledge.remedies.values()))


def _remedy(knowledge: Knowledge, one: Remedy) -> Row:
    words, tone = stance_words(one.kind, one.stance)
    return Row(one.id, link(knowledge, f"remedy:{one.id}"), words, tone, certainty_words(one.certainty))


def _movements(knowledge: Knowledge) -> tuple[Group, ...]:
    rows = ((one.kind, Row(one.id, link(knowledge, f"movement:{one.id}"))) for one in knowledge.movements.values())
    return _in_groups(MOVEMENT_KINDS, rows)


def _contributors(knowledge: Knowledge) -> tuple[Group, ...]:
    rows = (
        (one.kind, Row(one.id, link(knowledge, f"contributor:{one.id}"))) for one in knowledge.contributors.values()
    )
    return _in_groups(CONTRIBUTOR_KINDS, rows)


def _claims(knowledge: Knowledge) -> tuple[Group, ...]:
    headings = {verdict: words for verdict, (words, _) in reversed(VERDICTS.items())}
    rows = (
        (one.verdict, Row(one.id, link(knowledge, f"claim:{one.id}"), *VERDICTS[one.verdict]))
        for one in knowledge.claims.values()
    )
    return _in_groups(headings, rows)


def _topics(knowledge: Knowledge) -> tuple[Group, ...]:
    rows = (("all", Row(one.id, link(knowledge, f"topic:{one.id}"))) for one in knowledge.topics.values())
    return _in_groups({"all": ""}, rows)


_MAKERS: Mapping[str, Callable[[Knowledge], tuple[Group, ...]]] = {
    "remedy": _remedies,
    "movement": _movements,
    "contributor": _contributors,
    "claim": _claims,
    "topic": _topics,
}


def grouped(knowledge: Knowledge, kind: str) -> tuple[Group, ...]:
    """All things of a kind in their groups."""
    return _MAKERS[kind](knowledge)
