"""The rows of part 5.4, each at its border; what is not known is never better."""

from __future__ import annotations

import pytest

from tests.unit.core.diaries import day, facts, history, rmdq
from unknot.core.course import spell_of
from unknot.core.decisions import FLARE_BEGINS
from unknot.core.diary import Decision, Diary, DiaryDay, FilledIn
from unknot.core.escalation import escalations
from unknot.core.history import History
from unknot.knowledge.answers import YesNo
from unknot.knowledge.levels import CareLevel
from unknot.knowledge.reader import shipped_knowledge

R, F = CareLevel.ROUTINE, CareLevel.SOON
NOT_CONSTANT = {"constant_pain": YesNo.NO, "night_pain": YesNo.NO}


def rows(what: History, on: int, known=None) -> dict[str, CareLevel]:
    known = facts(**NOT_CONSTANT) if known is None else known
    found = escalations(shipped_knowledge(), what, known, spell_of(known, day(on), what), day(on))
    return {one.id: one.care_level for one in found}


# ---------------------------------------------------------------- two weeks


def test_less_than_a_point_less_in_two_weeks_is_no_better():
    assert rows(history([5] * 14), 13)["two_weeks_no_better"] is R
    assert "two_weeks_no_better" not in rows(history([5] * 7 + [4] * 7), 13)
    assert "two_weeks_no_better" in rows(history([5] * 7 + [4] * 6 + [5]), 13)


def test_before_two_weeks_no_row_holds():
    assert rows(history([5] * 13), 12) == {}


def test_function_must_be_known_to_be_better_by_as_much_as_people_feel():
    for ticks, holds in ((14, True), (10, True), (9, False)):
        what = history([5] * 15, filled=[rmdq(0, 14), rmdq(14, ticks)])
        assert ("two_weeks_no_better" in rows(what, 14)) is holds
    assert "two_weeks_no_better" in rows(history([5] * 15, filled=[rmdq(14, 2)]), 14)


def test_function_that_is_better_by_one_measure_and_worse_by_the_other_is_not_better():
    names = {"activity_1": "walk the dog"}
    able = [FilledIn(day(n), "activities_that_matter", {"activity_1": value}, names) for n, value in ((0, 5), (14, 4))]
    better = [rmdq(0, 14), rmdq(14, 5)]
    assert "two_weeks_no_better" not in rows(history([5] * 15, filled=better), 14)
    assert "two_weeks_no_better" in rows(history([5] * 15, filled=[better[0], able[0], better[1], able[1]]), 14)


def test_other_activities_are_not_compared():
    able = [
        FilledIn(day(n), "activities_that_matter", {"activity_1": value}, {"activity_1": name})
        for n, value, name in ((0, 2, "walk"), (14, 9, "sleep"))
    ]
    assert "two_weeks_no_better" in rows(history([5] * 15, filled=able), 14)


@pytest.mark.parametrize("last", [7, 9])
def test_still_severe_at_two_weeks_is_a_row_even_when_it_is_easing(last):
    found = rows(history([10] * 7 + [last] * 8), 14)
    assert found["two_weeks_severe"] is R


@pytest.mark.parametrize(
    ("said", "level"),
    [
        (NOT_CONSTANT, R),
        ({**NOT_CONSTANT, "night_pain": YesNo.YES}, F),
        ({**NOT_CONSTANT, "constant_pain": YesNo.NOT_SURE}, F),
        ({}, F),
    ],
)
def test_severe_no_better_and_constant_or_waking_is_within_days_and_unanswered_is_not_no(said, level):
    assert rows(history([8] * 15), 14, facts(**said))["two_weeks_no_better"] is level


def test_with_a_diary_too_short_to_tell_the_check_says_whether_it_is_better():
    known = facts(lasted=18.0, pain_course="unchanged", night_pain=YesNo.YES)
    assert rows(history([8] * 4), 3, known) == {"two_weeks_severe": F}
    assert rows(history([8] * 4), 3, facts(lasted=18.0, pain_course="improving")) == {"two_weeks_severe": R}


# ---------------------------------------------------------------- four, six and twelve weeks


def test_at_four_weeks_two_points_or_a_third_less_is_clearly_better():
    assert rows(history([8] * 7 + [7] * 21), 27)["four_weeks"] is R
    assert "four_weeks" not in rows(history([8] * 7 + [6] * 21), 27)
    assert "four_weeks" not in rows(history([3] * 7 + [2] * 21), 27)


def test_at_four_weeks_a_check_in_person_counts_as_done():
    known = facts(checked_by_clinician=YesNo.YES, **NOT_CONSTANT)
    assert "four_weeks" not in rows(history([6] * 30), 29, known)


def test_at_six_weeks_only_no_pain_and_little_trouble_are_recovered():
    easing = [5] * 14 + [1] * 14 + [0] * 14
    assert rows(history(easing), 41) == {"six_weeks": R}
    assert rows(history(easing, filled=[rmdq(40, 3)]), 41) == {"six_weeks": R}
    assert rows(history(easing, filled=[rmdq(40, 2)]), 41) == {}
    assert rows(history([*easing[:-1], 1], filled=[rmdq(40, 2)]), 41) == {"six_weeks": R}
    assert rows(history(easing[:41], filled=[rmdq(40, 3)]), 40) == {}


def test_over_twelve_weeks_is_a_row_of_its_own():
    assert "twelve_weeks" not in rows(history([2] * 84), 83)
    assert rows(history([2] * 85), 84)["twelve_weeks"] is R


# ---------------------------------------------------------------- legs


def legs(pains) -> History:
    return History(diary=Diary(tuple(DiaryDay(day(n), pain=2, leg_pain=pain) for n, pain in enumerate(pains))))


def test_severe_leg_pain_at_two_weeks_is_within_days_unless_it_eases():
    assert rows(legs([8] * 15), 14)["leg_two_weeks"] is F
    assert rows(legs([10] * 7 + [8] * 8), 14)["leg_two_weeks"] is R
    assert "leg_two_weeks" not in rows(legs([6] * 15), 14)


def test_any_leg_pain_after_six_weeks_is_a_row_also_when_only_the_check_tells_of_it():
    assert rows(legs([1] * 42), 41)["leg_six_weeks"] is R
    assert "leg_six_weeks" not in rows(legs([1] * 35 + [0] * 7), 41)
    assert rows(history([2] * 42), 41, facts(radiates_to_leg=YesNo.YES))["leg_six_weeks"] is R
    assert "leg_six_weeks" not in rows(history([2] * 42), 41)


# ---------------------------------------------------------------- flares and mood


def test_three_flares_in_half_a_year_are_a_row():
    begun = tuple(Decision(day(n), FLARE_BEGINS) for n in (0, 40, 80))
    assert rows(History(decisions=begun), 81)["three_flares"] is R
    assert "three_flares" not in rows(History(decisions=begun[:2]), 81)
    assert "three_flares" not in rows(History(decisions=begun), 183 + 40)


@pytest.mark.parametrize(
    ("measure", "items", "id_"),
    [
        ("phq_2", ("little_interest", "feeling_down"), "mood"),
        ("gad_2", ("feeling_nervous", "cannot_stop_worrying"), "worry"),
    ],
)
def test_three_of_six_is_worth_talking_to_somebody(measure, items, id_):
    def filled(on: int, *points: int | None) -> FilledIn:
        return FilledIn(day(on), measure, dict(zip(items, points, strict=True)))

    assert rows(History(filled=(filled(0, 1, 2),)), 5) == {id_: R}
    assert rows(History(filled=(filled(0, 1, 1),)), 5) == {}
    assert rows(History(filled=(filled(0, 3, 3), filled(3, 0, 0))), 5) == {}
    assert rows(History(filled=(filled(0, 3, 3), filled(3, 0, None))), 5) == {id_: R}
    assert id_ in rows(History(filled=(filled(0, 3, 3),)), 90)
    assert id_ not in rows(History(filled=(filled(0, 3, 3),)), 91)


# ---------------------------------------------------------------- all of them


def test_the_most_urgent_stands_first_with_its_numbers_and_when_it_was_seen():
    what = history([8] * 15, seen=[(14, "two_weeks_severe")])
    first, second = escalations(shipped_knowledge(), what, facts(), spell_of(facts(), day(14), what), day(14))
    assert (first.id, first.care_level, first.seen_on) == ("two_weeks_no_better", F, None)
    assert dict(first.numbers) == {"first": 8.0, "last": 8.0}
    assert (second.id, second.seen_on) == ("two_weeks_severe", day(14))


def test_without_the_length_of_the_spell_no_row_of_time_holds():
    what = history([8] * 60)
    assert escalations(shipped_knowledge(), what, facts().without("duration_days"), None, day(59)) == ()
