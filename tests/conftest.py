"""What the tests share: the shipped knowledge, times, and a PostgreSQL server of their own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import hypothesis
import pytest

from tests.postgresql import Missing, temporary_server
from unknot.knowledge.kinds import Knowledge
from unknot.knowledge.reader import shipped_knowledge

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# "make prove-all" asks for the long profile. No deadline: the machines that run this are shared and slow at times.
hypothesis.settings.register_profile("usual", deadline=None)
hypothesis.settings.register_profile("long", deadline=None, max_examples=5_000)
hypothesis.settings.load_profile("usual")

#: A missing PostgreSQL is a failure here, and elsewhere a test left out.
IN_CI = bool(os.environ.get("CI"))


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """What ships in ``knowledge/``."""
    return shipped_knowledge()


@pytest.fixture
def berlin() -> ZoneInfo:
    return ZoneInfo("Europe/Berlin")


@pytest.fixture
def now() -> datetime:
    """A moment that is already the next day in Berlin."""
    return datetime(2026, 11, 24, 23, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """The address of an empty PostgreSQL server that only these tests use."""
    try:
        with temporary_server() as url:
            yield url
    except Missing as missing:
        (pytest.fail if IN_CI else pytest.skip)(str(missing))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, opened once for all journeys and gates of a process, and closed at the end."""
    from playwright.sync_api import sync_playwright

    from tests.journeys.conftest import CHROMIUM, QUIET

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET])
        yield opened
        opened.close()
