"""Random people: any answers that the questions allow, in any mix, skips and "not sure" included."""

from __future__ import annotations

import functools

from hypothesis import strategies as st

from unknot.knowledge.answers import NOT_GIVEN, Answer, Facts, YesNo
from unknot.knowledge.kinds import Knowledge, Question
from unknot.knowledge.reader import shipped_knowledge


@functools.cache
def knowledge() -> Knowledge:
    """The shipped knowledge, read once for all properties."""
    return shipped_knowledge()


def answer_to(question: Question) -> st.SearchStrategy[Answer]:
    """Any answer that fits the question; age is always given."""
    if question.type == "yes_no":
        # Mostly no, as in life: people with thirty danger signs all look alike.
        return st.sampled_from([YesNo.NO] * 12 + [YesNo.YES, YesNo.NOT_SURE])
    if question.type == "number":
        least, most = question.at_least or 0.0, question.at_most or 0.0
        number = st.one_of(st.floats(least, min(most, 130.0)), st.floats(least, most)).map(lambda n: float(round(n, 1)))
        return number if question.id == "age" else st.one_of(number, number, number, st.just(NOT_GIVEN))
    values = [option.value for option in question.options]
    if question.type == "choice":
        return st.sampled_from([*values, NOT_GIVEN])
    some = st.frozensets(st.sampled_from([v for v in values if v != "none"]), min_size=1, max_size=3)
    return st.one_of(st.just(frozenset({"none"})), some, st.just(NOT_GIVEN))


@st.composite
def complete_people(draw: st.DrawFn) -> Facts:
    """A person who answered every question there is."""
    return Facts.of(**{q.id: draw(answer_to(q)) for q in knowledge().questions.values()})


@st.composite
def partial_people(draw: st.DrawFn) -> Facts:
    """A person who answered some questions and not others."""
    answered = {}
    for question in knowledge().questions.values():
        if draw(st.integers(0, 3)):
            answered[question.id] = draw(answer_to(question))
    return Facts.of(**answered)


@st.composite
def well_people(draw: st.DrawFn) -> Facts:
    """A person with no danger sign and any daily life: mostly these come to a plan."""
    answers: dict[str, Answer] = {}
    for question in knowledge().questions.values():
        if question.type == "yes_no" and question.stage == "safety":
            answers[question.id] = YesNo.NO
        elif question.id == "age":
            answers["age"] = float(draw(st.integers(18, 74)))
        elif question.id == "duration_days":
            answers["duration_days"] = float(draw(st.integers(0, 400)))
        elif question.id == "pain_course":
            answers["pain_course"] = "improving"
        else:
            answers[question.id] = draw(answer_to(question))
    return Facts.of(**answers)


@st.composite
def unsure_people(draw: st.DrawFn) -> Facts:
    """A well person who is not sure about a few danger signs: what rule C2 is about."""
    signs = sorted(q.id for q in knowledge().questions.values() if q.type == "yes_no" and q.stage == "safety")
    unsure = draw(st.lists(st.sampled_from(signs), min_size=1, max_size=4, unique=True))
    facts = draw(well_people())
    for sign in unsure:
        facts = facts.with_answer(sign, YesNo.NOT_SURE)
    return facts
