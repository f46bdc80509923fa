"""The library: looking up what one has read, comparing, and never being offered what is not for one."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.person import THREE_THEMES, Person
from tests.journeys.stories import PLAIN_STRAIN

LIBRARY = (
    "/learn",
    "/learn/search",
    "/learn/search?q=epsom+salt+stops+heart+attacks",
    "/learn/search?q=numb+between+the+legs",
    "/learn/search?q=qqzzxx",
    "/learn/questions",
    "/learn/questions/heat_and_cold",
    "/learn/remedies",
    "/learn/remedies/heat_pad",
    "/learn/remedies/physiotherapy",
    "/learn/remedies/nsaid_tablets",
    "/learn/movements",
    "/learn/movements/cat_cow",
    "/learn/contributors",
    "/learn/contributors/sciatica_nerve_root",
    "/learn/read-elsewhere",
    "/learn/read-elsewhere/013",
    "/learn/sources/nice_ng59",
    "/learn/compare",
    "/learn/compare?one=heat_pad&other=ice_pack",
    "/learn/treatments",
    "/learn/desk?look=1",
    "/learn/lifting",
    "/learn/lifting?horizontal_cm=x",
    "/learn/medicines",
    "/learn/medicines?name=zorbitol",
    "/learn/medicines/nsaid_tablets",
)
NEVER_FOR_THEM = ("Ibuprofen", "ibuprofen", "Wintergreen", "wintergreen", "Turmeric", "turmeric")


@pytest.mark.parametrize("path", LIBRARY)
def test_no_barrier_in_three_themes_and_nothing_cut_off(person: Person, path: str) -> None:
    person.opens(path)
    person.meets_no_barrier(themes=THREE_THEMES)

    person.page.set_viewport_size({"width": 320, "height": 640})
    person.page.reload()
    assert person.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_epsom_salt_is_found_from_learn(person: Person) -> None:
    person.opens("/")
    person.opens("/learn")
    person.looks_up("Epsom salt")
    person.sees("Epsom salt bath", "How sure this is", "Also about this")

    person.follows("Epsom salt bath")
    person.sees("What people are told about it", "Not yet reviewed by a clinician.")


def test_epsom_salt_is_found_from_a_line_of_the_plan(person: Person) -> None:
    person.has_been_through_the_check(PLAIN_STRAIN)
    person.opens("/plan")

    person.follows("More about this")
    person.sees("This is in your plan.")
    person.looks_up("epsom slat")
    person.sees("Epsom salt bath")


def test_an_unsafe_saying_comes_back_with_its_refusal(person: Person) -> None:
    person.opens("/learn")
    person.looks_up("epsom salt stops hart attacks")
    expect(person.page.locator("article.best")).to_contain_text("Unsafe: do not do this")


def test_heat_and_ice_stand_side_by_side(person: Person) -> None:
    person.opens("/learn")
    person.follows("Compare two things")
    person.follows("Heat pad or")
    person.sees("What is known", "How sure", "Do not")


def test_a_blood_thinner_user_is_never_offered_what_makes_bleeding_worse(person: Person) -> None:
    person.has_been_through_the_check(PLAIN_STRAIN)
    person.opens("/learn/remedies/nsaid_tablets")
    person.sees("We cannot say yet.")
    person.follows("Answer ")
    person.ticks("anticoagulant")
    person.presses_none_of_these()

    person.opens("/plan")
    offered = person.page.locator("article.item h3").all_inner_texts()
    assert not [name for name in offered for word in NEVER_FOR_THEM if word in name]
    for id_ in ("nsaid_tablets", "nsaid_gel", "wintergreen_rub", "turmeric_capsules"):
        person.opens(f"/learn/remedies/{id_}")
        person.does_not_see("Worth trying", "Ask first", "This is in your plan.")
    person.opens("/learn/search?q=ibuprofen")
    person.sees("Not for you")
    person.opens("/learn/compare?one=nsaid_tablets&other=paracetamol")
    person.sees("Not for you")


def test_the_library_works_with_the_keyboard_alone(person: Person) -> None:
    person.opens("/learn")
    person.types("Tab", "Enter")  # skip to the content
    for _ in range(4):
        person.types("Tab")
        if person.page.evaluate("document.activeElement.id") == "q":
            break
    person.page.keyboard.type("bed rest")
    with person.page.expect_navigation():
        person.types("Enter")
    person.sees("Bed rest")


def test_the_library_works_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/learn")
    page.get_by_role("searchbox").fill("magnesium oil")
    page.get_by_role("button", name="Look it up").click()
    expect(page.locator("article.best")).to_contain_text("agnesium")
    page.goto("/learn/desk")
    page.get_by_role("button", name="See what to try").click()
    expect(page.get_by_role("heading", name="What to try")).to_be_visible()
    context.close()
