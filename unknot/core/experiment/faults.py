"""What makes a test unfit to tell anything: each fault by its id, found before any number is looked at.

A fault never turns into a verdict. Limits marked [D] are careful rules of our own, given with their reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from unknot.core.experiment.analysis import LEAST_VALUES, counted
from unknot.core.experiment.design import LEAST_PAIRS
from unknot.core.experiment.order_test import pair_differences
from unknot.core.experiment.outcome import HIGHEST, LOWEST, measured_on
from unknot.core.experiment.values import ARMS, DONE, Schedule, SeenDay

#: more than a third written down later [D]: what is remembered leans towards how one feels now (Stone 2002)
LATE_AT_MOST = 1 / 3
#: an arm with less than half as many values as the other [D]: why they are missing may be the answer
FEWER_VALUES = 0.5
#: of the days that were said, at least half must have been done as planned [D]
FOLLOWED_AT_LEAST = 0.5


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the faults look at."""

    schedule: Schedule
    all_days: Sequence[SeenDay]
    days: Sequence[SeenDay]  # those that count, with a value
    on: date
    stopped_on: date | None


def faults(schedule: Schedule, seen: Sequence[SeenDay], on: date, stopped_on: date | None = None) -> tuple[str, ...]:
    """The ids of all faults, in the order of the table below."""
    _refuse_nonsense(seen)
    looked_at = _Seen(schedule, seen, counted(schedule, seen), on, stopped_on)
    return tuple(id_ for id_, found in FAULTS.items() if found(looked_at))


def _refuse_nonsense(seen: Sequence[SeenDay]) -> None:
    for day in seen:
        if day.planned not in ARMS or day.done not in DONE:
            raise ValueError(f"The day {day.on} has an arm or a done that does not exist.")
        if day.value is not None and not LOWEST <= day.value <= HIGHEST:
            raise ValueError(f"The value of {day.on} must be from 0 to 10.")


def _days_doubled(seen: _Seen) -> bool:
    return any(times > 1 for times in Counter(day.on for day in seen.all_days).values())


def _days_do_not_fit(seen: _Seen) -> bool:
    """A day outside of the test, one that is not over yet, or one whose arm is not the one that was drawn."""
    return any(not _fits(seen, day) for day in seen.all_days)


def _fits(seen: _Seen, day: SeenDay) -> bool:
    plan, outcome = seen.schedule.on(day.on), seen.schedule.question.outcome
    early = day.value is not None and measured_on(outcome, day.on) > seen.on
    return plan is not None and plan.arm == day.planned and not early


def _stopped_early(seen: _Seen) -> bool:
    return seen.stopped_on is not None and seen.stopped_on <= seen.schedule.end


def _fewer_than_four_pairs(seen: _Seen) -> bool:
    enough = len(seen.days) >= LEAST_VALUES
    return not enough or len(pair_differences(seen.schedule, seen.days)) < LEAST_PAIRS


def _missing_on_one_arm(seen: _Seen) -> bool:
    """Shares, not counts: a test that was stopped may have had fewer days of one arm."""
    shares = [_share(seen, arm) for arm in ARMS]
    return bool(seen.days) and min(shares) < FEWER_VALUES * max(shares)


def _share(seen: _Seen, arm: str) -> float:
    over = [day for day in seen.schedule.days if day.counted and day.arm == arm and day.on <= seen.on]
    return sum(day.planned == arm for day in seen.days) / len(over) if over else 0.0


def _late(seen: _Seen) -> bool:
    return sum(day.filled_late for day in seen.days) > LATE_AT_MOST * len(seen.days)


def _arm_never_followed(seen: _Seen) -> bool:
    """No day of an arm of which the person said that it was done. Not said is not done."""
    followed = {day.planned for day in seen.days if day.done == "followed"}
    return bool(seen.days) and len(followed) < len(ARMS)


def _seldom_followed(seen: _Seen) -> bool:
    said = [day.done for day in seen.days if day.done != "not_said"]
    return said.count("followed") < FOLLOWED_AT_LEAST * len(said)


def _all_equal(seen: _Seen) -> bool:
    return len(seen.days) > 1 and len({day.value for day in seen.days}) == 1


#: every fault by its id, the clearest first
FAULTS: dict[str, Callable[[_Seen], bool]] = {
    "days_doubled": _days_doubled,
    "days_do_not_fit": _days_do_not_fit,
    "stopped_early": _stopped_early,
    "fewer_than_four_pairs": _fewer_than_four_pairs,
    "outcome_missing_on_one_arm": _missing_on_one_arm,
    "filled_in_late": _late,
    "arm_never_followed": _arm_never_followed,
    "seldom_followed": _seldom_followed,
    "all_values_equal": _all_equal,
}
