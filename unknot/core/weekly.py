"""The weekly review: what the week was, what was done in it, and one suggestion with its reason.

Nothing here is a score: a week with little in it is a week, and what nobody said is not counted as "no". The order of
the suggestions is ours [D]: what is about safety stands first, then what asks for less, then what asks for more.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import fmean

from unknot.core.clues import Clue, clues
from unknot.core.course import CourseReading, read_course
from unknot.core.decisions import REVIEW
from unknot.core.diary import Diary, DiaryDay
from unknot.core.escalation import Escalation
from unknot.core.history import History
from unknot.core.outlook import DayLight
from unknot.core.path import entry_of, path
from unknot.core.sitting_log import days_of
from unknot.core.traffic_light import Light
from unknot.knowledge.answers import Facts
from unknot.knowledge.kinds import Knowledge
from unknot.knowledge.levels import CareLevel

WEEK = timedelta(7)
SUNDAY, MONDAY = 6, 0
#: the answers that a review can have
KEEP, CHANGE, TEST = "keep", "change", "test"
CHOICES = (KEEP, CHANGE, TEST)
#: [D] from fewer days than these, no week says anything, and nothing is changed because of it
LEAST_DAYS = 3
#: 5.4: a flare is 2 points above the usual; a whole week that far above the four weeks before is worse [D: as means]
WORSE_BY, BEFORE = 2.0, timedelta(28)
#: [D] half the least change that people feel (part 6), to say "eased" of a week and no more
EASED_BY = 1.0
#: [D] sleep of 4 or less of 10 on average
BAD_SLEEP = 4.0
#: [D] a reason to be seen that was read comes up again after four weeks
SAID_AGAIN_AFTER = timedelta(28)
#: 5.2: three ambers in a row are one step down
AMBERS = 3
#: what a person can do more or less of; the weather, an illness or a period are not up to them
CAN_BE_TESTED = frozenset(
    {
        "bent_a_lot",
        "good_walk",
        "housework",
        "lay_down_long",
        "lifted",
        "long_drive",
        "new_shoes",
        "other_bed",
        "sat_long",
        "sport",
        "stood_long",
        "worked_late",
    }
)


@dataclass(frozen=True, slots=True)
class WeekDone:
    """What was done: days with an entry, the light of each session, and the days with a walk and their minutes."""

    check_ins: int
    lights: tuple[Light, ...]
    walks: int
    walk_minutes: int

    @property
    def sessions(self) -> int:
        """How many sessions were held."""
        return len(self.lights)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing for the week to come.

    ``kind``: keep | change | test. ``id``: get_help_first | check_first | talk_to_someone | gentle_week |
    gentler_sessions | gentler_days | as_it_is | test_mark | short_walk | better_nights. ``reason``: help_first |
    check_due | course | in_flare | red_lights | amber_lights | worse_week | few_days | clue | no_walks | bad_sleep |
    eased | steady. ``about``: a mark, or the first escalation.
    """

    kind: str
    id: str
    reason: str
    numbers: Mapping[str, float] = field(default_factory=dict)
    about: str = ""


#: what stands first whatever the week was: help, and a safety check before anything more is done
HELP_FIRST = Suggestion(CHANGE, "get_help_first", "help_first")
CHECK_FIRST = Suggestion(CHANGE, "check_first", "check_due")
#: what asks for more than before
ASKS_FOR_MORE = ("short_walk", "test_mark")


@dataclass(frozen=True, slots=True)
class WeekReview:
    """A week from its Monday. ``days`` are seven, None for a gap. Only the last week has a suggestion."""

    monday: date
    days: tuple[DiaryDay | None, ...]
    done: WeekDone
    suggestion: Suggestion | None = None
    decided: str = ""


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the suggestions are made from."""

    knowledge: Knowledge
    history: History
    facts: Facts
    week: Diary
    before: Diary
    done: WeekDone
    today: date


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(day.weekday())


def week_to_review(today: date) -> date:
    """The Monday of the week that can be looked back on: this one on a Sunday, else the one before."""
    return monday_of(today) if today.weekday() == SUNDAY else monday_of(today) - WEEK


def review_due(history: History, today: date) -> date | None:
    """The Monday of a week to look back on, on a Sunday or Monday; None when there is nothing, or it was decided."""
    if today.weekday() not in (SUNDAY, MONDAY):
        return None
    monday = week_to_review(today)
    held = any(monday <= one.on < monday + WEEK for one in history.log.sittings)
    anything = held or bool(history.diary.between(monday, monday + WEEK - timedelta(1)))
    return monday if anything and not decided(history, monday) else None


def decided(history: History, monday: date) -> str:
    """What was decided for a week: keep, change or test; the last word counts. Empty when nothing was."""
    said = [one.value for one in history.decisions if one.kind == REVIEW and one.target == monday.isoformat()]
    return str(said[-1]) if said and said[-1] in CHOICES else ""


def review(knowledge: Knowledge, history: History, facts: Facts, week_start: date, today: date) -> WeekReview:
    """Look back on the week of a Monday, with one suggestion when it is the last one that there is."""
    monday = monday_of(week_start)
    sunday = monday + WEEK - timedelta(1)
    week = history.diary.between(monday, sunday)
    done = _done(history, week, monday, sunday)
    suggestion = None
    if monday == week_to_review(today):
        before = history.diary.between(monday - BEFORE, monday - timedelta(1))
        suggestion = _suggest(_Seen(knowledge, history, facts, week, before, done, today))
    days = tuple(history.diary.on(monday + timedelta(n)) for n in range(7))
    return WeekReview(monday, days, done, suggestion, decided(history, monday))


def _done(history: History, week: Diary, monday: date, sunday: date) -> WeekDone:
    held = [one.light for one in history.log.sittings if monday <= one.on <= sunday]
    walks = [day.walk_minutes or 0 for day in week.days if day.walk_minutes or "good_walk" in day.marks]
    return WeekDone(len(week.days), tuple(held), len(walks), sum(walks))


def _suggest(seen: _Seen) -> Suggestion:
    return next(found for way in _WAYS if (found := way(seen)) is not None)


def _help_first(seen: _Seen) -> Suggestion | None:
    """Where help comes first, nothing of the plan is talked about."""
    last = seen.history.plans[-1] if seen.history.plans else None
    if last is None or last.phase != "blocked":
        return None
    return HELP_FIRST


def _talk(seen: _Seen) -> Suggestion | None:
    """5.4: a reason to be seen."""
    reading: CourseReading = read_course(seen.knowledge, seen.history, seen.facts, seen.today)
    new = [one for one in reading.escalations if one.care_level >= CareLevel.ROUTINE and not _read_lately(one, seen)]
    return Suggestion(CHANGE, "talk_to_someone", "course", about=new[0].id) if new else None


def _read_lately(one: Escalation, seen: _Seen) -> bool:
    """A routine row that was read is not the suggestion of every week; one of "within days" is until it is over."""
    routine = one.care_level is CareLevel.ROUTINE
    return routine and one.seen_on is not None and seen.today - one.seen_on < SAID_AGAIN_AFTER


def _flare(seen: _Seen) -> Suggestion | None:
    """5.4: in a flare the plan is gentle by itself; nothing else is changed or tested meanwhile."""
    entry = entry_of(seen.history)
    if entry is None or path(seen.knowledge, seen.history, entry.phase, entry.on, seen.today).flare is None:
        return None
    return Suggestion(KEEP, "gentle_week", "in_flare")


def _reds(seen: _Seen) -> Suggestion | None:
    reds = sum(light in (Light.RED, Light.STOP_NOW) for light in seen.done.lights)
    return Suggestion(CHANGE, "gentler_sessions", "red_lights", {"reds": reds}) if reds else None


def _ambers(seen: _Seen) -> Suggestion | None:
    """5.2: three ambers in a row."""
    monday = seen.today - WEEK if not seen.week else monday_of(seen.week.days[0].on)
    lights: Sequence[DayLight] = [day for day in days_of(seen.history.log) if day.on < monday + WEEK]
    last = lights[-AMBERS:]
    in_a_row = len(last) == AMBERS and all(day.light is Light.AMBER for day in last) and last[-1].on >= monday
    return Suggestion(CHANGE, "gentler_sessions", "amber_lights", {"ambers": AMBERS}) if in_a_row else None


def _worse(seen: _Seen) -> Suggestion | None:
    means = _means(seen)
    if means is None or means[1] - means[0] < WORSE_BY:
        return None
    return Suggestion(CHANGE, "gentler_days", "worse_week", {"before": means[0], "now": means[1]})


def _few_days(seen: _Seen) -> Suggestion | None:
    if seen.done.check_ins >= LEAST_DAYS:
        return None
    return Suggestion(KEEP, "as_it_is", "few_days", {"days": seen.done.check_ins})


def _clue(seen: _Seen) -> Suggestion | None:
    """A clue is worth a test when it can be done, and most worse days came with it."""
    found = [clue for clue in clues(seen.knowledge, seen.history.diary, seen.today) if _can_test(clue)]
    if not found:
        return None
    best = max(found, key=lambda clue: abs(clue.difference))
    numbers = {
        "with": best.worse_days_with,
        "of": best.worse_days,
        "difference": best.difference,
        "days_later": best.lag,
    }
    return Suggestion(TEST, "test_mark", "clue", numbers, about=best.mark)


def _can_test(clue: Clue) -> bool:
    return clue.mark in CAN_BE_TESTED and (clue.low > 0 or clue.high < 0)


def _no_walks(seen: _Seen) -> Suggestion | None:
    """5.1: walking is part of every phase. Only where no walk was said, never where nothing was said."""
    said = [day.walk_minutes for day in seen.week.days if day.walk_minutes is not None]
    if len(said) < LEAST_DAYS or any(said) or seen.done.walks:
        return None
    return Suggestion(CHANGE, "short_walk", "no_walks", {"days": len(said)})


def _nights(seen: _Seen) -> Suggestion | None:
    said = [day.sleep for day in seen.week.days if day.sleep is not None]
    if len(said) < LEAST_DAYS or fmean(said) > BAD_SLEEP:
        return None
    return Suggestion(CHANGE, "better_nights", "bad_sleep", {"sleep": fmean(said)})


def _eased(seen: _Seen) -> Suggestion | None:
    means = _means(seen)
    if means is None or means[0] - means[1] < EASED_BY:
        return None
    return Suggestion(KEEP, "as_it_is", "eased", {"before": means[0], "now": means[1]})


def _steady(_: _Seen) -> Suggestion:
    return Suggestion(KEEP, "as_it_is", "steady")


def _means(seen: _Seen) -> tuple[float, float] | None:
    """The mean pain of the four weeks before and of the week; None when one of them has too few days."""
    before, now = ([pain for _, pain in diary.pains()] for diary in (seen.before, seen.week))
    return (fmean(before), fmean(now)) if min(len(before), len(now)) >= LEAST_DAYS else None


_WAYS: tuple[Callable[[_Seen], Suggestion | None], ...] = (
    _help_first,
    _talk,
    _flare,
    _reds,
    _ambers,
    _worse,
    _few_days,
    _clue,
    _no_walks,
    _nights,
    _eased,
    _steady,
)
