"""Danger signs: an emergency stops at once, "not sure" is asked again, and a mistake is taken back with care."""

from __future__ import annotations

from tests.journeys.person import Person
from tests.journeys.stories import PLAIN_STRAIN


def test_an_emergency_stops_at_the_first_danger_sign(person: Person) -> None:
    person.starts_the_safety_check()
    person.ticks("saddle_numbness")
    person.ticks("urine_hard_to_pass")
    person.continues()

    answered_on_the_way(person)
    person.sees("Call 999 or go to A&E now", "You told us you have", "While you wait", "do not drive yourself")
    person.can_call("999")
    person.sees("Not yet reviewed by a clinician")
    person.page.get_by_text("Show me what to say").click()
    person.sees("I am newly numb or tingling between my legs")
    person.meets_no_barrier()

    person.opens("/plan")
    person.sees("There is no plan right now")
    person.meets_no_barrier()
    person.opens("/")
    person.sees("Get help first")
    person.meets_no_barrier()


def test_changing_an_emergency_answer_by_the_back_button_keeps_the_emergency(person: Person) -> None:
    person.starts_the_safety_check()
    person.ticks("saddle_numbness")
    person.continues()
    answered_on_the_way(person)

    person.opens("/check/saddle_numbness")
    person.page.uncheck("#saddle_numbness")
    person.presses_none_of_these()

    person.opens("/result")
    person.sees("Call 999 or go to A&E now", "You changed an answer", "for 24 hours")


def test_not_sure_is_asked_again_with_how_to_tell(person: Person) -> None:
    person.starts_the_safety_check()
    person.is_not_sure_about("saddle_numbness")
    person.presses_none_of_these()

    person.sees("You were not sure. Here is how to tell", "tissue", "Still not sure")
    person.meets_no_barrier()
    person.continues()
    person.sees("Choose yes, no or not sure")
    person.meets_no_barrier()

    person.chooses("No")
    person.continues()
    assert "saddle_numbness" not in person.asked


def test_still_not_sure_about_a_sign_of_the_worst_kind_counts_as_yes(person: Person) -> None:
    person.starts_the_safety_check()
    person.is_not_sure_about("saddle_numbness")
    person.presses_none_of_these()
    person.chooses("Still not sure")
    person.continues()

    answered_on_the_way(person)
    person.sees("Call 999 or go to A&E now", "not sure:")


def test_a_mistake_is_asked_twice_and_then_all_signs_once_more(person: Person) -> None:
    person.starts_the_safety_check()
    person.ticks("saddle_numbness")
    person.continues()
    answered_on_the_way(person)

    person.follows("I answered by mistake")
    person.sees("Let us ask that again, on its own", "Your first answer stays on record")
    assert person.asked == ["saddle_numbness"]
    person.meets_no_barrier()
    person.continues()
    person.sees("Choose yes, no or not sure")

    person.chooses("No")
    person.continues()
    person.sees("And once more, to be sure")
    person.chooses("No")
    person.continues()

    assert "urine_hard_to_pass" in person.asked
    person.answers(PLAIN_STRAIN)
    person.presses("See what this means")
    person.sees("You can look after this at home for now")


def test_a_mistake_that_was_none_stays_an_emergency(person: Person) -> None:
    person.starts_the_safety_check()
    person.ticks("saddle_numbness")
    person.continues()
    answered_on_the_way(person)
    person.follows("I answered by mistake")
    person.chooses("No")
    person.continues()
    person.chooses("Yes")
    person.continues()

    person.opens("/result")
    person.sees("Call 999 or go to A&E now")


def test_somebody_to_be_seen_today_finishes_the_safety_pages_first(person: Person) -> None:
    person.starts_the_safety_check()
    person.answers({"fever": "yes"})

    person.is_at("/result")
    person.sees("Get seen today", "Call your GP or NHS 111", "Why there is no plan now", "Show me what to say")
    person.does_not_see("See your plan")
    person.meets_no_barrier()


def answered_on_the_way(person: Person) -> None:
    """Some signs ask one more thing before they stop the check: whether it is old, explained and unchanged."""
    person.answers({})
    person.is_at("/result")
