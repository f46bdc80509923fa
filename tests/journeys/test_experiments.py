"""Fair tests of one person, from the choice to the answer, with and without scripts."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.person import THREE_THEMES, Person
from tests.journeys.stories import LONG_PAIN

SEED = Path(__file__).with_name("seed_fair_days.py")
FITS = "document.documentElement.scrollWidth <= innerWidth"
Seed = Callable[..., None]


@pytest.fixture
def a_test(address: str, data_folder: Path) -> Seed:
    """Write a test of a pillow that began some days ago, and lowers the pain by so many points.

    With "begun" it is the test that was begun in the browser, with its days gone by.
    """
    environment = {**os.environ, "UNKNOT_DATA": str(data_folder), "DATABASE_URL": ""}

    def write(days_ago: int, gain: float, *which: str) -> None:
        command = [sys.executable, str(SEED), str(days_ago), str(gain), *which]
        subprocess.run(command, env=environment, check=True, cwd=SEED.parents[2])

    return write


def _fits_a_small_phone(person: Person) -> None:
    """Nothing is wider than 320 pixels, also with text twice as large."""
    person.page.set_viewport_size({"width": 320, "height": 640})
    assert person.page.evaluate(FITS)
    person.page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert person.page.evaluate(FITS), person.page.url
    person.page.evaluate("document.documentElement.style.fontSize = ''")
    person.page.set_viewport_size({"width": 390, "height": 844})


def test_choosing_starting_and_stopping_without_scripts(person_without_scripts: Person) -> None:
    person = person_without_scripts
    person.has_been_through_the_check(LONG_PAIN)
    person.opens("/experiments")
    person.sees("Four weeks can test one thing. Two weeks give a hint.")
    person.follows("Does a pillow between the knees help?")
    person.sees("What is measured", "Stop if", "14 days, a hint")
    person.presses("Start the test")

    person.sees("The order is drawn. All your days are below.", "Today, day 1 of 28")
    expect(person.page.locator(".test-days li")).to_have_count(28)
    person.page.locator("summary", has_text="When to stop, and how").click()
    person.presses("Stop the test now")
    person.sees("We can’t tell yet.", "You stopped it. What you noted is kept.")


def test_the_way_to_a_test_has_no_barrier(person: Person) -> None:
    person.has_been_through_the_check(LONG_PAIN)
    for path in ("/experiments", "/experiments/pillow_between_knees", "/experiments/evening_heat", "/experiments/own"):
        person.opens(path)
        person.meets_no_barrier(THREE_THEMES)
        _fits_a_small_phone(person)
    person.page.fill("#idea", "ibuprofen before bed")
    person.chooses("Bed and sleep")
    person.presses("Go on")
    person.sees("We can’t test that here", "A pharmacist can tell you whether it is for you.")
    person.meets_no_barrier(THREE_THEMES)


def test_a_day_is_noted_and_no_number_is_shown_before_the_end(person: Person, a_test: Seed) -> None:
    person.has_been_through_the_check(LONG_PAIN)
    a_test(13, 2)
    person.opens("/experiments/now")
    person.sees("On its way: 13 of 28 days", "filled in later")
    assert person.page.locator("input:checked").count() == 0
    person.meets_no_barrier(THREE_THEMES)

    person.page.locator("form.day .nrs").get_by_label("4", exact=True).check(force=True)
    person.presses("Keep it")
    person.sees("Kept.", "Today’s number is noted.")
    _fits_a_small_phone(person)
    person.opens("/")
    person.sees("Your test today")


def test_a_finished_test_is_one_sentence_with_dots_and_a_table(person: Person, a_test: Seed) -> None:
    person.has_been_through_the_check(LONG_PAIN)
    a_test(29, 2)
    person.opens("/experiments")
    person.page.locator(".tested a").first.click()
    person.sees("“With the pillow” probably helps you.", "The true difference is likely")
    assert person.page.locator("svg.dots-plot:visible").count() == 1
    for summary in person.page.locator("main summary").all():
        summary.click()
    person.sees("it gave the same numbers")
    person.meets_no_barrier(THREE_THEMES)

    _fits_a_small_phone(person)
    person.page.set_viewport_size({"width": 1280, "height": 800})
    assert person.page.locator("svg.dots-plot:visible").get_attribute("class") == "drawing dots-plot wide"
    with person.page.expect_download() as download:
        person.page.get_by_role("link", name="Download the file").click()
    assert download.value.suggested_filename.startswith("fair-test-")


def test_from_the_choice_through_a_month_to_the_answer(person: Person, a_test: Seed) -> None:
    person.has_been_through_the_check(LONG_PAIN)
    person.opens("/experiments")
    person.follows("Does a pillow between the knees help?")
    person.presses("Start the test")
    person.sees("The order is drawn. All your days are below.")
    first_night = person.page.locator(".test-days li").first.inner_text()
    assert "pillow" in first_night

    a_test(29, 2, "begun")

    person.opens("/experiments/now")
    person.sees("“With the pillow” probably helps you.", "Use this in my plan")
    (plot,) = person.page.locator("svg.dots-plot:visible").all()
    expect(plot).to_have_role("img")
    expect(plot).to_have_accessible_name("Pain the next morning, 0 to 10")
    expect(plot).to_have_accessible_description(re.compile("With the pillow.*Without the pillow"))
    person.page.locator("summary", has_text="table").click()
    table = person.page.get_by_role("table").filter(visible=True).first
    expect(table.get_by_role("columnheader").first).to_be_visible()
    expect(table.get_by_role("rowheader").first).to_be_visible()
    person.meets_no_barrier(THREE_THEMES)


def test_a_danger_sign_on_the_way_ends_the_test(person: Person, a_test: Seed) -> None:
    person.has_been_through_the_check(LONG_PAIN)
    a_test(13, 2)
    person.opens("/experiments/now")
    person.sees("On its way: 13 of 28 days")

    person.opens("/check/saddle_numbness")
    person.ticks("saddle_numbness")
    person.continues()

    person.opens("/experiments/now")
    person.sees("We can’t tell yet.", "get help")
    person.does_not_see("probably helps you")
    person.meets_no_barrier(THREE_THEMES)
    person.opens("/experiments")
    expect(person.page.locator("main a[href='/experiments/pillow_between_knees']")).to_have_count(0)
