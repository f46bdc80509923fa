"""Which knowledge file names which other file, read from the values and not from the checks.

A file names another where a field holds its id (``FIELDS``), where a reference such as ``remedy:walking`` leads to it
(``REFERENCES``), or where a condition reads a fact, a term or a flag. The citations of the clinical reference (``K04``,
``RF11`` in ``reference``) name a part of that reference and no file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass

from unknot.knowledge.checks.references_exist import FOLDER_OF
from unknot.knowledge.checks.the_program_finds_its_files import LOOKED_UP
from unknot.knowledge.conditions import (
    All,
    Always,
    Any,
    AtLeast,
    AtMost,
    Condition,
    Count,
    FlagMet,
    FlagsMet,
    FlagsNotSure,
    HasValue,
    IsNo,
    IsNotSure,
    IsYes,
    NoneOf,
    Term,
    parts,
)
from unknot.knowledge.figure_kinds import Figure
from unknot.knowledge.kinds import Knowledge, Question

KINDS = (
    *("questions", "terms", "red_flags", "rules", "contributors", "remedies", "movements", "phases", "exclusions"),
    *("countries", "evidence", "cases", "measures", "experiments", "topics", "claims", "desk", "lifting", "figures"),
)
#: a field that holds ids: the folders in which they may lie
FIELDS: Mapping[str, tuple[str, ...]] = {
    "evidence": ("evidence",),
    "fits": ("contributors",),
    "contributor": ("contributors",),
    "remedies": ("remedies",),
    "remedy": ("remedies",),
    "movements": ("movements",),
    "default_movements": ("movements",),
    "regress_to": ("movements",),
    "progress_to": ("movements",),
    "phases": ("phases",),
    "doses": ("phases",),
    "dose_by_phase": ("phases",),
    "cautions": ("exclusions",),
    "changes": ("remedies", "movements", "exclusions"),
    "plan_has": ("remedies", "movements"),
    "plan_lacks": ("remedies", "movements"),
    "because": ("red_flags", "rules"),
    "implies": ("questions",),
    "ask_first": ("questions",),
    "facts": ("questions",),
    "outcome": ("measures",),
    "variant_of": ("figures",),
}
#: a field that holds references with their kind before the colon
REFERENCES = ("about", "instead", "safety")
CONDITIONS = (
    *(All, Always, Any, AtLeast, AtMost, Count, FlagMet, FlagsMet, FlagsNotSure),
    *(HasValue, IsNo, IsNotSure, IsYes, NoneOf, Term),
)
Named = tuple[str, str]  # folder and id


def who_names(knowledge: Knowledge) -> dict[str, set[str]]:
    """For each file that something names, the files that name it."""
    found: dict[str, set[str]] = defaultdict(set)
    for folder in KINDS:
        for id_, item in getattr(knowledge, folder).items():
            for other, named in _in_file(knowledge, item):
                found[f"{other}/{named}.md"].add(f"{folder}/{id_}.md")
    for (folder, id_), part in LOOKED_UP.items():
        found[f"{folder}/{id_}.md"].add(part)
    return {path: names - {path} for path, names in found.items() if names - {path}}


def strings(value: object, field: str = "") -> Iterator[tuple[str, str]]:
    """Every text inside a value with the field that holds it, less what stands in conditions."""
    if isinstance(value, CONDITIONS):
        return
    if isinstance(value, str):
        yield field, value
    elif is_dataclass(value):
        for inner in fields(value):
            yield from strings(getattr(value, inner.name), inner.name)
    elif isinstance(value, Mapping):
        for key, inner_value in value.items():
            yield field, key
            yield from () if isinstance(inner_value, str) else strings(inner_value)
    elif isinstance(value, Iterable):
        for part in value:
            yield from strings(part, field)


def _in_file(knowledge: Knowledge, item: object) -> Iterator[Named]:
    for field, text in strings(item):
        if field in FIELDS and text:
            yield from _by_id(knowledge, text, FIELDS[field])
        elif field in REFERENCES:
            kind, _, id_ = text.partition(":")
            yield FOLDER_OF[kind], id_
    for condition in _conditions(item):
        yield from _in_condition(condition)
    if isinstance(item, Question) and item.id == "country":
        yield from (("countries", option.value) for option in item.options)
    if isinstance(item, Figure) and item.id in knowledge.movements:
        yield "movements", item.id


def _by_id(knowledge: Knowledge, id_: str, folders: tuple[str, ...]) -> Iterator[Named]:
    """Where an id leads; not when it leads to two files, for then one of them may go."""
    found = [folder for folder in folders if id_ in getattr(knowledge, folder)]
    if len(found) == 1:
        yield found[0], id_


def _conditions(value: object) -> Iterator[Condition]:
    if isinstance(value, CONDITIONS):
        yield value
    elif is_dataclass(value):
        for inner in fields(value):
            yield from _conditions(getattr(value, inner.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from _conditions(part)


def _in_condition(condition: Condition) -> Iterator[Named]:
    """What a condition names itself; what a term means is named by the term's own file."""
    match condition:
        case Term(name, _):
            yield "terms", name
            return
        case FlagMet(flag, _):
            yield "red_flags", flag
        case FlagsMet(_, _, _, _, but_not):
            yield from (("red_flags", flag) for flag in but_not)
        case IsYes(fact) | IsNo(fact) | IsNotSure(fact) | HasValue(fact, _) | AtLeast(fact, _) | AtMost(fact, _):
            yield "questions", fact
    for part in parts(condition):
        yield from _in_condition(part)
