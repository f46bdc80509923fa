"""Values of the core as JSON and back: nothing is lost, and what is wrong is named."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unknot.core.values import (
    AppliedRule,
    Assessment,
    DayShape,
    LeftOut,
    NoteRef,
    Plan,
    PlanItem,
    PlannedDay,
    RaisedFlag,
    RankedContributor,
    Reason,
    SafetyNetLine,
    TimedItem,
    WeighedSign,
    WorkHours,
)
from unknot.interop import as_json
from unknot.interop.as_json import CannotRead
from unknot.knowledge.answers import NOT_GIVEN, Answer, Answered, Facts, YesNo
from unknot.knowledge.kinds import Knowledge, MovementDose, RemedyDose, WalkingDose
from unknot.knowledge.levels import CareLevel

AT = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
REASON = Reason("fact", "muscle_spasm", YesNo.YES)

words = st.from_regex(r"[a-z][a-z0-9_]{0,20}", fullmatch=True).filter(lambda w: w not in {"not_sure", "not_given"})
answers: st.SearchStrategy[Answer] = st.one_of(
    st.sampled_from(YesNo),
    st.just(NOT_GIVEN),
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(0, 10**6).map(float),
    words,
    st.frozensets(words),
)
moments = st.none() | st.datetimes(timezones=st.just(UTC))
all_facts = st.dictionaries(words, st.builds(Answered, answers, moments, st.integers(1, 9))).map(Facts)


def written_out(value: object) -> Any:
    """What comes back after a real trip through text."""
    return json.loads(json.dumps(value))


def an_assessment() -> Assessment:
    return Assessment(
        care_level=CareLevel.SOON,
        complete=True,
        decided_by="RF16",
        action="appointment_days",
        reasons=(
            REASON,
            Reason("fact", "pain_areas", frozenset({"mid_left", "low_left"})),
            Reason("fact", "age", 61.0),
        ),
        flags=(RaisedFlag("RF16", CareLevel.SOON, CareLevel.SAME_DAY, "appointment_days", (REASON,), not_sure=True),),
        rules=(AppliedRule("C9", "lower", None, "", (Reason("rule", "C9"),)),),
        safety_net=(SafetyNetLine("RF01", CareLevel.EMERGENCY, "emergency_department"),),
        unanswered=("fever",),
        plan_allowed=True,
        plan_barred_by=("C10",),
        valid_until=AT + timedelta(days=7),
        check_again_on=date(2026, 12, 8),
    )


def items() -> tuple[PlanItem, ...]:
    note = NoteRef("exclusion", "X01", "rows", 2)
    return (
        PlanItem("remedy", "heat_pad", "heat_cold", RemedyDose(minutes=15, times_a_day=3), (REASON,), (note,)),
        PlanItem("movement", "cat_cow", "session", MovementDose(minutes=2, repetitions=10), (REASON,)),
        PlanItem("remedy", "walking", "walk", WalkingDose(10, 3, 2.5), (REASON,)),
        PlanItem("remedy", "stay_active", "daily", None, (REASON,)),
    )


def a_plan() -> Plan:
    left_out = LeftOut(
        "remedy", "ice_pack", "passed_over", (REASON,), (NoteRef("remedy", "ice", "not_if", 0),), "heat_pad"
    )
    return Plan("calm", items(), (left_out,), date(2026, 11, 24), (Reason("phase", "calm"),))


@given(all_facts)
def test_answers_come_back_as_they_were_in_the_same_order(facts: Facts) -> None:
    back = as_json.facts_from_json(written_out(as_json.facts_to_json(facts)))

    assert back == facts
    assert list(back) == list(facts)
    assert [type(a.value) for a in back.answers.values()] == [type(a.value) for a in facts.answers.values()]


@pytest.mark.parametrize(
    ("answer", "written"),
    [
        (YesNo.YES, True),
        (YesNo.NO, False),
        (YesNo.NOT_SURE, "not_sure"),
        (NOT_GIVEN, "not_given"),
        (3.0, 3),
        (0.5, 0.5),
        ("sudden", "sudden"),
        (frozenset({"b", "a"}), ["a", "b"]),
        (frozenset(), []),
    ],
)
def test_an_answer_is_written_as_people_write_it_in_a_case(answer: Answer, written: object) -> None:
    assert as_json.answer_to_json(answer) == written
    assert as_json.answer_from_json(written) == answer


def test_unanswered_skipped_not_sure_and_no_stay_four_things() -> None:
    facts = Facts.of(fever=YesNo.NO, cough=YesNo.NOT_SURE, duration_days=NOT_GIVEN)

    back = as_json.facts_from_json(as_json.facts_to_json(facts))

    assert [back.get(fact) for fact in ("fever", "cough", "duration_days", "numb")] == [
        YesNo.NO,
        YesNo.NOT_SURE,
        NOT_GIVEN,
        None,
    ]


def test_no_choice_that_ships_has_a_value_kept_for_another_answer(knowledge: Knowledge) -> None:
    taken = {
        option.value
        for question in knowledge.questions.values()
        if question.type == "choice"
        for option in question.options
    }

    assert not taken & {"not_sure", "not_given"}


def test_an_assessment_comes_back() -> None:
    assert as_json.assessment_from_json(written_out(as_json.assessment_to_json(an_assessment()))) == an_assessment()


def test_a_level_is_its_id_and_no_level_is_null() -> None:
    written = as_json.assessment_to_json(an_assessment())

    assert written["care_level"] == "soon"
    assert as_json.to_json(None) is None


def test_contributors_come_back() -> None:
    sign = WeighedSign("strong", "K04", (REASON,))
    ranked = (
        RankedContributor("muscle_guarding", "likely", (sign,), (sign, sign)),
        RankedContributor("cauda_equina", "to_be_checked", (), (), ("RF01",)),
    )

    assert as_json.contributors_from_json(written_out(as_json.contributors_to_json(ranked))) == ranked


def test_a_plan_comes_back_with_each_kind_of_dose() -> None:
    back = as_json.plan_from_json(written_out(as_json.plan_to_json(a_plan())))

    assert back == a_plan()
    assert [type(item.dose) for item in back.items] == [RemedyDose, MovementDose, WalkingDose, type(None)]


def test_a_laid_out_day_comes_back_with_its_offset() -> None:
    zone = timezone(timedelta(hours=1))
    start = datetime(2026, 11, 24, 8, 0, tzinfo=zone)
    timed = TimedItem(start, start + timedelta(minutes=15), "heat_cold", items()[:1], 2, 3)
    day = PlannedDay(date(2026, 11, 24), (timed,), items()[3:], items()[2:3])

    back = as_json.planned_day_from_json(written_out(as_json.planned_day_to_json(day)))

    assert back == day
    assert back.timed[0].start.utcoffset() == timedelta(hours=1)


def test_a_day_shape_comes_back() -> None:
    shape = DayShape(time(14, 0), time(6, 30), (WorkHours(4, time(22, 0), time(6, 0)),))

    assert as_json.from_json(DayShape, written_out(as_json.to_json(shape))) == shape


def test_what_a_newer_field_would_hold_is_taken_as_unset_and_an_old_key_is_passed_over() -> None:
    written = as_json.assessment_to_json(an_assessment())
    del written["check_again_on"]
    written["from_an_older_program"] = 1

    assert as_json.assessment_from_json(written).check_again_on is None


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (["care_level"], "urgent", 'assessment.care_level: "urgent" is not a CareLevel.'),
        (["flags", 0, "level"], 3, "assessment.flags[0].level: 3 is not a CareLevel."),
        (["flags"], {}, "assessment.flags: a list is wanted here."),
        (["flags", 0], "RF01", "assessment.flags[0]: an object with keys is wanted here."),
        (["complete"], "yes", 'assessment.complete: "yes" is not a bool.'),
        (["valid_until"], "soon", 'assessment.valid_until: "soon" is not a datetime.'),
        (["reasons", 0, "value"], {}, "assessment.reasons[0].value: {} is not an answer."),
    ],
)
def test_what_cannot_be_read_is_named_with_its_place(path: list[Any], value: object, said: str) -> None:
    written: Any = as_json.assessment_to_json(an_assessment())
    inside = written
    for key in path[:-1]:
        inside = inside[key]
    inside[path[-1]] = value

    with pytest.raises(CannotRead) as caught:
        as_json.assessment_from_json(written)

    assert str(caught.value) == said


def test_a_missing_field_is_named() -> None:
    with pytest.raises(CannotRead, match=r'plan: "items" is missing'):
        as_json.plan_from_json({"phase": "calm"})


def test_a_dose_of_a_kind_we_do_not_know_is_named() -> None:
    written: Any = as_json.plan_to_json(a_plan())
    written["items"][0]["dose"]["type"] = "drug_dose"

    with pytest.raises(CannotRead, match=r'plan.items\[0\].dose: no such type here: "drug_dose"'):
        as_json.plan_from_json(written)


@pytest.mark.parametrize("bad", [{}, [1], [{"value": True}], [{"fact": "age", "value": None}], "half a line"])
def test_answers_that_cannot_be_read_are_refused(bad: object) -> None:
    with pytest.raises(CannotRead):
        as_json.facts_from_json(bad)


@pytest.mark.parametrize(
    "read", [as_json.contributors_from_json, as_json.plan_from_json, as_json.planned_day_from_json]
)
def test_a_value_of_another_shape_is_refused(read: Any) -> None:
    with pytest.raises(CannotRead):
        read("something else")


def test_what_is_no_value_of_the_core_is_not_written() -> None:
    with pytest.raises(TypeError, match="A object cannot be written as JSON"):
        as_json.to_json(object())
