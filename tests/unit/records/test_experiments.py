"""Fair tests on record: begun once, one at a time, each day as it was said last, and nothing ever edited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest

from unknot.core.experiment.design import design
from unknot.core.experiment.values import FairQuestion
from unknot.records import models
from unknot.records.experiment_actions import NewTest, NotNow, end_test, make_longer, record_day, start_test
from unknot.records.experiment_queries import (
    ArmWords,
    Ended,
    FairTest,
    FairWords,
    alarmed_since,
    fair_test,
    fair_tests,
    latest_fair_test,
)
from unknot.records.models import AppendOnly, Person

BERLIN = ZoneInfo("Europe/Berlin")
START = date(2026, 11, 2)
WORDS = FairWords("Does it help?", (ArmWords("With", "Do it."), ArmWords("Without", "Leave it.")))
KEY, OTHER = UUID(int=1), UUID(int=2)


def moment(day: int, hour: int = 9) -> datetime:
    """So many days after the start, in Berlin."""
    return datetime(2026, 11, 2, hour, tzinfo=BERLIN) + timedelta(day)


def begins(
    person: Person, key: UUID = KEY, outcome: str = "pain_next_morning", on: date = START, days: int = 14
) -> bool:
    question = FairQuestion("pillow_between_knees", outcome)
    new = NewTest("pillow_between_knees", WORDS, design(question, days, on, 42), ("pillow_support",))
    return start_test(person, key, new, at=moment((on - START).days), zone=BERLIN, knowledge_version="a" * 64)


@dataclass
class Diarist:
    """Somebody who notes days of their test."""

    person: Person

    def notes(self, day: int, value: int | None, at: datetime, done: str = "followed", key: UUID | None = None) -> bool:
        on = START + timedelta(day)
        return record_day(self.person, key or uuid4(), KEY, on, done=done, value=value, at=at, zone=BERLIN)

    @property
    def test(self) -> FairTest:
        found = fair_test(self.person, KEY)
        assert found is not None
        return found


@pytest.fixture
def diarist(amal: Person) -> Diarist:
    begins(amal)
    return Diarist(amal)


def test_a_test_comes_back_as_it_was_drawn(diarist: Diarist) -> None:
    assert diarist.test.schedule == design(FairQuestion("pillow_between_knees", "pain_next_morning"), 14, START, 42)
    assert diarist.test.words == WORDS
    assert latest_fair_test(diarist.person) == diarist.test


def test_a_start_that_is_sent_twice_is_kept_once(diarist: Diarist) -> None:
    assert not begins(diarist.person)
    assert models.ExperimentStarted.objects.count() == 1


def test_only_one_runs_at_a_time(diarist: Diarist) -> None:
    with pytest.raises(NotNow, match="One test is running"):
        begins(diarist.person, OTHER, on=START + timedelta(3))

    assert begins(diarist.person, OTHER, on=START + timedelta(20))


def test_nobody_sees_the_test_of_somebody_else(diarist: Diarist, bo: Person) -> None:
    assert fair_test(bo, KEY) is None
    assert fair_tests(bo, 10) == ()
    assert begins(bo, OTHER)


def test_the_last_word_on_a_day_counts_and_what_is_not_said_again_stays(diarist: Diarist) -> None:
    diarist.notes(0, None, moment(0, 22))
    diarist.notes(0, 4, moment(1), done="not_said")
    assert [(day.done, day.value) for day in diarist.test.seen] == [("followed", 4.0)]

    diarist.notes(0, None, moment(1, 12), done="missed")
    assert [(day.done, day.value) for day in diarist.test.seen] == [("missed", 4.0)]
    assert models.ExperimentDay.objects.count() == 3


def test_a_number_written_on_the_morning_it_is_asked_is_not_late(diarist: Diarist) -> None:
    diarist.notes(0, 4, moment(1))
    diarist.notes(1, 4, moment(3))
    assert [day.filled_late for day in diarist.test.seen] == [False, True]


def test_what_was_done_may_be_said_later_without_making_the_number_late(diarist: Diarist) -> None:
    diarist.notes(0, 4, moment(1), done="not_said")
    diarist.notes(0, None, moment(5))
    assert [(day.done, day.filled_late) for day in diarist.test.seen] == [("followed", False)]


@pytest.mark.parametrize(("hour", "late"), [(1, False), (3, False), (5, True)])
def test_bedtime_after_midnight_is_still_that_evening(amal: Person, hour: int, late: bool) -> None:
    begins(amal, outcome="pain_in_the_evening")
    Diarist(amal).notes(0, 4, moment(1, hour))
    assert [day.filled_late for day in Diarist(amal).test.seen] == [late]


@pytest.mark.parametrize(
    ("day", "value", "done", "at", "why"),
    [
        (0, 4, "followed", moment(0), "next morning"),
        (2, None, "followed", moment(1), "not come yet"),
        (14, 4, "followed", moment(13), "not part"),
        (0, 11, "followed", moment(1), "0 to 10"),
        (0, 4, "perhaps", moment(1), "what you did"),
    ],
)
def test_what_cannot_be_is_refused(
    diarist: Diarist, day: int, value: int | None, done: str, at: datetime, why: str
) -> None:
    with pytest.raises(NotNow, match=why):
        diarist.notes(day, value, at, done)
    assert models.ExperimentDay.objects.count() == 0


def test_a_day_that_is_sent_twice_is_kept_once(diarist: Diarist) -> None:
    assert diarist.notes(0, 4, moment(1), key=OTHER)
    assert not diarist.notes(0, 7, moment(1), key=OTHER)
    assert [day.value for day in diarist.test.seen] == [4.0]


def test_a_test_is_over_when_its_last_number_is_in_and_then_stays_as_it_is(diarist: Diarist) -> None:
    assert not diarist.test.is_over(START + timedelta(14))
    diarist.notes(13, 4, moment(14))
    assert diarist.test.is_over(START + timedelta(14))

    with pytest.raises(NotNow, match="over"):
        diarist.notes(12, 4, moment(14))


def test_a_test_is_over_when_the_time_for_its_last_number_has_gone_by(diarist: Diarist) -> None:
    assert diarist.test.is_over(START + timedelta(15))


def test_a_test_ends_once(diarist: Diarist) -> None:
    assert end_test(diarist.person, KEY, Ended(START, "stopped"), at=moment(0), zone=BERLIN)
    assert not end_test(diarist.person, KEY, Ended(START, "flare"), at=moment(1), zone=BERLIN)
    assert diarist.test.ended == Ended(START, "stopped")
    assert diarist.test.is_over(START)


def test_a_test_is_made_longer_once_and_its_days_stay(diarist: Diarist) -> None:
    before = diarist.test
    diarist.notes(0, 4, moment(1))
    assert make_longer(diarist.person, before, 8, at=moment(14), zone=BERLIN)
    longer = diarist.test
    assert longer.schedule.days[:14] == before.schedule.days
    assert (len(longer.schedule.days), longer.looks, len(longer.seen)) == (22, 2, 1)
    assert longer.started_at == moment(0)

    assert not make_longer(diarist.person, longer, 8, at=moment(22), zone=BERLIN)
    assert len(fair_tests(diarist.person, 10)) == 1


def test_rows_of_a_test_are_never_edited(diarist: Diarist) -> None:
    row = models.ExperimentStarted.objects.get()
    with pytest.raises(AppendOnly):
        row.save()
    with pytest.raises(AppendOnly):
        models.ExperimentDay.objects.update(value=3)


def test_no_check_no_alarm(diarist: Diarist) -> None:
    assert alarmed_since(diarist.person, datetime(2026, 1, 1, tzinfo=UTC)) is None
