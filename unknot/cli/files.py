"""Files that people hand in, read with kind limits: never more into memory than is sensible."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from unknot.cli.bad_input import BadInput, Fault
from unknot.cli.stories import FaultsError, Story, read_case, read_story
from unknot.knowledge.answers import Facts
from unknot.knowledge.kinds import Knowledge

MEGABYTE = 1_000_000
CASE_AT_MOST = 1 * MEGABYTE
CASES_AT_MOST = 32 * MEGABYTE
LINE_AT_MOST = 1 * MEGABYTE
FAULTS_AT_MOST = 200
STANDARD_INPUT = "-"


def case_from(knowledge: Knowledge, path: str) -> Facts:
    """The facts of the one case in a file, or on standard input for "-"."""
    name = shown_name(path)
    with _opened(path) as file:
        raw = file.read(CASE_AT_MOST + 1)
    if len(raw) > CASE_AT_MOST:
        raise BadInput.one(name, "This is more than 1 MB. One case is a few kilobytes; give one case a file.")
    try:
        return read_case(knowledge, _text(name, raw, 1))
    except FaultsError as faults:
        raise BadInput(faults.within(name)) from None


def stories_from(knowledge: Knowledge, path: str, progress: Callable[[int], None] = lambda _: None) -> list[Story]:
    """Every story of a cases file; raises BadInput with all faults before anything is evaluated."""
    name = shown_name(path)
    _refuse_if_large(path, name)
    stories: list[Story] = []
    faults: list[Fault] = []
    lines: dict[str, int] = {}
    with _opened(path) as file:
        for number, raw in _lines(file, name):
            progress(len(raw))
            if not raw.strip() or len(faults) >= FAULTS_AT_MOST:
                continue
            try:
                stories.append(read_story(knowledge, _text(name, raw, number)))
                faults += _twice(name, stories[-1].id, number, lines)
            except FaultsError as found:
                faults += found.within(name, number - 1)
            except BadInput as found:
                faults += found.faults
    if faults:
        raise BadInput(faults)
    if not stories:
        raise BadInput.one(name, "The file is empty. Put one story a line into it, each a JSON object.")
    return stories


def _refuse_if_large(path: str, name: str) -> None:
    size = Path(path).stat().st_size if path != STANDARD_INPUT and Path(path).is_file() else 0
    if size > CASES_AT_MOST:
        raise _too_large(name, f"is {size / MEGABYTE:.0f} MB")


def _too_large(name: str, says: str) -> BadInput:
    limit = CASES_AT_MOST // MEGABYTE
    return BadInput.one(
        name,
        f"The file {says}; we read at most {limit} MB at a time. "
        f"Split it by lines, for example: split --lines=5000 {name} part-",
    )


def _lines(file: BinaryIO, name: str) -> Iterator[tuple[int, bytes]]:
    """The lines with their numbers; stops kindly at a line or a whole that is too large."""
    total = 0
    for number in range(1, sys.maxsize):
        raw = file.readline(LINE_AT_MOST + 1)
        total += len(raw)
        if not raw:
            return
        if len(raw) > LINE_AT_MOST:
            raise BadInput.one(name, "This line is longer than 1 MB. Write one story a line.", line=number)
        if total > CASES_AT_MOST:
            raise _too_large(name, "is too large")
        yield number, raw


def _twice(name: str, story: str, number: int, lines: dict[str, int]) -> list[Fault]:
    first = lines.setdefault(story, number)
    if first == number:
        return []
    return [Fault(name, number, "id", f'"{story}" also stands on line {first}. Give each story an id of its own.')]


def _text(name: str, raw: bytes, line: int) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line += raw.count(b"\n", 0, error.start)
        raise BadInput.one(name, "This is not UTF-8 text. Save the file as UTF-8.", line=line) from None


def shown_name(path: str) -> str:
    """How messages name a file: its path, or standard input for "-"."""
    return "standard input" if path == STANDARD_INPUT else path


def _opened(path: str) -> BinaryIO:
    if path == STANDARD_INPUT:
        return sys.stdin.buffer
    try:
        return Path(path).open("rb")  # the caller closes it
    except OSError as error:
        raise BadInput.one(path, f"The file cannot be read ({error.strerror}). Check its name and place.") from None
