"""Every fixed word on the pages: plain, kind, and without what must not be said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import unknot.web

WEB = Path(unknot.web.__file__).parent
TEXTS = sorted([*WEB.rglob("*.html"), *WEB.glob("*/words.py"), *WEB.glob("words/*.py"), *WEB.glob("*/steps.py")])
AVOID = (
    "nothing serious|clinically proven|medical grade|safe for everyone|risk score|prevents injury"
    "|worn out|wear and tear|crumbling|slipped out|out of place|never bend|will snap|heal|cure|therapy"
)


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: str(file.relative_to(WEB)))
def test_no_page_says_what_must_not_be_said(file: Path) -> None:
    found = re.findall(rf"\b({AVOID})\b", file.read_text(encoding="utf-8"), re.IGNORECASE)
    assert not found


@pytest.mark.parametrize("file", sorted(WEB.rglob("*.html")), ids=lambda file: str(file.relative_to(WEB)))
def test_no_page_brings_script_or_style_of_its_own(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", text)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", text))


@pytest.mark.parametrize("file", sorted(WEB.rglob("*.html")), ids=lambda file: str(file.relative_to(WEB)))
def test_no_page_asks_another_server_for_anything(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert not re.search(r"(src|href|action)=[\"']?(https?:)?//", text)


def test_no_exclamation_marks_and_no_dashes_for_pauses() -> None:
    for file in WEB.rglob("*.html"):
        words = re.sub(r"<[^>]*>|{[{%#].*?[}%#]}", " ", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert "!" not in words, file
        assert not re.search(r"\s[–—]\s", words), file
