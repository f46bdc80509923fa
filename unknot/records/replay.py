"""Work out a stored result again: the same knowledge and answers give the same result, or we say what changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from unknot.core.contributors import rank
from unknot.core.plan import make
from unknot.core.triage import assess
from unknot.core.values import Assessment, Plan, RankedContributor
from unknot.interop import as_json
from unknot.knowledge.answers import Facts
from unknot.knowledge.kinds import Knowledge
from unknot.knowledge.reader import read_kept
from unknot.records import models
from unknot.records.knowledge_store import kept_sources
from unknot.records.queries import stored_result
from unknot.records.versions import program_version


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that one check comes to."""

    assessment: Assessment
    contributors: tuple[RankedContributor, ...]
    plan: Plan


@dataclass(frozen=True, slots=True)
class FileChange:
    """A knowledge file that is not what it was; ``how``: added | removed | changed."""

    path: str
    how: str


@dataclass(frozen=True, slots=True)
class Replay:
    """What came of working out a stored result again.

    ``same``: with the content it was made with, the result is the same. ``differences`` are the paths to
    what is not. ``same_now``: the content of today gives the same result too. ``files`` names
    what changed between the two contents.
    """

    same: bool
    differences: tuple[str, ...]
    same_now: bool
    files: tuple[FileChange, ...]
    made_with: str
    now: str
    made_by_program: str
    program: str


def work_out(knowledge: Knowledge, facts: Facts, at: datetime, on: date) -> Outcome:
    """Assessment, contributors and plan from what is known: the one way, for new results and for replays."""
    assessment = assess(knowledge, facts, at)
    contributors = rank(knowledge, facts, assessment)
    return Outcome(assessment, contributors, make(knowledge, assessment, contributors, facts, on))


def replay(person: models.Person, result_id: int, knowledge: Knowledge) -> Replay:
    """Work out one stored result again, with its own content and with the content of today.

    Raises ResultNotFound, KnowledgeNotKept, or KnowledgeError when this program cannot read the old content.
    """
    row = stored_result(person, result_id)
    old = knowledge if row.knowledge_id == knowledge.version else read_kept(kept_sources(row.knowledge_id))
    with_old = _again(row, old)
    with_new = with_old if old is knowledge else _again(row, knowledge)
    differences = tuple(differing(row.result, with_old))
    return Replay(
        same=not differences,
        differences=differences,
        same_now=with_new == row.result,
        files=tuple(changed_files(old.file_hashes, knowledge.file_hashes)),
        made_with=row.knowledge_id,
        now=knowledge.version,
        made_by_program=row.program_version,
        program=program_version(),
    )


def changed_files(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[FileChange]:
    """What differs between two contents, by the hashes of their files."""
    for path in sorted({*before, *after}):
        if path not in before:
            yield FileChange(path, "added")
        elif path not in after:
            yield FileChange(path, "removed")
        elif before[path] != after[path]:
            yield FileChange(path, "changed")


def differing(before: Any, after: Any, where: str = "") -> Iterator[str]:
    """The paths to the parts of two JSON values that are not the same."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in sorted({*before, *after}):
            inside = f"{where}.{key}" if where else key
            yield from differing(before.get(key), after.get(key), inside)
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for index, pair in enumerate(zip(before, after, strict=True)):
            yield from differing(*pair, f"{where}[{index}]")
    elif before != after:
        yield where


def _again(row: models.StoredResult, knowledge: Knowledge) -> dict[str, Any]:
    """The result that these answers come to by this knowledge, as JSON."""
    outcome = work_out(knowledge, as_json.facts_from_json(row.answers), row.at, row.on)
    return dict(as_json.outcome_to_json(outcome.assessment, outcome.contributors, outcome.plan))
