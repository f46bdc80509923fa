"""Conditions as files write them: every form becomes its value, and every fault says what to do."""

from __future__ import annotations

import pytest

from unknot.knowledge.conditions import (
    All,
    Always,
    Any,
    AtLeast,
    AtMost,
    Condition,
    Count,
    FlagMet,
    FlagsMet,
    FlagsNotSure,
    HasValue,
    IsNo,
    IsNotSure,
    IsYes,
    NoneOf,
    Term,
)
from unknot.knowledge.levels import CareLevel
from unknot.knowledge.problems import Problem
from unknot.knowledge.reader.condition_reader import ConditionReader, FactShape
from unknot.knowledge.reader.plain_yaml import read_header

FACTS = {
    "fever": FactShape("yes_no"),
    "rash": FactShape("yes_no"),
    "age": FactShape("number"),
    "onset": FactShape("choice", ("sudden", "gradual")),
    "pain_areas": FactShape("set", ("neck", "flank", "none")),
}
FLAGS = frozenset({"RF15", "RF17"})
HOT = Any((IsYes("fever"), AtLeast("age", 90)))


# ---------------------------------------------------------------- every form


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("always", Always()),
        ("fever", IsYes("fever")),
        ("{fever: yes}", IsYes("fever")),
        ("{fever: no}", IsNo("fever")),
        ("{fever: not_sure}", IsNotSure("fever")),
        ("{age: not_sure}", IsNotSure("age")),
        ("{onset: sudden}", HasValue("onset", ("sudden",))),
        ("{pain_areas: [neck, flank]}", HasValue("pain_areas", ("neck", "flank"))),
        ("{age: {at_least: 60}}", AtLeast("age", 60)),
        ("{age: {at_most: 17.5}}", AtMost("age", 17.5)),
        ("{age: {at_least: 18, at_most: 25}}", All((AtLeast("age", 18), AtMost("age", 25)))),
    ],
)
def test_a_fact_is_read_by_its_type(written: str, meant: Condition) -> None:
    assert meaning(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("{all: [fever, rash]}", All((IsYes("fever"), IsYes("rash")))),
        ("{any: [fever, {onset: sudden}]}", Any((IsYes("fever"), HasValue("onset", ("sudden",))))),
        ("{none: [fever]}", NoneOf((IsYes("fever"),))),
        ("{at_least: {n: 2, of: [fever, rash, always]}}", Count(2, (IsYes("fever"), IsYes("rash"), Always()))),
        ("{term: hot}", Term("hot", HOT)),
        ("{all: [{any: [{none: [rash]}]}]}", All((Any((NoneOf((IsYes("rash"),)),)),))),
    ],
)
def test_conditions_stand_inside_each_other(written: str, meant: Condition) -> None:
    assert meaning(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("{flag: RF17}", FlagMet("RF17")),
        ("{flag: {RF15: soon}}", FlagMet("RF15", CareLevel.SOON)),
        ("{flags: {at_least: 2}}", FlagsMet(2)),
        (
            "{flags: {at_least: 1, families: [cancer], classes: [A, B], at: soon, but_not: [RF15]}}",
            FlagsMet(1, ("cancer",), ("A", "B"), CareLevel.SOON, ("RF15",)),
        ),
        ("{flags: {at_least: 1, families: cancer}}", FlagsMet(1, ("cancer",))),
        ("{family_not_sure: {family: fracture, at_least: 2}}", FlagsNotSure(2, "fracture")),
    ],
)
def test_flags_are_named_or_counted(written: str, meant: Condition) -> None:
    assert meaning(written) == meant


# ---------------------------------------------------------------- every fault


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("feever", 'No fact called "feever". Did you mean "fever"?'),
        ("{feever: no}", 'No fact called "feever". Did you mean "fever"?'),
        ("age", '"age" is a number fact. Say which value, as {age: VALUE}.'),
        ("onset", '"onset" is a choice fact.'),
        ("{fever: maybe}", "A yes/no fact is yes, no or not_sure."),
        ("{fever: true}", "A yes/no fact is yes, no or not_sure."),
        ("{fever: [yes]}", "A yes/no fact is yes, no or not_sure."),
        ("{age: 60}", "A number is {at_least: N}, {at_most: N}, or both."),
        ("{age: {}}", "A number is {at_least: N}, {at_most: N}, or both."),
        ("{age: {at_lest: 60}}", "A number is {at_least: N}, {at_most: N}, or both."),
        ("{age: {at_least: old}}", "This must be a number."),
        ("{age: {at_least: true}}", "This must be a number."),
        ("{onset: suden}", '"suden" is no value of onset. Did you mean "sudden"?'),
        ("{pain_areas: [neck, flnk]}", '"flnk" is no value of pain_areas. Did you mean "flank"?'),
        ("{onset: }", '"None" is no value of onset.'),
    ],
)
def test_a_fact_that_is_not_rightly_named_is_told(written: str, message: str) -> None:
    assert message in only_fault(written)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("[fever, rash]", "A condition is a fact, or a mapping such as {any: [..]}."),
        ("12", "A condition is a fact, or a mapping such as {any: [..]}."),
        ("{fever: yes, rash: yes}", "A condition has one key. Put several conditions into all: or any:."),
        ("{all: fever}", "This must be a list of conditions with at least one in it."),
        ("{any: []}", "This must be a list of conditions with at least one in it."),
        ("{none: }", "This must be a list of conditions with at least one in it."),
        ("{at_least: 2}", "This must be {n: NUMBER, of: [conditions]}."),
        ("{at_least: {n: two, of: [fever]}}", "This must be {n: NUMBER, of: [conditions]}."),
        ("{at_least: {n: 1, of: [fever], at: soon}}", "This must be {n: NUMBER, of: [conditions]}."),
        ("{at_least: {n: 3, of: [fever, rash]}}", "n must be between 1 and 2, the number of conditions."),
        ("{at_least: {n: 0, of: [fever, rash]}}", "n must be between 1 and 2, the number of conditions."),
        ("{term: hott}", 'No term called "hott". Did you mean "hot"?'),
    ],
)
def test_a_form_that_is_not_known_is_told(written: str, message: str) -> None:
    assert message in only_fault(written)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("{flag: RF99}", 'No red flag called "RF99".'),
        ("{flag: {RF99: soon}}", 'No red flag called "RF99".'),
        ("{flag: {RF15: son}}", '"son" is not one of self_care, routine, soon, same_day, emergency.'),
        ("{flag: {RF15: soon, RF17: soon}}", "This must be a flag, or {FLAG: level}."),
        ("{flag: [RF15]}", "This must be a flag, or {FLAG: level}."),
        ("{flags: RF15}", "This must be a mapping of at, at_least, but_not, classes, families."),
        ("{flags: {families: [cancer]}}", "This must be a mapping of at, at_least"),
        ("{flags: {at_least: 1, family: cancer}}", "This must be a mapping of at, at_least"),
        ("{flags: {at_least: 1, families: [lungs]}}", '"lungs" is not one of fracture, cancer, infection.'),
        ("{flags: {at_least: 1, classes: [D]}}", '"D" is not one of A, B, C.'),
        ("{flags: {at_least: 1, but_not: [RF99]}}", '"RF99" is not one of RF15, RF17.'),
        ("{flags: {at_least: 1, at: now}}", '"now" is not one of self_care'),
        ("{family_not_sure: fracture}", "This must be {family: NAME, at_least: NUMBER}."),
        ("{family_not_sure: {family: fracture}}", "This must be {family: NAME, at_least: NUMBER}."),
        ("{family_not_sure: {family: lungs, at_least: 2}}", '"lungs" is not one of fracture'),
        ("{family_not_sure: {family: fracture, at_least: two}}", "at_least must be a whole number."),
    ],
)
def test_a_flag_that_is_not_rightly_named_is_told(written: str, message: str) -> None:
    assert message in only_fault(written)


def test_a_fault_names_its_place_within_the_file() -> None:
    _, (problem,) = read("{all: [fever, {at_least: {n: 1, of: [rash, feever]}}]}")
    assert (problem.file, problem.key) == ("red_flags/RF15.md", "when.all[1].at_least.of[1]")


def test_every_fault_of_a_condition_is_told_at_once() -> None:
    _, problems = read("{any: [feever, {age: old}, {onset: suden}]}")
    assert len(problems) == 3


# ---------------------------------------------------------------- mechanics


def read(written: str) -> tuple[Condition, list[Problem]]:
    header, faults = read_header("f.md", f"when: {written}\n")
    assert not faults
    problems: list[Problem] = []
    reader = ConditionReader(FACTS, FLAGS, problems, {"hot": HOT})
    return reader.read("red_flags/RF15.md", "when", header["when"]), problems


def meaning(written: str) -> Condition:
    condition, problems = read(written)
    assert problems == []
    return condition


def only_fault(written: str) -> str:
    _, problems = read(written)
    assert len(problems) == 1, problems
    return problems[0].message
