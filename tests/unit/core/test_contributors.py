"""What may be adding to the pain: signs are weighed, little is said on little, and three are shown at most."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.made import Thing, a_contributor, a_flag, a_knowledge, a_question, a_rule, signs
from unknot.core.contributors import rank
from unknot.core.triage import assess
from unknot.core.values import RankedContributor, Reason, WeighedSign
from unknot.knowledge.answers import Answer, Facts, YesNo
from unknot.knowledge.conditions import Condition, FlagMet, IsYes
from unknot.knowledge.kinds import LevelRow, Pointer, Sign
from unknot.knowledge.levels import CareLevel

YES, NO, NOT_SURE = YesNo.YES, YesNo.NO, YesNo.NOT_SURE
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


def sign(fact: str, strength: str) -> Sign:
    return Sign(IsYes(fact), strength, "2.1")


STRAIN = a_contributor("strain", sign("lifted", "strong"), sign("sore", "moderate"), sign("tired", "weak"))


# ---------------------------------------------------------------- how sure


def test_nothing_answered_means_that_we_cannot_tell() -> None:
    assert ranked(STRAIN) == ()


def test_one_weak_sign_alone_says_nothing() -> None:
    assert ranked(STRAIN, tired=YES) == ()


@pytest.mark.parametrize(
    ("said", "confidence"),
    [
        (("sore",), "less_likely"),
        (("sore", "tired"), "possible"),
        (("lifted",), "possible"),
        (("lifted", "sore"), "likely"),
    ],
)
def test_more_and_stronger_signs_make_it_likelier(said: tuple[str, ...], confidence: str) -> None:
    assert [one.confidence for one in ranked(STRAIN, **dict.fromkeys(said, YES))] == [confidence]


def test_a_sign_against_it_takes_its_strength_away() -> None:
    against = a_contributor("strain", sign("lifted", "strong"), signs_against=(sign("numb", "moderate"),))
    assert ranked(against, lifted=YES, numb=YES)[0].confidence == "less_likely"
    assert ranked(against, lifted=YES, numb=NO)[0].confidence == "possible"


@pytest.mark.parametrize("answer", [{"lifted": NOT_SURE}, {"lifted": NO}, {}])
def test_what_is_not_a_clear_yes_speaks_neither_for_nor_against(answer: dict[str, Answer]) -> None:
    assert ranked(STRAIN, sore=YES, **answer) == ranked(STRAIN, sore=YES)


def test_each_sign_names_the_answer_that_made_it_hold() -> None:
    assert ranked(STRAIN, lifted=YES) == (
        RankedContributor("strain", "possible", (WeighedSign("strong", "2.1", (Reason("fact", "lifted", YES),)),)),
    )


# ---------------------------------------------------------------- which are shown


def test_the_weightiest_comes_first_and_three_are_shown_at_most() -> None:
    weak = [a_contributor(name, sign("sore", "moderate")) for name in ("a", "b", "c")]
    assert ids(*weak, STRAIN, sore=YES, lifted=YES) == ["strain", "a", "b"]


def test_one_that_does_not_apply_to_this_person_is_not_weighed() -> None:
    gated = a_contributor("period", sign("lifted", "strong"), only_if=IsYes("period_related"))
    assert ids(gated, lifted=YES, period_related=YES) == ["period"]
    assert ids(gated, lifted=YES, period_related=NO) == ids(gated, lifted=YES) == []


def test_a_serious_one_is_never_weighed_by_signs() -> None:
    assert ids(a_contributor("fracture", sign("lifted", "strong"), kind="serious"), lifted=YES) == []


# ---------------------------------------------------------------- what a flag points to


def test_what_a_raised_flag_points_to_is_to_be_checked_and_comes_first() -> None:
    found = ranked(STRAIN, SERIOUS, flag(), lifted=YES, fall=YES)
    assert [one.id for one in found] == ["fracture", "strain"]
    assert (found[0].confidence, found[0].from_flags) == ("to_be_checked", ("FALL",))


def test_an_everyday_one_that_a_flag_points_to_keeps_its_signs() -> None:
    found = ranked(STRAIN, flag(to="strain"), lifted=YES, fall=YES)
    assert [(one.confidence, len(one.signs_for)) for one in found] == [("to_be_checked", 1)]


def test_a_flag_that_is_not_raised_points_to_nothing() -> None:
    assert ids(SERIOUS, flag(), fall=NO) == ids(SERIOUS, flag()) == []


def test_a_half_flag_points_to_nothing() -> None:
    half = flag(flag_class="B", not_sure="half")
    assert ids(SERIOUS, half, fall=NOT_SURE) == []


def test_a_pointer_with_a_condition_waits_for_it() -> None:
    pointing = flag(when=IsYes("steroids"))
    assert ids(SERIOUS, pointing, fall=YES, steroids=YES) == ["fracture"]
    assert ids(SERIOUS, pointing, fall=YES) == []


def test_a_rule_that_raised_the_level_points_too() -> None:
    rule = a_rule(
        "C03",
        "raise",
        LevelRow(CareLevel.SAME_DAY, FlagMet("FALL")),
        points_to=(Pointer("fracture"),),
    )
    plain = a_flag("FALL", IsYes("fall"), CareLevel.SOON)
    assert ranked(SERIOUS, plain, rule, fall=YES)[0].from_flags == ("C03",)


def test_the_most_urgent_flags_first_choice_comes_first_and_each_flag_gets_a_place_before_second_choices() -> None:
    urgent = a_flag("NUMB", IsYes("numb"), CareLevel.EMERGENCY, points_to=(Pointer("cauda"), Pointer("disc")))
    things = [a_contributor(name, kind="serious") for name in ("cauda", "disc")]
    assert ids(SERIOUS, *things, flag(), urgent, fall=YES, numb=YES) == ["cauda", "fracture", "disc"]


# ---------------------------------------------------------------- mechanics

SERIOUS = a_contributor("fracture", kind="serious")
FACTS = ("lifted", "sore", "tired", "numb", "fall", "steroids", "period_related")


def flag(to: str = "fracture", when: Condition | None = None, **more: str) -> Thing:
    pointer = Pointer(to, when) if when else Pointer(to)
    return a_flag("FALL", IsYes("fall"), CareLevel.SOON, points_to=(pointer,), **more)


def ranked(*things: Thing, **answers: Answer) -> tuple[RankedContributor, ...]:
    knowledge = a_knowledge(*signs(*FACTS), a_question("age", "number"), *things)
    facts = Facts.of(**answers)
    return rank(knowledge, facts, assess(knowledge, facts, NOW))


def ids(*things: Thing, **answers: Answer) -> list[str]:
    return [one.id for one in ranked(*things, **answers)]
