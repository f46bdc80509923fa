"""The PDF: one page, tagged, the same words as the sheet, and safe whatever somebody wrote."""

from __future__ import annotations

import hashlib
import io
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import page as pdf_checker
import pypdfium2  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from tests.unit.interop.reports import LAST, at
from unknot.interop import report_pdf
from unknot.interop.report_pdf import NO_GLYPH, NO_GLYPH_NOTE, OURS, NoTypst, pdf_of
from unknot.interop.report_sheet import (
    PAPERS,
    Cell,
    Chart,
    Lines,
    Pairs,
    Section,
    Sheet,
    Table,
    data_of,
    plain,
    runs_of,
)

HOSTILE = (
    '#read("/etc/passwd") #panic() *bold* _it_ `raw` $x^2$ @ref <label> \\ [#] {} // /* = - + "quotes"',
    "مرحبا بالعالم שלום",
    "😀 👩‍👩‍👧 🏴󠁧󠁢󠁳󠁣󠁴󠁿",
    "漢字 ไทย हिन्दी",
    "W" * 4_000,
    "word " * 800,
    "e" + "\u0301" * 400,
    "a\x00b\x07c\x1b[31m\u202ed\ufeff",
)


def a_sheet(*lines: str, **more: Any) -> Sheet:
    """A small sheet with each kind of part, and these lines."""
    chart = Chart(
        5, runs_of([6, 5, None, 4, 3]), ((0, "26 Oct"), (4, "30 Oct")), (1,), (4, 3), "Pain.", "Pain: 6 5 4 3."
    )
    table = Table(("Measure", "Last"), ((Cell("Roland-Morris", "0 to 24"), Cell("6", "22 Nov")),), ("A note.",))
    parts = (Pairs((("Where", "Lower back"),)), chart, table, Lines(lines or ("A line.",), "Label:"))
    usual: dict[str, Any] = {
        "title": "Back pain summary",
        "who": "Sam, born 1984",
        "dates": "26 Oct to 22 Nov 2026",
        "statement": "Entered by the person. Not a diagnosis.",
        "sections": (Section("now", "What it is like now", parts),),
        "foot": ("The foot.",),
        "running": "Back pain summary",
    }
    return Sheet(**{**usual, **more})


def read(sheet: Sheet) -> PdfReader:
    return PdfReader(io.BytesIO(pdf_of(sheet, at(LAST))))


def text_of(reader: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in reader.pages).replace("\u200b", "")


# ---------------------------------------------------------------- accessible


def test_the_machine_finds_no_fault_by_pdf_ua_1() -> None:
    report = pdf_checker.validate_pdf_bytes(pdf_of(a_sheet(), at(LAST)), profile=pdf_checker.ValidationProfile.PDF_UA_1)

    assert [(one.rule_id, one.message) for one in report.failures] == []
    assert report.rules.total > 100


def test_it_is_tagged_named_and_in_a_language() -> None:
    root: Any = read(a_sheet()).trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/StructTreeRoot"]["/K"]
    assert read(a_sheet()).metadata.title == "Back pain summary, Sam, born 1984"  # type: ignore[union-attr]


def test_headings_tables_and_the_drawing_are_tagged_for_what_they_are() -> None:
    root: Any = read(a_sheet()).trailer["/Root"]
    tags = list(tags_of(root["/StructTreeRoot"]))
    kinds = [kind for kind, _ in tags]

    assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/Figure"} <= set(kinds)
    assert [alt for kind, alt in tags if kind == "/Figure"] == ["Pain: 6 5 4 3."]


def tags_of(node: Any) -> Iterator[tuple[str, str]]:
    node = node.get_object()
    if isinstance(node, list):
        for part in node:
            yield from tags_of(part)
    elif isinstance(node, dict):
        if "/S" in node:
            yield node["/S"], str(node.get("/Alt", ""))
        if "/K" in node:
            yield from tags_of(node["/K"])


def test_the_words_come_in_the_order_of_the_sheet() -> None:
    text = text_of(read(a_sheet("First words.", "Second words.")))
    wanted = [
        "Back pain summary",
        "Sam",
        "Not a diagnosis",
        "Where",
        "Lower back",
        "Pain.",
        "Roland-Morris",
        "First words",
    ]
    wanted += ["Second words", "The foot", "Page 1 of 1"]

    assert [text.index(words) for words in wanted] == sorted(text.index(words) for words in wanted)


# ---------------------------------------------------------------- whatever somebody wrote


@pytest.mark.parametrize("written", HOSTILE, ids=[str(n) for n in range(len(HOSTILE))])
def test_what_somebody_wrote_is_printed_as_text_and_stays_on_the_page(written: str) -> None:
    reader = read(a_sheet(plain(written), who=plain(written, 80), sections=(whole_of(plain(written)),)))

    assert 1 <= len(reader.pages) <= 4
    for page in reader.pages:
        stray = [x for x in ends_of(page) if not 0 <= x <= float(page.mediabox.width)]
        assert stray == []


def whole_of(words: str) -> Section:
    """The words in every place where somebody's words can stand."""
    return Section(
        "all", "All", (Lines((words,)), Pairs(((words[:200], words),)), Table(("A",), ((Cell("1"),),), (words,)))
    )


def ends_of(page: Any) -> list[float]:
    """Where each piece of text begins, from the left edge."""
    found: list[float] = []
    page.extract_text(visitor_text=lambda text, _cm, tm, *_: found.append(float(tm[4])) if text.strip() else None)
    return found


def test_no_line_runs_over_the_edge_of_the_paper() -> None:
    document = pypdfium2.PdfDocument(pdf_of(a_sheet("W" * 4_000, "i" * 4_000), at(LAST)))
    for page in document:
        words = page.get_textpage()
        right = max(words.get_charbox(n)[2] for n in range(words.count_chars()))
        assert right < page.get_width() - 40


def test_markup_is_printed_and_not_run() -> None:
    assert '#read("/etc/passwd") *bold*' in text_of(read(a_sheet('#read("/etc/passwd") *bold*')))


def test_a_sign_that_nothing_can_draw_is_a_box_and_the_foot_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    real = report_pdf._fonts
    monkeypatch.setattr(report_pdf, "_fonts", lambda own_only: real(True))  # a machine without any font
    text = text_of(read(a_sheet("before 漢 after")))

    assert f"before {NO_GLYPH} after" in text
    assert NO_GLYPH_NOTE in text


def test_our_own_fonts_draw_every_sign_that_they_are_said_to() -> None:
    ours = [sign for code in range(0x20, 0x2600) if re.fullmatch(f"[{OURS}]", sign := chr(code))]

    assert len(ours) > 500
    report_pdf._compile(data_of(a_sheet(" ".join(ours))), at(LAST), own_fonts_only=True)  # or it raises


@settings(max_examples=25)
@given(st.text(max_size=300))
def test_any_text_makes_a_pdf(text: str) -> None:
    assert pdf_of(a_sheet(plain(text), who=plain(text, 80)), at(LAST)).startswith(b"%PDF")


# ---------------------------------------------------------------- made here and now


def test_the_same_sheet_and_moment_give_the_same_bytes() -> None:
    assert pdf_of(a_sheet(), at(LAST)) == pdf_of(a_sheet(), at(LAST))


@pytest.mark.parametrize(("paper", "width"), [*zip(PAPERS, (595, 612), strict=True)])
def test_the_paper_is_the_chosen_one(paper: str, width: int) -> None:
    assert round(float(read(replace(a_sheet(), paper=paper)).pages[0].mediabox.width)) == width


def test_without_typst_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_pdf, "find_spec", lambda name: None)

    assert not report_pdf.can_make()
    with pytest.raises(NoTypst):
        pdf_of(a_sheet(), at(LAST))


def test_typst_is_only_loaded_when_a_pdf_is_made() -> None:
    code = "import sys, unknot.interop.report_pdf as r; r.can_make(); sys.exit('typst' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_fonts_are_the_files_that_their_list_names() -> None:
    folder = report_pdf._folder() / "report_fonts"
    listed = dict(
        re.findall(r"^\| `(\S+\.ttf)` .* `([0-9a-f]{64})` \|$", (folder / "README.md").read_text(), re.MULTILINE)
    )

    assert listed == {font.name: hashlib.sha256(font.read_bytes()).hexdigest() for font in folder.glob("*.ttf")}
