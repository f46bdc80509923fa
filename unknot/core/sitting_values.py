"""What a sitting is: frozen values that a page, a player or a test can read. No words: ids, sides and seconds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from unknot.core.next_dose import DoseStep
from unknot.core.outlook import Outlook
from unknot.core.values import Reason
from unknot.knowledge.kinds import MovementDose


@dataclass(frozen=True, slots=True)
class Step:
    """One stretch of time in a sitting. ``kind``: get_ready | move | hold | rest | switch_side.

    ``movement`` and ``side`` ("" | left | right) are those it belongs to; a change or a rest belongs to what follows.
    A move or hold is done ``repetitions`` times within ``seconds``. Of a hold each takes ``into_seconds`` to get
    there, then ``hold_seconds``; the rest of its time is the way back. ``index`` counts from 0 through the sitting.
    """

    kind: str
    movement: str
    seconds: int
    side: str = ""
    set: int = 1
    of_sets: int = 1
    repetitions: int = 0
    hold_seconds: float = 0.0
    into_seconds: float = 0.0
    index: int = 0


@dataclass(frozen=True, slots=True)
class SittingMovement:
    """One movement of a sitting, with the dose that is used and why it is that.

    ``planned`` is the movement of the plan: another one only after a step down. ``easier`` is one that is allowed
    for this person and has a dose in this phase, or "". ``seconds`` holds all of its steps, getting ready included.
    """

    id: str
    planned: str
    dose: MovementDose
    dose_step: DoseStep
    warm_up: bool
    position: str
    seconds: int
    easier: str = ""
    easier_dose: MovementDose | None = None


@dataclass(frozen=True, slots=True)
class NotNow:
    """A movement of the plan that is not in this sitting.

    ``why``: excluded | needs_floor | gentle_only | not_for_me | leg_worse | rest_day | soon_after_waking | no_time |
    already_in (as the easier one of another).
    """

    movement: str
    why: str
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Sitting:
    """One guided exercise session: timed steps, their movements in order, and what was left out.

    It is empty when the plan has nothing for it or when ``outlook.held_back`` says why there is none now.
    """

    on: date
    phase: str
    steps: tuple[Step, ...]
    movements: tuple[SittingMovement, ...]
    total_seconds: int
    outlook: Outlook
    left_out: tuple[NotNow, ...] = ()
