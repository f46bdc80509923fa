"""What is wrong with a file, said so that its author knows what to do."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault: the file, the key within it, and what to do about it."""

    file: str
    key: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}: {self.key}" if self.key else self.file
        return f"{place}: {self.message}"


class KnowledgeError(Exception):
    """The knowledge cannot be used; ``problems`` lists every fault found, not just the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint naming the closest known word, or "" when nothing is close."""
    close = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f' Did you mean "{close[0]}"?' if close else ""


def missing(file: str, key: str, named: Iterable[str], known: Mapping[str, object], what: str) -> Iterator[Problem]:
    """A problem for each id that a file names and that is not known; ``what`` says of which kind it should be."""
    for id_ in named:
        if id_ not in known:
            yield Problem(file, key, f'No {what} called "{id_}".{did_you_mean(id_, known)} Ids are file names.')
