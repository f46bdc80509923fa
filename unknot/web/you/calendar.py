"""The private calendar address: its page, and the calendar that programs fetch from it without a cookie."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from unknot.core.reminding import HUSH, Settings
from unknot.core.schedule import lay_out
from unknot.core.values import PlannedDay
from unknot.records import queries
from unknot.records.actions import record_preferences
from unknot.records.errors import CannotStore
from unknot.records.feed_actions import CALENDAR, close_feed, feed_at, last_change, open_feed, open_feed_of
from unknot.records.models import CalendarFeed
from unknot.records.reminder_queries import lived_of, reminders_of
from unknot.web.shell import page
from unknot.web.standing import Standing, standing_of
from unknot.web.visit import Visit
from unknot.web.words.dates import day_from
from unknot.web.zone import remember_zone, zone_named

#: the address has 32 random bytes: nobody finds it by trying
TOKEN_BYTES = 32
PLAIN, NEUTRAL = "plain", "neutral"
NOT_HERE = "There is no calendar at this address.\n"


@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request: HttpRequest) -> HttpResponse:
    """The page of the calendar; sent as a form it makes a new address, which is shown this once."""
    visit = Visit(request)
    if request.method != "POST":
        return _page(request, visit)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    choice = {"words": _words(request.POST.get("words")), "rings": request.POST.get("rings") == "yes"}
    try:
        record_preferences(visit.person, {CALENDAR: choice}, visit.now, visit.zone)
        open_feed(visit.person, token, visit.now, visit.zone)
    except CannotStore as error:
        return _page(request, visit, fault=str(error), status=503)
    # The address is in this answer alone: after a redirect it would have to be kept somewhere.
    response = _page(request, visit, address=request.build_absolute_uri(reverse("feed", args=[token])))
    remember_zone(request, response)
    return response


@require_POST
def end(request: HttpRequest) -> HttpResponse:
    """End the address: calendars that fetch it find nothing from now on."""
    visit = Visit(request)
    try:
        close_feed(visit.person, visit.now, visit.zone)
    except CannotStore as error:
        return _page(request, visit, fault=str(error), status=503)
    return redirect(f"{reverse('calendar')}?ended=1")


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar behind a private address. It asks for no cookie, writes nothing, and is kept by nobody."""
    found = feed_at(token)
    if found is None:
        return _private(HttpResponse(NOT_HERE, status=404, content_type="text/plain; charset=utf-8"))
    visit = Visit(request)
    visit.person, visit.zone = found.person, zone_named(found.zone) or visit.zone
    return _private(_ics(visit))


@require_safe
def calendar_file(request: HttpRequest) -> HttpResponse:
    """The same calendar once, as a file to take along: it does not change by itself."""
    response = _private(_ics(Visit(request)))
    response["Content-Disposition"] = 'attachment; filename="unknot.ics"'
    return response


# ---------------------------------------------------------------- what is in it


def _ics(visit: Visit) -> HttpResponse:
    text = calendar_of(visit)
    return HttpResponse(text, content_type="text/calendar; charset=utf-8")


def calendar_of(visit: Visit) -> str:
    """The coming days as a calendar.

    Without a plan to move by the reminders are left, and while a check is due only the words "Open Unknot".
    """
    from unknot.interop import feed as made  # it brings a library that other pages do not need

    settings, _ = reminders_of(visit.person)
    standing = standing_of(visit)
    events = _events(visit, standing, settings)
    flares = lived_of(visit.person, visit.today - timedelta(days=2), visit.now).flares
    if flares:
        quiet_until = (max(flares) + HUSH).astimezone(visit.zone).replace(tzinfo=None)
        events = made.hushed_until(events, quiet_until)
    revised = last_change(visit.person) or visit.now
    return made.feed_text(events, whose=str(visit.person.pk), revised=revised)


def _events(visit: Visit, standing: Standing, settings: Settings) -> Any:
    from unknot.interop import feed as made

    if standing.id == "blocked":
        return made.reminder_events(made.without_sessions(settings), visit.today)
    if standing.plan is None:
        return made.open_events(settings, visit.today)
    choice = _choice(visit)
    planned = made.plan_events(visit.knowledge, _days(visit, standing), plain=choice["words"] == PLAIN)
    if choice["rings"] and not settings.reminders:
        planned = made.ring_once_a_day(planned)
    return (*planned, *made.reminder_events(settings, visit.today))


def _days(visit: Visit, standing: Standing) -> list[PlannedDay]:
    """The coming days, each laid out in the shape of the person's day; what is skipped today is back tomorrow."""
    from unknot.interop.feed import DAYS_AHEAD

    shape = queries.day_shape_of(visit.person)
    later = standing.whole or standing.plan
    days = []
    for number in range(DAYS_AHEAD):
        plan = standing.plan if number == 0 else later
        if plan is not None:
            days.append(lay_out(visit.knowledge, plan, visit.today + timedelta(number), shape, visit.zone))
    return days


# ---------------------------------------------------------------- the page


def _page(request: HttpRequest, visit: Visit, *, address: str = "", fault: str = "", status: int = 200) -> HttpResponse:
    now_open: CalendarFeed | None = open_feed_of(visit.person)
    choice = _choice(visit)
    made_on: datetime | None = now_open.at if now_open else None
    context = {
        "address": address,
        "open_since": day_from(made_on.astimezone(visit.zone).date(), visit.today) if made_on else "",
        "ended": request.GET.get("ended") == "1" and now_open is None,
        "plain": choice["words"] == PLAIN,
        "rings": choice["rings"],
        "has_reminders": bool(reminders_of(visit.person)[0].reminders),
        "at_home": request.get_host().split(":")[0] in ("127.0.0.1", "localhost"),
        "fault": fault,
    }
    return page(request, "you/calendar.html", context, here="you", place="you", status=status)


def _choice(visit: Visit) -> dict[str, Any]:
    """What the calendar says, and whether it rings once a day."""
    kept = queries.preference(visit.person, CALENDAR)
    kept = kept if isinstance(kept, dict) else {}
    return {"words": _words(kept.get("words")), "rings": kept.get("rings") is not False}


def _words(chosen: object) -> str:
    return PLAIN if chosen == PLAIN else NEUTRAL


def _private(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
