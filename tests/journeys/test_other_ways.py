"""Other ways through: by keyboard alone, without scripts, with another country, out again with all data."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from tests.journeys.person import Person
from tests.journeys.stories import PLAIN_STRAIN


def test_by_keyboard_alone(person: Person) -> None:
    person.opens("/start")
    person.types("Tab")
    assert focused(person) == "Skip to main content"
    person.types("Enter", "Tab")
    while focused(person) != "Start the safety check":
        person.types("Tab")
    enters(person, "Enter")

    tab_to(person, "#age")
    person.page.keyboard.type("44")
    tab_to(person, "#sex-female")
    person.types("Space", "ArrowDown")
    tab_to(person, "#country")
    person.page.keyboard.type("United K")
    tab_to(person, ".stick .btn")
    enters(person, "Enter")
    assert person.heading == "The most urgent signs"
    assert person.page.get_by_role("contentinfo").locator("a[href='tel:999']").count() == 1

    tab_to(person, "#saddle_numbness")
    tab_to(person, "#saddle_numbness")
    enters(person, "Enter")  # Enter alone never answers "None of these"
    person.sees("Tick what is true for you")
    tab_to(person, "#saddle_numbness")
    person.types("Space")
    tab_to(person, "button.none")
    assert person.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    enters(person, "Enter")
    person.answers({})
    person.is_at("/result")
    person.sees("Call 999 or go to A&E now")


def test_what_has_the_focus_is_never_under_the_sticky_button(person: Person) -> None:
    person.starts_the_safety_check()
    for _ in range(24):
        person.types("Tab")
        hidden = person.page.evaluate(
            "() => { const a = document.activeElement.getBoundingClientRect(),"
            " s = document.querySelector('.stick .btn').getBoundingClientRect();"
            " return document.activeElement.closest('.stick') === null && a.top >= s.top && a.bottom <= s.bottom"
            " && a.height > 1; }"
        )
        assert not hidden


def test_without_scripts_from_the_first_page_to_today(person_without_scripts: Person) -> None:
    person = person_without_scripts
    person.starts_the_safety_check()
    person.answers(PLAIN_STRAIN, until="pain_areas")
    person.page.locator(".z-lower_back_left path").first.click()
    assert person.page.locator("#pain_areas-lower_back_left").is_checked()
    person.page.locator(".z-neck path").first.click()
    assert person.page.locator("#pain_areas-neck").is_checked()
    person.page.locator(".z-neck path").first.click()

    person.answers(PLAIN_STRAIN)
    person.presses("See what this means")
    person.sees("You can look after this at home for now")
    person.opens("/")
    person.sees("Today’s plan")
    person.opens("/spasm")
    person.follows("None of these")
    person.presses("None of these")
    person.sees("Lie down, legs up on a chair")


def test_marks_in_a_row_take_turns(person: Person) -> None:
    person.starts_the_safety_check()
    person.ticks("saddle_numbness")
    person.is_not_sure_about("saddle_numbness")
    assert not person.page.is_checked("#saddle_numbness")
    assert person.none_of_these.inner_text() == "None of the others"


def test_another_country_has_other_numbers_everywhere(person: Person) -> None:
    person.opens("/help")
    person.can_call("112")
    person.page.select_option("#country", "us")
    person.presses("Show")
    person.can_call("911")

    person.opens("/about")
    assert person.page.get_by_role("contentinfo").locator("a[href='tel:911']").count() == 1


def test_the_shape_of_the_day_moves_the_plan(person: Person) -> None:
    person.starts_the_safety_check()
    person.answers(PLAIN_STRAIN)
    person.presses("See what this means")
    person.opens("/you")
    person.page.fill("#wake", "11:00")
    person.page.fill("#bed", "02:00")
    person.presses("Save my day")
    person.sees("Saved.")

    person.opens("/")
    first = person.page.locator(".plan .time").first.inner_text()
    assert int(first.split(":")[0]) >= 11


def test_all_data_can_be_taken_along_and_erased(person: Person, tmp_path: Path) -> None:
    person.starts_the_safety_check()
    person.opens("/you")
    with person.page.expect_download() as download:
        person.page.get_by_role("link", name="Download everything").click()
    file = tmp_path / "mine.zip"
    download.value.save_as(file)
    everything = json.loads(zipfile.ZipFile(file).read("data.json"))
    assert {row["fact"] for row in everything["answers"]} == {"age", "sex", "country"}

    person.follows("Erase everything")
    person.sees("This deletes 3 answers on this server.", "Keep it")
    person.meets_no_barrier()
    person.presses("Erase everything now")
    person.sees("Everything is erased")
    person.meets_no_barrier()
    person.opens("/")
    person.is_at("/start")


def focused(person: Person) -> str:
    return str(person.page.evaluate("document.activeElement.innerText")).strip()


def tab_to(person: Person, selector: str) -> None:
    for _ in range(60):
        if person.page.evaluate("s => document.activeElement.matches(s)", selector):
            return
        person.types("Tab")
    raise AssertionError(f"The Tab key never reaches {selector}.")


def enters(person: Person, key: str) -> None:
    with person.page.expect_navigation():
        person.types(key)
