"""Wall-clock hours of one day, told as instants: when a person is awake, and when at work.

The clock on the wall skips an hour in spring and shows one twice in autumn. All reckoning is
therefore done in UTC, and where a wall-clock time is missing or comes twice, the reading that
leaves less time awake and more time at work is taken: nothing is then laid into sleep or work.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from unknot.core.values import DayShape, WorkHours

ONE_DAY = timedelta(days=1)
GRID = timedelta(minutes=5)
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time between two instants in UTC; empty when ``end`` is not after ``start``."""

    start: datetime
    end: datetime

    @property
    def is_empty(self) -> bool:
        """Whether no time lies between the two ends."""
        return self.end <= self.start

    def overlaps(self, other: Stretch) -> bool:
        """Whether the two share any time; touching ends do not count."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Stretch) -> bool:
        """Whether the other lies wholly within this one."""
        return self.start <= other.start and other.end <= self.end


def readings(on: date, clock: time, zone: tzinfo) -> tuple[datetime, datetime]:
    """The earliest and the latest instant that a wall-clock time can mean; mostly the same."""
    both = [datetime.combine(on, clock, zone).replace(fold=fold).astimezone(UTC) for fold in (0, 1)]
    return min(both), max(both)


def waking_stretch(on: date, shape: DayShape, zone: tzinfo) -> Stretch | None:
    """From waking on this date until bed, perhaps after midnight; None when there is no such time."""
    if shape.wake == shape.bed:
        return None
    bed_date = on if shape.bed > shape.wake else on + ONE_DAY
    _, wake = readings(on, shape.wake, zone)
    bed, _ = readings(bed_date, shape.bed, zone)
    stretch = Stretch(wake, bed)
    return None if stretch.is_empty else stretch


def bed_before(on: date, shape: DayShape, zone: tzinfo) -> datetime:
    """When the waking stretch before this one ended: the latest reading of that bed time."""
    bed_date = on - ONE_DAY if shape.bed > shape.wake else on
    return readings(bed_date, shape.bed, zone)[1]


def work_stretches(on: date, shape: DayShape, zone: tzinfo) -> tuple[Stretch, ...]:
    """Every stretch of work that can touch the waking stretch of this date, night shifts included."""
    days = [on + ONE_DAY * ahead for ahead in (-1, 0, 1)]
    found = [_shift(day, hours, zone) for day in days for hours in shape.work if day.weekday() == hours.weekday]
    return tuple(stretch for stretch in found if not stretch.is_empty)


def _shift(day: date, hours: WorkHours, zone: tzinfo) -> Stretch:
    """One spell of work that begins on this day."""
    last = day if hours.until > hours.start else day + ONE_DAY
    return Stretch(readings(day, hours.start, zone)[0], readings(last, hours.until, zone)[1])


def on_the_grid(instant: datetime) -> datetime:
    """The next whole five minutes at or after an instant: times that are easy to read."""
    past = (instant - EPOCH) % GRID
    return instant if not past else instant + (GRID - past)
