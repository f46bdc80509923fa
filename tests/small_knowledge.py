"""The shipped knowledge as texts, changed where a test needs it, and what the reader then says."""

from __future__ import annotations

from unknot.knowledge.checks import flags_and_rules_are_complete
from unknot.knowledge.kinds import Knowledge
from unknot.knowledge.reader import KnowledgeError, read_folder, read_sources, shipped_folder

REVIEWED = "reviewed: {on: 2026-11-24, by: unreviewed, again_by: 2027-11-24}"


def shipped_sources(**changes: str | None) -> dict[str, str]:
    """The shipped files, with some replaced (path with __ for / and no .md) or, for None, left out."""
    sources = read_folder(shipped_folder())
    for name, text in changes.items():
        path = name.replace("__", "/") + ".md"
        if text is None:
            del sources[path]
        else:
            sources[path] = text
    return sources


def edited(path: str, old: str, new: str) -> dict[str, str]:
    """The shipped files with one passage of one file replaced; the passage must be there once or more."""
    sources = read_folder(shipped_folder())
    assert old in sources[path], f"{path} no longer holds {old!r}"
    sources[path] = sources[path].replace(old, new)
    return sources


def problems_of(sources: dict[str, str]) -> list[str]:
    """What the reader says of these files, one text a problem; empty when it accepts them."""
    try:
        read_sources(sources)
    except KnowledgeError as error:
        return [str(problem) for problem in error.problems]
    return []


def is_only_incomplete(problem: str) -> bool:
    """Whether a problem just says that a needed file is not in a small test knowledge."""
    return "needed for safety" in problem


__all__ = ["REVIEWED", "Knowledge", "edited", "flags_and_rules_are_complete", "problems_of", "shipped_sources"]
