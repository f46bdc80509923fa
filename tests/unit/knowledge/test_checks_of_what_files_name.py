"""The named checks that nothing is missing, weakened, misnamed or badly worded, each made to speak."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.made import (
    REVIEW,
    Thing,
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
from unknot.knowledge.checks import CHECKS, run_checks
from unknot.knowledge.conditions import IsYes
from unknot.knowledge.kinds import Case, Experiment, Knowledge, LevelRow, Pointer
from unknot.knowledge.levels import CareLevel
from unknot.knowledge.problems import Problem
from unknot.knowledge.reader import shipped_knowledge

SELF_CARE, ROUTINE, SOON, SAME_DAY, EMERGENCY = CareLevel
SIGN = IsYes("fever")


# ---------------------------------------------------------------- nothing is missing


@pytest.mark.parametrize(
    ("folder", "id_"),
    [
        ("red_flags", "RF01"),
        ("red_flags", "RF61"),
        ("rules", "C01"),
        ("rules", "C12"),
        ("rules", "IBP_ASAS"),
        ("exclusions", "X01"),
        ("exclusions", "X20"),
        ("phases", "persistent"),
    ],
)
def test_a_file_that_safety_rests_on_must_be_there(folder: str, id_: str) -> None:
    shipped = shipped_knowledge()
    fewer = {name: item for name, item in getattr(shipped, folder).items() if name != id_}
    problem = only(said("flags_and_rules_are_complete", replace(shipped, **{folder: fewer})))
    assert problem.file == f"{folder}/{id_}.md"
    assert "needed for safety" in problem.message


@pytest.mark.parametrize(
    ("id_", "effect"),
    [("C03", "raise"), ("C04", "raise"), ("C05", "raise"), ("C06", "raise"), ("C09", "lower"), ("C10", "bar_plan")],
)
def test_a_rule_must_do_what_it_is_for(id_: str, effect: str) -> None:
    shipped = shipped_knowledge()
    rule = replace(shipped.rules[id_], effect="process")
    problem = only(said("flags_and_rules_are_complete", replace(shipped, rules={**shipped.rules, id_: rule})))
    assert problem == Problem(f"rules/{id_}.md", "effect", f"The effect of this rule must be {effect}.")


def test_a_flag_of_class_a_must_be_able_to_reach_the_same_day() -> None:
    def weakened(*levels: CareLevel) -> list[Problem]:
        shipped = shipped_knowledge()
        flag = a_flag("RF90", SIGN, *levels)
        return said("flags_and_rules_are_complete", replace(shipped, red_flags={**shipped.red_flags, "RF90": flag}))

    assert only(weakened(SOON, ROUTINE)).key == "levels"
    assert weakened(SOON, SAME_DAY) == []


# ---------------------------------------------------------------- not sure


@pytest.mark.parametrize(
    ("id_", "flag_class", "policy", "message"),
    [
        ("RF01", "A", "same_day", "Rule C2 says yes here, not same_day."),
        ("RF08", "A", "yes", "Rule C2 says same_day here, not yes."),
        ("RF22", "B", "half", "Rule C2 says soon here, not half."),
        ("RF12", "B", "soon", "Rule C2 says half for a flag of class B or C."),
        ("RF17", "C", "yes", "Rule C2 says half for a flag of class B or C."),
    ],
)
def test_not_sure_does_what_rule_c2_says(id_: str, flag_class: str, policy: str, message: str) -> None:
    flag = a_flag(id_, SIGN, EMERGENCY, flag_class=flag_class, not_sure=policy)
    assert only(said("not_sure_is_never_more_than_yes", a_knowledge(flag))).message == message


def test_not_sure_is_never_more_urgent_than_the_flag_itself() -> None:
    flag = a_flag("RF90", SIGN, SOON, not_sure="same_day")
    assert "more urgent here than any yes" in only(said("not_sure_is_never_more_than_yes", a_knowledge(flag))).message


@pytest.mark.parametrize(("id_", "flag_class", "policy"), [("RF01", "A", "yes"), ("RF12", "B", "half")])
def test_the_policy_of_rule_c2_is_accepted(id_: str, flag_class: str, policy: str) -> None:
    flag = a_flag(id_, SIGN, EMERGENCY, flag_class=flag_class, not_sure=policy)
    assert said("not_sure_is_never_more_than_yes", a_knowledge(flag)) == []


# ---------------------------------------------------------------- ids


@pytest.mark.parametrize(
    ("thing", "key"),
    [
        (a_flag("RF90", SIGN, SOON, points_to=(Pointer("no_such"),)), "points_to"),
        (a_flag("RF90", SIGN, SOON, ask_first=("no_such",)), "ask_first"),
        (a_rule("C90", "raise", LevelRow(SOON, SIGN), points_to=(Pointer("no_such"),)), "points_to"),
        (a_question("fever", implies=("no_such",)), "implies"),
        (a_remedy("heat_pad", fits=("no_such",)), "fits"),
        (a_movement("stretch", fits=("no_such",)), "fits"),
        (a_movement("stretch", regress_to=("no_such",)), "regress_to"),
        (a_movement("stretch", progress_to=("no_such",)), "progress_to"),
        (a_phase(default_movements=("no_such",)), "default_movements"),
        (an_exclusion("X90", SIGN, remedies=("no_such",)), "rows[0].remedies"),
        (an_exclusion("X90", SIGN, movements=("no_such",)), "rows[0].movements"),
        (an_exclusion("X90", SIGN, movement_tags=("no_such",)), "rows[0].movement_tags"),
        (an_exclusion("X90", SIGN, cautions=("no_such",)), "rows[0].cautions"),
        (an_exclusion("X90", SIGN, changes={"no_such": "Go slowly."}), "rows[0].changes"),
    ],
)
def test_an_id_that_is_no_file_is_refused(thing: Thing, key: str) -> None:
    problem = only(said("ids_exist", a_knowledge(thing)))
    assert (problem.key, "no_such" in problem.message) == (key, True)


@pytest.mark.parametrize("key", ["because", "plan_has", "plan_lacks"])
def test_a_case_names_files_too(key: str) -> None:
    case = Case("c", "Somebody.", {}, SELF_CARE, REVIEW, **{key: ("no_such",)})  # type: ignore[arg-type]
    assert only(said("ids_exist", replace(a_knowledge(), cases={"c": case}))).key == key


def test_an_experiment_is_about_a_remedy_that_there_is() -> None:
    experiment = Experiment("e", "Heat or not", ("no_such",), (), "", 28, REVIEW)
    assert only(said("ids_exist", replace(a_knowledge(), experiments={"e": experiment}))).key == "remedies"


def test_a_slip_in_an_id_says_what_was_meant() -> None:
    broken = a_knowledge(a_contributor("muscle_spasm"), a_remedy("heat_pad", fits=("muscle_spasms",)))
    assert 'Did you mean "muscle_spasm"?' in only(said("ids_exist", broken)).message


# ---------------------------------------------------------------- words


@pytest.mark.parametrize(
    "thing",
    [
        a_contributor("disc", summary="Your disc is Worn Out."),
        a_remedy("heat_pad", effect="This is clinically proven."),
        a_remedy("heat_pad", stop_if=("It is nothing serious.",)),
        a_movement("stretch", steps=("Do it.", "Never bend again.")),
        a_question("fever", why="Wait and see."),
        replace(a_phase(), aim="It prevents injury."),
        a_flag("RF90", SIGN, SOON, body="Your joint has slipped out."),
    ],
)
def test_words_that_frighten_or_promise_are_refused(thing: Thing) -> None:
    assert "is not said here" in only(said("words_are_ours", a_knowledge(thing))).message


def test_only_whole_words_are_meant() -> None:
    assert said("words_are_ours", a_knowledge(a_remedy("heat_pad", summary="A worn outfit is fine."))) == []


def test_each_do_not_line_says_do_not() -> None:
    assert said("words_are_ours", a_knowledge(a_remedy("heat_pad", do_not=("Do not fall asleep on it.",)))) == []
    problem = only(said("words_are_ours", a_knowledge(a_remedy("heat_pad", do_not=("Avoid sleep.",)))))
    assert problem.key == "do_not"


# ---------------------------------------------------------------- all of them


def test_nothing_is_found_in_what_ships() -> None:
    assert run_checks(shipped_knowledge()) == []


def test_all_checks_run_and_all_their_problems_are_told() -> None:
    broken = a_knowledge(a_remedy("heat_pad", summary="Nothing serious.", fits=("no_such",)))
    keys = {problem.key for problem in run_checks(broken)}
    assert {"summary", "fits", "evidence"} <= keys


# ---------------------------------------------------------------- mechanics


def said(check: str, knowledge: Knowledge) -> list[Problem]:
    """What one named check finds."""
    return list(CHECKS[check](knowledge))


def only(problems: list[Problem]) -> Problem:
    assert len(problems) == 1, problems
    return problems[0]
