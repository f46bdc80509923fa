"""When a reminder comes due, when it counts as ignored, and when reminders stop by themselves.

Off until the person sets one; at most two a day; none at night and none for a day after a flare began. Pure: the
settings, what happened so far and this moment are arguments.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo

#: what a reminder may be for
CHECK_IN, SESSION = "check_in", "session"
WHAT = (CHECK_IN, SESSION)
#: the names of the two that there may be; the second only when the person asks for it
FIRST, SECOND = "first", "second"
SLOTS = (FIRST, SECOND)
#: no reminder from nine in the evening to eight in the morning (design brief, 9)
QUIET_FROM, QUIET_UNTIL = time(21), time(8)
#: no reminder for so long after a flare began (design brief, 6)
HUSH = timedelta(hours=24)
#: so many ignored in a row, and we ask once whether to change the time
ASK_AFTER = 3
#: [D] the question stays in sight for a week, then it goes too
ASKED_FOR_DAYS = 7

DUE, ACTED, IGNORED, ASKED = "due", "acted", "ignored", "asked"


@dataclass(frozen=True, slots=True)
class Reminder:
    """One reminder: what for, at what time of the wall clock, on which weekdays (Monday is 0)."""

    slot: str
    what: str
    at: time
    days: frozenset[int] = frozenset(range(7))


@dataclass(frozen=True, slots=True)
class Settings:
    """The reminders that a person set, and since when; none means that all are off."""

    reminders: tuple[Reminder, ...] = ()
    since: datetime | None = None

    def of(self, slot: str) -> Reminder | None:
        """The reminder of this name; None when it is off."""
        return next((one for one in self.reminders if one.slot == slot), None)


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened to a reminder: it came due, was acted on, was ignored, or we asked about it."""

    due_on: date
    slot: str
    kind: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Lived:
    """What the person did: days with a check-in, days with a session, and the moments at which a flare began."""

    check_ins: frozenset[date] = frozenset()
    sessions: frozenset[date] = frozenset()
    flares: tuple[datetime, ...] = ()

    def did(self, what: str, on: date) -> bool:
        """Whether it was done on a day."""
        return on in (self.check_ins if what == CHECK_IN else self.sessions)


@dataclass(frozen=True, slots=True)
class Standing:
    """What there is to show now: the reminder that is due, or the question whether to change the time."""

    due: Reminder | None = None
    ask: bool = False


@dataclass(frozen=True, slots=True)
class _Case:
    """All that a decision rests on."""

    settings: Settings
    happened: tuple[Happening, ...]
    lived: Lived
    now: datetime
    zone: tzinfo
    kinds: dict[tuple[date, str], set[str]] = field(default_factory=dict)


def is_quiet(at: time) -> bool:
    """Whether a time lies in the quiet hours."""
    return at >= QUIET_FROM or at < QUIET_UNTIL


def moment_of(on: date, at: time, zone: tzinfo) -> datetime:
    """The instant of a wall-clock time. One that comes twice is the first; one that is left out comes after the gap."""
    # fold=0 is the first of two; in a gap it reads the time with the offset before the gap, which falls after it.
    return datetime.combine(on, at, tzinfo=zone).replace(fold=0).astimezone(UTC)


def new_happenings(
    settings: Settings, happened: Iterable[Happening], lived: Lived, now: datetime, zone: tzinfo
) -> tuple[Happening, ...]:
    """What is to be written now: earlier ones acted on or ignored, the question after three, and what comes due."""
    case = _case(settings, happened, lived, now, zone)
    settled = _settled(case)
    known = (*case.happened, *settled)
    asked = _question(case, known)
    if asked or has_stopped(settings, known):
        return (*settled, *asked)
    return (*settled, *_coming_due(case))


def standing(settings: Settings, happened: Iterable[Happening], lived: Lived, now: datetime, zone: tzinfo) -> Standing:
    """What there is to show at this moment. Only reads what was written; nothing comes due by being looked at."""
    case = _case(settings, happened, lived, now, zone)
    if not settings.reminders or is_hushed(lived.flares, now):
        return Standing()
    asked = [one.at for one in case.happened if one.kind == ASKED and _counts(settings, one)]
    if asked:
        return Standing(ask=now - max(asked) < timedelta(days=ASKED_FOR_DAYS))
    today = now.astimezone(zone).date()
    due = [
        reminder
        for reminder in settings.reminders
        if DUE in case.kinds.get((today, reminder.slot), ()) and not lived.did(reminder.what, today)
    ]
    return Standing(due=max(due, key=lambda one: one.at, default=None))


def is_hushed(flares: Iterable[datetime], moment: datetime) -> bool:
    """Whether a flare began less than a day before this moment."""
    return any(began <= moment < began + HUSH for began in flares)


def has_stopped(settings: Settings, happened: Iterable[Happening]) -> bool:
    """Whether reminders stopped by themselves; setting them anew starts them again."""
    return any(one.kind == ASKED and _counts(settings, one) for one in happened)


# ---------------------------------------------------------------- parts


def _case(settings: Settings, happened: Iterable[Happening], lived: Lived, now: datetime, zone: tzinfo) -> _Case:
    case = _Case(settings, tuple(happened), lived, now, zone)
    for one in case.happened:
        case.kinds.setdefault((one.due_on, one.slot), set()).add(one.kind)
    return case


def _coming_due(case: _Case) -> tuple[Happening, ...]:
    """The reminders whose time has come today. What was missed while nothing ran is let go at nine in the evening."""
    local = case.now.astimezone(case.zone)
    if is_quiet(local.time()) or is_hushed(case.lived.flares, case.now):
        return ()
    return tuple(
        Happening(local.date(), reminder.slot, DUE, case.now)
        for reminder in case.settings.reminders[: len(SLOTS)]
        if _is_due(case, reminder, local.date())
    )


def _is_due(case: _Case, reminder: Reminder, today: date) -> bool:
    moment = moment_of(today, reminder.at, case.zone)
    set_before = case.settings.since is None or case.settings.since <= moment
    return (
        reminder.slot in SLOTS
        and today.weekday() in reminder.days
        and not is_quiet(reminder.at)
        and set_before  # one that is set after its time begins tomorrow
        and moment <= case.now
        and not case.lived.did(reminder.what, today)
        and not case.kinds.get((today, reminder.slot))
    )


def _settled(case: _Case) -> tuple[Happening, ...]:
    """What became of the reminders that came due: acted on the same day, or ignored once the day is over."""
    today = case.now.astimezone(case.zone).date()
    found = []
    for one in case.happened:
        if one.kind != DUE or case.kinds[one.due_on, one.slot] & {ACTED, IGNORED}:
            continue
        became = _became(case, one, today)
        if became:
            found.append(Happening(one.due_on, one.slot, became, case.now))
    return tuple(found)


def _became(case: _Case, due: Happening, today: date) -> str:
    """Acted, ignored, or nothing yet. A reminder that a flare overtook is not held against anybody."""
    reminder = case.settings.of(due.slot)
    if any(case.lived.did(what, due.due_on) for what in ([reminder.what] if reminder else WHAT)):
        return ACTED
    end = moment_of(due.due_on + timedelta(1), time(0), case.zone)
    overtaken = any(due.at <= began < end for began in case.lived.flares)
    return IGNORED if due.due_on < today and not overtaken else ""


def _question(case: _Case, known: tuple[Happening, ...]) -> tuple[Happening, ...]:
    """The one question after three ignored in a row, unless it was asked already."""
    if not case.settings.reminders or has_stopped(case.settings, known):
        return ()
    ended = sorted(
        (one for one in known if one.kind in (ACTED, IGNORED) and _came_since(case, one)),
        key=lambda one: (one.due_on, SLOTS.index(one.slot) if one.slot in SLOTS else 0),
    )[-ASK_AFTER:]
    if len(ended) < ASK_AFTER or any(one.kind == ACTED for one in ended):
        return ()
    return (Happening(ended[-1].due_on, ended[-1].slot, ASKED, case.now),)


def _came_since(case: _Case, ended: Happening) -> bool:
    """Whether the reminder behind an ending came due under the settings of now."""
    due = [one for one in case.happened if (one.due_on, one.slot, one.kind) == (ended.due_on, ended.slot, DUE)]
    return any(_counts(case.settings, one) for one in due)


def _counts(settings: Settings, one: Happening) -> bool:
    """Whether something happened under the settings of now."""
    return settings.since is None or one.at >= settings.since
