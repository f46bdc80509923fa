"""``unknot tick``: what is due now, once. ``serve`` does the same every minute while it runs."""

from __future__ import annotations

from collections.abc import Callable

import click

from unknot.cli.command import Command, data_option

EVERY_SECONDS = 60


@click.command(cls=Command)
@data_option
def tick(*, data: str | None) -> None:
    r"""Mark the reminders that came due, and make the copy of this night unless it is there.

    The app does this by itself while it runs. A host lets it run every minute or so. It may run twice at
    once: each reminder is marked once.

    \b
    unknot tick
    """
    import os

    from unknot.cli.bad_input import BadInput
    from unknot.cli.data_folder import use_data_folder

    use_data_folder(data)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unknot.config.settings")
    import django

    django.setup()
    from unknot.records.copies import BadCopy, database_file

    file = database_file()
    if file is not None and not file.is_file():
        click.echo("There is no data yet, so nothing is due. Start the app once: unknot serve")
        return
    try:
        for line in tick_once():
            click.echo(line)
    except BadCopy as error:
        raise BadInput.one(error.file, error.message) from None


def tick_once() -> list[str]:
    """Do what is due now; returns what was done, a line each. Raises what the database or the disk raises."""
    from datetime import UTC, datetime

    from django.db import connections

    from unknot.records.nightly import back_up_nightly
    from unknot.records.reminder_actions import tick as mark

    try:
        came_due = mark(datetime.now(UTC))
        copy = back_up_nightly(datetime.now().astimezone())
    finally:
        connections.close_all()  # an idle hand must not hold the file that somebody may erase
    lines = [f"Reminders that came due: {came_due}."] if came_due else []
    return [*lines, f"The copy of this night is {copy}. It opens and is sound."] if copy else lines


def tick_for_ever(is_ready: Callable[[], bool]) -> None:
    """Tick every minute until the program ends, once it is ready. A fault is logged, and tried again."""
    import logging
    import time

    log = logging.getLogger("unknot.tick")
    if not is_ready():
        return
    said = ""
    while True:
        try:
            tick_once()
            said = ""
        except Exception as error:  # the app goes on, and the next minute tries again
            if said != repr(error):  # a full disk is told once, not every minute
                log.exception("What is due could not be done.")
            said = repr(error)
        time.sleep(EVERY_SECONDS)
