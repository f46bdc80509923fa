"""Combination rules: one lowers and only on what is known, the others only raise, one bars the plan."""

from __future__ import annotations

import pytest

from tests.made import a_flag, a_knowledge, a_rule
from unknot.core.conditions.evaluate import Situation
from unknot.core.flags import FlagReading, read_flags, states
from unknot.core.rules import (
    Raised,
    lowered,
    open_for_lowering,
    open_rows_at,
    plan_bars,
    raised_by_rules,
)
from unknot.core.values import Reason
from unknot.knowledge.answers import Answer, Facts, YesNo
from unknot.knowledge.conditions import All, AtLeast, FlagMet, FlagsMet, IsYes
from unknot.knowledge.kinds import Knowledge, LevelRow, RedFlag, Rule
from unknot.knowledge.levels import CareLevel

YES, NO, NOT_SURE = YesNo.YES, YesNo.NO, YesNo.NOT_SURE
SELF_CARE, ROUTINE, SOON, SAME_DAY, EMERGENCY = CareLevel

WEAK = a_flag("WEAK", IsYes("weight_loss"), SOON, flag_class="B", not_sure="half")
STRONG = a_flag("STRONG", IsYes("numb"), EMERGENCY)
CHECKED = a_rule(
    "CHECKED", "lower", classes=("B", "C"), to=ROUTINE, when=IsYes("checked_by_clinician"), unless=IsYes("fever")
)
TOGETHER = a_rule("TOGETHER", "raise", LevelRow(SAME_DAY, All((FlagMet("WEAK"), AtLeast("age", 50)))))
ONE_UP = a_rule("ONE_UP", "raise", when=IsYes("fever"), raises_one_level=True, raises_at_most_to=SAME_DAY)
BAR = a_rule("BAR", "bar_plan", when=FlagsMet(1, classes=("A", "B"), at=SOON))


# ---------------------------------------------------------------- lowering


def test_a_flag_that_a_clinician_looked_at_falls_to_routine_when_nothing_speaks_against_it() -> None:
    levels, applied = lowering(weight_loss=YES, checked_by_clinician=YES, fever=NO)
    assert levels["WEAK"] is ROUTINE
    assert applied == ["CHECKED"]


@pytest.mark.parametrize("fever", [{"fever": YES}, {"fever": NOT_SURE}, {}])
def test_it_does_not_fall_unless_what_speaks_against_it_is_known_not_to_hold(fever: dict[str, Answer]) -> None:
    levels, applied = lowering(weight_loss=YES, checked_by_clinician=YES, **fever)
    assert (levels["WEAK"], applied) == (SOON, [])


@pytest.mark.parametrize("checked", [{"checked_by_clinician": NO}, {"checked_by_clinician": NOT_SURE}, {}])
def test_it_does_not_fall_unless_the_check_is_a_clear_yes(checked: dict[str, Answer]) -> None:
    levels, _ = lowering(weight_loss=YES, fever=NO, **checked)
    assert levels["WEAK"] is SOON


def test_a_flag_of_another_class_never_falls() -> None:
    levels, applied = lowering(numb=YES, checked_by_clinician=YES, fever=NO)
    assert (levels["STRONG"], applied) == (EMERGENCY, [])


def test_whether_it_was_checked_is_asked_only_where_there_is_something_to_lower() -> None:
    assert open_to_lower(weight_loss=YES) == ("checked_by_clinician",)
    assert open_to_lower(weight_loss=NO) == ()
    assert open_to_lower(weight_loss=YES, fever=YES) == ()


# ---------------------------------------------------------------- raising


def test_a_combination_raises_the_level_and_gives_its_reasons() -> None:
    found = raising(TOGETHER, weight_loss=YES, age=60.0)
    assert found.level is SAME_DAY
    assert [(rule.id, rule.action) for rule in found.applied] == [("TOGETHER", "clinician_today")]
    assert found.applied[0].reasons == (Reason("flag", "WEAK"), Reason("fact", "age", 60.0))


def test_a_combination_below_the_level_there_already_is_changes_nothing() -> None:
    assert raising(TOGETHER, weight_loss=YES, numb=YES, age=60.0) == Raised(EMERGENCY, (), ())


def test_a_combination_waits_for_what_is_unanswered() -> None:
    assert raising(TOGETHER, weight_loss=YES) == Raised(SOON, (), ("age",))
    assert raising(TOGETHER, weight_loss=YES, age=30.0) == Raised(SOON, (), ())


def test_a_rows_own_action_is_kept() -> None:
    rule = a_rule("CANCER", "raise", LevelRow(EMERGENCY, IsYes("numb"), action="ambulance"))
    assert [one.action for one in raising(rule, numb=YES, flags=(WEAK,)).applied] == ["ambulance"]


def test_only_a_known_exception_keeps_a_combination_from_raising() -> None:
    rule = a_rule("R", "raise", LevelRow(SAME_DAY, FlagMet("WEAK"), unless=IsYes("longstanding")))
    assert raising(rule, weight_loss=YES, longstanding=YES).level is SOON
    assert raising(rule, weight_loss=YES, longstanding=NOT_SURE).level is SAME_DAY
    assert raising(rule, weight_loss=YES).level is SAME_DAY


def test_the_most_urgent_row_of_a_combination_counts() -> None:
    rule = a_rule("R", "raise", LevelRow(SAME_DAY, FlagMet("WEAK")), LevelRow(EMERGENCY, IsYes("fever")))
    assert raising(rule, weight_loss=YES, fever=YES).level is EMERGENCY


def test_signs_that_support_each_other_raise_by_one_level() -> None:
    assert raising(ONE_UP, weight_loss=YES, fever=YES).level is SAME_DAY


def test_one_level_up_comes_after_the_combinations_and_stops_at_its_ceiling() -> None:
    found = raising(TOGETHER, ONE_UP, weight_loss=YES, age=60.0, fever=YES)
    assert (found.level, [rule.id for rule in found.applied]) == (SAME_DAY, ["TOGETHER"])


def test_one_level_up_never_lowers_what_is_above_its_ceiling() -> None:
    assert raising(ONE_UP, numb=YES, fever=YES).level is EMERGENCY


def test_one_level_up_is_asked_about_only_while_it_could_raise() -> None:
    assert raising(ONE_UP, weight_loss=YES).open == ("fever",)
    assert raising(ONE_UP, numb=YES).open == ()


def test_one_level_up_without_a_ceiling_ends_at_emergency() -> None:
    free = a_rule("FREE", "raise", when=IsYes("fever"), raises_one_level=True)
    assert raising(free, numb=YES, fever=YES).level is EMERGENCY


def test_what_could_still_give_one_level_is_found_for_that_level_alone() -> None:
    knowledge = a_knowledge(WEAK, TOGETHER, a_rule("R", "raise", LevelRow(EMERGENCY, IsYes("fever"))))
    assert open_rows_at(knowledge, SAME_DAY, seen(knowledge, weight_loss=YES)) == ("age",)
    assert open_rows_at(knowledge, EMERGENCY, seen(knowledge, weight_loss=YES)) == ("fever",)


# ---------------------------------------------------------------- barring the plan


def test_a_met_flag_bars_the_plan() -> None:
    assert bars(weight_loss=YES, numb=NO) == ["BAR"]


def test_a_flag_known_not_to_be_met_does_not() -> None:
    assert bars(weight_loss=NO, numb=NO) == []


def test_a_flag_that_is_still_undecided_bars_the_plan_too() -> None:
    assert bars(weight_loss=NO) == ["BAR"]


# ---------------------------------------------------------------- mechanics


def readings(knowledge: Knowledge, **facts: Answer) -> dict[str, FlagReading]:
    return read_flags(knowledge, Situation(Facts.of(**facts)))


def seen(knowledge: Knowledge, **facts: Answer) -> Situation:
    found = readings(knowledge, **facts)
    return Situation(Facts.of(**facts), states(found, {flag: reading.level for flag, reading in found.items()}))


def lowering(**facts: Answer) -> tuple[dict[str, CareLevel], list[str]]:
    knowledge = a_knowledge(WEAK, STRONG, CHECKED)
    levels, applied = lowered(knowledge, readings(knowledge, **facts), seen(knowledge, **facts))
    return levels, [rule.id for rule in applied]


def open_to_lower(**facts: Answer) -> tuple[str, ...]:
    knowledge = a_knowledge(WEAK, STRONG, CHECKED)
    return open_for_lowering(knowledge, readings(knowledge, **facts), seen(knowledge, **facts))


def raising(*rules: Rule, flags: tuple[RedFlag, ...] = (WEAK, STRONG), **facts: Answer) -> Raised:
    knowledge = a_knowledge(*flags, *rules)
    base = max(reading.level for reading in readings(knowledge, **facts).values())
    return raised_by_rules(knowledge, base, seen(knowledge, **facts))


def bars(**facts: Answer) -> list[str]:
    knowledge = a_knowledge(WEAK, STRONG, BAR)
    return [rule.id for rule in plan_bars(knowledge, seen(knowledge, **facts))]
