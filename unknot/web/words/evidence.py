"""Sources in words: what was read, and how sure it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from unknot.knowledge.kinds import Knowledge

_CERTAINTY = {
    "high": "high certainty",
    "moderate": "moderate certainty",
    "low": "low certainty",
    "very_low": "very low certainty",
    "none": "no evidence yet",
}


@dataclass(frozen=True, slots=True)
class Source:
    """One source: its citation, what it says, and how sure it is."""

    citation: str
    says: str
    certainty: str


def certainty_words(certainty: str) -> str:
    """Such as "low certainty"."""
    return _CERTAINTY.get(certainty, certainty.replace("_", " "))


def sources_of(knowledge: Knowledge, ids: Iterable[str]) -> tuple[Source, ...]:
    """The named sources, each once, in their order."""
    found = []
    for id_ in dict.fromkeys(ids):
        evidence = knowledge.evidence.get(id_)
        if evidence is not None:
            citation = evidence.citation.rstrip(".")
            found.append(Source(f"{citation}.", evidence.says, certainty_words(evidence.certainty)))
    return tuple(found)
