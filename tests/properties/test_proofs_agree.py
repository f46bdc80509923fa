"""The proofs are about the code that decides: for any finished check, formulas and code say the same."""

from __future__ import annotations

import functools
from datetime import UTC, datetime
from fractions import Fraction

import z3
from hypothesis import given, settings

from tests.properties.people import complete_people, knowledge, unsure_people, well_people
from unknot.core import proofs
from unknot.core.conditions.prove import Symbols
from unknot.core.proofs import PersonFormula
from unknot.core.triage import assess
from unknot.knowledge.answers import Facts, YesNo

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


@functools.cache
def person() -> PersonFormula:
    return proofs.person(knowledge())


def said(symbols: Symbols, facts: Facts) -> list[tuple[z3.ExprRef, z3.ExprRef]]:
    """Every solver symbol with the value that the facts give it."""
    found = []
    for question in knowledge().questions.values():
        answer = facts.get(question.id)
        if question.type == "yes_no":
            found.append((symbols.is_yes(question.id), z3.BoolVal(answer is YesNo.YES)))
            found.append((symbols.is_no(question.id), z3.BoolVal(answer is YesNo.NO)))
            continue
        found.append((symbols.given(question.id), z3.BoolVal(isinstance(answer, float | str | frozenset))))
        values = [option.value for option in question.options]
        if question.type == "number":
            number = Fraction(str(answer)) if isinstance(answer, float) else Fraction(0)  # 5.9 is 59/10, as z3 reads it
            found.append((symbols.number(question.id), z3.RealVal(str(number))))
        elif question.type == "choice":
            found.append((symbols.choice(question.id), z3.IntVal(values.index(answer) if answer in values else 0)))
        else:
            chosen = facts.chosen(question.id)
            found += [(symbols.member(question.id, value), z3.BoolVal(value in chosen)) for value in values]
    return found


def check(facts: Facts) -> None:
    formula, assessment = person(), assess(knowledge(), facts, NOW)
    values = said(formula.translator.symbols, facts)
    reached = [z3.is_true(z3.simplify(z3.substitute(level, values))) for level in formula.levels]
    assert assessment.care_level is not None
    assert sum(reached) == assessment.care_level
    assert z3.is_true(z3.simplify(z3.substitute(formula.plan, values))) is assessment.plan_allowed


@settings(deadline=None, max_examples=40)
@given(complete_people())
def test_formulas_and_code_give_the_same_level_and_the_same_plan_permission(facts: Facts) -> None:
    check(facts)


@settings(deadline=None, max_examples=40)
@given(well_people())
def test_so_they_do_for_people_without_danger_signs(facts: Facts) -> None:
    check(facts)


@settings(deadline=None, max_examples=80)
@given(unsure_people())
def test_so_they_do_for_people_who_are_not_sure(facts: Facts) -> None:
    check(facts)
