"""The diary looked back on: the overview with its charts and tables, and the weekly review in a few taps."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.person import THREE_THEMES, Person

SEED = Path(__file__).with_name("seed_a_month.py")
FITS = "document.documentElement.scrollWidth <= innerWidth"


@pytest.fixture
def a_month(address: str, data_folder: Path) -> None:
    """Four weeks of diary, from pain 6 to pain 3."""
    environment = {**os.environ, "UNKNOT_DATA": str(data_folder), "DATABASE_URL": ""}
    subprocess.run([sys.executable, str(SEED)], env=environment, check=True, cwd=SEED.parents[2])


def test_without_an_entry_the_diary_says_how_to_begin(person: Person) -> None:
    person.opens("/diary")

    person.sees("Your first check-in starts the chart. It takes about 10 seconds.")
    person.meets_no_barrier(THREE_THEMES)
    person.follows("Check in")
    person.is_at("/diary/check-in")


@pytest.mark.usefixtures("a_month")
def test_four_weeks_at_a_glance(person: Person) -> None:
    person.opens("/diary")

    assert person.heading == "Your last 4 weeks"
    person.sees("26 of 28 days logged", "Pain went from about 6 to about 3", "Worse and better days")
    person.sees("Roland-Morris went from 11 to 6 of 24", "3 sessions since")
    person.sees("Two days have no entry. One entry was filled in later. An open dot shows it.")
    shown = person.page.locator("#chart-pain svg:visible")
    assert shown.count() == 1
    assert shown.get_attribute("class") == "drawing narrow"
    assert shown.locator(".band").count() == 2
    assert shown.locator(".late").count() == 1
    person.meets_no_barrier(THREE_THEMES)

    person.page.emulate_media(forced_colors="active")
    line = shown.locator(".run").first.evaluate("e => getComputedStyle(e).stroke")
    assert line == person.page.evaluate("getComputedStyle(document.body).color")
    person.page.emulate_media(forced_colors="none")

    person.page.set_viewport_size({"width": 320, "height": 640})
    assert person.page.evaluate(FITS)
    person.page.set_viewport_size({"width": 1280, "height": 800})
    assert person.page.locator("#chart-pain svg:visible").get_attribute("class") == "drawing wide"


@pytest.mark.usefixtures("a_month")
def test_with_the_keyboard_the_table_opens_and_another_range_is_chosen(person: Person) -> None:
    person.opens("/diary")
    summary = person.page.locator("#chart-pain summary")
    summary.focus()
    person.types("Enter")

    table = person.page.locator("#chart-pain table")
    expect(table.get_by_role("row")).to_have_count(29)
    expect(table.get_by_role("row").last).to_contain_text("3 a bit tight", use_inner_text=True)
    expect(table.get_by_text("in spasm")).to_have_count(2)

    person.page.get_by_role("link", name="6 months").focus()
    with person.page.expect_navigation():
        person.types("Enter")
    assert person.heading == "Your last 6 months"
    person.sees("Each dot is the mean of one week.")
    person.meets_no_barrier()


@pytest.mark.usefixtures("a_month")
def test_a_week_is_reviewed_in_two_taps(person: Person) -> None:
    person.opens("/diary")
    person.follows("Look back on your week")
    person.sees("How the week was", "What you did", "One thing for the next week")
    person.meets_no_barrier(THREE_THEMES)

    person.presses("Keep it as it is")

    person.sees("You decided to keep things as they are.")
    assert person.page.locator("form.decide").count() == 0
    person.meets_no_barrier(("light",))

    person.follows("The week before")
    assert person.heading == "An earlier week"


@pytest.mark.usefixtures("a_month")
def test_without_scripts_nothing_is_missing(person_without_scripts: Person) -> None:
    person = person_without_scripts
    person.opens("/diary")
    person.page.locator("#chart-pain summary").click()
    expect(person.page.locator("#chart-pain table")).to_be_visible()
    person.follows("1 week")
    assert person.heading == "Your last week"
    person.follows("Look back on your week")
    person.presses("Keep it as it is")
    person.follows("Decide again")
    person.page.locator("form.decide button[value=test]").click()
    person.sees("You decided to test it.")
