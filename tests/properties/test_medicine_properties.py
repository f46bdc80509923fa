"""What always holds of the medicine gate, for any person and any remedy."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.properties.people import complete_people, knowledge, partial_people, well_people
from unknot.core import contributors, plan
from unknot.core.conditions.evaluate import FALSE, TRUE, evaluate, open_facts
from unknot.core.exclusions import Switches
from unknot.core.medicines import deciding, gate
from unknot.core.triage import assess, judge
from unknot.knowledge.answers import NOT_GIVEN, Answer, Facts, YesNo
from unknot.knowledge.conditions import facts_in
from unknot.knowledge.kinds import Remedy
from unknot.knowledge.levels import CareLevel

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
TODAY = date(2026, 11, 24)
ANYTHING = st.sampled_from(sorted(knowledge().remedies))
OFFERED_MEDICINES = st.sampled_from(
    sorted(r.id for r in knowledge().remedies.values() if r.kind == "medicine" and r.stance.startswith("offer"))
)


@settings(deadline=None, max_examples=60)
@given(partial_people(), ANYTHING)
def test_information_means_that_nothing_is_open_and_nothing_is_met(facts: Facts, id_: str) -> None:
    if gate(knowledge(), facts, id_).status == "information":
        remedy, now = knowledge().remedies[id_], judge(knowledge(), facts).seen
        assert not any(open_facts(condition, now) for condition in deciding(knowledge(), remedy))
        assert Switches.of(knowledge(), now).off_for(remedy, now) == ()
        assert remedy.stance != "do_not_offer"


@settings(deadline=None, max_examples=60)
@given(well_people(), OFFERED_MEDICINES, st.data())
def test_without_one_deciding_answer_there_is_no_information(facts: Facts, id_: str, data: st.DataObject) -> None:
    """An unanswered question is never no: take away what decides a row, and the gate closes."""
    notes = [note.when for note in knowledge().remedies[id_].not_if]
    rows = [row for x in knowledge().exclusions.values() for row in x.rows if id_ in row.remedies]
    condition = data.draw(st.sampled_from([*(row.when for row in rows), *notes]))
    fewer = facts.without(*facts_in(condition))
    if (
        evaluate(condition, judge(knowledge(), fewer).seen) is not FALSE
    ):  # false still: it does not apply to this person
        assert gate(knowledge(), fewer, id_).status != "information"


@settings(deadline=None, max_examples=60)
@given(partial_people(), OFFERED_MEDICINES)
def test_answering_what_it_asks_comes_to_an_end(facts: Facts, id_: str) -> None:
    for _ in range(len(knowledge().questions)):
        answer = gate(knowledge(), facts, id_)
        assert (answer.status == "questions_first") == bool(answer.questions)
        assert set(answer.questions).isdisjoint(facts)
        if not answer.questions:
            return
        facts = facts.with_answer(answer.questions[0], plainest(answer.questions[0]))
    raise AssertionError("it never stops asking")


def plainest(fact: str) -> Answer:
    question = knowledge().questions[fact]
    if question.type == "yes_no":
        return YesNo.NO
    return 40.0 if fact == "age" else NOT_GIVEN


@settings(deadline=None, max_examples=60)
@given(well_people())
def test_a_medicine_in_a_plan_passes_the_gate(facts: Facts) -> None:
    facts = facts.with_answer("medicine_interest", "wants_information")
    assessment = assess(knowledge(), facts, NOW)
    made = plan.make(knowledge(), assessment, contributors.rank(knowledge(), facts, assessment), facts, TODAY)
    for item in (item for item in made.items if item.block == "medicine"):
        assert gate(knowledge(), facts, item.id).status in ("information", "ask_a_pharmacist"), item.id


@settings(deadline=None, max_examples=60)
@given(complete_people(), ANYTHING)
def test_every_reason_is_an_answer_of_the_person_and_points_to_its_row(facts: Facts, id_: str) -> None:
    answer, now = gate(knowledge(), facts, id_), judge(knowledge(), facts).seen
    for switch in (*answer.because, *answer.changes):
        assert switch.reasons
        assert all(reason.value == now.facts.get(reason.id) for reason in switch.reasons if reason.kind == "fact")
        if switch.note.source == "exclusion":
            row = knowledge().exclusions[switch.note.id].rows[switch.note.index]
            assert id_ in row.remedies or id_ in row.changes
            assert (evaluate(row.when, now) is TRUE) is not switch.unknown


@settings(deadline=None, max_examples=60)
@given(complete_people(), ANYTHING)
def test_no_medicine_talk_when_help_comes_first(facts: Facts, id_: str) -> None:
    """Rules C1 and C12."""
    urgent = judge(knowledge(), facts).proved >= CareLevel.SAME_DAY
    stance = knowledge().remedies[id_].stance
    assert (gate(knowledge(), facts, id_).status == "get_help_first") is (urgent and stance != "do_not_offer")


@settings(deadline=None, max_examples=40)
@given(partial_people(), ANYTHING)
def test_one_more_yes_never_opens_the_gate(facts: Facts, id_: str) -> None:
    """From what is not information, a yes in place of "not sure" or nothing does not make information."""
    before = gate(knowledge(), facts, id_)
    if before.status != "ask_a_pharmacist":
        return
    for switch in before.because:
        for reason in switch.reasons:
            if reason.value is YesNo.NOT_SURE and not knowledge().questions[reason.id].reassuring:
                surer = facts.with_answer(reason.id, YesNo.YES)
                assert gate(knowledge(), surer, id_).status != "information", reason.id


def test_what_is_never_offered_is_so_for_everybody() -> None:
    never: list[Remedy] = [r for r in knowledge().remedies.values() if r.stance == "do_not_offer"]
    assert {gate(knowledge(), Facts(), remedy.id).status for remedy in never} == {"never_offered"}
