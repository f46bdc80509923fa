"""What a filled-in measure comes to, in words: the score, and the change since the first. Never a band."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from unknot.core.diary import FilledIn
from unknot.core.scores import (
    LEAST_CHANGE,
    is_recovered,
    meaningful_change,
    meaningful_change_of_one_activity,
    numbers,
    score,
    shows_change_poorly,
    worth_talking,
)
from unknot.knowledge.library_kinds import Measure
from unknot.web.words.dates import date_words

WHY_NONE = {
    "not_answered": "There is no score, since nothing was answered.",
    "item_left_out": "There is no score, since one of them was left out.",
}
FELT = "A change of this size is one that people feel."
NOT_FELT = "That is less than the least change that people feel."
POORLY = "Near either end this list shows change poorly."
RECOVERED = "In studies, a score this low went with being recovered."


@dataclass(frozen=True, slots=True)
class Line:
    """One number with its words."""

    name: str
    score: str
    change: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """What the page says of the last time, beside the first."""

    when: str
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()
    talk: bool = False


def result_of(measure: Measure, filled: Sequence[FilledIn], today: date) -> Result:
    """The last of some filled-in forms, with its change since the first."""
    last = filled[-1]
    first = filled[0] if len(filled) > 1 else None
    when = "today" if last.on == today else f"on {date_words(last.on)}"
    if measure.scoring == "single" and len(measure.item_ids) > 1:
        return Result(when, _numbers(measure, first, last))
    value = score(measure, last.answers)
    if value.value is None:
        return Result(when, (), (WHY_NONE[value.why_none],))
    before = score(measure, first.answers).value if first else None
    change = _change(measure, first.on, before, value.value) if first and before is not None else ()
    whole = Line("Mean" if measure.scoring == "mean" else "", _score_words(measure, value.value), change)
    notes = [RECOVERED] if is_recovered(measure, value.value) else []
    notes += [POORLY] if shows_change_poorly(measure, value.value) else []
    lines = (whole, *_activities(measure, first, last))
    return Result(when, lines, tuple(notes), talk=worth_talking(measure, value.value) is True)


def _numbers(measure: Measure, first: FilledIn | None, last: FilledIn) -> tuple[Line, ...]:
    """Each number on its own: back and leg are never added up."""
    now, then = numbers(measure, last.answers), numbers(measure, first.answers) if first else {}
    lines = []
    for item, words in zip(measure.item_ids, measure.items, strict=True):
        value, before = now[item].value, then[item].value if item in then else None
        if value is not None:
            change = _change(measure, first.on, before, value) if first and before is not None else ()
            lines.append(Line(words, f"{value:g} out of {measure.at_most:g}", change))
    return tuple(lines)


def _activities(measure: Measure, first: FilledIn | None, last: FilledIn) -> tuple[Line, ...]:
    """Each activity that was rated; one by itself must change more than the mean (Stratford 1995)."""
    if measure.scoring != "mean":
        return ()
    lines = []
    for item, value in last.answers.items():
        if value is not None:
            before = first.answers.get(item) if first else None
            change: tuple[str, ...] = ()
            if first and before is not None:
                felt = meaningful_change_of_one_activity(measure, before, value)
                change = _change_words(measure, first.on, before, value, felt=felt)
            lines.append(Line(last.names.get(item, item), f"{value:g} out of 10", change))
    return tuple(lines)


def _change(measure: Measure, on: date, before: float, now: float) -> tuple[str, ...]:
    felt = meaningful_change(measure, before, now) if measure.id in LEAST_CHANGE else None
    return _change_words(measure, on, before, now, felt=felt)


def _change_words(measure: Measure, on: date, before: float, now: float, *, felt: bool | None) -> tuple[str, ...]:
    """Where it was, how far it moved, and whether people feel that; a change for the worse is only told."""
    began = f"On {date_words(on)} it was {_score_words(measure, before)}."
    if now == before:
        return (began, "That is the same.")
    moved = f"That is {abs(round(now - before, 1)):g} {'more' if now > before else 'less'} now."
    better = (now > before) == (measure.higher_is == "better")
    if felt is None or not better:
        return (began, moved)
    return (began, moved, FELT if felt else NOT_FELT)


def _score_words(measure: Measure, value: float) -> str:
    """A score with what it is out of; a choice in its own words."""
    if measure.choices and measure.scoring == "single":
        return next(f"{label} ({points} of 7)" for label, points in measure.choices.items() if points == value)
    return f"{round(value, 1):g} out of {measure.at_most:g}"
