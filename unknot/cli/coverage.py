"""What consumer articles say about backs, item by item, and which file answers each. Pure.

``data/seed_coverage.tsv`` lists the items of five such articles. Each is answered by knowledge files, named by
reference as in ``remedy:walking``, or is no advice at all (``not_advice:`` and why).
"""

from __future__ import annotations

import functools
import importlib.resources
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from unknot.knowledge.checks.references_exist import FOLDER_OF
from unknot.knowledge.kinds import Knowledge

NOT_ADVICE = "not_advice"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that an article says, and what covers it."""

    id: str
    says: str
    covered_by: tuple[str, ...]


@functools.cache
def items() -> tuple[Item, ...]:
    """The items that come with the program, in their order."""
    text = importlib.resources.files("unknot.cli").joinpath("data/seed_coverage.tsv").read_text(encoding="utf-8")
    return read_items(text)


def read_items(text: str) -> tuple[Item, ...]:
    """The items of a table: id, what is said, and references with ``|`` between them."""
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return tuple(Item(id_, says, tuple(filter(None, covered.split("|")))) for id_, says, covered in rows)


def in_knowledge(knowledge: Knowledge) -> Callable[[str, str], bool]:
    """Whether a folder of this knowledge holds an id."""
    return lambda folder, id_: id_ in getattr(knowledge, folder)


def gaps(of: Iterable[Item], has: Callable[[str, str], bool]) -> Iterator[str]:
    """Each item that nothing covers, and each reference that leads to no file."""
    for item in of:
        if not item.covered_by:
            yield f"{item.id}: nothing covers this item."
        for reference in item.covered_by:
            kind, _, rest = reference.partition(":")
            if kind == NOT_ADVICE:
                yield from () if rest.strip() else (f"{item.id}: say why this is no advice.",)
            elif kind not in FOLDER_OF:
                yield f'{item.id}: "{reference}" begins with no kind of knowledge.'
            elif not has(FOLDER_OF[kind], rest):
                yield f"{item.id}: {reference} leads to no file."
