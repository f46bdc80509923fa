"""What always holds of the care level, for any answers at all."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.properties.people import answer_to, complete_people, knowledge, partial_people
from unknot.core import contributors, plan
from unknot.core.triage import assess
from unknot.core.values import Assessment
from unknot.knowledge.answers import Answered, Facts, YesNo
from unknot.knowledge.levels import CareLevel

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
TODAY = date(2026, 11, 24)


def check(facts: Facts) -> Assessment:
    return assess(knowledge(), facts, NOW)


def level_of(facts: Facts) -> CareLevel:
    level = check(facts).care_level
    assert level is not None
    return level


danger_signs = st.sampled_from(
    sorted(q.id for q in knowledge().questions.values() if q.type == "yes_no" and not q.reassuring)
)


@settings(deadline=None, max_examples=150)
@given(complete_people(), danger_signs)
def test_one_more_danger_sign_never_lowers_the_level(facts: Facts, sign: str) -> None:
    before = level_of(facts)
    unsure = level_of(facts.with_answer(sign, YesNo.NOT_SURE)) if facts.get(sign) is YesNo.NO else before
    after = level_of(facts.with_answer(sign, YesNo.YES))
    assert before <= unsure <= after


@settings(deadline=None, max_examples=60)
@given(complete_people(), st.randoms(use_true_random=False))
def test_the_order_of_the_answers_does_not_matter(facts: Facts, chance: object) -> None:
    items = list(facts.answers.items())
    chance.shuffle(items)  # type: ignore[attr-defined]
    shuffled = check(Facts(dict(items)))
    assert shuffled == check(facts)


@settings(deadline=None, max_examples=100)
@given(partial_people())
def test_an_unanswered_safety_fact_is_never_a_no(facts: Facts) -> None:
    """While something is open there is no routine, no self-care and no plan."""
    assessment = check(facts)
    if assessment.unanswered:
        assert assessment.care_level not in (CareLevel.SELF_CARE, CareLevel.ROUTINE)
        assert not assessment.plan_allowed


@settings(deadline=None, max_examples=100)
@given(partial_people(), st.data())
def test_a_level_that_is_proved_stays_proved_when_danger_signs_are_answered(facts: Facts, data: st.DataObject) -> None:
    """Answering what is open can only raise the level that was proved; reassurance was not open."""
    before = check(facts)
    answers = dict(facts.answers)
    for fact in before.unanswered:
        answers[fact] = Answered(data.draw(answer_to(knowledge().questions[fact])))
    after = check(Facts(answers)).care_level
    if before.care_level is not None and not facts.is_yes("checked_by_clinician"):
        assert after is not None
        assert after >= before.care_level


@settings(deadline=None, max_examples=150)
@given(complete_people())
def test_an_emergency_or_same_day_level_has_no_plan_and_no_timed_advice(facts: Facts) -> None:
    assessment = check(facts)
    made = plan.make(knowledge(), assessment, contributors.rank(knowledge(), facts, assessment), facts, TODAY)
    if assessment.care_level is not None and assessment.care_level >= CareLevel.SAME_DAY:
        assert made.phase == "blocked"
        assert made.items == ()


@settings(deadline=None, max_examples=100)
@given(complete_people())
def test_a_level_above_self_care_always_says_why(facts: Facts) -> None:
    assessment = check(facts)
    assert assessment.reasons
    if assessment.care_level is not CareLevel.SELF_CARE:
        assert assessment.decided_by
        assert assessment.action
