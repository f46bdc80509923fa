"""Every medical file cites evidence, and every citation is a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from unknot.knowledge.kinds import Knowledge
from unknot.knowledge.problems import Problem, did_you_mean

#: kinds that must cite at least one source
MUST_CITE = (
    "red_flags",
    "contributors",
    "remedies",
    "movements",
    "phases",
    "exclusions",
    "claims",
    "topics",
    "measures",
    "desk",
    "lifting",
    "courses",
    "experiments",
)
MAY_CITE = ("rules",)


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """A problem for each missing or unknown citation."""
    for folder in (*MUST_CITE, *MAY_CITE):
        items: Mapping[str, object] = getattr(knowledge, folder)
        for id_, item in items.items():
            cited: tuple[str, ...] = getattr(item, "evidence")  # noqa: B009
            file = f"{folder}/{id_}.md"
            if not cited and folder in MUST_CITE:
                yield Problem(
                    file, "evidence", "This file cites nothing. Name at least one file of knowledge/evidence/."
                )
            yield from missing_evidence(knowledge, file, "evidence", cited)


def missing_evidence(knowledge: Knowledge, file: str, key: str, cited: Iterable[str]) -> Iterator[Problem]:
    """A problem for each source that is cited and has no file."""
    for source in cited:
        if source not in knowledge.evidence:
            hint = did_you_mean(source, knowledge.evidence)
            yield Problem(file, key, f'No evidence called "{source}".{hint}')
