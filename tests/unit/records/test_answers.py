"""Answers are added, never edited; the latest one counts; one person never sees another's."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction

from unknot.knowledge.answers import NOT_GIVEN, Answer, YesNo
from unknot.knowledge.kinds import Knowledge
from unknot.records import actions, models, queries
from unknot.records.models import AppendOnly, Person

AN_HOUR = timedelta(hours=1)


class Record:
    """Records answers of one person, an hour apart."""

    def __init__(self, person: Person, knowledge: Knowledge, now: datetime, zone: ZoneInfo) -> None:
        self.person, self.knowledge, self.at, self.zone = person, knowledge, now, zone

    def __call__(self, **answers: Answer) -> None:
        actions.record_answers(self.person, answers, self.at, self.zone, self.knowledge)
        self.at += AN_HOUR


@pytest.fixture
def record(amal: Person, little: Knowledge, now: datetime, berlin: ZoneInfo) -> Record:
    return Record(amal, little, now, berlin)


def test_answers_come_back_with_when_they_were_given(record: Record, amal: Person, now: datetime) -> None:
    record(age=61.0, fever=YesNo.NO, minutes_per_day=NOT_GIVEN)

    facts = queries.facts_of(amal)

    assert {fact: facts.get(fact) for fact in facts} == {"age": 61.0, "fever": YesNo.NO, "minutes_per_day": NOT_GIVEN}
    assert {answered.at for answered in facts.answers.values()} == {now}


def test_they_keep_the_order_in_which_they_were_first_asked(record: Record, amal: Person) -> None:
    record(age=61.0)
    record(muscle_spasm=YesNo.YES)
    record(fever=YesNo.NO)
    record(age=62.0)

    assert list(queries.facts_of(amal)) == ["age", "muscle_spasm", "fever"]


def test_a_correction_is_a_new_row_and_the_old_one_stays(record: Record, amal: Person) -> None:
    record(fever=YesNo.YES)
    record(fever=YesNo.NO)

    assert queries.facts_of(amal).get("fever") is YesNo.NO
    assert [entry.answer for entry in queries.trail_of(amal, "fever")] == [YesNo.YES, YesNo.NO]


def test_a_second_not_sure_counts_as_the_second_asking(record: Record, amal: Person) -> None:
    record(fever=YesNo.NOT_SURE)
    record(fever=YesNo.NOT_SURE)

    assert queries.facts_of(amal).answers["fever"].times == 2


def test_after_an_answer_has_expired_the_next_one_is_a_first_asking(record: Record, amal: Person) -> None:
    record(fever=YesNo.NOT_SURE)
    record.at += timedelta(days=60)
    record(fever=YesNo.NOT_SURE)

    assert queries.facts_of(amal).answers["fever"].times == 1


def test_going_back_and_changing_an_answer_is_a_first_asking_too(
    record: Record, amal: Person, little: Knowledge, berlin: ZoneInfo
) -> None:
    record(fever=YesNo.NO)
    actions.change_answers(amal, {"fever": YesNo.NOT_SURE}, record.at, berlin, little)

    assert queries.facts_of(amal).answers["fever"].times == 1
    assert [entry.cause for entry in queries.trail_of(amal, "fever")] == ["answered", "withdrawn", "answered"]


def test_a_withdrawn_answer_is_unanswered_again_and_stays_on_record(
    record: Record, amal: Person, little: Knowledge, berlin: ZoneInfo
) -> None:
    record(age=61.0, fever=YesNo.NO)
    actions.withdraw_answers(amal, ["fever", "muscle_spasm"], record.at, berlin, little)

    assert list(queries.facts_of(amal)) == ["age"]
    assert [entry.answer for entry in queries.trail_of(amal)] == [61.0, YesNo.NO, None]


def test_an_answer_given_by_mistake_is_marked_in_the_trail(
    record: Record, amal: Person, little: Knowledge, berlin: ZoneInfo
) -> None:
    record(fever=YesNo.YES)
    actions.record_answers(amal, {"fever": YesNo.NO}, record.at, berlin, little, by_mistake=True)

    first, second = queries.trail_of(amal, "fever")

    assert (first.answer, first.cause) == (YesNo.YES, "answered")
    assert (second.answer, second.cause) == (YesNo.NO, "mistake")


def test_changed_answers_are_counted_also_across_a_withdrawal(
    record: Record, amal: Person, little: Knowledge, berlin: ZoneInfo, now: datetime
) -> None:
    record(fever=YesNo.YES, muscle_spasm=YesNo.NO)
    record(muscle_spasm=YesNo.NO)
    actions.change_answers(amal, {"fever": YesNo.NO}, record.at, berlin, little)

    (change,) = queries.changes_of(amal, since=now)

    assert (change.fact, change.was, change.became) == ("fever", YesNo.YES, YesNo.NO)
    assert queries.changes_of(amal, since=record.at + AN_HOUR) == ()


def test_the_date_is_that_of_where_the_person_is(record: Record, amal: Person) -> None:
    record(fever=YesNo.NO)

    row = models.Answer.objects.get(person=amal)

    assert row.at == datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    assert (row.zone, row.local_date) == ("Europe/Berlin", date(2026, 11, 25))
    assert row.knowledge_version == "first"


def test_one_person_never_sees_the_answers_of_another(record: Record, amal: Person, bo: Person, now: datetime) -> None:
    record(fever=YesNo.YES)
    record(fever=YesNo.NO)

    assert len(queries.facts_of(bo)) == 0
    assert queries.trail_of(bo) == ()
    assert queries.changes_of(bo, since=now) == ()


def test_two_people_answer_without_touching_each_other(
    amal: Person, bo: Person, little: Knowledge, now: datetime, berlin: ZoneInfo
) -> None:
    actions.record_answers(amal, {"fever": YesNo.YES}, now, berlin, little)
    actions.record_answers(bo, {"fever": YesNo.NO}, now, berlin, little)
    actions.withdraw_answers(bo, ["fever"], now, berlin, little)

    assert queries.facts_of(amal).get("fever") is YesNo.YES
    assert len(queries.facts_of(bo)) == 0


def test_a_row_cannot_be_edited_or_deleted(record: Record, amal: Person) -> None:
    record(fever=YesNo.YES)
    row = models.Answer.objects.get(person=amal)
    row.value = False

    with pytest.raises(AppendOnly):
        row.save()
    with pytest.raises(AppendOnly):
        row.delete()
    with pytest.raises(AppendOnly):
        models.Answer.objects.filter(person=amal).update(value=False)
    with pytest.raises(AppendOnly):
        models.Answer.objects.filter(person=amal).delete()
    with pytest.raises(AppendOnly), transaction.atomic():
        models.Answer.objects.bulk_update([row], ["value"])

    assert queries.facts_of(amal).get("fever") is YesNo.YES


def test_the_local_person_is_made_on_first_use_and_only_once(db: None, now: datetime) -> None:
    first = actions.local_person(now)

    assert actions.local_person(now + AN_HOUR) == first
    assert Person.objects.count() == 1


def test_every_table_of_personal_data_carries_the_person() -> None:
    from django.apps import apps

    ours = set(apps.get_app_config("records").get_models()) - {Person, models.KnowledgeContent}

    assert ours
    assert all("person" in {field.name for field in table._meta.fields} for table in ours)


def test_the_log_of_some_hours_holds_what_each_fact_was_before(record: Record, amal: Person, now: datetime) -> None:
    record(fever=YesNo.YES, age=61.0)
    record(fever=YesNo.NO)
    record(muscle_spasm=YesNo.YES)
    record(fever=YesNo.NOT_SURE)

    trail = queries.trail_since(amal, now + 3 * AN_HOUR)

    assert [(entry.fact, entry.answer) for entry in trail] == [("fever", YesNo.NO), ("fever", YesNo.NOT_SURE)]


def test_the_log_of_mistakes_is_that_of_their_facts(
    record: Record, amal: Person, little: Knowledge, now: datetime, berlin: ZoneInfo
) -> None:
    record(fever=YesNo.YES, muscle_spasm=YesNo.NO)
    actions.record_answers(amal, {"fever": YesNo.NO}, now + AN_HOUR, berlin, little, by_mistake=True)

    assert [(entry.fact, entry.cause) for entry in queries.trail_of_mistakes(amal)] == [
        ("fever", "answered"),
        ("fever", "mistake"),
    ]


def test_years_of_answers_are_not_read_for_the_facts_of_now(
    record: Record, amal: Person, django_assert_max_num_queries: Any
) -> None:
    for _ in range(5):
        record(age=61.0, fever=YesNo.NO, muscle_spasm=YesNo.YES)

    with django_assert_max_num_queries(2):
        facts = queries.facts_of(amal)

    assert len(queries.latest_answers(amal)) == len(facts) == 3


def test_one_persons_answers_are_never_the_latest_of_another(
    record: Record, amal: Person, bo: Person, little: Knowledge, now: datetime, berlin: ZoneInfo
) -> None:
    record(fever=YesNo.YES)
    actions.record_answers(bo, {"fever": YesNo.NO, "age": 30.0}, now, berlin, little)

    assert list(queries.facts_of(amal)) == ["fever"]
    assert queries.facts_of(amal).get("fever") is YesNo.YES
