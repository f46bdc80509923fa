"""Help, spasm help and the page for our own faults work when the database does not, or the knowledge cannot be read."""

from __future__ import annotations

import pytest
from django.db import DatabaseError
from django.http import HttpRequest
from django.test import Client

from unknot.knowledge.problems import KnowledgeError, Problem
from unknot.records.models import Person
from unknot.web import errors, shell
from unknot.web.spasm.signs import SIGNS

PAGES = (
    "/help",
    "/help?country=us",
    "/start",
    "/spasm",
    "/spasm/before",
    "/spasm/positions",
    "/spasm/legs-up",
    "/spasm/side/heat",
    "/spasm/legs-up/warm",
    "/spasm/bed/cool/move",
    "/spasm/worktop/cool/up",
    "/spasm/legs-up/warm/next",
    *(f"/spasm/sign/{sign.id}" for sign in SIGNS),
)


def broken(*_: object, **__: object) -> None:
    raise DatabaseError("unable to open database file")


@pytest.fixture
def client() -> Client:
    return Client(HTTP_HOST="127.0.0.1")


@pytest.mark.parametrize("path", PAGES)
def test_a_public_page_without_a_database(client: Client, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.setattr(Person.objects, "filter", broken)

    response = client.get(path)

    assert response.status_code == 200
    assert b"tel:" in response.content


@pytest.mark.parametrize("path", PAGES)
def test_a_public_page_writes_nothing(
    client: Client, db: None, django_assert_max_num_queries: object, path: str
) -> None:
    client.get(path)

    assert not Person.objects.exists()


@pytest.mark.parametrize("path", ["/help", "/spasm", "/spasm/sign/numb", "/spasm/legs-up/warm/next"])
def test_help_without_any_knowledge(client: Client, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    def unreadable() -> None:
        raise KnowledgeError([Problem("red_flags/RF01.md", "", "This file is needed for safety and is missing.")])

    monkeypatch.setattr(Person.objects, "filter", broken)
    monkeypatch.setattr(shell, "shipped_knowledge", unreadable)

    response = client.get(path)

    assert response.status_code == 200
    assert b"tel:112" in response.content


def test_the_spasm_forms_need_no_cookies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Person.objects, "filter", broken)
    strict = Client(HTTP_HOST="127.0.0.1", enforce_csrf_checks=True)

    assert strict.post("/spasm/before", {"do": "none"}).headers["Location"] == "/spasm/legs-up"
    assert strict.post("/spasm/before", {"do": "none", "true": "stuck"}).headers["Location"] == "/spasm/positions"
    assert strict.post("/spasm/legs-up/heat", {"do": "some"}).headers["Location"] == "/spasm/side/cool"
    assert strict.post("/spasm/legs-up/heat", {"do": "none"}).headers["Location"] == "/spasm/legs-up/warm"


def test_the_page_for_our_own_faults_needs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Person.objects, "filter", broken)

    response = errors.server_error(HttpRequest())

    assert response.status_code == 500
    assert b"Something went wrong here, not with you" in response.content
    assert b'href="/help"' in response.content


def test_a_page_that_is_not_there(client: Client, db: None) -> None:
    response = client.get("/nowhere")

    assert response.status_code == 404
    assert "This page is not here" in response.content.decode()


def test_a_form_that_lost_its_token_is_explained(db: None) -> None:
    response = errors.csrf_failure(HttpRequest())

    assert response.status_code == 403
    assert "Please send that once more" in response.content.decode()


def test_unknown_places_of_the_spasm_pages_are_not_found(client: Client, db: None) -> None:
    for path in ("/spasm/ceiling", "/spasm/side/hot", "/spasm/ceiling/heat", "/spasm/sign/luck"):
        assert client.get(path).status_code == 404
