"""What always holds of the care level, for any answers at all."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, note, settings
from hypothesis import strategies as st

from tests.properties.people import (
    answer_to,
    answers_to,
    complete_people,
    knowledge,
    partial_people,
    unsure_people,
    unusual,
    well_people,
)
from unknot.core import contributors, plan
from unknot.core.triage import assess
from unknot.core.values import Assessment
from unknot.knowledge.answers import Answered, Facts, YesNo
from unknot.knowledge.levels import CareLevel

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
TODAY = date(2026, 11, 24)


def check(facts: Facts) -> Assessment:
    note(f"Answers that are not plain: {unusual(facts)}")
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


# ---------------------------------------------------------------- more that never opens the door

any_fact = st.sampled_from(sorted(knowledge().questions))


@settings(deadline=None, max_examples=150)
@given(st.one_of(complete_people(), well_people(), unsure_people()), any_fact)
def test_a_forgotten_answer_never_opens_a_plan(facts: Facts, fact: str) -> None:
    if check(facts.without(fact)).plan_allowed:
        assert check(facts).plan_allowed


@settings(deadline=None, max_examples=100)
@given(st.one_of(complete_people(), well_people()), danger_signs)
def test_a_forgotten_no_leaves_the_check_open_or_the_level_no_lower(facts: Facts, sign: str) -> None:
    """Open, because "not sure" and skips count as danger only once there is nothing left to ask."""
    facts = facts.with_answer(sign, YesNo.NO)
    after = check(facts.without(sign))
    assert not after.complete or (after.care_level or CareLevel.SELF_CARE) >= level_of(facts)


@settings(deadline=None, max_examples=100)
@given(st.one_of(complete_people(), well_people()), st.sampled_from(answers_to("intensity_0_10")[1:]))
def test_worse_pain_never_lowers_the_level(facts: Facts, pain: float) -> None:
    milder = facts.with_answer("intensity_0_10", max(0.0, pain - 2))
    assert level_of(milder) <= level_of(facts.with_answer("intensity_0_10", pain))


@settings(deadline=None, max_examples=100)
@given(complete_people())
def test_a_clinicians_check_never_lowers_a_flag_of_class_a(facts: Facts) -> None:
    """Rule C9 touches classes B and C alone, and leaves what it lowers at routine."""
    for flag in check(facts.with_answer("checked_by_clinician", YesNo.YES)).flags:
        if knowledge().red_flags[flag.id].flag_class == "A":
            assert flag.level is flag.own_level
        elif flag.level is not flag.own_level:
            assert flag.level is CareLevel.ROUTINE < flag.own_level


@settings(deadline=None, max_examples=60)
@given(st.one_of(well_people(), complete_people()), st.integers(0, 17))
def test_nobody_under_18_gets_a_plan(facts: Facts, age: int) -> None:
    assessment = check(facts.with_answer("age", float(age)))
    assert not assessment.plan_allowed
    assert "C11" in assessment.plan_barred_by


@settings(deadline=None, max_examples=60)
@given(partial_people())
def test_every_answer_is_good_for_a_day_at_least_and_a_week_at_most(facts: Facts) -> None:
    """Rule C8; and no plan goes on without a day to look again."""
    assessment = check(facts)
    assert assessment.valid_until is not None
    assert timedelta(days=1) <= assessment.valid_until - NOW <= timedelta(days=7)
    if assessment.plan_allowed and assessment.care_level is not CareLevel.SOON:
        assert assessment.check_again_on is not None
