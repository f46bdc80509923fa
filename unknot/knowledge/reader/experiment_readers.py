"""Reads the files of fair tests."""

from __future__ import annotations

from unknot.knowledge import kinds
from unknot.knowledge.experiment_kinds import OUTCOMES
from unknot.knowledge.reader.header import Header
from unknot.knowledge.reader.kind_readers import CERTAINTIES, Source, notes

TIMES = tuple(sorted({time for _, _, time in OUTCOMES}))


def _arm(part: Header) -> kinds.Arm:
    return kinds.Arm(part.text("name", None), part.text("do", None))


def experiment(source: Source) -> kinds.Experiment:
    """A question for a fair test."""
    h = source.header
    made = kinds.Experiment(
        id=source.id,
        name=h.text("name", None),
        reference=h.text("reference", None),
        remedies=h.texts("remedies"),
        arms=h.each("arms", _arm),
        outcome=h.text("outcome", None),
        item=h.text("item", None),
        measured=h.word("measured", TIMES),
        days=h.whole("days", 28) or 0,
        block_days=h.whole("block_days", 1) or 0,
        washout_days=h.whole("washout_days", 0) or 0,
        two_ways=h.truth("two_ways"),
        keep_as_usual=h.texts("keep_as_usual"),
        not_if=notes(source, "not_if"),
        stop_if=h.texts("stop_if"),
        certainty=h.word("certainty", CERTAINTIES),
        evidence=h.texts("evidence"),
        review=h.review(),
        body=source.body,
    )
    if len(made.arms) != 2:
        h.problem("arms", "A fair test has two arms: what is tried, and what it is compared with.")
    return made
