"""What is kept of reminders, as values of the core."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from unknot.core.decisions import FLARE_BEGINS
from unknot.core.reminding import HUSH, Happening, Lived, Reminder, Settings
from unknot.records import models
from unknot.records.diary_queries import diary_of

Person = models.Person

#: the name under which the settings are kept
REMINDERS = "reminders"
#: so far back a reminder may still be settled, and three in a row be counted
#: [D: three reminders once a week are three weeks]
LOOKED_BACK = timedelta(days=60)


def reminders_of(person: Person) -> tuple[Settings, ZoneInfo]:
    """The reminders that a person set, and the time zone in which they did; none when all are off."""
    row = models.Preference.objects.filter(person=person, name=REMINDERS).last()
    if row is None:
        return Settings(), ZoneInfo("UTC")
    return Settings(tuple(_reminder(one) for one in row.value or ()), row.at), ZoneInfo(row.zone)


def people_with_reminders() -> tuple[Person, ...]:
    """Everybody who ever set a reminder."""
    rows = models.Preference.objects.filter(name=REMINDERS).order_by()
    return tuple(Person.objects.filter(pk__in=rows.values("person")))


def happenings_of(person: Person, first: date) -> tuple[Happening, ...]:
    """What happened to the reminders that came due on a day or later."""
    rows = models.ReminderEvent.objects.filter(person=person, due_on__gte=first)
    return tuple(Happening(row.due_on, row.slot, row.kind, row.at) for row in rows)


def lived_of(person: Person, first: date, now: datetime) -> Lived:
    """What the person did from a day on, and the flares that may still hush a reminder."""
    sessions = models.SittingLog.objects.filter(person=person, on__gte=first).order_by()
    flares = models.PlanDecision.objects.filter(person=person, kind=FLARE_BEGINS, at__gte=now - LOOKED_BACK)
    return Lived(
        check_ins=frozenset(day.on for day in diary_of(person, first).days),
        sessions=frozenset(sessions.values_list("on", flat=True)),
        flares=tuple(flares.order_by("at").values_list("at", flat=True)) + _spasms(person, now),
    )


def _spasms(person: Person, now: datetime) -> tuple[datetime, ...]:
    """[D] A check-in of today that says "in spasm" hushes as a flare does: nobody in spasm needs reminding."""
    rows = models.CheckIn.objects.filter(
        person=person, taken_back=False, tightness=models.CheckIn.Tightness.IN_SPASM, at__gte=now - HUSH
    )
    return tuple(rows.order_by().values_list("at", flat=True))


def _reminder(kept: dict[str, Any]) -> Reminder:
    return Reminder(kept["slot"], kept["what"], time.fromisoformat(kept["at"]), frozenset(kept["days"]))
