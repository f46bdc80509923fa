"""A fair test compares two harmless ways of living, by an outcome that is fixed, and never a medicine or supplement."""

from __future__ import annotations

from collections.abc import Iterator

from unknot.knowledge.kinds import Experiment, Knowledge
from unknot.knowledge.problems import Problem

#: what nobody tries out on a program's word: these belong to a pharmacist, a clinician, or another person's hands
NEVER_TESTED = ("medicine", "supplement", "device", "hands_on", "professional")
OFFERED = ("offer", "offer_with_note")
#: [D] a bath additive that is not advised and that a test may settle: the same bath is in both arms, and what the
#: exclusions and the reference say of it (broken skin, kidney disease, never drunk) bars the test as it bars the bath
MAY_BE_SETTLED = ("epsom_salt_bath",)
LONGEST_BLOCK, LEAST_PAIRS, MOST_DAYS = 7, 4, 84


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """A problem for each test that must not be offered, or that could not tell anything."""
    for id_, experiment in knowledge.experiments.items():
        file = f"experiments/{id_}.md"
        yield from (Problem(file, "remedies", message) for message in _of_remedies(knowledge, experiment))
        yield from (Problem(file, key, message) for key, message in _of_design(experiment))


def _of_remedies(knowledge: Knowledge, experiment: Experiment) -> Iterator[str]:
    if not experiment.remedies:
        yield "A test names the remedies it uses, so that exclusions can bar it."
    for id_ in experiment.remedies:
        remedy = knowledge.remedies.get(id_)
        if remedy is None:
            continue  # told by ids_exist
        if remedy.kind in NEVER_TESTED:
            yield f'"{id_}" is a {remedy.kind}. A medicine, supplement or anything done by others is never tested here.'
        elif remedy.stance not in OFFERED and id_ not in MAY_BE_SETTLED:
            yield f'"{id_}" is {remedy.stance}, so it is not offered as a test either.'


def _of_design(experiment: Experiment) -> Iterator[tuple[str, str]]:
    if not experiment.outcome_id:
        yield "outcome", "This measure, item and time are not an outcome of a test. See knowledge-format.md."
    if not 1 <= experiment.block_days <= LONGEST_BLOCK:
        yield "block_days", f"A block has 1 to {LONGEST_BLOCK} days."
    if not 0 <= experiment.washout_days < max(experiment.block_days, 1):
        yield "washout_days", "A block must be longer than its washout."
    least = LEAST_PAIRS * 2 * experiment.block_days
    if not least <= experiment.days <= MOST_DAYS:
        yield (
            "days",
            f"This test needs {least} to {MOST_DAYS} days: {LEAST_PAIRS} pairs of blocks, twelve weeks at most.",
        )
    if not experiment.stop_if:
        yield "stop_if", "A test says when to stop. Add at least one line."
