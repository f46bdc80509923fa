"""Reads a condition for its reasons: the answers and red flags that made it what it is."""

from __future__ import annotations

from unknot.core.conditions.evaluate import FALSE, HALVES, TRUE, UNDECIDED, FlagState, Situation, Truth, evaluate
from unknot.core.values import Reason
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


def explain(condition: Condition, now: Situation) -> tuple[Reason, ...]:
    """The reasons why the condition is what it is: the deciding facts, each once, in the order of the tree.

    For a true ``any`` only the parts that are true, for a false ``all`` only the parts that are
    false; for an undecided condition the answers that leave it open.
    """
    return tuple(dict.fromkeys(_reasons(condition, now)))


def _reasons(condition: Condition, now: Situation) -> list[Reason]:
    truth = evaluate(condition, now)
    match condition:
        case Always():
            return []
        case All(of):
            return _of_parts(of, now, truth, decisive=FALSE)
        case Any(of) | Count(_, of):
            return _of_parts(of, now, truth, decisive=TRUE)
        case NoneOf(of):
            return _of_parts(of, now, truth, decisive=None)
        case Term(_, means):
            return _reasons(means, now)
        case FlagMet(flag, _):
            return [Reason("flag", flag)]
        case FlagsMet():
            return [Reason("flag", flag) for flag in _counted_flags(condition, now)]
        case FlagsNotSure(_, family):
            return [Reason("flag", flag) for flag, state in now.flags.items() if _is_counted(state, family)]
        case IsYes(fact) | IsNo(fact) | IsNotSure(fact) | HasValue(fact, _) | AtLeast(fact, _) | AtMost(fact, _):
            return [Reason("fact", fact, now.facts.get(fact))] if fact in now.facts else []


def _of_parts(of: tuple[Condition, ...], now: Situation, truth: Truth, decisive: Truth | None) -> list[Reason]:
    """The reasons of the parts that count: those that are decisive or open where that is what made the result."""
    wanted = {truth, UNDECIDED} if truth is UNDECIDED else {truth}
    if decisive is None or (truth is not decisive and truth is not UNDECIDED):
        return [reason for part in of for reason in _reasons(part, now)]
    return [reason for part in of if evaluate(part, now) in wanted for reason in _reasons(part, now)]


def _is_counted(state: FlagState, family: str) -> bool:
    return family in state.families and state.flag_class in HALVES and (state.half or state.met is TRUE)


def _counted_flags(wanted: FlagsMet, now: Situation) -> list[str]:
    return [
        flag
        for flag, state in now.flags.items()
        if flag not in wanted.but_not
        and (not wanted.classes or state.flag_class in wanted.classes)
        and (not wanted.families or not set(wanted.families).isdisjoint(state.families))
        and state.met is TRUE
        and state.level >= wanted.at
    ]
