"""The proofs about advice are about the filter that plans use: for any finished check, formula and code agree."""

from __future__ import annotations

import functools
from datetime import UTC, date, datetime

import z3
from hypothesis import given, settings

from tests.properties.people import complete_people, knowledge, unsure_people, well_people
from tests.properties.test_proofs_agree import said
from unknot.core import contributors, plan, proofs, proofs_of_plans
from unknot.core.exclusions import Switches
from unknot.core.proofs import PersonFormula
from unknot.core.triage import assess, judge
from unknot.knowledge.answers import Facts

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
TODAY = date(2026, 11, 24)


@functools.cache
def person() -> PersonFormula:
    return proofs.person(knowledge())


@functools.cache
def off() -> dict[str, z3.BoolRef]:
    translator = person().translator
    items = proofs_of_plans.items(knowledge())
    return {f"{type(i).__name__} {i.id}": proofs_of_plans.switched_off(knowledge(), i, translator) for i in items}


@functools.cache
def advised() -> dict[tuple[str, str], z3.BoolRef]:
    items = proofs_of_plans.items(knowledge())
    return {
        (type(item).__name__.lower(), item.id): proofs_of_plans.may_be_advised(knowledge(), item, person())
        for item in items
    }


def values_of(formulas: list[z3.BoolRef], facts: Facts) -> list[bool]:
    """What each formula comes to for this person; all in one go, which is much faster."""
    bits = [z3.If(formula, z3.BitVecVal(1, 1), z3.BitVecVal(0, 1)) for formula in formulas]
    found = z3.simplify(z3.substitute(z3.Concat(*bits), said(person().translator.symbols, facts)))
    return [digit == "1" for digit in f"{found.as_long():0{len(bits)}b}"]


@settings(deadline=None, max_examples=20)
@given(well_people())
def test_the_formula_switches_off_what_the_plan_switches_off(facts: Facts) -> None:
    check_switches(facts)


@settings(deadline=None, max_examples=15)
@given(complete_people())
def test_so_it_does_for_anybody(facts: Facts) -> None:
    check_switches(facts)


def check_switches(facts: Facts) -> None:
    now = judge(knowledge(), facts).seen
    switches = Switches.of(knowledge(), now)
    in_code = [bool(switches.off_for(item, now)) for item in proofs_of_plans.items(knowledge())]
    in_formula = values_of(list(off().values()), facts)
    assert [n for n, one, two in zip(off(), in_code, in_formula, strict=True) if one is not two] == []


@settings(deadline=None, max_examples=20)
@given(well_people())
def test_whatever_is_planned_may_be_advised_by_the_formula(facts: Facts) -> None:
    check_plan(facts)


@settings(deadline=None, max_examples=15)
@given(unsure_people())
def test_so_it_may_for_people_who_are_not_sure(facts: Facts) -> None:
    check_plan(facts)


def check_plan(facts: Facts) -> None:
    assessment = assess(knowledge(), facts, NOW)
    made = plan.make(knowledge(), assessment, contributors.rank(knowledge(), facts, assessment), facts, TODAY)
    names = [(item.kind, item.id) for item in made.items]
    if names:
        allowed = values_of([advised()[name] for name in names], facts)
        assert [name for name, may in zip(names, allowed, strict=True) if not may] == []
