"""Delete any one file that something names: the program refuses the rest, and says which file names what is gone.

Tried for every file. What a condition reads is found by the reader, so those files are taken away before it reads:
flags and terms one by one, facts in groups in which no file names another. All other files are taken away one by one
from what was read, and the checks that look at names must speak.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import pytest

from tests.naming import FIELDS, KINDS, REFERENCES, strings, who_names
from unknot.knowledge.checks import CHECKS
from unknot.knowledge.kinds import Knowledge
from unknot.knowledge.problems import KnowledgeError, Problem
from unknot.knowledge.reader import read_folder, read_sources, shipped_folder, shipped_knowledge, whole

KNOWLEDGE = shipped_knowledge()
WHO_NAMES = who_names(KNOWLEDGE)
EVERY_FILE = [f"{folder}/{id_}.md" for folder in KINDS for id_ in getattr(KNOWLEDGE, folder)]
NOBODY_NAMES = [path for path in EVERY_FILE if path not in WHO_NAMES]
#: the checks that look at what a file names; the others look at one file alone
LOOK_AT_NAMES = (
    "ids_exist",
    "references_exist",
    "evidence_exists",
    "cautions_have_a_file",
    "phases_have_a_file",
    "the_program_finds_its_files",
)
#: kinds that conditions name
READ_BY_CONDITIONS = ("questions", "terms", "red_flags")
#: kinds of which no file is idle: each must be named by something
NEVER_IDLE = ("terms", "red_flags", "countries", "lifting")


def named_files(*folders: str) -> list[str]:
    return [path for path in EVERY_FILE if path in WHO_NAMES and path.partition("/")[0] in folders]


# ---------------------------------------------------------------- each file that is named


@pytest.mark.slow
@pytest.mark.parametrize("folder", [kind for kind in KINDS if kind not in READ_BY_CONDITIONS and named_files(kind)])
def test_what_other_files_name_cannot_be_deleted(folder: str) -> None:
    assert [line for path in named_files(folder) for line in unsaid([path], problems_without(path))] == []


@pytest.mark.slow
@pytest.mark.parametrize("folder", ["terms", "red_flags"])
def test_no_term_or_flag_that_is_named_can_be_deleted(folder: str, quick_to_parse: None) -> None:
    assert [line for path in named_files(folder) for line in unsaid([path], reading_without([path]))] == []


@pytest.mark.slow
def test_no_fact_that_is_named_can_be_deleted(quick_to_parse: None) -> None:
    groups = apart(named_files("questions"))
    assert [line for group in groups for line in unsaid(group, reading_without(group))] == []


def test_every_file_that_is_named_is_tried() -> None:
    tried = named_files(*(kind for kind in KINDS if kind not in READ_BY_CONDITIONS))
    tried += [path for group in apart(named_files("questions")) for path in group]
    tried += named_files("terms", "red_flags")
    assert sorted(tried) == sorted(path for path in EVERY_FILE if path in WHO_NAMES)
    assert len(tried) > 900


# ---------------------------------------------------------------- the rest


def test_files_that_nothing_names_are_known(record_property: Callable[[str, object], None]) -> None:
    """They are what a person or a clinician looks up; deleting one leaves no gap in another file."""
    count = Counter(path.partition("/")[0] for path in NOBODY_NAMES)
    record_property("named by nothing", "\n".join(NOBODY_NAMES))
    assert count["cases"] == len(KNOWLEDGE.cases) > 0
    assert [kind for kind in NEVER_IDLE if count[kind]] == []


def test_no_other_field_holds_ids() -> None:
    """A new field whose every text is the id of a file must be added to ``FIELDS``, and a check must look at it."""
    texts: dict[tuple[str, str], set[str]] = {}
    for kind in KINDS:
        for item in getattr(KNOWLEDGE, kind).values():
            for field, text in strings(item):
                if field not in (*FIELDS, *REFERENCES, "id") and text and not text.isdigit():
                    texts.setdefault((kind, field), set()).add(text)
    ids = {kind: set(getattr(KNOWLEDGE, kind)) for kind in KINDS if kind != "figures"}
    assert [(place, kind) for place, found in texts.items() for kind in ids if found <= ids[kind]] == []


# ---------------------------------------------------------------- the test itself


@pytest.mark.parametrize(
    ("path", "check"),
    [
        ("evidence/nice_ng59.md", "evidence_exists"),
        ("contributors/muscle_spasm.md", "ids_exist"),
        ("exclusions/FI.md", "cautions_have_a_file"),
        ("phases/calm.md", "phases_have_a_file"),
        ("lifting/revised_niosh.md", "the_program_finds_its_files"),
    ],
)
def test_this_test_notices_a_check_that_stopped_looking(path: str, check: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert unsaid([path], problems_without(path)) == []
    monkeypatch.setitem(CHECKS, check, lambda _: iter(()))
    assert unsaid([path], problems_without(path)) != []


@pytest.mark.slow
@pytest.mark.parametrize("path", ["evidence/nice_ng59.md", "countries/gb.md", "questions/fever.md", "measures/nrs.md"])
def test_the_whole_reader_says_it_too(path: str, quick_to_parse: None) -> None:
    assert unsaid([path], reading_without([path])) == []


# ---------------------------------------------------------------- mechanics


def unsaid(gone: Iterable[str], problems: Iterable[Problem]) -> list[str]:
    """Each file that names one of those gone, and does not stand in a problem together with its id."""
    by_file: dict[str, str] = {}
    for problem in problems:
        by_file[problem.file] = f"{by_file.get(problem.file, '')} {problem.key} {problem.message}"
    return [
        f"{path} is gone, and nothing says that {namer} names it"
        for path in gone
        for namer in sorted(WHO_NAMES[path])
        if not said(by_file, path, namer)
    ]


def said(by_file: dict[str, str], path: str, namer: str) -> bool:
    id_ = path.partition("/")[2].removesuffix(".md")
    if namer.startswith("unknot/"):  # a part of the program: the message stands with the file that is gone
        return namer in by_file.get(path, "")
    return re.search(rf"\b{re.escape(id_)}\b", by_file.get(namer, "")) is not None


def problems_without(path: str) -> list[Problem]:
    folder, _, file = path.partition("/")
    left = {id_: item for id_, item in getattr(KNOWLEDGE, folder).items() if f"{id_}.md" != file}
    return checked(replace(KNOWLEDGE, **{folder: left}))


def checked(knowledge: Knowledge) -> list[Problem]:
    return [problem for check in LOOK_AT_NAMES for problem in CHECKS[check](knowledge)]


@functools.cache
def sources() -> dict[str, str]:
    return read_folder(shipped_folder())


def reading_without(paths: Iterable[str]) -> tuple[Problem, ...]:
    left = {path: text for path, text in sources().items() if path not in set(paths)}
    try:
        read_sources(left)
    except KnowledgeError as error:
        return error.problems
    return ()


def apart(paths: list[str]) -> list[list[str]]:
    """The paths in groups, none of which holds a file together with one that names it."""
    groups: list[list[str]] = []
    for path in paths:
        for group in groups:
            if not any(path in WHO_NAMES[other] or other in WHO_NAMES[path] for other in group):
                group.append(path)
                break
        else:
            groups.append([path])
    return groups


@pytest.fixture(scope="module")
def quick_to_parse() -> Iterator[None]:
    """The same text is parsed once; all else of the reader runs anew each time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(whole, "split_header", functools.cache(whole.split_header))
        patch.setattr(whole, "read_header", functools.cache(whole.read_header))
        yield
