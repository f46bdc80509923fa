"""The named checks: for each, knowledge that makes it speak, and knowledge like it that does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any as Anything

import pytest

from tests.made import (
    REVIEW,
    a_contributor,
    a_flag,
    a_knowledge,
    a_movement,
    a_phase,
    a_question,
    a_remedy,
    a_rule,
    an_exclusion,
)
from unknot.knowledge.checks import CHECKS
from unknot.knowledge.conditions import (
    All,
    Any,
    Condition,
    FlagMet,
    FlagsMet,
    HasValue,
    IsNo,
    IsYes,
    NoneOf,
    Term,
)
from unknot.knowledge.kinds import Knowledge, LevelRow, RemedyDose, Review, Topic
from unknot.knowledge.levels import CareLevel
from unknot.knowledge.problems import Problem

SELF_CARE, ROUTINE, SOON, SAME_DAY, EMERGENCY = CareLevel
FEVER, RASH = a_question("fever"), a_question("rash")
COLD = a_question("cold_or_flu_symptoms", reassuring=True)
ONSET = a_question("onset", "choice", "pain")


def flag_when(when: Condition, row_when: Condition | None = None, unless: Condition | None = None) -> Knowledge:
    row = LevelRow(SOON, row_when or IsYes("fever"), unless)
    return a_knowledge(FEVER, RASH, COLD, ONSET, a_flag("RF90", when, row))


def rule_when(effect: str, when: Condition) -> Knowledge:
    return a_knowledge(FEVER, RASH, COLD, ONSET, a_rule("C90", effect, LevelRow(SOON, when)))


# ---------------------------------------------------------------- a reassurance never raises


@pytest.mark.parametrize(
    "broken",
    [
        flag_when(IsYes("cold_or_flu_symptoms")),
        flag_when(All((IsYes("fever"), Term("snuffles", Any((IsYes("cold_or_flu_symptoms"),)))))),
        flag_when(IsYes("fever"), row_when=IsYes("cold_or_flu_symptoms")),
    ],
)
def test_a_reassurance_that_helps_to_raise_a_flag_is_refused(broken: Knowledge) -> None:
    assert "may only stand in unless" in only(said("a_reassurance_never_raises", broken)).message


def test_a_reassurance_may_stand_in_unless() -> None:
    assert said("a_reassurance_never_raises", flag_when(IsYes("fever"), unless=IsYes("cold_or_flu_symptoms"))) == []


# ---------------------------------------------------------------- a yes never lowers


@pytest.mark.parametrize(
    ("broken", "key"),
    [
        (flag_when(IsNo("fever")), "when"),
        (flag_when(Any((IsYes("rash"), All((IsNo("fever"),))))), "when"),
        (flag_when(IsYes("fever"), row_when=IsNo("rash")), "levels[0].when"),
        (flag_when(NoneOf((IsYes("fever"),))), "when"),
        (flag_when(NoneOf((FlagMet("RF91"),))), "when"),
        (flag_when(NoneOf((All((FlagsMet(1),)),))), "when"),
        (flag_when(IsYes("fever"), unless=IsYes("rash")), "levels[0].unless"),
        (rule_when("raise", IsNo("fever")), "levels[0].when"),
    ],
)
def test_a_danger_sign_that_is_negated_is_refused(broken: Knowledge, key: str) -> None:
    assert only(said("a_yes_never_lowers", broken)).key == key


@pytest.mark.parametrize(
    "sound",
    [
        flag_when(IsYes("fever")),
        flag_when(IsNo("cold_or_flu_symptoms")),
        flag_when(NoneOf((HasValue("onset", ("gradual",)),))),
        flag_when(IsYes("fever"), unless=IsYes("cold_or_flu_symptoms")),
        flag_when(IsYes("fever"), unless=HasValue("onset", ("gradual",))),
        rule_when("lower", IsNo("fever")),
    ],
)
def test_what_one_more_yes_cannot_switch_off_is_not(sound: Knowledge) -> None:
    assert said("a_yes_never_lowers", sound) == []


# ---------------------------------------------------------------- answers can be asked


def test_what_a_flag_or_a_raising_rule_reads_must_be_asked() -> None:
    unasked = a_question("fever", stage="not_asked")
    for thing in (a_flag("RF90", IsYes("fever"), SOON), a_rule("C90", "raise", LevelRow(SOON, IsYes("fever")))):
        assert "it must be asked" in only(said("answers_can_be_asked", a_knowledge(unasked, thing))).message


def test_what_only_other_rules_read_need_not_be_asked() -> None:
    rule = a_rule("C90", "bar_plan", when=IsYes("fever"))
    assert said("answers_can_be_asked", a_knowledge(a_question("fever", stage="not_asked"), rule)) == []


@pytest.mark.parametrize("missing", ["row", "told", "why", "heading"])
@pytest.mark.parametrize("stage", ["safety", "precaution"])
def test_a_row_needs_all_its_words(stage: str, missing: str) -> None:
    words = {"row": "Fever", "told": "a fever", "why": "It may be an infection.", "heading": "Signs"}
    assert said("answers_can_be_asked", a_knowledge(a_question("fever", stage=stage, **words))) == []
    broken = a_knowledge(a_question("fever", stage=stage, **{**words, missing: ""}))
    assert only(said("answers_can_be_asked", broken)).key == missing


# ---------------------------------------------------------------- cautions, steps and reviews


def test_a_caution_that_no_exclusion_switches_or_changes_is_refused() -> None:
    stretch = a_movement("stretch", cautions=("FI",))
    assert "No exclusion" in only(said("cautions_have_a_file", a_knowledge(stretch))).message
    for row in ({"cautions": ("FI",)}, {"changes": {"FI": "Go slowly."}}):
        assert said("cautions_have_a_file", a_knowledge(stretch, an_exclusion("FI", IsYes("fever"), **row))) == []


def test_steps_up_that_come_back_are_refused_for_each_movement_of_the_circle() -> None:
    circle = a_knowledge(
        a_movement("a", progress_to=("b",)), a_movement("b", progress_to=("c",)), a_movement("c", progress_to=("a",))
    )
    assert [problem.file for problem in said("steps_do_not_go_round", circle)] == [
        "movements/a.md",
        "movements/b.md",
        "movements/c.md",
    ]
    ladder = a_knowledge(a_movement("a", progress_to=("b", "c")), a_movement("b", progress_to=("c",)), a_movement("c"))
    assert said("steps_do_not_go_round", ladder) == []


def test_a_review_that_ends_before_it_begins_is_refused() -> None:
    backwards = Review(date(2026, 11, 24), "unreviewed", date(2026, 11, 24))
    broken = a_knowledge(a_question("fever", review=backwards))
    assert only(said("reviews_are_dated", broken)).key == "reviewed.again_by"


# ---------------------------------------------------------------- doses


@pytest.mark.parametrize(
    ("remedy", "dose", "key"),
    [
        ("heat_pad", {"minutes": 21}, "dose.minutes"),
        ("heat_pad", {"times_a_day": 5}, "dose.times_a_day"),
        ("hot_bath_or_shower", {"max_celsius": 41}, "dose.max_celsius"),
        ("hot_bath_or_shower", {"minutes": 20}, "dose.max_celsius"),
        ("ice_pack", {"hours_between": 1.5}, "dose.hours_between"),
        ("ice_pack", {}, "dose.hours_between"),
    ],
)
def test_a_dose_above_its_limit_is_refused(remedy: str, dose: dict[str, Anything], key: str) -> None:
    broken = a_knowledge(a_remedy(remedy, dose=RemedyDose(**dose)))
    assert only(said("doses_stay_within_limits", broken)).key == key


def test_a_dose_at_its_limit_is_not() -> None:
    most = RemedyDose(minutes=20, times_a_day=6, hours_between=2)
    assert said("doses_stay_within_limits", a_knowledge(a_remedy("ice_pack", dose=most))) == []


def test_the_dose_of_one_phase_is_looked_at_too() -> None:
    doses = {"calm": RemedyDose(minutes=15), "move": RemedyDose(minutes=30)}
    broken = a_knowledge(a_remedy("heat_pad", dose=RemedyDose(minutes=15), dose_by_phase=doses))
    assert "30 is above the limit of 20" in only(said("doses_stay_within_limits", broken)).message


def test_a_session_that_is_too_long_or_too_full_is_refused() -> None:
    assert only(said("doses_stay_within_limits", a_knowledge(a_phase(session_minutes=11)))).key == "session_minutes"
    assert only(said("doses_stay_within_limits", a_knowledge(a_phase(movements_at_most=7)))).key == "movements_at_most"


# ---------------------------------------------------------------- evidence


@pytest.mark.parametrize(
    "thing",
    [
        a_flag("RF90", IsYes("fever"), SOON),
        a_contributor("muscle_strain"),
        a_remedy("heat_pad"),
        a_movement("stretch"),
        a_phase(),
        an_exclusion("X90", IsYes("fever")),
    ],
)
def test_a_medical_file_must_cite_something(thing: Anything) -> None:
    assert "cites nothing" in only(said("evidence_exists", a_knowledge(thing))).message


def test_a_citation_must_be_a_file() -> None:
    broken = replace(a_knowledge(a_remedy("heat_pad", evidence=("french_206",))), evidence={"french_2006": object()})
    assert 'Did you mean "french_2006"?' in only(said("evidence_exists", broken)).message
    topic = Topic("sleep", "Sleep", "7.5", REVIEW, evidence=("made_up",))
    assert len(said("evidence_exists", replace(a_knowledge(), topics={"sleep": topic}))) == 1


def test_a_rule_may_cite_nothing() -> None:
    assert said("evidence_exists", a_knowledge(a_rule("C90", "process"))) == []


# ---------------------------------------------------------------- mechanics


def said(check: str, knowledge: Knowledge) -> list[Problem]:
    """What one named check finds."""
    return list(CHECKS[check](knowledge))


def only(problems: list[Problem]) -> Problem:
    assert len(problems) == 1, problems
    return problems[0]
