"""A person at the program: what they do and what they see, in sentences. The mechanics stay in here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.journeys.stories import Story

#: more pages than any check has
MOST_PAGES = 80
THEMES = ("light", "dark")
THREE_THEMES = (*THEMES, "flare")


class Person:
    """Somebody with the program in front of them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.console: list[str] = []
        page.on("console", lambda message: self._hears(message.type, message.text))
        page.on("pageerror", lambda error: self.console.append(str(error)))

    # ---- given and when
    def opens(self, path: str) -> None:
        """Go to an address."""
        self.page.goto(path)

    def starts_the_safety_check(self) -> None:
        """From the very first page, as a 44-year-old man in the United Kingdom."""
        self.opens("/")
        self.follows("Start the safety check")
        self.page.fill("#age", "44")
        self.page.check("#sex-male")
        self.page.select_option("#country", "gb")
        self.continues()

    def has_been_through_the_check(self, story: Story) -> None:
        """The whole check and its result, sent as forms: for journeys that begin after it."""
        sent = self.page.context.request
        about = {"age": "44", "sex": "male", "country": "gb"}
        sent.post("/check/age", form={**_token(sent.get("/check/age").text()), **about})
        for _ in range(MOST_PAGES):
            answer = sent.get("/check")
            page, where = answer.text(), answer.url
            asked = re.findall(r'name="asked" value="(\w+)"', page)
            if not asked:
                sent.post(where, form=_token(page))
                return
            sent.post(where, data=urlencode(_answers(page, asked, story)), headers=FORM)
        raise AssertionError("The check never ends.")

    def has_no_warning_sign(self) -> None:
        """Press "None of these" on every page of rows."""
        for _ in range(MOST_PAGES):
            if not self.none_of_these.count():
                return
            self.presses_none_of_these()

    def presses_none_of_these(self) -> None:
        """Press the large button under the rows."""
        self._sends(self.none_of_these)

    def answers(self, story: Story, *, until: str = "") -> None:
        """Answer every page from a story, until the check is over or asks a certain fact."""
        for _ in range(MOST_PAGES):
            if not self._is_asked() or until in self.asked:
                return
            self.answers_one_page(story)

    def ticks(self, fact: str) -> None:
        """Tick the row of a fact."""
        self.page.check(f"#{fact}")

    def is_not_sure_about(self, fact: str) -> None:
        """Tick "Not sure" of a row."""
        self.page.check(f"#{fact}-not-sure")

    def continues(self) -> None:
        """Press the sticky button."""
        self._sends(self.page.locator("main .stick button").first)

    def presses(self, name: str) -> None:
        """Press a button."""
        self._sends(self.page.get_by_role("button", name=name, exact=True))

    def follows(self, name: str) -> None:
        """Follow a link within the page."""
        self._sends(self.page.get_by_role("main").get_by_role("link", name=name).first)

    def changes(self, fact: str) -> None:
        """Follow the Change link of a fact in the summary."""
        self._sends(self.page.locator(f"main a[href^='/check/{fact}']"))

    def goes_back(self) -> None:
        """Follow the link at the top of the page."""
        self._sends(self.page.get_by_role("banner").get_by_role("link", name="Back"))

    def chooses(self, label: str) -> None:
        """Choose one of the answers."""
        self.page.get_by_role("main").get_by_label(label, exact=True).check()

    def looks_up(self, words: str) -> None:
        """Type into the search of the library and send it with the Enter key."""
        self.page.get_by_role("searchbox").first.fill(words)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def types(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    # ---- then
    @property
    def asked(self) -> list[str]:
        """The facts that the page asks."""
        return [str(field.get_attribute("value")) for field in self.page.locator("input[name=asked]").all()]

    @property
    def heading(self) -> str:
        """The one h1."""
        return self.page.locator("h1").inner_text()

    @property
    def progress(self) -> str:
        """The line above the question."""
        return self.page.locator(".steps span").inner_text()

    @property
    def none_of_these(self) -> Locator:
        """The large button under the rows."""
        return self.page.locator("button.none")

    def sees(self, *words: str) -> None:
        """The page shows these words."""
        for word in words:
            expect(self.page.get_by_role("main").get_by_text(word).first).to_be_visible()

    def does_not_see(self, *words: str) -> None:
        """The page does not hold these words."""
        for word in words:
            assert word not in self.page.locator("body").inner_text()

    def is_at(self, path: str) -> None:
        """The address is this one."""
        assert self.page.url.split("127.0.0.1", 1)[1].split("/", 1)[1] == path.lstrip("/")

    def can_call(self, number: str) -> None:
        """There is a large button that dials this number."""
        expect(self.page.locator(f"main a.btn[href='tel:{number}']").first).to_be_visible()

    def meets_no_barrier(self, themes: Iterable[str] = THEMES) -> None:
        """The page keeps the promises every page makes, and axe finds nothing, in each theme."""
        self._keeps_the_promises_of_every_page()
        self.meets_no_barrier_here(themes)

    def meets_no_barrier_here(self, themes: Iterable[str] = THEMES) -> None:
        """Axe finds nothing in the state the page is in, in each theme."""
        for theme in themes:
            self._wears(theme)
            found = Axe().run(self.page, options={"resultTypes": ["violations"]}).response["violations"]
            assert found == [], _barriers(self.page.url, theme, found)

    def _wears(self, theme: str) -> None:
        """Show the page in a theme: light and dark as the device asks, flare as the spasm pages do."""
        if theme == "flare":
            self.page.evaluate("document.documentElement.dataset.theme = 'flare'")
        else:
            self.page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]

    def _keeps_the_promises_of_every_page(self) -> None:
        assert self.page.locator("h1").count() == 1
        assert self.page.title().endswith(" · Unknot")
        assert self.page.locator("a.skip").count() == 1
        assert self.page.get_by_role("banner").get_by_role("link", name="Get help").count() == 1
        assert self.page.get_by_role("contentinfo").locator("a[href^='tel:']").count() == 1
        assert self.page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    # ---- mechanics
    def _hears(self, kind: str, text: str) -> None:
        """Keep what the browser complains about; a kind page for a wrong form is no complaint."""
        if kind == "error" and "responded with a status of 4" not in text:
            self.console.append(text)

    def _sends(self, control: Locator) -> None:
        with self.page.expect_navigation():
            control.click()

    def _is_asked(self) -> bool:
        return "/check/" in self.page.url and bool(self.asked)

    def answers_one_page(self, story: Story) -> None:
        """Answer the page in front of them from a story."""
        if self.none_of_these.count():
            for fact in self.asked:
                if story.get(fact) == "yes":
                    self.ticks(fact)
            self.presses_none_of_these()
            return
        given = [fact for fact in self.asked if fact in story]
        for fact in given:
            self._answer(fact, story[fact])
        if given:
            self.continues()
        elif self.page.locator("fieldset.again").count():
            for group in self.page.locator("fieldset.again").all():
                group.get_by_label("No", exact=True).check()
            self.continues()
        elif self.page.locator("main button[value=skip]").count():
            self._sends(self.page.locator("main button[value=skip]"))
        else:  # a yes/no question on its own
            self.chooses("No")
            self.continues()

    def _answer(self, fact: str, value: str | list[str]) -> None:
        for one in [value] if isinstance(value, str) else value:
            choice = self.page.locator(f"[id='{fact}-{one}']")
            if choice.count():
                choice.check(force=True)
            else:
                self.page.fill(f"[id='{fact}']", one)


#: what a form of a page is sent as
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def _token(page: str) -> dict[str, str]:
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    return {"csrfmiddlewaretoken": found[1]} if found else {}


def _answers(page: str, asked: list[str], story: Story) -> list[tuple[str, str]]:
    """What this person sends of a page: "None of these", the story's answers, a no, or a skip."""
    pairs = [*_token(page).items(), *(("asked", fact) for fact in asked)]
    rows = 'class="row"' in page
    given = [fact for fact in asked if fact in story]
    for fact in given:
        value = story[fact]
        pairs += [(fact, one) for one in ([value] if isinstance(value, str) else value)]
    if not rows and not given and 'value="skip"' not in page:
        pairs += [(fact, "no") for fact in asked]
        given = asked
    return [*pairs, ("do", "none" if rows else "continue" if given else "skip")]


def _barriers(url: str, theme: str, found: list[dict[str, Any]]) -> str:
    lines = [f"{url} ({theme})"]
    for one in found:
        lines.append(f"{one['id']}: {one['help']}")
        lines += [f"  {node['html'][:160]} {node.get('failureSummary', '')}" for node in one["nodes"][:3]]
    return "\n".join(lines)
