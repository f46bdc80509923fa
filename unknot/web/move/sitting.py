"""Today's session as its pages show it: movements in order, timed steps in words, figures, and the thread."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from unknot.core.sitting import Sitting, SittingMovement, Step, build
from unknot.core.sitting_log import Log
from unknot.core.sitting_steps import timed_steps
from unknot.core.values import Plan, PlanItem
from unknot.interop.notes import notes_of
from unknot.knowledge.kinds import Knowledge, Movement
from unknot.web.drawings.thread import smooth, thread
from unknot.web.learn.words import STARTS
from unknot.web.move.figures import moving, small
from unknot.web.standing import Standing
from unknot.web.visit import Visit
from unknot.web.words.dates import joined, plural
from unknot.web.words.dose import dose_words

#: the thread of a session: this wide, straight where it is done and looped where it is still to do
WIDTH, BASE = 350.0, 34.0
LOOP = 6.5
NAMES = {
    "calm": "Calm it down",
    "move": "Loosen up",
    "build": "Build strength",
    "return": "Back to everything",
    "keep_well": "Keep well",
    "persistent": "Step by step",
}
SIDE_WORDS = {"left": "left side", "right": "right side"}
GENERAL_CUES = {
    "rest": "Rest. Let your shoulders drop.",
    "switch_side": "Change to the other side.",
}


@dataclass(frozen=True, slots=True)
class StepView:
    """One timed step in words."""

    kind: str
    movement: str
    side: str
    seconds: int
    title: str
    name: str
    cue: str
    number: int


@dataclass(frozen=True, slots=True)
class MovementView:
    """One movement of the session as the list shows it."""

    id: str
    name: str
    dose: str
    time: str
    steps: tuple[str, ...]
    changes: tuple[str, ...]
    picture: Markup | None
    because: str


@dataclass(frozen=True, slots=True)
class EasierView:
    """The steps that take the place of a movement's own when it is made easier."""

    movement: str
    steps: tuple[StepView, ...]


@dataclass(frozen=True, slots=True)
class FigureOf:
    """The figure of a movement on a side."""

    movement: str
    side: str
    drawing: Markup


#: why there is no session now, by the core's reason
HELD_BACK = {
    "stop_now": "You told of a new warning sign. Go through the warning signs again before you move.",
    "morning_not_usual": "Your last session hurt too much. Wait until a morning feels as usual again, then do half.",
}


@dataclass(frozen=True)
class SittingView:
    """Today's sitting for its pages. Each part is made when a page asks for it: Today shows only what it is called."""

    knowledge: Knowledge
    plan: Plan
    sitting: Sitting

    @property
    def name(self) -> str:
        """What it is called, by its phase."""
        return NAMES.get(self.sitting.phase, "Today’s session")

    @property
    def count(self) -> int:
        """How many movements it has; 0 when there is nothing to do today."""
        return len(self.sitting.movements)

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return max(1, round(self.sitting.total_seconds / 60))

    @property
    def held_back(self) -> str:
        """Why there is none today; empty when that needs no words."""
        return HELD_BACK.get(self.sitting.outlook.held_back, "")

    @property
    def places(self) -> str:
        """Where it takes place, in order: "First standing, then on your back"."""
        return _places(self.sitting.movements)

    @property
    def version(self) -> str:
        """A name for these steps on this day: a session that was left open goes on only in the very same steps."""
        steps = [(step.movement, step.side, step.kind, step.seconds) for step in self.sitting.steps]
        made = f"{self.knowledge.version}{self.sitting.on}{steps}"
        return hashlib.sha256(made.encode()).hexdigest()[:16]

    @cached_property
    def movements(self) -> tuple[MovementView, ...]:
        """The movements in their order, as the list shows them."""
        items = {item.id: item for item in self.plan.items if item.kind == "movement"}
        return tuple(_movement(self.knowledge, one, items.get(one.planned)) for one in self.sitting.movements)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {one.id: n for n, one in enumerate(self.sitting.movements, start=1)}

    @cached_property
    def steps(self) -> tuple[StepView, ...]:
        """All timed steps in words."""
        return tuple(step_view(self.knowledge, step, self._numbers[step.movement]) for step in self.sitting.steps)

    @cached_property
    def easier(self) -> tuple[EasierView, ...]:
        """What takes the place of each movement that has an easier one."""
        having = (one for one in self.sitting.movements if one.easier)
        return tuple(_easier(self.knowledge, one, self._numbers[one.id]) for one in having)

    @property
    def figures(self) -> Iterable[FigureOf]:
        """The moving figures of all steps, each movement and side once."""
        return _figures(self.knowledge, (*self.steps, *(step for one in self.easier for step in one.steps)))

    @property
    def thread(self) -> str:
        """The thread as it is before the session: a loop for each movement."""
        return smooth(thread([LOOP] * self.count, 0, BASE, WIDTH / self.count, lift=1.6))

    @property
    def line(self) -> str:
        """The thread as it is afterwards: straight."""
        return f"M0 {BASE}H{WIDTH}"


def sitting_for(visit: Visit, standing: Standing) -> SittingView | None:
    """Today's sitting for its pages; None while there is no plan."""
    if standing.plan is None or standing.id != "planned":
        return None
    given = visit.counting.number("minutes_per_day")
    phase = visit.knowledge.phases[standing.plan.phase]
    a_time = given / max(phase.sessions_a_day, 1) if given else None
    log = standing.history.log if standing.history else Log()
    sitting = build(visit.knowledge, standing.plan, visit.counting, log, visit.today, a_time, now=standing.path)
    return SittingView(visit.knowledge, standing.plan, sitting)


def _places(movements: Iterable[SittingMovement]) -> str:
    names = [STARTS.get(name, name.replace("_", " ")) for name in dict.fromkeys(one.position for one in movements)]
    return f"First {names[0]}, then {joined(names[1:])}." if len(names) > 1 else f"All of it {''.join(names)}."


def _movement(knowledge: Knowledge, one: SittingMovement, item: PlanItem | None) -> MovementView:
    movement = knowledge.movements[one.id]
    return MovementView(
        id=one.id,
        name=movement.name,
        dose=dose_words(one.dose),
        time=plural(max(1, round(one.seconds / 60)), "minute"),
        steps=movement.steps,
        changes=notes_of(knowledge, "movement", one.id, item.changes) if item and item.id == one.id else (),
        picture=small(knowledge, one.id),
        because=DOSE_REASONS.get(one.dose_step.reason, ""),
    )


def step_view(knowledge: Knowledge, step: Step, number: int) -> StepView:
    """A timed step with what is said for it."""
    movement = knowledge.movements[step.movement]
    side = f", {SIDE_WORDS[step.side]}" if step.side in SIDE_WORDS else ""
    again = f", set {step.set} of {step.of_sets}" if step.of_sets > 1 and step.kind in ("move", "hold") else ""
    name = f"{movement.name}{side}"
    return StepView(
        kind=step.kind,
        movement=step.movement,
        side=step.side,
        seconds=step.seconds,
        title=f"Next: {name}" if step.kind == "get_ready" else f"{name}{again}",
        name=name,
        cue=_cue(knowledge, movement, step),
        number=number,
    )


def _cue(knowledge: Knowledge, movement: Movement, step: Step) -> str:
    """What is said: how to get there, what to do and how often, or how long to hold."""
    if step.kind in GENERAL_CUES:
        return GENERAL_CUES[step.kind]
    figure = knowledge.figures.get(movement.id)
    cues = [frame.cue for frame in figure.keyframes if frame.cue] if figure else []
    if step.kind == "get_ready":
        return cues[0] if cues else f"Get ready {STARTS[movement.start]}."
    what = cues[1] if len(cues) > 1 else movement.summary
    if step.repetitions > 1:
        held = f", hold each for {plural(step.hold_seconds, 'second')}" if step.hold_seconds else ""
        return f"{what} {plural(step.repetitions, 'time')}{held}."
    return f"{what} Hold it there." if step.kind == "hold" else what


def _easier(knowledge: Knowledge, one: SittingMovement, number: int) -> EasierView:
    movement = knowledge.movements[one.easier]
    dose = one.easier_dose or movement.doses[next(iter(movement.doses))]
    steps = timed_steps(knowledge, movement, dose)
    ready = Step("get_ready", movement.id, 8, steps[0].side if steps else "")
    return EasierView(one.id, tuple(step_view(knowledge, step, number) for step in (ready, *steps)))


def _figures(knowledge: Knowledge, steps: Iterable[StepView]) -> Iterable[FigureOf]:
    for movement, side in dict.fromkeys((step.movement, step.side) for step in steps):
        drawing = moving(knowledge, movement, mirrored=side == "left", uid=side or "both")
        if drawing is not None:
            yield FigureOf(movement, side, drawing)


#: why a movement has this dose today, by the core's reason
DOSE_REASONS = {
    "up": "A little more than last time, since it went well.",
    "amber": "The same as last time: it was a bit sore after.",
    "amber_again": "A bit less than last time: it was sore after, twice.",
    "step_down": "An easier one: the last one made it sore.",
    "back_up": "Back to the one before, since the easier one went well.",
    "after_red": "Half of last time: it hurt too much then.",
    "two_reds": "Much less for now: it hurt too much twice.",
    "repeat_after_days_off": "The same as before your days off.",
    "less_after_a_week": "A bit less after more than a week off.",
    "back_after_two_weeks": "One step back after two weeks off.",
}
