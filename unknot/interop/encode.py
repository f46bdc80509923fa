"""Values of the core as plain JSON: numbers, texts, lists and objects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time

from unknot.interop.json_types import TAG, TAG_OF, Json
from unknot.knowledge.answers import NOT_GIVEN, Answer, YesNo
from unknot.knowledge.levels import CareLevel

_YES_NO: dict[YesNo, bool | str] = {YesNo.YES: True, YesNo.NO: False, YesNo.NOT_SURE: YesNo.NOT_SURE.value}


def answer_to_json(answer: Answer) -> Json:
    """One answer, as people write it in a case: true, false, a number, a text, a list.

    "not_sure" and "not_given" are kept for themselves: no choice may have such a value.
    """
    match answer:
        case YesNo():
            return _YES_NO[answer]
        case frozenset():
            return [*sorted(answer)]
        case float() | int():
            return _number(answer)
        case str():
            return answer
        case _ if answer is NOT_GIVEN:
            return NOT_GIVEN.value
        case _:
            raise TypeError(f"A {type(answer).__name__} is not an answer.")


def to_json(value: object) -> Json:
    """Any value of the core as JSON; a care level is its id, a time is written by ISO 8601."""
    match value:
        case None | bool() | str():
            return value
        case CareLevel():
            return value.id
        case YesNo() | frozenset() | float() | int():
            return answer_to_json(value)
        case date() | time():  # a datetime is a date too
            return value.isoformat()
        case tuple() | list():
            return [to_json(part) for part in value]
        case Mapping():
            return {str(key): to_json(part) for key, part in value.items()}
        case _ if value is NOT_GIVEN:
            return NOT_GIVEN.value
        case _:
            return _object(value)


def _object(value: object) -> Json:
    """A frozen value as an object: one key a field, in the order of the fields."""
    if not is_dataclass(value) or isinstance(value, type):
        raise TypeError(f"A {type(value).__name__} cannot be written as JSON.")
    written: dict[str, Json] = {f.name: to_json(getattr(value, f.name)) for f in fields(value)}
    tag = TAG_OF.get(type(value))
    return written if tag is None else {TAG: tag, **written}


def _number(number: float) -> int | float:
    """A whole number without a decimal point, so that the same number is always written the same."""
    return int(number) if float(number).is_integer() else float(number)
