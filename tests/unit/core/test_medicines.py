"""The gate of the medicines: what may be said to whom, and never on an answer that was not given."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.made import Thing, a_flag, a_knowledge, a_question, a_remedy, an_exclusion, signs
from unknot.core.medicines import MedicineAnswer, deciding, gate
from unknot.core.values import NoteRef, Reason
from unknot.knowledge.answers import NOT_GIVEN, Answer, Facts, YesNo
from unknot.knowledge.conditions import AtLeast, HasValue, IsYes
from unknot.knowledge.kinds import Exclusion, ExclusionRow, Note, Option
from unknot.knowledge.levels import CareLevel

YES, NO, NOT_SURE = YesNo.YES, YesNo.NO, YesNo.NOT_SURE
TABLET = a_remedy("tablet", "medicine")
KIDNEYS = a_question("kidneys", stage="medicine", order=30)
ULCER = a_question("ulcer", stage="medicine", order=20)
TAKES = a_question("takes", "set", "pain", order=10, options=(Option("thinner", ""), Option("none", "")))
AGE = a_question("age", "number", "about_you", order=1)
BLEEDING = signs("black_stools")
OFF_WITH_KIDNEYS = an_exclusion("X08", IsYes("kidneys"), remedies=("tablet",))


def told(*things: Thing, remedy: str = "tablet", age: Answer = 40.0, **answers: Answer) -> MedicineAnswer:
    known = a_knowledge(AGE, KIDNEYS, ULCER, TAKES, *BLEEDING, *things)
    return gate(known, Facts.of(age=age, **answers), remedy)


def test_what_is_never_offered_stays_so_whoever_asks() -> None:
    oil = replace(TABLET, stance="do_not_offer")
    assert told(oil, OFF_WITH_KIDNEYS, kidneys=NO) == MedicineAnswer("tablet", "never_offered")
    assert told(oil, OFF_WITH_KIDNEYS).questions == ()


def test_what_is_never_offered_also_says_what_speaks_against_it_for_this_person() -> None:
    answer = told(replace(TABLET, stance="do_not_offer"), OFF_WITH_KIDNEYS, kidneys=YES)
    assert answer.status == "never_offered"
    assert [switch.note for switch in answer.because] == [NoteRef("exclusion", "X08", "rows", 0)]


def test_a_row_that_is_met_says_which_one_and_which_answer_met_it() -> None:
    answer = told(TABLET, OFF_WITH_KIDNEYS, kidneys=YES)
    assert answer.status == "not_for_you"
    assert answer.because[0].note == NoteRef("exclusion", "X08", "rows", 0)
    assert answer.because[0].reasons == (Reason("fact", "kidneys", YES),)
    assert not answer.because[0].unknown


def test_the_index_is_that_of_the_row_within_its_file() -> None:
    rows = (ExclusionRow(IsYes("ulcer"), "", ("tablet",)), ExclusionRow(IsYes("kidneys"), "", ("tablet",)))
    both = Exclusion("X06", "", "", rows, TABLET.review)
    assert [s.note.index for s in told(TABLET, both, ulcer=NO, kidneys=YES).because] == [1]


def test_a_note_of_its_own_page_bars_it_as_a_row_does() -> None:
    careful = replace(TABLET, not_if=(Note(IsYes("ulcer"), "Not with an ulcer."),))
    answer = told(careful, ulcer=YES)
    assert (answer.status, answer.because[0].note) == ("not_for_you", NoteRef("remedy", "tablet", "not_if", 0))


def test_an_unanswered_question_is_never_no() -> None:
    assert told(TABLET, OFF_WITH_KIDNEYS) == MedicineAnswer("tablet", "questions_first", questions=("kidneys",))


def test_questions_come_in_the_order_of_the_interview_and_each_once() -> None:
    more = (
        an_exclusion("X06", IsYes("ulcer"), remedies=("tablet",)),
        an_exclusion("X09", HasValue("takes", ("thinner",)), changes={"tablet": "Ask."}),
        replace(OFF_WITH_KIDNEYS, id="X01"),
    )
    assert told(TABLET, OFF_WITH_KIDNEYS, *more).questions == ("takes", "ulcer", "kidneys")


def test_one_row_that_is_met_settles_it_without_further_questions() -> None:
    ulcer = an_exclusion("X06", IsYes("ulcer"), remedies=("tablet",))
    assert told(TABLET, OFF_WITH_KIDNEYS, ulcer, kidneys=YES).status == "not_for_you"


@pytest.mark.parametrize("if_unknown", ["exclude", "allow"])
def test_every_row_is_asked_about_even_one_that_lets_not_sure_pass(if_unknown: str) -> None:
    row = an_exclusion("X08", IsYes("kidneys"), remedies=("tablet",), if_unknown=if_unknown)
    assert told(TABLET, row).questions == ("kidneys",)


def test_the_age_is_asked_whatever_the_rows_say() -> None:
    known = a_knowledge(AGE, TABLET)
    assert gate(known, Facts(), "tablet").questions == ("age",)


def test_what_is_not_asked_of_this_person_counts_as_no() -> None:
    gated = replace(KIDNEYS, id="pregnant", only_if=HasValue("takes", ("thinner",)))
    row = an_exclusion("X01", IsYes("pregnant"), remedies=("tablet",))
    assert told(gated, TABLET, row, takes=frozenset({"none"})).status == "information"
    assert told(gated, TABLET, row, takes=frozenset({"thinner"})).questions == ("pregnant",)


@pytest.mark.parametrize("open_", [NOT_SURE, NOT_GIVEN])
def test_not_sure_and_skipped_send_to_a_pharmacist_with_the_answer_that_does(open_: Answer) -> None:
    if open_ is NOT_GIVEN:
        answer = told(
            TABLET, an_exclusion("X08", HasValue("takes", ("thinner",)), remedies=("tablet",)), takes=NOT_GIVEN
        )
    else:
        answer = told(TABLET, OFF_WITH_KIDNEYS, kidneys=NOT_SURE)
    assert answer.status == "ask_a_pharmacist"
    assert answer.because[0].unknown
    assert answer.because[0].reasons[0].value is open_


def test_not_sure_still_asks_the_rest_which_may_settle_it() -> None:
    ulcer = an_exclusion("X06", IsYes("ulcer"), remedies=("tablet",))
    assert told(TABLET, OFF_WITH_KIDNEYS, ulcer, kidneys=NOT_SURE).questions == ("ulcer",)
    assert told(TABLET, OFF_WITH_KIDNEYS, ulcer, kidneys=NOT_SURE, ulcer=YES).status == "not_for_you"


def test_a_row_that_lets_not_sure_pass_does_not_stand_in_the_way() -> None:
    row = an_exclusion("X08", IsYes("kidneys"), remedies=("tablet",), if_unknown="allow")
    assert told(TABLET, row, kidneys=NOT_SURE).status == "information"


@pytest.mark.parametrize(("answer", "status"), [(YES, "ask_a_pharmacist"), (NO, "information")])
def test_a_line_of_the_matrix_that_changes_it_means_ask_first(answer: Answer, status: str) -> None:
    change = an_exclusion("X20", IsYes("kidneys"), changes={"tablet": "Ask a pharmacist."})
    assert told(TABLET, change, kidneys=answer).status == status


def test_a_line_of_its_own_page_is_told_beside_the_rest() -> None:
    with_fever = replace(TABLET, change_if=(Note(IsYes("ulcer"), "With food."),))
    answer = told(with_fever, ulcer=YES)
    assert (answer.status, answer.because) == ("information", ())
    assert [switch.note for switch in answer.changes] == [NoteRef("remedy", "tablet", "change_if", 0)]


def test_a_danger_sign_comes_before_any_medicine() -> None:
    flag = a_flag("RF36", IsYes("black_stools"), CareLevel.EMERGENCY)
    answer = told(TABLET, flag, black_stools=YES)
    assert (answer.status, answer.reasons) == ("get_help_first", (Reason("flag", "RF36"),))
    assert told(TABLET, flag, black_stools=NO).status == "information"


@pytest.mark.parametrize(
    ("level", "status"),
    [(CareLevel.SAME_DAY, "get_help_first"), (CareLevel.SOON, "information"), (CareLevel.ROUTINE, "information")],
)
def test_only_today_and_now_come_first(level: CareLevel, status: str) -> None:
    assert told(TABLET, a_flag("RF1", IsYes("black_stools"), level), black_stools=YES).status == status


@pytest.mark.parametrize(("age", "status"), [(17.0, "ask_a_pharmacist"), (18.0, "information")])
def test_below_18_a_pharmacist_or_doctor_is_asked(age: float, status: str) -> None:
    answer = told(TABLET, age=age)
    assert answer.status == status
    assert answer.reasons == ((Reason("rule", "C11"),) if age < 18 else ())


def test_an_age_bar_is_a_row_like_any_other() -> None:
    old = an_exclusion("X06", AtLeast("age", 65), remedies=("tablet",))
    assert told(TABLET, old, age=64.0).status == "information"
    assert told(TABLET, old, age=65.0).because[0].reasons == (Reason("fact", "age", 65.0),)


def test_all_that_can_decide_is_read() -> None:
    careful = replace(TABLET, not_if=(Note(IsYes("ulcer"), ""),), change_if=(Note(IsYes("black_stools"), ""),))
    change = an_exclusion("X20", AtLeast("age", 65), changes={"tablet": ""})
    known = a_knowledge(AGE, careful, OFF_WITH_KIDNEYS, change)
    found = set(deciding(known, careful))
    assert found == {IsYes("kidneys"), AtLeast("age", 65), IsYes("ulcer"), IsYes("black_stools")}


def test_the_gate_is_pure_and_its_answers_cannot_be_changed() -> None:
    answer = told(TABLET, OFF_WITH_KIDNEYS, kidneys=YES)
    assert answer == told(TABLET, OFF_WITH_KIDNEYS, kidneys=YES)
    with pytest.raises(AttributeError):
        answer.status = "information"  # type: ignore[misc]


def test_a_remedy_that_does_not_exist_is_an_error_and_not_an_answer() -> None:
    with pytest.raises(KeyError):
        told(TABLET, remedy="no_such_thing")
