"""The diary's first page and the weekly review as they are served: what is kept, and what is refused."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from unknot.core import weekly
from unknot.core.clues import Clue
from unknot.core.diary import DiaryDay
from unknot.knowledge.kinds import Knowledge
from unknot.records import actions
from unknot.records.diary_actions import record_check_in
from unknot.records.diary_queries import decisions_of
from unknot.records.models import Person
from unknot.web.diary.clue_card import clue_card

ZONE = ZoneInfo("UTC")


@pytest.fixture
def now() -> datetime:
    """This moment, as the pages see it."""
    return datetime.now(UTC)


@pytest.fixture
def sam(db: None, now: datetime) -> Person:
    """Somebody whose pain was 5 on each of the last thirty days."""
    person = actions.local_person(now)
    for back in range(29, -1, -1):
        at = now - timedelta(back)
        day = DiaryDay(at.date(), 5, "bit_tight")
        record_check_in(person, uuid.uuid4(), day, over=None, at=at, zone=ZONE)
    return person


@pytest.fixture
def client(sam: Person) -> Client:
    """A browser of this person, in the time zone of the entries."""
    browser = Client(HTTP_HOST="127.0.0.1")
    browser.cookies["unknot-zone"] = "UTC"
    return browser


def page_of(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def last_monday(now: datetime) -> date:
    return weekly.week_to_review(now.date())


def test_a_range_that_there_is_not_shows_four_weeks(client: Client) -> None:
    assert "Your last 4 weeks" in page_of(client, "/diary?range=nonsense")


def test_every_chart_has_its_table_and_its_title(client: Client) -> None:
    page = page_of(client, "/diary?range=all")

    assert page.count('<section class="card finding"') == page.count('<table class="values">')
    assert page.count("<title id=") == page.count("<desc id=") == 2 * page.count('<table class="values">')


def test_what_was_read_is_kept_and_an_unknown_id_is_not(client: Client, sam: Person) -> None:
    answer = client.post("/diary/read", {"read": ["six_weeks", "nonsense"]})

    assert answer.status_code == 302
    assert [(one.kind, one.target) for one in decisions_of(sam)] == [("seen", "six_weeks")]


def test_a_decision_is_kept_once_and_the_page_says_it(client: Client, sam: Person, now: datetime) -> None:
    monday, key = last_monday(now), str(uuid.uuid4())
    for _ in range(2):
        answer = client.post(f"/diary/week/{monday}", {"decision": "test", "key": key})

    assert answer.status_code == 302
    kept = [(one.kind, one.target, one.value) for one in decisions_of(sam)]
    assert kept == [("review", monday.isoformat(), "test")]
    assert "You decided to test it." in page_of(client, f"/diary/week/{monday}")


def test_something_that_is_no_decision_is_not_kept(client: Client, sam: Person, now: datetime) -> None:
    client.post(f"/diary/week/{last_monday(now)}", {"decision": "shout"})
    assert decisions_of(sam) == ()


def test_any_day_leads_to_its_monday_and_no_day_to_come_has_a_review(client: Client, now: datetime) -> None:
    monday = last_monday(now)

    assert client.get(f"/diary/week/{monday + timedelta(2)}").headers["Location"] == f"/diary/week/{monday}"
    assert client.get(f"/diary/week/{monday + timedelta(28)}").status_code == 404
    assert client.get("/diary/week/soon").status_code == 404


def test_an_earlier_week_can_be_looked_at_and_not_decided(client: Client, now: datetime) -> None:
    page = page_of(client, f"/diary/week/{last_monday(now) - timedelta(7)}")

    assert "An earlier week" in page
    assert 'name="decision"' not in page


# ---------------------------------------------------------------- the card of the clues


def a_clue(**more: object) -> Clue:
    usual = {
        "mark": "sat_long",
        "own_words": False,
        "lag": 1,
        "with_days": 7,
        "without_days": 21,
        "difference": 1.9,
        "low": 0.4,
        "high": 3.2,
        "worse_days_with": 6,
        "worse_days": 8,
    }
    return Clue(**{**usual, **more})  # type: ignore[arg-type]


def test_a_clue_is_never_called_a_cause(knowledge: Knowledge) -> None:
    line = clue_card(knowledge, [a_clue()], None).lines[0]

    assert line.sentences == (
        "“Sat a long time” came before 6 of your 8 worse days. That is a clue, not proof.",
        "Pain was about 1.9 higher the day after. The true difference is likely between +0.4 and +3.2.",
    )
    assert (line.name, line.days, line.points, line.side) == ("Sat a long time", "7 days", "+1.9", "more")


def test_what_came_with_better_days_reaches_to_the_other_side(knowledge: Knowledge) -> None:
    clue = a_clue(mark="Swim", own_words=True, lag=0, difference=-1.2, low=-2, high=-0.2)
    line = clue_card(knowledge, [clue], None).lines[0]

    assert line.name == "Swim"
    assert line.sentences[0] == "Pain was about 1.2 lower on these days. That is a clue, not proof."
    assert line.low < line.start < line.start + line.width <= 150


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        (11, "11 more days of entries are needed before we can look."),
        (1, "One more day of entries is needed before we can look."),
        (None, "Nothing stands out. That is common."),
    ],
)
def test_without_a_clue_the_card_says_why(knowledge: Knowledge, missing: int | None, words: str) -> None:
    assert clue_card(knowledge, (), missing).instead == (words,)
