"""The condition language: one immutable tree, read by several readers.

Rules, exclusions, contributors and questions say *when* they hold in this small language
and nothing else. The readers live in ``unknot.core.conditions``: ``evaluate`` (three-valued),
``explain`` (the facts that decided) and ``prove`` (to an SMT solver). ``batch`` comes later.

How each form is written in a file stands in ``docs/reference/knowledge-format.md``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from unknot.knowledge.levels import CareLevel


@dataclass(frozen=True, slots=True)
class Always:
    """Holds for everybody: a row without a ``when``."""


@dataclass(frozen=True, slots=True)
class IsYes:
    """A yes/no fact answered yes."""

    fact: str


@dataclass(frozen=True, slots=True)
class IsNo:
    """A yes/no fact answered no; not sure and unanswered are not no."""

    fact: str


@dataclass(frozen=True, slots=True)
class IsNotSure:
    """A yes/no fact answered "not sure", or any other fact skipped."""

    fact: str


@dataclass(frozen=True, slots=True)
class HasValue:
    """A choice that is one of ``values``, or a set that holds any of them."""

    fact: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AtLeast:
    """A number of ``least`` or more, in the unit of the fact."""

    fact: str
    least: float


@dataclass(frozen=True, slots=True)
class AtMost:
    """A number of ``most`` or less, in the unit of the fact."""

    fact: str
    most: float


@dataclass(frozen=True, slots=True)
class FlagMet:
    """A red flag that is met, or met at a level or above in its own right."""

    flag: str
    at: CareLevel = CareLevel.SELF_CARE


@dataclass(frozen=True, slots=True)
class FlagsMet:
    """At least ``least`` red flags met among those of the families and classes named.

    ``families`` and ``classes`` empty mean any; ``but_not`` are left out of the count.
    """

    least: int
    families: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    at: CareLevel = CareLevel.SELF_CARE
    but_not: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FlagsNotSure:
    """At least ``least`` class B or C flags of one family that are "not sure" or met (halves add up, rule C2).

    A met flag counts too: otherwise answering yes in place of "not sure" would take a half away.
    """

    least: int
    family: str


@dataclass(frozen=True, slots=True)
class All:
    """Every one of the conditions holds."""

    of: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """At least one of the conditions holds."""

    of: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class NoneOf:
    """Not one of the conditions holds; stays open while one of them is open."""

    of: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """At least ``least`` of the conditions hold."""

    least: int
    of: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A named condition of the clinical reference, such as ``nerve_symptom``, written once."""

    name: str
    means: Condition


Condition = (
    Always
    | IsYes
    | IsNo
    | IsNotSure
    | HasValue
    | AtLeast
    | AtMost
    | FlagMet
    | FlagsMet
    | FlagsNotSure
    | All
    | Any
    | NoneOf
    | Count
    | Term
)


def parts(condition: Condition) -> tuple[Condition, ...]:
    """The conditions directly inside this one; empty for a leaf."""
    match condition:
        case All(of) | Any(of) | NoneOf(of) | Count(_, of):
            return of
        case Term(_, means):
            return (means,)
        case _:
            return ()


def walk(condition: Condition) -> Iterator[Condition]:
    """The condition and all conditions inside it, outermost first."""
    yield condition
    for part in parts(condition):
        yield from walk(part)


def facts_in(condition: Condition) -> frozenset[str]:
    """The facts that the condition reads directly (not through red flags)."""
    found = set()
    for node in walk(condition):
        match node:
            case IsYes(fact) | IsNo(fact) | IsNotSure(fact) | HasValue(fact, _) | AtLeast(fact, _) | AtMost(fact, _):
                found.add(fact)
            case _:
                pass
    return frozenset(found)


def flags_in(condition: Condition) -> frozenset[str]:
    """The red flags that the condition names."""
    return frozenset(node.flag for node in walk(condition) if isinstance(node, FlagMet))
