"""Small questions and requests for tests of one thing at a time."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, QueryDict

from unknot.knowledge.kinds import Country, Line, Option, Question, Review

REVIEW = Review(date(2026, 11, 24), "unreviewed", date(2027, 11, 24))


def question(id_: str, type_: str = "yes_no", **fields: Any) -> Question:
    """A question with the least it needs."""
    given = {"group": "nerves", "stage": "safety", "order": 1, "ask": f"Do you have {id_}?", "review": REVIEW}
    options = tuple(Option(value, label) for value, label in fields.pop("options", {}).items())
    return Question(id=id_, type=type_, **{**given, "options": options, **fields})


def country(**fields: Any) -> Country:
    """A country with every line it needs."""
    given = {
        "id": "xx",
        "name": "Testland",
        "emergency": Line("the emergency line", "999"),
        "urgent_care": Line("urgent care", "111"),
        "poison": Line("your local poison line"),
        "crisis": Line("the crisis line", "116 123"),
        "emergency_department": "A&E",
        "family_doctor": "your GP",
        "review": REVIEW,
    }
    return Country(**{**given, **fields})


def sent(text: str) -> QueryDict:
    """What a form sends, written as in an address."""
    return QueryDict(text)


def visiting(path: str = "/", **cookies: str) -> HttpRequest:
    """A request with nothing in it but cookies."""
    request = HttpRequest()
    request.method, request.path = "GET", path
    request.COOKIES.update(cookies)
    return request
