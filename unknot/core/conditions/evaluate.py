"""Reads a condition in three values: true, false, or undecided.

Undecided comes of a fact that was not answered, and of "not sure" or a skip. Neither is ever read as "no"
(strong Kleene logic, Kleene 1952). ``open_facts`` names the unanswered facts that could still
decide, lazily: in ``all``, a later part is not asked while an earlier one is open.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from unknot.knowledge.answers import Answer, Facts, Skipped, YesNo
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


class Truth(Enum):
    """What a condition comes to on what is known so far."""

    TRUE = "true"
    FALSE = "false"
    UNDECIDED = "undecided"


TRUE, FALSE, UNDECIDED = Truth.TRUE, Truth.FALSE, Truth.UNDECIDED


#: the classes whose "not sure" is half a flag (rule C2)
HALVES = ("B", "C")


@dataclass(frozen=True, slots=True)
class FlagState:
    """What the conditions need to know of a red flag that was read before them."""

    met: Truth
    level: CareLevel
    flag_class: str
    families: tuple[str, ...]
    half: bool = False


@dataclass(frozen=True, slots=True)
class Situation:
    """The facts, and the red flags as far as they have been read."""

    facts: Facts
    flags: Mapping[str, FlagState] = field(default_factory=dict)


def truth_of(holds: bool) -> Truth:  # noqa: FBT001  a truth value is what it is about
    """The truth of something that is decided."""
    return TRUE if holds else FALSE


def evaluate(condition: Condition, now: Situation) -> Truth:
    """What the condition comes to in this situation."""
    match condition:
        case Always():
            return TRUE
        case All(of):
            return every(evaluate(part, now) for part in of)
        case Any(of):
            return some(evaluate(part, now) for part in of)
        case NoneOf(of):
            return opposite(some(evaluate(part, now) for part in of))
        case Count(least, of):
            return at_least(least, [evaluate(part, now) for part in of])
        case Term(_, means):
            return evaluate(means, now)
        case FlagMet(flag, level):
            return _met_at(now.flags.get(flag), level)
        case FlagsMet():
            return _flags_met(condition, now)
        case FlagsNotSure(least, family):
            return _flags_not_sure(least, family, now)
        case _:
            return _fact(condition, now.facts)


def every(truths: Iterable[Truth]) -> Truth:
    """True if all are; false as soon as one is false, even beside undecided ones."""
    found = TRUE
    for truth in truths:
        if truth is FALSE:
            return FALSE
        if truth is UNDECIDED:
            found = UNDECIDED
    return found


def some(truths: Iterable[Truth]) -> Truth:
    """True as soon as one is true; false only if all are."""
    found = FALSE
    for truth in truths:
        if truth is TRUE:
            return TRUE
        if truth is UNDECIDED:
            found = UNDECIDED
    return found


def opposite(truth: Truth) -> Truth:
    """True for false, false for true; undecided stays so."""
    return {TRUE: FALSE, FALSE: TRUE, UNDECIDED: UNDECIDED}[truth]


def at_least(least: int, truths: list[Truth]) -> Truth:
    """True with enough that are true; false when even the undecided ones could not make it."""
    if truths.count(TRUE) >= least:
        return TRUE
    return UNDECIDED if truths.count(TRUE) + truths.count(UNDECIDED) >= least else FALSE


def _fact(condition: Condition, facts: Facts) -> Truth:
    match condition:
        case IsYes(fact):
            return _yes_or_no(facts.get(fact), YesNo.YES)
        case IsNo(fact):
            return _yes_or_no(facts.get(fact), YesNo.NO)
        case IsNotSure(fact):
            answer = facts.get(fact)
            return UNDECIDED if answer is None else truth_of(_is_open(answer))
        case HasValue(fact, values):
            return _has_value(facts.get(fact), values)
        case AtLeast(fact, least):
            answer = facts.get(fact)
            return truth_of(answer >= least) if isinstance(answer, float) else UNDECIDED
        case AtMost(fact, most):
            answer = facts.get(fact)
            return truth_of(answer <= most) if isinstance(answer, float) else UNDECIDED
        case _:
            raise TypeError(f"not a condition: {condition!r}")


def _is_open(answer: Answer) -> bool:
    return answer is YesNo.NOT_SURE or isinstance(answer, Skipped)


def _yes_or_no(answer: Answer | None, wanted: YesNo) -> Truth:
    if answer is None or _is_open(answer):
        return UNDECIDED
    return truth_of(answer is wanted)


def _has_value(answer: Answer | None, values: tuple[str, ...]) -> Truth:
    if isinstance(answer, str):
        return truth_of(answer in values)
    if isinstance(answer, frozenset):
        return truth_of(not answer.isdisjoint(values))
    return UNDECIDED


def _met_at(flag: FlagState | None, level: CareLevel) -> Truth:
    if flag is None:
        return UNDECIDED
    if flag.met is TRUE and flag.level < level:
        return FALSE
    return flag.met


def _flags_met(wanted: FlagsMet, now: Situation) -> Truth:
    counted = [
        _met_at(state, wanted.at)
        for flag, state in now.flags.items()
        if flag not in wanted.but_not
        and (not wanted.classes or state.flag_class in wanted.classes)
        and (not wanted.families or not set(wanted.families).isdisjoint(state.families))
    ]
    return at_least(wanted.least, counted)


def _flags_not_sure(least: int, family: str, now: Situation) -> Truth:
    weak = [s for s in now.flags.values() if family in s.families and s.flag_class in HALVES]
    return at_least(least, [TRUE if state.half else state.met for state in weak])


def open_facts(condition: Condition, now: Situation) -> tuple[str, ...]:
    """The unanswered facts that could still decide the condition, in the order to ask them."""
    if evaluate(condition, now) is not UNDECIDED:
        return ()
    match condition:
        case All(of):
            return _first_open(of, now)
        case Any(of) | NoneOf(of) | Count(_, of):
            return tuple(dict.fromkeys(fact for part in of for fact in open_facts(part, now)))
        case Term(_, means):
            return open_facts(means, now)
        case IsYes(fact) | IsNo(fact) | IsNotSure(fact) | HasValue(fact, _) | AtLeast(fact, _) | AtMost(fact, _) if (
            fact not in now.facts
        ):
            return (fact,)
        case _:
            return ()


def _first_open(of: tuple[Condition, ...], now: Situation) -> tuple[str, ...]:
    """The open facts of the first part that has some; none while a part waits for a red flag to be read."""
    for part in of:
        found = open_facts(part, now)
        if found or _waits_for_a_flag(part, now):
            return found
    return ()


def _waits_for_a_flag(part: Condition, now: Situation) -> bool:
    return isinstance(part, FlagMet | FlagsMet | FlagsNotSure) and evaluate(part, now) is UNDECIDED
