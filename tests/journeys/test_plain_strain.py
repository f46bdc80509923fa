"""A plain strain: from the first page to a plan that says why."""

from __future__ import annotations

from tests.journeys.person import Person
from tests.journeys.stories import PLAIN_STRAIN


def test_a_plain_strain_leads_to_a_plan_with_reasons(person: Person) -> None:
    person.starts_the_safety_check()
    person.answers(PLAIN_STRAIN)

    person.is_at("/check/answers")
    person.sees("Check your answers", "44 years", "None of these", "4 out of 10")
    person.meets_no_barrier()

    person.presses("See what this means")
    person.sees("You can look after this at home for now", "Nothing in your answers points to an emergency today")
    person.sees("This is not a diagnosis and can miss serious illness. Get help if you are worried, whatever it says")
    person.sees("Not yet reviewed by a clinician", "Watch for these", "What may be adding to it", "You told us")
    person.does_not_see("nothing serious")
    person.meets_no_barrier()

    person.follows("See your plan")
    person.sees("Your plan", "How to do it", "How sure this is", "Left out, and why")
    person.meets_no_barrier()

    person.opens("/")
    person.sees("Today’s plan", "My back is in spasm", "Any time")
    person.meets_no_barrier()


def test_the_counter_never_grows_and_the_check_is_short(person: Person) -> None:
    person.starts_the_safety_check()
    totals = []
    for _ in range(60):
        if "/check/" not in person.page.url or person.page.url.endswith("answers"):
            break
        if " of " in person.progress:
            totals.append(int(person.progress.rsplit(" ", 1)[1]))
        before = person.page.url
        person.answers_one_page(PLAIN_STRAIN)
        assert person.page.url != before

    assert totals == sorted(totals, reverse=True)
    assert totals[0] <= 25


def test_leaving_and_coming_back_goes_on_where_it_was(person: Person) -> None:
    person.starts_the_safety_check()
    person.presses_none_of_these()
    left_at = person.page.url

    person.opens("/")
    person.sees("Your check is not finished")
    person.follows("Go on")

    assert person.page.url == left_at
