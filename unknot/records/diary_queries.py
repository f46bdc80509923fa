"""What is kept of the diary, as values of the core. Each reading can be held to some days."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from unknot.core.diary import Decision, Diary, DiaryDay, FilledIn, Harm, MedicineTaken
from unknot.records import models

Person = models.Person


def diary_of(person: Person, first: date | None = None, last: date | None = None) -> Diary:
    """The days of a person's diary as they stand now, or those from the first to the last."""
    standing: dict[date, list[models.CheckIn]] = {}
    for row in _within(models.CheckIn.objects.filter(person=person), first, last):
        rows = standing.setdefault(row.on, [])
        if row.taken_back:
            rows[:] = [one for one in rows if one.key != row.over]
        else:
            rows.append(row)
    return Diary(tuple(day_of(rows[-1]) for _, rows in sorted(standing.items()) if rows))


def day_of(row: models.CheckIn) -> DiaryDay:
    """A row as the day that it describes."""
    return DiaryDay(
        on=row.on,
        pain=row.pain,
        tightness=row.tightness,
        leg_pain=row.leg_pain,
        sleep=row.sleep,
        walk_minutes=row.walk_minutes,
        longest_walk=row.longest_walk,
        rose_five_times=row.rose_five_times,
        marks=frozenset(row.marks),
        own_marks=tuple(row.own_marks),
        medicines=tuple(MedicineTaken(**one) for one in row.medicines),
        helped=frozenset(row.helped),
        note=row.note,
        filled_late=row.local_date > row.on,
    )


def measures_of(person: Person, measure: str | None = None, first: date | None = None) -> tuple[FilledIn, ...]:
    """The measures that were filled in, in the order of their days; the last of a measure and day counts."""
    rows = _within(models.MeasureAnswers.objects.filter(person=person), first, None)
    rows = rows.filter(measure=measure) if measure else rows
    latest = {(row.on, row.measure): FilledIn(row.on, row.measure, row.answers, row.names) for row in rows}
    return tuple(latest[key] for key in sorted(latest))


def harms_of(person: Person, first: date | None = None) -> tuple[Harm, ...]:
    """What made it worse, in the order of the days."""
    rows = _within(models.HarmReport.objects.filter(person=person), first, None).order_by("on", "id")
    return tuple(Harm(r.on, r.thing, r.what, r.pain_before, r.pain_after, r.lasted) for r in rows)


def decisions_of(person: Person, first: date | None = None) -> tuple[Decision, ...]:
    """What was decided about the plan, in the order in which it was."""
    rows = _within(models.PlanDecision.objects.filter(person=person), first, None)
    return tuple(Decision(row.on, row.kind, row.target, row.value, row.reason) for row in rows)


def most_used_marks(person: Person, first: date) -> tuple[str, ...]:
    """The marks used since a day, the most used first; a person's own words stand as they are."""
    rows = models.CheckIn.objects.filter(person=person, on__gte=first, taken_back=False)
    counts = Counter(m for marks, own in rows.values_list("marks", "own_marks") for m in (*marks, *own))
    return tuple(mark for mark, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _within(rows: Any, first: date | None, last: date | None) -> Any:
    rows = rows if first is None else rows.filter(on__gte=first)
    return rows if last is None else rows.filter(on__lte=last)
