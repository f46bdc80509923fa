"""What every page promises: no barrier in any theme, nothing wider than a small phone, little to load."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext

from tests.journeys.person import Person
from tests.journeys.stories import PLAIN_STRAIN

PUBLIC = (
    "/start",
    "/help",
    "/about",
    "/you",
    "/you/erase",
    "/plan",
    "/result",
    "/check/answers",
    "/check/age",
    "/not-there",
    "/spasm/sign/numb",
    "/spasm/sign/fever-or-fall",
)
FLARE = (
    "/spasm",
    "/spasm/before",
    "/spasm/positions",
    "/spasm/legs-up",
    "/spasm/side",
    "/spasm/bed",
    "/spasm/worktop",
    "/spasm/side/heat",
    "/spasm/legs-up/warm",
    "/spasm/side/cool",
    "/spasm/bed/warm/move",
    "/spasm/worktop/cool/up",
    "/spasm/legs-up/warm/next",
)
LARGER_TEXT = "document.documentElement.style.fontSize = '200%'"
FITS = "document.documentElement.scrollWidth <= innerWidth"


@pytest.mark.parametrize("path", PUBLIC)
def test_no_barrier_in_light_and_dark(person: Person, path: str) -> None:
    person.opens(path)
    person.meets_no_barrier()


@pytest.mark.parametrize("path", FLARE)
def test_no_barrier_in_flare(person: Person, path: str) -> None:
    person.opens(path)
    person.meets_no_barrier(themes=("light",))


def test_no_barrier_on_any_page_of_the_check(person: Person) -> None:
    person.starts_the_safety_check()
    for _ in range(80):
        if not person.asked:
            break
        person.meets_no_barrier()
        person.answers_one_page(PLAIN_STRAIN)

    person.is_at("/check/answers")


@pytest.mark.parametrize("path", [*PUBLIC, *FLARE])
def test_nothing_is_cut_off_at_320_pixels_or_with_text_twice_as_large(person: Person, path: str) -> None:
    person.page.set_viewport_size({"width": 320, "height": 640})
    person.opens(path)
    assert person.page.evaluate(FITS)

    person.page.evaluate(LARGER_TEXT)
    assert person.page.evaluate(FITS)


def test_no_question_is_cut_off_at_320_pixels(person: Person) -> None:
    person.page.set_viewport_size({"width": 320, "height": 640})
    person.starts_the_safety_check()
    for _ in range(80):
        if not person.asked:
            break
        assert person.page.evaluate(FITS), person.page.url
        person.answers_one_page(PLAIN_STRAIN)
    person.presses("See what this means")
    for path in ("/result", "/plan", "/"):
        person.opens(path)
        assert person.page.evaluate(FITS), path


@pytest.mark.parametrize("width", [1024, 1280, 1920])
def test_a_wide_window_has_the_rail(person: Person, width: int) -> None:
    person.page.set_viewport_size({"width": width, "height": 800})
    person.opens("/start")
    rail = person.page.get_by_role("navigation", name="Main")
    assert rail.get_by_role("link", name="My back is in spasm").is_visible()
    assert rail.get_by_role("link", name="Today").is_visible()
    person.meets_no_barrier()


def test_the_first_view_is_at_most_100_kilobytes(context: BrowserContext) -> None:
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    received: list[float] = []
    network.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    page.goto("/start", wait_until="networkidle")

    assert sum(received) <= 100_000
    assert len(received) > 5


def test_the_look_can_be_forced(person: Person) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    person.opens("/you")
    light = person.page.evaluate(paper)
    person.chooses("Dark")
    person.presses("Save the look")

    assert person.page.evaluate(paper) != light
    person.meets_no_barrier(themes=("light",))


def test_forced_colours_keep_the_marks(person: Person) -> None:
    person.page.emulate_media(forced_colors="active")
    person.starts_the_safety_check()
    box = person.page.locator("#saddle_numbness")
    assert box.evaluate("e => getComputedStyle(e).appearance") == "auto"
