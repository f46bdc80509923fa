"""Laid-out days as an iCalendar text that any calendar program reads.

Times are floating local times: nine in the morning stays nine in the morning wherever the person
is. The text leaves this computer only when the person takes it along.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from types import MappingProxyType

from icalendar import Calendar, Event

from unknot.core.values import PlanItem, PlannedDay, TimedItem
from unknot.interop.notes import notes_of
from unknot.knowledge.kinds import Knowledge

PRODUCT = "-//Unknot//Plan//EN"
BLOCK_NAMES: Mapping[str, str] = MappingProxyType({"session": "Movement session", "walk": "Walk", "rest": "Rest"})
REMINDER = (
    "General guidance, not a diagnosis. Stop and get help if a warning sign appears or you are worried. "
    "Not yet reviewed by a clinician."
)


def calendar_text(knowledge: Knowledge, days: Iterable[PlannedDay], made_at: datetime) -> str:
    """The timed items of the days as one calendar; the same days give the same text."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for day in days:
        for number, timed in enumerate(day.timed, 1):
            calendar.add_component(_event(knowledge, day, number, timed, made_at))
    return bytes(calendar.to_ical()).decode("utf-8")


def _event(knowledge: Knowledge, day: PlannedDay, number: int, timed: TimedItem, made_at: datetime) -> Event:
    event = Event()
    start, length = wall_clock(timed)
    event.add("uid", f"{day.on.isoformat()}-{number}-{timed.block}@unknot")
    event.add("dtstamp", made_at.astimezone(UTC))
    event.add("dtstart", start)
    event.add("dtend", start + length)
    event.add("summary", title_of(knowledge, timed))
    event.add("description", "\n".join([*lines_of(knowledge, timed), REMINDER]))
    event.add("transp", "TRANSPARENT")  # it does not make the person look busy to others
    event.add("class", "PRIVATE")
    return event


def wall_clock(timed: TimedItem) -> tuple[datetime, timedelta]:
    """When something begins by the wall clock, without a zone, and how much time really passes until its end.

    The wall clock may be set back or forward in between.
    """
    return timed.start.replace(tzinfo=None), timed.end.astimezone(UTC) - timed.start.astimezone(UTC)


def title_of(knowledge: Knowledge, timed: TimedItem) -> str:
    """What an event is called: its one item, or its block."""
    if len(timed.items) == 1:
        return _name(knowledge, timed.items[0])
    return BLOCK_NAMES.get(timed.block, timed.block.replace("_", " ").capitalize())


def lines_of(knowledge: Knowledge, timed: TimedItem) -> Iterable[str]:
    """What an event says beside its name: each item with what to know about it."""
    for item in timed.items:
        if len(timed.items) > 1:
            yield _name(knowledge, item)
        yield from filter(
            None,
            (
                _summary(knowledge, item),
                *notes_of(knowledge, item.kind, item.id, item.changes),
                *_do_not(knowledge, item),
            ),
        )


def _name(knowledge: Knowledge, item: PlanItem) -> str:
    return knowledge.remedies[item.id].name if item.kind == "remedy" else knowledge.movements[item.id].name


def _summary(knowledge: Knowledge, item: PlanItem) -> str:
    return knowledge.remedies[item.id].summary if item.kind == "remedy" else knowledge.movements[item.id].summary


def _do_not(knowledge: Knowledge, item: PlanItem) -> tuple[str, ...]:
    return knowledge.remedies[item.id].do_not if item.kind == "remedy" else knowledge.movements[item.id].do_not
