"""How the plan changes on its pages: what is shown with its reason, what is refused, flares, edits, the ladder."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import RequestFactory

from tests.journeys.stories import LONG_PAIN
from tests.past import RESPONSES
from tests.unit.web.conftest import Walker
from unknot.core.diary import Decision, DiaryDay
from unknot.core.path import PathNow
from unknot.records import diary_actions, models
from unknot.records.sitting_actions import HeldSitting, StepDone, record_response, record_sitting
from unknot.web import clock
from unknot.web import standing as standing_module
from unknot.web.change.messages import messages_for
from unknot.web.standing import Standing, standing_of
from unknot.web.visit import Visit

Later = Callable[[timedelta], None]
DAY = timedelta(1)


def visit() -> Visit:
    return Visit(RequestFactory().get("/plan"))


def standing() -> Standing:
    return standing_of(visit())


def has_a_plan(walker: Walker) -> None:
    walker.begin()
    walker.walk({**LONG_PAIN, "activity_level": "moderate"})
    walker.send("/check/answers")
    assert standing().id == "planned"


def writes(pain: int | None = None, **more: Any) -> None:
    """A check-in of today."""
    here = visit()
    day = DiaryDay(here.today, pain, **more)
    diary_actions.record_check_in(here.person, uuid.uuid4(), day, over=None, at=here.now, zone=here.zone)


def sits(light: str = "green", phase: str = "move", movement: str = "cat_cow") -> None:
    """A session of now with its light."""
    here, key = visit(), uuid.uuid4()
    held = HeldSitting(key, (StepDone(movement),), phase, "finished", here.now, here.now)
    record_sitting(here.person, held, here.zone, here.knowledge)
    seen = RESPONSES[light]
    told: dict[str, object] = {
        "before": seen.before,
        "worst": seen.worst_during,
        "after_15": 2,
        "bedtime": 2,
        "next_morning": 2,
    }
    told |= {"usual_morning": 2, "leg": False, "danger": []}
    for kind, value in told.items():
        record_response(here.person, uuid.uuid4(), key, kind, value, at=here.now, zone=here.zone)


def three_good_days(later: Later) -> None:
    for _ in range(7):
        later(timedelta(hours=20))
        sits()
        writes(2, longest_walk=20)


@pytest.fixture(autouse=True)
def _not_before_the_tests_begin(later: Later) -> None:
    later(timedelta(0))


def test_the_plan_shows_where_one_is_and_what_is_missing(walker: Walker) -> None:
    has_a_plan(walker)
    page = walker.get("/plan")
    assert "Where you are" in page
    assert "Sessions that went well: 0 of 3 days in a row" in page
    assert "A walk of 15 minutes: tell us in the diary" in page
    assert "What changed" not in page


def test_a_step_up_is_made_by_itself_shown_as_a_diff_and_may_be_refused(walker: Walker, later: Later) -> None:
    has_a_plan(walker)
    three_good_days(later)
    page = walker.get("/plan")
    assert "From “Get moving” to “Build strength”" in page
    assert "Your longest walk was 20 minutes." in page
    assert {"Added", "Taken out", "More"} <= set(re.findall(r'class="how">([^<]+)<', page))

    change = re.search(r'name="change" value="([^"]+)"', page)
    assert change is not None
    walker.send("/plan/decide", change=change[1], do="refuse", key=str(uuid.uuid4()))

    page = walker.get("/plan")
    assert "Your plan: get moving" in page
    assert "Do it after all" in page
    walker.send("/plan/decide", change=change[1], do="allow", key=str(uuid.uuid4()))
    assert "Your plan: build strength" in walker.get("/plan")


def test_nobody_can_refuse_what_is_not_theirs_to_refuse(walker: Walker) -> None:
    has_a_plan(walker)
    walker.send("/plan/decide", change="move_to_build:2026-01-01", do="refuse")
    assert not models.PlanDecision.objects.exists()


def test_a_flare_begins_with_one_tap_calms_the_plan_and_is_taken_back_on_the_same_day(walker: Walker) -> None:
    has_a_plan(walker)
    page = walker.get("/plan/flare")
    assert "Hurt does not mean harm" in page
    assert page.index("is any of these true?") < page.index("None of these. My back has flared up")
    walker.send("/plan/flare/begin", do="begin", trigger="stress", key=str(uuid.uuid4()))
    assert "Your plan: calm it down" in walker.get("/plan")
    assert "Day 1 of your flare" in walker.get("/plan/flare")
    walker.send("/plan/flare/over", key=str(uuid.uuid4()))
    assert "Your plan: get moving" in walker.get("/plan")


def test_without_a_check_that_counts_no_flare_begins(walker: Walker, later: Later) -> None:
    has_a_plan(walker)
    later(timedelta(days=9))
    assert "Do the safety check" in walker.get("/plan/flare")
    walker.send("/plan/flare/begin", do="begin", key=str(uuid.uuid4()))
    assert not models.PlanDecision.objects.exists()


def test_the_plan_for_a_flare_is_written_while_well_and_shown_when_it_begins(walker: Walker) -> None:
    has_a_plan(walker)
    walker.send("/plan/flare/write", helps="A warm shower <b>first</b>", call="Next door")
    page = walker.get("/plan/flare")
    assert "A warm shower &lt;b&gt;first&lt;/b&gt;" in page
    assert "Next door" in page


def first_item() -> tuple[str, str]:
    whole = standing().whole
    assert whole is not None
    item = next(one for one in whole.items if one.kind == "movement")
    return item.kind, item.id


def test_a_line_is_left_out_with_a_reason_and_comes_back(walker: Walker) -> None:
    has_a_plan(walker)
    kind, id_ = first_item()
    walker.send(f"/plan/item/{kind}/{id_}", do="leave_out", reason="hurts", key=str(uuid.uuid4()))
    page = walker.get("/plan")
    assert f'id="{kind}-{id_}"' not in page
    assert "You left it out" in page
    assert "Bring it back" in walker.get(f"/plan/item/{kind}/{id_}")
    walker.send(f"/plan/item/{kind}/{id_}", do="bring_back", key=str(uuid.uuid4()))
    assert f'id="{kind}-{id_}"' in walker.get("/plan")


def test_a_line_is_swapped_only_for_what_is_allowed(walker: Walker) -> None:
    has_a_plan(walker)
    whole = standing().whole
    assert whole is not None
    for item in whole.items:
        where = f"/plan/item/{item.kind}/{item.id}"
        offered = re.findall(r'name="value" value="([^"]+)"', walker.get(where))
        if offered:
            break
    walker.send(where, do="swap", value="movement:jefferson_curl", key=str(uuid.uuid4()))
    assert not models.PlanDecision.objects.exists()
    walker.send(where, do="swap", value=offered[0], key=str(uuid.uuid4()))
    page = walker.get("/plan")
    assert f'id="{offered[0].replace(":", "-")}"' in page
    assert "You chose this in place of" in page


def test_what_is_not_done_today_is_back_tomorrow(walker: Walker, later: Later) -> None:
    has_a_plan(walker)
    kind, id_ = first_item()
    walker.send(f"/plan/item/{kind}/{id_}", do="skip", reason="tired", key=str(uuid.uuid4()))
    plan = standing().plan
    assert plan is not None
    assert id_ not in {one.id for one in plan.items}
    later(DAY)
    plan = standing().plan
    assert plan is not None
    assert id_ in {one.id for one in plan.items}


def decides(on: date, kind: str, target: str = "", value: object = None) -> None:
    here = visit()
    decision = Decision(on, kind, target, value)
    diary_actions.record_decision(here.person, uuid.uuid4(), decision, at=here.now, zone=here.zone)


def test_after_three_skips_we_ask_and_never_leave_out_by_ourselves(walker: Walker) -> None:
    has_a_plan(walker)
    kind, id_ = first_item()
    today = visit().today
    for back in (3, 2, 1):
        decides(today - back * DAY, "skip_today", f"{kind}:{id_}")
    found = messages_for(visit(), standing())
    assert "Shall we leave it out?" in found[0].text
    assert f'id="{kind}-{id_}"' in walker.get("/plan")
    walker.send(f"/plan/item/{kind}/{id_}", do="keep_it", key=str(uuid.uuid4()))
    assert messages_for(visit(), standing()) == ()


def test_the_ladder_goes_rung_by_rung_and_keeps_each_as_a_session(walker: Walker, monkeypatch: Any) -> None:
    has_a_plan(walker)
    monkeypatch.setattr(standing_module, "path_of", lambda visit, history, walked=None: PathNow("return", visit.today))
    page = walker.get("/plan/ladder")
    assert "What do you want back?" in page
    walker.send("/plan/ladder/road", road="work", key=str(uuid.uuid4()))
    page = walker.get("/plan/ladder")
    assert "Step 1: rise and walk" in page
    walker.send("/plan/ladder/done", before="2", worst="2", danger="no", key=str(uuid.uuid4()))
    assert "You have done it today." in walker.get("/plan/ladder")
    row = models.SittingLog.objects.get()
    assert [step["movement"] for step in row.steps] == ["ladder_rung_1"]
    for other in ("/", "/move", "/plan", "/diary"):
        assert walker.client.get(other, follow=True).status_code == 200


@pytest.mark.parametrize("path", ["/plan/ladder", "/plan/keep-well", "/plan/flare/write", "/plan/flare"])
def test_every_page_opens_also_for_somebody_new(walker: Walker, path: str) -> None:
    assert walker.client.get(path, follow=True).status_code == 200


def test_the_clock_of_these_tests_is_the_pages_own() -> None:
    assert abs(clock.now() - visit().now) < DAY
