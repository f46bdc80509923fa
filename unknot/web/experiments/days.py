"""The days of a running test as its page shows them: today's arm, the day that is asked, and all days in words.

No number stands here: who sees the numbers beside the arms before the end looks for an answer that is not there yet.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from unknot.core.experiment.outcome import OUTCOMES, measured_on
from unknot.core.experiment.values import PlannedDay
from unknot.records.experiment_queries import ArmWords, FairTest
from unknot.web.diary.words import near_day
from unknot.web.words.dates import day, day_from
from unknot.web.words.experiments import OUTCOMES as WORDS
from unknot.web.words.experiments import OutcomeWords


@dataclass(frozen=True, slots=True)
class Tonight:
    """What the lot says for today."""

    name: str
    do: str
    number: int
    not_counted: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """The day that a form is about: what was planned, what is asked, and whether it is marked as filled in later."""

    on: date
    when: str
    ask: str
    outcome: OutcomeWords
    planned: str
    other: str
    has_value: bool
    is_late: bool
    value_later: bool  # the number is asked tomorrow morning


@dataclass(frozen=True, slots=True)
class DayLine:
    """One day of the test in the list."""

    on: date
    words: str
    arm: str
    arm_name: str
    state: str
    can_fill: bool
    today: bool
    not_counted: bool


def arm_of(test: FairTest, arm: str) -> ArmWords:
    """The words of an arm."""
    return test.words.arms[0 if arm == "a" else 1]


def tonight(test: FairTest, today: date) -> Tonight | None:
    """Today's arm; None before the first day and after the last."""
    plan = test.schedule.on(today)
    if plan is None:
        return None
    arm = arm_of(test, plan.arm)
    return Tonight(arm.name, arm.do, (today - test.schedule.start).days + 1, not plan.counted)


def usually_asked(test: FairTest, today: date) -> date | None:
    """The day whose number is asked today: yesterday where it is asked the next morning; None when there is none."""
    back = timedelta(OUTCOMES[test.outcome].measured == "next_morning")
    return today - back if test.schedule.on(today - back) else None


def asked(test: FairTest, on: date, today: date) -> Asked | None:
    """The form for a day; None when that day is not part of the test, or still ahead."""
    plan, seen = test.schedule.on(on), test.on(on)
    if plan is None or on > today:
        return None
    measured, words = measured_on(test.outcome, on), WORDS[test.outcome]
    when = {0: "today", 1: "yesterday"}.get((today - measured).days, f"on {day(measured)}")
    return Asked(
        on=on,
        when=near_day(on, today),
        ask=words.ask.format(when=_moment(test, measured, today, when)),
        outcome=words,
        planned=arm_of(test, plan.arm).name,
        other=arm_of(test, "b" if plan.arm == "a" else "a").name,
        has_value=seen is not None and seen.value is not None,
        is_late=measured < today,
        value_later=measured > today,
    )


def _moment(test: FairTest, measured: date, today: date, when: str) -> str:
    """When a number is about: "this morning", "tonight", or the day."""
    if measured != today:
        return when
    return "this morning" if OUTCOMES[test.outcome].measured == "next_morning" else "tonight"


def all_days(test: FairTest, today: date) -> tuple[DayLine, ...]:
    """Every day of the test, with its arm in words and whether its number is in."""
    return tuple(_line(test, plan, today) for plan in test.schedule.days)


def _line(test: FairTest, plan: PlannedDay, today: date) -> DayLine:
    seen = test.on(plan.on)
    due = measured_on(test.outcome, plan.on)
    filled = seen is not None and seen.value is not None
    state = "" if due > today else "no number yet"
    if filled:
        state = "filled in later" if seen is not None and seen.filled_late else "filled in"
    return DayLine(
        on=plan.on,
        words=f"{plan.on:%a} {plan.on.day} {plan.on:%b}",
        arm=plan.arm,
        arm_name=arm_of(test, plan.arm).name,
        state=state,
        can_fill=due <= today and not filled,
        today=plan.on == today,
        not_counted=not plan.counted,
    )


def progress(test: FairTest, today: date) -> str:
    """Such as "On its way: 12 of 28 days", or when it begins."""
    days = len(test.schedule.days)
    gone = min(max((today - test.schedule.start).days, 0), days)
    if today < test.schedule.start:
        return f"It begins {day_from(test.schedule.start, today)}"
    return f"On its way: {gone} of {days} days"


def noted(test: FairTest) -> int:
    """On how many days a number is in."""
    return sum(one.value is not None for one in test.seen)
