"""Each check finds its own fault in the shipped knowledge, and finds none in it as it ships."""

from __future__ import annotations

from dataclasses import replace
from typing import Any as Anything

import pytest

from unknot.knowledge.checks import (
    CHECKS,
    a_reassurance_never_raises,
    a_yes_never_lowers,
    answers_can_be_asked,
    cautions_have_a_file,
    doses_stay_within_limits,
    evidence_exists,
    flags_and_rules_are_complete,
    ids_exist,
    not_sure_is_never_more_than_yes,
    reviews_are_dated,
    run_checks,
    steps_do_not_go_round,
    words_are_ours,
)
from unknot.knowledge.conditions import All, IsNo, IsYes, NoneOf
from unknot.knowledge.kinds import Knowledge, LevelRow, Pointer
from unknot.knowledge.levels import CareLevel

REASSURANCE = IsYes("bladder_bowel_trouble_longstanding")


@pytest.mark.parametrize("name", CHECKS)
def test_the_shipped_knowledge_has_no_problem(name: str, knowledge: Knowledge) -> None:
    assert list(CHECKS[name](knowledge)) == []


def test_faults_of_several_checks_are_all_told_at_once(knowledge: Knowledge) -> None:
    broken = changed(without(knowledge, "phases", "blocked"), "red_flags", "RF01", not_sure="soon")
    assert {problem.file for problem in run_checks(broken)} == {"phases/blocked.md", "red_flags/RF01.md"}


# ---------------------------------------------------------------- what a yes may do


def test_a_reassuring_fact_may_not_raise_a_flag(knowledge: Knowledge) -> None:
    broken = changed(knowledge, "red_flags", "RF32", when=REASSURANCE)
    assert found(a_reassurance_never_raises, broken) == ["red_flags/RF32.md: when"]


def test_nor_may_it_stand_in_a_row(knowledge: Knowledge) -> None:
    broken = changed(knowledge, "red_flags", "RF32", levels=(LevelRow(CareLevel.EMERGENCY, REASSURANCE),))
    assert found(a_reassurance_never_raises, broken) == ["red_flags/RF32.md: when"]


@pytest.mark.parametrize("negation", [IsNo("fever"), NoneOf((IsYes("fever"),))])
def test_a_danger_sign_may_not_be_negated_in_a_flag(negation: IsNo | NoneOf, knowledge: Knowledge) -> None:
    broken = changed(knowledge, "red_flags", "RF32", when=All((IsYes("calf_swelling"), negation)))
    assert found(a_yes_never_lowers, broken) == ["red_flags/RF32.md: when"]


def test_nor_in_a_rule_that_raises(knowledge: Knowledge) -> None:
    broken = changed(knowledge, "rules", "C03", levels=(LevelRow(CareLevel.SOON, IsNo("fever")),))
    assert found(a_yes_never_lowers, broken) == ["rules/C03.md: levels[0].when"]


def test_only_a_reassurance_may_stand_in_unless(knowledge: Knowledge) -> None:
    rows = (LevelRow(CareLevel.EMERGENCY, unless=REASSURANCE), LevelRow(CareLevel.SOON, unless=IsYes("fever")))
    broken = changed(knowledge, "red_flags", "RF32", levels=rows)
    assert found(a_yes_never_lowers, broken) == ["red_flags/RF32.md: levels[1].unless"]


def test_not_sure_follows_rule_c2(knowledge: Knowledge) -> None:
    broken = changed(knowledge, "red_flags", "RF01", not_sure="soon")
    assert found(not_sure_is_never_more_than_yes, broken) == ["red_flags/RF01.md: not_sure"]


def test_not_sure_of_a_weak_flag_is_half(knowledge: Knowledge) -> None:
    broken = changed(knowledge, "red_flags", "RF12", not_sure="yes")
    assert found(not_sure_is_never_more_than_yes, broken) == ["red_flags/RF12.md: not_sure"]


def test_not_sure_is_never_more_urgent_than_any_yes(knowledge: Knowledge) -> None:
    broken = changed(knowledge, "red_flags", "RF08", levels=(LevelRow(CareLevel.SOON),))
    assert found(not_sure_is_never_more_than_yes, broken) == ["red_flags/RF08.md: not_sure"]


# ---------------------------------------------------------------- nothing is missing


@pytest.mark.parametrize(
    ("folder", "id_"), [("red_flags", "RF33"), ("rules", "C04"), ("exclusions", "X03"), ("phases", "calm")]
)
def test_what_safety_rests_on_is_there(folder: str, id_: str, knowledge: Knowledge) -> None:
    assert found(flags_and_rules_are_complete, without(knowledge, folder, id_)) == [f"{folder}/{id_}.md: "]


def test_a_rule_keeps_its_effect(knowledge: Knowledge) -> None:
    broken = changed(knowledge, "rules", "C10", effect="process")
    assert found(flags_and_rules_are_complete, broken) == ["rules/C10.md: effect"]


def test_a_flag_of_class_a_reaches_the_same_day(knowledge: Knowledge) -> None:
    broken = changed(knowledge, "red_flags", "RF01", levels=(LevelRow(CareLevel.SOON),))
    assert found(flags_and_rules_are_complete, broken) == ["red_flags/RF01.md: levels"]


def test_what_a_flag_reads_is_asked(knowledge: Knowledge) -> None:
    broken = changed(knowledge, "questions", "fever", stage="not_asked")
    assert found(answers_can_be_asked, broken) == ["questions/fever.md: stage"]


@pytest.mark.parametrize("key", ["row", "told", "why", "heading"])
def test_a_row_of_a_safety_page_has_all_its_words(key: str, knowledge: Knowledge) -> None:
    assert found(answers_can_be_asked, changed(knowledge, "questions", "fever", **{key: ""})) == [
        f"questions/fever.md: {key}"
    ]


def test_a_caution_of_a_movement_is_switched_by_some_exclusion(knowledge: Knowledge) -> None:
    movement = next(iter(knowledge.movements))
    broken = changed(knowledge, "movements", movement, cautions=("QQ",))
    assert found(cautions_have_a_file, broken) == [f"movements/{movement}.md: cautions"]


def test_a_medical_file_cites_something(knowledge: Knowledge) -> None:
    assert found(evidence_exists, changed(knowledge, "remedies", "heat_pad", evidence=())) == [
        "remedies/heat_pad.md: evidence"
    ]


def test_what_is_cited_is_there(knowledge: Knowledge) -> None:
    broken = changed(knowledge, "rules", "C03", evidence=("nobody_1900",))
    assert found(evidence_exists, broken) == ["rules/C03.md: evidence"]


# ---------------------------------------------------------------- ids


@pytest.mark.parametrize(
    ("folder", "id_", "fault"),
    [
        ("red_flags", "RF32", {"points_to": (Pointer("nobody"),)}),
        ("red_flags", "RF32", {"ask_first": ("nobody",)}),
        ("rules", "C03", {"points_to": (Pointer("nobody"),)}),
        ("questions", "fever", {"implies": ("nobody",)}),
        ("remedies", "heat_pad", {"fits": ("nobody",)}),
        ("phases", "calm", {"default_movements": ("nobody",)}),
    ],
    ids=lambda value: value if isinstance(value, str) else next(iter(value)),
)
def test_every_id_that_is_named_is_a_file(
    folder: str, id_: str, fault: dict[str, Anything], knowledge: Knowledge
) -> None:
    assert found(ids_exist, changed(knowledge, folder, id_, **fault)) == [f"{folder}/{id_}.md: {next(iter(fault))}"]


@pytest.mark.parametrize("key", ["fits", "regress_to", "progress_to"])
def test_the_ids_a_movement_names_are_files(key: str, knowledge: Knowledge) -> None:
    movement = next(iter(knowledge.movements))
    broken = changed(knowledge, "movements", movement, **{key: ("nobody",)})
    assert found(ids_exist, broken) == [f"movements/{movement}.md: {key}"]


@pytest.mark.parametrize("key", ["remedies", "movements", "movement_tags", "cautions"])
def test_what_an_exclusion_switches_off_exists(key: str, knowledge: Knowledge) -> None:
    rows = knowledge.exclusions["X06"].rows
    broken = changed(knowledge, "exclusions", "X06", rows=(replace(rows[0], **{key: ("nobody",)}), *rows[1:]))
    assert found(ids_exist, broken) == [f"exclusions/X06.md: rows[0].{key}"]


@pytest.mark.parametrize("key", ["because", "plan_has", "plan_lacks"])
def test_what_a_case_expects_exists(key: str, knowledge: Knowledge) -> None:
    case = next(iter(knowledge.cases))
    assert found(ids_exist, changed(knowledge, "cases", case, **{key: ("nobody",)})) == [f"cases/{case}.md: {key}"]


def test_an_experiment_is_about_a_remedy_there_is(knowledge: Knowledge) -> None:
    experiment = next(iter(knowledge.experiments))
    broken = changed(knowledge, "experiments", experiment, remedies=("nothing",))
    assert found(ids_exist, broken) == [f"experiments/{experiment}.md: remedies"]


def test_a_near_miss_is_answered_with_what_was_meant(knowledge: Knowledge) -> None:
    broken = changed(knowledge, "questions", "fever", implies=("feverr",))
    assert [problem.message for problem in ids_exist.check(broken)] == [
        'No question called "feverr". Did you mean "fever"? Ids are file names.'
    ]


# ---------------------------------------------------------------- doses, steps, reviews and words


@pytest.mark.parametrize(
    ("remedy", "dose"),
    [
        ("heat_pad", {"minutes": 25}),
        ("heat_pad", {"times_a_day": 5}),
        ("hot_bath_or_shower", {"max_celsius": 41}),
        ("hot_bath_or_shower", {"max_celsius": None}),
        ("ice_pack", {"hours_between": 1}),
    ],
)
def test_no_dose_passes_its_limit(remedy: str, dose: dict[str, float | None], knowledge: Knowledge) -> None:
    usual = knowledge.remedies[remedy].dose
    broken = changed(knowledge, "remedies", remedy, dose=replace(usual, **dose))
    assert found(doses_stay_within_limits, broken) == [f"remedies/{remedy}.md: dose.{next(iter(dose))}"]


def test_nor_does_the_dose_of_one_phase(knowledge: Knowledge) -> None:
    dose = replace(knowledge.remedies["heat_pad"].dose, minutes=25)
    broken = changed(knowledge, "remedies", "heat_pad", dose_by_phase={"calm": dose})
    assert found(doses_stay_within_limits, broken) == ["remedies/heat_pad.md: dose.minutes"]


@pytest.mark.parametrize("key", ["session_minutes", "movements_at_most"])
def test_a_session_stays_short(key: str, knowledge: Knowledge) -> None:
    assert found(doses_stay_within_limits, changed(knowledge, "phases", "calm", **{key: 11})) == [
        f"phases/calm.md: {key}"
    ]


def test_steps_up_never_come_back(knowledge: Knowledge) -> None:
    first, second = list(knowledge.movements)[:2]
    one = changed(knowledge, "movements", first, progress_to=(second,))
    broken = changed(one, "movements", second, progress_to=(first,))
    assert {f"movements/{first}.md: progress_to", f"movements/{second}.md: progress_to"} <= set(
        found(steps_do_not_go_round, broken)
    )


def test_a_review_ends_after_it_began(knowledge: Knowledge) -> None:
    review = knowledge.questions["fever"].review
    broken = changed(knowledge, "questions", "fever", review=replace(review, again_by=review.on))
    assert found(reviews_are_dated, broken) == ["questions/fever.md: reviewed.again_by"]


@pytest.mark.parametrize("phrase", ["Your disc is worn out.", "It is NOTHING SERIOUS.", "This will snap."])
def test_words_never_frighten_or_promise(phrase: str, knowledge: Knowledge) -> None:
    broken = changed(knowledge, "remedies", "heat_pad", summary=phrase)
    assert found(words_are_ours, broken) == ["remedies/heat_pad.md: summary"]


def test_a_do_not_line_says_do_not(knowledge: Knowledge) -> None:
    broken = changed(knowledge, "remedies", "heat_pad", do_not=("Sleep on it.",))
    assert found(words_are_ours, broken) == ["remedies/heat_pad.md: do_not"]


# ---------------------------------------------------------------- mechanics


def changed(knowledge: Knowledge, folder: str, id_: str, **fields: Anything) -> Knowledge:
    """The knowledge with some fields of one file changed."""
    items = getattr(knowledge, folder)
    return replace(knowledge, **{folder: {**items, id_: replace(items[id_], **fields)}})


def without(knowledge: Knowledge, folder: str, id_: str) -> Knowledge:
    return replace(knowledge, **{folder: {key: item for key, item in getattr(knowledge, folder).items() if key != id_}})


def found(module: Anything, knowledge: Knowledge) -> list[str]:
    """Where the check finds its problems: "file: key"."""
    return [f"{problem.file}: {problem.key}" for problem in module.check(knowledge)]
