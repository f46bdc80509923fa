"""What always holds of the interview, whoever answers and whatever they say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random

from hypothesis import given, note, settings

from tests.properties.people import complete_people, knowledge, of_one_mind, unsure_people, unusual, well_people
from unknot.core import interview
from unknot.core.applicable import applies, completed
from unknot.core.triage import assess
from unknot.core.values import Ask, Done, Step, Stop
from unknot.knowledge.answers import Facts
from unknot.knowledge.levels import CareLevel

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
PAGES_AT_MOST = 120


@dataclass(frozen=True)
class Run:
    """One interview: who answered, the pages with the answers so far before each, and how it ended."""

    person: Facts
    pages: tuple[Ask, ...]
    before: tuple[Facts, ...]
    end: Step
    facts: Facts


def run(person: Facts) -> Run:
    note(f"Answers that are not plain: {unusual(person)}")
    facts, pages, before = Facts(), [], []
    for _ in range(PAGES_AT_MOST):
        step = interview.next_step(knowledge(), facts)
        if not isinstance(step, Ask):
            return Run(person, tuple(pages), tuple(before), step, facts)
        pages.append(step)
        before.append(facts)
        for fact in step.facts:
            facts = facts.with_answer(fact, person.answers[fact].value)
    raise AssertionError("the interview does not end")


@settings(deadline=None, max_examples=40)
@given(complete_people())
def test_whatever_somebody_answers_the_interview_is_sound(person: Facts) -> None:
    everything_holds_of(run(of_one_mind(person)))


@settings(deadline=None, max_examples=30)
@given(well_people())
def test_so_it_is_for_somebody_without_danger_signs(person: Facts) -> None:
    everything_holds_of(run(of_one_mind(person)))


@settings(deadline=None, max_examples=20)
@given(unsure_people())
def test_so_it_is_for_somebody_who_is_not_sure(person: Facts) -> None:
    everything_holds_of(run(of_one_mind(person)))


def everything_holds_of(one: Run) -> None:
    pages_are_short(one)
    the_counter_never_grows(one)
    nothing_is_asked_twice_but_what_was_not_sure(one)
    nothing_is_asked_that_does_not_apply(one)
    the_end_is_what_the_answers_prove(one)
    an_emergency_stopped_at_once(one)
    what_was_left_unasked_could_not_have_been_more_urgent(one)
    the_order_of_the_answers_makes_no_difference(one)


# ---------------------------------------------------------------- what is to hold


def pages_are_short(one: Run) -> None:
    assert all(1 <= len(page.facts) <= 9 for page in one.pages)
    assert all(
        len({knowledge().questions[fact].heading for fact in page.facts}) == 1 for page in one.pages if page.rows
    )


def the_counter_never_grows(one: Run) -> None:
    counted = [page for page in one.pages if page.number]
    assert [page.number for page in counted] == list(range(1, len(counted) + 1))
    assert all(page.number <= page.at_most <= 25 for page in counted)
    totals = [page.at_most for page in counted]
    assert totals == sorted(totals, reverse=True), totals


def nothing_is_asked_twice_but_what_was_not_sure(one: Run) -> None:
    asked = [fact for page in one.pages if not page.again for fact in page.facts]
    again = [fact for page in one.pages if page.again for fact in page.facts]
    assert len(asked) == len(set(asked))
    assert len(again) == len(set(again))
    assert set(again) <= set(asked)


def nothing_is_asked_that_does_not_apply(one: Run) -> None:
    for page, facts in zip(one.pages, one.before, strict=True):
        known = completed(knowledge(), facts)
        assert all(applies(knowledge().questions[fact], known) for fact in page.facts)
        assert all(knowledge().questions[fact].stage != "not_asked" for fact in page.facts)


def the_end_is_what_the_answers_prove(one: Run) -> None:
    assessment = assess(knowledge(), one.facts, NOW)
    if isinstance(one.end, Stop):
        assert one.end.level >= CareLevel.SAME_DAY
        assert assessment.care_level is one.end.level
        return
    assert one.end == Done()
    assert assessment.complete
    assert assessment.care_level is not None
    assert assessment.care_level < CareLevel.SAME_DAY


def an_emergency_stopped_at_once(one: Run) -> None:
    """At no earlier page was an emergency proved, but for a last reassuring question or a second "not sure"."""
    for page, facts in zip(one.pages, one.before, strict=True):
        if assess(knowledge(), facts, NOW).care_level is CareLevel.EMERGENCY:
            assert page.again or all(knowledge().questions[fact].reassuring for fact in page.facts)


def what_was_left_unasked_could_not_have_been_more_urgent(one: Run) -> None:
    """The same person, answering also what the interview left out, is never more urgent than it found."""
    known = completed(knowledge(), one.facts)
    rest = {
        fact: answered
        for fact, answered in one.person.answers.items()
        if fact not in known and knowledge().questions[fact].stage != "not_asked"
    }
    found = assess(knowledge(), one.facts, NOW).care_level
    full = assess(knowledge(), Facts({**one.facts.answers, **rest}), NOW).care_level
    assert found is not None
    if one.end != Stop(CareLevel.EMERGENCY):
        assert full is not None
        assert full <= found, (full, found)


def the_order_of_the_answers_makes_no_difference(one: Run) -> None:
    """Where a person is = a replay of the answers: going back and forth leads to the same page."""
    for step, facts in [*zip(one.pages[1::7], one.before[1::7], strict=True), (one.end, one.facts)]:
        items = list(facts.answers.items())
        Random(0).shuffle(items)
        assert interview.next_step(knowledge(), Facts(dict(items))) == step
