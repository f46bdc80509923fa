"""The dose of a movement at the next sitting: what the lights and the missed days so far make of it (5.2 and 5.3).

The level is not kept anywhere. It is worked out by going through the days in order, so that the same log always gives
the same dose. One step up at a time and two a week at most; amber and red never go up, and of two rules the lower wins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from unknot.core.dose_changes import lowered, raised, work
from unknot.core.outlook import BACK_FROM, GREENS_WANTED, WEEK, DayLight, days_off, held_back, two_reds
from unknot.core.traffic_light import Light
from unknot.knowledge.kinds import Knowledge, MovementDose

#: one phase back; after recovery that is building, because the return phase is a ladder of loads [D]
PHASE_BEFORE = {"move": "calm", "build": "move", "return": "build", "keep_well": "build"}
#: 5.2: a second amber in a row [D: the middle of 20 to 30%], and a red
AFTER_TWO_AMBERS = 0.75
AFTER_RED = 0.5
AMBERS_TO_STEP_DOWN = 3
#: 5.3, in days without a sitting between two sittings
REPEAT_FROM, LESS_FROM = 3, 7
AFTER_A_WEEK = 0.8
#: 5.3
STEPS_A_WEEK = 2


@dataclass(frozen=True, slots=True)
class Reached:
    """The movement and dose that one movement had come to in the morning of a day."""

    movement: str
    dose: MovementDose
    on: date


@dataclass(frozen=True, slots=True)
class DoseStep:
    """The dose for the next sitting and why.

    ``reason``: first_time | keep | up | two_steps_this_week | at_the_top | no_progress_in_phase | undecided | amber |
    amber_again | step_down | back_up | after_red | two_reds | repeat_after_days_off | less_after_a_week |
    back_after_two_weeks | stop_now | morning_not_usual. ``dose`` is None for the last two: not now.
    ``variable`` names what went up or down, from ``before`` to ``after``. ``movement`` is the easier one after a step
    down. ``offer`` is a harder one that may be offered, never taken by itself.
    """

    movement: str
    dose: MovementDose | None
    reason: str
    variable: str = ""
    before: float | None = None
    after: float | None = None
    greens: int = 0
    greens_wanted: int = 0
    ambers: int = 0
    days_off: int = 0
    offer: str = ""


@dataclass
class _State:
    """Where the going through the days has come to."""

    movement: str
    dose: MovementDose
    greens: int = 0
    ambers: int = 0
    off: int = 0  # days without a sitting before the day that is decided
    ups: list[date] = field(default_factory=list)
    days: list[DayLight] = field(default_factory=list)
    above: tuple[str, MovementDose] | None = None  # what a step down came from


@dataclass(frozen=True)
class _Ladder:
    """What one movement may be made of: its doses, and the easier and harder ones that are allowed."""

    knowledge: Knowledge
    movement: str
    phase: str
    base: MovementDose
    allowed: frozenset[str]

    def dose_of(self, movement: str, phase: str) -> MovementDose | None:
        """The dose of a movement in a phase; the plan's own where it is that of the plan."""
        if movement == self.movement and phase == self.phase:
            return self.base
        return self.knowledge.movements[movement].doses.get(phase)

    def neighbour(self, movement: str, way: str) -> str:
        """The first easier or harder movement that is allowed and has this phase, or ""."""
        ids: Sequence[str] = getattr(self.knowledge.movements[movement], way)
        return next((id_ for id_ in ids if id_ in self.allowed and self.dose_of(id_, self.phase)), "")


def next_dose(
    knowledge: Knowledge,
    movement: str,
    phase: str,
    history: Sequence[DayLight],
    on: date,
    *,
    dose: MovementDose | None = None,
    allowed: frozenset[str] = frozenset(),
    go_on: Reached | None = None,
) -> DoseStep:
    """The dose of one movement for a sitting on this day.

    ``history`` is in order, one entry a day (``sitting_log.days_with`` makes it). ``dose`` is the plan's; without it,
    the phase's own. ``allowed``: the movements that may stand in for it. ``go_on``: what it had come to in the morning
    of an earlier day: it goes on from there, and days before only say what still holds it back.
    """
    begin = _Ladder(knowledge, movement, phase, dose or knowledge.movements[movement].doses[phase], allowed)
    state = _lived(begin, history, on, go_on)
    step = _decide(state, begin, on)
    why = held_back(state.days)
    return replace(step, dose=None, reason=why, variable="", before=None, after=None) if why else step


def level_reached(
    knowledge: Knowledge,
    movement: str,
    phase: str,
    history: Sequence[DayLight],
    on: date,
    *,
    dose: MovementDose,
    allowed: frozenset[str],
    go_on: Reached | None,
) -> Reached | None:
    """The movement and dose that the days before this one came to; None when none of them was in this phase.

    From there ``next_dose`` can go on, with the greens before it not counted once more.
    """
    begin = _Ladder(knowledge, movement, phase, dose, allowed)
    state = _lived(begin, [day for day in history if day.on < on], on, go_on)
    known = go_on is not None or any(day.phase == phase for day in state.days)
    return Reached(state.movement, state.dose, on) if known else None


def _lived(
    ladder: _Ladder,
    history: Sequence[DayLight],
    on: date,
    go_on: Reached | None,
) -> _State:
    """What the days up to this one came to."""
    begin = go_on or Reached(ladder.movement, ladder.base, date.min)
    state = _State(begin.movement, begin.dose)
    state.days += [day for day in history if day.on < begin.on]
    for day in (day for day in history if begin.on <= day.on <= on):
        _take_up(state, _decide(state, ladder, day.on), day, ladder)
    return state


# ---------------------------------------------------------------- going through the days


def _decide(state: _State, ladder: _Ladder, on: date) -> DoseStep:
    """What the days so far come to on a day: of the light's step and that of the days off, the lower one."""
    if not state.days:
        return _step(state, state.dose, "first_time", ladder)
    state.off = off = days_off(state.days[-1].on, on)
    by_light = _by_light(state, ladder, on, off)
    by_days = _by_days_off(state, ladder, off)
    if by_days is None:
        return by_light
    if by_light.movement != state.movement:
        factor = AFTER_RED if off >= BACK_FROM else AFTER_A_WEEK if off >= LESS_FROM else 1
        return replace(by_light, dose=lowered(by_light.dose or state.dose, factor), days_off=off)
    return min(by_days, by_light, key=lambda step: work(step.dose or state.dose))


def _by_light(state: _State, ladder: _Ladder, on: date, off: int) -> DoseStep:
    last = state.days[-1].light
    if last in (Light.RED, Light.STOP_NOW):
        return _after_red(state, ladder)
    if last is Light.AMBER:
        return _after_amber(state, ladder)
    if last is Light.UNDECIDED:
        return _step(state, state.dose, "undecided", ladder)
    return _after_green(state, ladder, on, off)


def _after_red(state: _State, ladder: _Ladder) -> DoseStep:
    half = lowered(state.dose, AFTER_RED)
    if not two_reds(state.days, ladder.phase):
        return _step(state, half, "after_red", ladder)
    return _step(state, min(half, _one_phase_back(state, ladder), key=work), "two_reds", ladder)


def _after_amber(state: _State, ladder: _Ladder) -> DoseStep:
    if state.ambers == 1:
        return _step(state, state.dose, "amber", ladder)
    easier = ladder.neighbour(state.movement, "regress_to") if state.ambers >= AMBERS_TO_STEP_DOWN else ""
    easier_dose = ladder.dose_of(easier, ladder.phase) if easier and state.above is None else None
    if easier_dose is None:
        return _step(state, lowered(state.dose, AFTER_TWO_AMBERS), "amber_again", ladder)
    return DoseStep(easier, easier_dose, "step_down", "movement", ambers=state.ambers, days_off=state.off)


def _after_green(state: _State, ladder: _Ladder, on: date, off: int) -> DoseStep:
    wanted = GREENS_WANTED.get(ladder.phase)
    if wanted is None:
        return _step(state, state.dose, "no_progress_in_phase", ladder)
    if state.greens < wanted or off >= REPEAT_FROM:
        return _step(state, state.dose, "keep", ladder)
    if sum((on - up).days < WEEK for up in state.ups) >= STEPS_A_WEEK:
        return _step(state, state.dose, "two_steps_this_week", ladder)
    if state.above is not None:
        movement, dose = state.above
        return replace(_step(state, dose, "back_up", ladder), movement=movement, variable="movement")
    larger = raised(ladder.knowledge.movements[state.movement], state.dose)
    if larger is None:
        offer = ladder.neighbour(state.movement, "progress_to")
        return replace(_step(state, state.dose, "at_the_top", ladder), offer=offer)
    return _step(state, larger[0], "up", ladder)


def _by_days_off(state: _State, ladder: _Ladder, off: int) -> DoseStep | None:
    """5.3: what so many days without a sitting make of the dose; None for a few."""
    if off >= BACK_FROM:
        return _step(state, _one_phase_back(state, ladder), "back_after_two_weeks", ladder)
    if off >= LESS_FROM:
        return _step(state, lowered(state.dose, AFTER_A_WEEK), "less_after_a_week", ladder)
    if off >= REPEAT_FROM:
        return _step(state, state.dose, "repeat_after_days_off", ladder)
    return None


def _one_phase_back(state: _State, ladder: _Ladder) -> MovementDose:
    """The dose of the phase before where that is lower, or else half [D: where the movement has none there]."""
    earlier = ladder.dose_of(state.movement, PHASE_BEFORE.get(ladder.phase, ""))
    if earlier is not None and work(earlier) < work(state.dose):
        return earlier
    return lowered(state.dose, AFTER_RED)


def _step(state: _State, dose: MovementDose, reason: str, ladder: _Ladder) -> DoseStep:
    """A step on the same movement, with the numbers that changed and those that led to it."""
    variable = _changed(state.dose, dose)
    return DoseStep(
        movement=state.movement,
        dose=dose,
        reason=reason,
        variable=variable,
        before=getattr(state.dose, variable) if variable else None,
        after=getattr(dose, variable) if variable else None,
        greens=state.greens,
        greens_wanted=GREENS_WANTED.get(ladder.phase, 0),
        ambers=state.ambers,
        days_off=state.off,
    )


def _changed(before: MovementDose, after: MovementDose) -> str:
    """The variable that tells two doses apart; of a further set with fewer repetitions, the sets."""
    names = ("sets", "repetitions", "hold_seconds", "minutes")
    return next((name for name in names if getattr(before, name) != getattr(after, name)), "")


def _take_up(state: _State, step: DoseStep, day: DayLight, ladder: _Ladder) -> None:
    """Go on to the day after: the dose that was used, and what its light adds to the counts."""
    if day.phase == ladder.phase:
        _use(state, step, day.on)
    state.days.append(day)
    state.greens = state.greens + 1 if day.light is Light.GREEN and day.phase == ladder.phase else 0
    if day.light is Light.AMBER:
        state.ambers += 1
    elif day.light is not Light.UNDECIDED:
        state.ambers = 0


def _use(state: _State, step: DoseStep, on: date) -> None:
    """The dose of this day is the level from now on."""
    if step.reason == "step_down":
        state.above, state.ambers = (state.movement, lowered(state.dose, AFTER_TWO_AMBERS)), 0
    if step.reason == "back_up":
        state.above = None
    if step.reason in ("up", "back_up"):
        state.ups.append(on)
        state.greens = 0
    if step.days_off >= LESS_FROM:
        state.greens = 0
    state.movement, state.dose = step.movement, step.dose or state.dose
