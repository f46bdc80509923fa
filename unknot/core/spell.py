"""The spell of pain that a diary is about, and the published course that it is set beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from unknot.core.history import History
from unknot.knowledge.answers import Facts
from unknot.knowledge.diary_kinds import Course, CoursePoint
from unknot.knowledge.kinds import Knowledge

#: [D] under 6 weeks, up to 12, and over: as the files of ``knowledge/courses`` have it
SUBACUTE_FROM, PERSISTENT_FROM = 42, 85


@dataclass(frozen=True, slots=True)
class Spell:
    """A spell of pain: when it began, and what it was (acute | subacute | persistent) when the person was first asked.

    ``first_seen`` is the week 0 of the published course: the first day of this spell with a number in the diary.
    """

    began: date
    kind: str
    first_seen: date


def spell_of(facts: Facts, today: date, history: History | None = None) -> Spell | None:
    """The spell that the facts tell of; None when it was not said how long it has lasted.

    Without a history, or with none of this spell, it is first seen on the day on which the length was told. That day is
    today where the length was brought up to today, so a caller who has the history hands it in.
    """
    began = began_of(facts, today)
    if began is None:
        return None
    told = facts.answers["duration_days"].at or datetime.combine(today, time(12))
    pains = history.diary.between(began, today).pains() if history is not None else iter(())
    first_seen = next((on for on, _ in pains), max(began, min(told.date(), today)))
    return Spell(began, kind_of((first_seen - began).days), first_seen)


def began_of(facts: Facts, today: date) -> date | None:
    """The day on which the spell began; None when it was not said how long it has lasted."""
    answered, days = facts.answers.get("duration_days"), facts.number("duration_days")
    if answered is None or days is None:
        return None
    told = answered.at or datetime.combine(today, time(12))
    return min((told - timedelta(days=days)).date(), today)


def kind_of(days: int) -> str:
    """What a spell of so many days is."""
    return "acute" if days < SUBACUTE_FROM else "subacute" if days < PERSISTENT_FROM else "persistent"


def course_for(knowledge: Knowledge, spell: Spell) -> Course | None:
    """The published course that is shown for such a spell."""
    return next((one for one in knowledge.courses.values() if one.shown and one.spell == spell.kind), None)


def shares_left(knowledge: Knowledge, spell: Spell | None, days: Sequence[int]) -> list[float]:
    """The share of the starting pain that is left on average on each day (ordinals); all where that is not known.

    The published means are joined by straight lines, and level after the last.
    """
    course = None if spell is None else course_for(knowledge, spell)
    if spell is None or course is None:
        return [1.0] * len(days)
    begin, top = spell.first_seen.toordinal(), course.points[0].mean
    return [_mean(course.points, (day - begin) / 7) / top for day in days]


def _mean(points: Sequence[CoursePoint], week: float) -> float:
    if week >= points[-1].week:
        return points[-1].mean
    after = next((n for n, point in enumerate(points) if point.week > week), 0) or 1
    low, high = points[after - 1], points[after]
    return low.mean + max(0.0, week - low.week) / (high.week - low.week) * (high.mean - low.mean)


def expected_course(
    knowledge: Knowledge, spell: Spell, start_level: float, first: date, last: date
) -> tuple[tuple[date, float], ...]:
    """The line that a chart draws from one day to another: the published share left, times the person's own start.

    It has the two days and the published points between them; the way between is straight. Empty without a course.
    """
    course = course_for(knowledge, spell)
    if course is None or last < first:
        return ()
    points = (spell.first_seen + timedelta(weeks=point.week) for point in course.points)
    days = sorted({first, last, *(day for day in points if first < day < last)})
    shares = shares_left(knowledge, spell, [day.toordinal() for day in days])
    return tuple((day, start_level * share) for day, share in zip(days, shares, strict=True))
