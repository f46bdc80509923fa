"""From a laid-out day to what Today shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from unknot.core.diary import Diary, DiaryDay
from unknot.core.values import PlanItem, PlannedDay, TimedItem
from unknot.knowledge.kinds import Knowledge
from unknot.web.diary.words import TIGHTNESS, how_words, near_day
from unknot.web.drawings.thread import Strand, strands
from unknot.web.plan.present import BLOCKS, icon_of, thing_of
from unknot.web.words.dates import clock, joined, minutes, plural
from unknot.web.words.dose import dose_words

DAYS_SHOWN = 7
FIRST_X, BASE_Y, DAY_WIDTH = 24.0, 92.0, 49.0
#: the highest point of a loop for each step of tightness, and where a flat week begins
LIFT, TOP_WHEN_LOOSE = 6.8, 66
#: so many days without an entry are not named one by one
MANY_GAPS = 3
NO_ENTRY = "No entry"
NO_ENTRIES = "Your week, as a thread: no entries yet. It will loop on tight days and run straight on loose ones."


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


def week_of(diary: Diary, today: date) -> Week:
    """The last seven days: a loop where it was tight, straight where it was loose, a dotted gap where nobody said."""
    days = [today - timedelta(days=back) for back in range(DAYS_SHOWN - 1, -1, -1)]
    said = [diary.on(day) for day in days]
    tight = [None if one is None else one.tightness_0_10 for one in said]
    labels = tuple(
        DayLabel(f"{day:%A}"[0], FIRST_X + DAY_WIDTH * (place + 0.5), now=day == today)
        for place, day in enumerate(days)
    )
    return Week(
        strands=strands(tight, FIRST_X, BASE_Y, DAY_WIDTH),
        labels=labels,
        end_x=FIRST_X + DAY_WIDTH * DAYS_SHOWN,
        top=min(TOP_WHEN_LOOSE, round(BASE_Y - LIFT * max((one or 0 for one in tight), default=0)) - 10),
        sentence=_sentence(days, said, today),
    )


def _sentence(days: Sequence[date], said: Sequence[DiaryDay | None], today: date) -> str:
    """The thread in words, such as "Your week: very tight on Monday and Tuesday, loose today. No entry on Sunday."""
    if not any(said):
        return NO_ENTRIES
    by_words: dict[str, list[date]] = {}
    for day, one in zip(days, said, strict=True):
        words = NO_ENTRY if one is None else TIGHTNESS.get(one.tightness, "tightness not said")
        by_words.setdefault(words, []).append(day)
    gaps = by_words.pop(NO_ENTRY, [])
    told = ", ".join(f"{words} {_on(which, today)}" for words, which in by_words.items())
    if len(gaps) > MANY_GAPS:
        return f"Your week: {told}. No entry on the other days."
    return f"Your week: {told}." + (f" {NO_ENTRY} {_on(gaps, today)}." if gaps else "")


def _on(days: Sequence[date], today: date) -> str:
    """Such as "on Monday and Tuesday", "on Monday and today", or "today"."""
    names = joined(["today" if day == today else f"{day:%A}" for day in days])
    return names if days[0] == today else f"on {names}"


def lead(diary: Diary, today: date) -> str:
    """How it goes, in a few words under the greeting: beside the last tight day, or since when there are no entries."""
    known = [day for day in diary.until(today).days if day.tightness_0_10 is not None]
    if diary and (today - diary.days[-1].on).days > 1:
        return f"No entries since {near_day(diary.days[-1].on, today)}. How is it now?"
    if len(known) < 2 or known[-1].on != today:
        return ""
    now, before = known[-1], known[-2]
    change = (now.tightness_0_10 or 0) - (before.tightness_0_10 or 0)
    than = near_day(before.on, today)
    if change == 0:
        return f"As tight as {than}." if now.tightness_0_10 else f"Loose, as {than}."
    return f"Looser than {than}." if change < 0 else f"Tighter than {than}. Keep it gentle."


def card_of(diary: Diary, today: date) -> str:
    """What the check-in card says of today; empty when there is no entry yet."""
    said = diary.on(today)
    return "" if said is None else how_words(said) or "an entry"
