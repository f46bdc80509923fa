"""The values of the path through the phases: a change of the plan, what is still missing, and where one is now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

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
class PathNow:
    """Where a person is on a day, how they came there, and what is still missing to go on.

    ``share``: the part of each dose that is done now: half after a flare, then a tenth more a day. ``flare``: the day
    it began, until doses are whole again. ``grown``: the days of this phase on which walks grew.
    ``held``: "" or why there is no step up now: stop_now | morning_not_usual | after_amber | after_red | seen_first |
    refused_lately | help_first.
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
