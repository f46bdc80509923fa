"""The calendar that other programs fetch: the coming days of a plan and the reminders, with neutral words.

Times are floating: nine stays nine wherever the person is and whatever the clocks do. An event keeps its id, so that
fetching again changes it instead of adding a second one. Pure: the days, the settings and the moment are arguments.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType

from icalendar import Alarm, Calendar, Event

from unknot.core.reminding import SESSION, Settings, is_quiet
from unknot.core.values import PlannedDay, TimedItem
from unknot.interop.calendar import REMINDER, lines_of, title_of, wall_clock
from unknot.knowledge.kinds import Knowledge

PRODUCT = "-//Unknot//Calendar//EN"
#: how far ahead a calendar looks
DAYS_AHEAD = 28
#: [D] calendars that ask how often to come back are told four times a day
FETCH_AGAIN = timedelta(hours=6)
#: how long a reminder is shown
REMINDER_LENGTH = timedelta(minutes=10)

#: words that say nothing about a back: calendars are seen by others, on lock screens and at work
NEUTRAL: Mapping[str, str] = MappingProxyType(
    {"session": "Movement", "walk": "Walk", "rest": "Rest", "breathing": "Slow breathing", "heat_cold": "Pause"}
)
NEUTRAL_REMINDERS: Mapping[str, str] = MappingProxyType({"check_in": "Check-in", "session": "Movement"})
ANYTHING_ELSE = "Unknot"
OPEN = "Open Unknot"
#: what a lock screen shows (design brief, 8)
ALARM = "Unknot: a reminder you set"
SEE_MORE = "Open Unknot to see more."


@dataclass(frozen=True, slots=True)
class FeedEvent:
    """One event: a name that stays (``key``), when, how long, what it says, and whether it rings."""

    key: str
    start: datetime
    length: timedelta
    summary: str
    description: str = SEE_MORE
    rings: bool = False


def plan_events(knowledge: Knowledge, days: Iterable[PlannedDay], *, plain: bool) -> tuple[FeedEvent, ...]:
    """The timed pieces of the days. ``plain`` names them as the plan does; else the words are neutral."""
    return tuple(_planned(knowledge, day.on, timed, plain=plain) for day in days for timed in day.timed)


def reminder_events(settings: Settings, first: date, days: int = DAYS_AHEAD) -> tuple[FeedEvent, ...]:
    """The reminders that a person set, on each of the coming days; they ring."""
    found = []
    for on in (first + timedelta(number) for number in range(days)):
        for one in settings.reminders:
            if on.weekday() in one.days and not is_quiet(one.at):
                words = NEUTRAL_REMINDERS.get(one.what, ANYTHING_ELSE)
                start = datetime.combine(on, one.at)
                found.append(FeedEvent(f"{on}:reminder:{one.slot}", start, REMINDER_LENGTH, words, rings=True))
    return tuple(found)


def without_sessions(settings: Settings) -> Settings:
    """The reminders that stay while there is no plan to move by."""
    return replace(settings, reminders=tuple(one for one in settings.reminders if one.what != SESSION))


def open_events(settings: Settings, on: date) -> tuple[FeedEvent, ...]:
    """What is left while the safety check is due: the reminders, saying only to open the program.

    Without a reminder it is one silent line on today that moves along: it never piles up.
    """
    reminders = reminder_events(settings, on)
    if reminders:
        return tuple(replace(event, summary=OPEN) for event in reminders)
    return (FeedEvent("open", datetime.combine(on, time(9)), REMINDER_LENGTH, OPEN),)


def ring_once_a_day(events: Iterable[FeedEvent]) -> tuple[FeedEvent, ...]:
    """The first event of each day outside of the quiet hours rings, and no other."""
    rung: set[date] = set()
    found = []
    for event in sorted(events, key=lambda one: (one.start, one.key)):
        rings = event.start.date() not in rung and not is_quiet(event.start.time())
        if rings:
            rung.add(event.start.date())
        found.append(replace(event, rings=rings))
    return tuple(found)


def hushed_until(events: Iterable[FeedEvent], wall_clock_until: datetime) -> tuple[FeedEvent, ...]:
    """Nothing rings before this time of the wall clock: for the day after a flare began."""
    return tuple(replace(one, rings=one.rings and one.start >= wall_clock_until) for one in events)


def feed_text(events: Iterable[FeedEvent], *, whose: str, revised: datetime) -> str:
    """The calendar as text. ``whose`` keeps the events of two people apart; ``revised`` is the last change behind it.

    The same events, person and change give the same text. A later change has a higher sequence number.
    """
    calendar = Calendar()
    for name, value in (("prodid", PRODUCT), ("version", "2.0"), ("method", "PUBLISH"), ("x-wr-calname", "Unknot")):
        calendar.add(name, value)
    calendar.add("refresh-interval", FETCH_AGAIN, {"value": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    for event in sorted(events, key=lambda one: (one.start, one.key)):
        calendar.add_component(_component(event, whose, revised.astimezone(UTC).replace(microsecond=0)))
    return bytes(calendar.to_ical()).decode("utf-8")


def _component(event: FeedEvent, whose: str, revised: datetime) -> Event:
    made = Event()
    made.add("uid", _uid(whose, event.key))
    made.add("dtstamp", revised)
    made.add("last-modified", revised)
    made.add("sequence", int(revised.timestamp()) // 60)  # it only has to grow; minutes fit into 32 bits
    made.add("dtstart", event.start)
    made.add("dtend", event.start + event.length)
    made.add("summary", event.summary)
    made.add("description", event.description)
    made.add("transp", "TRANSPARENT")  # it does not make the person look busy to others
    made.add("class", "PRIVATE")
    if event.rings:
        made.add_component(_alarm())
    return made


def _alarm() -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", ALARM)
    alarm.add("trigger", "PT0S", encode=False)  # the library would write P0D, which some calendars do not know
    return alarm


def _uid(whose: str, key: str) -> str:
    """An id that says nothing by itself, and is the same at every fetch."""
    return f"{hashlib.sha256(f'{whose}|{key}'.encode()).hexdigest()[:32]}@unknot"


def _planned(knowledge: Knowledge, on: date, timed: TimedItem, *, plain: bool) -> FeedEvent:
    start, length = wall_clock(timed)
    what = "session" if timed.block == "session" else "+".join(f"{item.kind}:{item.id}" for item in timed.items)
    key = f"{on}:{timed.block}:{what}:{timed.part}"
    if not plain:
        return FeedEvent(key, start, length, NEUTRAL.get(timed.block, ANYTHING_ELSE))
    description = "\n".join([*lines_of(knowledge, timed), REMINDER])
    return FeedEvent(key, start, length, title_of(knowledge, timed), description)
