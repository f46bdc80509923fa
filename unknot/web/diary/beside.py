"""The person's own course beside the published one: a status in plain words, and a chart with both lines.

A mean is not a target: many people do better, many do worse, and no band is drawn because none is published.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from unknot.core.course import CourseReading, Spell, expected_course
from unknot.core.diary import Diary
from unknot.core.history import History
from unknot.core.spell import course_for
from unknot.knowledge.kinds import Course, Knowledge
from unknot.web.diary.charts import TEN, Chart, pain_of
from unknot.web.diary.spans import Span, mean_of, readings, steps
from unknot.web.diary.table import Table, dates_words, from_words, number
from unknot.web.drawings.chart import SHEETS, Frame, Line, Reading, draw
from unknot.web.words.course import STATUSES, SeeSomebody, because, see_somebody, status_lines
from unknot.web.words.numbers import Numbers

#: how far the published line is drawn beyond today, so that one sees where it goes
AHEAD = timedelta(28)
#: both names stand inside, so there is nothing beside the plot
COURSE_SHEETS = tuple(replace(sheet, right=8) for sheet in SHEETS)
#: the published means reach one year
MOST = timedelta(7 * 52)


@dataclass(frozen=True, slots=True)
class Source:
    """Where the published course comes from."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class StatusCard:
    """How it goes, how sure that is, what it rests on, and what to do.

    Of the cards that say to see somebody, ``urgent`` stand above all else, and ``quiet`` were read already.
    """

    id: str
    word: str
    icon: str
    title: str
    lines: tuple[str, ...]
    do: str
    because: tuple[str, ...]
    sources: tuple[Source, ...]
    urgent: tuple[SeeSomebody, ...] = ()
    later: tuple[SeeSomebody, ...] = ()
    quiet: tuple[SeeSomebody, ...] = ()


def status_card(knowledge: Knowledge, reading: CourseReading, spell: Spell | None, numbers: Numbers) -> StatusCard:
    """The status of a course in words."""
    word, icon, title, do = STATUSES[reading.status]
    course = course_for(knowledge, spell) if spell else None
    cards = see_somebody(reading.escalations, numbers)
    return StatusCard(
        id=reading.status,
        word=word,
        icon=icon,
        title=title,
        lines=status_lines(reading),
        do=do,
        because=because(reading, course),
        sources=_sources(knowledge, course),
        urgent=tuple(card for card in cards if card.urgent),
        later=tuple(card for card in cards if not card.urgent and not card.quiet),
        quiet=tuple(card for card in cards if card.quiet),
    )


def _sources(knowledge: Knowledge, course: Course | None) -> tuple[Source, ...]:
    known = [knowledge.evidence[id_] for id_ in (course.evidence if course else ()) if id_ in knowledge.evidence]
    return tuple(Source(one.id, one.citation) for one in known if one.source_kind == "review")


def course_chart(
    knowledge: Knowledge, history: History, spell: Spell | None, reading: CourseReading, today: date
) -> Chart | None:
    """The own pain since this spell was first seen, with the mean of many people whose pain began as high."""
    course = course_for(knowledge, spell) if spell else None
    if spell is None or course is None or reading.level_start is None or reading.status == "too_early":
        return None
    last = min(today + AHEAD, spell.first_seen + MOST)
    if last < today:  # the published means reach one year, and no further
        return None
    span = Span("all", spell.first_seen, last)
    own = history.diary.between(spell.first_seen, today)
    known = expected_course(knowledge, spell, reading.level_start, spell.first_seen, last)
    if not known or not any(own.pains()):
        return None
    label = f"Many people, {course.year}"
    lines = (
        Line("You", "pain", readings(own, span, pain_of), span.step),
        Line(label, "known", tuple(Reading(on, value) for on, value in known), joins=9_999, dots=False),
    )
    return Chart(
        id="course",
        title=_title(reading),
        say=_say(course),
        description=_description(span, known, course),
        table=_table(own, span, known, label),
        lines=tuple(draw(Frame(sheet, span.first, span.last, TEN), lines) for sheet in COURSE_SHEETS),
    )


def _title(reading: CourseReading) -> str:
    """The finding: where the person is, and where the mean is by now."""
    if reading.level_now is None or reading.expected_now is None:
        return "Your pain beside that of many people"
    return f"You are at about {number(reading.level_now)}, and the mean at {number(reading.expected_now)}"


def _say(course: Course) -> tuple[str, ...]:
    return (
        f"The broken line is the mean of many people, from a {course.year} review.",
        "It begins where your pain began. Many people do better, and many do worse.",
    )


def _description(span: Span, known: tuple[tuple[date, float], ...], course: Course) -> str:
    begin, end = known[0][1], known[-1][1]
    return (
        f"Your pain from 0 to 10, {dates_words(span.first, span.last)}. {course.cohort}, {course.year}: "
        f"the mean goes from {number(begin)} to {number(end)}."
    )


def _table(own: Diary, span: Span, known: tuple[tuple[date, float], ...], label: str) -> Table:
    """Week by week: the own mean, and what the published line says in the middle of that week."""
    weekly = Span("weeks", span.first, span.last)
    rows = tuple(
        (from_words(step.first), number(mean_of(step, pain_of)), number(_at(known, step.middle)))
        for step in steps(own, weekly, days=max(7, span.step))
    )
    return Table("Your pain beside that of many people", ("Week from", "You, mean", label), rows)


def _at(known: tuple[tuple[date, float], ...], on: date) -> float | None:
    """What the line says on a day: straight between two of its points."""
    for (before, low), (after, high) in pairwise(known):
        if before <= on <= after:
            return low + (high - low) * (on - before) / (after - before) if after > before else low
    return None
