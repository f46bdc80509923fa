"""Where the program keeps its data: UNKNOT_DATA, or the usual place of the platform."""

from __future__ import annotations

import os
from pathlib import Path


def use_data_folder(chosen: str | None) -> None:
    """Make ``--data DIR`` hold for this run and all it starts."""
    if chosen:
        os.environ["UNKNOT_DATA"] = str(Path(chosen).expanduser().resolve())


def data_folder() -> Path:
    """The data folder; it is not made here."""
    chosen = os.environ.get("UNKNOT_DATA")
    if chosen:
        return Path(chosen).expanduser()
    import platformdirs

    return platformdirs.user_data_path("unknot", appauthor=False)
