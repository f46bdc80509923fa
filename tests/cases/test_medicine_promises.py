"""What the medicine pages and plans promise: no dose beyond the label, and nothing that a blood thinner forbids."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields

import pytest

from tests.cases.test_medicine_truth_table import KNOWLEDGE, healthy
from tests.unit.core.planned import NOW, TODAY
from unknot.core import contributors, plan
from unknot.core.exclusions import Switches
from unknot.core.plan_remedies import choose_remedies
from unknot.core.triage import assess, judge
from unknot.core.values import RankedContributor
from unknot.knowledge.answers import NOT_GIVEN, Answer, Facts, YesNo
from unknot.knowledge.kinds import ExclusionRow, Phase, Remedy

TAKEN_OR_RUBBED_ON = [
    remedy
    for remedy in KNOWLEDGE.remedies.values()
    if remedy.kind in ("medicine", "supplement") or remedy.id in ("essential_oils", "epsom_salt_bath")
]
OFFERED = [remedy for remedy in TAKEN_OR_RUBBED_ON if remedy.stance in ("offer", "offer_with_note")]

# ---------------------------------------------------------------- doses

AMOUNT = re.compile(
    r"(?P<least>\d[\d.,]*)(?: ?(?:to|or|-|–) ?(?P<most>\d[\d.,]*))? ?"
    r"(?P<unit>mg|g|mcg|µg|ml|mL|IU|(?:milli|micro)?grams?|tablets?|capsules?|drops?|pills?|teaspoons?|sachets?|puffs?)\b"
)
AMOUNT_IN_WORDS = re.compile(
    r"\b(?:a|one|two|three|four|five|six|half a) (?:tablets?|capsules?|drops?|pills?|teaspoons?|sachets?|puffs?)\b",
    re.IGNORECASE,
)
#: part 3.2 of the clinical reference, R32 and R34: what an adult's label says, and nothing else
STATED = {
    "nsaid_tablets": {"200 mg", "400 mg", "1200 mg"},
    "paracetamol": {"500 mg", "1000 mg", "4 g", "3 g"},
}
#: R40: how strong the oil is, and a line on what to do after a tablet; neither says how much to take
NOT_A_DOSE = {"wintergreen_rub": {"A teaspoon"}, "nsaid_tablets": {"a tablet"}}


def words(remedy: Remedy) -> str:
    texts = [remedy.name, remedy.summary, remedy.effect, remedy.body, *remedy.do_not, *remedy.stop_if]
    texts += [note.text for note in (*remedy.not_if, *remedy.change_if)]
    return "\n".join(texts)


def amounts(text: str) -> Iterator[str]:
    for found in AMOUNT.finditer(text):
        yield from (f"{number} {found['unit']}" for number in (found["least"], found["most"]) if number)


def test_an_amount_is_seen_however_it_is_written() -> None:
    assert set(amounts("200 to 400 mg, 4g, 325mg, 2 tablets")) == {"200 mg", "400 mg", "4 g", "325 mg", "2 tablets"}
    assert AMOUNT_IN_WORDS.findall("Take two tablets and half a teaspoon") == ["two tablets", "half a teaspoon"]


@pytest.mark.parametrize("remedy", TAKEN_OR_RUBBED_ON, ids=lambda remedy: remedy.id)
def test_no_page_of_a_medicine_states_a_dose_that_the_reference_does_not(remedy: Remedy) -> None:
    assert set(amounts(words(remedy))) <= STATED.get(remedy.id, set())
    assert set(AMOUNT_IN_WORDS.findall(words(remedy))) <= NOT_A_DOSE.get(remedy.id, set())


@pytest.mark.parametrize("remedy", TAKEN_OR_RUBBED_ON, ids=lambda remedy: remedy.id)
def test_a_plan_line_of_a_medicine_only_says_for_how_many_days(remedy: Remedy) -> None:
    for dose in (remedy.dose, *remedy.dose_by_phase.values()):
        named = {field.name for field in fields(dose) if getattr(dose, field.name) is not None}
        if remedy.kind != "heat_cold":
            assert named <= {"days_at_most"}
        assert dose.days_at_most is None or dose.days_at_most <= 3


@pytest.mark.parametrize("remedy", OFFERED, ids=lambda remedy: remedy.id)
def test_the_page_of_an_offered_medicine_leaves_the_dose_to_the_label(remedy: Remedy) -> None:
    assert re.search(r"\b(label|pack)\b", words(remedy))


@pytest.mark.parametrize(
    ("remedy", "said"),
    [
        ("nsaid_tablets", ["lupus", "chickenpox", "operation due", "trying for a baby", "fever", "label", "vomit"]),
        ("nsaid_gel", ["lupus", "chickenpox", "operation due", "trying for a baby", "broken skin", "sun", "warmth"]),
        ("paracetamol", ["cold and flu", "under 50 kg", "fast", "flucloxacillin", "tuberculosis", "fits", "warfarin"]),
        ("opioids", ["drive", "alcohol", "dependence"]),
        ("muscle_relaxants", ["drowsy", "driving", "alcohol", "fall", "habit-forming"]),
        ("aspirin", ["breastfeeding", "pregnant", "under 18", "chickenpox", "operation due"]),
        ("wintergreen_rub", ["children", "blood thinner", "aspirin allergy", "warmth", "poison centre"]),
        ("antidepressants", ["Never stop one\nsuddenly"]),
        ("turmeric_capsules", ["liver", "gallbladder", "blood thinner", "pregnancy", "Yellow skin"]),
        ("oral_magnesium", ["kidney", "thyroxine", "quinolone", "tetracycline", "diarrhoea"]),
        ("capsaicin_cream", ["eyes", "broken skin", "warmth", "Wash your hands"]),
    ],
)
def test_what_no_question_asks_stands_on_the_page(remedy: str, said: list[str]) -> None:
    text = words(KNOWLEDGE.remedies[remedy])
    assert [word for word in said if word not in text] == []


# ---------------------------------------------------------------- the matrix and the medicines


def rows_naming(remedy: Remedy) -> list[ExclusionRow]:
    rows = [row for exclusion in KNOWLEDGE.exclusions.values() for row in exclusion.rows]
    return [row for row in rows if remedy.id in row.remedies]


@pytest.mark.parametrize("remedy", OFFERED, ids=lambda remedy: remedy.id)
def test_not_knowing_never_lets_a_medicine_through(remedy: Remedy) -> None:
    assert [row.because for row in rows_naming(remedy) if row.if_unknown != "exclude"] == []


def test_every_change_that_the_matrix_makes_to_a_medicine_says_to_ask() -> None:
    """The gate relies on it: such a change means that a pharmacist is asked first."""
    rows = [row for exclusion in KNOWLEDGE.exclusions.values() for row in exclusion.rows]
    texts = {
        (remedy.id, row.changes.get(remedy.id, ""))
        for remedy in TAKEN_OR_RUBBED_ON
        if remedy.kind != "heat_cold"
        for row in rows
    }
    assert [text for _, text in texts if text and not re.search(r"\bask a pharmacist\b", text, re.IGNORECASE)] == []


# ---------------------------------------------------------------- blood thinners

#: part 3.1, X06 and X09; part 3.2, R32, R33, R40, R42, R43, R46, R47
NOT_WITH_A_BLOOD_THINNER = {
    *("nsaid_tablets", "nsaid_gel", "aspirin", "wintergreen_rub", "turmeric_capsules", "devils_claw"),
    *("fish_oil_capsules", "glucosamine_chondroitin", "cupping", "deep_tissue_massage", "self_massage", "massage_gun"),
}
YES, NOT_SURE = YesNo.YES, YesNo.NOT_SURE
#: tempts the plan: wants medicines, has tried everything, owns everything and has every knot there is
TEMPTED: dict[str, Answer] = {
    fact: frozenset(option.value for option in KNOWLEDGE.questions[fact].options if option.value != "none")
    for fact in ("self_treatment", "equipment", "tender_spots", "liked_activities")
} | {"medicine_interest": "wants_information", "prefers_heat_or_cold": "either", "can_get_on_floor": "easily"}
BLOOD_THINNERS: list[dict[str, Answer]] = [
    {"anticoagulant": YES},
    {"anticoagulant": NOT_SURE},
    {"anticoagulant": YES, "medications": NOT_GIVEN},
    {"medications": frozenset({"warfarin"})},
    {"medications": frozenset({"other_anticoagulant"})},
    {"medications": frozenset({"antiplatelet"})},
    {"bleeding_disorder": YES},
]
EVERYTHING = tuple(RankedContributor(id_, "likely", ()) for id_ in KNOWLEDGE.contributors)


@pytest.mark.parametrize("taken", BLOOD_THINNERS, ids=", ".join)
@pytest.mark.parametrize("phase", KNOWLEDGE.phases.values(), ids=lambda phase: phase.id)
def test_with_a_blood_thinner_no_phase_holds_ibuprofen_wintergreen_or_turmeric(
    phase: Phase, taken: dict[str, Answer]
) -> None:
    now = judge(KNOWLEDGE, healthy(**TEMPTED, **taken)).seen
    shown = tuple(KNOWLEDGE.contributors)
    lines, _ = choose_remedies(KNOWLEDGE, phase, Switches.of(KNOWLEDGE, now), EVERYTHING, shown, now)
    assert NOT_WITH_A_BLOOD_THINNER.isdisjoint(line.id for line in lines)


def planned(facts: Facts) -> set[str]:
    assessment = assess(KNOWLEDGE, facts, NOW)
    made = plan.make(KNOWLEDGE, assessment, contributors.rank(KNOWLEDGE, facts, assessment), facts, TODAY)
    return {item.id for item in made.items}


@pytest.mark.parametrize("taken", BLOOD_THINNERS, ids=", ".join)
@pytest.mark.parametrize(("days", "worst"), [(1.0, 8.0), (6.0, 4.0), (30.0, 3.0), (200.0, 4.0)])
def test_with_a_blood_thinner_no_plan_holds_them(taken: dict[str, Answer], days: float, worst: float) -> None:
    made = planned(healthy(**TEMPTED, **taken, duration_days=days, intensity_0_10=worst))
    assert made
    assert NOT_WITH_A_BLOOD_THINNER.isdisjoint(made)


def test_without_one_the_same_person_may_be_told_of_ibuprofen() -> None:
    """So that the tests above can fail."""
    assert "nsaid_tablets" in planned(healthy(**TEMPTED, duration_days=6.0))


def test_a_blood_thinner_that_was_never_asked_about_holds_them_back_too() -> None:
    facts = healthy(**TEMPTED, duration_days=6.0).without("anticoagulant", "medications")
    assert NOT_WITH_A_BLOOD_THINNER.isdisjoint(planned(facts))
