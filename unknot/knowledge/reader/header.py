"""One file's header, taken key by key; whatever is wrong or left over becomes a problem."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from unknot.knowledge.kinds import Review
from unknot.knowledge.problems import Problem, did_you_mean
from unknot.knowledge.reader.plain_yaml import Plain

T = TypeVar("T")


class Header:
    """A mapping that is used up: what nobody took by ``finish`` is an unknown key."""

    def __init__(self, file: str, values: dict[str, Plain], problems: list[Problem], key: str = "") -> None:
        self.file = file
        self.problems = problems
        self._values = values
        self._key = key
        self._taken: set[str] = set()

    def path(self, key: str) -> str:
        """The full name of a key, for a message."""
        return f"{self._key}.{key}" if self._key else key

    def problem(self, key: str, message: str) -> None:
        """Report a fault of this key."""
        self.problems.append(Problem(self.file, self.path(key), message))

    def has(self, key: str) -> bool:
        """Whether the key stands in the file."""
        return key in self._values

    def raw(self, key: str, *, needed: bool = False) -> Plain:
        """The value as it stands; a problem when it is needed and missing."""
        self._taken.add(key)
        if needed and self._values.get(key) is None:
            self.problem(key, "This is missing. Add it.")
        return self._values.get(key)

    def text(self, key: str, default: str | None = "") -> str:
        """A text. ``default=None``: it must be there."""
        value = self.raw(key, needed=default is None)
        if value is None:
            return default or ""
        if isinstance(value, bool | list | dict):
            self.problem(key, "This must be a text.")
            return default or ""
        return str(value).strip()

    def word(self, key: str, allowed: Iterable[str], default: str | None = None) -> str:
        """One of the allowed words. ``default=None``: it must be there."""
        value = self.text(key, default)
        allowed = list(allowed)
        if value and value not in allowed:
            hint = did_you_mean(value, allowed)
            self.problem(key, f'"{value}" is not one of {", ".join(allowed)}.{hint}')
        return value

    def number(self, key: str) -> float | None:
        """A number, or None when the key is left out."""
        value = self.raw(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.problem(key, "This must be a number.")
            return None
        return float(value)

    def whole(self, key: str, default: int | None = None) -> int | None:
        """A whole number, or the default when the key is left out."""
        value = self.number(key)
        if value is None:
            return default
        if value != int(value):
            self.problem(key, "This must be a whole number.")
        return int(value)

    def truth(self, key: str) -> bool:
        """``true`` or ``false``; false when left out."""
        value = self.raw(key)
        if value is None:
            return False
        if not isinstance(value, bool):
            self.problem(key, "This must be true or false.")
        return value is True

    def day(self, key: str) -> date:
        """A date, which must be there."""
        value = self.raw(key, needed=True)
        if isinstance(value, date):
            return value
        if value is not None:
            self.problem(key, "This must be a date such as 2026-11-24.")
        return date.min

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts or ids; empty when left out."""
        value = self.raw(key)
        if value is None:
            return ()
        if not isinstance(value, list):
            self.problem(key, "This must be a list.")
            return ()
        if any(isinstance(item, bool | list | dict) or item is None for item in value):
            self.problem(key, "Every item of this list must be a text. A colon in a text needs quotes.")
        return tuple(str(item).strip() for item in value if not isinstance(item, bool | list | dict))

    def words(self, key: str, allowed: Iterable[str]) -> tuple[str, ...]:
        """A list of allowed words."""
        values = self.texts(key)
        allowed = list(allowed)
        for value in values:
            if value not in allowed:
                hint = did_you_mean(value, allowed)
                self.problem(key, f'"{value}" is not one of {", ".join(allowed)}.{hint}')
        return values

    def part(self, key: str) -> Header | None:
        """A mapping inside this one; the caller finishes it. None when left out."""
        value = self.raw(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.problem(key, "This must be a mapping of keys to values.")
            return None
        return Header(self.file, value, self.problems, self.path(key))

    def parts(self, key: str) -> list[Header]:
        """A list of mappings; the caller finishes each."""
        value = self.raw(key)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.problem(key, "This must be a list of mappings.")
            return []
        named = [(f"{self.path(key)}[{n}]", item) for n, item in enumerate(value)]
        return [Header(self.file, item, self.problems, path) for path, item in named if isinstance(item, dict)]

    def each(self, key: str, make: Callable[[Header], T]) -> tuple[T, ...]:
        """What is made of every mapping in a list; a key that ``make`` does not take is a problem."""
        made = []
        for part in self.parts(key):
            made.append(make(part))
            part.finish()
        return tuple(made)

    def maybe(self, key: str, make: Callable[[Header], T]) -> T | None:
        """What is made of the mapping under a key, taken like those of ``each``; None when it is left out."""
        part = self.part(key)
        if part is None:
            return None
        made = make(part)
        part.finish()
        return made

    def text_map(self, key: str) -> dict[str, str]:
        """A mapping of ids to texts; empty when left out."""
        part = self.part(key)
        return {} if part is None else {name: part.text(name, None) for name in part.names()}

    def names(self) -> tuple[str, ...]:
        """All keys that stand here, in the order of the file."""
        return tuple(self._values)

    def review(self) -> Review:
        """The ``reviewed`` mapping that every file has."""
        part = self.part("reviewed")
        if part is None:
            self.problem("reviewed", "This is missing. Add {on: DATE, by: unreviewed, again_by: DATE}.")
            return Review(date.min, "unreviewed", date.min)
        review = Review(on=part.day("on"), by=part.text("by", None), again_by=part.day("again_by"))
        part.finish()
        return review

    def finish(self) -> None:
        """Report every key that nothing took."""
        for key in self._values:
            if key not in self._taken:
                hint = did_you_mean(key, self._taken)
                self.problem(key, f"This key is not known here.{hint} Remove or correct it.")
