"""Colour, tables, progress and paper width: all that depends on where the output goes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console

_NO_COLOUR = "unknot.no_colour"


def remember_no_colour(context: click.Context, _: click.Parameter, value: object) -> None:
    """Turn colour off for this run; the option may stand before or after the command's name."""
    if value:
        context.find_root().meta[_NO_COLOUR] = True
        context.color = False


def colour_wanted() -> bool:
    """Whether colour may be used: not with --no-color, and not when NO_COLOR is set to anything."""
    context = click.get_current_context(silent=True)
    refused = context is not None and context.find_root().meta.get(_NO_COLOUR, False)
    return not refused and not os.environ.get("NO_COLOR")


def console(*, errors: bool = False) -> Console:
    """A console on standard output, or on standard error."""
    from rich.console import Console

    stream = sys.stderr if errors else sys.stdout
    plain = not colour_wanted()
    return Console(file=stream, no_color=plain, highlight=False, soft_wrap=not stream.isatty(), emoji=False)


@contextmanager
def progress(label: str, total: int) -> Iterator[Callable[[int], None]]:
    """A progress bar on standard error while work goes on; nothing at all when that is no terminal."""
    shown = console(errors=True)
    if not shown.is_terminal:
        yield lambda _: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=shown, transient=True) as bar:
        task = bar.add_task(label, total=total)
        yield lambda steps: bar.advance(task, steps)


def print_json(value: Any) -> None:
    """One JSON value on standard output, with its words readable as they are."""
    import json

    click.echo(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False))
