"""How hard our words are to read: grade 6 at most on the pages, 8 on medical pages, 20 words in a sentence."""

from __future__ import annotations

import re

import pytest

from tests.unit.words import reading
from tests.unit.words.grade import count, grade, sentences, syllables, words_alone

PAGES_AT_MOST = 6.0
MEDICAL_AT_MOST = 8.0
#: a text shorter than this says little about how it reads
LEAST = {"pages": 30, "questions": 20, "medical": 40}
WORDS_IN_A_SENTENCE = 20


def too_hard(lines: reading.Lines, *, least: int, at_most: float) -> list[str]:
    """The files whose grade is over the limit, with it."""
    grades = {file: grade(texts) for file, texts in lines.items() if count(texts) >= least}
    assert grades, "no text was found to be read"
    return [f"{file} reads at grade {reached}, over {at_most}" for file, reached in grades.items() if reached > at_most]


def too_long(lines: reading.Lines) -> list[str]:
    """The sentences with more words than one can hold."""
    return [
        f"{file}: {words} words: {sentence}"
        for file, texts in lines.items()
        for line in texts
        for sentence in re.split(r"(?<=[.?!])\s+", line)
        if (words := len(words_alone(sentence).split())) > WORDS_IN_A_SENTENCE
    ]


def listed(found: list[str]) -> str:
    """All of them, one a line, as pytest would cut a list short."""
    return "\n" + "\n".join(found)


@pytest.mark.parametrize(
    ("word", "expected"),
    [("muscle", 2), ("use", 1), ("named", 1), ("wanted", 2), ("medicine", 3), ("boxes", 2), ("the", 1), ("times", 1)],
)
def test_syllables_are_heard_as_people_say_them(word: str, expected: int) -> None:
    assert syllables(word) == expected


def test_numbers_units_and_ids_are_no_words() -> None:
    assert words_alone("Keep it at 37 to 39 °C (99 °F), see heat_pad and RF01. It was 33. It is 5.5.") == (
        "Keep it at to ( ), see and . It was . It is ."
    )


def test_a_heading_is_a_sentence_of_its_own() -> None:
    assert sentences(["Heat and cold", "Warm, not hot."]) == "Heat and cold. Warm, not hot."


def test_a_hard_text_has_a_higher_grade_than_a_plain_one() -> None:
    assert grade(["Put something warm on the sore part for a while. Then move a little."]) < 3
    assert grade(["Individualised rehabilitation necessitates multidisciplinary collaboration and evaluation."]) > 12


def test_the_pages_read_at_grade_6() -> None:
    found = too_hard(reading.interface(), least=LEAST["pages"], at_most=PAGES_AT_MOST)

    assert not found, listed(found)


def test_the_questions_read_at_grade_6() -> None:
    found = too_hard(reading.questions(), least=LEAST["questions"], at_most=PAGES_AT_MOST)

    assert not found, listed(found)


@pytest.mark.parametrize("folder", reading.SHOWN)
def test_medical_pages_read_at_grade_8(folder: str) -> None:
    found = too_hard(reading.of_folder(folder, reading.SHOWN[folder]), least=LEAST["medical"], at_most=MEDICAL_AT_MOST)

    assert not found, listed(found)


def test_no_sentence_is_long() -> None:
    found = too_long({**reading.interface(), **reading.knowledge_for_people()})

    assert not found, listed(found)
