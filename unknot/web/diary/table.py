"""The table that stands beside every chart: the same values, for people who read rather than look."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from unknot.core.diary import Diary
from unknot.web.diary.spans import Span, Step, mean_of, steps
from unknot.web.diary.words import TIGHTNESS
from unknot.web.words.dates import day as day_words

NOT_SAID = "no entry"


@dataclass(frozen=True, slots=True)
class Table:
    """A caption, the heads of the columns, and rows whose first cell is their name."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def pain_table(diary: Diary, span: Span) -> Table:
    """Pain and tightness, day by day or week by week."""
    caption = f"Pain and tightness, {dates_words(span.first, span.last)}"
    if span.step == 1:
        rows = tuple(_day_row(step, span) for step in steps(diary, span))
        return Table(caption, ("Day", "Pain, 0 to 10", "Tightness"), rows)
    rows = tuple(_step_row(step) for step in steps(diary, span))
    return Table(caption, (stretch_head(span), "Mean pain, 0 to 10", "Days logged", "Spasm days"), rows)


def _day_row(step: Step, span: Span) -> tuple[str, ...]:
    name = day_words(step.first) if step.first.year == span.last.year else f"{day_words(step.first)} {step.first.year}"
    if not step.days:
        return name, NOT_SAID, NOT_SAID
    said = step.days[0]
    tight = TIGHTNESS.get(said.tightness, NOT_SAID)
    return f"{name}, filled in later" if said.filled_late else name, number(said.pain), tight


def _step_row(step: Step) -> tuple[str, ...]:
    spasms = sum(day.tightness == "in_spasm" for day in step.days)
    return from_words(step.first), number(mean_of(step, lambda day: day.pain)), str(len(step.days)), str(spasms)


def values_table(caption: str, head: tuple[str, str], values: Iterable[tuple[date, str]]) -> Table:
    """A table of one value a row."""
    return Table(caption, head, tuple((from_words(on), words) for on, words in values))


def stretch_head(span: Span) -> str:
    """What one row stands for."""
    return "Week from" if span.step == 7 else f"{span.step // 7} weeks from"


def number(value: float | None) -> str:
    """A number with one decimal at most; words for a gap."""
    return NOT_SAID if value is None else f"{round(value, 1):g}"


def from_words(on: date) -> str:
    """A day with its year, such as "30 October 2026"."""
    return f"{on.day} {on:%B %Y}"


def dates_words(first: date, last: date) -> str:
    """Such as "26 October to 22 November 2026"."""
    if first == last:
        return from_words(last)
    begin = from_words(first) if first.year != last.year else f"{first.day} {first:%B}"
    return f"{begin} to {from_words(last)}"
