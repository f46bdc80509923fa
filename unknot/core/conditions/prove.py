"""Reads a condition for an SMT solver: over all answers at once, not over samples.

The reading is of a finished check: every yes/no fact is no, not sure or yes; every other fact has a value or was
skipped. A condition becomes two formulas, "is true" and "is false"; undecided is neither. It is the very tree that
``evaluate`` reads. z3 is de Moura and Bjørner 2008; it is a development dependency.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import z3

from unknot.core.conditions.evaluate import HALVES
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
from unknot.knowledge.kinds import Question

NO, NOT_SURE, YES = 0, 1, 2


@dataclass(frozen=True)
class Pair:
    """A three-valued condition as two formulas; never both hold."""

    true: z3.BoolRef
    false: z3.BoolRef

    @property
    def open(self) -> z3.BoolRef:
        """Neither true nor false."""
        return z3.And(z3.Not(self.true), z3.Not(self.false))


@dataclass(frozen=True)
class FlagFormula:
    """A red flag as formulas: whether it is met, its level as a number, and whether it is half open."""

    met: z3.BoolRef
    level: z3.ArithRef
    half: z3.BoolRef
    flag_class: str
    families: tuple[str, ...]


@dataclass
class Symbols:
    """One solver symbol for each fact; ``tag`` tells two copies of a person apart."""

    questions: Mapping[str, Question]
    tag: str = ""
    made: dict[str, z3.ExprRef] = field(default_factory=dict)

    def yes_no(self, fact: str) -> z3.ArithRef:
        """0 no, 1 not sure, 2 yes."""
        return self._make(fact, z3.Int(f"{fact}{self.tag}"))

    def effective(self, fact: str) -> z3.ArithRef:
        """The answer with what other answers imply: a yes carries its implied yes (``applicable.completed``)."""
        from_others = [self.effective(q.id) == YES for q in self.questions.values() if fact in q.implies]
        return z3.If(z3.Or(from_others), YES, self.yes_no(fact)) if from_others else self.yes_no(fact)

    def given(self, fact: str) -> z3.BoolRef:
        """Whether a number, choice or set was answered at all."""
        return self._make(f"{fact}?", z3.Bool(f"{fact}?{self.tag}"))

    def number(self, fact: str) -> z3.ArithRef:
        """The number, where it was given."""
        return self._make(fact, z3.Real(f"{fact}{self.tag}"))

    def choice(self, fact: str) -> z3.ArithRef:
        """The place of the chosen value among the options."""
        return self._make(fact, z3.Int(f"{fact}{self.tag}"))

    def member(self, fact: str, value: str) -> z3.BoolRef:
        """Whether a set holds the value."""
        return self._make(f"{fact}:{value}", z3.Bool(f"{fact}:{value}{self.tag}"))

    def _make(self, name: str, symbol: z3.ExprRef) -> z3.ExprRef:
        return self.made.setdefault(name, symbol)

    def limits(self) -> list[z3.BoolRef]:
        """What every answer keeps to: the ranges of the questions."""
        found: list[z3.BoolRef] = []
        for question in self.questions.values():
            if question.type == "yes_no":
                found += [self.yes_no(question.id) >= NO, self.yes_no(question.id) <= YES]
            elif question.type == "choice":
                found += [self.choice(question.id) >= 0, self.choice(question.id) < len(question.options)]
            elif question.type == "number":
                found += [self.number(question.id) >= question.at_least, self.number(question.id) <= question.at_most]
        return [*found, self.given("age")]


@dataclass
class Translator:
    """From conditions to pairs of formulas, for one copy of a person."""

    symbols: Symbols
    flags: dict[str, FlagFormula] = field(default_factory=dict)

    def pair(self, condition: Condition) -> Pair:
        """The condition as "is true" and "is false"."""
        match condition:
            case Always():
                return Pair(z3.BoolVal(True), z3.BoolVal(False))
            case All(of):
                parts = [self.pair(part) for part in of]
                return Pair(z3.And([p.true for p in parts]), z3.Or([p.false for p in parts]))
            case Any(of):
                parts = [self.pair(part) for part in of]
                return Pair(z3.Or([p.true for p in parts]), z3.And([p.false for p in parts]))
            case NoneOf(of):
                parts = [self.pair(part) for part in of]
                return Pair(z3.And([p.false for p in parts]), z3.Or([p.true for p in parts]))
            case Count(least, of):
                return _count(least, [self.pair(part) for part in of])
            case Term(_, means):
                return self.pair(means)
            case FlagMet(flag, level):
                formula = self.flags[flag]
                return _decided(z3.And(formula.met, formula.level >= int(level)))
            case FlagsMet():
                return self._flags_met(condition)
            case FlagsNotSure(least, family):
                weak = [f for f in self.flags.values() if family in f.families and f.flag_class in HALVES]
                return _decided(_at_least(least, [z3.Or(f.half, f.met) for f in weak]))
            case _:
                return self._fact(condition)

    def _flags_met(self, wanted: FlagsMet) -> Pair:
        counted = [
            z3.And(formula.met, formula.level >= int(wanted.at))
            for flag, formula in self.flags.items()
            if flag not in wanted.but_not
            and (not wanted.classes or formula.flag_class in wanted.classes)
            and (not wanted.families or not set(wanted.families).isdisjoint(formula.families))
        ]
        return _decided(_at_least(wanted.least, counted))

    def _fact(self, condition: Condition) -> Pair:
        symbols = self.symbols
        match condition:
            case IsYes(fact):
                return Pair(symbols.effective(fact) == YES, symbols.effective(fact) == NO)
            case IsNo(fact):
                return Pair(symbols.effective(fact) == NO, symbols.effective(fact) == YES)
            case IsNotSure(fact):
                return _decided(self._not_sure(fact))
            case HasValue(fact, values):
                return self._has_value(fact, values)
            case AtLeast(fact, least):
                return self._given(fact, symbols.number(fact) >= least)
            case AtMost(fact, most):
                return self._given(fact, symbols.number(fact) <= most)
            case _:
                raise TypeError(f"not a condition: {condition!r}")

    def _not_sure(self, fact: str) -> z3.BoolRef:
        if self.symbols.questions[fact].type == "yes_no":
            return self.symbols.effective(fact) == NOT_SURE
        return z3.Not(self.symbols.given(fact))

    def _given(self, fact: str, holds: z3.BoolRef) -> Pair:
        given = self.symbols.given(fact)
        return Pair(z3.And(given, holds), z3.And(given, z3.Not(holds)))

    def _has_value(self, fact: str, values: tuple[str, ...]) -> Pair:
        question = self.symbols.questions[fact]
        if question.type == "set":
            return self._given(fact, z3.Or([self.symbols.member(fact, value) for value in values]))
        places = [n for n, option in enumerate(question.options) if option.value in values]
        return self._given(fact, z3.Or([self.symbols.choice(fact) == n for n in places]))


def _decided(holds: z3.BoolRef) -> Pair:
    return Pair(holds, z3.Not(holds))


def _at_least(least: int, formulas: list[z3.BoolRef]) -> z3.BoolRef:
    return z3.Sum([z3.If(formula, 1, 0) for formula in formulas]) >= least if formulas else z3.BoolVal(least <= 0)


def _count(least: int, parts: list[Pair]) -> Pair:
    possible = [z3.Not(part.false) for part in parts]
    return Pair(_at_least(least, [part.true for part in parts]), z3.Not(_at_least(least, possible)))
