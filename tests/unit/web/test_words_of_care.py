"""The care card: whom to turn to, with the numbers of the country, and never "nothing serious"."""

from __future__ import annotations

import pytest

from unknot.knowledge.kinds import Line
from unknot.knowledge.levels import CareLevel
from unknot.web.words.care import CareCard, care_card
from unknot.web.words.numbers import dial, fallback_numbers, numbers_of
from unknot.web.words.truths import NOT_A_DIAGNOSIS, NOT_REVIEWED, truths

from .builders import REVIEW, country

NUMBERS = numbers_of(country())
ACTIONS = (
    "ambulance",
    "emergency_department",
    "maternity_line",
    "crisis_line",
    "poison_centre",
    "clinician_today",
    "eye_service",
    "sickle_cell_team",
    "surgical_team",
    "pharmacist_today",
    "appointment_days",
    "appointment_weeks",
    "",
)


def everything(card: CareCard) -> str:
    return " ".join((card.title, *card.paragraphs, *card.do, *card.do_not))


def test_the_emergency_department_or_the_number() -> None:
    card = care_card(CareLevel.EMERGENCY, "emergency_department", NUMBERS)
    assert card.title == "Call 999 or go to A&E now"
    assert "Let someone else drive." in card.paragraphs
    assert "do not drive yourself" in card.do_not


def test_an_ambulance_means_not_to_travel() -> None:
    card = care_card(CareLevel.EMERGENCY, "ambulance", NUMBERS)
    assert card.title == "Call 999 now"
    assert "do not travel by yourself" in card.do_not


def test_thoughts_of_self_harm_reach_the_crisis_line_first_and_are_not_told_to_stop_exercising() -> None:
    card = care_card(CareLevel.EMERGENCY, "crisis_line", NUMBERS)
    assert [line.tel for line in card.calls] == ["116123", "999"]
    assert card.do_not == ()


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("level", list(CareLevel))
def test_no_card_soothes_too_much(level: CareLevel, action: str) -> None:
    words = everything(care_card(level, action, NUMBERS)).lower()
    assert "nothing serious" not in words
    assert "!" not in words


@pytest.mark.parametrize("action", ACTIONS)
def test_every_emergency_names_the_emergency_number(action: str) -> None:
    card = care_card(CareLevel.EMERGENCY, action, NUMBERS)
    assert "999" in [line.tel for line in card.calls]


def test_self_care_says_what_rule_c7_wants() -> None:
    card = care_card(CareLevel.SELF_CARE, "", NUMBERS)
    assert "Nothing in your answers points to an emergency today." in card.paragraphs


def test_a_number_is_dialled_without_spaces_and_only_one_of_two() -> None:
    assert dial(Line("crisis", "116 123")).tel == "116123"
    assert dial(Line("both", "112 or 108")).tel == "112"
    assert dial(Line("your local line")).tel == ""


def test_without_any_country_112_is_left() -> None:
    assert fallback_numbers().emergency.tel == "112"


def test_the_two_lines_under_every_result_word_for_word() -> None:
    assert truths([REVIEW]) == (f"{NOT_A_DIAGNOSIS}.", f"{NOT_REVIEWED}.")
    assert NOT_A_DIAGNOSIS == (
        "This is not a diagnosis and can miss serious illness. Get help if you are worried, whatever it says"
    )
    assert NOT_REVIEWED == "Not yet reviewed by a clinician"
