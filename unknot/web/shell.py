"""What every page carries: theme, the places, the numbers of the chosen country, the footer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from unknot.knowledge.kinds import Knowledge
from unknot.knowledge.reader import KnowledgeError, shipped_knowledge
from unknot.web.words.numbers import Numbers, fallback_numbers, numbers_of
from unknot.web.words.truths import FOOTER

THEMES = ("system", "light", "dark")
THEME_COOKIE = "unknot-look"
COUNTRY_COOKIE = "unknot-country"
A_YEAR = 365 * 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the bar or rail."""

    name: str
    address: str
    icon: str
    current: bool = False
    rail_only: bool = False


@dataclass(frozen=True, slots=True)
class Shell:
    """The frame of one page. ``place`` is set on pages that show the bar on a phone."""

    theme: str
    here: str
    place: str
    places: tuple[Place, ...]
    numbers: Numbers
    flare: bool = False
    footer: str = FOOTER


_PLACES = (
    ("today", "Today", "house", False),
    ("plan", "Plan", "clipboard-list", True),
    ("move", "Move", "activity", False),
    ("diary", "Diary", "chart-line", False),
    ("experiments", "Experiments", "flask-conical", True),
    ("learn", "Learn", "book-open", False),
    ("result", "Your check", "clipboard-check", True),
    ("you", "You", "user", True),
)


def page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any] | None = None,
    *,
    here: str = "",
    place: str = "",
    flare: bool = False,
    numbers: Numbers | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render a page in its frame."""
    shell = Shell(
        theme=theme_of(request),
        here=here,
        place=place,
        places=tuple(
            Place(words, reverse(name), icon, current=name == (place or here), rail_only=rail)
            for name, words, icon, rail in _PLACES
        ),
        numbers=numbers or numbers_for(request),
        flare=flare,
    )
    return render(request, template, {**(context or {}), "shell": shell}, status=status)


def theme_of(request: HttpRequest) -> str:
    """The look that was chosen on this device: system, light or dark."""
    chosen = request.COOKIES.get(THEME_COOKIE, "")
    return chosen if chosen in THEMES else "system"


def the_knowledge() -> Knowledge:
    """What Unknot knows, read once."""
    return shipped_knowledge()


def numbers_for(request: HttpRequest) -> Numbers:
    """The numbers of the chosen country. Never fails: without knowledge or database, 112 is left."""
    try:
        countries = the_knowledge().countries
    except (KnowledgeError, OSError):
        return fallback_numbers()
    chosen = request.COOKIES.get(COUNTRY_COOKIE) or _stored_country()
    country = countries.get(chosen) or countries.get("other")
    return numbers_of(country) if country else fallback_numbers()


def _stored_country() -> str:
    """The country given in the check; empty when there is none or the database cannot be read."""
    from unknot.web.visit import stored_country

    try:
        return stored_country()
    except DatabaseError:
        return ""


def remember(response: HttpResponse, cookie: str, value: str) -> None:
    """Keep a choice about the program on this device, without an account."""
    response.set_cookie(cookie, value, max_age=A_YEAR, samesite="Lax", httponly=True)
