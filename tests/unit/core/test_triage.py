"""How soon to get help: the level is earned, names what decided it, and lasts only so long."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.made import a_flag, a_knowledge, a_question, a_rule, signs
from unknot.core.triage import assess, is_acute
from unknot.core.values import Assessment, Reason
from unknot.knowledge.answers import NOT_GIVEN, Answer, Facts, YesNo
from unknot.knowledge.conditions import All, FlagMet, FlagsMet, IsYes
from unknot.knowledge.kinds import Knowledge, LevelRow
from unknot.knowledge.levels import CareLevel

YES, NO, NOT_SURE = YesNo.YES, YesNo.NO, YesNo.NOT_SURE
SELF_CARE, ROUTINE, SOON, SAME_DAY, EMERGENCY = CareLevel
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)

NUMB = a_flag("NUMB", IsYes("numb"), LevelRow(EMERGENCY, action="ambulance"), watch_for="New numbness")
PAIN = a_flag("PAIN", IsYes("uncontrolled"), SAME_DAY, watch_for="Pain that nothing eases")
LOSS = a_flag("LOSS", IsYes("weight_loss"), SOON, flag_class="B", not_sure="half")
NIGHT = a_flag("NIGHT", IsYes("night_pain"), ROUTINE, flag_class="C", not_sure="half")
BOTH = a_rule("BOTH", "raise", LevelRow(SOON, All((FlagMet("NIGHT"), IsYes("fever")))))
CHECKED = a_rule("CHECKED", "lower", classes=("B",), to=ROUTINE, when=IsYes("checked"))
BAR = a_rule("BAR", "bar_plan", when=FlagsMet(1, classes=("A", "B"), at=SOON))
QUESTIONS = signs("numb", "uncontrolled", "weight_loss", "night_pain", "fever", "checked")
KNOWLEDGE = a_knowledge(*QUESTIONS, a_question("age", "number"), NUMB, PAIN, LOSS, NIGHT, BOTH, CHECKED, BAR)
ALL_NO = {question.id: NO for question in QUESTIONS}


# ---------------------------------------------------------------- self-care has to be earned


def test_with_every_danger_sign_answered_no_it_is_self_care() -> None:
    found = assessed()
    assert (found.care_level, found.complete, found.unanswered) == (SELF_CARE, True, ())
    assert found.reasons == (Reason("check", "complete"),)
    assert (found.decided_by, found.action) == ("", "")


@pytest.mark.parametrize("sign", ["numb", "uncontrolled", "weight_loss", "night_pain"])
def test_one_unanswered_danger_sign_leaves_no_level_at_all(sign: str) -> None:
    found = assessed(without=sign)
    assert (found.care_level, found.complete, found.plan_allowed) == (None, False, False)
    assert sign in found.unanswered


def test_a_routine_sign_gives_no_level_while_something_is_unanswered() -> None:
    assert assessed(night_pain=YES, without="numb").care_level is None
    assert assessed(night_pain=YES).care_level is ROUTINE


@pytest.mark.parametrize(("sign", "level"), [("weight_loss", SOON), ("uncontrolled", SAME_DAY), ("numb", EMERGENCY)])
def test_a_level_from_soon_on_stands_though_nothing_else_was_answered(sign: str, level: CareLevel) -> None:
    assert assess(KNOWLEDGE, Facts.of(**{sign: YES}), NOW).care_level is level


def test_a_sign_that_this_version_does_not_ask_does_not_hold_the_level_back() -> None:
    began = a_flag("LATER", IsYes("began"), EMERGENCY)
    knowledge = a_knowledge(a_question("began", stage="not_asked"), began)
    assert assess(knowledge, Facts(), NOW).care_level is SELF_CARE


def test_a_sign_of_people_whom_it_does_not_apply_to_does_not_hold_the_level_back() -> None:
    flag = a_flag("BABY", IsYes("contractions"), EMERGENCY)
    knowledge = a_knowledge(*signs("pregnant"), a_question("contractions", only_if=IsYes("pregnant")), flag)
    assert assess(knowledge, Facts.of(pregnant=NO), NOW).complete
    assert not assess(knowledge, Facts.of(pregnant=YES), NOW).complete


# ---------------------------------------------------------------- what decided, and why


def test_the_most_urgent_flag_decides_and_names_its_action_and_answer() -> None:
    found = assessed(numb=YES, weight_loss=YES)
    assert (found.care_level, found.decided_by, found.action) == (EMERGENCY, "NUMB", "ambulance")
    assert found.reasons == (Reason("fact", "numb", YES),)


def test_flags_are_listed_most_urgent_first() -> None:
    assert [flag.id for flag in assessed(night_pain=YES, weight_loss=YES, numb=YES).flags] == ["NUMB", "LOSS", "NIGHT"]


def test_a_combination_that_raised_the_level_decides_and_stands_among_the_reasons() -> None:
    found = assessed(night_pain=YES, fever=YES)
    assert (found.care_level, found.decided_by, found.action) == (SOON, "BOTH", "appointment_days")
    assert found.reasons == (Reason("rule", "BOTH"), Reason("flag", "NIGHT"), Reason("fact", "fever", YES))


def test_a_lowered_flag_shows_both_levels_and_the_rule_that_lowered_it() -> None:
    found = assessed(weight_loss=YES, checked=YES)
    assert (found.care_level, found.decided_by) == (ROUTINE, "LOSS")
    assert [(flag.level, flag.own_level) for flag in found.flags] == [(ROUTINE, SOON)]
    assert [(rule.id, rule.effect) for rule in found.rules] == [("CHECKED", "lower")]


def test_a_half_flag_is_shown_and_gives_no_level() -> None:
    found = assessed(weight_loss=NOT_SURE)
    assert (found.care_level, [flag.half for flag in found.flags]) == (SELF_CARE, [True])


def test_the_safety_net_is_always_there_the_most_urgent_line_first() -> None:
    assert [line.flag for line in assessed().safety_net] == ["NUMB", "PAIN"]
    assert assessed().safety_net == assessed(numb=YES).safety_net


# ---------------------------------------------------------------- whether a plan is allowed


def test_a_plan_is_allowed_at_self_care_and_at_routine() -> None:
    assert assessed().plan_allowed
    assert assessed(night_pain=YES).plan_allowed


def test_a_plan_is_allowed_at_soon_when_no_rule_bars_it() -> None:
    found = assessed(night_pain=YES, fever=YES)
    assert (found.care_level, found.plan_allowed) == (SOON, True)


def test_a_rule_bars_the_plan_at_soon() -> None:
    found = assessed(weight_loss=YES)
    assert (found.care_level, found.plan_allowed, found.plan_barred_by) == (SOON, False, ("BAR",))


@pytest.mark.parametrize("sign", ["uncontrolled", "numb"])
def test_no_plan_from_the_same_day_on(sign: str) -> None:
    found = assessed(**{sign: YES})
    assert (found.plan_allowed, found.plan_barred_by) == (False, ("C1",))


@pytest.mark.parametrize(("age", "allowed", "barred"), [(17.0, False, ("C11",)), (18.0, True, ()), (80.0, True, ())])
def test_there_is_no_plan_under_18(age: float, *, allowed: bool, barred: tuple[str, ...]) -> None:
    found = assessed(age=age)
    assert (found.care_level, found.plan_allowed, found.plan_barred_by) == (SELF_CARE, allowed, barred)


# ---------------------------------------------------------------- how long it lasts (rule C8)


@pytest.mark.parametrize("days", [0.0, 14.0])
def test_an_answer_of_the_first_two_weeks_lasts_a_day(days: float) -> None:
    assert assessed(duration_days=days).valid_until == NOW + timedelta(hours=24)


def test_later_it_lasts_a_week() -> None:
    assert assessed(duration_days=15.0).valid_until == NOW + timedelta(days=7)


@pytest.mark.parametrize("sign", ["radiates_to_leg", "leg_numbness", "foot_drop"])
def test_with_any_leg_symptom_it_lasts_a_day_however_long_ago_it_began(sign: str) -> None:
    assert is_acute(Facts.of(duration_days=90.0, **{sign: YES}))
    assert not is_acute(Facts.of(duration_days=90.0, **{sign: NO}))


@pytest.mark.parametrize("start", [{}, {"duration_days": NOT_GIVEN}])
def test_an_unknown_start_counts_as_the_first_two_weeks(start: dict[str, Answer]) -> None:
    assert is_acute(Facts.of(**start))


def test_self_care_and_routine_are_looked_at_again_after_two_weeks() -> None:
    assert assessed().check_again_on == assessed(night_pain=YES).check_again_on == date(2026, 12, 8)
    assert assessed(weight_loss=YES).check_again_on is None


# ---------------------------------------------------------------- mechanics


def assessed(knowledge: Knowledge = KNOWLEDGE, *, without: str = "", **answers: Answer) -> Assessment:
    """The assessment of somebody who says no to everything but what is named."""
    return assess(knowledge, Facts.of(**{**ALL_NO, **answers}).without(without), NOW)
