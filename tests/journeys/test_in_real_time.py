"""A whole session in real time, in a browser with a window on a virtual display: minutes long, so for the long run."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.conftest import CHROMIUM, PHONE, QUIET
from tests.journeys.person import Person
from tests.journeys.stories import PLAIN_STRAIN

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.environ.get("UNKNOT_LONG") != "1", reason="it takes as long as a session: make prove-all"),
]
DISPLAY = ":97"
#: writes down when each step was shown, by the clock that the session itself goes by
WATCH = """() => {
  window.seen = [];
  const name = document.querySelector("[data-is=name]");
  new MutationObserver(() => {
    if (window.seen.at(-1)?.[0] !== name.textContent) window.seen.push([name.textContent, Date.now()]);
  }).observe(name, { childList: true });
}"""
STEPS = (
    "() => [...document.querySelectorAll('[data-is=steps] > li')].map((li) => [li.dataset.title, +li.dataset.seconds])"
)


@pytest.fixture
def display() -> Iterator[str]:
    """A display that nobody sees."""
    program = shutil.which("Xvfb")
    if program is None:
        pytest.fail("Xvfb is missing. On Debian and Ubuntu: sudo apt-get install xvfb")
    server = subprocess.Popen(
        [program, DISPLAY, "-screen", "0", "800x900x24", "-nolisten", "tcp"], stderr=subprocess.DEVNULL
    )
    time.sleep(1)
    yield DISPLAY
    server.terminate()
    server.wait(timeout=10)


def shown_late(page: Page, began: int, steps: list[tuple[str, float]]) -> list[float]:
    """How many milliseconds after its time each step was shown, where its title differs from the one before."""
    seen: list[tuple[str, int]] = page.evaluate("window.seen")
    late, at, shown = [], float(began), iter(seen[1:])
    for (before, seconds), (title, _) in pairwise(steps):
        at += seconds * 1000
        if title != before:
            name, when = next(shown)
            assert name == title
            late.append(when - at)
    return late


def test_no_step_is_shown_a_tenth_of_a_second_late(display: str, address: str, browser: Browser) -> None:
    window = browser.browser_type.launch(
        executable_path=CHROMIUM, headless=False, args=[*QUIET], env={**os.environ, "DISPLAY": display}
    )
    try:
        page = window.new_context(base_url=address, viewport=PHONE).new_page()
        person = Person(page)
        person.has_been_through_the_check(PLAIN_STRAIN)
        person.opens("/move/session")
        page.locator("#session[data-ready]").wait_for()
        steps = [(title, seconds) for title, seconds in page.evaluate(STEPS)]
        page.evaluate(WATCH)
        page.get_by_role("button", name="Start, hands free").click()
        began = page.evaluate("JSON.parse(localStorage.getItem('unknot-session')).anchor.at")

        page.wait_for_timeout(sum(seconds for _, seconds in steps) * 1000 + 1000)

        late = shown_late(page, began, steps)
    finally:
        window.close()
    assert len(late) > 5
    assert max(late) < 100, f"the latest step came {max(late):.0f} ms late"
    assert min(late) > -100
