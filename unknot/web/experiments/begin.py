"""The form with which a test begins: its length and its first day; and the start itself, with the lots."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from unknot.core.experiment.allowed import Allowed
from unknot.core.experiment.design import FULL_TEST_DAYS, design
from unknot.records.errors import CannotStore
from unknot.records.experiment_actions import SEED_BITS, NewTest, NotNow, start_test
from unknot.records.experiment_queries import latest_fair_test
from unknot.web.diary.keeping import with_query
from unknot.web.diary.toast import as_key
from unknot.web.experiments.offers import (
    Offer,
    bars_in_words,
    changes_in_words,
    in_plan,
    may_test,
    open_in_words,
    why_not_now,
)
from unknot.web.experiments.power import power_words
from unknot.web.experiments.state import as_it_stands, keep_its_end, running
from unknot.web.shell import page
from unknot.web.standing import Standing, standing_of
from unknot.web.visit import Visit
from unknot.web.words.dates import day_from, joined, plural
from unknot.web.words.experiments import HINT, NO_FIGURES, NOT_ALLOWED, STOP_RULES
from unknot.web.zone import remember_zone

#: [D] a test begins within a week: the check that allows it is fresh then
BEGINS_WITHIN = 7


@dataclass(frozen=True, slots=True)
class Length:
    """One length to choose, and what it is worth."""

    days: int
    words: str
    worth: tuple[str, ...]
    chosen: bool


@dataclass(frozen=True, slots=True)
class Start:
    """One first day to choose."""

    on: str
    words: str
    chosen: bool


def show_setup(request: HttpRequest, visit: Visit, offer: Offer, *, fault: str = "", status: int = 200) -> HttpResponse:
    """The page that says all about a test before it begins."""
    standing = standing_of(visit)
    why = why_not_now(standing)
    found = may_test(visit, offer.id, offer.remedies) if not why else Allowed()
    context = {
        "offer": offer,
        "lengths": lengths_of(offer),
        "starts": starts_of(visit.today),
        "stop_rules": (*offer.stop_if, *STOP_RULES),
        "changes": changes_in_words(visit.knowledge, found, offer),
        "why_not": why,
        "why_not_words": NOT_ALLOWED.get(why, ""),
        "barred": found.reason == "barred",
        "bars": bars_in_words(visit.knowledge, found, offer),
        "not_known": open_in_words(visit.knowledge, found, offer),
        "running": running(visit),
        "in_plan": joined(in_plan(visit, standing, offer.remedies)),
        "own": {"idea": request.POST.get("idea", ""), "category": offer.category, "outcome": offer.question.outcome},
        "key": as_key(request.POST.get("key", "")) or uuid4(),
        "fault": fault,
    }
    return page(request, "experiments/setup.html", context, here="experiments", status=status)


def begin(request: HttpRequest, visit: Visit, offer: Offer) -> HttpResponse:
    """Draw the lots and begin; back to the page when something stands against it."""
    standing = standing_of(visit)
    if not may_begin(visit, standing, offer):
        return show_setup(request, visit, offer, status=422)
    days, start = _days(request, offer), _start(request, visit.today)
    seed = secrets.randbits(SEED_BITS)
    schedule = design(offer.question, days, start, seed)
    new = NewTest(offer.id, offer.words, schedule, offer.remedies, offer.category)
    key = as_key(request.POST.get("key", "")) or uuid4()
    try:
        _keep_end_of_the_last(visit)
        start_test(visit.person, key, new, at=visit.now, zone=visit.zone, knowledge_version=visit.knowledge.version)
    except (NotNow, CannotStore) as error:
        return show_setup(request, visit, offer, fault=str(error), status=422)
    response = redirect(with_query(reverse("experiment_now"), drawn="1"))
    remember_zone(request, response)
    return response


def may_begin(visit: Visit, standing: Standing, offer: Offer) -> bool:
    """Whether nothing stands against beginning this test now."""
    return not why_not_now(standing) and bool(may_test(visit, offer.id, offer.remedies))


def lengths_of(offer: Offer) -> tuple[Length, ...]:
    """The lengths to choose from, the usual one first and chosen."""
    return tuple(_length(offer, days) for days in sorted(offer.lengths, reverse=True))


def _length(offer: Offer, days: int) -> Length:
    hint = days < FULL_TEST_DAYS
    words = f"{plural(days, 'day')}, a hint" if hint else plural(days, "day")
    worth = power_words(offer.question, days) or (NO_FIGURES,)
    return Length(days, words, (*((HINT,) if hint else ()), *worth), days == offer.usual)


def starts_of(today: date) -> tuple[Start, ...]:
    """The first days to choose from."""
    days = (today + timedelta(n) for n in range(BEGINS_WITHIN))
    return tuple(
        Start(on.isoformat(), day_from(on, today)[:1].upper() + day_from(on, today)[1:], on == today) for on in days
    )


def _days(request: HttpRequest, offer: Offer) -> int:
    """The length that was chosen; the usual one for anything else."""
    chosen = request.POST.get("days", "")
    return next((days for days in offer.lengths if str(days) == chosen), offer.usual)


def _start(request: HttpRequest, today: date) -> date:
    """The first day that was chosen; today for anything else."""
    days = [today + timedelta(n) for n in range(BEGINS_WITHIN)]
    return next((on for on in days if on.isoformat() == request.POST.get("start")), today)


def _keep_end_of_the_last(visit: Visit) -> None:
    """An early end by rule of the test before is kept now, with this write."""
    last = latest_fair_test(visit.person)
    if last is not None:
        keep_its_end(visit, as_it_stands(visit, last))
