"""Red flags read one by one: what is met, what stays open, and what "not sure" does (rule C2)."""

from __future__ import annotations

import pytest

from tests.made import a_flag, a_knowledge
from unknot.core.conditions.evaluate import FALSE, TRUE, UNDECIDED, Situation
from unknot.core.flags import FlagReading, open_towards, raised, read_flag, read_flags, reasons_of, reassurances
from unknot.core.values import Reason
from unknot.knowledge.answers import Answer, Facts, YesNo
from unknot.knowledge.conditions import All, AtLeast, FlagMet, IsYes
from unknot.knowledge.kinds import LevelRow, RedFlag
from unknot.knowledge.levels import CareLevel

YES, NO, NOT_SURE = YesNo.YES, YesNo.NO, YesNo.NOT_SURE
SELF_CARE, SOON, SAME_DAY, EMERGENCY = CareLevel.SELF_CARE, CareLevel.SOON, CareLevel.SAME_DAY, CareLevel.EMERGENCY

NUMB = a_flag("NUMB", IsYes("numb"), EMERGENCY)
FEVER = a_flag("FEVER", IsYes("fever"), SOON, LevelRow(EMERGENCY, IsYes("confusion")))
FALL = a_flag("FALL", IsYes("fall"), LevelRow(SAME_DAY, unless=IsYes("examined")), SOON)


# ---------------------------------------------------------------- yes, no and unanswered


def test_a_yes_meets_the_flag_at_its_level() -> None:
    reading = read(NUMB, numb=YES)
    assert (reading.met, reading.level, reading.by_not_sure) == (TRUE, EMERGENCY, False)


def test_a_no_leaves_nothing_open() -> None:
    reading = read(FEVER, fever=NO)
    assert (reading.met, reading.level, reading.open) == (FALSE, SELF_CARE, ())


def test_an_unanswered_sign_stays_undecided_and_open() -> None:
    reading = read(NUMB)
    assert (reading.met, reading.counts, reading.open) == (UNDECIDED, False, ("numb",))


def test_the_most_urgent_row_that_holds_gives_the_level() -> None:
    assert read(FEVER, fever=YES, confusion=YES).level is EMERGENCY
    assert read(FEVER, fever=YES, confusion=NO).level is SOON


def test_a_met_flag_is_still_open_for_what_would_raise_it_further() -> None:
    assert read(FEVER, fever=YES).open == ("confusion",)
    assert read(FEVER, fever=YES, confusion=YES).open == ()


def test_what_a_flag_needs_first_is_asked_before_the_rest() -> None:
    assert read(FEVER).open == ("fever",)
    assert read(FEVER, confusion=YES).open == ("fever",)


def test_only_rows_at_the_level_asked_for_or_above_count_towards_it() -> None:
    assert open_towards(FEVER, EMERGENCY, situation(fever=YES)) == ("confusion",)
    assert open_towards(NUMB, EMERGENCY, situation(numb=NO)) == ()
    assert open_towards(a_flag("F", IsYes("numb"), SOON), EMERGENCY, situation()) == ()


# ---------------------------------------------------------------- not sure


@pytest.mark.parametrize(
    ("policy", "level"), [("yes", EMERGENCY), ("same_day", SAME_DAY), ("soon", SOON), ("emergency", EMERGENCY)]
)
def test_not_sure_gives_the_level_that_the_flag_says(policy: str, level: CareLevel) -> None:
    reading = read(a_flag("F", IsYes("numb"), EMERGENCY, not_sure=policy), numb=NOT_SURE)
    assert (reading.met, reading.level, reading.by_not_sure) == (TRUE, level, True)


def test_not_sure_is_never_more_urgent_than_yes() -> None:
    flag = a_flag("F", IsYes("numb"), SOON, not_sure="same_day")
    assert read(flag, numb=NOT_SURE).level is read(flag, numb=YES).level is SOON


def test_not_sure_of_a_weak_flag_is_half_a_flag_without_a_level() -> None:
    reading = read(a_flag("F", IsYes("numb"), SOON, flag_class="B", not_sure="half"), numb=NOT_SURE)
    assert (reading.met, reading.level, reading.half, reading.counts) == (FALSE, SELF_CARE, True, True)


def test_not_sure_decides_nothing_while_something_is_left_to_ask() -> None:
    both = a_flag("F", All((IsYes("numb"), IsYes("weak"))), EMERGENCY)
    assert read(both, numb=NOT_SURE).met is UNDECIDED
    assert read(both, numb=NOT_SURE).open == ("weak",)
    assert read(both, numb=NOT_SURE, weak=YES).level is EMERGENCY
    assert read(both, numb=NOT_SURE, weak=NO).met is FALSE


def test_a_row_that_is_not_sure_counts_at_its_own_level_beside_a_sure_one() -> None:
    reading = read(FEVER, fever=YES, confusion=NOT_SURE)
    assert (reading.level, reading.by_not_sure) == (EMERGENCY, True)


def test_a_sure_answer_is_named_before_one_that_is_not_sure_at_the_same_level() -> None:
    flag = a_flag("F", IsYes("fever"), LevelRow(SOON, IsYes("rash")), SOON)
    assert not read(flag, fever=YES, rash=NOT_SURE).by_not_sure


# ---------------------------------------------------------------- reassurance


def test_a_known_reassurance_takes_the_row_away() -> None:
    assert read(FALL, fall=YES, examined=YES).level is SOON


@pytest.mark.parametrize("answer", [{}, {"examined": NO}, {"examined": NOT_SURE}])
def test_a_reassurance_that_is_not_a_clear_yes_takes_nothing_away(answer: dict[str, Answer]) -> None:
    assert read(FALL, fall=YES, **answer).level is SAME_DAY


def test_an_unasked_reassurance_is_worth_asking_only_while_its_row_gives_the_level() -> None:
    assert reassurances(read(FALL, fall=YES), situation(fall=YES)) == ("examined",)
    assert reassurances(read(FALL, fall=NO), situation(fall=NO)) == ()
    assert reassurances(read(FALL, fall=YES, examined=NO), situation(fall=YES, examined=NO)) == ()


def test_a_row_taken_away_is_no_longer_open() -> None:
    flag = a_flag("F", IsYes("fall"), LevelRow(SAME_DAY, IsYes("numb"), unless=IsYes("examined")), SOON)
    assert read(flag, fall=YES).open == ("numb",)
    assert read(flag, fall=YES, examined=YES).open == ()


def test_a_flag_whose_only_row_is_taken_away_is_met_without_a_level() -> None:
    reading = read(a_flag("F", IsYes("fall"), LevelRow(SAME_DAY, unless=IsYes("examined"))), fall=YES, examined=YES)
    assert (reading.met, reading.level, reading.row) == (TRUE, SELF_CARE, None)


# ---------------------------------------------------------------- flags upon flags, reasons and actions


def test_a_flag_can_rest_on_an_earlier_one() -> None:
    later = a_flag("LATER", FlagMet("FEVER", SOON), EMERGENCY)
    readings = read_flags(a_knowledge(FEVER, later), situation(fever=YES, confusion=NO))
    assert readings["LATER"].level is EMERGENCY
    assert readings["LATER"].flag is later


def test_the_reasons_are_the_answers_of_the_sign_and_of_its_row() -> None:
    now = situation(fever=YES, confusion=YES, age=80.0)
    assert reasons_of(read(FEVER, fever=YES, confusion=YES), now) == (
        Reason("fact", "fever", YES),
        Reason("fact", "confusion", YES),
    )


def test_a_raised_flag_takes_the_action_of_its_row() -> None:
    flag = a_flag("F", IsYes("chest_pain"), LevelRow(EMERGENCY, action="ambulance"))
    assert raised(read(flag, chest_pain=YES), situation(chest_pain=YES), EMERGENCY).action == "ambulance"


def test_without_an_action_of_its_own_it_takes_the_usual_one_for_its_level() -> None:
    assert raised(read(NUMB, numb=YES), situation(numb=YES), EMERGENCY).action == "emergency_department"


def test_a_lowered_flag_takes_the_action_of_the_lower_level_and_keeps_its_own_level_in_sight() -> None:
    flag = a_flag("F", AtLeast("age", 50), LevelRow(SOON, action="maternity_line"), flag_class="B")
    found = raised(read(flag, age=60.0), situation(age=60.0), CareLevel.ROUTINE)
    assert (found.action, found.level, found.own_level) == ("appointment_weeks", CareLevel.ROUTINE, SOON)


# ---------------------------------------------------------------- mechanics


def situation(**facts: Answer) -> Situation:
    return Situation(Facts.of(**facts))


def read(flag: RedFlag, **facts: Answer) -> FlagReading:
    return read_flag(flag, situation(**facts))
