"""All that came before today, in one value: what the course, the changes of the plan and the review are read from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from unknot.core.diary import Decision, Diary, FilledIn, Harm
from unknot.core.sitting_log import Log


@dataclass(frozen=True, slots=True)
class PlanMade:
    """A plan that a finished check led to: its first day and its phase (``blocked`` when none was allowed)."""

    on: date
    phase: str
    care_level: str


@dataclass(frozen=True, slots=True)
class History:
    """The diary, the sittings, the measures, the decisions and the plans of one person, each in the order of days."""

    diary: Diary = field(default_factory=Diary)
    log: Log = field(default_factory=Log)
    filled: tuple[FilledIn, ...] = ()
    decisions: tuple[Decision, ...] = ()
    harms: tuple[Harm, ...] = ()
    plans: tuple[PlanMade, ...] = ()
