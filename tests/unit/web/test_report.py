"""The report's pages: what is on the sheet, what stays private, and that page and PDF say the same."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from pypdf import PdfReader

from tests.unit.interop.reports import FIRST, LAST, PAINS, a_day, a_report, a_told, at, rmdq, with_notes
from tests.unit.web.conftest import Walker
from unknot.core.diary import Diary, Harm
from unknot.core.values import Reason
from unknot.interop import report_pdf
from unknot.interop.report import Check, report_of
from unknot.interop.report_sheet import Pairs, Sheet, data_of
from unknot.knowledge.answers import YesNo
from unknot.knowledge.kinds import Knowledge
from unknot.knowledge.levels import CareLevel
from unknot.records import actions, diary_actions, queries
from unknot.records.models import Preference
from unknot.web.report.choice import Choice, from_kept, read_choice, to_kept, usual
from unknot.web.report.words import Made, sheet_of
from unknot.web.words.numbers import numbers_of

BERLIN = ZoneInfo("Europe/Berlin")
HOSTILE = '#read("/etc/passwd") <script>alert(1)</script> 😀 مرحبا \x1b[31m'
CHOICE = Choice(FIRST, LAST, "Sam", "1984", ask="Can I lift at work?\nFor how long?")


def sheet(knowledge: Knowledge, choice: Choice = CHOICE, **told: object) -> Sheet:
    made = Made(at(LAST, 18, 30), "0.1.0", knowledge, numbers_of(knowledge.countries["gb"]))
    return sheet_of(a_report(knowledge, **told), choice, made)


def rows(of: Sheet, section: str) -> dict[str, str]:
    """The pairs of one section."""
    parts = next(one.parts for one in of.sections if one.id == section)
    return {name: words for part in parts if isinstance(part, Pairs) for name, words in part.rows}


def all_words(of: Sheet) -> str:
    return str(data_of(of))


# ---------------------------------------------------------------- the words of the sheet


def test_a_changed_warning_sign_stands_with_both_times(knowledge: Knowledge) -> None:
    said = rows(sheet(knowledge), "safety")["Changed"]

    assert "yes on 3 Nov at 9:12, then no on 3 Nov at 9:20, as the first answer was a mistake." in said


def test_the_safety_check_cannot_be_ticked_off(knowledge: Knowledge) -> None:
    bare = sheet(knowledge, replace(CHOICE, sections=frozenset(), ask=""))

    assert [section.id for section in bare.sections] == ["safety"]


def test_a_more_urgent_result_within_the_dates_stands_with_its_answers(knowledge: Knowledge) -> None:
    last = a_told(knowledge).checks[0]
    reasons = (Reason("fact", "saddle_numbness", YesNo.YES),)
    urgent = replace(last.assessment, care_level=CareLevel.EMERGENCY, action="", reasons=reasons)
    said = rows(sheet(knowledge, checks=(Check(at(FIRST), urgent), last)), "safety")

    assert said["Last result"].startswith("At home")
    assert said["Most urgent"].startswith("Emergency: Call 999 or go to A&E now (26 Oct at 9:12). New numbness")


def test_who_examined_when_and_what_was_advised(knowledge: Knowledge) -> None:
    said = rows(sheet(knowledge), "safety")["Examined"]

    assert said == "A doctor, 4 Nov. Advised: exercise may start. Noted 4 Nov at 17:05."


def test_without_any_check_the_sheet_says_so(knowledge: Knowledge) -> None:
    assert rows(sheet(knowledge, checks=()), "safety")["Last result"] == "No safety check was finished by 22 Nov."


def test_mood_and_notes_are_private_until_they_are_ticked(knowledge: Knowledge) -> None:
    told = with_notes(a_told(knowledge), ["My own words"])
    values = report_of(knowledge, told, FIRST, LAST)
    made = Made(at(LAST), "0.1.0", knowledge, numbers_of(knowledge.countries["gb"]))
    unticked = all_words(sheet_of(values, CHOICE, made))
    ticked = all_words(sheet_of(values, replace(CHOICE, sections=CHOICE.sections | {"mood", "notes"}), made))

    assert "PHQ-2" not in unticked
    assert "My own words" not in unticked
    assert "PHQ-2" in ticked
    assert "My own words" in ticked


def test_an_empty_section_says_that_nothing_was_entered(knowledge: Knowledge) -> None:
    assert "Nothing was entered in these dates." in all_words(sheet(knowledge, diary=Diary(), filled=()))


def test_the_sheet_says_that_no_clinician_has_read_the_content(knowledge: Knowledge) -> None:
    assert "The content of this program has not been reviewed by a clinician." in sheet(knowledge).foot


def test_four_weeks_fit_on_one_page_of_either_paper(knowledge: Knowledge) -> None:
    for paper in ("a4", "us-letter"):
        made = report_pdf.pdf_of(sheet(knowledge, replace(CHOICE, paper=paper)), at(LAST))
        assert len(PdfReader(io.BytesIO(made)).pages) == 1


def test_everything_ticked_and_much_said_fits_on_two(knowledge: Knowledge) -> None:
    words = "word " * 800
    told = replace(with_notes(a_told(knowledge), [words] * 9), harms=(Harm(LAST, "", words, 3, 6, "hours"),) * 9)
    choice = replace(CHOICE, sections=CHOICE.sections | {"mood", "notes"}, ask="word " * 200)
    made = Made(at(LAST), "0.1.0", knowledge, numbers_of(knowledge.countries["gb"]))
    pdf = report_pdf.pdf_of(sheet_of(report_of(knowledge, told, FIRST, LAST), choice, made), at(LAST))

    assert len(PdfReader(io.BytesIO(pdf)).pages) == 2


# ---------------------------------------------------------------- the choice


def test_days_that_end_today_go_on_with_the_days(now: datetime) -> None:
    today = now.date()
    kept = to_kept(usual(today), today)

    assert from_kept(kept, today + timedelta(3)) == usual(today + timedelta(3))


def test_other_days_stay_where_they_are(now: datetime) -> None:
    kept = to_kept(CHOICE, now.date())

    assert from_kept(kept, now.date() + timedelta(9)) == CHOICE


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("first", ""),
        ("first", "2020-01-01"),
        ("last", "2026-10-01"),
        ("last", "2030-01-01"),
        ("born", "84"),
        ("born", "٢٠٠٠"),
        ("name", "n" * 81),
        ("ask", "a" * 1_001),
    ],
)
def test_what_cannot_be_is_told_kindly(field: str, value: str) -> None:
    sent = {"first": "2026-10-26", "last": "2026-11-22", field: value}
    read = read_choice(sent, [], date(2026, 11, 24))

    assert not isinstance(read, Choice)
    assert field in read.errors


@pytest.mark.parametrize("kept", [None, 7, {}, {"days": "many", "first": "x"}, {"days": 28, "sections": 3}])
def test_a_choice_that_cannot_be_read_any_more_is_the_usual_one(kept: object) -> None:
    assert from_kept(kept, LAST) == usual(LAST)


# ---------------------------------------------------------------- the pages


def has_four_weeks(walker: Walker, knowledge: Knowledge) -> None:
    """A check, four weeks of diary, measures and a harm, told by the one person at home."""
    walker.begin()
    walker.walk({"radiates_to_leg": "yes", "intensity_0_10": "4", "duration_days": "3"})
    walker.send("/check/answers")
    moment = datetime.now(UTC)
    person, move = actions.local_person(moment), moment.astimezone(BERLIN).date() - LAST
    for n, pain in enumerate(PAINS):
        if pain is not None:
            day = replace(a_day(n, pain), on=FIRST + timedelta(n) + move, filled_late=False, note=HOSTILE)
            diary_actions.record_check_in(person, uuid4(), day, over=None, at=moment, zone=BERLIN)
    for one in (rmdq(11, FIRST + move), rmdq(6, LAST + move)):
        diary_actions.record_measure(person, uuid4(), one, at=moment, zone=BERLIN, knowledge=knowledge)
    harm = Harm(LAST + move, "movement:cat_cow", HOSTILE, 4, 7, "hours")
    diary_actions.record_harm(person, uuid4(), harm, at=moment, zone=BERLIN, knowledge=knowledge)


def sends(walker: Walker, **fields: str | list[str]) -> str:
    """Send the form with all sections and hostile words, and return where it leads."""
    today = datetime.now(UTC).astimezone(BERLIN).date()
    usual_fields: dict[str, str | list[str]] = {
        "first": (today - timedelta(27)).isoformat(),
        "last": today.isoformat(),
        "name": f"Sam {HOSTILE}",
        "born": "1984",
        "ask": HOSTILE,
        "paper": "a4",
        "sections": ["now", "course", "measures", "sleep", "medicines", "tried", "mood", "notes"],
        "do": "show",
    }
    answer = walker.send("/report", **{**usual_fields, **fields})
    return answer.headers.get("Location", str(answer.status_code))


def numbers_in(words: str) -> list[str]:
    return sorted(re.findall(r"\d+(?:[.:]\d+)?", words))


def words_of_page(page: str) -> str:
    """The text of the sheet on the page, tags gone."""
    body = page.split('<article class="sheet', 1)[1].split("</article>", 1)[0]
    return html.unescape(re.sub(r"<[^>]*>", " ", body.split(">", 1)[1]))


def words_of_pdf(pdf: bytes) -> str:
    """The text of all pages, less what runs along their feet."""
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).replace("\u200b", "")
    return re.sub(r"Back pain summary, Sam.*(?:\n.*)?\n?\s*Page \d of \d", "", text)


def test_page_and_pdf_carry_the_same_numbers(walker: Walker, knowledge: Knowledge) -> None:
    has_four_weeks(walker, knowledge)
    sends(walker)
    page, pdf = words_of_page(walker.get("/report")), words_of_pdf(walker.client.get("/report.pdf").content)

    assert numbers_in(pdf) == numbers_in(page)
    assert len(numbers_in(page)) > 80


def test_hostile_words_are_text_on_the_page_and_in_the_pdf(walker: Walker, knowledge: Knowledge) -> None:
    has_four_weeks(walker, knowledge)
    sends(walker)

    assert "<script>alert" not in walker.get("/report")
    assert '#read("/etc/passwd") <script>alert(1)</script>' in words_of_pdf(walker.client.get("/report.pdf").content)


def test_no_address_holds_a_word_of_what_was_chosen(walker: Walker) -> None:
    assert sends(walker) == "/report#sheet"
    assert sends(walker, do="pdf") == "/report.pdf"


def test_the_pdf_has_a_neutral_name_and_no_browser_keeps_it(walker: Walker) -> None:
    answer = walker.client.get("/report.pdf")

    assert re.fullmatch(r'attachment; filename="summary-\d{4}-\d\d-\d\d\.pdf"', answer.headers["Content-Disposition"])
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Cache-Control"] == "no-store"
    assert walker.client.get("/report").headers["Cache-Control"] == "no-store"


def test_without_typst_the_page_offers_to_print_and_nothing_breaks(
    walker: Walker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report_pdf, "find_spec", lambda name: None)
    page = walker.get("/report")

    assert "Save as PDF" not in page
    assert "Print this page" in page
    assert walker.client.get("/report.pdf").headers["Location"] == "/report"


def test_somebody_new_gets_a_sheet_that_says_that_there_is_nothing_yet(walker: Walker) -> None:
    page = words_of_page(walker.get("/report"))

    assert "No safety check was finished by" in page
    assert "Nothing was entered in these dates." in page


def test_a_form_with_a_mistake_is_shown_again_and_nothing_is_kept(walker: Walker) -> None:
    assert sends(walker, born="84") == "422"
    person = actions.local_person(datetime.now(UTC))
    assert queries.preference(person, "report") is None


def test_the_same_choice_is_kept_once(walker: Walker) -> None:
    sends(walker)
    sends(walker)
    person = actions.local_person(datetime.now(UTC))
    assert len([row for row in Preference.objects.filter(person=person) if row.name == "report"]) == 1


def test_looking_while_the_form_is_filled_in_keeps_nothing(walker: Walker) -> None:
    today = datetime.now(UTC).date().isoformat()
    sent = {"first": today, "last": today, "ask": "Only a look"}
    answer = walker.client.post("/report/sheet", sent)

    assert "Only a look" in answer.content.decode()
    assert queries.preference(actions.local_person(datetime.now(UTC)), "report") is None
    assert walker.client.post("/report/sheet", {**sent, "last": ""}).status_code == 422


def test_sending_needs_a_token(db: None) -> None:
    assert Client(HTTP_HOST="127.0.0.1", enforce_csrf_checks=True).post("/report/sheet").status_code == 403


def test_time_passes_and_the_dates_follow(walker: Walker, later: Callable[[timedelta], None]) -> None:
    sends(walker)
    later(timedelta(5))

    assert (datetime.now(UTC) + timedelta(5)).date().isoformat() in walker.get("/report")
