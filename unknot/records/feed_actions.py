"""The private address of a person's calendar: made, looked up, and ended. Only a hash of it is kept."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Max

from unknot.records import models
from unknot.records.actions import stamp
from unknot.records.errors import one_transaction

Person = models.Person

#: the name under which it is kept what the calendar says and whether it rings
CALENDAR = "calendar"
#: what a plan rests on: a row added to one of these may change the calendar
_RESTS_ON = (
    models.Answer,
    models.StoredResult,
    models.StoredDayShape,
    models.Preference,
    models.SittingLog,
    models.SittingResponse,
    models.MovementPreference,
    models.CheckIn,
    models.PlanDecision,
)


def open_feed(person: Person, token: str, at: datetime, zone: ZoneInfo) -> None:
    """Open a new address; the one before it ends with that."""
    with one_transaction():
        models.CalendarFeed.objects.create(**stamp(person, at, zone), token_hash=_hash(token))


def close_feed(person: Person, at: datetime, zone: ZoneInfo) -> None:
    """End the address that is open, if one is."""
    with one_transaction():
        now_open = open_feed_of(person)
        if now_open is not None:
            values = {"token_hash": now_open.token_hash, "revoked": True}
            models.CalendarFeed.objects.create(**stamp(person, at, zone), **values)


def open_feed_of(person: Person) -> models.CalendarFeed | None:
    """The address that is open now, as its row; None when there is none."""
    row: models.CalendarFeed | None = models.CalendarFeed.objects.filter(person=person).last()
    return None if row is None or row.revoked else row


def feed_at(token: str) -> models.CalendarFeed | None:
    """The open address that this token belongs to; None for one that never was, was replaced, or has ended."""
    row = models.CalendarFeed.objects.filter(token_hash=_hash(token)).select_related("person").first()
    if row is None:
        return None
    now_open = open_feed_of(row.person)
    return now_open if now_open is not None and now_open.token_hash == row.token_hash else None


def last_change(person: Person) -> datetime | None:
    """When something was last written that the calendar may rest on."""
    moments: list[Any] = [
        table.objects.filter(person=person).aggregate(last=Max("at"))["last"]
        for table in (*_RESTS_ON, models.CalendarFeed)
    ]
    return max((moment for moment in moments if moment is not None), default=None)


def _hash(token: str) -> str:
    """A token has 256 random bits, so a plain hash cannot be turned round."""
    return hashlib.sha256(token.encode()).hexdigest()
