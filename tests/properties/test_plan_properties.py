"""What always holds of a plan, for any person who may have one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime

from hypothesis import assume, given, settings

from tests.properties.people import knowledge, unsure_people, well_people
from unknot.core import contributors, plan
from unknot.core.applicable import completed
from unknot.core.conditions.evaluate import FALSE, UNDECIDED, evaluate
from unknot.core.supported import support
from unknot.core.triage import assess, judge
from unknot.core.values import Plan, PlanItem, Reason
from unknot.knowledge.answers import Facts
from unknot.knowledge.kinds import ExclusionRow, Movement, Remedy
from unknot.knowledge.levels import CareLevel

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
TODAY = date(2026, 11, 24)


def plan_for(facts: Facts) -> Plan:
    assessment = assess(knowledge(), facts, NOW)
    return plan.make(knowledge(), assessment, contributors.rank(knowledge(), facts, assessment), facts, TODAY)


def thing(item: PlanItem) -> Remedy | Movement:
    return knowledge().remedies[item.id] if item.kind == "remedy" else knowledge().movements[item.id]


@settings(deadline=None, max_examples=60)
@given(well_people())
def test_the_same_answers_give_the_same_plan(facts: Facts) -> None:
    assert plan_for(facts) == plan_for(facts)


@settings(deadline=None, max_examples=60)
@given(well_people())
def test_every_line_has_a_reason(facts: Facts) -> None:
    made = plan_for(facts)
    assert all(item.reasons for item in made.items)
    assert all(item.reasons for item in made.left_out)


def facts_behind(reasons: Iterable[Reason], facts: Facts) -> set[str]:
    """The answers that reasons rest on, through the signs of contributors and the flags and rules behind those."""
    assessment = assess(knowledge(), facts, NOW)
    ranked = {c.id: c for c in contributors.rank(knowledge(), facts, assessment)}
    raised = {one.id: one.reasons for one in (*assessment.flags, *assessment.rules)}
    found, waiting, seen = set[str](), list(reasons), set[Reason]()
    while waiting:
        reason = waiting.pop()
        if reason in seen:
            continue
        seen.add(reason)
        if reason.kind == "fact":
            found.add(reason.id)
        elif reason.kind == "contributor":
            waiting += [inner for sign in ranked[reason.id].signs_for for inner in sign.reasons]
            waiting += [inner for source in ranked[reason.id].from_flags for inner in raised[source]]
        elif reason.kind in ("flag", "rule"):
            waiting += raised.get(reason.id, ())
    return found


@settings(deadline=None, max_examples=30)
@given(well_people())
def test_a_line_goes_when_all_its_reasons_go(facts: Facts) -> None:
    """The reason of a general line is the completed check: without that there is no line at all.

    Any other line goes with its answers, or stays for other answers that it then names; when those go too, it goes.
    """
    for item in plan_for(facts).items:
        fewer, line = facts, item
        while line is not None and Reason("check", "complete") not in line.reasons:
            behind = facts_behind(line.reasons, fewer)
            assert behind, (line.id, "has no answer behind its reasons")
            fewer = fewer.without(*behind)
            line = next((other for other in plan_for(fewer).items if other.id == item.id), None)
        if line is not None:
            assert plan_for(fewer.without("saddle_numbness")).items == ()


@settings(deadline=None, max_examples=40)
@given(well_people())
def test_every_answer_given_as_a_reason_is_the_persons_own(facts: Facts) -> None:
    """Or one that follows from their answers: none is made up."""
    known = completed(knowledge(), facts)
    made = plan_for(facts)
    for reason in (reason for line in (*made.items, *made.left_out) for reason in line.reasons):
        if reason.kind == "fact":
            assert reason.value == known.get(reason.id), reason
        if reason.kind == "unanswered":
            assert reason.id not in facts, reason


@settings(deadline=None, max_examples=80)
@given(well_people())
def test_nothing_that_an_exclusion_switches_off_is_in_a_plan(facts: Facts) -> None:
    """Said again from the files: not sure, skipped and unanswered switch off as yes does."""
    now = judge(knowledge(), facts).seen
    items = [thing(item) for item in plan_for(facts).items]
    for row in (row for exclusion in knowledge().exclusions.values() for row in exclusion.rows):
        truth = evaluate(row.when, now)
        if truth is FALSE or (truth is UNDECIDED and row.if_unknown == "allow"):
            continue
        for item in items:
            assert not is_switched_off(item, row), (item.id, row.because)


def is_switched_off(item: Remedy | Movement, row: ExclusionRow) -> bool:
    if isinstance(item, Remedy):
        return item.id in row.remedies
    return (
        item.id in row.movements
        or item.start in row.starts
        or item.kind in row.movement_kinds
        or not set(item.tags).isdisjoint(row.movement_tags)
        or not set(item.cautions).isdisjoint(row.cautions)
    )


@settings(deadline=None, max_examples=80)
@given(well_people())
def test_nothing_that_its_own_page_warns_off_is_in_a_plan(facts: Facts) -> None:
    now = judge(knowledge(), facts).seen
    for item in plan_for(facts).items:
        assert all(evaluate(note.when, now) is FALSE for note in thing(item).not_if), item.id


@settings(deadline=None, max_examples=60)
@given(well_people())
def test_only_what_is_offered_is_planned_and_medicines_only_when_asked_for(facts: Facts) -> None:
    for item in plan_for(facts).items:
        if item.kind == "remedy":
            remedy = knowledge().remedies[item.id]
            assert remedy.stance in ("offer", "offer_with_note")
            assert remedy.kind != "medicine" or facts.get("medicine_interest") == "wants_information"


@settings(deadline=None, max_examples=60)
@given(well_people())
def test_what_was_passed_over_is_no_better_supported_than_what_was_taken(facts: Facts) -> None:
    made = plan_for(facts)
    assume(made.items)
    for out in made.left_out:
        if out.why == "passed_over":
            assert support(knowledge().remedies[out.id]) <= support(knowledge().remedies[out.better])


@settings(deadline=None, max_examples=60)
@given(well_people())
def test_a_session_keeps_to_the_phase_the_day_and_the_floor(facts: Facts) -> None:
    made = plan_for(facts)
    movements = [knowledge().movements[item.id] for item in made.items if item.kind == "movement"]
    phase = knowledge().phases[made.phase]
    minutes = sum(movement.doses[made.phase].minutes for movement in movements)
    assert len(movements) <= phase.movements_at_most <= 6
    assert minutes <= phase.session_minutes
    given_minutes = facts.number("minutes_per_day")
    assert not movements or given_minutes is None or minutes * phase.sessions_a_day <= given_minutes
    needing_floor = [item.id for item in made.items if thing(item).needs_floor]
    assert needing_floor == [] or facts.get("can_get_on_floor") == "easily"


@settings(deadline=None, max_examples=100)
@given(unsure_people())
def test_before_a_visit_soon_there_are_only_positions_walks_and_breathing(facts: Facts) -> None:
    """Rule C10: the gentle plan."""
    if assess(knowledge(), facts, NOW).care_level is not CareLevel.SOON:
        return
    for item in plan_for(facts).items:
        if item.kind == "movement":
            assert knowledge().movements[item.id].kind in ("relief_position", "breathing")
        else:
            assert item.block in ("rest", "walk", "breathing", "sleep")


@settings(deadline=None, max_examples=60)
@given(well_people())
def test_nothing_is_both_taken_and_left_out_and_nothing_stands_twice(facts: Facts) -> None:
    made = plan_for(facts)
    names = [(line.kind, line.id) for line in (*made.items, *made.left_out)]
    assert len(names) == len(set(names))
