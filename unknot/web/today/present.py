"""From a laid-out day to what Today shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from unknot.core.values import PlanItem, PlannedDay, TimedItem
from unknot.knowledge.kinds import Knowledge
from unknot.web.drawings.thread import Strand, strands
from unknot.web.plan.present import BLOCKS, icon_of, thing_of
from unknot.web.words.dates import clock, joined, minutes, plural
from unknot.web.words.dose import dose_words

DAYS_SHOWN = 7
FIRST_X, BASE_Y, DAY_WIDTH = 24.0, 92.0, 49.0


@dataclass(frozen=True, slots=True)
class Line:
    """One line of today's plan: when, what, how long."""

    time: str
    name: str
    detail: str
    icon: str
    past: bool = False


@dataclass(frozen=True, slots=True)
class DayLabel:
    """The letter under one day of the thread."""

    letter: str
    x: float
    now: bool


@dataclass(frozen=True, slots=True)
class Week:
    """The thread of the last seven days, and the sentence that goes with it."""

    strands: tuple[Strand, ...]
    labels: tuple[DayLabel, ...]
    end_x: float
    top: int
    sentence: str


def timed_lines(knowledge: Knowledge, day: PlannedDay, now: datetime) -> tuple[Line, ...]:
    """The timed part of the day, in order."""
    return tuple(_timed(knowledge, item, now) for item in day.timed)


def _timed(knowledge: Knowledge, item: TimedItem, now: datetime) -> Line:
    length = minutes((item.end - item.start) / timedelta(minutes=1))
    names = [thing_of(knowledge, one.kind, one.id).name for one in item.items]
    if len(names) == 1:
        name, detail = names[0], length
    else:
        name = BLOCKS.get(item.block, ("Session", ""))[0]
        detail = f"{plural(len(names), 'movement')}, {length}: {joined([n.lower() for n in names])}"
    return Line(clock(item.start), name, detail, icon_of(item.block, item.items[0].id), past=item.end < now)


def untimed_lines(knowledge: Knowledge, items: tuple[PlanItem, ...]) -> tuple[Line, ...]:
    """What has no set time."""
    found = []
    for item in items:
        thing = thing_of(knowledge, item.kind, item.id)
        found.append(Line("", thing.name, dose_words(item.dose) or thing.summary, icon_of(item.block, item.id)))
    return tuple(found)


def empty_week(today: date) -> Week:
    """A week without entries: a dotted gap for every day, never a straight line."""
    days = [today - timedelta(days=back) for back in range(DAYS_SHOWN - 1, -1, -1)]
    labels = tuple(
        DayLabel(f"{day:%A}"[0], FIRST_X + DAY_WIDTH * (place + 0.5), now=day == today)
        for place, day in enumerate(days)
    )
    return Week(
        strands=strands([None] * DAYS_SHOWN, FIRST_X, BASE_Y, DAY_WIDTH),
        labels=labels,
        end_x=FIRST_X + DAY_WIDTH * DAYS_SHOWN,
        top=66,
        sentence="Your week, as a thread: no entries yet. It will loop on tight days and run straight on loose ones.",
    )
