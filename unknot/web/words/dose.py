"""Doses in words: how long, how often, how warm."""

from __future__ import annotations

from unknot.knowledge.kinds import MovementDose, RemedyDose, WalkingDose
from unknot.web.words.dates import minutes, plural

Dose = RemedyDose | MovementDose | WalkingDose | None


def dose_words(dose: Dose) -> str:
    """A dose as one short line; empty when there is none."""
    match dose:
        case RemedyDose():
            return ", ".join(_remedy(dose))
        case MovementDose():
            return ", ".join(_movement(dose))
        case WalkingDose():
            return ", ".join(_walking(dose))
        case _:
            return ""


def _remedy(dose: RemedyDose) -> list[str]:
    parts = []
    if dose.minutes:
        parts.append(minutes(dose.minutes))
    if dose.times_a_day:
        parts.append(times(dose.times_a_day, "a day"))
    if dose.times_a_week:
        parts.append(times(dose.times_a_week, "a week"))
    if dose.hours_between:
        parts.append(f"at least {plural(dose.hours_between, 'hour')} apart")
    if dose.max_celsius:
        parts.append(f"{heat(dose.max_celsius)} at most")
    if dose.hours_a_day_at_most:
        parts.append(f"{plural(dose.hours_a_day_at_most, 'hour')} a day at most")
    if dose.days_at_most:
        parts.append(f"for {plural(dose.days_at_most, 'day')} at most")
    return parts


def _movement(dose: MovementDose) -> list[str]:
    parts = []
    side = " on each side" if dose.each_side else ""
    if dose.repetitions:
        sets = f"{dose.sets} sets of " if dose.sets > 1 else ""
        parts.append(f"{sets}{plural(dose.repetitions, 'time')}{side}")
    if dose.hold_seconds:
        parts.append(f"hold {plural(dose.hold_seconds, 'second')}")
    if not parts:
        parts.append(f"{minutes(dose.minutes)}{side}")
    if dose.times_a_day:
        parts.append(times(dose.times_a_day, "a day"))
    if dose.days_a_week and dose.days_a_week < 7:
        parts.append(plural(dose.days_a_week, "day") + " a week")
    return parts


def _walking(dose: WalkingDose) -> list[str]:
    parts = [minutes(dose.minutes), times(dose.times_a_day, "a day")]
    if dose.add_minutes_a_day:
        parts.append(f"adding {dose.add_minutes_a_day:g} min a day, up to {minutes(dose.at_most_minutes)}")
    return parts


def heat(celsius: float) -> str:
    """A limit of temperature in both units, such as "40 °C (104 °F)"; the other unit is never rounded up."""
    return f"{celsius:g} °C ({int(celsius * 9 / 5 + 32)} °F)"


def times(count: int, per: str) -> str:
    """Such as "once a day", "twice a day" or "4 times a day"."""
    word = {1: "once", 2: "twice"}.get(count, f"{count} times")
    return f"{word} {per}"
