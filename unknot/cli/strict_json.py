"""JSON read strictly: no NaN, no key twice, no half line; every fault with its line and what to do."""

from __future__ import annotations

import json
import math
import re
from typing import Any

DEEPEST = 20


class JsonError(ValueError):
    """The text is not the JSON we read; ``line`` counts from 1 within the text."""

    def __init__(self, line: int, message: str, key: str = "") -> None:
        self.line = line
        self.key = key
        self.message = message
        super().__init__(message)


class _RefusedError(ValueError):
    """Raised inside the JSON reader for values that JSON readers usually let through."""

    def __init__(self, message: str, key: str = "") -> None:
        self.key = key
        super().__init__(message)


def read_object(text: str) -> dict[str, Any]:
    """The JSON object that the text holds; raises JsonError for anything else."""
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise JsonError(
            0, 'The file is empty. Put one case into it, such as {"age": 40, "sex": "female", "facts": {}}.'
        )
    value = _parse(text)
    if not isinstance(value, dict):
        raise JsonError(1, f"This is {_kind(value)}. Write one JSON object: {{...}}.")
    return value


def line_of(text: str, key: str) -> int:
    """The line on which a key first stands; 1 when it is not found, as in JSON of one line."""
    found = re.search(rf'"{re.escape(key)}"\s*:', text)
    return 1 if found is None else text.count("\n", 0, found.start()) + 1


def _parse(text: str) -> Any:
    try:
        return json.loads(
            text, parse_constant=_no_constant, parse_float=_finite, parse_int=_short, object_pairs_hook=_once_each
        )
    except _RefusedError as refused:
        raise JsonError(line_of(text, refused.key), str(refused), refused.key) from None
    except json.JSONDecodeError as error:
        raise JsonError(error.lineno, _explain(text, error)) from None
    except RecursionError:
        raise JsonError(1, f"The brackets nest too deep. A case needs at most {DEEPEST} levels.") from None


def _explain(text: str, error: json.JSONDecodeError) -> str:
    if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string"):
        return "The JSON stops half way. Was the file cut off? Complete the line or take it out."
    return f"This is not JSON at column {error.colno}: {error.msg}. Check the quotes, commas and brackets there."


def _no_constant(name: str) -> float:
    raise _RefusedError(f"{name} is not a number in JSON. Give a number, or leave the key out.")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise _RefusedError(f"{digits} is too large to be a number here.")
    return number


def _short(digits: str) -> int:
    if len(digits) > 15:
        raise _RefusedError(f"{digits[:15]}... is too large to be a number here.")
    return int(digits)


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    seen: dict[str, Any] = {}
    for key, value in pairs:
        if key in seen:
            raise _RefusedError("This key stands here twice. Keep one of them.", key)
        seen[key] = value
    return seen


def _kind(value: object) -> str:
    names = {list: "a list", str: "a text", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")
