"""How the plan changes, as a person meets it: a line of their own, a flare with one tap, and the pages around it."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.person import THREE_THEMES, Person
from tests.journeys.stories import PLAIN_STRAIN


def test_a_line_is_left_for_another_day_and_a_flare_calms_the_plan(person: Person) -> None:
    person.has_been_through_the_check(PLAIN_STRAIN)
    person.opens("/plan")
    expect(person.page.get_by_role("heading", name="Your plan: get moving")).to_be_visible()
    person.sees("Where you are", "Next comes")
    person.meets_no_barrier()

    person.follows("Leave out, swap or not today")
    person.meets_no_barrier(themes=THREE_THEMES)
    person.presses("Not today")
    person.is_at("/plan#changed")
    person.sees("By you", "Not today")

    person.follows("My back has flared up")
    person.meets_no_barrier(themes=THREE_THEMES)
    person.presses("None of these. My back has flared up")
    person.sees("Day 1 of your flare", "Hurt does not mean harm")
    person.meets_no_barrier()
    person.opens("/plan")
    expect(person.page.get_by_role("heading", name="Your plan: calm it down")).to_be_visible()
    person.sees("From “Get moving” to “Calm it down”", "You told us that your back has flared up.")
    person.meets_no_barrier()


def test_no_barrier_on_the_pages_around_the_plan(person: Person) -> None:
    person.has_been_through_the_check(PLAIN_STRAIN)
    for path in ("/plan/flare/write", "/plan/ladder", "/plan/keep-well"):
        person.opens(path)
        person.meets_no_barrier()


def test_without_scripts_a_line_is_left_out_and_brought_back(person_without_scripts: Person) -> None:
    person = person_without_scripts
    person.has_been_through_the_check(PLAIN_STRAIN)
    person.opens("/plan")
    person.follows("Leave out, swap or not today")
    name = person.heading
    person.presses("Leave it out")
    person.sees("Left out", name)
    person.follows(f"Change {name}")
    person.presses("Bring it back")
    person.does_not_see("By you")
