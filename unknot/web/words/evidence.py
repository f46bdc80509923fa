"""Sources in words: what was read, and how sure it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from unknot.knowledge.kinds import Knowledge
from unknot.web.words.dates import date_words

_CERTAINTY = {
    "high": "high certainty",
    "moderate": "moderate certainty",
    "low": "low certainty",
    "very_low": "very low certainty",
    "none": "no evidence yet",
}
_READ = {
    "opened": "Opened and read, as noted on",
    "from_knowledge": "Cited from knowledge of the field, not opened again, as noted on",
    "design_decision": "A careful rule of this program, as of",
}


@dataclass(frozen=True, slots=True)
class Source:
    """One source: its id, its citation, what it says, how sure it is, and how and when it was read."""

    id: str
    citation: str
    says: str
    certainty: str
    read: str


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
            read = f"{_READ[evidence.read_as]} {date_words(evidence.review.on)}"
            found.append(Source(id_, f"{citation}.", evidence.says, certainty_words(evidence.certainty), read))
    return tuple(found)
