"""From what a form, a file or a program sends to an answer, or one clear message.

A yes/no answer is true, false, "yes", "no", "not_sure" or "unknown"; a set is a list; "not_given" is a skip.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from datetime import datetime

from unknot.knowledge.answers import NOT_GIVEN, Answer, Answered, Facts, YesNo
from unknot.knowledge.kinds import Question
from unknot.knowledge.problems import did_you_mean

_YES_NO: dict[object, YesNo] = {
    "yes": YesNo.YES,
    "true": YesNo.YES,
    "no": YesNo.NO,
    "false": YesNo.NO,
    "not_sure": YesNo.NOT_SURE,
    "unknown": YesNo.NOT_SURE,
}


class AnswerError(ValueError):
    """An answer that cannot be used: ``fact`` and a ``message`` that says what to do."""

    def __init__(self, fact: str, message: str) -> None:
        self.fact = fact
        self.message = message
        super().__init__(f"{fact}: {message}")


class AnswersError(ValueError):
    """Several answers that cannot be used, all at once."""

    def __init__(self, errors: Iterable[AnswerError]) -> None:
        self.errors = tuple(errors)
        super().__init__("; ".join(str(error) for error in self.errors))


def read_answer(question: Question, raw: object) -> Answer:
    """The answer to one question; raises AnswerError for anything that does not fit it."""
    if raw is None or raw == "not_given":
        return _skipped(question)
    if question.type == "yes_no":
        return _yes_no(question, raw)
    if question.type == "number":
        return _number(question, raw)
    if question.type == "choice":
        return _choice(question, raw)
    return _chosen(question, raw)


def read_facts(questions: Mapping[str, Question], raw: Mapping[str, object], at: datetime | None = None) -> Facts:
    """All answers of a case; raises AnswersError with every fault at once."""
    answers: dict[str, Answered] = {}
    errors: list[AnswerError] = []
    for fact, value in raw.items():
        try:
            answers[fact] = Answered(read_answer(_question(questions, fact), value), at)
        except AnswerError as error:
            errors.append(error)
    if errors:
        raise AnswersError(errors)
    return Facts(answers)


def _question(questions: Mapping[str, Question], fact: str) -> Question:
    if fact in questions:
        return questions[fact]
    hint = did_you_mean(fact, questions)
    raise AnswerError(
        fact,
        f"This fact is not known to this version.{hint} Remove it, or see the list of facts: unknot knowledge table.",
    )


def _skipped(question: Question) -> Answer:
    if question.id == "age":
        raise AnswerError("age", "Age is needed. Give whole years, from 0 to 120.")
    return YesNo.NOT_SURE if question.type == "yes_no" else NOT_GIVEN


def _yes_no(question: Question, raw: object) -> Answer:
    if isinstance(raw, bool):
        return YesNo.YES if raw else YesNo.NO
    if isinstance(raw, str) and raw in _YES_NO:
        return _YES_NO[raw]
    raise AnswerError(question.id, f'"{raw}" is not yes, no or not_sure. Use one of these.')


def _number(question: Question, raw: object) -> Answer:
    value = _as_number(raw)
    least, most = question.at_least or 0.0, question.at_most if question.at_most is not None else math.inf
    if value is None or not least <= value <= most:
        unit = f" {question.unit}" if question.unit else ""
        raise AnswerError(question.id, f'"{raw}" does not fit. Give a number from {least:g} to {most:g}{unit}.')
    return value


def _as_number(raw: object) -> float | None:
    if isinstance(raw, bool) or not isinstance(raw, int | float | str):
        return None
    try:
        value = float(raw)
    except (ValueError, OverflowError):
        return None
    return value if math.isfinite(value) else None


def _choice(question: Question, raw: object) -> Answer:
    if not isinstance(raw, str):
        raise AnswerError(question.id, f'"{raw}" is not one choice. Use one of: {_values(question)}.')
    _check_value(question, raw)
    return raw


def _chosen(question: Question, raw: object) -> Answer:
    if isinstance(raw, str) or not isinstance(raw, Iterable):
        raise AnswerError(question.id, f'"{raw}" is not a list. Give a list of: {_values(question)}.')
    items = [str(item) for item in raw]
    for item in items:
        _check_value(question, item)
    if "none" in items and len(set(items)) > 1:
        raise AnswerError(question.id, '"none" stands beside other values. Choose "none" alone, or take it out.')
    return frozenset(items)


def _check_value(question: Question, value: str) -> None:
    known = [option.value for option in question.options]
    if value not in known:
        hint = did_you_mean(value, known)
        raise AnswerError(question.id, f'"{value}" is not one of its values.{hint} Use one of: {_values(question)}.')


def _values(question: Question) -> str:
    return ", ".join(option.value for option in question.options)
