"""Plain JSON back into values of the core, led by the types of their fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime, time
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from unknot.interop.json_types import TAG, TAGGED, CannotRead
from unknot.knowledge.answers import NOT_GIVEN, Answer, YesNo
from unknot.knowledge.levels import CareLevel

T = TypeVar("T")


def from_json(kind: type[T], data: object, where: str = "value") -> T:
    """The value of this kind that the JSON holds; raises CannotRead with the path to the fault.

    A key that is missing takes the default of its field, and a key without a field is passed over,
    so that what an older program wrote can still be read.
    """
    return cast(T, _read(kind, data, where))


def answer_from_json(data: object, where: str = "answer") -> Answer:
    """One answer, from the form that ``answer_to_json`` writes."""
    match data:
        case bool():
            return YesNo.YES if data else YesNo.NO
        case int() | float():
            return float(data)
        case "not_sure":
            return YesNo.NOT_SURE
        case "not_given":
            return NOT_GIVEN
        case str():
            return data
        case list() if all(isinstance(part, str) for part in data):
            return frozenset(cast(list[str], data))
        case _:
            raise CannotRead(where, f"{data!r} is not an answer.")


def _read(kind: Any, data: object, where: str) -> Any:
    """The value of any annotated kind: plain, one of several, a list, a table or an object."""
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return _one_of(get_args(kind), data, where)
    if origin is tuple:
        part = get_args(kind)[0]
        return tuple(_read(part, item, f"{where}[{i}]") for i, item in enumerate(_list(data, where)))
    if origin is not None and issubclass(origin, Mapping):
        part = get_args(kind)[1]
        return {key: _read(part, item, f"{where}.{key}") for key, item in _object(data, where).items()}
    if is_dataclass(kind):
        return _dataclass(cast(type, kind), _object(data, where), where)
    return _plain(kind, data, where)


def _one_of(kinds: tuple[Any, ...], data: object, where: str) -> Any:
    """A value that may be absent, an answer, or one of the tagged kinds of dose."""
    if data is None and NoneType in kinds:
        return None
    if YesNo in kinds:
        return answer_from_json(data, where)
    present = tuple(kind for kind in kinds if kind is not NoneType)
    if len(present) == 1:
        return _read(present[0], data, where)
    found = _object(data, where)
    kind = TAGGED.get(str(found.get(TAG)))
    if kind not in present:
        raise CannotRead(where, f'no such {TAG} here: "{found.get(TAG)}".')
    return _read(kind, data, where)


def _dataclass(kind: type, data: Mapping[str, object], where: str) -> Any:
    """A frozen value from its fields."""
    hints = _hints(kind)
    values = {}
    for field in fields(cast(Any, kind)):
        if field.name in data:
            values[field.name] = _read(hints[field.name], data[field.name], f"{where}.{field.name}")
        elif field.default is MISSING and field.default_factory is MISSING:
            raise CannotRead(where, f'"{field.name}" is missing.')
    return kind(**values)


@cache
def _hints(kind: type) -> dict[str, Any]:
    """The types of the fields, read once a class."""
    return get_type_hints(kind)


def _plain(kind: Any, data: object, where: str) -> Any:
    """A text, number, truth value, level, date, time, datetime or set of texts."""
    if kind is bool and isinstance(data, bool):
        return data
    if kind in (int, float) and isinstance(data, int | float) and not isinstance(data, bool):
        return kind(data)
    if get_origin(kind) is frozenset:
        return frozenset(_read(str, item, where) for item in _list(data, where))
    if isinstance(data, str):
        return _text(kind, data, where)
    raise CannotRead(where, f"{data!r} is not a {getattr(kind, '__name__', kind)}.")


def _text(kind: Any, data: str, where: str) -> Any:
    """What is written as a text in JSON."""
    if kind is str:
        return data
    try:
        if kind is CareLevel:
            return CareLevel.from_id(data)
        if kind in (datetime, date, time):
            return kind.fromisoformat(data)
    except (KeyError, ValueError):
        pass
    raise CannotRead(where, f'"{data}" is not a {getattr(kind, "__name__", kind)}.')


def _list(data: object, where: str) -> list[object]:
    if not isinstance(data, list):
        raise CannotRead(where, "a list is wanted here.")
    return data


def _object(data: object, where: str) -> Mapping[str, object]:
    if not isinstance(data, dict):
        raise CannotRead(where, "an object with keys is wanted here.")
    return data
