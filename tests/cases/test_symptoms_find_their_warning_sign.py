"""What people type who have a symptom: the first thing that they see is its warning sign.

``tests/data/symptom_searches.tsv`` was written from the signs alone, before anybody wrote the words by which they are
found. The column ``flags`` names every warning sign that is right to come first, with a "|".
"""

from __future__ import annotations

import csv
import functools
from pathlib import Path

import pytest

from unknot.interop.search import Hit, LibraryIndex, words_of
from unknot.knowledge.reader import shipped_knowledge

TABLE = Path(__file__).parents[1] / "data" / "symptom_searches.tsv"
#: the old, explained trouble is never the answer where the new one may be meant
NEW_TROUBLE = {"RF02", "RF03", "RF04", "RF05"}


@functools.cache
def index() -> LibraryIndex:
    return LibraryIndex(shipped_knowledge())


def typed_and_flags() -> dict[str, frozenset[str]]:
    """What is typed, with the warning signs of which one has to come first."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return {row["typed"]: frozenset(row["flags"].split("|")) for row in rows}


TYPED = typed_and_flags()


def first_hit(typed: str) -> Hit | None:
    return next(iter(index().search(typed).hits), None)


@pytest.mark.parametrize("typed", TYPED)
def test_a_symptom_in_everyday_words_finds_its_warning_sign_first(typed: str) -> None:
    hit = first_hit(typed)
    assert hit is not None
    assert hit.kind == "red_flag"
    assert hit.id in TYPED[typed]


def test_the_table_has_eighty_searches_and_every_warning_sign() -> None:
    assert len(TYPED) == 80
    assert frozenset().union(*TYPED.values()) == frozenset(shipped_knowledge().red_flags)


def test_the_searches_of_the_table_are_not_the_words_of_the_signs() -> None:
    flags = shipped_knowledge().red_flags.values()
    said = {tuple(words_of(words)) for flag in flags for words in (flag.name, flag.watch_for, *flag.said_also)}
    assert [typed for typed in TYPED if tuple(words_of(typed)) in said] == []


def test_every_warning_sign_has_from_four_to_ten_everyday_words() -> None:
    counts = {flag.id: len(flag.said_also) for flag in shipped_knowledge().red_flags.values()}
    assert {flag: count for flag, count in counts.items() if not 4 <= count <= 10} == {}


def test_everyday_words_of_an_urgent_sign_find_a_warning_sign_first() -> None:
    urgent = [flag for flag in shipped_knowledge().red_flags.values() if flag.flag_class == "A"]
    first = {words: first_hit(words) for flag in urgent for words in flag.said_also}
    assert {words: hit for words, hit in first.items() if hit is None or hit.kind != "red_flag"} == {}


@pytest.mark.parametrize(
    "typed",
    [
        "can't control my bladder",
        "no bladder control",
        "lost bladder control",
        "bladder problems",
        "bladder trouble",
        "bladder weakness",
        "bladder",
        "incontinence",
        "leaking pee",
        "can't hold my pee",
        "bowel trouble",
        "can't control my bowels",
        "lost control of bladder and bowel",
        "erection problems",
        "lost sexual feeling",
        "both legs and bladder",
    ],
)
def test_old_explained_trouble_never_comes_before_the_new_one(typed: str) -> None:
    hit = first_hit(typed)
    assert hit is not None
    assert hit.kind == "red_flag"
    assert hit.id in NEW_TROUBLE
