"""What always holds of a plan, for any person who may have one."""

from __future__ import annotations

import ast
from datetime import UTC, date, datetime
from pathlib import Path

from hypothesis import assume, given, settings

import unknot.core
from tests.properties.people import complete_people, knowledge, well_people
from unknot.core import contributors, plan
from unknot.core.conditions.evaluate import FALSE, UNDECIDED, Situation, evaluate
from unknot.core.triage import assess, judge
from unknot.core.values import Plan, PlanItem, Reason
from unknot.knowledge.answers import Facts
from unknot.knowledge.kinds import Movement, Remedy

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


def facts_behind(reasons: tuple[Reason, ...], facts: Facts) -> set[str]:
    """The answers that reasons rest on, through the signs of contributors and the flags behind those."""
    judgement = judge(knowledge(), facts)
    ranked = {c.id: c for c in contributors.rank_judged(knowledge(), judgement)}
    found = {reason.id for reason in reasons if reason.kind == "fact"}
    for reason in reasons:
        if reason.kind == "contributor":
            signs = ranked[reason.id].signs_for
            found |= {inner.id for sign in signs for inner in sign.reasons if inner.kind == "fact"}
            for flag in ranked[reason.id].from_flags:
                source = knowledge().red_flags.get(flag) or knowledge().rules[flag]
                found |= {f for row in source.levels for f in facts if f in str((source.when, row.when))}
    return found


@settings(deadline=None, max_examples=40)
@given(well_people())
def test_a_line_goes_when_all_its_reasons_go(facts: Facts) -> None:
    """The reason of a general line is the completed check: without that there is no line at all."""
    for item in plan_for(facts).items:
        if Reason("check", "complete") in item.reasons:
            incomplete = facts.without("saddle_numbness")
            assert plan_for(incomplete).items == ()
        else:
            fewer = facts.without(*facts_behind(item.reasons, facts))
            assert item.id not in {other.id for other in plan_for(fewer).items}, item


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


def is_switched_off(item: Remedy | Movement, row: object) -> bool:
    if isinstance(item, Remedy):
        return item.id in row.remedies  # type: ignore[attr-defined]
    return (
        item.id in row.movements  # type: ignore[attr-defined]
        or item.start in row.starts  # type: ignore[attr-defined]
        or item.kind in row.movement_kinds  # type: ignore[attr-defined]
        or not set(item.tags).isdisjoint(row.movement_tags)  # type: ignore[attr-defined]
        or not set(item.cautions).isdisjoint(row.cautions)  # type: ignore[attr-defined]
    )


@settings(deadline=None, max_examples=80)
@given(well_people())
def test_nothing_that_its_own_page_warns_off_is_in_a_plan(facts: Facts) -> None:
    now = judge(knowledge(), facts).seen
    for item in plan_for(facts).items:
        assert all(evaluate(note.when, now) is FALSE for note in thing(item).not_if), item.id


@settings(deadline=None, max_examples=60)
@given(complete_people())
def test_only_what_is_offered_is_planned_and_medicines_only_when_asked_for(facts: Facts) -> None:
    for item in plan_for(facts).items:
        if item.kind == "remedy":
            remedy = knowledge().remedies[item.id]
            assert remedy.stance in ("offer", "offer_with_note")
            assert remedy.kind != "medicine" or facts.get("medicine_interest") == "wants_information"


@settings(deadline=None, max_examples=60)
@given(well_people())
def test_what_was_passed_over_is_no_better_supported_than_what_was_taken(facts: Facts) -> None:
    from unknot.core.supported import support

    made = plan_for(facts)
    assume(made.items)
    for out in made.left_out:
        if out.why == "passed_over":
            assert support(knowledge().remedies[out.id]) <= support(knowledge().remedies[out.better])


def sentences_in(path: Path) -> list[str]:
    """Strings in the code that look like sentences: several words, beginning with a capital letter."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    strings = [n for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    return [n.value for n in strings if id(n) not in docstrings and n.value[:1].isupper() and n.value.count(" ") > 2]


def test_the_core_holds_no_sentences() -> None:
    folder = Path(unknot.core.__file__).parent
    assert {path.name: found for path in folder.rglob("*.py") if (found := sentences_in(path))} == {}


def test_situations_do_not_leak_between_people() -> None:
    assert Situation(Facts()).flags == {}
