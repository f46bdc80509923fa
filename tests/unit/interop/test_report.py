"""The report as values: what is told, counted and averaged, and what never falls out of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.unit.interop.reports import FIRST, LAST, PAINS, a_day, a_report, a_told, at, rmdq, said
from unknot.core.diary import Diary, FilledIn, MedicineTaken
from unknot.interop.report import Check, report_of
from unknot.interop.report_counts import LEAST_DAYS, medicines
from unknot.interop.report_safety import safety_of
from unknot.knowledge.answers import NOT_GIVEN, YesNo
from unknot.knowledge.kinds import Knowledge
from unknot.knowledge.levels import CareLevel

YES, NO, UNSURE = YesNo.YES, YesNo.NO, YesNo.NOT_SURE
BEFORE = FIRST - timedelta(40)


# ---------------------------------------------------------------- warning signs (rule C12)


def test_the_first_answer_each_change_and_its_time_stay(knowledge: Knowledge) -> None:
    changed = next(sign for sign in a_report(knowledge).safety.signs if sign.changed)

    assert changed.fact == "leg_weakness"
    assert [(one.answer, one.at, one.by_mistake) for one in changed.said] == [
        (YES, at(date(2026, 11, 3)), False),
        (NO, at(date(2026, 11, 3), 9, 20), True),
    ]


def test_a_yes_from_before_the_dates_that_still_stands_is_told(knowledge: Knowledge) -> None:
    found = safety_of(knowledge, [said("fever", YES, BEFORE)], FIRST)

    assert [sign.fact for sign in found.signs] == ["fever"]


def test_a_yes_that_was_taken_back_before_the_dates_is_counted(knowledge: Knowledge) -> None:
    found = safety_of(knowledge, [said("fever", YES, BEFORE), said("fever", NO, BEFORE, hour=10)], FIRST)

    assert (found.signs, found.earlier_changes, found.last_earlier) == ((), 1, BEFORE)


def test_a_not_sure_is_told_and_is_never_a_no(knowledge: Knowledge) -> None:
    found = safety_of(knowledge, [said("fever", UNSURE)], FIRST)

    assert [sign.fact for sign in found.signs] == ["fever"]
    assert found.said_no == 0


def test_a_question_that_was_opened_again_is_no_no(knowledge: Knowledge) -> None:
    assert safety_of(knowledge, [said("fever", NO)], FIRST).said_no == 1
    assert safety_of(knowledge, [said("fever", NO), said("fever", None, hour=10)], FIRST).said_no == 0


def test_a_no_from_before_the_dates_is_no_no_of_these_dates(knowledge: Knowledge) -> None:
    assert safety_of(knowledge, [said("fever", NO, BEFORE)], FIRST).said_no == 0


def test_the_same_answer_again_is_no_change(knowledge: Knowledge) -> None:
    found = safety_of(knowledge, [said("fever", YES), said("fever", YES, LAST)], FIRST)

    assert [(sign.changed, sign.said[0].at.date()) for sign in found.signs] == [(False, FIRST)]


def test_what_is_said_after_the_dates_is_not_in_them(knowledge: Knowledge) -> None:
    told = a_told(knowledge, said=(said("fever", NO), said("fever", YES, LAST + timedelta(1))))

    assert report_of(knowledge, told, FIRST, LAST).safety.signs == ()


def test_a_reassuring_answer_is_no_warning_sign(knowledge: Knowledge) -> None:
    assert safety_of(knowledge, [said("checked_by_clinician", YES)], FIRST).signs == ()


def test_the_most_urgent_check_of_the_dates_is_kept_beside_the_last(knowledge: Knowledge) -> None:
    calm = a_told(knowledge).checks[0]
    urgent = Check(at(FIRST), replace(calm.assessment, care_level=CareLevel.SAME_DAY))
    found = a_report(knowledge, checks=(urgent, calm))

    assert (found.check, found.highest) == (calm, urgent)


# ---------------------------------------------------------------- what it is like now


def test_what_was_skipped_is_left_out(knowledge: Knowledge) -> None:
    told = a_told(knowledge, said=(said("onset", "sudden"), said("trigger", NOT_GIVEN)))

    assert [one.fact for one in report_of(knowledge, told, FIRST, LAST).now] == ["onset"]


def test_the_last_answer_counts_with_its_day(knowledge: Knowledge) -> None:
    told = a_told(knowledge, said=(said("onset", "sudden"), said("onset", "gradual", LAST)))
    (found,) = report_of(knowledge, told, FIRST, LAST).now

    assert (found.answer, found.on) == ("gradual", LAST)


# ---------------------------------------------------------------- counts and averages


def test_a_gap_stays_a_gap(knowledge: Knowledge) -> None:
    course = a_report(knowledge).course

    assert course.pains == PAINS
    assert (course.noted, course.filled_late) == (26, 2)


def test_the_averages_are_of_the_first_and_the_last_week(knowledge: Knowledge) -> None:
    pain = next(week for week in a_report(knowledge).weeks if week.what == "pain")

    assert pain.before is not None
    assert (pain.before.first, pain.before.last, pain.before.days) == (FIRST, date(2026, 11, 1), 6)
    assert pain.before.value == pytest.approx(38 / 6)
    assert pain.after.value == pytest.approx(3.0)


def test_an_average_of_too_few_days_is_none(knowledge: Knowledge) -> None:
    few = Diary(tuple(a_day(n, 4) for n in range(28 - LEAST_DAYS + 1, 28)))
    pain = next(week for week in a_report(knowledge, diary=few).weeks if week.what == "pain")

    assert (pain.after.value, pain.after.days) == (None, LEAST_DAYS - 1)


def test_two_weeks_that_overlap_are_not_set_side_by_side(knowledge: Knowledge) -> None:
    found = report_of(knowledge, a_told(knowledge), LAST - timedelta(9), LAST)

    assert [week.before for week in found.weeks] == [None, None, None]


def test_a_measure_has_its_first_its_last_and_the_change_that_people_feel(knowledge: Knowledge) -> None:
    row = next(row for row in a_report(knowledge).measures if row.measure == "rmdq_24")

    assert row.first is not None
    assert (row.first.value, row.last.value, row.change, row.felt) == (11, 6, -5, True)


def test_where_one_lies_within_the_dates_the_first_is_the_one_before(knowledge: Knowledge) -> None:
    (row,) = a_report(knowledge, filled=(rmdq(15, BEFORE), rmdq(12, BEFORE + timedelta(1)), rmdq(6, LAST))).measures

    assert row.first is not None
    assert (row.first.on, row.first.value) == (BEFORE + timedelta(1), 12)


def test_a_measure_from_before_the_dates_alone_is_not_in_them(knowledge: Knowledge) -> None:
    assert a_report(knowledge, filled=(rmdq(15, BEFORE),)).measures == ()


def test_other_activities_make_another_mean(knowledge: Knowledge) -> None:
    def activity(on: date, name: str) -> FilledIn:
        return FilledIn(on, "activities_that_matter", {"activity_1": 5}, {"activity_1": name})

    (row,) = a_report(knowledge, filled=(activity(FIRST, "Walk"), activity(LAST, "Swim"))).measures

    assert (row.change, row.felt) == (None, None)


def test_a_questionnaire_with_an_item_left_out_has_no_score(knowledge: Knowledge) -> None:
    assert a_report(knowledge, filled=(FilledIn(LAST, "phq_2", {"little_interest": 1}),)).measures == ()


def test_a_medicine_counts_once_a_day_whatever_its_capitals() -> None:
    day = replace(a_day(0, 5), medicines=(MedicineTaken("Ibuprofen"), MedicineTaken(" ibuprofen")))
    (found,) = medicines(Diary((day, replace(day, on=LAST))), LAST)

    assert (found.days, found.in_last_week, found.last_on) == (2, 1, LAST)


def test_dates_that_end_before_they_begin_are_refused(knowledge: Knowledge) -> None:
    with pytest.raises(ValueError, match="before its first"):
        report_of(knowledge, a_told(knowledge), LAST, FIRST)
