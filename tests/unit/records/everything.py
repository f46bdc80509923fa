"""A person with a row in every table, for what takes everything along or away."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

from tests.unit.records.test_results import SOURCES, Store
from unknot.core.decisions import FLARE_BEGINS
from unknot.core.diary import Decision, DiaryDay, FilledIn, Harm, MedicineTaken
from unknot.core.experiment.design import design
from unknot.core.experiment.values import FairQuestion
from unknot.core.reminding import Reminder
from unknot.core.values import DayShape
from unknot.knowledge.answers import YesNo
from unknot.knowledge.kinds import Knowledge
from unknot.records import actions
from unknot.records.diary_actions import (
    record_check_in,
    record_decision,
    record_harm,
    record_measure,
    take_back_check_in,
)
from unknot.records.experiment_actions import NewTest, end_test, record_day, start_test
from unknot.records.experiment_queries import ArmWords, Ended, FairWords
from unknot.records.feed_actions import open_feed
from unknot.records.models import Person
from unknot.records.reminder_actions import mark_due, record_reminders
from unknot.records.sitting_actions import HeldSitting, StepDone, record_movement_wish, record_response, record_sitting


def fill(person: Person, little: Knowledge, shipped: Knowledge, now: datetime, zone: ZoneInfo) -> None:
    """A row, or a few, in every table. ``shipped`` is what measures come from."""
    actions.keep_knowledge(little, SOURCES, now)
    actions.record_answers(person, {"fever": YesNo.NO, "age": 61.0}, now, zone, little)
    actions.record_answers(person, {"fever": YesNo.YES}, now, zone, little)
    actions.record_day_shape(person, DayShape(), now, zone)
    actions.record_preferences(person, {"country": "de"}, now, zone)
    sitting = HeldSitting(uuid4(), (StepDone("cat_cow", "", 30.5, "easier"),), "move", "finished", now, now)
    record_sitting(person, sitting, zone, little)
    record_response(person, uuid4(), sitting.key, "before", 3, at=now, zone=zone)
    record_movement_wish(person, "cat_cow", "favourite", at=now, zone=zone)
    Store(little, now, zone)(person)
    _diary(person, shipped, now, zone)
    record_reminders(person, [Reminder("first", "session", time(9))], now - timedelta(hours=1), zone)
    open_feed(person, f"token of {person.pk}", now, zone)
    mark_due(person, now + timedelta(hours=36))
    _fair_test(person, now, zone)


def _fair_test(person: Person, now: datetime, zone: ZoneInfo) -> None:
    """A test of two weeks with a day, stopped at once."""
    start = now.astimezone(zone).date()
    schedule = design(FairQuestion("evening_heat", "pain_in_the_evening"), 14, start, 42)
    words = FairWords("Does it help?", (ArmWords("With", "Do it."), ArmWords("Without", "Leave it.")))
    key = uuid4()
    start_test(person, key, NewTest("evening_heat", words, schedule), at=now, zone=zone, knowledge_version="a" * 64)
    record_day(person, uuid4(), key, start, done="followed", value=4, at=now, zone=zone)
    end_test(person, key, Ended(start, "stopped"), at=now, zone=zone)


def _diary(person: Person, shipped: Knowledge, now: datetime, zone: ZoneInfo) -> None:
    today = now.astimezone(zone).date()
    first, over = uuid4(), uuid4()
    day = DiaryDay(
        today,
        pain=4,
        tightness="bit_tight",
        marks=frozenset({"sat_long"}),
        own_marks=("moved house",),
        medicines=(MedicineTaken("ibuprofen", "", 2),),
        note='=HYPERLINK("x") and "quotes", ünïcode 🙂',
    )
    record_check_in(person, first, day, over=None, at=now, zone=zone)
    record_check_in(person, over, DiaryDay(today, pain=9), over=first, at=now, zone=zone)
    take_back_check_in(person, uuid4(), over, at=now, zone=zone)
    filled = FilledIn(today, "nrs", {next(iter(shipped.measures["nrs"].item_ids)): 4.0}, {"back": "my back"})
    record_measure(person, uuid4(), filled, at=now, zone=zone, knowledge=shipped)
    record_harm(person, uuid4(), Harm(today, "", "the sofa", 3, 6, "hours"), at=now, zone=zone, knowledge=shipped)
    record_decision(person, uuid4(), Decision(today, FLARE_BEGINS), at=now - timedelta(days=3), zone=zone)
