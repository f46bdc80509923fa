"""Nothing is left out: all that consumer articles name, all claims, and every name of the vocabulary has its file."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from unknot.cli import coverage
from unknot.cli.tables import page
from unknot.knowledge.checks.references_exist import FOLDER_OF
from unknot.knowledge.kinds import Claim, Knowledge
from unknot.knowledge.reader import shipped_folder, shipped_knowledge

ROOT = Path(__file__).parents[2]
VOCABULARY = ROOT / "tests/data/vocabulary"
KNOWLEDGE = shipped_knowledge()
ITEMS = coverage.items()


def listed(name: str) -> list[str]:
    """The ids of one list of the vocabulary, in its order."""
    lines = (VOCABULARY / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [line.split("\t")[0] for line in lines]


# ---------------------------------------------------------------- what articles say


def test_the_list_is_that_of_the_vocabulary() -> None:
    ours = (ROOT / "unknot/cli/data/seed_coverage.tsv").read_bytes()
    assert ours == (VOCABULARY / "seed-coverage.tsv").read_bytes()


def test_389_of_389_items_are_covered() -> None:
    assert [item.id for item in ITEMS] == [f"S{n:03d}" for n in range(1, 390)]
    assert list(coverage.gaps(ITEMS, coverage.in_knowledge(KNOWLEDGE))) == []


def test_few_items_are_no_advice_and_each_says_why() -> None:
    reasons = [ref for item in ITEMS for ref in item.covered_by if ref.startswith("not_advice:")]
    assert 0 < len(reasons) < 10
    assert all(len(reason.removeprefix("not_advice:").split()) > 3 for reason in reasons)


def test_an_item_leads_to_files_of_several_kinds() -> None:
    kinds = Counter(ref.partition(":")[0] for item in ITEMS for ref in item.covered_by)
    assert set(kinds) - {"not_advice"} <= set(FOLDER_OF)
    assert len(kinds) >= 7


@pytest.mark.parametrize(
    ("covered_by", "says"),
    [
        ("", "nothing covers this item"),
        ("remedy:no_such", "remedy:no_such leads to no file"),
        ("topic:heat_and_cold|claim:999", "claim:999 leads to no file"),
        ("remedys:walking", "begins with no kind of knowledge"),
        ("not_advice:", "say why this is no advice"),
    ],
)
def test_a_gap_is_told(covered_by: str, says: str) -> None:
    items = coverage.read_items(f"seed\titem\tcovered_by\nS001\tA thing\t{covered_by}\n")
    assert [says in gap for gap in coverage.gaps(items, coverage.in_knowledge(KNOWLEDGE))] == [True]


def test_a_renamed_file_leaves_a_gap(tmp_path: Path) -> None:
    copy = Path(shutil.copytree(shipped_folder(), tmp_path / "knowledge"))
    assert list(coverage.gaps(ITEMS, in_folder(copy))) == []
    (copy / "remedies" / "walking.md").rename(copy / "remedies" / "strolling.md")
    found = list(coverage.gaps(ITEMS, in_folder(copy)))
    assert found
    assert all("remedy:walking leads to no file" in gap for gap in found)


def in_folder(root: Path) -> Callable[[str, str], bool]:
    return lambda folder, id_: (root / folder / f"{id_}.md").is_file()


def test_the_page_shows_every_item_and_where_it_is_answered() -> None:
    text = page(KNOWLEDGE, "coverage")
    assert all(f"\n| {item.id} | " in text for item in ITEMS)
    assert f"contributor `sciatica_nerve_root`: {KNOWLEDGE.contributors['sciatica_nerve_root'].name}" in text


# ---------------------------------------------------------------- claims


def test_all_145_claims_are_there() -> None:
    assert sorted(KNOWLEDGE.claims) == [f"{n:03d}" for n in range(1, 146)]
    said = {ref.removeprefix("claim:") for item in ITEMS for ref in item.covered_by if ref.startswith("claim:")}
    assert said == set(KNOWLEDGE.claims), "each comes from an item of an article"


@pytest.mark.parametrize("claim", KNOWLEDGE.claims.values(), ids=lambda claim: claim.id)
def test_a_claim_is_quoted_answered_and_sourced(claim: Claim) -> None:
    assert claim.quote.strip()
    assert claim.fact.strip()
    assert claim.evidence
    assert set(claim.evidence) <= set(KNOWLEDGE.evidence)
    assert {view.evidence for view in claim.views} <= set(KNOWLEDGE.evidence)


# ---------------------------------------------------------------- the vocabulary


@pytest.mark.parametrize(
    ("name", "folder", "count"),
    [
        ("topics", "topics", 28),
        ("remedies", "remedies", 106),
        ("movements", "movements", 66),
        ("contributors", "contributors", 91),
        ("facts", "questions", 208),
    ],
)
def test_every_name_of_the_vocabulary_has_its_file(name: str, folder: str, count: int) -> None:
    ids = listed(name)
    assert len(ids) == count
    assert [id_ for id_ in ids if id_ not in getattr(KNOWLEDGE, folder)] == []


def test_every_fact_keeps_its_type() -> None:
    lines = (VOCABULARY / "facts.tsv").read_text(encoding="utf-8").splitlines()[1:]
    types = {line.split("\t")[0]: line.split("\t")[2] for line in lines}
    assert {fact: KNOWLEDGE.questions[fact].type for fact in types} == types


def test_nothing_is_both_covered_and_unknown_to_the_reader(knowledge: Knowledge) -> None:
    named = {ref.partition(":")[::2] for item in ITEMS for ref in item.covered_by if not ref.startswith("not_advice")}
    assert all(f"{FOLDER_OF[kind]}/{id_}.md" in knowledge.file_hashes for kind, id_ in named)
