"""What people type who believe an unsafe claim: its refusal is the first thing that they see.

``tests/data/unsafe_claim_searches.tsv`` was written from the claims alone, before anybody looked at the words by which
they are found: ten ways to put each claim, and four with typos. The column ``claim`` may name several, with a "|".
"""

from __future__ import annotations

import csv
import functools
from collections import defaultdict
from pathlib import Path

import pytest

from unknot.interop.search import Hit, LibraryIndex
from unknot.knowledge.reader import shipped_knowledge

TABLE = Path(__file__).parents[1] / "data" / "unsafe_claim_searches.tsv"


@functools.cache
def index() -> LibraryIndex:
    return LibraryIndex(shipped_knowledge())


def typed_for_each_claim() -> dict[str, list[tuple[str, str]]]:
    """What is typed, and its kind, for each cell of the column ``claim``."""
    rows: dict[str, list[tuple[str, str]]] = defaultdict(list)
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            rows[row["claim"]].append((row["typed"], row["kind"]))
    return rows


TYPED = typed_for_each_claim()


def first_hit(typed: str) -> Hit | None:
    return next(iter(index().search(typed).hits), None)


@pytest.mark.parametrize("cell", TYPED)
def test_the_refusal_comes_first_however_the_claim_is_put(cell: str) -> None:
    first = {typed: first_hit(typed) for typed, _ in TYPED[cell]}
    wanted = {("claim", claim) for claim in cell.split("|")}
    assert {typed: hit for typed, hit in first.items() if hit is None or (hit.kind, hit.id) not in wanted} == {}


@pytest.mark.parametrize("cell", TYPED)
def test_the_claims_of_the_table_are_refused_as_unsafe(cell: str) -> None:
    assert {shipped_knowledge().claims[claim].verdict for claim in cell.split("|")} == {"unsafe"}


def test_every_unsafe_claim_has_its_row_in_ten_ways_and_four_with_typos() -> None:
    kinds: dict[str, list[str]] = defaultdict(list)
    for cell, rows in TYPED.items():
        for claim in cell.split("|"):
            kinds[claim] += [kind for _, kind in rows]
    unsafe = {claim.id for claim in shipped_knowledge().claims.values() if claim.verdict == "unsafe"}
    assert set(kinds) == unsafe
    assert all(of.count("phrase") >= 10 and of.count("typo") >= 4 for of in kinds.values()), kinds
