"""What people type at the prompts of the terminal check, read into answers. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from unknot.knowledge.answer_reader import AnswerError, read_answer
from unknot.knowledge.answers import NOT_GIVEN, Answer, YesNo
from unknot.knowledge.kinds import Question

BACK, HELP, QUIT, WHY = "b", "h", "q", "w"
SKIP = ("s", "skip")
_WORDS = {
    "y": YesNo.YES,
    "yes": YesNo.YES,
    "n": YesNo.NO,
    "no": YesNo.NO,
    "?": YesNo.NOT_SURE,
    "not sure": YesNo.NOT_SURE,
}


class NotUnderstoodError(ValueError):
    """What was typed is no answer here; the message says what to type."""


@dataclass(frozen=True)
class Rows:
    """What was typed on a page of rows: the rows answered so far, and whether the rest are no."""

    answers: dict[int, YesNo]
    rest_no: bool

    def complete(self, rows: int) -> bool:
        """Whether every row has its answer."""
        return self.rest_no or len(self.answers) == rows

    def with_rest(self, rows: int) -> dict[int, YesNo]:
        """Every row's answer once "none of the others" was said."""
        return {row: self.answers.get(row, YesNo.NO) for row in range(1, rows + 1)}


def read_rows(typed: str, rows: int) -> Rows:
    """Rows such as "1 3 ?4 n": 1 and 3 apply, 4 is not sure, none of the others.

    Numbers alone say nothing of the other rows: unanswered is never a no.
    """
    answers: dict[int, YesNo] = {}
    rest_no = False
    for word in re.sub(r"\?\s+(?=\d)", "?", typed.strip().lower()).replace(",", " ").split():
        if word in ("n", "none", "no"):
            rest_no = True
            continue
        row, value = _row(word, rows)
        if answers.get(row, value) is not value:
            raise NotUnderstoodError(f"Row {row} stands there twice, with and without a question mark. Keep one.")
        answers[row] = value
    if not answers and not rest_no:
        raise NotUnderstoodError(_HOW_ROWS)
    return Rows(answers, rest_no)


def read_single(question: Question, typed: str) -> Answer:
    """The answer to one question: a word, a number, or the numbers of the options."""
    typed = typed.strip().lower()
    if question.type == "yes_no":
        return _yes_no(typed)
    if typed in SKIP:
        return _skipped(question)
    if question.type == "number":
        return _number(question, typed)
    return _options(question, typed)


def how_to_answer(question: Question) -> str:
    """What can be typed here, in one line."""
    skip = "" if question.id == "age" else ", s to skip"
    return {
        "yes_no": "y yes, n no, ? not sure",
        "number": f"a number of {question.unit or 'whole steps'}{skip}",
        "choice": f"the number of one line{skip}",
        "set": f"the numbers of all that apply, such as 1 3{skip}",
    }[question.type]


_HOW_ROWS = (
    "Type the numbers of the rows that apply, such as 1 3. Put ? before a row you are not sure of, such as ?2. "
    "Type n for none."
)


def _row(word: str, rows: int) -> tuple[int, YesNo]:
    unsure = word.startswith("?") or word.endswith("?")
    digits = word.strip("?")
    if not digits.isdecimal() or not 1 <= int(digits[:4]) <= rows:
        raise NotUnderstoodError(f'"{word}" is no row here. {_HOW_ROWS}')
    return int(digits), YesNo.NOT_SURE if unsure else YesNo.YES


def _yes_no(typed: str) -> Answer:
    if typed not in _WORDS:
        raise NotUnderstoodError("Type y for yes, n for no, or ? for not sure.")
    return _WORDS[typed]


def _skipped(question: Question) -> Answer:
    if question.id == "age":
        raise NotUnderstoodError("Age is needed for the safety check. Type it in whole years.")
    return NOT_GIVEN


def _number(question: Question, typed: str) -> Answer:
    try:
        return read_answer(question, typed.replace(",", "."))
    except AnswerError as error:
        raise NotUnderstoodError(error.message) from None


def _options(question: Question, typed: str) -> Answer:
    chosen = [_option(question, word) for word in typed.replace(",", " ").split()]
    if not chosen or (question.type == "choice" and len(set(chosen)) > 1):
        raise NotUnderstoodError(f"Type {how_to_answer(question)}.")
    try:
        return read_answer(question, chosen[0] if question.type == "choice" else chosen)
    except AnswerError as error:
        raise NotUnderstoodError(error.message) from None


def _option(question: Question, word: str) -> str:
    values: Sequence[str] = [option.value for option in question.options]
    if word.isdecimal() and 1 <= int(word[:4]) <= len(values):
        return values[int(word) - 1]
    if word in ("n", "none") and "none" in values:
        return "none"
    raise NotUnderstoodError(f'"{word}" is not one of the lines. Type {how_to_answer(question)}.')
