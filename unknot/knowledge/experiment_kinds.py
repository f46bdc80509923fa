"""The kind of knowledge that a fair test of one person begins from: a question, two arms, and an outcome."""

from __future__ import annotations

from dataclasses import dataclass

from unknot.knowledge.note import Note
from unknot.knowledge.review import Review

#: what a fair test may be measured by: the measure, its item and when it is asked, and the name of that outcome
OUTCOMES = {
    ("nrs", "now", "next_morning"): "pain_next_morning",
    ("nrs", "now", "same_evening"): "pain_in_the_evening",
    ("sleep", "sleep", "next_morning"): "sleep_that_night",
}


@dataclass(frozen=True)
class Arm:
    """One of the two ways that a fair test compares: its name, and what to do on its days."""

    name: str
    do: str


@dataclass(frozen=True)
class Experiment:
    """A question that one person can settle by a fair test.

    ``remedies`` are those that either arm uses: what a person must not use bars the test. The outcome is one item of
    one measure, asked at one time (next_morning | same_evening). The first ``washout_days`` of a block of
    ``block_days`` are not counted. ``two_ways``: both arms are things to do, so that neither is "nothing".
    """

    id: str
    name: str
    remedies: tuple[str, ...]
    arms: tuple[Arm, ...]
    outcome: str
    days: int
    review: Review
    reference: str = ""
    item: str = ""
    measured: str = ""
    block_days: int = 1
    washout_days: int = 0
    two_ways: bool = False
    keep_as_usual: tuple[str, ...] = ()  # what must stay the same on all days
    not_if: tuple[Note, ...] = ()  # beside what the exclusions say of the remedies
    stop_if: tuple[str, ...] = ()
    certainty: str = "none"  # how much is known about the question from studies
    evidence: tuple[str, ...] = ()
    body: str = ""

    @property
    def outcome_id(self) -> str:
        """The outcome by its name; empty where no test may be measured so."""
        return OUTCOMES.get((self.outcome, self.item, self.measured), "")
