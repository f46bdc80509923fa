"""What can go wrong when something is stored, in words that name the remedy."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, DataError, IntegrityError, NotSupportedError, ProgrammingError, transaction

#: a part of what the database says -> what that means for us
_MEANINGS = {
    "disk is full": "full",
    "no space left": "full",
    "readonly": "read_only",
    "read-only": "read_only",
    "unable to open": "read_only",
    "is locked": "busy",
    "malformed": "damaged",
    "not a database": "damaged",
}

_WORDS = {
    "full": "The disk is full, so nothing was saved. Free some space and try again.",
    "read_only": "The data folder cannot be written, so nothing was saved. Check its permissions and try again.",
    "busy": "The data is in use by another program, so nothing was saved. Try again in a moment.",
    "damaged": "The data file is damaged, so nothing was saved. Bring back your last backup.",
    "unknown": "The data could not be saved. The log in the data folder says more.",
}

_OUR_OWN_FAULTS = (IntegrityError, ProgrammingError, DataError, NotSupportedError)


class CannotStore(Exception):
    """Nothing was stored. ``reason``: full | read_only | busy | damaged | unknown."""

    def __init__(self, reason: str) -> None:
        super().__init__(_WORDS[reason])
        self.reason = reason


class TracesLeft(Exception):
    """The rows are erased, but the file could not be packed because another program holds it."""

    def __init__(self) -> None:
        super().__init__(
            "Everything is erased, but traces may stay in the data file while another program holds it. "
            "Stop and start Unknot, then erase once more."
        )


class ResultNotFound(LookupError):
    """This person has no such stored result."""


class KnowledgeNotKept(LookupError):
    """The content behind a result was never kept, so the result cannot be worked out again."""


def reason_of(error: DatabaseError) -> str:
    """What a fault of the database means: full | read_only | busy | damaged | unknown."""
    said = str(error).lower()
    return next((meaning for part, meaning in _MEANINGS.items() if part in said), "unknown")


@contextmanager
def reported_cleanly() -> Iterator[None]:
    """Turn faults of the disk or the database file into CannotStore; let our own mistakes through."""
    try:
        yield
    except _OUR_OWN_FAULTS:
        raise
    except DatabaseError as error:
        raise CannotStore(reason_of(error)) from error


@contextmanager
def one_transaction() -> Iterator[None]:
    """All of the writes inside, or none of them."""
    with reported_cleanly(), transaction.atomic():
        yield
