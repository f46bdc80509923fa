"""A person who goes through the pages without a browser."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

import pytest
from django.http import HttpResponse
from django.test import Client

from unknot.web import clock
from unknot.web.steps import forget_steps

Said = Mapping[str, str | list[str]]
MOST_PAGES = 80


class Walker:
    """Goes from page to page: "None of these", a skip, or what the story says."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.at = "/check"

    def get(self, path: str) -> str:
        """The text of a page, following redirects."""
        response = self.client.get(path, follow=True)
        self.at = response.redirect_chain[-1][0] if response.redirect_chain else path
        return response.content.decode()

    def send(self, path: str, **fields: str | list[str]) -> HttpResponse:
        """Send a form, without following."""
        return self.client.post(path, {"zone": "Europe/Berlin", **fields})

    def begin(self) -> None:
        """The first page of the check."""
        self.send("/check/age", age="44", sex="male", country="gb")

    def walk(self, story: Said | None = None, *, until: str = "") -> str:
        """Answer pages until the check is over or asks a certain fact; returns the last page."""
        for _ in range(MOST_PAGES):
            page = self.get("/check")
            asked = asked_on(page)
            if not asked or until in asked:
                return page
            self.send(self.at, **self._answers(page, asked, story or {}))
        raise AssertionError("The check never ends.")

    def _answers(self, page: str, asked: list[str], story: Said) -> dict[str, str | list[str]]:
        given = {fact: story[fact] for fact in asked if fact in story}
        rows = 'class="row"' in page
        if 'fieldset class="again"' in page or (not rows and not given and 'value="skip"' not in page):
            given = dict.fromkeys(asked, "no") | given
        do = "none" if rows else "continue" if given else "skip"
        return {"asked": asked, "do": do, **given}


def asked_on(page: str) -> list[str]:
    """The facts that a page asks."""
    return re.findall(r'name="asked" value="(\w+)"', page)


@pytest.fixture
def walker(db: None) -> Walker:
    """Somebody new."""
    forget_steps()
    return Walker(Client(HTTP_HOST="127.0.0.1"))


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], None]:
    """Let time pass."""
    began = datetime.now(UTC)
    passed = timedelta()

    def pass_by(time: timedelta) -> None:
        nonlocal passed
        passed += time
        moment = began + passed
        monkeypatch.setattr(clock, "now", lambda: moment)

    return pass_by
