"""My data, the private calendar and reminders in the browser: out, wiped and in again; made, fetched, ended."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import expect

from tests.journeys.person import THREE_THEMES, Person


def downloads_everything(person: Person) -> Path:
    person.opens("/you")
    with person.page.expect_download() as started:
        person.page.get_by_role("link", name="Download everything").click()
    return Path(started.value.path())


def data_in(file: Path) -> bytes:
    with zipfile.ZipFile(file) as archive:
        return archive.read("data.json")


def checks_in(person: Person) -> None:
    person.opens("/diary/check-in")
    sent = person.page.context.request
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', sent.get("/diary/check-in").text())
    assert token
    form = {"csrfmiddlewaretoken": token[1], "pain": "4", "tightness": "bit_tight", "note": "a word of mine"}
    assert sent.post("/diary/check-in", form=form).ok


def erases_everything(person: Person) -> None:
    person.opens("/you/erase")
    person.presses("Erase everything now")
    assert person.heading == "Everything is erased"


def chooses_the_file(person: Person, content: bytes) -> None:
    person.page.set_input_files("#file", {"name": "unknot.zip", "mimeType": "application/zip", "buffer": content})


def test_all_of_it_out_wiped_and_in_again_is_the_same(person: Person) -> None:
    checks_in(person)
    taken = downloads_everything(person)
    before, content = data_in(taken), taken.read_bytes()
    assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None

    erases_everything(person)
    person.opens("/you")
    person.follows("Bring data in")
    chooses_the_file(person, content)
    person.presses("Bring it in")
    person.sees("1 check-in")

    assert data_in(downloads_everything(person)) == before


def test_data_that_is_here_is_replaced_only_when_told_and_a_strange_file_never(person: Person) -> None:
    checks_in(person)
    content = downloads_everything(person).read_bytes()
    person.opens("/you/import")
    person.sees("There is data here already")
    chooses_the_file(person, content)
    person.presses("Bring it in")
    person.sees("Tick that what is here may be replaced", "Nothing was changed")
    person.meets_no_barrier(themes=THREE_THEMES)

    chooses_the_file(person, b"holiday pictures")
    person.page.get_by_label("Yes, replace what is here").check()
    person.presses("Bring it in")
    person.sees("This is not a file that Unknot made")

    chooses_the_file(person, content)
    person.page.get_by_label("Yes, replace what is here").check()
    person.presses("Bring it in")
    assert person.heading == "Your data is here"
    person.sees("What was here before is kept in")
    person.opens("/you/erase")
    person.sees("Delete the copies too")
    person.meets_no_barrier(themes=THREE_THEMES)


def test_a_private_address_is_made_fetched_and_ended(person: Person) -> None:
    person.opens("/you")
    person.follows("Use your own calendar")
    person.presses("Make the address")
    address = person.page.get_by_label("Copy it now").input_value()
    expect(person.page.get_by_role("button", name="Copy the address")).to_be_visible()
    person.meets_no_barrier(themes=THREE_THEMES)

    with urlopen(address, timeout=20) as answer:
        assert answer.read().startswith(b"BEGIN:VCALENDAR")
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert answer.headers["Set-Cookie"] is None

    person.opens("/you/calendar")
    person.does_not_see(address)
    person.presses("End this address")
    person.sees("The address has ended")
    assert person.page.request.get(address).status == 404


def test_a_reminder_is_set_and_a_night_time_is_refused_kindly(person: Person) -> None:
    person.opens("/you#reminders")
    person.page.get_by_label("Remind me", exact=True).check()
    person.page.locator("#first-at").fill("22:15")
    person.presses("Save reminders")
    person.sees("Choose a time from 8:00, and before 21:00")
    person.meets_no_barrier(themes=THREE_THEMES)

    person.page.locator("#first-at").fill("18:30")
    person.presses("Save reminders")
    person.sees("Saved. Set for 18:30 every day.")


def test_all_of_this_without_scripts(person_without_scripts: Person) -> None:
    person = person_without_scripts
    checks_in(person)
    person.opens("/you")
    person.page.get_by_label("Remind me", exact=True).check()
    person.presses("Save reminders")
    person.sees("Set for 18:00 every day.")

    person.follows("Use your own calendar")
    person.presses("Make the address")
    assert "/calendar/" in person.page.get_by_label("Copy it now").input_value()
    expect(person.page.get_by_role("button", name="Copy the address")).to_be_hidden()
    person.presses("End this address")

    taken = downloads_everything(person)
    person.opens("/you/import")
    chooses_the_file(person, taken.read_bytes())
    person.page.get_by_label("Yes, replace what is here").check()
    person.presses("Bring it in")
    assert person.heading == "Your data is here"
