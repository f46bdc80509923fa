"""Broken on purpose: each edit of a shipped file makes a named check, a proof or a case fail.

The table is the list. ``caught_by`` is a passage of what the reader says, or the name of the proof or case that fails.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.small_knowledge import edited, problems_of, shipped_sources
from unknot.cli.evaluation import NOW, interviewed
from unknot.cli.simulated_person import SimulatedPerson
from unknot.core import contributors, plan, proofs, triage
from unknot.core.values import Plan
from unknot.knowledge.answers import Facts
from unknot.knowledge.kinds import Case, Knowledge
from unknot.knowledge.levels import CareLevel
from unknot.knowledge.reader import read_sources


@dataclass(frozen=True)
class Edit:
    """One passage of one file, replaced."""

    path: str
    old: str
    new: str
    caught_by: str


SEEN_BY_THE_READER = [
    Edit("red_flags/RF01.md", "not_sure: yes", "not_sure: half", "Rule C2 says yes here"),
    Edit("red_flags/RF54.md", "level: emergency", "level: soon", "must be able to reach same_day"),
    Edit("red_flags/RF21.md", "nice_cg151", "nice_cg999", 'No evidence called "nice_cg999"'),
    Edit("red_flags/RF07.md", "leg_weakness", "leg_weakness_x", 'No fact called "leg_weakness_x"'),
    Edit("red_flags/RF12.md", "class: B", "clas: B", "This key is not known here"),
    Edit("rules/C09.md", "effect: lower", "effect: process", "The effect of this rule must be lower"),
    Edit("exclusions/X06.md", "when: {age: {at_least: 65}}", "when: {age: {at_lest: 65}}", "A number is {at_least: N}"),
    Edit("exclusions/FI.md", "cautions: [FI]", "cautions: [FX]", 'No caution called "FX"'),
    Edit("remedies/heat_pad.md", "evidence: [", "evidence: [made_up_2020, ", 'No evidence called "made_up_2020"'),
    Edit("remedies/hot_bath_or_shower.md", "max_celsius: 40", "max_celsius: 45", "above the limit of 40"),
    Edit("questions/saddle_numbness.md", "type: yes_no", "type: yes_no\nreassuring: true", "may only stand in unless"),
    Edit("questions/fever.md", "stage: safety", "stage: not_asked", "so it must be asked"),
    Edit("phases/calm.md", "session_minutes: 10", "session_minutes: 40", "The limit here is 10 minutes"),
]


@pytest.mark.parametrize("edit", SEEN_BY_THE_READER, ids=lambda e: f"{e.path}: {e.new}")
def test_a_broken_file_is_refused_with_what_to_do(edit: Edit) -> None:
    problems = problems_of(edited(edit.path, edit.old, edit.new))
    assert any(edit.caught_by in problem for problem in problems), problems[:5]


@pytest.mark.parametrize("path", ["red_flags__RF33", "rules__C04", "exclusions__X03", "phases__calm"])
def test_a_file_that_safety_rests_on_cannot_be_deleted(path: str) -> None:
    problems = problems_of(shipped_sources(**{path: None}))
    assert any("needed for safety" in problem for problem in problems)


def outcome(knowledge: Knowledge, case: Case) -> tuple[CareLevel | None, Plan]:
    asked = interviewed(knowledge, SimulatedPerson(Facts.of(**case.facts)))
    assessment = triage.assess(knowledge, asked.facts, NOW)
    ranked = contributors.rank(knowledge, asked.facts, assessment)
    return assessment.care_level, plan.make(knowledge, assessment, ranked, asked.facts, NOW.date())


def fails(knowledge: Knowledge, case: Case) -> bool:
    level, made = outcome(knowledge, case)
    planned = {item.id for item in made.items}
    return level is not case.expect_level or not planned.isdisjoint(case.plan_lacks)


SEEN_BY_A_CASE = [
    Edit("red_flags/RF21.md", "when: {term: fever_or_sweats}", "when: {all: [{term: fever_or_sweats}, confusion]}", ""),
    Edit("red_flags/RF32.md", "when: calf_swelling", "when: {all: [calf_swelling, chest_pain]}", ""),
    Edit("red_flags/RF47.md", "when: pain_uncontrolled", "when: {all: [pain_uncontrolled, fever]}", ""),
    Edit("terms/severe.md", "at_least: 7", "at_least: 11", ""),
    Edit("exclusions/X01.md", "movement_tags: [long_supine, prone]", "movement_tags: []", ""),
]


@pytest.mark.parametrize("edit", SEEN_BY_A_CASE, ids=lambda e: f"{e.path}: {e.new}")
def test_a_weakened_rule_fails_a_case_that_names_it(edit: Edit) -> None:
    sources = edited(edit.path, edit.old, edit.new)
    assert problems_of(sources) == [], "the file reads well: only a case can tell"
    broken = read_sources(sources)
    assert any(fails(broken, case) for case in broken.cases.values())


def test_a_rule_that_a_yes_would_lower_is_refused_before_it_is_proved_wrong() -> None:
    problems = problems_of(
        edited("red_flags/RF32.md", "when: calf_swelling", "when: {all: [calf_swelling, {fever: no}]}")
    )
    assert any("would let one more yes lower the level" in problem for problem in problems)


def test_without_the_checks_the_proof_still_finds_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("unknot.knowledge.reader.whole.run_checks", lambda _: [])
    broken = read_sources(
        edited("red_flags/RF32.md", "when: calf_swelling", "when: {all: [calf_swelling, {fever: no}]}")
    )
    found = proofs.monotone(broken)
    assert not all(proof.proved for proof in found)
    assert any("fever" in line for proof in found for line in proof.counterexample)
