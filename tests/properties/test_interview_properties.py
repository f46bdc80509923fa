"""What always holds of the interview, whoever answers and whatever they say."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given, settings

from tests.properties.people import complete_people, knowledge, well_people
from unknot.core import interview
from unknot.core.triage import assess
from unknot.core.values import Ask, Done, Step, Stop
from unknot.knowledge.answers import Facts
from unknot.knowledge.levels import CareLevel

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
PAGES_AT_MOST = 120


def run(person: Facts) -> tuple[list[Ask], Step, Facts]:
    """The pages that a person is asked, how it ends, and the answers by then."""
    facts, pages = Facts(), []
    for _ in range(PAGES_AT_MOST):
        step = interview.next_step(knowledge(), facts)
        if not isinstance(step, Ask):
            return pages, step, facts
        pages.append(step)
        for fact in step.facts:
            facts = facts.with_answer(fact, person.answers[fact].value)
    raise AssertionError("the interview does not end")


def check(pages: list[Ask], end: Step, facts: Facts) -> None:
    assert all(len(page.facts) <= 9 for page in pages)
    counted = [page for page in pages if page.number]
    assert all(page.number <= page.at_most <= 25 for page in counted)
    totals = [page.at_most for page in counted]
    assert totals == sorted(totals, reverse=True), "the counter grew"
    asked = [fact for page in pages if not page.again for fact in page.facts]
    assert len(asked) == len(set(asked)), "something was asked twice"
    again = [fact for page in pages if page.again for fact in page.facts]
    assert len(again) == len(set(again)), "not sure was asked more than once more"
    assessment = assess(knowledge(), facts, NOW)
    if isinstance(end, Done):
        assert assessment.complete
    if isinstance(end, Stop):
        assert assessment.care_level is end.level
        assert end.level >= CareLevel.SAME_DAY


@settings(deadline=None, max_examples=60)
@given(complete_people())
def test_anybody_comes_to_an_end_by_short_pages_and_a_counter_that_never_grows(person: Facts) -> None:
    check(*run(person))


@settings(deadline=None, max_examples=40)
@given(well_people())
def test_a_well_person_comes_to_an_end_too(person: Facts) -> None:
    check(*run(person))


@settings(deadline=None, max_examples=40)
@given(complete_people())
def test_an_emergency_ends_the_check_at_once(person: Facts) -> None:
    """Before the last page nothing was proved that would have stopped it."""
    pages, end, facts = run(person)
    if end == Stop(CareLevel.EMERGENCY) and not any(page.again for page in pages):
        before = facts.without(*pages[-1].facts)
        last_reassures = all(knowledge().questions[fact].reassuring for fact in pages[-1].facts)
        assert assess(knowledge(), before, NOW).care_level is not CareLevel.EMERGENCY or last_reassures
