"""Every link leads somewhere: between the papers, between the pages, and none from the knowledge to the outside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.words import reading
from unknot.web.urls import urlpatterns

ROOT = reading.ROOT
PAPERS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "unknot").rglob("*.md")])
NAMES = {str(pattern.name) for pattern in urlpatterns}
#: addresses that a text of the knowledge may hold: file, address
OUTSIDE: set[tuple[str, str]] = set()

_CODE = re.compile(r"^(```|~~~).*?^\1|`[^`\n]*`", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)|^\[[^\]]+\]:\s*(\S+)", re.MULTILINE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_ADDRESS = re.compile(r"\b(?:https?|ftp|mailto):\S+|\bwww\.\S+|\]\([^)]*\)|<a\s", re.IGNORECASE)
_URL = re.compile(r"\burl\(\s*([^(),]*)")
_NAME = re.compile(r"[\"']([^\"']*)[\"']")
_COMPARED = re.compile(r"[=!]=\s*[\"'][^\"']*[\"']")
_TURNS = re.compile(r"\b(?:redirect|reverse)\(\s*[\"']([a-z_]+)[\"']")


def links(text: str) -> Iterator[str]:
    """The targets of the links in a Markdown text, code left out."""
    for inline, reference in _LINK.findall(_CODE.sub("", text)):
        yield inline or reference


def anchors(text: str) -> set[str]:
    """The names that a heading or an id gives to a place in a Markdown text."""
    text = re.sub(r"^(```|~~~).*?^\1", "", text, flags=re.DOTALL | re.MULTILINE)
    named = set(re.findall(r"\b(?:id|name)=\"([^\"]+)\"", text))
    for heading in re.findall(r"^#{1,6}\s+(.+?)\s*#*$", text, re.MULTILINE):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
        slug = re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")
        tries = (slug, *(f"{slug}-{again}" for again in range(1, 99)))
        named.add(next(name for name in tries if name not in named))
    return named


def broken(paper: Path) -> Iterator[str]:
    """The links of one paper that lead nowhere."""
    text = paper.read_text(encoding="utf-8")
    for link in links(text):
        if _ELSEWHERE.match(link):
            continue
        path, _, anchor = link.partition("#")
        target = paper.parent / path if path else paper
        if not target.exists():
            yield f"{link}: no such file"
        elif anchor and anchor not in anchors(target.read_text(encoding="utf-8")):
            yield f"{link}: no such heading"


def unknown_pages(template: str) -> list[str]:
    """The page names of a template that the map of pages lacks; a name that is put together must begin as one does."""
    return [
        name
        for first in _URL.findall(re.sub(r"{#.*?#}", "", template, flags=re.DOTALL))
        for name in _NAME.findall(_COMPARED.sub("", first))
        if not any(known == name or ("~" in first and known.startswith(name)) for known in NAMES)
    ]


def _name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("paper", PAPERS, ids=_name)
def test_the_links_of_a_paper_lead_somewhere(paper: Path) -> None:
    assert list(broken(paper)) == []


def test_the_headings_of_a_paper_are_its_places(tmp_path: Path) -> None:
    paper = tmp_path / "paper.md"
    paper.write_text(
        "# One, two\n```\n[no](x.md)\n# no\n```\n## The `end`\n## The end\n"
        "[a](#one-two) [b](#the-end-1) [c](paper.md#the-end) [d](#no) [e](other.md) `[f](y.md)` [g](https://x.example)\n"
    )

    assert list(broken(paper)) == ["#no: no such heading", "other.md: no such file"]


@pytest.mark.parametrize("file", sorted(reading.WEB.rglob("*.html")), ids=_name)
def test_a_template_names_pages_that_exist(file: Path) -> None:
    assert unknown_pages(file.read_text(encoding="utf-8")) == []


def test_a_page_name_is_read_in_each_way_of_writing_it() -> None:
    template = (
        "{{ url('today') }} {{ url('x' if a == 'b' else 'plan') }} {{ url('learn_' ~ kind, id) }} {{ url('no_' ~ a) }}"
    )

    assert unknown_pages(template) == ["x", "no_"]


@pytest.mark.parametrize("file", sorted(reading.WEB.rglob("*.py")), ids=_name)
def test_a_module_names_pages_that_exist(file: Path) -> None:
    assert set(_TURNS.findall(file.read_text(encoding="utf-8"))) <= NAMES


def test_the_knowledge_sends_nobody_to_the_outside() -> None:
    folders = [folder for folder in (ROOT / "knowledge").iterdir() if folder.is_dir() and folder.name != "evidence"]
    found = {
        (_name(file), address)
        for folder in folders
        for file in folder.rglob("*.md")
        for address in _ADDRESS.findall(file.read_text(encoding="utf-8"))
    }

    assert found <= OUTSIDE
