"""Which version of the program this is."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def program_version() -> str:
    """The version of the installed program; "0" when it runs from a bare folder."""
    try:
        return version("unknot")
    except PackageNotFoundError:
        return "0"
