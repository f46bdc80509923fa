"""My back is in spasm: help in one tap, five signs first, nobody sent to the floor before their time."""

from __future__ import annotations

import pytest

from tests.journeys.person import Person
from tests.journeys.stories import PLAIN_STRAIN

FLARE = ("light",)  # the flare theme is its own


def test_help_in_one_tap_signed_out_and_without_a_check(person: Person) -> None:
    person.opens("/start")
    person.follows("My back is in spasm")

    person.sees("Stay as you are. Is any of these true?", "Numb or tingling between the legs", "None of these")
    person.sees("Breathe in")
    person.does_not_see("Lie down")
    signs, ring = person.page.locator(".signs").bounding_box(), person.page.locator(".ring").bounding_box()
    assert signs is not None
    assert ring is not None
    assert signs["y"] < ring["y"]
    assert signs["height"] * signs["width"] > ring["height"] * ring["width"]
    person.meets_no_barrier(FLARE)


def test_the_whole_way_to_the_next_day(person: Person) -> None:
    person.opens("/spasm")
    person.follows("None of these")
    person.sees("Before you move", "I am pregnant, or might be", "I get breathless lying flat")
    person.meets_no_barrier(FLARE)
    person.presses("None of these")
    person.sees("Lie down, legs up on a chair")
    person.meets_no_barrier(FLARE)
    person.follows("I’m settled, what’s next?")
    person.sees("Before warmth", "I wear a medicine patch")
    person.meets_no_barrier(FLARE)
    person.presses("None of these")
    person.sees("15 to 20 minutes", "Do not lie on it")
    person.meets_no_barrier(FLARE)
    person.follows("Next: a first small movement")
    person.sees("Do it 10 times, as small as you like.")
    person.meets_no_barrier(FLARE)
    person.follows("Next: how to get up")
    person.sees("Roll onto your side with both knees bent.")
    person.meets_no_barrier(FLARE)
    person.follows("Next: the next 24 hours")
    person.sees("Walk for 3 to 10 minutes", "Do the full safety check")
    person.meets_no_barrier(FLARE)


@pytest.mark.parametrize(
    ("sign", "words"),
    [
        ("Numb or tingling between the legs", "go to the nearest emergency department now"),
        ("A new bladder or bowel change", "go to the nearest emergency department now"),
        ("Weak or numb legs", "go to the nearest emergency department now"),
        ("Fever, or it began with a fall, crash or blow", "Get seen today"),
        ("Chest or tummy pain", "Call 112 now"),
    ],
)
def test_any_sign_leaves_the_flow_for_the_fitting_help(person: Person, sign: str, words: str) -> None:
    person.opens("/spasm")
    person.follows(sign)

    person.sees(words)
    person.can_call("112")
    person.does_not_see("legs up")
    person.meets_no_barrier()


@pytest.mark.parametrize("why", ["I am pregnant, or might be", "I get breathless lying flat"])
def test_who_should_not_lie_with_the_legs_up_is_offered_other_positions(person: Person, why: str) -> None:
    person.opens("/spasm/before")
    person.chooses(why)
    person.presses("None of these")  # a tick counts, whatever is pressed

    person.sees("Which position can you get into?")
    person.meets_no_barrier(FLARE)
    person.follows("Standing, leaning on a worktop")
    person.sees("Lean on a worktop")
    person.meets_no_barrier(FLARE)


def test_a_doubt_about_heat_means_no_heat(person: Person) -> None:
    person.opens("/spasm/legs-up/heat")
    person.presses("One of these, or not sure")

    person.sees("Leave warmth out", "Lie on your side now")
    person.follows("Next: a first small movement")
    person.follows("Next: how to get up")
    person.follows("Next: the next 24 hours")
    person.does_not_see("Warmth for 15 to 20 minutes")


def test_after_an_emergency_only_breathing_is_left(person: Person) -> None:
    person.starts_the_safety_check()
    person.ticks("saddle_numbness")
    person.continues()
    person.answers({})

    person.opens("/spasm")
    person.sees("Your last check said: get help first.")
    assert person.page.get_by_role("link", name="None of these").count() == 0
    person.opens("/spasm/legs-up/warm/move")
    person.is_at("/spasm")


def test_the_breath_is_counted_and_can_be_held_still(person: Person) -> None:
    person.opens("/spasm")
    assert person.page.locator("[data-count]").inner_text() in {"1", "2", "3", "4", "5", "6"}
    person.page.get_by_label("Hold the picture still").check()
    person.sees("In for 4, out for 6")


def test_less_motion_turns_the_circle_into_a_count(person: Person) -> None:
    person.page.emulate_media(reduced_motion="reduce")
    person.opens("/spasm")

    moving = "getComputedStyle(document.querySelector('.breathe')).animationName"
    assert person.page.evaluate(moving) == "none"
    assert person.page.locator("[data-count]").inner_text() != ""


def test_a_check_that_ended_well_leaves_the_flow_open(person: Person) -> None:
    person.starts_the_safety_check()
    person.answers(PLAIN_STRAIN)
    person.presses("See what this means")

    person.opens("/spasm")
    assert person.page.get_by_role("link", name="None of these").count() == 1
