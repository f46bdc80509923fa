"""What is kept of the diary, as values of the core. Each reading can be held to some days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Max, Min

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


def standing_entry(person: Person, on: date) -> models.CheckIn | None:
    """The row that a day stands at now; None for a gap, and when all that was said of it was taken back."""
    rows: list[models.CheckIn] = []
    for row in models.CheckIn.objects.filter(person=person, on=on):
        if row.taken_back:
            rows = [one for one in rows if one.key != row.over]
        else:
            rows.append(row)
    return rows[-1] if rows else None


def entry_with_key(person: Person, key: UUID) -> models.CheckIn | None:
    """The entry that was written under a key."""
    found: models.CheckIn | None = models.CheckIn.objects.filter(person=person, key=key, taken_back=False).first()
    return found


def newest_key(person: Person, on: date) -> UUID | None:
    """The key of the last row of a day, be it an entry or the taking back of one; None when the day has none."""
    rows = models.CheckIn.objects.filter(person=person, on=on).order_by("-id")
    found: UUID | None = rows.values_list("key", flat=True).first()
    return found


def first_day_of(person: Person, since: date | None = None) -> date | None:
    """The first day that a diary says anything of, or the first since a day."""
    rows = _within(models.CheckIn.objects.filter(person=person), since, None)
    found: date | None = rows.aggregate(first=Min("on"))["first"]
    return found


def last_day_before(person: Person, day: date) -> date | None:
    """The last day before this one that a diary says anything of; it leaps over long gaps."""
    rows = models.CheckIn.objects.filter(person=person, on__lt=day)
    found: date | None = rows.aggregate(last=Max("on"))["last"]
    return found


def checked_since(person: Person, moment: datetime) -> bool:
    """Whether a complete safety check came to a result at this moment or later."""
    return bool(models.StoredResult.objects.filter(person=person, complete=True, at__gte=moment).exists())


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


def last_filled(person: Person) -> tuple[FilledIn, ...]:
    """When each measure was last filled in; without the answers, for what only asks when."""
    rows = models.MeasureAnswers.objects.filter(person=person).order_by().values_list("measure")
    return tuple(FilledIn(on, measure, {}) for measure, on in rows.annotate(Max("on")))


def first_measures_of(person: Person, began: date, before: date) -> tuple[FilledIn, ...]:
    """The first filling in of each measure since a day, where that was before another day."""
    rows = models.MeasureAnswers.objects.filter(person=person, on__gte=began, on__lt=before)
    names = rows.order_by().values_list("measure", flat=True).distinct()
    firsts = [rows.filter(measure=name).order_by("on", "-id").first() for name in sorted(names)]
    found = [FilledIn(row.on, row.measure, row.answers, row.names) for row in firsts if row is not None]
    return tuple(sorted(found, key=lambda one: (one.on, one.measure)))


def harms_of(person: Person, first: date | None = None) -> tuple[Harm, ...]:
    """What made it worse, in the order of the days."""
    rows = _within(models.HarmReport.objects.filter(person=person), first, None).order_by("on", "id")
    return tuple(Harm(r.on, r.thing, r.what, r.pain_before, r.pain_after, r.lasted) for r in rows)


def decisions_of(
    person: Person, first: date | None = None, last: date | None = None, without: Iterable[str] = ()
) -> tuple[Decision, ...]:
    """What was decided about the plan from the first day and before the last, in the order in which it was."""
    rows = models.PlanDecision.objects.filter(person=person).exclude(kind__in=tuple(without))
    rows = rows if first is None else rows.filter(on__gte=first)
    rows = rows if last is None else rows.filter(on__lt=last)
    return tuple(Decision(row.on, row.kind, row.target, row.value, row.reason) for row in rows)


def most_used_marks(person: Person, first: date) -> tuple[str, ...]:
    """The marks used since a day, the most used first; a person's own words stand as they are."""
    counts = Counter(mark for day in diary_of(person, first).days for mark in (*day.marks, *day.own_marks))
    return tuple(mark for mark, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _within(rows: Any, first: date | None, last: date | None) -> Any:
    rows = rows if first is None else rows.filter(on__gte=first)
    return rows if last is None else rows.filter(on__lte=last)
