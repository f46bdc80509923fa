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
from unknot.knowledge.levels import CareLevel


@dataclass(frozen=True)
class Pair:
    """A three-valued condition as two formulas; never both hold."""

    true: z3.BoolRef
    false: z3.BoolRef

    @property
    def open(self) -> z3.BoolRef:
        """Neither true nor false."""
        return z3.And(z3.Not(self.true), z3.Not(self.false))


#: "at least this level", for the levels above self-care, lowest first
AtLeastLevels = tuple[z3.BoolRef, ...]
#: the levels above self-care, lowest first
ABOVE = tuple(level for level in CareLevel if level > CareLevel.SELF_CARE)


@dataclass(frozen=True)
class FlagFormula:
    """A red flag as formulas: whether it is met, whether its level is at least each level, and whether it is half."""

    met: z3.BoolRef
    levels: AtLeastLevels
    half: z3.BoolRef
    flag_class: str
    families: tuple[str, ...]

    def at(self, level: CareLevel) -> z3.BoolRef:
        """Met at this level or above."""
        return z3.And(self.met, reaches(self.levels, level))


def reaches(levels: AtLeastLevels, level: CareLevel) -> z3.BoolRef:
    """Whether a level is reached; self-care always is."""
    return z3.BoolVal(True) if level is CareLevel.SELF_CARE else levels[ABOVE.index(level)]


@dataclass
class Symbols:
    """One solver symbol for each answer of a person.

    ``own`` names the facts that this person answers apart from another one (``tag`` tells the two apart); all
    other symbols are shared between them.
    """

    questions: Mapping[str, Question]
    tag: str = ""
    own: frozenset[str] = frozenset()

    def is_yes(self, fact: str) -> z3.BoolRef:
        """The fact was answered yes."""
        return z3.Bool(f"{fact}=yes{self._tag(fact)}")

    def is_no(self, fact: str) -> z3.BoolRef:
        """The fact was answered no; neither yes nor no is "not sure"."""
        return z3.Bool(f"{fact}=no{self._tag(fact)}")

    def counts_as_yes(self, fact: str) -> z3.BoolRef:
        """Yes by its own answer, or implied by another (``applicable.completed``)."""
        implied = [self.counts_as_yes(q.id) for q in self.questions.values() if fact in q.implies]
        return z3.Or(self.is_yes(fact), *implied)

    def counts_as_no(self, fact: str) -> z3.BoolRef:
        """No by its own answer, and not implied by another."""
        return z3.And(self.is_no(fact), z3.Not(self.counts_as_yes(fact)))

    def given(self, fact: str) -> z3.BoolRef:
        """Whether a number, choice or set was answered at all."""
        return z3.Bool(f"{fact}?{self._tag(fact)}")

    def number(self, fact: str) -> z3.ArithRef:
        """The number, where it was given."""
        return z3.Real(f"{fact}{self._tag(fact)}")

    def choice(self, fact: str) -> z3.ArithRef:
        """The place of the chosen value among the options."""
        return z3.Int(f"{fact}{self._tag(fact)}")

    def member(self, fact: str, value: str) -> z3.BoolRef:
        """Whether a set holds the value."""
        return z3.Bool(f"{fact}:{value}{self._tag(fact)}")

    def _tag(self, fact: str) -> str:
        return self.tag if fact in self.own else ""

    def limits(self) -> list[z3.BoolRef]:
        """What every answer keeps to: one answer a question, within its range; age is always given."""
        found: list[z3.BoolRef] = [self.given("age")]
        for question in self.questions.values():
            if question.type == "yes_no":
                found.append(z3.Not(z3.And(self.is_yes(question.id), self.is_no(question.id))))
            elif question.type == "choice":
                found += [self.choice(question.id) >= 0, self.choice(question.id) < len(question.options)]
            elif question.type == "number":
                found += [self.number(question.id) >= question.at_least, self.number(question.id) <= question.at_most]
        return found


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
                return _decided(self.flags[flag].at(level))
            case FlagsMet():
                return self._flags_met(condition)
            case FlagsNotSure(least, family):
                weak = [f for f in self.flags.values() if family in f.families and f.flag_class in HALVES]
                return _decided(_at_least(least, [z3.Or(f.half, f.met) for f in weak]))
            case _:
                return self._fact(condition)

    def _flags_met(self, wanted: FlagsMet) -> Pair:
        counted = [
            formula.at(wanted.at)
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
                return Pair(symbols.counts_as_yes(fact), symbols.counts_as_no(fact))
            case IsNo(fact):
                return Pair(symbols.counts_as_no(fact), symbols.counts_as_yes(fact))
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
            return z3.Not(z3.Or(self.symbols.counts_as_yes(fact), self.symbols.counts_as_no(fact)))
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
