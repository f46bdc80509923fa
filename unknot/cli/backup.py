"""``unknot backup`` and ``unknot restore``: a copy that opens, and how to bring one back."""

from __future__ import annotations

import click

from unknot.cli.command import Command, data_option


@click.command(cls=Command)
@click.option("--to", "target", type=click.Path(file_okay=False), metavar="DIR", help="Put the copy into this folder.")
@data_option
def backup(*, target: str | None, data: str | None) -> None:
    r"""Make a dated copy of all your data, opened and checked before we say it is there.

    The app may go on running meanwhile. Keep the copy where only you can read it.

    \b
    unknot backup
    unknot backup --to /media/stick
    """
    from datetime import datetime
    from pathlib import Path

    from unknot.cli import copies
    from unknot.cli.data_folder import data_folder, use_data_folder

    use_data_folder(data)
    source = copies.database_file()
    folder = Path(target) if target else data_folder() / "backups"
    copy = copies.back_up(source, folder, datetime.now().astimezone())
    click.echo(f"Your data is copied to {copy}. The copy opens and is sound.")


@click.command(cls=Command)
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@data_option
def restore(*, file: str, data: str | None) -> None:
    r"""Bring a copy back. What is there now is kept beside it, never thrown away.

    Stop the app first.

    \b
    unknot restore ~/.local/share/unknot/backups/unknot-2026-11-24-190000.sqlite3
    """
    from datetime import datetime
    from pathlib import Path

    from unknot.cli import copies
    from unknot.cli.data_folder import use_data_folder

    use_data_folder(data)
    kept = copies.bring_back(Path(file), copies.database_file(), datetime.now().astimezone())
    click.echo(f"Your data is as it was in {file}.")
    if kept is not None:
        click.echo(f"What was there before is kept in {kept}.")
