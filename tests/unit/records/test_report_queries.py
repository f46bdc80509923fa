"""From rows to what a report is made of: one person's rows alone, and every answer that a report must not lose."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from unknot.core.diary import DiaryDay
from unknot.core.values import Assessment, Plan
from unknot.knowledge.answers import Facts, YesNo
from unknot.knowledge.kinds import Knowledge
from unknot.knowledge.levels import CareLevel
from unknot.records import actions, diary_actions
from unknot.records.models import Person
from unknot.records.report_queries import told_by

YES, NO = YesNo.YES, YesNo.NO


@pytest.fixture
def today(now: datetime, berlin: ZoneInfo) -> date:
    return now.astimezone(berlin).date()


def stored(person: Person, level: CareLevel, at: datetime, zone: ZoneInfo, knowledge: Knowledge) -> None:
    """A check that came to a level."""
    actions.keep_knowledge(knowledge, {}, at)
    assessment = Assessment(level, True, "", "", (), (), (), (), (), plan_allowed=False)
    plan = Plan("blocked", (), (), at.astimezone(zone).date())
    actions.store_result(person, Facts(), assessment, (), plan, at=at, zone=zone, knowledge=knowledge)


def test_every_answer_to_a_sign_that_was_once_yes_is_there_in_order(
    amal: Person, little: Knowledge, now: datetime, berlin: ZoneInfo, today: date
) -> None:
    for minute, answer in enumerate((NO, YES, NO)):
        at = now + timedelta(minutes=minute)
        actions.record_answers(amal, {"fever": answer}, at, berlin, little, by_mistake=minute == 2)

    said = told_by(amal, today, today, berlin, signs=("fever",)).said

    assert [(one.answer, one.by_mistake) for one in said] == [(NO, False), (YES, False), (NO, True)]
    assert said[0].at.tzinfo == berlin


def test_of_a_sign_that_was_always_no_the_last_answer_is_enough(
    amal: Person, little: Knowledge, now: datetime, berlin: ZoneInfo, today: date
) -> None:
    for day in range(5):
        actions.record_answers(amal, {"fever": NO}, now + timedelta(day), berlin, little)

    (one,) = told_by(amal, today, today + timedelta(5), berlin, signs=("fever",)).said

    assert (one.answer, one.at) == (NO, now + timedelta(4))


def test_a_question_that_was_opened_again_stands_open(
    amal: Person, little: Knowledge, now: datetime, berlin: ZoneInfo, today: date
) -> None:
    actions.record_answers(amal, {"fever": NO}, now, berlin, little)
    actions.withdraw_answers(amal, ["fever"], now + timedelta(minutes=1), berlin, little)

    assert [one.answer for one in told_by(amal, today, today, berlin).said] == [None]


def test_what_came_after_the_dates_is_not_there(
    amal: Person, little: Knowledge, now: datetime, berlin: ZoneInfo, today: date
) -> None:
    actions.record_answers(amal, {"fever": YES}, now + timedelta(2), berlin, little)

    assert told_by(amal, today, today, berlin).said == ()


def test_the_most_urgent_check_of_the_dates_and_the_last_are_opened_and_no_others(
    amal: Person, little: Knowledge, now: datetime, berlin: ZoneInfo, today: date
) -> None:
    levels = (CareLevel.EMERGENCY, CareLevel.SAME_DAY, CareLevel.ROUTINE, CareLevel.SELF_CARE)
    for day, level in enumerate(levels):
        stored(amal, level, now + timedelta(day), berlin, little)

    checks = told_by(amal, today + timedelta(1), today + timedelta(9), berlin).checks

    assert [check.assessment.care_level for check in checks] == [CareLevel.SAME_DAY, CareLevel.SELF_CARE]


def test_the_note_of_an_examination_is_read(amal: Person, now: datetime, berlin: ZoneInfo, today: date) -> None:
    note = {"who": "nurse", "when": "2026-11-24", "advised": "exercise may start", "noted_at": now.isoformat()}
    actions.record_preferences(amal, {"examined": note}, now, berlin)

    (found,) = told_by(amal, today, today, berlin).examined

    assert (found.who, found.on, found.noted_at) == ("nurse", date(2026, 11, 24), now)


def test_nobody_sees_the_rows_of_another(
    amal: Person, bo: Person, little: Knowledge, now: datetime, berlin: ZoneInfo, today: date
) -> None:
    actions.record_answers(amal, {"fever": YES}, now, berlin, little)
    stored(amal, CareLevel.SAME_DAY, now, berlin, little)
    diary_actions.record_check_in(amal, UUID(int=1), DiaryDay(today, pain=5), over=None, at=now, zone=berlin)

    told = told_by(bo, today - timedelta(27), today, berlin)

    assert (told.said, told.checks, told.diary.days) == ((), (), ())


def test_years_of_answers_cost_no_more_questions_to_the_database(
    amal: Person, little: Knowledge, now: datetime, berlin: ZoneInfo, today: date
) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            told_by(amal, today, today + timedelta(60), berlin, signs=("fever",))
        return len(asked)

    few = cost()
    for day in range(20):
        actions.record_answers(amal, {"fever": YES if day % 2 else NO}, now + timedelta(day), berlin, little)
        stored(amal, CareLevel.ROUTINE, now + timedelta(day), berlin, little)
        entry = replace(DiaryDay(today), pain=day % 10)
        diary_actions.record_check_in(
            amal, UUID(int=day + 1), entry, over=None, at=now, zone=berlin, even_over_newer=True
        )

    assert cost() <= few + 3
