"""How a person's course stands beside the natural course, and when it is time to be seen.

The natural course is published as means of many people at four points of time (``knowledge/courses``). A person does
not begin at that mean, so we compare the share of the starting pain that is left: somebody who began at 7 is set beside
7 times the published share of that day. That people go down in proportion to where they began is our reading [D]; the
source gives means alone, and no band, and many people do better and many worse.

``status``, from the best to the worst:

* ``too_early``: fewer than 7 days with a number, or less than ten days since the first;
* ``hard_to_say``: too many gaps of late, or we do not know how long the spell has lasted;
* ``on_track``: near the share that is left on average, or below it;
* ``slower``: clearly above it, and by a point or more;
* ``get_seen``: the watch of ``core/rising`` stands, or a row of 5.4 says "within days". Gaps do not end it.

All reasons (``CourseReading.reasons``), for words:

* ``few_days``: too early, as too few days have a number;
* ``gaps``: fewer than six of the last fourteen days have a number;
* ``spell_not_known``: how long the spell has lasted was not said, so there is no course to set beside;
* ``near_course``: about the share of the starting pain that is left on average;
* ``below_course``: clearly less pain than that;
* ``above_course``: clearly more pain than that;
* ``rising``: get_seen, as the pain has been rising, most likely for more than a week;
* ``staying_above``: get_seen, as the pain has moved far from the natural course, with no clear rise of its own;
* ``no_better_two_weeks``: the last week is less than a point below the first, two weeks on or later;
* ``soon_row``: get_seen, as a row of 5.4 asks to be seen within days; ``escalations`` says which. For two weeks after
  it was seen it does not decide the status (rule C9: then a look in person is old).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt

from unknot.core.escalation import GET_SEEN, Escalation, no_better, rows, seen_days
from unknot.core.history import History
from unknot.core.rising import Alarm, Course, watch
from unknot.core.spell import Spell, expected_course, shares_left, spell_of
from unknot.knowledge.answers import Facts
from unknot.knowledge.kinds import Knowledge
from unknot.knowledge.levels import CareLevel

__all__ = ["CourseReading", "Spell", "expected_course", "read_course", "spell_of"]

#: what the days are counted in: "11 of the last 28 days have a number"
WINDOW = 28
#: [D] before so many days with a number, and so many days since the first, nothing is said
LEAST_DAYS, LEAST_SINCE = 7, 10
#: [D] fewer numbers than this in two weeks say little of now
GAP_WINDOW, LEAST_IN_GAP_WINDOW = 14, 6
#: a level is that of a week; with fewer than three numbers in it, of two weeks
WEEK, LEAST_OF_WEEK = 7, 3
#: [D] "slower" needs a whole point, half the least change that people feel (part 6), and two standard errors
ABOVE_BY, ABOVE_ERRORS = 1.0, 2.0
#: [D] fairly sure: chance moves the level across the border in about one of ten
SURE_ERRORS = 1.28
NORMAL_95 = 1.96
#: rule C9: what a clinician looked at is old after so many days
SEEN_LASTS = 14


@dataclass(frozen=True, slots=True)
class CourseReading:
    """What the diary says of the course. Levels go from 0 to 10; the interval of ``level_now`` is one of 95%.

    ``level_start`` is the level on the first day that fits the first week. ``expected_now`` is that level times the
    published share that is left by today: the person's own start, not the published one. ``sure``: fairly_sure |
    not_sure. ``days_logged`` of ``days_in_window``: the last four weeks, or those since the first day.
    """

    status: str
    sure: str
    reasons: tuple[str, ...]
    level_start: float | None
    level_now: float | None
    low: float | None
    high: float | None
    expected_now: float | None
    escalations: tuple[Escalation, ...]
    days_logged: int
    days_in_window: int


@dataclass(frozen=True, slots=True)
class _Levels:
    """Where the course began, where it is, and where it would be, with the standard errors."""

    start: float | None = None
    now: float | None = None
    now_error: float = 0.0
    expected: float | None = None
    gap_error: float = 0.0

    @property
    def gap(self) -> float:
        """How far above the expected share the level is; below 0 is better."""
        return 0.0 if self.now is None or self.expected is None else self.now - self.expected


def read_course(knowledge: Knowledge, history: History, facts: Facts, today: date) -> CourseReading:
    """How the course stands on a day, from that day and those before it alone."""
    spell = spell_of(facts, today, history)
    pains = [(on, float(pain)) for on, pain in history.diary.until(today).pains() if spell is None or on >= spell.began]
    days = [on.toordinal() for on, _ in pains]
    course = Course(days, [pain for _, pain in pains], shares_left(knowledge, spell, days))
    alarm = watch(course, seen_days(history, today))
    escalations = rows(knowledge, history, facts, spell, today, alarm)
    levels = _levels(course, shares_left(knowledge, spell, [today.toordinal()])[0], spell, today)
    status, reasons = _status(course, levels, alarm, escalations, spell, today)
    if status in ("on_track", "slower", GET_SEEN) and no_better(history.diary, spell, today):
        reasons = (*reasons, "no_better_two_weeks")
    first = today - timedelta(WINDOW - 1) if not pains else max(pains[0][0], today - timedelta(WINDOW - 1))
    return CourseReading(
        status=status,
        sure=_sure(status, levels),
        reasons=reasons,
        level_start=levels.start,
        level_now=levels.now,
        low=None if levels.now is None else max(0.0, levels.now - NORMAL_95 * levels.now_error),
        high=None if levels.now is None else min(10.0, levels.now + NORMAL_95 * levels.now_error),
        expected_now=levels.expected,
        escalations=escalations,
        days_logged=sum(on >= first for on, _ in pains),
        days_in_window=(today - first).days + 1,
    )


def _levels(course: Course, share_now: float, spell: Spell | None, today: date) -> _Levels:
    days, day = course.days, today.toordinal() - course.first
    if not days:
        return _Levels()
    first_week = bisect_left(days, days[0] + WEEK)
    size = course.ss[first_week]
    start = course.sy[first_week] / size
    variance = course.variance(len(days))
    recent = _recent(days, day)
    now, part = course.level(recent, len(days) - 1) if recent < len(days) else (None, 0.0)
    expected = None if spell is None else share_now * start
    gap_error = sqrt(variance * (part + share_now**2 / size))
    return _Levels(_clipped(start), None if now is None else _clipped(now), sqrt(variance * part), expected, gap_error)


def _recent(days: Sequence[int], today: int) -> int:
    """The first row of the last week, or of the last two where that week has few numbers."""
    week = bisect_left(days, today - WEEK + 1)
    return week if len(days) - week >= LEAST_OF_WEEK else bisect_left(days, today - 2 * WEEK + 1)


def _clipped(level: float) -> float:
    return min(10.0, max(0.0, level))


def _status(
    course: Course,
    levels: _Levels,
    alarm: Alarm | None,
    escalations: Sequence[Escalation],
    spell: Spell | None,
    today: date,
) -> tuple[str, tuple[str, ...]]:
    """The status and what it rests on; the first that holds."""
    soon = ("soon_row",) if any(_is_open(one, today) for one in escalations) else ()
    if alarm is not None:
        return GET_SEEN, ("rising" if alarm.rising else "staying_above", *soon)
    if soon:
        return GET_SEEN, soon
    days, now = course.days, today.toordinal() - course.first
    if len(days) < LEAST_DAYS or now - days[0] < LEAST_SINCE:
        return "too_early", ("few_days",)
    if len(days) - bisect_left(days, now - GAP_WINDOW + 1) < LEAST_IN_GAP_WINDOW:
        return "hard_to_say", ("gaps",)
    if spell is None or levels.expected is None:
        return "hard_to_say", ("spell_not_known",)
    if levels.gap >= ABOVE_BY and levels.gap >= ABOVE_ERRORS * levels.gap_error:
        return "slower", ("above_course",)
    return "on_track", ("below_course" if levels.gap <= -ABOVE_ERRORS * levels.gap_error else "near_course",)


def _is_open(row: Escalation, today: date) -> bool:
    """Whether a row asks for days and was not seen of late."""
    return row.care_level >= CareLevel.SOON and (row.seen_on is None or (today - row.seen_on).days >= SEEN_LASTS)


def _sure(status: str, levels: _Levels) -> str:
    """Whether chance is unlikely to have moved the level across the border; the watch has a bar of its own."""
    if status == GET_SEEN:
        return "fairly_sure"
    if status not in ("on_track", "slower"):
        return "not_sure"
    border = max(ABOVE_BY, ABOVE_ERRORS * levels.gap_error) if status == "slower" else ABOVE_BY
    away = levels.gap - border if status == "slower" else border - levels.gap
    return "fairly_sure" if away >= SURE_ERRORS * levels.gap_error * (status == "on_track") else "not_sure"
