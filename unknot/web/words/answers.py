"""Answers as a person would say them, for summaries, reasons and what to say to staff."""

from __future__ import annotations

from unknot.knowledge.answers import Answer, Skipped, YesNo
from unknot.knowledge.kinds import Question
from unknot.web.words.dates import joined, plural, span

_YES_NO = {YesNo.YES: "Yes", YesNo.NO: "No", YesNo.NOT_SURE: "Not sure"}


def answer_words(question: Question, answer: Answer) -> str:
    """An answer in words, such as "Yes", "5 days" or "Lower back, left and buttock, left"."""
    if isinstance(answer, YesNo):
        return _YES_NO[answer]
    if isinstance(answer, Skipped):
        return "Skipped"
    if isinstance(answer, float):
        return _number(question, answer)
    labels = {option.value: option.label for option in question.options}
    chosen = [answer] if isinstance(answer, str) else [o.value for o in question.options if o.value in answer]
    return "; ".join(labels.get(value, value) for value in chosen)


def told(question: Question, answer: Answer) -> str:
    """One answer as a sentence that begins "You told us" or says what was not sure."""
    statement = question.row or question.ask
    if answer is YesNo.YES:
        return f"You told us you have {question.told}." if question.told else f"You told us: {_sentence(statement)}"
    if answer is YesNo.NOT_SURE:
        return f"You were not sure about this: {_lower(_sentence(statement))}"
    if answer is YesNo.NO:
        return f"You told us this is not so: {_lower(_sentence(statement))}"
    if isinstance(answer, Skipped):
        return f"You skipped this: {question.ask}"
    return f"You told us {_about(question)} {_in_a_sentence(question, answer)}."


def told_short(question: Question, answer: Answer) -> str:
    """The same as an item of the list "You told us you have"."""
    statement = question.told or _lower((question.row or question.ask).rstrip(".?"))
    if answer is YesNo.YES:
        return statement
    if answer is YesNo.NOT_SURE:
        return f"not sure: {statement}"
    return f"{_about(question)} {_in_a_sentence(question, answer)}".strip()


def _in_a_sentence(question: Question, answer: Answer) -> str:
    """The same within a sentence, several choices joined the way people say them."""
    if not isinstance(answer, frozenset):
        return _lower(answer_words(question, answer))
    labels = [_lower(option.label) for option in question.options if option.value in answer]
    return "; ".join(labels) if any("," in label for label in labels) else joined(labels)


def _number(question: Question, number: float) -> str:
    if question.unit == "days":
        return span(number)
    if question.unit == "score":
        return f"{number:g} out of 10"
    if question.unit.endswith("s"):
        return plural(number, question.unit.removesuffix("s"))
    return f"{number:g} {question.unit}".strip()


def _about(question: Question) -> str:
    """What an answer is about, as a short lead-in."""
    return f"{question.told}:" if question.told else f"“{question.ask}”"


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?")) else f"{text}."


def _lower(text: str) -> str:
    """The first letter small, unless the word is a name such as "I" or an abbreviation."""
    first = text.split(" ", 1)[0]
    return text if first in {"I", "I’m", "I'm"} or first[1:2].isupper() else text[:1].lower() + text[1:]
