"""``unknot import``: bring a downloaded file of everything in again."""

from __future__ import annotations

import click

from unknot.cli.command import Command, data_option


@click.command(cls=Command, name="import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@click.option("--replace", is_flag=True, help="Replace the data that is here; a copy of it is kept first.")
@data_option
def bring_in(*, file: str, replace: bool, data: str | None) -> None:
    r"""Bring in a file from "Download everything": all of it, or nothing.

    It is never mixed with data that is here. With --replace it takes its place, and a copy is kept first.

    \b
    unknot import unknot-2026-11-24.zip
    unknot import --replace unknot-2026-11-24.zip
    """
    import os

    from unknot.cli.bad_input import BadInput
    from unknot.cli.data_folder import use_data_folder

    use_data_folder(data)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unknot.config.settings")
    import django

    django.setup()
    from django.core.management import call_command

    from unknot.records.copies import BadCopy
    from unknot.records.errors import CannotStore
    from unknot.records.incoming import CannotBringIn

    call_command("migrate", interactive=False, verbosity=0)
    try:
        _bring_in(file, replace=replace)
    except (CannotBringIn, CannotStore) as error:
        raise BadInput.one(file, str(error)) from None
    except BadCopy as error:
        raise BadInput.one(error.file, error.message) from None


def _bring_in(file: str, *, replace: bool) -> None:
    from datetime import UTC, datetime
    from pathlib import Path

    from unknot.cli.bad_input import BadInput
    from unknot.records import portable
    from unknot.records.actions import local_person
    from unknot.records.incoming import MOST_BYTES, TOO_BIG, CannotBringIn, read_file

    if Path(file).stat().st_size > MOST_BYTES:
        raise CannotBringIn(TOO_BIG)
    with Path(file).open("rb") as opened:
        incoming = read_file(opened)
    now = datetime.now(UTC)
    if portable.has_data(local_person(now)):
        if not replace:
            raise BadInput.one(file, "There is data here already. To put the file in its place, add --replace")
        click.echo(f"What was here is kept in {portable.back_up_first(now.astimezone())}.")
    portable.bring_in(incoming, now)
    click.echo(f"All of {file} is in: {sum(incoming.count().values())} rows.")
