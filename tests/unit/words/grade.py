"""The Flesch-Kincaid grade of a text: the school year that can read it.

textstat reckons it, with the syllables of a hyphenation list, which misses some ("medicine" counts as one). So the
same sum is done with groups of vowels too, and the higher of the two counts. In the second sum a few medical names
count as two syllables (``medical_words.txt`` says which, and why).
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from pathlib import Path

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # textstat still looks up its own place the old way
    import textstat  # type: ignore[import-untyped]

textstat.set_lang("en_US")  # of the two Englishes the one whose list misses fewer syllables

_CODES = re.compile(r"\b[a-z0-9]+_[a-z0-9_]+\b|\b[A-Z]{1,2}\d+\w*\b")
_NUMBERS = re.compile(r"[-–+]?\d+(?:[.,:/–]\d+)*\s*(?:°\s?[CF]\b|°|%|(?:cm|mm|km|m|kg|g|mg|ml|lb|in|ft)\b(?!\s))?")
#: vowels that are said; a last e is silent, and so is the e of most words in -ed and -es
_SILENT = re.compile(r"(?<=[aeiouy][^aeiouy])e$|(?<=[^aeiouytdl])e(?=d$)|(?<=[^aeiouysczxgh])e(?=s$)")
_VOWELS = re.compile(r"[aeiouy]+")


_NAMES = {
    line
    for line in Path(__file__).with_name("medical_words.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
}


def words_alone(text: str) -> str:
    """The text without numbers, their units and the names of files."""
    return " ".join(_NUMBERS.sub(" ", _CODES.sub(" ", text)).split())


def sentences(lines: Iterable[str]) -> str:
    """One text of all lines; a heading or point that ends without a stop gets one, as a reader pauses there."""
    plain = (words_alone(line).rstrip(' ,;:)”"') for line in lines)
    return " ".join(line if line.endswith((".", "?", "!")) else f"{line}." for line in plain if line)


def syllables(word: str) -> int:
    """The groups of vowels in a word, at least one; two in a medical name."""
    if word.lower() in _NAMES:
        return 2
    return max(1, len(_VOWELS.findall(_SILENT.sub("", word.lower()))))


def count(lines: Iterable[str]) -> int:
    """How many words the lines have, numbers aside."""
    return int(textstat.lexicon_count(sentences(lines)))


def grade(lines: Iterable[str]) -> float:
    """The grade of all lines together."""
    text = sentences(lines)
    words = re.findall(r"[^\W\d_](?:[\w'’-]*\w)?", text)
    by_vowels = (
        0.39 * len(words) / textstat.sentence_count(text) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    )
    return round(max(float(by_vowels), float(textstat.flesch_kincaid_grade(text))), 1)
