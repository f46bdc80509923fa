"""Reminders: the form that sets them, and what Today shows when one is due.

The words are neutral: others may see the screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from unknot.core.reminding import CHECK_IN, FIRST, SECOND, SESSION, WHAT, Reminder, Settings, has_stopped, is_quiet
from unknot.core.reminding import standing as standing_now
from unknot.records.errors import CannotStore
from unknot.records.reminder_actions import record_reminders
from unknot.records.reminder_queries import LOOKED_BACK, happenings_of, lived_of, reminders_of
from unknot.web.standing import standing_of
from unknot.web.visit import Visit
from unknot.web.words.dates import clock, joined
from unknot.web.you.day_shape import WEEKDAYS
from unknot.web.zone import remember_zone

WHAT_FOR = {CHECK_IN: "A check-in, about 10 seconds", SESSION: "Your movement session"}
#: what the form offers first: early evening, every day
USUAL = time(18)
DAYS = tuple("0123456")


@dataclass(frozen=True, slots=True)
class DueReminder:
    """A card on Today."""

    heading: str
    text: str
    link: str
    link_text: str


@dataclass(frozen=True, slots=True)
class ReminderForm:
    """One reminder as the form shows it."""

    slot: str
    on: bool
    at: str
    what: tuple[tuple[str, str, bool], ...]
    days: tuple[tuple[int, str, bool], ...]
    errors: Mapping[str, str] = field(default_factory=dict)


def due_reminder(visit: Visit) -> DueReminder | None:
    """The card for Today: a reminder that came due, or the one question after three that passed. Only reads."""
    settings, zone = reminders_of(visit.person)
    if not settings.reminders:
        return None
    first = visit.now.astimezone(zone).date() - LOOKED_BACK
    lived = lived_of(visit.person, first, visit.now)
    now = standing_now(settings, happenings_of(visit.person, first), lived, visit.now, zone)
    if now.ask:
        text = "Three reminders in a row passed, so we have stopped them. Another time may suit you better."
        return DueReminder("Change the time of your reminder?", text, f"{reverse('you')}#reminders", "See reminders")
    return _card(visit, now.due) if now.due else None


def _card(visit: Visit, due: Reminder) -> DueReminder | None:
    """The words of a due reminder. There is nothing to remind of a session while there is no plan to move by."""
    if due.what == SESSION:
        if standing_of(visit).id != "planned":
            return None
        text = "Time to loosen up? Your session is ready. Stop whenever you like."
        return DueReminder("A reminder you set", text, reverse("session"), "See the session")
    text = "How is it now? It takes about 10 seconds."
    return DueReminder("A reminder you set", text, reverse("check_in"), "Check in")


# ---------------------------------------------------------------- the form


def forms_of(settings: Settings) -> tuple[ReminderForm, ReminderForm]:
    """The form filled with what is set: the first reminder, and a second one that is off until it is wanted."""
    return _form(FIRST, settings.of(FIRST)), _form(SECOND, settings.of(SECOND))


def has_gone_quiet(visit: Visit) -> bool:
    """Whether the reminders stopped by themselves."""
    settings, zone = reminders_of(visit.person)
    return has_stopped(settings, happenings_of(visit.person, visit.now.astimezone(zone).date() - LOOKED_BACK))


def set_words(settings: Settings) -> str:
    """What is set, in a sentence; empty when all are off."""
    if not settings.reminders:
        return ""
    return f"Set for {joined([f'{clock(one.at)} {_days_words(one.days)}' for one in settings.reminders])}."


@require_POST
def reminders(request: HttpRequest) -> HttpResponse:
    """Keep the reminders that were sent; a time in the night is refused with kind words."""
    from unknot.web.you.views import show

    visit = Visit(request)
    read = [read_reminder(request.POST, slot) for slot in (FIRST, SECOND)]
    wrong = [one for one in read if isinstance(one, ReminderForm) and one.errors]
    if wrong:
        forms = tuple(one if isinstance(one, ReminderForm) else _form(one.slot, one) for one in read)
        return show(request, visit, reminder_forms=(forms[0], forms[1]))
    try:
        kept = [one for one in read if isinstance(one, Reminder)]
        record_reminders(visit.person, kept, visit.now, visit.zone)
    except CannotStore as error:
        return show(request, visit, fault=str(error))
    response = redirect(f"{reverse('you')}?saved=reminders#reminders")
    remember_zone(request, response)
    return response


def read_reminder(sent: QueryDict, slot: str) -> Reminder | ReminderForm:
    """The reminder of a slot as it was sent; the form of it when it is off, or has something to put right."""
    on, text = sent.get(f"{slot}-on") == "yes", sent.get(f"{slot}-at", "")
    what = sent.get(f"{slot}-what", CHECK_IN)
    days = frozenset(int(day) for day in sent.getlist(f"{slot}-days") if day in DAYS)
    at = _time(text)
    errors = {}
    if on and at is None:
        errors[f"{slot}-at"] = "Give a time such as 18:30"
    elif on and at is not None and is_quiet(at):
        errors[f"{slot}-at"] = "Choose a time from 8:00, and before 21:00. The night is kept quiet"
    if on and not days:
        errors[f"{slot}-days"] = "Tick at least one day"
    if on and at is not None and not errors and what in WHAT:
        return Reminder(slot, what, at, days)
    return ReminderForm(slot, on, text, _what(what), _days(days), errors)


def _form(slot: str, reminder: Reminder | None) -> ReminderForm:
    if reminder is None:
        return ReminderForm(slot, False, f"{USUAL:%H:%M}", _what(CHECK_IN), _days(frozenset(range(7))))
    return ReminderForm(slot, True, f"{reminder.at:%H:%M}", _what(reminder.what), _days(reminder.days))


def _what(chosen: str) -> tuple[tuple[str, str, bool], ...]:
    return tuple((value, words, value == chosen) for value, words in WHAT_FOR.items())


def _days(chosen: frozenset[int]) -> tuple[tuple[int, str, bool], ...]:
    return tuple((number, name, number in chosen) for number, name in enumerate(WEEKDAYS))


def _days_words(days: frozenset[int]) -> str:
    if len(days) == len(WEEKDAYS):
        return "every day"
    return f"on {joined([WEEKDAYS[day] for day in sorted(days)])}"


def _time(text: str) -> time | None:
    """A time of the wall clock to the minute; None when it is none."""
    try:
        read = time.fromisoformat(text.strip())
    except ValueError:
        return None
    return None if read.tzinfo else read.replace(second=0, microsecond=0)
