"""The house's words: none of the words that ``docs/reference/house-words.md`` leaves alone, and every measure twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pytest

from tests.unit.words import reading
from unknot.knowledge.reader import shipped_knowledge

TABLES = reading.ROOT / "docs" / "reference" / "house-words.md"
MARKS = {
    "an exclamation mark": r"!",
    "a dash for a pause": r"\s[-–—]\s|—",
    "a % sign": r"\d\s?%",
}
#: a number with its unit, and what must stand behind it in brackets
MEASURES = {
    "°C": r"\d °F",
    "cm": r"(?:\d in|inch(?:es)?)",
    "metres?": r"(?:\d ft|feet)",
    "km": r"miles?",
    "kg": r"\d lb",
}


@dataclass(frozen=True)
class Row:
    """What is not said, what is said, and the phrases in which it is right after all."""

    wrong: tuple[str, ...]
    right: str
    except_in: tuple[str, ...]

    def found(self, text: str) -> str:
        """The first wrong phrase of a text, or nothing."""
        if not any(_core(phrase) in text.lower() for phrase in self.wrong):
            return ""  # nearly every text, and quickly
        for phrase in self.except_in:
            text = _pattern(phrase).sub("…", text)
        return next((hit.group() for phrase in self.wrong if (hit := _pattern(phrase).search(text))), "")


@cache
def _core(phrase: str) -> str:
    """What every text with the phrase holds."""
    return max(phrase.lower().split("*"), key=len)


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    """Whole words; ``*`` is any part of a word."""
    body = re.escape(phrase).replace(r"\*", r"\w*")
    start, end = (r"\b" if phrase[edge].isalnum() else "" for edge in (0, -1))
    return re.compile(start + body + end, re.IGNORECASE)


def rows(page: str) -> Iterator[Row]:
    """The rows of all tables of the page, less their heads."""
    for line in page.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("|") and len(cells) == 4 and cells[0] != "not" and set(cells[0]) != {"-"}:
            wrong, right, _, except_in = ([part.strip() for part in cell.split(" / ") if part] for cell in cells)
            yield Row(tuple(wrong), " / ".join(right), tuple(except_in))


@cache
def house_rows() -> tuple[Row, ...]:
    return tuple(rows(TABLES.read_text(encoding="utf-8")))


def slips(lines: reading.Lines) -> list[str]:
    """Every line that says what the house does not say."""
    return [
        f'{file}: "{wrong}": say "{row.right}": {line}'
        for file, texts in lines.items()
        for row in house_rows()
        if row.found("\n".join(texts))
        for line in texts
        if (wrong := row.found(line))
    ]


def marks(lines: reading.Lines) -> list[str]:
    """Every line with a mark that does not belong in it."""
    return [
        f"{file}: {name}: {line}"
        for file, texts in lines.items()
        for line in texts
        for name, mark in MARKS.items()
        if re.search(mark, line)
    ]


def one_sided(text: str) -> list[str]:
    """The measures of a text that lack the other unit in brackets."""
    return [
        found.group()
        for unit, other in MEASURES.items()
        for found in re.finditer(rf"[\d.]+\s?{unit}(?!\w)(?!\s?\([^)]*{other}\b)", text)
    ]


def listed(found: list[str]) -> str:
    """All of them, one a line, as pytest would cut a list short."""
    return "\n" + "\n".join(found)


def test_the_list_of_words_is_read() -> None:
    assert len(house_rows()) > 40
    assert all(row.wrong and row.right for row in house_rows())


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("You can utilise a towel.", "utilise"),
        ("Warmth will heal it.", "heal"),
        ("Your health counts.", ""),
        ("Simply lie down.", "Simply"),
        ("A diagnosis is near.", "diagnosis"),
        ("Possible contributors, not a diagnosis.", ""),
        ("Organize your day.", "Organize"),
        ("The size of the effect is small.", ""),
        ("That disc is worn out.", "worn out"),
    ],
)
def test_a_wrong_word_is_met_and_a_right_one_is_not(text: str, wrong: str) -> None:
    assert next(filter(None, (row.found(text) for row in house_rows())), "") == wrong


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("Keep it at 40 °C.", ["40 °C"]),
        ("Keep it at 37 to 39 °C (99 to 102 °F), never over 40 °C (104 °F).", []),
        ("Within 25 cm of your body.", ["25 cm"]),
        ("Within 25 cm (10 inches) of your body, 2 to 5 kg (4 to 11 lb).", []),
        ("Walk 20 metres.", ["20 metres"]),
    ],
)
def test_a_measure_without_its_other_unit_is_met(text: str, lacking: list[str]) -> None:
    assert one_sided(text) == lacking


def test_the_pages_speak_in_our_words() -> None:
    found = slips(reading.interface())

    assert not found, listed(found)


def test_the_knowledge_speaks_in_our_words() -> None:
    found = slips(reading.knowledge_for_people())

    assert not found, listed(found)


def test_no_marks_that_shout_or_pause() -> None:
    found = marks({**reading.interface(), **reading.knowledge_for_people()})

    assert not found, listed(found)


def test_every_measure_is_told_in_both_units() -> None:
    lacking = [
        f"{file}: {measure}: {line}"
        for file, lines in {**reading.interface(), **reading.knowledge_for_people()}.items()
        for line in lines
        if not file.startswith("knowledge/desk/")
        for measure in one_sided(line)
    ]

    assert not lacking, listed(lacking)


def test_a_point_about_the_desk_has_both_units() -> None:
    for point in shipped_knowledge().desk.values():
        assert ("inches" in point.comfort_us) == (" cm" in point.comfort), point.id
        assert one_sided(f"{point.look} {point.if_not} {point.body}") == [], point.id
