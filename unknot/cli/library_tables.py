"""Tables of what people look up: remedies by certainty, claims, topics, measures, and what articles say. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from unknot.cli.condition_words import plain
from unknot.cli.coverage import NOT_ADVICE, Item, items
from unknot.cli.table_cells import Table, listed, several
from unknot.knowledge.checks.references_exist import FOLDER_OF
from unknot.knowledge.kinds import Knowledge, Measure, Remedy

#: from what is best known to what is least
_CERTAINTIES = ("high", "moderate", "low", "very_low", "none")


def _remedies_by_certainty(knowledge: Knowledge) -> Table:
    def order(remedy: Remedy) -> tuple[int, str, str]:
        return _CERTAINTIES.index(remedy.certainty), remedy.direction, remedy.id

    rows = (
        (
            plain(remedy.certainty),
            plain(remedy.direction),
            f"`{remedy.id}`",
            remedy.name,
            plain(remedy.stance),
            remedy.effect,
            listed(remedy.evidence),
        )
        for remedy in sorted(knowledge.remedies.values(), key=order)
    )
    return ("Certainty", "Direction", "Id", "Remedy", "Stance", "Effect", "Evidence"), rows


def _claims(knowledge: Knowledge) -> Table:
    rows = (
        (
            claim.id,
            claim.quote,
            f"**{plain(claim.verdict)}**",
            claim.fact,
            plain(claim.certainty),
            several([claim.instead_say, listed(claim.instead)]),
            listed(claim.safety),
            listed(claim.evidence),
        )
        for claim in knowledge.claims.values()
    )
    return ("Id", "Claim", "Verdict", "What is known", "Certainty", "Instead", "Kept safe by", "Evidence"), rows


def _topics(knowledge: Knowledge) -> Table:
    rows = (
        (f"`{topic.id}`", topic.question, topic.short, plain(topic.certainty), topic.reference, listed(topic.evidence))
        for topic in knowledge.topics.values()
    )
    return ("Id", "Question", "In short", "Certainty", "Reference", "Evidence"), rows


def _measures(knowledge: Knowledge) -> Table:
    rows = (
        (
            f"`{measure.id}`",
            measure.name,
            f"{measure.at_least:g} to {measure.at_most:g}, higher is {measure.higher_is}",
            _scoring(measure),
            measure.missing,
            measure.meaningful_change,
            measure.asked,
            measure.licence,
            listed(measure.evidence),
        )
        for measure in knowledge.measures.values()
    )
    headings = ("Id", "Measure", "Range", "Scoring", "Items left out", "Change that people feel", "Asked", "Licence")
    return (*headings, "Evidence"), rows


def _coverage(knowledge: Knowledge) -> Table:
    rows = ((item.id, item.says, several(_covered(knowledge, item))) for item in items())
    return ("Item", "What articles say", "Where we answer it"), rows


LIBRARY_TABLES: Mapping[str, tuple[str, Callable[[Knowledge], Table]]] = {
    "remedies_by_certainty": ("Remedies by certainty", _remedies_by_certainty),
    "claims": ("Claims with their verdicts", _claims),
    "topics": ("Topics", _topics),
    "measures": ("Measures", _measures),
    "coverage": ("What articles say, and where we answer it", _coverage),
}


def _scoring(measure: Measure) -> str:
    count = len(measure.items)
    return f"{count} {'item' if count == 1 else 'items'}, {plain(measure.scoring)}"


def _covered(knowledge: Knowledge, item: Item) -> Iterator[str]:
    for reference in item.covered_by:
        kind, _, id_ = reference.partition(":")
        name = "" if kind == NOT_ADVICE else _name(knowledge, kind, id_)
        if kind == NOT_ADVICE:
            yield f"no advice: {id_}"
        else:
            yield f"{plain(kind)} `{id_}`{f': {name}' if name else ''}"


def _name(knowledge: Knowledge, kind: str, id_: str) -> str:
    """What the file is called; for a claim its verdict, for a fact its question."""
    found = getattr(knowledge, FOLDER_OF[kind]).get(id_) if kind in FOLDER_OF else None
    for field in ("name", "verdict", "ask"):
        if text := getattr(found, field, ""):
            return plain(text) if field == "verdict" else str(text)
    return ""
