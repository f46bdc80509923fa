"""A fault of ours: kept in the log of the data folder, told in one line, never as a traceback."""

from __future__ import annotations

import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

from unknot.cli.data_folder import data_folder

LOG = "unknot.log"


def record(error: BaseException) -> str:
    """Write the whole story of an error to the log; returns the line to tell the person."""
    try:
        log = _log(error)
    except OSError:
        return f"Something went wrong here, not with you ({_short(error)}). Nothing of yours was lost."
    return (
        "Something went wrong here, not with you. Nothing of yours was lost. "
        f"Try again, or send us the end of the log: {log}"
    )


def _log(error: BaseException) -> Path:
    folder = data_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    log = folder / LOG
    with log.open("a", encoding="utf-8") as file:
        file.write(f"{datetime.now(UTC).isoformat(timespec='seconds')} ERROR unknot {_command()}\n")
        file.writelines(traceback.format_exception(error))
    return log


def _command() -> str:
    """The command's name alone: file names may say who somebody is."""
    return next((word for word in sys.argv[1:] if not word.startswith("-")), "serve")


def _short(error: BaseException) -> str:
    return type(error).__name__
