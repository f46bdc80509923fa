"""One laid-out day as lines of text."""

from __future__ import annotations

from collections.abc import Iterator

from unknot.cli.dose_words import changes_of, dose_words, item_name
from unknot.core.values import PlanItem, PlannedDay, TimedItem
from unknot.knowledge.kinds import Knowledge

BLOCKS = {"session": "Movement session"}


def day_lines(knowledge: Knowledge, day: PlannedDay) -> Iterator[str]:
    """The timed items with their times, then what holds all day."""
    told: set[str] = set()  # a precaution is told once a day
    for timed in day.timed:
        yield f"{timed.start:%H:%M} to {timed.end:%H:%M}  {_title(knowledge, timed)}"
        for item in timed.items if len(timed.items) > 1 else ():
            yield f"    {_line(knowledge, item)}"
        changes = dict.fromkeys(change for item in timed.items for change in changes_of(knowledge, item))
        yield from (f"    {change}" for change in changes if change not in told)
        told.update(changes)
    if day.untimed:
        yield "Through the day:"
        yield from (f"    {_line(knowledge, item)}" for item in day.untimed)
    if day.did_not_fit:
        yield "No room for these today, and that is fine:"
        yield from (f"    {item_name(knowledge, item.kind, item.id)}" for item in day.did_not_fit)


def _title(knowledge: Knowledge, timed: TimedItem) -> str:
    if len(timed.items) == 1:
        return item_name(knowledge, timed.items[0].kind, timed.items[0].id)
    return BLOCKS.get(timed.block, timed.block.replace("_", " ").capitalize())


def _line(knowledge: Knowledge, item: PlanItem) -> str:
    dose = dose_words(item.dose)
    return f"{item_name(knowledge, item.kind, item.id)}{f': {dose}' if dose else ''}"
