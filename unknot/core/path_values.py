"""The values of the path through the phases: a change of the plan, what is still missing, and where one is now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from unknot.knowledge.kinds import MovementDose

#: the way up (5.1); a phase is never skipped on it. The long spell stands beside it and leads to keeping well.
WAY_UP = {"calm": "move", "move": "build", "build": "return", "return": "keep_well", "persistent": "keep_well"}
#: how far along a phase is; a long spell begins with what the phase "move" holds
RANK = {"calm": 0, "persistent": 1, "move": 1, "build": 2, "return": 3, "keep_well": 4}


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing that is wanted to go on, with how far it is; ``have`` is None while it was not said.

    ``id``: calm_for_a_day | green_days | longest_walk | days_in_phase | activities | low_pain_days | entries_of_pain |
    rungs | goals. ``want`` is the number at which it is met.
    """

    id: str
    have: float | None
    want: float
    met: bool


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the phase, made or refused.

    ``reason``: calm_for_a_day | green_and_walking | activities_back | ladder_climbed | no_ladder_needed | goals_met |
    over_12_weeks | after_flare | flare_over | two_reds | back_after_two_weeks | check_again | after_help | flare.
    ``numbers`` are what led to it. ``refusable``: the person may keep it as it was, now.
    """

    id: str
    on: date
    before: str
    after: str
    reason: str
    numbers: tuple[tuple[str, float], ...] = ()
    automatic: bool = True
    refusable: bool = True
    refused: bool = False

    @property
    def is_up(self) -> bool:
        """Whether it asks for more."""
        return RANK[self.after] > RANK[self.before]


@dataclass(frozen=True, slots=True)
class Ramp:
    """The days after a flare on which doses are below their usual size: no other step up counts on them."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Level:
    """The dose that a movement of the plan had come to: done as itself, or as the one that stands in for it."""

    planned: str
    movement: str
    dose: MovementDose


@dataclass(frozen=True, slots=True)
class Walked:
    """Where the going through the days had come to in the morning of a day, so that it can go on from there.

    ``on``: the next day to live. ``began``: the first day of the plan of this spell. ``levels``: the doses that the
    movements had come to; ``dropped``: the directions that a worse leg had dropped. The rest is as in the walk itself.
    """

    on: date
    began: date
    phase: str
    since: date
    long_spell: bool = False
    before_flare: str = ""
    flare: date | None = None
    half_since: date | None = None
    share: float = 1.0
    help_first: bool = False
    back_on: date | None = None
    grown: int = 0
    changes: tuple[Change, ...] = ()
    ramps: tuple[Ramp, ...] = ()
    levels: tuple[Level, ...] = ()
    dropped: tuple[str, ...] = ()

    def level_of(self, planned: str, phase: str) -> Level | None:
        """The dose that a movement had come to by then in this phase."""
        return next((one for one in self.levels if one.planned == planned and self.phase == phase), None)


@dataclass(frozen=True, slots=True)
class PathNow:
    """Where a person is on a day, how they came there, and what is still missing to go on.

    ``share``: the part of each dose that is done now: half after a flare, then a tenth more a day. ``flare``: the day
    it began, until doses are whole again. ``grown``: the days of this phase on which walks grew.
    ``held``: "" or why there is no step up now: stop_now | morning_not_usual | after_amber | after_red | seen_first |
    refused_lately | help_first. ``walked``: from where the path goes on when it is asked for on a later day;
    ``went_on_from``: where this one began, if not at the beginning.
    """

    phase: str
    since: date
    share: float = 1.0
    changes: tuple[Change, ...] = ()
    next_step: tuple[Wanted, ...] = ()
    flare: date | None = None
    ladder_rung: int | None = None
    held: str = ""
    grown: int = 0
    ramps: tuple[Ramp, ...] = ()
    walked: Walked | None = None
    went_on_from: Walked | None = None
