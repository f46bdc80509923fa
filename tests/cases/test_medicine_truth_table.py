"""Medicine by condition, written by hand from parts 3.1 and 3.2 of the clinical reference, and the gate's answer.

Each row of ``tests/data/medicine_truth_table.tsv`` is a healthy adult of 40 who answered every question and has that
one condition. The first lines of the file say what the cells mean.
"""

from __future__ import annotations

import csv
import functools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from unknot.core.medicines import MedicineAnswer, gate
from unknot.knowledge.answers import NOT_GIVEN, Answer, Facts, YesNo
from unknot.knowledge.kinds import Question
from unknot.knowledge.reader import shipped_knowledge

KNOWLEDGE = shipped_knowledge()
TABLE = Path(__file__).parents[1] / "data" / "medicine_truth_table.tsv"
MEANS = {"I": "information", "A": "ask_a_pharmacist", "X": "not_for_you", "H": "get_help_first"}
#: the rows of 3.1 that speak of what is taken, rubbed on, or put on the skin
ROWS_OF_THE_MATRIX = ("X01", "X03", "X04", "X05", "X06", "X07", "X08", "X09", "X10", "X15", "X16", "X20")
#: a familiar, easing backache: no flag and no rule has anything to say about it
HEALTHY: dict[str, Answer] = {
    "age": 40.0,
    "sex": "female",
    "episode_history": "familiar",
    "duration_days": 3.0,
    "intensity_0_10": 4.0,
    "pain_course": "improving",
    "pain_location": "lower_back",
    "medicine_interest": "wants_information",
}


@dataclass(frozen=True)
class Row:
    """One condition with its facts, and what is expected of each remedy."""

    condition: str
    reference: str
    facts: dict[str, Answer]
    cells: dict[str, str]


def an_answer(question: Question, written: str) -> Answer:
    if written == "skipped":
        return NOT_GIVEN
    if question.type == "yes_no":
        return YesNo(written)
    if question.type == "number":
        return float(written)
    return frozenset(written.split("+")) if question.type == "set" else written


def rows() -> Iterator[Row]:
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for line in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        written = [part.strip().split("=") for part in line["facts"].split(";") if part != "-"]
        facts = {fact: an_answer(KNOWLEDGE.questions[fact], value) for fact, value in written}
        cells = {remedy: cell for remedy, cell in line.items() if remedy in KNOWLEDGE.remedies}
        yield Row(line["condition"], line["reference"], facts, cells)


ROWS = tuple(rows())
BY_CONDITION = {row.condition: row for row in ROWS}


def healthy(**different: Answer) -> Facts:
    """Somebody who answered every question and has nothing, but for what is named."""
    plain: dict[str, Answer] = {q.id: YesNo.NO for q in KNOWLEDGE.questions.values() if q.type == "yes_no"}
    plain |= {q.id: frozenset({"none"}) for q in KNOWLEDGE.questions.values() if q.type == "set"}
    skipped = {q.id: NOT_GIVEN for q in KNOWLEDGE.questions.values() if q.id not in plain}
    return Facts.of(**{**skipped, **plain, **HEALTHY, **different})


@functools.cache
def answers(condition: str) -> dict[str, MedicineAnswer]:
    """What the gate says of each medicine to somebody with this condition."""
    row = BY_CONDITION[condition]
    facts = healthy(**row.facts)
    return {remedy: gate(KNOWLEDGE, facts, remedy) for remedy in row.cells}


def in_a_cell(answer: MedicineAnswer) -> str:
    """The answer as the table writes it."""
    if answer.status == "never_offered":
        return "N+" if answer.because else "N"
    return next(cell for cell, status in MEANS.items() if status == answer.status)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.condition)
def test_the_gate_answers_as_the_reference_says(row: Row) -> None:
    assert {remedy: in_a_cell(answer) for remedy, answer in answers(row.condition).items()} == row.cells, row.reference


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.condition)
def test_whatever_is_not_plainly_told_says_why(row: Row) -> None:
    for remedy, answer in answers(row.condition).items():
        if row.cells[remedy] not in ("I", "N"):
            assert answer.because or answer.reasons, remedy
        assert all(switch.reasons for switch in answer.because), remedy


def test_the_table_covers_every_row_of_the_matrix_that_speaks_of_remedies() -> None:
    referred = {reference for row in ROWS for reference in row.reference.split(", ")}
    assert {code for code in ROWS_OF_THE_MATRIX if not any(code in reference for reference in referred)} == set()


def test_the_table_names_every_medicine_and_every_condition_that_has_a_question() -> None:
    """No option of the two lists may be added without a thought for the medicines."""
    named = {
        value for row in ROWS for answer in row.facts.values() if isinstance(answer, frozenset) for value in answer
    }
    medicines = {option.value for option in KNOWLEDGE.questions["medications"].options}
    conditions = {option.value for option in KNOWLEDGE.questions["health_conditions"].options}
    without_a_word = {"aortic_aneurysm", "acid_reflux", "psychosis_or_past_trauma", "fluid_restriction"}
    assert medicines | conditions == (named & (medicines | conditions)) | without_a_word | {"none"}


def test_the_table_has_a_cell_for_every_medicine_that_may_be_offered() -> None:
    offered = {r.id for r in KNOWLEDGE.remedies.values() if r.kind == "medicine" and r.stance.startswith("offer")}
    assert offered <= set(ROWS[0].cells)
