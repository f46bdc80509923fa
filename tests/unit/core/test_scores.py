"""Scores worked by hand on the measures that ship, and the least changes of the clinical reference, part 6."""

from __future__ import annotations

import pytest

from unknot.core.scores import (
    Score,
    calls_for_a_new_check,
    is_recovered,
    is_success,
    meaningful_change,
    meaningful_change_of_one_activity,
    numbers,
    score,
    shows_change_poorly,
    worth_talking,
)
from unknot.knowledge.kinds import Measure
from unknot.knowledge.reader import shipped_knowledge

#: what part 6 says may be embedded, and what may not
SHIPPED = {
    "activities_that_matter",
    "activity_minutes",
    "confidence_to_move",
    "gad_2",
    "global_change",
    "nrs",
    "phq_2",
    "rmdq_24",
    "sitting_hours",
    "sleep",
    "stress",
    "tightness",
}
NAMES_NOT_SHIPPED = ("oswestry", "start back", "promis", "peg", "eq-5d", "tampa", "catastrophizing", "rosa")


def measure(id_: str) -> Measure:
    return shipped_knowledge().measures[id_]


# ---------------------------------------------------------------- what ships


def test_exactly_the_measures_that_may_ship_are_there():
    assert set(shipped_knowledge().measures) == SHIPPED


def test_no_measure_carries_a_name_that_may_not_ship():
    for one in shipped_knowledge().measures.values():
        words = f"{one.id} {one.name} {one.lead_in} {one.body} {' '.join(one.items)}".casefold()
        assert [name for name in NAMES_NOT_SHIPPED if name in words] == []


def test_the_rmdq_has_24_sentences_with_the_then_of_the_source():
    rmdq = measure("rmdq_24")
    assert len(rmdq.items) == len(set(rmdq.items)) == 24
    assert rmdq.items[8] == "I get dressed more slowly then usual because of my back."
    assert rmdq.items[0] == "I stay at home most of the time because of my back."
    assert rmdq.items[23] == "I stay in bed most of the time because of my back."
    assert rmdq.item_ids[0] == "rmdq_01"
    assert rmdq.item_ids[23] == "rmdq_24"


def test_the_rmdq_names_its_authors_and_the_place_of_its_licence():
    rmdq = measure("rmdq_24")
    assert "Spine 1983;8:141-144" in rmdq.credit
    assert rmdq.licence.startswith("Not under this project's licence; unchanged; authors state no permission needed.")


@pytest.mark.parametrize("id_", ["phq_2", "gad_2"])
def test_the_two_questions_keep_their_credit_and_the_way_to_a_crisis_line(id_):
    asked = measure(id_)
    assert "Spitzer" in asked.credit
    assert "Pfizer" in asked.credit
    assert "crisis line" in asked.body
    assert asked.choices == {
        "Not at all": 0,
        "Several days": 1,
        "More than half the days": 2,
        "Nearly every day": 3,
    }


# ---------------------------------------------------------------- count


def test_five_ticks_of_24_are_5():
    ticks = {f"rmdq_{n:02d}": 1.0 for n in (1, 3, 9, 16, 24)}
    assert score(measure("rmdq_24"), ticks) == Score(5.0, answered=5, of=24)


def test_blank_sentences_count_as_nought():
    assert score(measure("rmdq_24"), {"rmdq_01": 1, "rmdq_02": None, "rmdq_03": 0}) == Score(1.0, answered=2, of=24)
    assert score(measure("rmdq_24"), {}) == Score(0.0, answered=0, of=24)


def test_all_ticks_are_24():
    rmdq = measure("rmdq_24")
    assert score(rmdq, dict.fromkeys(rmdq.item_ids, 1)).value == 24


def test_a_sentence_is_ticked_or_not():
    with pytest.raises(ValueError, match=r'2 cannot be the answer to "rmdq_01"'):
        score(measure("rmdq_24"), {"rmdq_01": 2})


# ---------------------------------------------------------------- sum


def test_both_answers_are_added_up():
    answers = {"little_interest": 1, "feeling_down": 3}
    assert score(measure("phq_2"), answers) == Score(4.0, answered=2, of=2)


@pytest.mark.parametrize("answers", [{"feeling_nervous": 3}, {"feeling_nervous": 3, "cannot_stop_worrying": None}])
def test_with_an_answer_left_out_there_is_no_sum(answers):
    assert score(measure("gad_2"), answers) == Score(None, answered=1, of=2, why_none="item_left_out")


def test_with_no_answer_at_all_there_is_no_sum():
    assert score(measure("phq_2"), {}) == Score(None, answered=0, of=2, why_none="not_answered")


@pytest.mark.parametrize("points", [-1, 1.5, 4, float("nan")])
def test_only_the_points_of_the_choices_can_be_given(points):
    with pytest.raises(ValueError, match="cannot be the answer"):
        score(measure("phq_2"), {"little_interest": points})


# ---------------------------------------------------------------- mean


def test_the_mean_is_over_the_activities_that_were_rated():
    answers = {"activity_1": 2, "activity_2": 5, "activity_3": 4, "activity_4": None}
    made = score(measure("activities_that_matter"), answers)
    assert made.value == pytest.approx(11 / 3)
    assert (made.answered, made.of) == (3, 5)


def test_without_a_rating_there_is_no_mean():
    assert score(measure("activities_that_matter"), {"activity_1": None}).why_none == "not_answered"


# ---------------------------------------------------------------- single


def test_one_number_stands_as_it_is():
    assert score(measure("tightness"), {"tightness": 6}) == Score(6.0, answered=1, of=1)
    assert score(measure("global_change"), {"change": 2}) == Score(2.0, answered=1, of=1)


def test_back_and_leg_are_never_one_score():
    pain = {"now": 4, "leg_now": 7}
    assert score(measure("nrs"), pain) == Score(None, answered=2, of=6, why_none="more_than_one")


def test_each_number_of_the_pain_scale_is_a_score_of_its_own():
    made = numbers(measure("nrs"), {"now": 4, "worst": 8, "leg_now": None})
    assert made["now"] == Score(4.0, 1, 1)
    assert made["worst"] == Score(8.0, 1, 1)
    assert made["leg_now"] == made["average"] == Score(None, 0, 1, "not_answered")


@pytest.mark.parametrize("number", [-0.1, 10.5, float("inf"), float("nan")])
def test_pain_goes_from_0_to_10(number):
    with pytest.raises(ValueError, match="cannot be the answer"):
        score(measure("nrs"), {"now": number})


def test_an_item_that_is_not_there_is_named():
    with pytest.raises(ValueError, match=r'no item "later". It has now, average'):
        score(measure("nrs"), {"later": 3})


# ---------------------------------------------------------------- changes that people feel


@pytest.mark.parametrize(
    ("before", "after", "felt"),
    [
        (8, 6, True),  # 2 points
        (7, 5.5, False),  # 1.5 points, 21%
        (4, 2.8, True),  # 1.2 points, 30%
        (7, 4.9, True),  # 2.1 points, 30%
        (3, 2, True),  # 1 point, 33%
        (1, 0, True),
        (0, 0, False),
        (5, 8, False),  # worse
    ],
)
def test_two_points_or_30_percent_less_pain(before, after, felt):
    assert meaningful_change(measure("nrs"), before, after) is felt


@pytest.mark.parametrize(("before", "after", "felt"), [(18, 13, True), (18, 14, False), (10, 7, True), (10, 8, False)])
def test_five_sentences_or_30_percent_fewer(before, after, felt):
    assert meaningful_change(measure("rmdq_24"), before, after) is felt


def test_more_is_better_for_activities_and_a_share_does_not_count():
    activities = measure("activities_that_matter")
    assert meaningful_change(activities, 13 / 3, 19 / 3) is True
    assert meaningful_change(activities, 2, 3.9) is False
    assert meaningful_change(activities, 6, 4) is False
    assert meaningful_change_of_one_activity(activities, 4, 7) is True
    assert meaningful_change_of_one_activity(activities, 4, 6) is False


def test_a_personal_trend_has_no_least_change():
    assert meaningful_change(measure("sleep"), 2, 9) is None


def test_recovered_means_no_pain_and_two_sentences_at_most():
    assert [is_recovered(measure("nrs"), n) for n in (0, 1)] == [True, False]
    assert [is_recovered(measure("rmdq_24"), n) for n in (2, 3)] == [True, False]
    assert is_recovered(measure("stress"), 0) is None


def test_the_best_two_steps_of_seven_are_a_success():
    assert [is_success(n) for n in range(1, 8)] == [True, True, False, False, False, False, False]


@pytest.mark.parametrize("id_", ["phq_2", "gad_2"])
def test_from_three_points_it_is_worth_talking_to_someone(id_):
    assert [worth_talking(measure(id_), n) for n in (2, 3)] == [False, True]
    assert worth_talking(measure("nrs"), 9) is None


def test_the_rmdq_shows_change_poorly_at_both_ends():
    assert [shows_change_poorly(measure("rmdq_24"), n) for n in (3, 4, 20, 21)] == [True, False, False, True]
    assert not shows_change_poorly(measure("nrs"), 1)


def test_no_appetite_or_staying_in_bed_with_weight_loss_or_fever_calls_for_a_new_check():
    assert calls_for_a_new_check({"rmdq_15": 1}, weight_loss=True, fever=False)
    assert calls_for_a_new_check({"rmdq_24": 1}, weight_loss=False, fever=True)
    assert not calls_for_a_new_check({"rmdq_24": 1}, weight_loss=False, fever=False)
    assert not calls_for_a_new_check({"rmdq_15": None, "rmdq_14": 1}, weight_loss=True, fever=True)
