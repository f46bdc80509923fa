"""A page to take to an appointment: chosen, looked at, printed alone, saved as a PDF, also without scripts."""

from __future__ import annotations

import io
from pathlib import Path

from playwright.sync_api import expect
from pypdf import PdfReader

from tests.journeys.person import Person
from tests.journeys.stories import PLAIN_STRAIN


def test_the_sheet_follows_the_form_is_printed_alone_and_comes_as_a_pdf(person: Person) -> None:
    person.has_been_through_the_check(PLAIN_STRAIN)
    person.opens("/report")
    person.meets_no_barrier()
    sheet = person.page.locator("#sheet")
    expect(sheet).to_contain_text("Entered by the person. Not a diagnosis.")
    expect(sheet).to_contain_text("Lower back, left; lower back, right.")

    person.page.fill("#ask", "Can I go back to lifting?")
    expect(sheet).to_contain_text("Can I go back to lifting?")
    person.page.get_by_label("What it is like now").uncheck()
    expect(sheet).not_to_contain_text("Lower back, left")

    printed = PdfReader(io.BytesIO(person.page.pdf(prefer_css_page_size=True)))
    words = printed.pages[0].extract_text()
    assert len(printed.pages) == 1
    assert "Back pain summary" in words
    assert "Save as PDF" not in words
    assert round(float(printed.pages[0].mediabox.width)) in range(594, 597)  # A4

    with person.page.expect_download() as coming:
        person.page.get_by_role("button", name="Save as PDF").click()
    assert coming.value.suggested_filename.startswith("summary-")
    pages = PdfReader(io.BytesIO(Path(coming.value.path()).read_bytes())).pages
    assert len(pages) == 1
    assert "Can I go back to lifting?" in pages[0].extract_text()


def test_without_scripts_the_button_shows_the_page(person_without_scripts: Person) -> None:
    person = person_without_scripts
    person.opens("/report")
    person.page.fill("#ask", "What may I do?")
    person.page.select_option("#paper", "us-letter")
    person.presses("Show the page")

    person.is_at("/report#sheet")
    expect(person.page.locator("#sheet")).to_contain_text("What may I do?")
    expect(person.page.locator("#sheet.us-letter")).to_have_count(1)
    expect(person.page.get_by_role("button", name="Print this page")).to_be_hidden()
    person.page.set_viewport_size({"width": 320, "height": 640})
    assert person.page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    person.page.fill("#born", "84")
    person.presses("Show the page")
    expect(person.page.get_by_role("alert")).to_contain_text("Give a year such as")
