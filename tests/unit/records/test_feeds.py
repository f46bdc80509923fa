"""The private address of a calendar: one at a time, known by its hash alone."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from unknot.records import models
from unknot.records.feed_actions import close_feed, feed_at, last_change, open_feed, open_feed_of
from unknot.records.models import Person


def test_the_token_opens_the_feed_and_is_not_kept(amal: Person, now: datetime, berlin: ZoneInfo) -> None:
    open_feed(amal, "the-token", now, berlin)

    found = feed_at("the-token")
    assert found is not None
    assert found.person == amal
    assert "the-token" not in str(models.CalendarFeed.objects.values())


def test_a_new_one_ends_the_old_one(amal: Person, now: datetime, berlin: ZoneInfo) -> None:
    open_feed(amal, "old", now, berlin)
    open_feed(amal, "new", now, berlin)
    assert feed_at("old") is None
    assert feed_at("new") is not None


def test_an_ended_one_stays_ended(amal: Person, bo: Person, now: datetime, berlin: ZoneInfo) -> None:
    open_feed(amal, "mine", now, berlin)
    open_feed(bo, "theirs", now, berlin)
    close_feed(amal, now, berlin)
    close_feed(amal, now, berlin)
    assert feed_at("mine") is None
    assert open_feed_of(amal) is None
    assert feed_at("theirs") is not None
    assert feed_at("never-made") is None


def test_the_last_change_is_that_of_the_person(amal: Person, bo: Person, now: datetime, berlin: ZoneInfo) -> None:
    assert last_change(amal) is None
    open_feed(amal, "a", now, berlin)
    open_feed(bo, "b", now + timedelta(hours=1), berlin)
    assert last_change(amal) == now
