"""Each kind of file becomes its value; what is missing, misspelt or of the wrong sort is told by its key."""

from __future__ import annotations

from typing import Any as Anything

import pytest

from tests.small_knowledge import REVIEWED
from unknot.knowledge import kinds
from unknot.knowledge.answers import YesNo
from unknot.knowledge.conditions import Always, HasValue, IsYes
from unknot.knowledge.levels import CareLevel
from unknot.knowledge.problems import Problem
from unknot.knowledge.reader.whole import _assemble, _Reading

QUESTION = f"type: yes_no\ngroup: whole_body\nstage: safety\norder: 3\nask: A fever?\n{REVIEWED}"
ONSET = (
    "type: choice\ngroup: pain\nstage: pain\norder: 4\nask: How?\noptions: {sudden: Within minutes, slow: Slowly}\n"
    + REVIEWED
)
FLAG = (
    "name: Fever\nclass: A\nwhen: fever\nlevels: [{level: same_day}]\nnot_sure: yes\ntell_staff: I ..\nwhy: It ..\n"
    f"evidence: [nice]\n{REVIEWED}"
)
RULE = f"name: Together\neffect: raise\nreference: C3\nlevels: [{{level: soon, when: fever}}]\n{REVIEWED}"
CONTRIBUTOR = (
    "name: Spasm\nkind: everyday\nreference: K04\nsummary: It lets go.\n"
    f"for: [{{when: fever, strength: strong, reference: K04}}]\n{REVIEWED}"
)
REMEDY = (
    "name: Warmth\nkind: heat_cold\nreference: R03\nstance: offer\ncertainty: low\ndirection: helps\n"
    f"summary: Warmth may ease it.\neffect: Small.\nevidence: [nice]\n{REVIEWED}"
)
MOVEMENT = (
    "name: Tilt\nreference: M01\nstart: supine\nkind: mobility\nsummary: Tilt.\nsteps: [Lie down., Tilt.]\n"
    f"doses: {{calm: {{minutes: 2, repetitions: 10}}}}\nevidence: [nice]\n{REVIEWED}"
)
PHASE = f"name: Calm it\nreference: P1\norder: 1\nenter: fever\naim: Ease.\nleave: Better.\n{REVIEWED}"
EXCLUSION = f"name: Fever\nreference: X01\nrows: [{{when: fever, because: You have a fever.}}]\n{REVIEWED}"
COUNTRY = (
    "name: Here\nemergency: {name: Ambulance, number: '112'}\nurgent_care: {name: Line}\npoison: {name: Line}\n"
    f"crisis: {{name: Line}}\nemergency_department: hospital\nfamily_doctor: doctor\n{REVIEWED}"
)
EVIDENCE = (
    "citation: Somebody 2020\nyear: 2020\nsource_kind: trial\nsays: It helps.\ncertainty: low\nread_as: opened\n"
    + REVIEWED
)
CASE = f"person: Somebody with a fever.\nfacts: {{fever: yes}}\nexpect_level: same_day\n{REVIEWED}"
MEASURE = (
    "name: Pain\nreference: '6'\nat_least: 0\nat_most: 10\nhigher_is: worse\nmeaningful_change: Two.\nlicence: free\n"
    + REVIEWED
)
EXPERIMENT = f"name: Heat\nremedy: heat_pad\narms: [heat, none]\noutcome: pain\n{REVIEWED}"
TOPIC = f"name: Sleep\nreference: '7.5'\n{REVIEWED}"
CLAIM = f"quote: Rest cures.\nverdict: misleading\nfact: It does not.\n{REVIEWED}"

EVERY_KIND = {
    "questions": QUESTION,
    "red_flags": FLAG,
    "rules": RULE,
    "contributors": CONTRIBUTOR,
    "remedies": REMEDY,
    "movements": MOVEMENT,
    "phases": PHASE,
    "exclusions": EXCLUSION,
    "countries": COUNTRY,
    "evidence": EVIDENCE,
    "cases": CASE,
    "measures": MEASURE,
    "experiments": EXPERIMENT,
    "topics": TOPIC,
    "claims": CLAIM,
    "terms": f"name: Hot\nwhen: fever\nreference: part 1\n{REVIEWED}",
}


# ---------------------------------------------------------------- what every kind has in common


@pytest.mark.parametrize("folder", EVERY_KIND)
def test_the_smallest_file_of_each_kind_is_read_without_a_fault(folder: str) -> None:
    item, problems = read(folder, EVERY_KIND[folder])
    assert problems == []
    assert (item.id, item.body, item.review.by) == ("thing", "Words.", "unreviewed")


@pytest.mark.parametrize("folder", EVERY_KIND)
def test_an_unknown_key_is_told_in_each_kind(folder: str) -> None:
    assert faults(folder, EVERY_KIND[folder] + "\ncolour: red") == ["colour"]


@pytest.mark.parametrize("folder", EVERY_KIND)
def test_a_missing_review_is_told_in_each_kind(folder: str) -> None:
    assert "reviewed" in faults(folder, EVERY_KIND[folder].replace(REVIEWED, ""))


# ---------------------------------------------------------------- faults, kind by kind


@pytest.mark.parametrize(
    ("folder", "old", "new", "key"),
    [
        ("questions", "type: yes_no", "type: choice", "options"),
        ("questions", "type: yes_no", "type: number", "at_least"),
        ("questions", "type: yes_no", "type: maybe", "type"),
        ("questions", "stage: safety", "stage: sometime", "stage"),
        ("questions", "ask: A fever?", "ask: ", "ask"),
        ("questions", "order: 3", "order: 3\nonly_if: feever", "only_if"),
        ("red_flags", "levels: [{level: same_day}]", "levels: []", "levels"),
        ("red_flags", "level: same_day", "level: today", "levels[0].level"),
        ("red_flags", "level: same_day", "level: emergency", "levels[0].action"),
        ("red_flags", "level: same_day", "level: same_day, action: run", "levels[0].action"),
        ("red_flags", "level: same_day", "level: same_day, wen: fever", "levels[0].wen"),
        ("red_flags", "level: same_day", "level: same_day, unless: feever", "levels[0].unless"),
        ("red_flags", "class: A", "class: D", "class"),
        ("red_flags", "when: fever\n", "", "when"),
        ("red_flags", "not_sure: yes", "not_sure: no", "not_sure"),
        ("red_flags", "class: A", "class: A\nfamilies: [lungs]", "families"),
        ("red_flags", "class: A", "class: A\npoints_to: [{when: fever}]", "points_to[0].contributor"),
        ("red_flags", "class: A", "class: A\npoints_to: [{contributor: a, wen: fever}]", "points_to[0].wen"),
        ("rules", "effect: raise", "effect: rise", "effect"),
        ("rules", "reference: C3", "reference: C3\nclasses: [D]", "classes"),
        ("rules", "reference: C3", "reference: C3\nto: nowhere", "to"),
        ("contributors", "strength: strong", "strength: enormous", "for[0].strength"),
        ("contributors", "when: fever, ", "", "for[0].when"),
        ("contributors", "kind: everyday", "kind: usual", "kind"),
        ("remedies", "stance: offer", "stance: sell", "stance"),
        ("remedies", "certainty: low", "certainty: sure", "certainty"),
        ("remedies", "stance: offer", "stance: offer\nphases: [calmer]", "phases"),
        ("remedies", "stance: offer", "stance: offer\ndose: {minuts: 15}", "dose.minuts"),
        ("remedies", "stance: offer", "stance: offer\ndose_by_phase: {calmer: {minutes: 15}}", "dose_by_phase.calmer"),
        ("remedies", "stance: offer", "stance: offer\nnot_if: [{when: fever}]", "not_if[0].text"),
        ("movements", "minutes: 2, ", "", "doses.calm.minutes"),
        ("movements", "start: supine", "start: flying", "start"),
        ("movements", "kind: mobility", "kind: dance", "kind"),
        ("phases", "enter: fever", "enter: feever", "enter"),
        ("phases", "enter: fever", "enter: fever\nwalking: {minuts: 5}", "walking.minuts"),
        ("exclusions", "when: fever, ", "", "rows[0].when"),
        ("exclusions", "when: fever", "when: fever, if_unknown: maybe", "rows[0].if_unknown"),
        ("exclusions", "when: fever", "when: fever, starts: [flying]", "rows[0].starts"),
        ("exclusions", "because: You have a fever.", "because: ", "rows[0].because"),
        ("countries", "number: '112'", "nummer: '112'", "emergency.nummer"),
        ("evidence", "source_kind: trial", "source_kind: rumour", "source_kind"),
        ("evidence", "read_as: opened", "read_as: skimmed", "read_as"),
        ("cases", "fever: yes", "fever: maybe", "facts.fever"),
        ("cases", "fever: yes", "feever: yes", "facts.feever"),
        ("cases", "expect_level: same_day", "expect_level: today", "expect_level"),
        ("cases", "facts: {fever: yes}", "person: x", "person"),
        ("measures", "higher_is: worse", "higher_is: taller", "higher_is"),
        ("claims", "verdict: misleading", "verdict: silly", "verdict"),
    ],
)
def test_a_fault_is_told_by_its_key(folder: str, old: str, new: str, key: str) -> None:
    assert old in EVERY_KIND[folder]
    assert key in faults(folder, EVERY_KIND[folder].replace(old, new))


# ---------------------------------------------------------------- what is read, where it is not plain


def test_the_labels_of_a_choice_stay_in_order() -> None:
    item, _ = read("questions", ONSET)
    assert [(option.value, option.label) for option in item.options] == [
        ("sudden", "Within minutes"),
        ("slow", "Slowly"),
    ]


def test_a_level_row_without_a_when_holds_always_and_a_missing_unless_is_none() -> None:
    item, _ = read("red_flags", FLAG)
    assert item.levels == (kinds.LevelRow(CareLevel.SAME_DAY, Always(), None, ""),)


def test_a_pointer_may_have_a_condition_of_its_own() -> None:
    item, problems = read(
        "red_flags", FLAG.replace("class: A", "class: A\npoints_to: [a, {contributor: b, when: fever}]")
    )
    assert problems == []
    assert item.points_to == (kinds.Pointer("a"), kinds.Pointer("b", IsYes("fever")))


def test_a_dose_of_a_phase_stands_beside_the_usual_one() -> None:
    more = "stance: offer\ndose: {minutes: 15, max_celsius: 42}\ndose_by_phase: {move: {minutes: 10}}"
    item, problems = read("remedies", REMEDY.replace("stance: offer", more))
    assert problems == []
    assert item.dose == kinds.RemedyDose(minutes=15, max_celsius=42)
    assert item.dose_by_phase == {"move": kinds.RemedyDose(minutes=10)}


def test_what_unknown_does_is_exclude_unless_the_row_says_allow() -> None:
    usual, _ = read("exclusions", EXCLUSION)
    allowed, _ = read("exclusions", EXCLUSION.replace("when: fever", "when: fever, if_unknown: allow"))
    assert (usual.rows[0].if_unknown, allowed.rows[0].if_unknown) == ("exclude", "allow")


def test_an_exclusion_row_whose_when_is_missing_holds_for_everybody() -> None:
    """The file is refused; were it not, too much would be switched off and never too little."""
    item, _ = read("exclusions", EXCLUSION.replace("when: fever, ", ""))
    assert item.rows[0].when == Always()


def test_a_case_keeps_its_answers_as_answers() -> None:
    item, _ = read("cases", CASE.replace("fever: yes", "fever: unknown, onset: slow"))
    assert item.facts == {"fever": YesNo.NOT_SURE, "onset": "slow"}


def test_a_gate_is_read_as_a_condition() -> None:
    item, _ = read("questions", QUESTION.replace("order: 3", "order: 3\nonly_if: {onset: sudden}"))
    assert item.only_if == HasValue("onset", ("sudden",))


# ---------------------------------------------------------------- mechanics


def read(folder: str, header: str) -> tuple[Anything, list[Problem]]:
    """One file called "thing", beside a fever and an onset that its conditions may name."""
    reading = _Reading()
    beside = {"questions/fever.md": QUESTION, "questions/onset.md": ONSET}
    for path, text in {**beside, f"{folder}/thing.md": header}.items():
        reading.add(path, f"---\n{text}\n---\nWords.\n")
    return getattr(_assemble(reading, {}), folder)["thing"], reading.problems


def faults(folder: str, header: str) -> list[str]:
    """The keys that are told, all of the one file."""
    _, problems = read(folder, header)
    assert {problem.file for problem in problems} <= {f"{folder}/thing.md"}
    return [problem.key for problem in problems]
