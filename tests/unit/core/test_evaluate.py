"""Conditions in three values: unanswered and not sure are never read as no."""

from __future__ import annotations

import pytest

from unknot.core.conditions.evaluate import FALSE, TRUE, UNDECIDED, FlagState, Situation, Truth, evaluate, open_facts
from unknot.knowledge.answers import NOT_GIVEN, Facts, YesNo
from unknot.knowledge.conditions import (
    All,
    Any,
    AtLeast,
    AtMost,
    Condition,
    Count,
    FlagMet,
    FlagsMet,
    FlagsNotSure,
    HasValue,
    IsNo,
    IsNotSure,
    IsYes,
    NoneOf,
)
from unknot.knowledge.levels import CareLevel

YES, NO, NOT_SURE = YesNo.YES, YesNo.NO, YesNo.NOT_SURE


def truth(condition: Condition, **facts: object) -> Truth:
    return evaluate(condition, Situation(Facts.of(**facts)))  # type: ignore[arg-type]


def test_a_yes_no_fact_is_undecided_until_it_is_answered_yes_or_no() -> None:
    assert truth(IsYes("fever"), fever=YES) is TRUE
    assert truth(IsYes("fever"), fever=NO) is FALSE
    assert truth(IsYes("fever"), fever=NOT_SURE) is UNDECIDED
    assert truth(IsYes("fever")) is UNDECIDED


def test_is_no_needs_a_real_no() -> None:
    assert truth(IsNo("fever"), fever=NO) is TRUE
    assert truth(IsNo("fever"), fever=NOT_SURE) is UNDECIDED
    assert truth(IsNo("fever")) is UNDECIDED


def test_not_sure_can_be_asked_for_itself() -> None:
    assert truth(IsNotSure("fever"), fever=NOT_SURE) is TRUE
    assert truth(IsNotSure("onset"), onset=NOT_GIVEN) is TRUE
    assert truth(IsNotSure("fever"), fever=NO) is FALSE
    assert truth(IsNotSure("fever")) is UNDECIDED


@pytest.mark.parametrize(("age", "expected"), [(60.0, TRUE), (59.9, FALSE), (NOT_GIVEN, UNDECIDED)])
def test_a_number_counts_from_its_bound(age: object, expected: Truth) -> None:
    assert truth(AtLeast("age", 60), age=age) is expected


def test_at_most_counts_its_bound() -> None:
    assert truth(AtMost("age", 17), age=17.0) is TRUE
    assert truth(AtMost("age", 17), age=17.5) is FALSE
    assert truth(AtMost("age", 17)) is UNDECIDED


def test_a_choice_is_one_of_and_a_set_holds_any_of_the_values() -> None:
    condition = HasValue("place", ("flank", "neck"))
    assert truth(condition, place="neck") is TRUE
    assert truth(condition, place="buttock") is FALSE
    assert truth(condition, place=frozenset({"neck", "buttock"})) is TRUE
    assert truth(condition, place=frozenset({"none"})) is FALSE
    assert truth(condition, place=NOT_GIVEN) is UNDECIDED


def test_all_is_false_as_soon_as_one_part_is_false() -> None:
    both = All((IsYes("a"), IsYes("b")))
    assert truth(both, b=NO) is FALSE
    assert truth(both, a=YES) is UNDECIDED
    assert truth(both, a=YES, b=YES) is TRUE


def test_any_is_true_as_soon_as_one_part_is_true() -> None:
    either = Any((IsYes("a"), IsYes("b")))
    assert truth(either, b=YES) is TRUE
    assert truth(either, a=NO) is UNDECIDED
    assert truth(either, a=NO, b=NO) is FALSE


def test_none_stays_open_while_a_part_is_open() -> None:
    neither = NoneOf((IsYes("a"), IsYes("b")))
    assert truth(neither, a=NO) is UNDECIDED
    assert truth(neither, a=NO, b=NO) is TRUE
    assert truth(neither, a=YES) is FALSE


def test_a_count_is_false_once_it_cannot_be_reached() -> None:
    two = Count(2, (IsYes("a"), IsYes("b"), IsYes("c")))
    assert truth(two, a=YES, b=YES) is TRUE
    assert truth(two, a=YES) is UNDECIDED
    assert truth(two, a=NO, b=NO) is FALSE


def flag(met: Truth, level: CareLevel = CareLevel.SOON, *, half: bool = False) -> FlagState:
    return FlagState(met, level, "B", ("fracture",), half)


def test_a_flag_counts_from_the_level_asked_for() -> None:
    now = Situation(Facts(), {"RF12": flag(TRUE)})
    assert evaluate(FlagMet("RF12", CareLevel.SOON), now) is TRUE
    assert evaluate(FlagMet("RF12", CareLevel.SAME_DAY), now) is FALSE
    assert evaluate(FlagMet("RF12"), Situation(Facts(), {"RF12": flag(UNDECIDED)})) is UNDECIDED


def test_flags_are_counted_by_family_class_and_level() -> None:
    now = Situation(Facts(), {"RF12": flag(TRUE), "RF13": flag(TRUE, CareLevel.ROUTINE)})
    assert evaluate(FlagsMet(1, ("fracture",), ("B",), CareLevel.SOON), now) is TRUE
    assert evaluate(FlagsMet(2, ("fracture",), ("B",), CareLevel.SOON), now) is FALSE
    assert evaluate(FlagsMet(1, ("fracture",), but_not=("RF12", "RF13")), now) is FALSE
    assert evaluate(FlagsMet(1, ("cancer",)), now) is FALSE


def test_halves_are_counted_within_a_family() -> None:
    now = Situation(Facts(), {"RF12": flag(FALSE, half=True), "RF13": flag(FALSE, half=True)})
    assert evaluate(FlagsNotSure(2, "fracture"), now) is TRUE
    assert evaluate(FlagsNotSure(2, "cancer"), now) is FALSE


def test_open_facts_ask_the_gate_before_what_it_guards() -> None:
    condition = All((IsYes("fever"), Any((IsYes("rash"), IsYes("confusion")))))
    assert open_facts(condition, Situation(Facts())) == ("fever",)
    assert open_facts(condition, Situation(Facts.of(fever=YES))) == ("rash", "confusion")
    assert open_facts(condition, Situation(Facts.of(fever=NO))) == ()


def test_open_facts_pass_over_an_answer_of_not_sure() -> None:
    condition = All((IsYes("fever"), IsYes("rash")))
    assert open_facts(condition, Situation(Facts.of(fever=NOT_SURE))) == ("rash",)
    assert open_facts(condition, Situation(Facts.of(fever=NOT_SURE, rash=NOT_SURE))) == ()
