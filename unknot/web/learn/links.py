"""References such as ``remedy:walking`` as links: where they lead and what stands on them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.urls import reverse

from unknot.knowledge.checks.references_exist import FOLDER_OF
from unknot.knowledge.kinds import Knowledge

KIND_WORDS = {
    "claim": "Read elsewhere",
    "topic": "Question",
    "remedy": "Remedy",
    "movement": "Movement",
    "contributor": "Possible contributor",
    "red_flag": "Warning sign",
    "desk": "Desk and car",
    "lifting": "Lifting",
    "exclusion": "Care",
    "rule": "Rule",
}
#: kinds with a page of their own, and the name of its address
PAGES = {
    "claim": "learn_claim",
    "topic": "learn_topic",
    "remedy": "learn_remedy",
    "movement": "learn_movement",
    "contributor": "learn_contributor",
}
_NAMES: Mapping[str, Callable[[Knowledge, str], str]] = {
    "claim": lambda knowledge, id_: f"“{knowledge.claims[id_].quote}”",
    "topic": lambda knowledge, id_: knowledge.topics[id_].question,
    "remedy": lambda knowledge, id_: knowledge.remedies[id_].name,
    "movement": lambda knowledge, id_: knowledge.movements[id_].name,
    "contributor": lambda knowledge, id_: knowledge.contributors[id_].name,
    "red_flag": lambda knowledge, id_: knowledge.red_flags[id_].name,
    "desk": lambda knowledge, id_: knowledge.desk[id_].name,
    "lifting": lambda knowledge, id_: knowledge.lifting[id_].name,
    "exclusion": lambda knowledge, id_: knowledge.exclusions[id_].name,
    "rule": lambda knowledge, id_: knowledge.rules[id_].name,
}


@dataclass(frozen=True, slots=True)
class Link:
    """Where a reference leads: the kind in words, the name on it, the address, and one line about it."""

    kind: str
    name: str
    address: str
    line: str = ""


def address_of(kind: str, id_: str) -> str:
    """The page of a thing; what has none of its own stands on a page with others."""
    if kind in PAGES:
        return reverse(PAGES[kind], args=[id_])
    if kind == "desk":
        return f"{reverse('learn_desk')}#{id_}"
    return reverse("learn_lifting") if kind == "lifting" else reverse("help")


def link(knowledge: Knowledge, reference: str) -> Link:
    """A reference as a link; the knowledge has been checked, so it leads somewhere."""
    kind, _, id_ = reference.partition(":")
    return Link(
        KIND_WORDS.get(kind, ""), _NAMES[kind](knowledge, id_), address_of(kind, id_), line_of(knowledge, kind, id_)
    )


def links(knowledge: Knowledge, references: Iterable[str]) -> tuple[Link, ...]:
    """Several references as links, each once; kinds that have no name of their own are left out."""
    return tuple(link(knowledge, ref) for ref in dict.fromkeys(references) if ref.partition(":")[0] in _NAMES)


def line_of(knowledge: Knowledge, kind: str, id_: str) -> str:
    """One line about a thing, for lists."""
    match kind:
        case "claim":
            return knowledge.claims[id_].fact
        case "topic":
            return knowledge.topics[id_].short
        case "remedy":
            return knowledge.remedies[id_].summary
        case "movement":
            return knowledge.movements[id_].summary
        case "contributor":
            return knowledge.contributors[id_].summary
        case "red_flag":
            return knowledge.red_flags[id_].watch_for or knowledge.red_flags[id_].why
        case "desk":
            return knowledge.desk[id_].look
        case _:
            return ""


@lru_cache(maxsize=4)
def _mentions(knowledge: Knowledge) -> Mapping[str, tuple[str, ...]]:
    """For every reference, the claims and topics that are about it."""
    found: dict[str, list[str]] = {}
    for claim in knowledge.claims.values():
        for reference in claim.about:
            found.setdefault(reference, []).append(f"claim:{claim.id}")
    for topic in knowledge.topics.values():
        for reference in topic.about:
            found.setdefault(reference, []).append(f"topic:{topic.id}")
    return {reference: tuple(names) for reference, names in found.items()}


def mentioned_by(knowledge: Knowledge, reference: str, kind: str) -> tuple[str, ...]:
    """The claims or topics about a thing, as references."""
    return tuple(name for name in _mentions(knowledge).get(reference, ()) if name.startswith(f"{kind}:"))


@lru_cache(maxsize=4)
def _citing(knowledge: Knowledge) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for kind in _NAMES:
        for id_, item in getattr(knowledge, FOLDER_OF[kind]).items():
            for source in item.evidence:
                found.setdefault(source, []).append(f"{kind}:{id_}")
    return {source: tuple(names) for source, names in found.items()}


def used_by(knowledge: Knowledge, source: str) -> tuple[str, ...]:
    """Everything that cites a source, as references."""
    return _citing(knowledge).get(source, ())
