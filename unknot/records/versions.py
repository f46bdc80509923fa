"""Which program wrote a row."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version


@cache
def program_version() -> str:
    """The version of this program, such as "0.1.0"."""
    try:
        return version("unknot")
    except PackageNotFoundError:  # run from a folder that was never installed
        return "unknown"
