"""The sheet: text that people wrote is text and nothing else, and a gap in the course is a gap."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unknot.interop.report_sheet import MARKS_ON_A_LETTER, plain, runs_of


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b\x07c\x1b[31m", "abc[31m"),
        ("one\r\ntwo\u2028three", "one\ntwo\nthree"),
        ("\u202eevil\u202c \u2066x\u2069\ufeff", "evil x"),
        ("  much \t room  ", "much room"),
        ("\ud800lone", "lone"),
        ('#read("/etc/passwd") *x* <b>', '#read("/etc/passwd") *x* <b>'),
        ("مرحبا \u200fשלום", "مرحبا \u200fשלום"),
    ],
)
def test_what_a_page_cannot_hold_goes_and_the_rest_stays(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_a_tower_of_marks_becomes_a_letter_again() -> None:
    assert len(plain("e" + "\u0316" * 500)) == 1 + MARKS_ON_A_LETTER


def test_a_long_text_is_cut_at_a_word_and_says_so() -> None:
    assert plain("one two three four", 10) == "one two … [shortened]"
    assert plain("W" * 4_000, 300) == "W" * 300 + " … [shortened]"


@given(st.text())
def test_no_text_keeps_a_sign_that_controls(text: str) -> None:
    assert not [sign for sign in plain(text) if sign != "\n" and unicodedata.category(sign) in ("Cc", "Cs", "Co", "Cn")]


@given(st.text())
def test_a_plain_text_stays_as_it_is(text: str) -> None:
    assert plain(plain(text)) == plain(text)


def test_a_day_without_a_number_parts_the_line() -> None:
    assert runs_of([6, 5, None, 4, None, None, 3]) == (((0, 6), (1, 5)), ((3, 4),), ((6, 3),))
    assert runs_of([None, None]) == ()
