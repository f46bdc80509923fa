"""Every write about reminders: what a person sets, and what becomes of it. ``tick`` is the due-table's one hand.

Each happening is one row under a unique name (person, day, slot, kind): however many ticks run at once, it is
written once.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from unknot.core.reminding import DUE, SLOTS, WHAT, Happening, Reminder, is_quiet, new_happenings
from unknot.records import models
from unknot.records.actions import record_preferences, stamp
from unknot.records.errors import one_transaction
from unknot.records.reminder_queries import (
    LOOKED_BACK,
    REMINDERS,
    happenings_of,
    lived_of,
    people_with_reminders,
    reminders_of,
)

Person = models.Person


class NotAReminder(ValueError):
    """Such reminders cannot be set."""


def record_reminders(person: Person, reminders: Sequence[Reminder], at: datetime, zone: ZoneInfo) -> None:
    """Keep which reminders a person wants from now on; none turns them off. Raises NotAReminder."""
    slots = [one.slot for one in reminders]
    if len(set(slots)) != len(slots) or not set(slots) <= set(SLOTS):
        raise NotAReminder("There are at most two reminders a day.")
    for one in reminders:
        if is_quiet(one.at) or one.what not in WHAT or not one.days <= set(range(7)):
            raise NotAReminder("A reminder has a time outside of the quiet hours, days, and something to do.")
    record_preferences(person, {REMINDERS: [_kept(one) for one in reminders]}, at, zone)


def tick(now: datetime) -> int:
    """Mark what came due, was acted on or was ignored, for everybody; returns how many reminders came due."""
    return sum(mark_due(person, now) for person in people_with_reminders())


def mark_due(person: Person, now: datetime) -> int:
    """The same for one person."""
    settings, zone = reminders_of(person)
    first = now.astimezone(zone).date() - LOOKED_BACK
    happened = happenings_of(person, first)
    new = new_happenings(settings, happened, lived_of(person, first, now), now, zone)
    return sum(_write(person, one, zone) for one in new)


def _write(person: Person, one: Happening, zone: ZoneInfo) -> bool:
    """Write a happening once; whether it is a reminder that came due by this very write."""
    name = {"person": person, "due_on": one.due_on, "slot": one.slot, "kind": one.kind}
    with one_transaction():
        written: bool = models.ReminderEvent.objects.get_or_create(**name, defaults=stamp(person, one.at, zone))[1]
    return written and one.kind == DUE


def _kept(one: Reminder) -> dict[str, object]:
    return {"slot": one.slot, "what": one.what, "at": f"{one.at:%H:%M}", "days": sorted(one.days)}
