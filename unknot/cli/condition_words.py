"""Conditions in words, for the tables that clinicians read. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from unknot.knowledge.conditions import (
    All,
    Always,
    Any,
    AtLeast,
    AtMost,
    Condition,
    Count,
    FlagMet,
    FlagsMet,
    FlagsNotSure,
    HasValue,
    IsNo,
    IsNotSure,
    IsYes,
    NoneOf,
    Term,
)
from unknot.knowledge.levels import CareLevel


def condition_words(condition: Condition) -> str:
    """The whole condition in words, with brackets where parts of it belong together."""
    match condition:
        case Always():
            return "always"
        case Term(name, _):
            return f"*{plain(name)}*"
        case FlagMet() | FlagsMet() | FlagsNotSure():
            return _flags(condition)
        case All() | Any() | NoneOf() | Count():
            return _group(condition)
        case _:
            return _fact(condition)


def plain(name: str) -> str:
    """An id as words."""
    return name.replace("_", " ")


def _fact(condition: IsYes | IsNo | IsNotSure | HasValue | AtLeast | AtMost) -> str:
    match condition:
        case IsYes(fact):
            return plain(fact)
        case IsNo(fact):
            return f"{plain(fact)}: no"
        case IsNotSure(fact):
            return f"{plain(fact)}: not sure"
        case HasValue(fact, values):
            return f"{plain(fact)}: {' or '.join(plain(value) for value in values)}"
        case AtLeast(fact, least):
            return f"{plain(fact)} {least:g} or more"
        case AtMost(fact, most):
            return f"{plain(fact)} {most:g} or less"


def _group(condition: All | Any | NoneOf | Count) -> str:
    match condition:
        case All(of):
            return " and ".join(map(_bracketed, of))
        case Any(of):
            return " or ".join(map(_bracketed, of))
        case NoneOf(of):
            return f"none of ({_listed(of)})"
        case Count(least, of):
            return f"at least {least} of ({_listed(of)})"


def _listed(of: Sequence[Condition]) -> str:
    return "; ".join(map(condition_words, of))


def _bracketed(part: Condition) -> str:
    text = condition_words(part)
    return f"({text})" if isinstance(part, All | Any) and len(part.of) > 1 else text


def _flags(condition: FlagMet | FlagsMet | FlagsNotSure) -> str:
    match condition:
        case FlagMet(flag, at):
            return f"{flag} met" if at is CareLevel.SELF_CARE else f"{flag} met at {plain(at.id)} or above"
        case FlagsNotSure(least, family):
            return f"{least} or more flags of the {family} family not sure"
        case FlagsMet(least, families, classes, at, but_not):
            of = " or ".join((*(f"class {name}" for name in classes), *(f"{name} family" for name in families)))
            at_words = "" if at is CareLevel.SELF_CARE else f" at {plain(at.id)} or above"
            less = f", not counting {', '.join(but_not)}" if but_not else ""
            return f"{least} or more flags met{at_words}{f' ({of})' if of else ''}{less}"
