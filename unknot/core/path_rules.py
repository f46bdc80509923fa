"""What is wanted to leave each phase (5.1), read from the history up to a day, and when nothing may go up."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from unknot.core.diary import DiaryDay, FilledIn
from unknot.core.history import History
from unknot.core.ladder import climbed, ladder_of
from unknot.core.outlook import FOUR_WEEKS, TWO_WEEKS, WEEK, DayLight, held_back
from unknot.core.path_values import Wanted
from unknot.core.scores import score
from unknot.core.traffic_light import Light
from unknot.knowledge.kinds import Knowledge

#: 5.1
CALM_PAIN, CALM_HOURS = 5, 24
GREEN_DAYS, WALK_MINUTES = 3, 15
OLDER, DAYS_IN_MOVE = 65, 7
ACTIVITIES_AT, ACTIVITIES_UP = 8, 3
LOW_PAIN = 2
#: of the last week at least so many days must have been told before "most days" can be said [D: more than half]
ENTRIES_OF_PAIN = 4
#: the answers to "how much do you exercise" that are known to be an hour a week or more; unanswered is never one
AN_HOUR_A_WEEK = ("moderate", "high")
ACTIVITIES = "activities_that_matter"


@dataclass(frozen=True)
class Look:
    """The history of one person as it stood in the morning of a day: what the day before and earlier told."""

    knowledge: Knowledge
    history: History
    lights: Sequence[DayLight]
    began: date
    since: date
    on: date
    age: float | None
    activity: str | None

    @property
    def until(self) -> date:
        """The last day that counts for a step up: the plan does not change in the middle of a day."""
        return self.on - timedelta(1)

    def wanted(self, phase: str) -> tuple[Wanted, ...]:
        """What is wanted to leave a phase on the way up; all of it must be met."""
        ways = {"calm": self._calm, "move": self._move, "build": self._build}
        ways |= {"return": self._return, "persistent": self._goals}
        return ways[phase]() if phase in ways else ()

    # ---------------------------------------------------------------- calm

    def _calm(self) -> tuple[Wanted, ...]:
        """Pain of 5 or less, or rising from a chair five times, for 24 hours."""
        hours = self._calm_hours()
        return (Wanted("calm_for_a_day", hours, CALM_HOURS, hours is not None and hours >= CALM_HOURS),)

    def _calm_hours(self) -> float | None:
        """For how long every entry has said so; None without an entry.

        Two entries a day apart with none in between against it are 24 hours [D: the diary has one entry a day].
        """
        said = [(day.on, calm) for day in self._days() if (calm := is_calm(day)) is not None]
        said += [(day, True) for day in _checked_better(self.history, self.since, self.until)]
        if not said:
            return None
        against = [day for day, calm in said if not calm]
        good = [day for day, calm in said if calm and (not against or day > max(against))]
        return (max(good) - min(good)).days * 24.0 if good else 0.0

    def _days(self) -> tuple[DiaryDay, ...]:
        """The days of this phase, of the last four weeks at most [D: an older walk says little of today]."""
        return self.history.diary.days_between(max(self.since, self.on - timedelta(FOUR_WEEKS)), self.until)

    # ---------------------------------------------------------------- move

    def _move(self) -> tuple[Wanted, ...]:
        """Three green days in a row and a walk of 15 minutes; for some at least a week."""
        greens = greens_in_a_row(self._lights("move"))
        walks = [day.longest_walk for day in self._days() if day.longest_walk is not None]
        longest = max(walks, default=None)
        found = (
            Wanted("green_days", greens, GREEN_DAYS, greens >= GREEN_DAYS),
            Wanted("longest_walk", longest, WALK_MINUTES, longest is not None and longest >= WALK_MINUTES),
        )
        days = (self.on - self.since).days
        week = Wanted("days_in_phase", days, DAYS_IN_MOVE, days >= DAYS_IN_MOVE)
        return (*found, week) if self.needs_a_week else found

    @property
    def needs_a_week(self) -> bool:
        """65 or older, active for less than an hour a week, or not known to be active for more."""
        return self.age is None or self.age >= OLDER or self.activity not in AN_HOUR_A_WEEK

    def _lights(self, phase: str) -> list[DayLight]:
        first, past = (bisect_left(self.lights, day, key=_on) for day in (self.since, self.on))
        return [one for one in self.lights[first:past] if one.phase == phase]

    # ---------------------------------------------------------------- build

    def _build(self) -> tuple[Wanted, ...]:
        """Activities at 8, or up by 3, and pain of 2 or less on most days."""
        week = self.history.diary.days_between(self.on - timedelta(WEEK), self.until)
        pains = [day.pain for day in week if day.pain is not None]
        low = sum(pain <= LOW_PAIN for pain in pains)
        told = Wanted("entries_of_pain", len(pains), ENTRIES_OF_PAIN, len(pains) >= ENTRIES_OF_PAIN)
        most = max(len(pains), ENTRIES_OF_PAIN) // 2 + 1
        return (*self._activities(), told, Wanted("low_pain_days", low, most, low >= most))

    def _activities(self) -> tuple[Wanted, ...]:
        first, latest = self._means()
        want = float(ACTIVITIES_AT if first is None else min(ACTIVITIES_AT, first + ACTIVITIES_UP))
        return (Wanted("activities", latest, want, latest is not None and latest >= want),)

    def _means(self) -> tuple[float | None, float | None]:
        """The first mean of this spell, and the latest if it is no older than two weeks [D: it is asked weekly].

        Means are of the same named activities only: other names make another measure.
        """
        first, until = self.began, self.until
        filled = [one for one in self.history.filled if one.measure == ACTIVITIES and first <= one.on <= until]
        last = next((one for one in reversed(filled) if self._mean(one) is not None), None)
        if last is None or (self.on - last.on).days > TWO_WEEKS:
            return None, None
        alike = (one for one in filled if not last.names or dict(one.names) == dict(last.names))
        return next(mean for one in alike if (mean := self._mean(one)) is not None), self._mean(last)

    def _mean(self, filled: FilledIn) -> float | None:
        """The score; None when the items have changed since, so that it cannot be told."""
        measure = self.knowledge.measures.get(filled.measure)
        try:
            return None if measure is None else score(measure, filled.answers).value
        except ValueError:
            return None

    # ---------------------------------------------------------------- return, and the long spell

    def _return(self) -> tuple[Wanted, ...]:
        """The ladder of 5.5 is climbed; without one that was begun, the person says so (a decision)."""
        ladder = ladder_of(self.history, self.until, self.since)
        if ladder is None:
            return (Wanted("rungs", None, 1, met=False),)
        done, all_of_them = climbed(ladder), len(ladder.rungs)
        return (Wanted("rungs", all_of_them if done else ladder.at - 1, all_of_them, done),)

    def _goals(self) -> tuple[Wanted, ...]:
        """The goals of a long spell: the activities that matter are at 8 [D: as its file says, what matters]."""
        _, latest = self._means()
        return (Wanted("goals", latest, ACTIVITIES_AT, latest is not None and latest >= ACTIVITIES_AT),)


def _on(day: DayLight) -> date:
    return day.on


def is_calm(day: DiaryDay) -> bool | None:
    """Whether a day speaks for leaving the calm phase; None when it says nothing of it."""
    if day.rose_five_times or (day.pain is not None and day.pain <= CALM_PAIN):
        return True
    return None if day.pain is None and day.rose_five_times is None else False


def _checked_better(history: History, since: date, until: date) -> list[date]:
    """The days since then on which a new check no longer called for the calm phase, where the one before did."""
    pairs = zip(history.plans, history.plans[1:], strict=False)
    better = [new.on for old, new in pairs if old.phase == "calm" and new.phase in ("move", "persistent")]
    return [day for day in better if since < day <= until]


def greens_in_a_row(days: Sequence[DayLight]) -> int:
    """How many of the last days with a sitting were green, one after the other; an undecided one is not."""
    count = 0
    for day in reversed(days):
        if day.light is not Light.GREEN:
            break
        count += 1
    return count


def no_step_up(lights: Sequence[DayLight], on: date) -> str:
    """Why nothing goes up on this day: the last light that was told is amber or red; "" when it may.

    An amber or settled red counts until a better light, or for a week [D: later it says nothing of today].
    """
    days = lights if not lights or lights[-1].on <= on else [day for day in lights if day.on <= on]
    why = held_back(days)
    told = next((day for day in reversed(days) if day.light is not Light.UNDECIDED), None)
    if why or told is None or (on - told.on).days > WEEK:
        return why
    return {Light.AMBER: "after_amber", Light.RED: "after_red", Light.STOP_NOW: "after_red"}.get(told.light, "")
