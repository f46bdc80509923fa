"""What is wrong with an input, said so that its author knows what to do. Exit code 2."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import IO, Any

import click

BAD_INPUT = 2
SHOWN_AT_MOST = 20


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: the file, the line (0 when there is none), the key, and what to do about it."""

    file: str
    line: int
    key: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}, line {self.line}" if self.line else self.file
        return f"{place}: {self.key}: {self.message}" if self.key else f"{place}: {self.message}"


def listed(faults: Sequence[Fault]) -> str:
    """The faults one a line, the first twenty of them, and how many more there are."""
    lines = [str(fault) for fault in faults[:SHOWN_AT_MOST]]
    more = len(faults) - len(lines)
    return "\n".join([*lines, f"... and {more} more."] if more else lines)


class BadInput(click.ClickException):
    """The input cannot be used; every fault found is told at once, and nothing was done with it."""

    exit_code = BAD_INPUT

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(listed(self.faults))

    @classmethod
    def one(cls, file: str, message: str, *, line: int = 0, key: str = "") -> BadInput:
        """The error for a single fault."""
        return cls([Fault(file, line, key, message)])

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the faults on standard error, so that a program that reads the output is not misled."""
        click.echo(self.format_message(), err=True, file=file)
