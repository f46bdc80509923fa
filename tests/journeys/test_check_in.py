"""The check-in: three taps, taken back, filled in later, on two pages, offline, by keyboard, without scripts."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime, timedelta
from typing import Any

from playwright.sync_api import expect

from tests.journeys.person import Person
from tests.journeys.stories import PLAIN_STRAIN

READY = "navigator.serviceWorker.ready.then(() => true)"
#: the words a save leads to: the address carries the key of what was kept
SAVED = "**saved=**"


def taps(person: Person, pain: int, tightness: str) -> None:
    """The two taps before Save, where a finger would land."""
    person.page.locator("label", has=person.page.locator(f"#pain-{pain}")).click()
    person.page.locator("label", has=person.page.locator(f"#tightness-{tightness}")).click()


def saves(person: Person) -> None:
    person.page.get_by_role("button", name="Save", exact=True).click()


def entries(person: Person) -> list[Any]:
    """Every row of the diary that the server holds, from the person's own export."""
    found: list[Any] = json.loads(person.page.request.get("/you/export").text())["check_ins"]
    return found


def waits_for_entries(person: Person, many: int) -> list[Any]:
    for _ in range(50):
        if len(entries(person)) >= many:
            break
        time.sleep(0.1)
    return entries(person)


# ---------------------------------------------------------------- three taps


def test_three_taps_within_15_seconds_and_an_undo(person: Person) -> None:
    person.has_been_through_the_check(PLAIN_STRAIN)
    person.opens("/")
    person.follows("Check in")
    assert person.page.locator("form.day input:checked").count() == 0
    person.meets_no_barrier()
    began = time.monotonic()

    taps(person, 4, "bit_tight")
    saves(person)
    person.page.wait_for_url(SAVED)

    assert time.monotonic() - began < 15
    person.sees("Saved.", "Today: pain")
    assert [(row["pain"], row["tightness"]) for row in entries(person)] == [(4, "bit_tight")]
    person.meets_no_barrier()

    person.presses("Undo the check-in")
    person.sees("Taken back.", "How is your back now?")
    assert [row["taken_back"] for row in entries(person)] == [False, True]


def test_the_undo_goes_after_ten_seconds_but_not_under_a_finger(person: Person) -> None:
    person.page.clock.install()
    person.opens("/diary/check-in")
    taps(person, 2, "loose")
    saves(person)
    person.page.wait_for_url(SAVED)
    undo = person.page.get_by_role("button", name="Undo the check-in")
    undo.focus()
    person.page.clock.run_for(11_000)
    expect(undo).to_be_visible()
    person.page.locator("h1").click()
    person.page.clock.run_for(3_000)
    expect(undo).to_be_hidden()


def test_a_day_that_is_filled_in_later_is_marked_so(person: Person) -> None:
    before = datetime.now(UTC).date() - timedelta(days=2)
    person.opens(f"/diary/day/{before}")
    person.sees("You fill this in later")
    person.meets_no_barrier(themes=("light",))
    taps(person, 6, "very_tight")
    saves(person)
    person.page.wait_for_url(SAVED)
    person.sees("Filled in later")
    person.meets_no_barrier()


def test_two_pages_of_the_same_day_are_never_written_over_each_other(person: Person) -> None:
    other = Person(person.page.context.new_page())
    for one in (person, other):
        one.opens("/diary/check-in")
    taps(other, 2, "loose")
    saves(other)
    other.page.wait_for_url(SAVED)

    taps(person, 7, "in_spasm")
    saves(person)
    person.sees("This day was also changed on another page. Keep which one?", "What is there now")
    person.meets_no_barrier()
    person.presses("Keep this one")

    person.sees("You put your pain at 7.")
    assert [row["pain"] for row in entries(person)] == [2, 7]
    person.meets_no_barrier()


# ---------------------------------------------------------------- offline


def is_kept_on_the_device(person: Person) -> None:
    person.opens("/diary/check-in")
    assert person.page.evaluate(READY)
    person.page.reload()


def test_offline_a_check_in_is_kept_and_sent_once(person: Person) -> None:
    is_kept_on_the_device(person)
    person.page.context.set_offline(True)
    person.opens("/diary/check-in")
    for pain in (5, 8):  # and once more, since it got worse
        person.opens("/diary/check-in")
        taps(person, pain, "very_tight")
        saves(person)
        person.sees("You are offline. Check-ins are kept and sent later.")
    person.sees("A bad day is a reason to look at the warning signs again.")
    person.meets_no_barrier_here()

    person.page.context.set_offline(False)
    rows = waits_for_entries(person, 2)
    person.opens("/diary/days")  # which sends what waits: nothing any more
    person.sees("Pain")

    assert [row["pain"] for row in rows] == [5, 8]
    assert len(entries(person)) == 2
    assert person.page.evaluate("localStorage.getItem('unknot-unsent-days')") is None
    person.console.clear()  # the browser tells of the network that was gone


def test_an_offline_check_in_of_a_day_that_was_changed_elsewhere_asks_which_one_to_keep(person: Person) -> None:
    is_kept_on_the_device(person)
    person.page.context.set_offline(True)
    person.opens("/diary/check-in")
    taps(person, 6, "very_tight")
    saves(person)
    person.sees("Kept on this device")
    person.page.evaluate("window.stop()")

    laptop = person.page.context.browser.new_context(base_url=person.page.url.split("/diary")[0])  # type: ignore[union-attr]
    elsewhere = Person(laptop.new_page())
    elsewhere.opens("/diary/check-in")
    taps(elsewhere, 1, "loose")
    saves(elsewhere)
    elsewhere.page.wait_for_url(SAVED)
    laptop.close()

    person.page.context.set_offline(False)
    person.opens("/diary/days")
    person.presses("See both")
    person.sees("Keep which one?")
    person.presses("Keep that one")
    person.sees("Kept as it was.", "Your days")
    assert [row["pain"] for row in entries(person)] == [1]
    assert person.page.evaluate("localStorage.getItem('unknot-unsent-days')") is None
    person.console.clear()


# ---------------------------------------------------------------- other ways


def tabs_to(person: Person, selector: str) -> None:
    for _ in range(80):
        person.types("Tab")
        if person.page.evaluate(f"document.activeElement.matches({json.dumps(selector)})"):
            return
    raise AssertionError(f"The keyboard never reaches {selector}.")


def test_by_keyboard_alone(person: Person) -> None:
    person.opens("/diary/check-in")
    tabs_to(person, "#pain-0")
    person.types("Space", "ArrowRight", "ArrowRight", "ArrowRight")
    tabs_to(person, "[name=tightness]")
    person.types("Space", "ArrowRight")
    tabs_to(person, ".stick .btn")
    person.types("Enter")
    person.page.wait_for_url(SAVED)
    assert [(row["pain"], row["tightness"]) for row in entries(person)] == [(3, "bit_tight")]


def test_without_scripts_everything_works_and_the_undo_stays(person_without_scripts: Person) -> None:
    person = person_without_scripts
    person.opens("/diary/check-in")
    person.presses("Save")
    person.sees("There is something to put right", "Pick a number from 0 to 10")
    taps(person, 4, "bit_tight")
    person.page.locator("label.chip", has_text="Sat a long time").click()
    person.presses("Save")
    person.sees("Saved.")
    assert [(row["pain"], row["marks"]) for row in entries(person)] == [(4, ["sat_long"])]
    person.presses("Undo the check-in")
    person.sees("Taken back.")


def test_no_barrier_on_the_measures_their_results_and_what_made_it_worse(person: Person) -> None:
    for path in ("/diary/measures", "/diary/worse"):
        person.opens(path)
        person.meets_no_barrier()
    for measure in ("activities_that_matter", "rmdq_24", "phq_2"):
        person.opens(f"/diary/measures/{measure}")
        person.meets_no_barrier()
        for n, name in enumerate(("Stairs", "Shopping", "Bus"), start=1):
            if measure == "activities_that_matter":
                person.page.fill(f"#activity_{n}-name", name)
                person.page.locator("label", has=person.page.locator(f"#activity_{n}-4")).click()
        for choice in ("#little_interest-3", "#feeling_down-1", "#rmdq_01", "#rmdq_15"):
            if person.page.locator(choice).count():
                person.page.check(choice)
        person.presses("Save")
        person.is_at(f"/diary/measures/{measure}/result")
        person.meets_no_barrier()


def test_nothing_is_cut_off_at_320_pixels_or_with_text_twice_as_large(person: Person) -> None:
    person.page.set_viewport_size({"width": 320, "height": 640})
    for path in ("/diary/check-in", "/diary/days", "/diary/worse", "/diary/measures/rmdq_24", "/diary/screen", "/"):
        person.opens(path)
        assert person.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        person.page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert person.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{path}, larger"
