"""Random people by the thousand: none is ever advised what is not to be advised, or what a row of the matrix forbids.

2,000 people in the usual run; a hundred thousand with UNKNOT_MANY=1, as ``make prove-all`` does. The same seed draws
the same people. Hypothesis looks for the one odd person (``tests/properties``); this is about sheer numbers.
"""

from __future__ import annotations

import functools
import os
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from random import Random

import pytest

from tests.properties.people import answers_to, plain_answers, safety_signs
from tests.properties.test_plan_properties import is_switched_off
from unknot.core import contributors, plan
from unknot.core.conditions.evaluate import FALSE, UNDECIDED, Situation, evaluate
from unknot.core.medicines import gate
from unknot.core.triage import ADULT_AGE, assess, judge
from unknot.core.values import Plan, PlanItem, Reason
from unknot.knowledge.answers import Answer, Facts, YesNo
from unknot.knowledge.kinds import ExclusionRow, Movement, Remedy
from unknot.knowledge.levels import CareLevel
from unknot.knowledge.reader import shipped_knowledge

KNOWLEDGE = shipped_knowledge()
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
TODAY = date(2026, 11, 24)
SEED = 20261124
PEOPLE = 100_000 if os.environ.get("UNKNOT_MANY") else 2_000
#: every so many people, the gate of the medicines is asked about each medicine in the plan
GATE_EVERY = 5
OPEN_OR_YES = (YesNo.YES, YesNo.NOT_SURE)


# ---------------------------------------------------------------- people


@functools.cache
def _facts() -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The danger signs, the other yes/no facts, and the rest."""
    signs = frozenset(safety_signs())
    yes_no = [q.id for q in KNOWLEDGE.questions.values() if q.type == "yes_no"]
    rest = tuple(q.id for q in KNOWLEDGE.questions.values() if q.type != "yes_no")
    return tuple(f for f in yes_no if f in signs), tuple(f for f in yes_no if f not in signs), rest


def some(chance: Random, facts: tuple[str, ...], at_most: int) -> dict[str, Answer]:
    """Yes or not sure to a few of these."""
    return {fact: chance.choice(OPEN_OR_YES) for fact in chance.sample(facts, chance.randint(0, at_most))}


def one_person(chance: Random) -> Facts:
    """Any life. Of five people three have no danger sign, one has up to three, one left questions unanswered."""
    signs, others, rest = _facts()
    kind = chance.randrange(5)
    answers = plain_answers() | {fact: chance.choice(answers_to(fact)) for fact in rest}
    answers |= some(chance, others, 6)
    if kind == 0:
        answers |= some(chance, signs, 3)
    else:
        answers |= {"age": float(chance.randint(18, 90)), "pain_course": "improving"}
        answers |= {"duration_days": float(chance.randint(0, 200)), "intensity_0_10": float(chance.randint(0, 10))}
    facts = Facts.of(**answers)
    return facts.without(*chance.sample(sorted(answers), chance.randint(1, 40))) if kind == 1 else facts


def people(count: int) -> Iterator[Facts]:
    chance = Random(SEED)
    return (one_person(chance) for _ in range(count))


# ---------------------------------------------------------------- what must hold


@functools.cache
def rows_against(kind: str, id_: str) -> tuple[ExclusionRow, ...]:
    """The rows of the matrix that name this item, read off the files."""
    rows = (row for exclusion in KNOWLEDGE.exclusions.values() for row in exclusion.rows)
    return tuple(row for row in rows if is_switched_off(thing(kind, id_), row))


def thing(kind: str, id_: str) -> Remedy | Movement:
    return KNOWLEDGE.remedies[id_] if kind == "remedy" else KNOWLEDGE.movements[id_]


def faults(facts: Facts, made: Plan) -> Iterator[str]:
    """What is wrong with this plan: nothing, it is hoped."""
    now = judge(KNOWLEDGE, facts).seen
    for item in made.items:
        planned = thing(item.kind, item.id)
        if isinstance(planned, Remedy):
            yield from faults_of_remedy(planned, facts)
        yield from (f"{item.id}: {row.because}" for row in rows_against(item.kind, item.id) if bars(row, now))
        yield from (f"{item.id}: {note.text}" for note in planned.not_if if evaluate(note.when, now) is not FALSE)


def faults_of_remedy(remedy: Remedy, facts: Facts) -> Iterator[str]:
    if remedy.stance not in ("offer", "offer_with_note"):
        yield f"{remedy.id} is {remedy.stance}"
    if remedy.kind == "medicine" and facts.get("medicine_interest") != "wants_information":
        yield f"{remedy.id} was not asked for"


def bars(row: ExclusionRow, now: Situation) -> bool:
    truth = evaluate(row.when, now)
    return truth is not FALSE and not (truth is UNDECIDED and row.if_unknown == "allow")


@pytest.mark.slow
def test_nobody_is_advised_what_is_not_for_them() -> None:
    seen: Counter[str] = Counter()
    for n, facts in enumerate(people(PEOPLE)):
        assessment = assess(KNOWLEDGE, facts, NOW)
        made = plan.make(KNOWLEDGE, assessment, contributors.rank(KNOWLEDGE, facts, assessment), facts, TODAY)
        may = assessment.care_level is not None and assessment.care_level < CareLevel.SAME_DAY
        old_enough = (facts.number("age") or 0) >= ADULT_AGE
        assert not made.items or (may and old_enough and assessment.complete), f"person {n} has a plan"
        assert list(faults(facts, made)) == [], f"person {n}"
        seen[made.phase] += 1
        seen["a medicine"] += any(item.block == "medicine" for item in made.items)
        if n % GATE_EVERY == 0:
            said = {i.id: gate(KNOWLEDGE, facts, i.id).status for i in made.items if i.block == "medicine"}
            assert set(said.values()) <= {"information", "ask_a_pharmacist"}, f"person {n}: {said}"
    assert min(seen[phase] for phase in ("blocked", "calm", "move", "persistent", "a medicine")) > 0, seen


def test_the_same_seed_draws_the_same_people() -> None:
    assert list(people(3)) == list(people(3))


def test_a_fault_would_be_seen() -> None:
    """The plan of somebody who may have these, held against the answers of somebody who may not."""
    items = (an_item("nsaid_tablets", "medicine"), an_item("wintergreen_rub", "medicine"))
    made = Plan("calm", items, (), TODAY)
    found = "\n".join(faults(Facts.of(**(plain_answers() | {"anticoagulant": YesNo.YES})), made))
    assert "nsaid_tablets was not asked for" in found
    assert "nsaid_tablets: You take a blood thinner." in found
    assert "wintergreen_rub is do_not_offer" in found
    assert list(faults(Facts.of(**plain_answers()), Plan("calm", (), (), TODAY))) == []


def an_item(id_: str, block: str) -> PlanItem:
    return PlanItem("remedy", id_, block, None, (Reason("check", "complete"),))
