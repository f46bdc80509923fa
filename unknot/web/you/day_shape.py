"""The form for the shape of a day: when one wakes, goes to bed and works."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time

from unknot.core.values import DayShape, WorkHours

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class DayForm:
    """What the form shows: times as text, ticked weekdays, and what is wrong with each."""

    wake: str
    bed: str
    work_start: str
    work_until: str
    days: tuple[tuple[int, str, bool], ...]
    errors: Mapping[str, str] = field(default_factory=dict)


def form_of(shape: DayShape) -> DayForm:
    """The form filled with a known shape; working hours are the same on all work days."""
    worked = {hours.weekday for hours in shape.work}
    first = shape.work[0] if shape.work else None
    return DayForm(
        wake=f"{shape.wake:%H:%M}",
        bed=f"{shape.bed:%H:%M}",
        work_start=f"{first.start:%H:%M}" if first else "",
        work_until=f"{first.until:%H:%M}" if first else "",
        days=_days(worked),
    )


def read_day(sent: Mapping[str, str], ticked: Sequence[str]) -> DayShape | DayForm:
    """The shape that was sent, or the form again with kind words."""
    worked = {int(day) for day in ticked if day in {"0", "1", "2", "3", "4", "5", "6"}}
    times = {name: _time(sent.get(name, "")) for name in ("wake", "bed", "work_start", "work_until")}
    errors = {}
    if times["wake"] is None:
        errors["wake"] = "Give a time such as 07:00"
    if times["bed"] is None:
        errors["bed"] = "Give a time such as 22:30"
    elif times["bed"] == times["wake"]:
        errors["bed"] = "Waking and bedtime are the same. Change one of them"
    if worked and (times["work_start"] is None or times["work_until"] is None):
        errors["work_start"] = "Give both working times, such as 09:00 and 17:00, or untick all days"
    wake, bed, start, until = (times[name] for name in ("wake", "bed", "work_start", "work_until"))
    if errors or wake is None or bed is None:
        names = ("wake", "bed", "work_start", "work_until")
        texts = {name: sent.get(name, "") for name in names}
        return DayForm(**texts, days=_days(worked), errors=errors)
    work = tuple(WorkHours(day, start, until) for day in sorted(worked) if start is not None and until is not None)
    return DayShape(wake, bed, work)


def _days(worked: set[int]) -> tuple[tuple[int, str, bool], ...]:
    return tuple((number, name, number in worked) for number, name in enumerate(WEEKDAYS))


def _time(text: str) -> time | None:
    try:
        return time.fromisoformat(text.strip())
    except ValueError:
        return None
