"""Move over HTTP: today's session, what a device sends of it, the questions that follow, filters and own marks."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.http import HttpResponse

from unknot.knowledge.reader import shipped_knowledge
from unknot.records.models import MovementPreference, SittingLog, SittingResponse
from unknot.web import clock

from .conftest import Walker

STORY = {
    "duration_days": "3",
    "intensity_0_10": "4",
    "onset": "gradual",
    "pain_course": "improving",
    "can_get_on_floor": "easily",
    "minutes_per_day": "20",
}
PassTime = Callable[[timedelta], None]


@pytest.fixture
def planned(walker: Walker) -> Walker:
    """Somebody with a plan that holds a session."""
    walker.begin()
    walker.walk(STORY)
    return walker


def sent(**changes: Any) -> dict[str, Any]:
    """What a device sends of a session that went through to the end."""
    now = datetime.now(UTC)
    usual = {
        "key": str(uuid.uuid4()),
        "began": (now - timedelta(minutes=9)).isoformat(),
        "ended": now.isoformat(),
        "how": "finished",
        "before": 3,
        "steps": [{"movement": "pelvic_tilt", "side": "", "kind": "move", "seconds": 60}],
        "easier": [],
        "skipped": [],
        "revision": 0,
    }
    return {**usual, **changes}


def log(walker: Walker, body: object) -> HttpResponse:
    text = body if isinstance(body, str | bytes) else json.dumps(body)
    return walker.client.post("/move/session/log", text, content_type="application/json")


# ---------------------------------------------------------------- today's session


def test_without_a_check_there_is_no_session_and_the_page_says_what_comes_first(walker: Walker) -> None:
    assert "First comes a short safety check." in walker.get("/move")
    assert walker.client.get("/move/session").url == "/move"


def test_a_plan_holds_a_session_with_timed_steps_and_figures(planned: Walker) -> None:
    page = planned.get("/move/session")
    assert page.count('data-kind="') > 5
    assert "<template data-figure=" in page
    assert "Start, hands free" in page
    assert "Start" in planned.get("/")


def test_an_alarm_leaves_no_session(walker: Walker) -> None:
    walker.begin()
    walker.get("/check")
    walker.send(walker.at, asked=["saddle_numbness"], saddle_numbness="yes", do="continue")
    assert "Your check says to be seen first" in walker.get("/move")
    assert walker.client.get("/move/session").url == "/move"


# ---------------------------------------------------------------- what a device sends


def test_a_session_is_kept_with_what_was_answered(planned: Walker) -> None:
    assert log(planned, sent(worst=4, felt="same", danger="no")).status_code == 200

    held = SittingLog.objects.get()
    assert (held.ended, held.steps[0]["movement"]) == ("finished", "pelvic_tilt")
    answers = {row.kind: row.value for row in SittingResponse.objects.all()}
    assert answers == {"before": 3, "worst": 4, "felt": "same", "danger": []}


def test_sent_twice_it_is_kept_once(planned: Walker) -> None:
    body = sent(worst=4)
    assert [log(planned, body).status_code for _ in range(3)] == [200, 200, 200]
    assert SittingLog.objects.count() == 1
    assert SittingResponse.objects.filter(kind="worst").count() == 1


def test_a_corrected_answer_counts(planned: Walker) -> None:
    body = sent(worst=2)
    log(planned, body)
    log(planned, {**body, "worst": 5, "revision": 1})
    assert [row.value for row in SittingResponse.objects.filter(kind="worst")] == [2, 5]


def test_a_stop_for_pain_is_kept_with_its_movement_and_place(planned: Walker) -> None:
    log(planned, sent(how="stopped_for_pain", at="pelvic_tilt", where="leg", worst=7))
    assert SittingLog.objects.get().steps[-1] == {"movement": "pelvic_tilt", "side": "", "seconds": 0.0, "how": "stop"}
    assert SittingResponse.objects.get(kind="leg").value is True


def test_a_device_with_a_wrong_clock_loses_nothing(planned: Walker) -> None:
    ahead = datetime.now(UTC) + timedelta(days=400)
    assert (
        log(planned, sent(began=ahead.isoformat(), ended=(ahead + timedelta(minutes=10)).isoformat())).status_code
        == 200
    )
    held = SittingLog.objects.get()
    assert held.ended_at <= clock.now()
    assert held.ended_at - held.started_at == timedelta(minutes=10)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("", 400),
        ("{half", 400),
        (b"\xff\xfe", 400),
        ("[]", 400),
        ("null", 400),
        ({}, 422),
        (sent(key="x"), 422),
        (sent(how="won"), 422),
        (sent(before=11), 422),
        (sent(steps="many"), 422),
        (sent(began="yesterday"), 422),
        (sent(began="2026-11-24T09:00:00"), 422),
    ],
)
def test_what_cannot_be_kept_gets_a_clear_error(planned: Walker, body: object, status: int) -> None:
    response = log(planned, body)
    assert response.status_code == status
    assert "Traceback" not in response.content.decode()
    assert json.loads(response.content)["error"]


def test_a_huge_body_is_refused(planned: Walker) -> None:
    assert log(planned, "[" + "1," * 400_000 + "1]").status_code in (400, 413)


def test_a_movement_that_does_not_exist_is_left_out(planned: Walker) -> None:
    log(planned, sent(steps=[{"movement": "levitation", "side": "", "kind": "move", "seconds": 5}]))
    assert SittingLog.objects.get().steps == []


# ---------------------------------------------------------------- asked later, once


def test_it_asks_a_while_after_and_the_next_morning(planned: Walker, later: PassTime) -> None:
    log(planned, sent())
    assert "a while after your session" not in planned.get("/")

    later(timedelta(minutes=20))
    page = planned.get("/")
    assert "a while after your session" in page
    planned.send("/move/session/after", key=_key_on(page), after_15="3")
    assert "a while after your session" not in planned.get("/")
    assert SittingResponse.objects.get(kind="after_15").value == 3


def test_after_hours_it_no_longer_asks(planned: Walker, later: PassTime) -> None:
    log(planned, sent())
    later(timedelta(hours=5))
    assert "a while after your session" not in planned.get("/")


def _key_on(page: str) -> str:
    return re.findall(r'name="key" value="([0-9a-f-]+)"', page)[0]


def test_done_without_the_timer_it_is_kept_too(planned: Walker) -> None:
    page = planned.get("/move/session")
    key = _key_on(page)
    for _ in range(2):
        planned.send("/move/session/done", key=key, before="3", worst="4")
    assert SittingLog.objects.get().ended == "finished"


def test_after_a_new_warning_sign_there_is_no_session_until_a_new_check(planned: Walker) -> None:
    log(planned, sent(danger="yes"))
    assert "You told of a new warning sign." in planned.get("/move")


# ---------------------------------------------------------------- filters and own marks


@pytest.mark.parametrize(
    ("query", "holds"),
    [
        ("start=prone", lambda m: m.start == "prone"),
        ("kind=breathing", lambda m: m.kind == "breathing"),
        ("floor=no", lambda m: not m.needs_floor),
        ("minutes=1", lambda m: min(dose.minutes for dose in m.doses.values()) <= 1),
    ],
)
def test_a_filter_shows_what_meets_it_and_nothing_else(
    walker: Walker, query: str, holds: Callable[[Any], bool]
) -> None:
    page = walker.get(f"/move?{query}").partition('id="all"')[2]
    shown = set(re.findall(r'href="/learn/movements/(\w+)"', page))
    assert shown == {m.id for m in shipped_knowledge().movements.values() if holds(m)}


@pytest.mark.parametrize(
    "query", ["start=moon", "minutes=abc", "with=%00", "mine=1", "area=neck&floor=no&minutes=1&start=prone"]
)
def test_odd_filters_are_no_trouble(walker: Walker, query: str) -> None:
    assert walker.client.get(f"/move?{query}").status_code == 200


def test_what_is_not_for_me_leaves_the_session_and_may_be_taken_back(planned: Walker) -> None:
    first = re.findall(r'data-movement="(\w+)"', planned.get("/move/session"))[0]
    planned.send(f"/move/{first}/mark", mark="not_for_me", reason="hurts")
    assert f'data-movement="{first}"' not in planned.get("/move/session")
    assert "You said not for me: it hurts" in planned.get(f"/learn/movements/{first}")

    planned.send(f"/move/{first}/mark", mark="")
    assert f'data-movement="{first}"' in planned.get("/move/session")
    assert [row.wish for row in MovementPreference.objects.all()] == ["not_for_me", "none"]


def test_a_favourite_is_found_among_mine(walker: Walker) -> None:
    walker.send("/move/cat_cow/mark", mark="favourite")
    page = walker.get("/move?mine=1").partition('id="all"')[2]
    assert set(re.findall(r'href="/learn/movements/(\w+)"', page)) == {"cat_cow"}


# ---------------------------------------------------------------- without a network


def test_the_worker_keeps_public_pages_only(walker: Walker) -> None:
    response = walker.client.get("/worker.js")
    names = json.loads(response.content.decode().partition("const UNKNOT = ")[2].partition(";\n")[0])
    assert response["Content-Type"] == "text/javascript"
    assert {"/spasm", "/help", "/offline"} <= set(names["pages"])
    assert not [
        one for one in names["pages"] if one.startswith(("/plan", "/result", "/you", "/check", "/learn", "/move"))
    ]
    for one in (*names["pages"], *names["parts"]):
        if not one.startswith("/static/"):
            assert walker.client.get(one, headers={"X-Unknot-For-Anybody": "1"}).status_code == 200, one


def test_the_copy_for_the_device_says_nothing_about_the_person(walker: Walker) -> None:
    walker.begin()
    walker.get("/check")
    walker.send(walker.at, asked=["saddle_numbness"], saddle_numbness="yes", do="continue")
    assert "get help first" in walker.get("/spasm")
    assert "get help first" not in walker.client.get("/spasm", headers={"X-Unknot-For-Anybody": "1"}).content.decode()


def test_the_manifest_names_icons_that_are_there(walker: Walker) -> None:
    made = walker.client.get("/manifest.webmanifest").json()
    assert made["display"] == "standalone"
    assert {icon["sizes"] for icon in made["icons"]} == {"192x192", "512x512", "any"}
