"""From what a form sent to answers, or kind words about what to put right. Unmarked is never "no" by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.http import QueryDict

from unknot.core.values import Ask
from unknot.knowledge.answer_reader import AnswerError, read_answer
from unknot.knowledge.answers import Answer, YesNo
from unknot.knowledge.kinds import Question
from unknot.web.check.fields import CANNOT_SKIP, DURATION_UNITS, kind_of

MARK_OR_NONE = "Tick what is true for you, or press “None of these”"
#: may stay empty on the page with the body map: one place on the map says it already
MAY_STAY_EMPTY = ("pain_location",)


@dataclass(frozen=True, slots=True)
class Reading:
    """The answers of one form, and what is wrong with the rest, by field."""

    answers: dict[str, Answer] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)


def read_page(questions: Mapping[str, Question], ask: Ask, sent: QueryDict) -> Reading:
    """The answers to a page; all of its faults at once."""
    button = sent.get("do", "continue")
    values = {name: sent.getlist(name) for name in sent}
    if ask.rows and not ask.again:
        return read_rows(ask.facts, values, none=button == "none")
    reading = Reading()
    for fact in ask.facts:
        _read_field(questions[fact], ask, values, reading, skip=button == "skip")
    return reading


def read_rows(facts: tuple[str, ...], values: Mapping[str, list[str]], *, none: bool) -> Reading:
    """Ticked rows as yes or not sure; only "None of these" makes a no of the rest."""
    answers: dict[str, Answer] = {}
    for fact in facts:
        marks = values.get(fact, [])
        if "yes" in marks:  # both ticked: the more careful one counts
            answers[fact] = YesNo.YES
        elif "not_sure" in marks:
            answers[fact] = YesNo.NOT_SURE
        elif none:
            answers[fact] = YesNo.NO
    return Reading(answers) if answers else Reading(errors={facts[0]: MARK_OR_NONE})


def _read_field(question: Question, ask: Ask, values: Mapping[str, list[str]], reading: Reading, *, skip: bool) -> None:
    raw = "not_given" if skip and question.id not in CANNOT_SKIP else _raw(question, values)
    if raw in ("", []) and len(ask.facts) > 1 and question.id in MAY_STAY_EMPTY:
        return
    message = _missing(question, raw) or _twofold(raw)
    if message:
        reading.errors[question.id] = message
        return
    try:
        reading.answers[question.id] = read_answer(question, raw)
    except AnswerError:
        reading.errors[question.id] = _does_not_fit(question)


def _raw(question: Question, values: Mapping[str, list[str]]) -> object:
    """What the field sent, as the reader of answers takes it; a duration in days."""
    sent = values.get(question.id, [])
    if question.type == "set":
        return sent if sent != ["not_given"] else "not_given"
    text = sent[0].strip() if sent else ""
    if question.type != "number":
        return text
    text = text.replace(",", ".").replace(" ", "")
    if kind_of(question) != "duration":
        return text
    factor = DURATION_UNITS.get((values.get(f"{question.id}-unit") or ["days"])[0], 1.0)
    try:
        return float(text) * factor
    except ValueError:
        return text


def _missing(question: Question, raw: object) -> str:
    if raw not in ("", []):
        return ""
    return {
        "grid": "Pick a number from 0 to 10",
        "duration": "Type a number, such as 3, or skip this question",
        "number": "Type a number, or skip this question",
        "set": "Tick at least one, or skip this question",
        "map": "Tick at least one place, or skip this question",
        "yes_no": "Choose yes, no or not sure",
        "list": "Choose one from the list",
    }.get("age" if question.id == "age" else kind_of(question), _age_or_one(question))


def _age_or_one(question: Question) -> str:
    return "Type your age in whole years, such as 44" if question.id == "age" else "Pick one of these"


def _twofold(raw: object) -> str:
    if isinstance(raw, list) and "none" in raw and len(raw) > 1:
        return "You ticked “None of these” and something else. Keep one of the two"
    return ""


def _does_not_fit(question: Question) -> str:
    if question.id == "age":
        return "Type your age in whole years, from 0 to 120"
    kind = kind_of(question)
    if kind == "grid":
        return "Pick a number from 0 to 10"
    if kind == "duration":
        return "Type a number, such as 3. The longest we can take is 100 years"
    if kind == "number":
        least, most = question.at_least or 0, question.at_most
        return f"Type a number from {least:g} to {most:g}" if most is not None else "Type a number"
    return "This answer is not on the list. Pick one of these"
