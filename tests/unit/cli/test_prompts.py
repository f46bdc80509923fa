"""What people type at the prompts, read into answers."""

from __future__ import annotations

import pytest

from unknot.cli.prompts import NotUnderstoodError, read_rows, read_single
from unknot.knowledge.answers import NOT_GIVEN, YesNo
from unknot.knowledge.kinds import Knowledge

YES, NO, NOT_SURE = YesNo.YES, YesNo.NO, YesNo.NOT_SURE


def test_numbers_are_the_rows_that_apply_and_say_nothing_of_the_others() -> None:
    read = read_rows("1 3", 4)
    assert read.answers == {1: YES, 3: YES}
    assert not read.complete(4)


def test_n_alone_answers_no_to_every_row() -> None:
    read = read_rows("n", 3)
    assert read.complete(3)
    assert read.with_rest(3) == {1: NO, 2: NO, 3: NO}


@pytest.mark.parametrize("typed", ["1 ?2 n", "1, ?2, none", "1 2? n", "1 ? 2 n"])
def test_a_question_mark_makes_one_row_not_sure(typed: str) -> None:
    assert read_rows(typed, 3).with_rest(3) == {1: YES, 2: NOT_SURE, 3: NO}


@pytest.mark.parametrize("typed", ["", "x", "0", "5", "-1", "?", "1 ?1", "99999999999999999999", "²"])
def test_what_is_no_row_is_asked_for_again(typed: str) -> None:
    with pytest.raises(NotUnderstoodError):
        read_rows(typed, 4)


@pytest.mark.parametrize(("typed", "answer"), [("y", YES), ("No", NO), ("?", NOT_SURE), (" not sure ", NOT_SURE)])
def test_a_yes_no_question_takes_three_answers(small: Knowledge, typed: str, answer: YesNo) -> None:
    assert read_single(small.questions["fever"], typed) is answer


def test_other_questions_take_numbers_lines_and_skips(small: Knowledge) -> None:
    assert read_single(small.questions["intensity_0_10"], "6,5") == 6.5
    assert read_single(small.questions["onset"], "1") == "sudden"
    assert read_single(small.questions["worse_with"], "1 2") == {"sitting", "bending_forward"}
    assert read_single(small.questions["worse_with"], "n") == {"none"}
    assert read_single(small.questions["worse_with"], "s") is NOT_GIVEN


@pytest.mark.parametrize(
    ("fact", "typed"),
    [("age", "s"), ("age", "300"), ("intensity_0_10", "14"), ("intensity_0_10", "nan"), ("onset", "3"),
     ("onset", "1 2"), ("onset", ""), ("fever", "s"), ("worse_with", "1 3")],
)  # fmt: skip
def test_what_does_not_fit_is_asked_for_again(small: Knowledge, fact: str, typed: str) -> None:
    with pytest.raises(NotUnderstoodError):
        read_single(small.questions[fact], typed)
