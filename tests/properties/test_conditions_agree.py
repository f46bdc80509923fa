"""The readers of one condition tree say the same: evaluate, explain and prove, on any tree and any answers."""

from __future__ import annotations

from datetime import date

import z3
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from unknot.core.conditions.evaluate import FALSE, TRUE, UNDECIDED, Situation, evaluate, open_facts
from unknot.core.conditions.explain import explain
from unknot.core.conditions.prove import Symbols, Translator
from unknot.knowledge.answers import NOT_GIVEN, Answer, Facts, YesNo
from unknot.knowledge.conditions import (
    All,
    Always,
    Any,
    AtLeast,
    AtMost,
    Condition,
    Count,
    HasValue,
    IsNo,
    IsNotSure,
    IsYes,
    NoneOf,
    Term,
)
from unknot.knowledge.kinds import Option, Question, Review

REVIEW = Review(date(2026, 11, 24), "unreviewed", date(2027, 11, 24))
SIGNS = ("a", "b", "c")
PLACES = ("neck", "flank", "leg")


def asking(fact: str, type_: str, *options: str) -> Question:
    made = tuple(Option(option, option) for option in options)
    return Question(fact, type_, "g", "safety", 1, "?", REVIEW, options=made, at_least=0, at_most=10)


QUESTIONS = {
    **{sign: asking(sign, "yes_no") for sign in SIGNS},
    "age": asking("age", "number"),
    "days": asking("days", "number"),
    "place": asking("place", "choice", *PLACES),
    "areas": asking("areas", "set", *PLACES),
}
numbers = st.integers(0, 10).map(float)
ANSWERS: dict[str, st.SearchStrategy[Answer]] = {
    **{sign: st.sampled_from(list(YesNo)) for sign in SIGNS},
    "age": numbers,
    "days": numbers | st.just(NOT_GIVEN),
    "place": st.sampled_from([*PLACES, NOT_GIVEN]),
    "areas": st.frozensets(st.sampled_from(PLACES)) | st.just(NOT_GIVEN),
}
everything = st.fixed_dictionaries(ANSWERS).map(lambda answers: Facts.of(**answers))
something = st.fixed_dictionaries({}, optional=ANSWERS).map(lambda answers: Facts.of(**answers))

signs = st.sampled_from(SIGNS)
values = st.lists(st.sampled_from(PLACES), min_size=1, max_size=2, unique=True).map(tuple)
leaves = st.one_of(
    st.just(Always()),
    *(st.builds(kind, signs) for kind in (IsYes, IsNo, IsNotSure)),
    st.builds(IsNotSure, st.sampled_from(["days", "place", "areas"])),
    st.builds(AtLeast, st.sampled_from(["age", "days"]), numbers),
    st.builds(AtMost, st.sampled_from(["age", "days"]), numbers),
    st.builds(HasValue, st.sampled_from(["place", "areas"]), values),
)


def around(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    some = st.lists(inner, min_size=1, max_size=3).map(tuple)
    counts = some.flatmap(lambda of: st.integers(1, len(of)).map(lambda least: Count(least, of)))
    return st.one_of(*(some.map(kind) for kind in (All, Any, NoneOf)), counts, inner.map(lambda c: Term("t", c)))


trees: st.SearchStrategy[Condition] = st.recursive(leaves, around, max_leaves=8)


# ---------------------------------------------------------------- three values


@settings(deadline=None, max_examples=300)
@given(trees, something, everything)
def test_what_is_decided_stays_decided_whatever_else_is_answered(tree: Condition, known: Facts, rest: Facts) -> None:
    before = evaluate(tree, Situation(known))
    assume(before is not UNDECIDED)
    assert evaluate(tree, Situation(Facts({**rest.answers, **known.answers}))) is before


@settings(deadline=None, max_examples=300)
@given(trees, something)
def test_the_open_facts_are_unanswered_and_are_asked_until_the_condition_is_decided(
    tree: Condition, known: Facts
) -> None:
    """With every open fact answered in turn (never "not sure"), nothing is undecided but for what was not sure."""
    facts = known
    while wanted := open_facts(tree, Situation(facts)):
        assert not set(wanted) & set(facts)
        facts = facts.with_answer(wanted[0], _plainly(wanted[0]))
    if evaluate(tree, Situation(facts)) is UNDECIDED:
        assert any(answered.value in (YesNo.NOT_SURE, NOT_GIVEN) for answered in known.answers.values())


def _plainly(fact: str) -> Answer:
    return {"yes_no": YesNo.NO, "number": 3.0, "choice": "neck", "set": frozenset({"neck"})}[QUESTIONS[fact].type]


# ---------------------------------------------------------------- explain


@settings(deadline=None, max_examples=300)
@given(trees, something)
def test_the_reasons_alone_are_enough(tree: Condition, known: Facts) -> None:
    """With nothing but the answers given as reasons, the condition comes to the same."""
    now = Situation(known)
    assume(evaluate(tree, now) is not UNDECIDED)
    reasons = explain(tree, now)
    assert all(reason.value == known.get(reason.id) for reason in reasons)
    alone = Facts({reason.id: known.answers[reason.id] for reason in reasons})
    assert evaluate(tree, Situation(alone)) is evaluate(tree, now)


# ---------------------------------------------------------------- prove


@settings(deadline=None, max_examples=200)
@given(trees, everything)
def test_the_solver_reads_what_the_code_reads(tree: Condition, facts: Facts) -> None:
    symbols = Symbols(QUESTIONS)
    pair = Translator(symbols).pair(tree)
    values = [one for fact in QUESTIONS for one in said(symbols, fact, facts.get(fact))]
    is_true, is_false = (z3.is_true(z3.simplify(z3.substitute(part, values))) for part in (pair.true, pair.false))
    assert {(True, False): TRUE, (False, True): FALSE, (False, False): UNDECIDED}[is_true, is_false] is evaluate(
        tree, Situation(facts)
    )


def said(symbols: Symbols, fact: str, answer: Answer | None) -> list[tuple[z3.ExprRef, z3.ExprRef]]:
    """The solver's symbols of one fact, with the values that the answer gives them."""
    if QUESTIONS[fact].type == "yes_no":
        return [
            (symbols.is_yes(fact), z3.BoolVal(answer is YesNo.YES)),
            (symbols.is_no(fact), z3.BoolVal(answer is YesNo.NO)),
        ]
    given_at_all = (symbols.given(fact), z3.BoolVal(answer is not NOT_GIVEN))
    if QUESTIONS[fact].type == "number":
        return [given_at_all, (symbols.number(fact), z3.RealVal(answer if isinstance(answer, float) else 0))]
    if QUESTIONS[fact].type == "choice":
        place = PLACES.index(answer) if isinstance(answer, str) else 0
        return [given_at_all, (symbols.choice(fact), z3.IntVal(place))]
    chosen = answer if isinstance(answer, frozenset) else frozenset()
    return [given_at_all, *((symbols.member(fact, place), z3.BoolVal(place in chosen)) for place in PLACES)]
