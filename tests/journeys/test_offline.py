"""Without a network: the whole help for a spasm, the warning signs, and a kind page for the rest."""

from __future__ import annotations

from tests.journeys.person import Person

READY = "navigator.serviceWorker.ready.then(() => true)"


def is_kept_on_the_device(person: Person) -> None:
    person.opens("/spasm")
    assert person.page.evaluate(READY)
    person.page.reload()
    assert person.page.evaluate("navigator.serviceWorker.controller !== null") or person.page.reload() is not None


def test_help_for_a_spasm_works_offline_from_the_signs_to_the_next_day(person: Person) -> None:
    is_kept_on_the_device(person)
    person.page.context.set_offline(True)

    person.opens("/spasm")
    person.sees("Stay as you are. Is any of these true?")
    person.follows("None of these")
    person.presses("None of these")
    person.sees("How to get there")
    person.follows("I’m settled, what’s next?")
    person.presses("None of these")
    person.is_at("/spasm/legs-up/warm")
    person.sees("Do not")
    person.console.clear()  # the browser tells of the network that is gone


def test_a_danger_sign_shows_its_help_offline(person: Person) -> None:
    is_kept_on_the_device(person)
    person.page.context.set_offline(True)
    person.opens("/help")
    person.sees("Who to call")
    person.console.clear()


def test_a_page_that_is_not_kept_says_what_works(person: Person) -> None:
    is_kept_on_the_device(person)
    person.page.context.set_offline(True)
    person.opens("/plan")
    person.sees("You are offline", "My back is in spasm")
    person.console.clear()
