"""Random people: any answers that the questions allow, in any mix, skips and "not sure" included.

A person is drawn from a few numbers, not answer by answer, so that thousands cost seconds and a failing one shrinks
to the plain person (no to every sign, the rest skipped) with the few answers that matter.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Iterator
from random import Random

from hypothesis import strategies as st

from unknot.knowledge.answers import NOT_GIVEN, Answer, Facts, YesNo
from unknot.knowledge.conditions import AtLeast, AtMost, Condition, walk
from unknot.knowledge.kinds import Knowledge, Question
from unknot.knowledge.reader import shipped_knowledge

Answers = dict[str, Answer]
PLAIN_AGE = 40.0
#: how many of the yes/no questions a person says yes or not sure to, beside those drawn one by one
DENSITIES = (0.0, 0.0, 0.04, 0.15)


@functools.cache
def knowledge() -> Knowledge:
    """The shipped knowledge, read once for all properties."""
    return shipped_knowledge()


# ---------------------------------------------------------------- what can be answered


def _conditions() -> Iterator[Condition]:
    known = knowledge()
    for flag in known.red_flags.values():
        yield from (flag.when, *(row.when for row in flag.levels), *(row.unless for row in flag.levels if row.unless))
    for rule in known.rules.values():
        yield from (rule.when, *(row.when for row in rule.levels), *(row.unless for row in rule.levels if row.unless))
    for contributor in known.contributors.values():
        yield from (sign.when for sign in (*contributor.signs_for, *contributor.signs_against))
    yield from (row.when for exclusion in known.exclusions.values() for row in exclusion.rows)
    yield from (phase.enter for phase in known.phases.values())


@functools.cache
def _bounds() -> dict[str, frozenset[float]]:
    """For each number, the bounds that any condition names."""
    found: dict[str, set[float]] = {}
    for node in (node for condition in _conditions() for node in walk(condition)):
        if isinstance(node, AtLeast | AtMost):
            found.setdefault(node.fact, set()).add(node.least if isinstance(node, AtLeast) else node.most)
    return {fact: frozenset(bounds) for fact, bounds in found.items()}


def _numbers(question: Question) -> list[float]:
    """The ends of the range, each bound of a condition, and a little to both sides of it."""
    least, most = question.at_least or 0.0, question.at_most or 0.0
    near = {bound + step for bound in _bounds().get(question.id, ()) for step in (-1.0, -0.1, 0.0, 0.1, 1.0)}
    return sorted(
        float(round(n, 1)) for n in near | {least, (least + min(most, 130.0)) / 2, most} if least <= n <= most
    )


@functools.cache
def answers_to(question_id: str) -> tuple[Answer, ...]:
    """The answers worth trying, a skip first; age cannot be skipped."""
    question = knowledge().questions[question_id]
    if question.type == "yes_no":
        return (YesNo.NO, YesNo.NOT_SURE, YesNo.YES)
    if question.type == "number":
        return tuple(_numbers(question)) if question_id == "age" else (NOT_GIVEN, *_numbers(question))
    values = [option.value for option in question.options]
    if question.type == "choice":
        return (NOT_GIVEN, *values)
    real = [value for value in values if value != "none"]
    pairs = (frozenset(pair) for pair in itertools.pairwise(real))
    return (NOT_GIVEN, frozenset({"none"} & set(values)), *(frozenset({value}) for value in real), *pairs)


def answer_to(question: Question) -> st.SearchStrategy[Answer]:
    """Any answer that fits the question."""
    return st.sampled_from(answers_to(question.id))


# ---------------------------------------------------------------- people


def plain_answers() -> Answers:
    """Somebody of 40 who says no to every yes/no question and skips the rest."""
    return {q.id: YesNo.NO if q.type == "yes_no" else NOT_GIVEN for q in knowledge().questions.values()} | {
        "age": PLAIN_AGE
    }


def of_type(*types: str) -> list[str]:
    """The facts of these types."""
    return [q.id for q in knowledge().questions.values() if q.type in types]


def safety_signs() -> list[str]:
    """The yes/no questions of the safety pages."""
    return [q.id for q in knowledge().questions.values() if q.type == "yes_no" and q.stage == "safety"]


def _life(seed: int) -> Answers:
    """Anything but yes/no; the seed 0 skips all of it."""
    chance = Random(seed)
    return {fact: chance.choice(answers_to(fact)) for fact in of_type("number", "choice", "set")} if seed else {}


def _signs(seed: int, facts: Iterable[str]) -> Answers:
    """Yes or not sure to some of these; the seed 0 says no to all."""
    chance = Random(seed)
    density = chance.choice(DENSITIES) if seed else 0.0
    return {fact: chance.choice((YesNo.YES, YesNo.NOT_SURE)) for fact in facts if chance.random() < density}


SEEDS = st.integers(0, 2**32)


@functools.cache
def _some_answers() -> st.SearchStrategy[list[tuple[str, Answer]]]:
    pairs = [(fact, answer) for fact in of_type("yes_no") for answer in (YesNo.YES, YesNo.NOT_SURE)]
    pairs += [(fact, answer) for fact in of_type("number", "choice", "set") for answer in answers_to(fact)]
    return st.lists(st.sampled_from(pairs), max_size=16)


@st.composite
def complete_people(draw: st.DrawFn) -> Facts:
    """A person who answered every question there is."""
    answers = plain_answers() | _life(draw(SEEDS)) | _signs(draw(SEEDS), of_type("yes_no"))
    return Facts.of(**(answers | dict(draw(_some_answers()))))


@st.composite
def partial_people(draw: st.DrawFn) -> Facts:
    """A person who answered some questions and not others."""
    facts, chance = draw(complete_people()), Random(draw(SEEDS))
    missing = draw(st.sampled_from((0.02, 0.25, 0.7)))
    return facts.without(*(fact for fact in facts if chance.random() < missing))


@st.composite
def well_people(draw: st.DrawFn) -> Facts:
    """A person with no danger sign and any daily life: mostly these come to a plan."""
    others = [fact for fact in of_type("yes_no") if fact not in safety_signs()]
    answers = plain_answers() | _life(draw(SEEDS)) | _signs(draw(SEEDS), others)
    answers |= dict(draw(_some_answers())) | dict.fromkeys(safety_signs(), YesNo.NO)
    answers |= {"age": float(draw(st.integers(18, 74))), "duration_days": float(draw(st.integers(0, 400)))}
    return Facts.of(**(answers | {"pain_course": "improving"}))


@st.composite
def unsure_people(draw: st.DrawFn) -> Facts:
    """A well person who is not sure about a few danger signs: what rule C2 is about."""
    unsure = draw(st.lists(st.sampled_from(safety_signs()), min_size=1, max_size=4, unique=True))
    facts = draw(well_people())
    for sign in unsure:
        facts = facts.with_answer(sign, YesNo.NOT_SURE)
    return facts


def of_one_mind(facts: Facts) -> Facts:
    """The same person where a yes that implies another yes comes with it: no foot drop without a weak leg."""
    implied = {i for q in knowledge().questions.values() if facts.is_yes(q.id) for i in q.implies}
    return Facts.of(**{fact: YesNo.YES if fact in implied else answer.value for fact, answer in facts.answers.items()})


def unusual(facts: Facts) -> Answers:
    """What tells this person from the plain one: what a failing example is about."""
    plain = plain_answers()
    return {fact: answer.value for fact, answer in facts.answers.items() if plain.get(fact) != answer.value}
