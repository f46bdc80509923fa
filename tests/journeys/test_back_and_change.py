"""Going back, changing an answer, two tabs, and pages that have moved on."""

from __future__ import annotations

from playwright.sync_api import BrowserContext

from tests.journeys.person import Person
from tests.journeys.stories import PLAIN_STRAIN


def test_back_shows_the_answer_and_lets_it_be_changed(person: Person) -> None:
    person.starts_the_safety_check()
    person.answers(PLAIN_STRAIN, until="onset")
    asked_before = person.progress

    person.goes_back()
    assert person.page.input_value("#duration_days") == "3"
    person.page.fill("#duration_days", "5")
    person.continues()

    assert person.progress == asked_before
    person.answers(PLAIN_STRAIN)
    person.sees("5 days")


def test_the_browsers_own_back_works_too(person: Person) -> None:
    person.starts_the_safety_check()
    first = person.page.url
    person.presses_none_of_these()

    person.page.go_back()

    assert person.page.url == first


def test_a_change_from_the_summary_comes_back_to_it(person: Person) -> None:
    person.starts_the_safety_check()
    person.answers(PLAIN_STRAIN)
    person.changes("intensity_0_10")
    person.page.locator("#intensity_0_10-6").check(force=True)
    person.continues()

    person.answers(PLAIN_STRAIN)
    person.is_at("/check/answers")
    person.sees("6 out of 10")


def test_the_same_page_in_two_tabs_does_no_harm(person: Person, context: BrowserContext) -> None:
    person.starts_the_safety_check()
    other = Person(context.new_page())
    other.opens(person.page.url)

    person.presses_none_of_these()
    other.presses_none_of_these()

    assert other.page.url == person.page.url


def test_a_page_that_has_moved_on_says_so_kindly(person: Person, context: BrowserContext) -> None:
    person.starts_the_safety_check()
    person.answers(PLAIN_STRAIN, until="trigger")
    other = Person(context.new_page())
    other.opens(person.page.url)
    person.opens("/check/saddle_numbness")
    person.ticks("saddle_numbness")
    person.presses_none_of_these()

    other.chooses("Lifting")
    other.continues()

    other.sees("Your check has moved on", "Nothing was lost")


def test_rows_left_open_are_asked_and_never_taken_as_no(person: Person) -> None:
    person.starts_the_safety_check()
    person.answers(PLAIN_STRAIN, until="constant_pain")
    rows = person.asked

    person.continues()
    person.sees("Tick what is true for you, or press “None of these”")
    assert person.page.title().startswith("Error: ")
    person.meets_no_barrier()
    person.ticks("constant_pain")
    person.continues()

    left_open = next(fact for fact in rows if fact != "constant_pain")
    person.answers({}, until=left_open)
    person.sees("And the rest of this list?")
    assert set(person.asked) <= {*rows} - {"constant_pain"}
