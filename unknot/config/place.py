"""Where the program keeps its data, and the one secret that lives there."""

from __future__ import annotations

import os
import secrets
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import platformdirs
import tzlocal
from django.core.exceptions import ImproperlyConfigured

_HELP = "Choose another folder with --data DIR, or with UNKNOT_DATA."


def data_folder(environment: Mapping[str, str]) -> Path:
    """The folder for the database, the log and the secret; made if it is missing, for its owner only."""
    chosen = environment.get("UNKNOT_DATA")
    folder = Path(chosen).expanduser() if chosen else platformdirs.user_data_path("unknot", appauthor=False)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(f"The data folder {folder} cannot be made ({error.strerror}). {_HELP}") from error
    return folder


def secret_key(folder: Path) -> str:
    """The secret that signs sessions and forms: made once, then read.

    Two workers may start at the same moment. The file appears whole or not at all, and the
    first one wins, so both read the same secret.
    """
    file = folder / "secret-key"
    try:
        if not file.exists():
            _write_once(file, secrets.token_urlsafe(50))
        return file.read_text(encoding="ascii")
    except OSError as error:
        raise ImproperlyConfigured(f"{file} cannot be written or read ({error.strerror}). {_HELP}") from error


def _write_once(file: Path, text: str) -> None:
    """Write a new file for its owner only, unless somebody was quicker."""
    handle, temporary = tempfile.mkstemp(dir=file.parent)  # made with mode 0600
    with os.fdopen(handle, "w", encoding="ascii") as new:
        new.write(text)
    try:
        os.link(temporary, file)
    except FileExistsError:
        pass
    finally:
        Path(temporary).unlink()


def private_file(file: Path) -> Path:
    """The file, made empty for its owner only when it is missing; SQLite gives its log the same mode."""
    with suppress(OSError):  # an unwritable folder is told by whoever writes first
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    return file


def zone_name() -> str:
    """The time zone of this computer, such as "Europe/Berlin"; "UTC" when it does not say."""
    try:
        name = tzlocal.get_localzone_name()
    except Exception:  # noqa: BLE001 - a broken clock setting must not keep anybody from the safety check
        return "UTC"
    return str(name or "UTC")
