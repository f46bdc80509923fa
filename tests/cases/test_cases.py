"""The people of ``knowledge/cases``, each through the real interview, and what is expected for them.

What a case does not list is answered as the evaluation's simulated person answers: no to a yes/no question, and
nothing to the rest.
"""

from __future__ import annotations

import pytest

from unknot.cli.evaluation import NOW, interviewed
from unknot.cli.simulated_person import SimulatedPerson
from unknot.core import contributors, plan, triage
from unknot.core.values import Assessment, Plan
from unknot.knowledge.answers import Facts
from unknot.knowledge.kinds import Case
from unknot.knowledge.levels import CareLevel
from unknot.knowledge.reader import shipped_knowledge

KNOWLEDGE = shipped_knowledge()


def through_the_interview(case: Case) -> tuple[Assessment, Plan]:
    asked = interviewed(KNOWLEDGE, SimulatedPerson(Facts.of(**case.facts)))
    known = Facts({**Facts.of(**case.facts).answers, **asked.facts.answers})  # with what is known but never asked
    assessment = triage.assess(KNOWLEDGE, known, NOW)
    ranked = contributors.rank(KNOWLEDGE, known, assessment)
    return assessment, plan.make(KNOWLEDGE, assessment, ranked, known, NOW.date())


@pytest.mark.parametrize("case", KNOWLEDGE.cases.values(), ids=lambda case: case.id)
def test_a_person_gets_the_expected_answer(case: Case) -> None:
    assessment, made = through_the_interview(case)
    planned = {item.id for item in made.items}
    deciders = {flag.id for flag in assessment.flags} | {rule.id for rule in assessment.rules}

    assert assessment.care_level is case.expect_level, (case.person, assessment.decided_by)
    assert set(case.because) <= deciders
    assert set(case.plan_has) <= planned
    assert planned.isdisjoint(case.plan_lacks)


@pytest.mark.parametrize("level", CareLevel)
def test_there_is_a_case_for_every_care_level(level: CareLevel) -> None:
    assert any(case.expect_level is level for case in KNOWLEDGE.cases.values())
