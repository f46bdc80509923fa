"""What the lights of some weeks say beyond the dose: wait, go one phase back, or talk to somebody (5.2, 5.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from unknot.core.traffic_light import Light
from unknot.knowledge.levels import CareLevel

#: 5.2: green days in a row before a step up; a phase that is not named here has none
GREENS_WANTED = {"move": 2, "build": 3, "return": 3, "keep_well": 3, "persistent": 3}
#: 5.3, in days without a sitting
BACK_FROM = 14
WEEK = 7
#: 5.2: two reds in a week, three reds [D: within four weeks], two weeks with no green
FOUR_WEEKS = 28
TWO_WEEKS = 14


@dataclass(frozen=True, slots=True)
class DayLight:
    """One day with a sitting, as it counts for one movement.

    ``settled``: after a red, a morning was back to usual; after a danger sign, a complete safety check came since.
    ``leg_worse`` and ``seed``: what a red came of. ``phase``: that of the plan on that day.
    """

    on: date
    light: Light
    phase: str
    settled: bool = False
    leg_worse: bool = False
    seed: bool = False


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the lights so far say beyond the dose.

    ``held_back``: "" or why there is no sitting now: stop_now (a new safety check comes first), or morning_not_usual.
    ``back_one_phase``, and ``care_hint`` (routine: talk to somebody), each with its reason id in ``reasons``.
    """

    held_back: str = ""
    back_one_phase: bool = False
    care_hint: CareLevel | None = None
    reasons: tuple[str, ...] = ()


def outlook(history: Sequence[DayLight], phase: str, on: date) -> Outlook:
    """What the lights up to this day say beyond the dose: wait, one phase back, or talk to somebody.

    A plan that has gone back a phase already is not sent back once more for the same days.
    """
    days = [day for day in history if day.on <= on]
    reds = [day for day in days if day.light is Light.RED]
    long_off = bool(days) and days[-1].phase == phase and days_off(days[-1].on, on) >= BACK_FROM
    hints = {
        "three_reds": sum((on - day.on).days < FOUR_WEEKS for day in reds) >= 3,
        "two_weeks_no_green": _no_green(days, on),
        "leg_worse": any(day.leg_worse and (on - day.on).days < TWO_WEEKS for day in reds),
        "seed_rule_again": sum(day.seed and (on - day.on).days < FOUR_WEEKS for day in reds) >= 2,
    }
    reasons = {"two_reds": two_reds(days, phase), "back_after_two_weeks": long_off, **hints}
    return Outlook(
        held_back=held_back(days),
        back_one_phase=reasons["two_reds"] or long_off,
        care_hint=CareLevel.ROUTINE if any(hints.values()) else None,
        reasons=tuple(reason for reason, holds in reasons.items() if holds),
    )


def held_back(days: Sequence[DayLight]) -> str:
    """Why there is no sitting now: a danger sign without a check since, or a red that has not settled."""
    if any(day.light is Light.STOP_NOW and not day.settled for day in days):
        return "stop_now"
    if days and days[-1].light is Light.RED and not days[-1].settled:
        return "morning_not_usual"
    return ""


def two_reds(days: Sequence[DayLight], phase: str) -> bool:
    """Two reds in seven days, the later in this phase, and not as many greens since as a step up asks for."""
    reds = [n for n, day in enumerate(days) if day.light is Light.RED]
    if len(reds) < 2 or (days[reds[-1]].on - days[reds[-2]].on).days > WEEK:
        return False
    since = [day for day in days[reds[-1] + 1 :] if day.light is Light.GREEN]
    return days[reds[-1]].phase == phase and len(since) < max(GREENS_WANTED.values())


def _no_green(days: Sequence[DayLight], on: date) -> bool:
    """Two weeks of sittings since the last green one, of which one at least was amber or red.

    Lights that nobody told us are no sign of anything, and neither are two weeks without a sitting.
    """
    greens = [n for n, day in enumerate(days) if day.light is Light.GREEN]
    since = days[greens[-1] + 1 :] if greens else days
    if not since or (on - since[0].on).days < TWO_WEEKS or (on - since[-1].on).days > TWO_WEEKS:
        return False
    return any(day.light in (Light.AMBER, Light.RED) for day in since)


def days_off(before: date, on: date) -> int:
    """The days without a sitting between two days."""
    return max(0, (on - before).days - 1)
