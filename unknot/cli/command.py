"""What every command has in common."""

from __future__ import annotations

from typing import Any

import click

from unknot.cli.terminal import remember_no_colour

no_colour_option = click.option(
    "--no-color",
    "--no-colour",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=remember_no_colour,
    help="Print without colour. Setting NO_COLOR does the same.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object, for programs.")
data_option = click.option(
    "--data",
    "data",
    metavar="DIR",
    type=click.Path(file_okay=False),
    help="Keep the data in this folder instead of the usual one.",
)


class Command(click.Command):
    """A command that also takes --no-color after its name."""

    def __init__(self, *args: Any, **extra: Any) -> None:
        super().__init__(*args, **extra)
        no_colour_option(self)


class Group(click.Group):
    """A group of commands that take --no-color."""

    command_class = Command
