"""The guided session: hands free from start to end, stopped, made easier, resumed, offline, and without scripts."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.person import THREE_THEMES, Person
from tests.journeys.stories import PLAIN_STRAIN

STEP = "() => Array.from(document.querySelectorAll('[data-is=steps] > li')).map((one) => ({ ...one.dataset }))"


def has_a_plan(person: Person) -> None:
    person.has_been_through_the_check(PLAIN_STRAIN)


def opens_the_session(person: Person) -> list[dict[str, str]]:
    """Open today's session with a clock that only the test moves; returns its steps."""
    person.page.clock.install()
    person.opens("/move/session")
    person.page.locator("#session[data-ready]").wait_for()
    person.page.clock.pause_at(datetime.now(UTC) + timedelta(seconds=10))
    steps: list[dict[str, str]] = person.page.evaluate(STEP)
    return steps


def starts(person: Person) -> None:
    person.page.get_by_role("button", name="Start, hands free").click()


def seconds_of(steps: list[dict[str, str]]) -> int:
    return sum(int(step["seconds"]) for step in steps)


def shown_clock(page: Page) -> str:
    return page.locator("[data-is=clock]").inner_text()


def kept(person: Person, at_least: int = 1) -> list[Any]:
    """The sessions that the server has, from the person's own export; waits until what was sent has come."""
    found: list[Any] = []
    for _ in range(50):
        found = json.loads(person.page.request.get("/you/export").text())["sittings"]
        if len(found) >= at_least:
            break
        time.sleep(0.1)
    return found


# ---------------------------------------------------------------- from start to end


def test_a_whole_session_hands_free(person: Person) -> None:
    has_a_plan(person)
    steps = opens_the_session(person)
    starts(person)
    expect(person.page.locator("[data-is=name]")).to_contain_text("Next:")

    person.page.clock.run_for(seconds_of(steps) * 1000 + 500)

    expect(person.page.get_by_role("heading", name="Done. How is it now?")).to_be_visible()
    person.page.locator(".on-end").get_by_label("2", exact=True).check(force=True)
    expect(person.page.locator("[data-is=unsent]")).to_be_hidden()
    assert [row["ended"] for row in kept(person)] == ["finished"]


def test_every_step_is_shown_when_its_time_has_come(person: Person) -> None:
    has_a_plan(person)
    steps = opens_the_session(person)
    starts(person)
    for step in steps[:8]:
        expect(person.page.locator("[data-is=name]")).to_have_text(step["title"])
        person.page.clock.run_for(int(step["seconds"]) * 1000)


def test_no_step_begins_a_tenth_of_a_second_late_in_the_whole_session(person: Person) -> None:
    has_a_plan(person)
    steps = opens_the_session(person)
    starts(person)
    until = -50  # stay 50 ms before the next edge, look, go 100 ms on, look again
    for now, after in pairwise(steps):
        until += int(now["seconds"]) * 1000
        person.page.clock.run_for(until)
        until = -100
        if now["title"] == after["title"]:
            person.page.clock.run_for(100)
            continue
        assert person.page.locator("[data-is=name]").inner_text() == now["title"]
        person.page.clock.run_for(100)
        assert person.page.locator("[data-is=name]").inner_text() == after["title"]


def test_a_page_that_was_frozen_for_ten_minutes_is_where_it_should_be(person: Person) -> None:
    has_a_plan(person)
    steps = opens_the_session(person)
    starts(person)
    away = min(600, seconds_of(steps) - 5)
    person.page.clock.fast_forward(away * 1000)  # timers fire once at most: the page was asleep
    person.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    spent, index = away, 0
    while spent >= int(steps[index]["seconds"]):
        spent -= int(steps[index]["seconds"])
        index += 1
    expect(person.page.locator("[data-is=name]")).to_have_text(steps[index]["title"])


def test_sides_take_turns(person: Person) -> None:
    has_a_plan(person)
    steps = opens_the_session(person)
    sides = [step["side"] for step in steps if step["side"]]
    if not sides:
        pytest.skip("this plan holds nothing with two sides")
    assert {"left", "right"} == set(sides)
    first = next(n for n, step in enumerate(steps) if step["kind"] == "switch_side")
    starts(person)
    person.page.clock.run_for(seconds_of(steps[:first]) * 1000 + 200)
    expect(person.page.locator("[data-is=cue]")).to_have_text("Change to the other side.")


# ---------------------------------------------------------------- what people press


def test_it_hurts_stops_and_asks_one_question(person: Person) -> None:
    has_a_plan(person)
    steps = opens_the_session(person)
    starts(person)
    person.page.clock.run_for((int(steps[0]["seconds"]) + 3) * 1000)

    person.page.get_by_role("button", name="It hurts, stop").click()
    dialog = person.page.get_by_role("dialog")
    expect(dialog).to_contain_text("Where did you feel it?")
    dialog.get_by_label("In the back").check(force=True)
    dialog.get_by_label("7", exact=True).check(force=True)
    dialog.get_by_role("button", name="Stop for today").click()

    expect(person.page.get_by_role("heading", name="Stopped")).to_be_visible()
    person.does_not_see("failed")
    assert [row["ended"] for row in kept(person)] == ["stopped_for_pain"]


def test_made_easier_it_goes_on_with_the_easier_one(person: Person) -> None:
    has_a_plan(person)
    steps = opens_the_session(person)
    easier = person.page.locator("[data-easier-for]")
    if not easier.count():
        pytest.skip("nothing in this plan has an easier one")
    movement = easier.first.get_attribute("data-easier-for")
    instead = easier.first.locator("li").first.get_attribute("data-movement")
    first = next(n for n, step in enumerate(steps) if step["movement"] == movement)
    starts(person)
    person.page.clock.run_for(seconds_of(steps[:first]) * 1000 + 500)

    person.page.get_by_role("button", name="Make it easier").click()

    assert person.page.locator("[data-is=stage]").get_attribute("data-shows") == f"{instead}|{_side(easier.first)}"


def _side(easier: Any) -> str:
    return easier.locator("li").first.get_attribute("data-side") or ""


def test_a_pause_keeps_the_time(person: Person) -> None:
    has_a_plan(person)
    opens_the_session(person)
    starts(person)
    person.page.clock.run_for(2000)
    person.page.get_by_role("button", name="Pause").click()
    before = shown_clock(person.page)
    person.page.clock.run_for(60_000)
    assert shown_clock(person.page) == before

    person.page.get_by_role("button", name="Go on").click()
    person.page.clock.run_for(1000)
    assert shown_clock(person.page) != before


def test_a_reload_goes_on_where_it_was(person: Person) -> None:
    has_a_plan(person)
    steps = opens_the_session(person)
    starts(person)
    person.page.clock.run_for((int(steps[0]["seconds"]) + 4) * 1000)
    was = person.page.locator("[data-is=name]").inner_text()

    person.page.reload()
    person.page.locator("#session[data-ready]").wait_for()
    person.page.get_by_role("button", name="Go on where it was").click()

    expect(person.page.locator("[data-is=name]")).to_have_text(was)


def test_with_the_keyboard_alone(person: Person) -> None:
    has_a_plan(person)
    steps = opens_the_session(person)
    person.page.get_by_role("button", name="Start, hands free").focus()
    person.types("Enter")
    person.page.clock.run_for(1000)
    person.types("ArrowRight")
    second = next(
        step for step in steps if step["movement"] != steps[0]["movement"] or step["side"] != steps[0]["side"]
    )
    expect(person.page.locator("[data-is=name]")).to_have_text(second["title"])
    person.types("ArrowLeft", " ")
    expect(person.page.get_by_role("button", name="Go on")).to_be_visible()


# ---------------------------------------------------------------- without a network, without scripts, without motion


def test_offline_from_start_to_end_and_sent_once_afterwards(person: Person) -> None:
    has_a_plan(person)
    steps = opens_the_session(person)
    person.page.context.set_offline(True)
    starts(person)
    person.page.clock.run_for(seconds_of(steps) * 1000 + 500)
    expect(person.page.locator("[data-is=unsent]")).to_be_visible()

    person.page.context.set_offline(False)
    person.page.evaluate("dispatchEvent(new Event('online'))")
    assert len(kept(person)) == 1
    person.page.evaluate("dispatchEvent(new Event('online'))")
    assert person.page.evaluate("localStorage.getItem('unknot-unsent')") is None
    assert len(kept(person)) == 1
    person.console.clear()  # the browser tells of the network that was gone


def test_without_scripts_there_is_a_list_with_times_and_one_button(
    browser: Browser, address: str, person: Person
) -> None:
    has_a_plan(person)
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/move/session")
    expect(page.locator(".plain-session > li").first).to_be_visible()
    expect(page.locator(".plain-session > li").first).to_contain_text("minute")
    expect(page.get_by_role("button", name="Start, hands free")).to_be_hidden()
    page.get_by_role("button", name="I did it").click()
    assert "/move/session" not in page.url or page.locator("h1").inner_text()
    assert len(kept(person)) == 1
    context.close()


def test_with_reduced_motion_the_figure_stands_still(person: Person) -> None:
    has_a_plan(person)
    person.page.emulate_media(reduced_motion="reduce")
    opens_the_session(person)
    starts(person)
    person.page.clock.run_for(500)
    assert person.page.evaluate("document.querySelector('[data-is=stage] svg')?.animationsPaused() ?? true")


# ---------------------------------------------------------------- no barrier


def test_no_barrier_in_any_phase_of_a_session(person: Person) -> None:
    has_a_plan(person)
    person.opens("/move")
    person.meets_no_barrier(themes=THREE_THEMES)
    steps = opens_the_session(person)
    person.page.clock.resume()  # the tool that looks for barriers waits for timers of its own
    person.meets_no_barrier(themes=THREE_THEMES)
    starts(person)
    assert person.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    person.meets_no_barrier_here(themes=THREE_THEMES)
    person.page.clock.run_for(seconds_of(steps) * 1000)
    person.meets_no_barrier_here(themes=THREE_THEMES)


@pytest.mark.parametrize("path", ["/move", "/move?start=supine&floor=no", "/move?area=neck", "/offline"])
def test_no_barrier_on_the_pages_of_move(person: Person, path: str) -> None:
    person.opens(path)
    person.meets_no_barrier(themes=THREE_THEMES)
