"""The program ``unknot``: finds the command, keeps its promises about errors, and loads nothing it does not need."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from typing import Any

import click

from unknot.cli.command import no_colour_option

COMMANDS = {
    "serve": "unknot.cli.serve:serve",
    "check": "unknot.cli.check:check",
    "assess": "unknot.cli.assess:assess",
    "plan": "unknot.cli.plan:plan",
    "evaluate": "unknot.cli.evaluate:evaluate",
    "knowledge": "unknot.cli.knowledge:knowledge",
    "figures": "unknot.cli.movement_sheet:movement_sheet",
    "draw": "unknot.cli.draw:draw",
    "backup": "unknot.cli.backup:backup",
    "restore": "unknot.cli.backup:restore",
    "import": "unknot.cli.bring_in:bring_in",
    "tick": "unknot.cli.tick:tick",
}
OUR_FAULT = 3
STOPPED = 130


class Program(click.Group):
    """The group of all commands; each is imported only when it is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names of the commands, in the order in which people meet them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of this name, or None when there is none."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which one was probably meant."""
        from unknot.knowledge.problems import did_you_mean

        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            hint = did_you_mean(args[0], COMMANDS)
            ctx.fail(f'There is no command "{args[0]}".{hint} Try: unknot --help')
        return super().resolve_command(ctx, args)

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:
        """Run, and leave with 0 for well, 1 for a bar not met, 2 for bad input, 3 for a fault of ours."""
        extra["standalone_mode"] = False
        try:
            result = super().main(args, *rest, **extra)
        except click.ClickException as error:
            error.show()
            sys.exit(error.exit_code)
        except (click.Abort, KeyboardInterrupt):
            click.echo("Stopped.", err=True)
            sys.exit(STOPPED)
        except BrokenPipeError:
            _leave_quietly()
        except Exception as error:  # noqa: BLE001 (people get a sentence, the log gets the rest)
            from unknot.cli.our_fault import record

            click.echo(record(error), err=True)
            sys.exit(OUR_FAULT)
        sys.exit(result if isinstance(result, int) else 0)


def _leave_quietly() -> None:
    """The reader of our output has gone, as with "| head": that is no error."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(0)


def _say_version(context: click.Context, _: click.Parameter, wanted: object) -> None:
    if wanted:
        from unknot.cli.version import program_version

        click.echo(f"unknot {program_version()}")
        context.exit()


@click.group(
    cls=Program,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Unknot gives general guidance. It is not a diagnosis and can miss serious illness.",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_say_version,
    help="Say which version this is.",
)
@no_colour_option
@click.pass_context
def cli(context: click.Context) -> None:
    r"""A safety check, an explanation and a plan for sore, tight and spasming backs.

    Without a command, Unknot starts on this computer and opens in your browser.

    \b
    Start it in the browser:      unknot
    Do the check right here:      unknot check
    Look at one person's facts:   unknot assess person.json
    Measure it against stories:   unknot evaluate stories.jsonl

    \b
    Exit codes: 0 all well; 1 a bar was not met; 2 the input cannot be used; 3 a fault of ours.
    """
    if context.invoked_subcommand is None:
        from unknot.cli.serve import serve

        context.invoke(serve)


def main() -> None:
    """The entry point of the program."""
    cli(prog_name="unknot")
