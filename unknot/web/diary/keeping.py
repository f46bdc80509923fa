"""Keeping a day: written once a key, and a clash is told when the day was changed elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4, uuid5

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from unknot.core.diary import DiaryDay
from unknot.records.diary_actions import NotADay, record_check_in
from unknot.records.diary_queries import day_of, entry_with_key, newest_key, standing_entry
from unknot.records.errors import CannotStore
from unknot.web.diary.form import Sent, form_of, offer_for, read_day
from unknot.web.diary.screen import must_screen
from unknot.web.diary.toast import as_key
from unknot.web.diary.words import how_words, more_words, near_day
from unknot.web.shell import page
from unknot.web.visit import Visit
from unknot.web.words.dates import day as day_words

#: [D] a device may send a day this long after it was written; what it says of the time is not trusted beyond
SENT_WITHIN = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a day that was sent: its key when it is kept, else what stands in the way."""

    sent: Sent
    key: UUID | None = None
    clash: UUID | None = None
    fault: str = ""


def keep(request: HttpRequest, visit: Visit, on: date, at: datetime | None = None) -> Outcome:
    """Keep the day that was sent. The same key with other content is a correction of what it wrote first."""
    sent = read_day(visit.knowledge, request.POST, on)
    key = as_key(request.POST.get("key", "")) or uuid4()
    if sent.errors:
        return Outcome(sent)
    try:
        return _kept(visit, sent, key, as_key(request.POST.get("over", "")), at or visit.now)
    except NotADay as error:
        return Outcome(replace(sent, errors={"pain": str(error)}))
    except CannotStore as error:
        return Outcome(sent, fault=str(error))


def _kept(visit: Visit, sent: Sent, key: UUID, over: UUID | None, at: datetime) -> Outcome:
    kept = record_check_in(visit.person, key, sent.day, over=over, at=at, zone=visit.zone)
    if kept.same_key:
        first = entry_with_key(visit.person, key)
        if first is not None and replace(day_of(first), filled_late=False) != sent.day:
            own = uuid5(key, repr(sent.day))
            kept = record_check_in(visit.person, own, sent.day, over=key, at=at, zone=visit.zone)
            key = own
    return Outcome(sent, clash=kept.clash) if kept.clash else Outcome(sent, key)


def written_at(text: str, visit: Visit) -> datetime:
    """When a device says that a day was written, as far as that can be; else now."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return visit.now
    known = moment.tzinfo is not None and visit.now - SENT_WITHIN <= moment <= visit.now
    return moment if known else visit.now


def after(visit: Visit, on: date, key: UUID) -> str:
    """Where a person goes once a day is kept: to the warning signs when it calls for them, else to see it."""
    if must_screen(visit, on):
        return with_query(reverse("diary_screen"), saved=str(key))
    return place_of(visit, on, saved=str(key))


def place_of(visit: Visit, on: date, **query: str) -> str:
    """Where a day is seen: on Today once there was a check, or in the list of its month."""
    if on == visit.today and (visit.facts or visit.past_levels):
        return with_query(reverse("today"), **query)
    return with_query(reverse("diary_days"), month=f"{on:%Y-%m}", **query)


def with_query(address: str, **query: str) -> str:
    """An address with a query."""
    return f"{address}?{urlencode(query)}"


# ---------------------------------------------------------------- pages


def show(request: HttpRequest, visit: Visit, on: date, outcome: Outcome | None = None) -> HttpResponse:
    """The form of a day: empty, with what it stands at, or with what was sent and could not be kept."""
    standing = standing_entry(visit.person, on)
    newest = newest_key(visit.person, on)
    sent = outcome.sent if outcome else Sent(day_of(standing) if standing else DiaryDay(on))
    wrong = bool(outcome and (outcome.sent.errors or outcome.fault))
    again = outcome is not None
    context = {
        **form_context(visit, sent, on),
        "key": (as_key(request.POST.get("key", "")) if again else None) or uuid4(),
        "over": request.POST.get("over", "") if again else newest or "",
        "fault": outcome.fault if outcome else "",
        "entry": str(standing.key) if standing else "",
    }
    return page(request, "diary/check_in.html", context, here="diary", status=422 if wrong else 200)


def form_context(visit: Visit, sent: Sent, on: date) -> dict[str, Any]:
    """The form with its words for this day."""
    today = on == visit.today
    title = "How is your back now?" if today else f"How was your back on {day_words(on)}?"
    return {
        "form": form_of(visit.knowledge, offer_for(visit), sent),
        "title": title,
        "when": "today" if today else "that day",
        "late": on < visit.today,
        "address": reverse("check_in") if today else reverse("diary_day", args=[on.isoformat()]),
        "back": reverse("today") if today else place_of(visit, on),
        "anybody": False,
    }


def clash_page(request: HttpRequest, visit: Visit, on: date, outcome: Outcome) -> HttpResponse:
    """Both entries of a day that was changed on another page: the person chooses."""
    theirs = standing_entry(visit.person, on)
    context = {
        "when": near_day(on, visit.today),
        "mine": lines_of(visit, outcome.sent.day),
        "theirs": lines_of(visit, day_of(theirs)) if theirs else ("No entry any more: it was taken back",),
        "fields": _fields(request.POST.lists(), outcome.clash),
        "key": request.POST.get("key", ""),
        "on": on.isoformat(),
        "address": reverse("check_in") if on == visit.today else reverse("diary_day", args=[on.isoformat()]),
    }
    return page(request, "diary/clash.html", context, here="diary", status=409)


def lines_of(visit: Visit, day: DiaryDay) -> tuple[str, ...]:
    """Everything that a day said, a line each."""
    how = how_words(day)
    return (*([how[0].upper() + how[1:]] if how else []), *more_words(visit.knowledge, day))


def _fields(sent: Iterable[tuple[str, list[Any]]], over: UUID | None) -> list[tuple[str, str]]:
    """What was sent, to be sent once more over the entry that is there now."""
    pairs = [(name, value) for name, values in sent for value in values]
    return [*(pair for pair in pairs if pair[0] not in ("csrfmiddlewaretoken", "over")), ("over", str(over))]
