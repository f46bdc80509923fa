"""Finding a medicine from what people type: small slips are forgiven, and a guess is never made."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.made import a_knowledge, a_remedy
from unknot.core.medicine_names import edit_distance, names_of, recognise, slips_allowed, words_of
from unknot.knowledge.reader import shipped_knowledge

SHIPPED = shipped_knowledge()
GEL = replace(a_remedy("nsaid_gel", "medicine"), name="A gel", also_called=("ibuprofen gel", "Voltarol"))
TABLETS = replace(
    a_remedy("nsaid_tablets", "medicine"),
    name="Anti-inflammatory tablets: ibuprofen, naproxen",
    also_called=("Brufen",),
)
CODEINE = replace(a_remedy("opioids", "medicine"), name="Codeine and other opioids")
PAD = replace(a_remedy("heat_pad", "heat_cold"), name="Heat pad")
KNOWN = a_knowledge(GEL, TABLETS, CODEINE, PAD)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ibuprofen", ("nsaid_tablets",)),
        ("  IBUPROFEN 400mg tablets, please ", ("nsaid_tablets",)),
        ("Ibuprofène", ("nsaid_tablets",)),
        ("ibuporfen", ("nsaid_tablets",)),
        ("ibuprophen", ("nsaid_tablets",)),
        ("ibuprofin", ("nsaid_tablets",)),
        ("naproxin", ("nsaid_tablets",)),
        ("brufin", ("nsaid_tablets",)),
        ("anti inflammatory", ("nsaid_tablets",)),
        ("Anti-Inflammatory Tablets", ("nsaid_tablets",)),
        ("ibuprofen gel", ("nsaid_gel",)),
        ("ibuprofen-gel", ("nsaid_gel",)),
        ("voltarol", ("nsaid_gel",)),
        ("codiene", ("opioids",)),
        ("codeine and ibuprofen", ("opioids", "nsaid_tablets")),
        ("codine with ibuprofen gel", ("opioids", "nsaid_gel")),
        ("heat pad", ("heat_pad",)),
        ("heatpad", ("heat_pad",)),
    ],
)
def test_a_medicine_is_found_from_what_people_type(typed: str, found: tuple[str, ...]) -> None:
    assert recognise(KNOWN, typed) == found


@pytest.mark.parametrize(
    "typed", ["", "   ", "?!", "aspirine", "cocaine", "gel", "tablets", "pain", "heat bad", "for my back", "x" * 5_000]
)
def test_what_is_not_known_gives_nothing(typed: str) -> None:
    assert recognise(KNOWN, typed) == ()


def test_a_name_that_two_share_gives_both() -> None:
    twin = replace(CODEINE, id="co_codamol", name="Codeine with another")
    assert recognise(a_knowledge(CODEINE, replace(twin, also_called=("codeine",))), "codeine") == (
        "opioids",
        "co_codamol",
    )


def test_of_several_close_names_the_closest_counts() -> None:
    near = replace(CODEINE, id="near", name="Ketorolac")
    far = replace(CODEINE, id="far", name="Ketorolyn")
    assert recognise(a_knowledge(near, far), "ketorolak") == ("near",)


def test_a_long_text_is_read_only_so_far() -> None:
    assert recognise(KNOWN, "my back hurts " * 20 + "ibuprofen") == ()


@pytest.mark.parametrize(
    ("typed", "remedy"),
    [
        ("paracetamol", "paracetamol"),
        ("acetaminophen", "paracetamol"),
        ("paracetomol", "paracetamol"),
        ("asprin", "aspirin"),
        ("Ibuprofen", "nsaid_tablets"),
        ("naproxen", "nsaid_tablets"),
        ("codeine", "opioids"),
        ("tramadol", "opioids"),
        ("muscle relaxants", "muscle_relaxants"),
        ("wintergreen", "wintergreen_rub"),
        ("wintergreen oil", "wintergreen_rub"),
        ("methyl salicylate", "wintergreen_rub"),
        ("tumeric", "turmeric_capsules"),
        ("curcumin tablets", "turmeric_capsules"),
        ("devil’s claw", "devils_claw"),
        ("glucosamine", "glucosamine_chondroitin"),
        ("fish oil", "fish_oil_capsules"),
        ("omega-3", "fish_oil_capsules"),
        ("capsaicin", "capsaicin_cream"),
        ("vitamin D", "vitamin_d"),
        ("magnesium oil", "magnesium_oil"),
        ("potassium", "potassium_supplement"),
        ("essential oils", "essential_oils"),
    ],
)
def test_the_shipped_medicines_are_found_by_their_usual_names(typed: str, remedy: str) -> None:
    assert remedy in recognise(SHIPPED, typed)


@pytest.mark.parametrize(
    "typed",
    [
        *("warfarin", "apixaban", "clopidogrel", "lithium", "digoxin", "methotrexate", "prednisolone", "metformin"),
        *("amoxicillin", "ciprofloxacin", "atorvastatin", "ramipril", "losartan", "furosemide", "levothyroxine"),
        *("cocaine", "ketamine", "clonidine", "naloxone", "naltrexone", "propranolol", "omeprazole", "sildenafil"),
    ],
)
def test_another_medicine_is_not_taken_for_one_that_we_know(typed: str) -> None:
    """Look-alike names are a known danger: then we say that we do not know it."""
    assert recognise(SHIPPED, typed) == ()


def test_every_remedy_is_found_by_its_own_name() -> None:
    lost = [r.id for r in SHIPPED.remedies.values() if r.id not in recognise(SHIPPED, r.id.replace("_", " "))]
    assert lost == []


def test_every_other_name_leads_home() -> None:
    named = [(remedy.id, name) for remedy in SHIPPED.remedies.values() for name in remedy.also_called]
    assert [(id_, name) for id_, name in named if id_ not in recognise(SHIPPED, name)] == []


def test_words_are_small_plain_and_without_signs() -> None:
    assert words_of("Devil's Claw, 2×400mg Çomprimé") == ["devils", "claw", "2", "400", "mg", "comprime"]


def test_a_medicine_is_also_known_without_the_word_for_its_form() -> None:
    cream = replace(a_remedy("capsaicin_cream", "medicine"), name="Capsaicin cream or patch")
    assert {"capsaicin cream", "capsaicin"} <= set(names_of(cream))
    assert "pad" not in names_of(PAD)


@pytest.mark.parametrize(("letters", "slips"), [(4, 0), (5, 1), (7, 1), (8, 2), (30, 2)])
def test_a_longer_word_may_hold_more_slips(letters: int, slips: int) -> None:
    assert slips_allowed(letters) == slips


@pytest.mark.parametrize(
    ("one", "two", "distance"),
    [
        ("", "", 0),
        ("a", "", 1),
        ("abc", "abc", 0),
        ("abc", "acb", 1),
        ("abc", "abd", 1),
        ("ab", "cab", 1),
        ("abcd", "x", 4),
    ],
)
def test_slips_are_counted(one: str, two: str, distance: int) -> None:
    assert edit_distance(one, two) == distance


SHORT = st.text("abc", max_size=6)


@given(SHORT, SHORT)
def test_slips_are_as_many_either_way_and_none_only_between_equals(one: str, two: str) -> None:
    assert edit_distance(one, two) == edit_distance(two, one)
    assert (edit_distance(one, two) == 0) == (one == two)
    assert abs(len(one) - len(two)) <= edit_distance(one, two) <= max(len(one), len(two))


@given(SHORT, st.data())
def test_one_slip_is_never_more_than_one(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(word)))
    letter = data.draw(st.sampled_from("abc"))
    assert edit_distance(word, word[:place] + letter + word[place:]) <= 1
    assert edit_distance(word, word[:place] + word[place + 1 :]) <= 1
    assert edit_distance(word, word[:place] + word[place : place + 2][::-1] + word[place + 2 :]) <= 1
