"""Averages of a week, measures first and last, and days on which a medicine was taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from unknot.core.diary import Diary, DiaryDay, FilledIn
from unknot.core.scores import meaningful_change, numbers, score
from unknot.knowledge.kinds import Knowledge, Measure

WEEK = 7
#: an average needs so many days of its week [D: of fewer days one bad one decides]
LEAST_DAYS = 3
#: two weeks are only set side by side where they do not overlap
TWO_WEEKS = 14
#: only where the person ticks them: they are about mood
PRIVATE = ("phq_2", "gad_2")


@dataclass(frozen=True, slots=True)
class Mean:
    """The average of the days from ``first`` to ``last``; None when too few of them (``days``) said anything."""

    first: date
    last: date
    value: float | None
    days: int


@dataclass(frozen=True, slots=True)
class Week:
    """One number of the diary as the average of the first week, where there are two, and of the last."""

    what: str
    before: Mean | None
    after: Mean


@dataclass(frozen=True, slots=True)
class Scored:
    """A measure as it was filled in on a day, with the person's own words for its items."""

    on: date
    value: float
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure, or one number of it (``item``): first, last, and the change where the two can be compared.

    ``felt``: the change is for the better and as large as people feel; None where no least change is known.
    """

    measure: str
    item: str
    first: Scored | None
    last: Scored
    change: float | None = None
    felt: bool | None = None


@dataclass(frozen=True, slots=True)
class Medicine:
    """A medicine by the name the person gave it: on how many days it was noted, and in the last week of the dates."""

    name: str
    days: int
    in_last_week: int
    last_on: date


#: the numbers of a day that are averaged: pain, pain in a leg, sleep (0 very badly to 10 very well), walking in minutes
AVERAGED: Mapping[str, Callable[[DiaryDay], int | None]] = {
    "pain": lambda day: day.pain,
    "leg_pain": lambda day: day.leg_pain,
    "sleep": lambda day: day.sleep,
    "walk_minutes": lambda day: day.walk_minutes,
}


def means(diary: Diary, first: date, last: date) -> tuple[Week, ...]:
    """The averages of the first and the last week, for each number that was ever said."""
    two = (last - first).days + 1 >= TWO_WEEKS
    begin = max(first, last - timedelta(WEEK - 1))
    return tuple(
        Week(
            what,
            _mean(diary, said, first, first + timedelta(WEEK - 1)) if two else None,
            _mean(diary, said, begin, last),
        )
        for what, said in AVERAGED.items()
        if any(said(day) is not None for day in diary.days)
    )


def _mean(diary: Diary, said: Callable[[DiaryDay], int | None], first: date, last: date) -> Mean:
    given = [number for day in diary.between(first, last).days if (number := said(day)) is not None]
    return Mean(first, last, sum(given) / len(given) if len(given) >= LEAST_DAYS else None, len(given))


def measure_rows(knowledge: Knowledge, filled: Iterable[FilledIn], first: date, last: date) -> tuple[MeasureRow, ...]:
    """Each measure that was filled in by the last day, first and last, in the order of the knowledge's own ids.

    The first is the first within the dates; where only one lies within them, the last one before them.
    """
    series: dict[tuple[str, str], list[Scored]] = {}
    for one in filled:
        if one.on <= last and one.measure in knowledge.measures:
            for item, scored in _scored(knowledge.measures[one.measure], one):
                series.setdefault((one.measure, item), []).append(scored)
    return tuple(
        _row(knowledge.measures[measure], item, scores, first)
        for (measure, item), scores in sorted(series.items())
        if scores[-1].on >= first
    )


def _scored(measure: Measure, filled: FilledIn) -> list[tuple[str, Scored]]:
    """The score of a filled-in measure; of several single numbers each by itself."""
    names = tuple(filled.names[item] for item in measure.item_ids if filled.names.get(item))
    if measure.scoring == "single" and len(measure.item_ids) > 1:
        found = numbers(measure, filled.answers)
        return [(item, Scored(filled.on, one.value)) for item, one in found.items() if one.value is not None]
    value = score(measure, filled.answers).value
    return [] if value is None else [("", Scored(filled.on, value, names))]


def _row(measure: Measure, item: str, scores: list[Scored], first: date) -> MeasureRow:
    within = [one for one in scores if one.on >= first]
    before = within[:-1][:1] or [one for one in scores if one.on < first][-1:]
    if not before or before[0].names != within[-1].names:  # other activities make another mean
        return MeasureRow(measure.id, item, before[0] if before else None, within[-1])
    was, now = before[0], within[-1]
    return MeasureRow(
        measure.id, item, was, now, now.value - was.value, meaningful_change(measure, was.value, now.value)
    )


def medicines(diary: Diary, last: date) -> tuple[Medicine, ...]:
    """The medicines by the days on which they were noted, the most first; names that differ in capitals are one."""
    taken: dict[str, dict[date, str]] = {}
    for day in diary.days:
        for one in day.medicines:
            taken.setdefault(" ".join(one.name.split()).casefold(), {})[day.on] = one.name
    week = last - timedelta(WEEK - 1)
    found = [
        Medicine(list(days.values())[-1], len(days), sum(on >= week for on in days), max(days))
        for days in taken.values()
    ]
    return tuple(sorted(found, key=lambda one: (-one.days, one.name.casefold())))
