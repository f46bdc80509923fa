"""The words of the terminal: plain, complete, and never more than was told."""

from __future__ import annotations

import re
from datetime import date

import pytest

from unknot.cli import words
from unknot.cli.dose_words import because, dose_words, why_left_out
from unknot.core.values import LeftOut, NoteRef, Reason
from unknot.knowledge.answers import NOT_GIVEN, YesNo
from unknot.knowledge.kinds import Knowledge, MovementDose, RemedyDose, WalkingDose
from unknot.knowledge.levels import CareLevel

ACTIONS = (
    "ambulance", "emergency_department", "maternity_line", "crisis_line", "poison_centre", "clinician_today",
    "eye_service", "sickle_cell_team", "surgical_team", "pharmacist_today", "appointment_days", "appointment_weeks",
)  # fmt: skip


@pytest.mark.parametrize("action", ACTIONS)
def test_every_action_has_words_in_every_country(knowledge: Knowledge, action: str) -> None:
    for country in knowledge.countries.values():
        said = words.action_words(action, country)
        assert said.endswith(".")
        assert "the the" not in said


def test_every_level_has_a_name_and_words() -> None:
    for level in CareLevel:
        assert words.LEVEL_NAMES[level]
        assert words.LEVEL_SAYS[level].endswith(".")


def test_the_words_keep_to_the_house_style() -> None:
    said = [*words.LEVEL_SAYS.values(), *words.LEVEL_NAMES.values(), *words.WHY_LEFT_OUT.values(), words.NOT_COMPLETE]
    for text in said:
        assert not re.search(r"!|—|–|nothing serious|diagnos|cure|heal\b|treat", text, re.IGNORECASE)
        assert all(len(sentence.split()) <= 21 for sentence in re.split(r"(?<=\.)\s", text))


@pytest.mark.parametrize(
    ("dose", "says"),
    [
        (RemedyDose(15, 3, 2), "15 minutes, up to 3 times a day, at least 2 hours between"),
        (RemedyDose(minutes=1, times_a_day=1, hours_between=1), "1 minute, up to once a day, at least 1 hour between"),
        (RemedyDose(max_celsius=42, days_at_most=2), "42 °C at most, 2 days at most"),
        (WalkingDose(3, 6, 1.5), "3 minutes, up to 6 times a day"),
        (MovementDose(2, 10, each_side=True, times_a_day=2), "10 times on each side, about 2 minutes, 2 times a day"),
        (MovementDose(5, hold_seconds=30, sets=3), "hold 30 seconds, 3 rounds, about 5 minutes"),
        (RemedyDose(), ""),
        (None, ""),
    ],
)  # fmt: skip
def test_a_dose_is_told_with_its_units(dose: RemedyDose | MovementDose | WalkingDose | None, says: str) -> None:
    assert dose_words(dose) == says


def test_an_answer_is_told_back_as_it_was_given(small: Knowledge) -> None:
    told = words.told
    assert told(small.questions["saddle_numbness"], YesNo.YES) == "You told us you have numbness between your legs."
    assert told(small.questions["fever"], YesNo.NOT_SURE) == "You were not sure: A fever"
    assert told(small.questions["intensity_0_10"], NOT_GIVEN) == "You skipped: intensity_0_10?"
    assert told(small.questions["intensity_0_10"], 6.0) == "You told us: intensity_0_10? 6 score"
    assert told(small.questions["onset"], "sudden") == "You told us: onset? Sudden"


def test_what_nobody_told_us_is_never_said_of_a_person(small: Knowledge) -> None:
    note = NoteRef("exclusion", "X01", "rows", 0)  # "You are pregnant."
    reasons = (Reason("exclusion", "X01"), Reason("fact", "fever", YesNo.NOT_SURE))
    said = why_left_out(small, LeftOut("remedy", "ice_pack", "unknown", reasons, (note,)))
    assert "pregnant" not in said
    assert "A fever" in said


def test_what_is_excluded_says_why_and_what_was_taken_instead(small: Knowledge) -> None:
    note = NoteRef("exclusion", "X01", "rows", 0)
    left = LeftOut("remedy", "ice_pack", "excluded", (Reason("exclusion", "X01"),), (note,), better="heat_pad")
    assert why_left_out(small, left) == "not for you now. You are pregnant. We took Heat pad instead."


def test_reasons_are_told_once_each(small: Knowledge) -> None:
    reasons = (Reason("check", "complete"), Reason("check", "complete"), Reason("contributor", "muscle_spasm"))
    assert because(small, reasons) == (
        "It suits most people, and your safety check is complete.",
        "It goes with a possible contributor: Muscles in spasm.",
    )


def test_notes_for_reviewers_are_not_shown() -> None:
    assert words.body_words("Go now.\n\nReading: a start not known counts as recent.\n\nRest.") == "Go now.\n\nRest."


def test_a_day_is_written_as_people_do() -> None:
    assert words.day_words(date(2026, 12, 8)) == "8 December 2026"
