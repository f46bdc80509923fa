"""One sitting: the session part of a plan, made fit for this day and put into timed steps.

Only movements of the plan's session enter, or an easier one after a step down; each is checked once more against what
is excluded for this person, so that nothing excluded can come in. Same arguments, same sitting.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import floor

from unknot.core.adapted import without_ramps
from unknot.core.dose_changes import lowered
from unknot.core.next_dose import DoseStep, Reached, level_reached, next_dose
from unknot.core.outlook import DayLight, Outlook, outlook
from unknot.core.path_values import Level, PathNow
from unknot.core.plan_movements import GENTLE_KINDS
from unknot.core.sitting_allowed import Allowed, bends
from unknot.core.sitting_log import Log, days_of, days_with, has_rested, stand_ins
from unknot.core.sitting_order import WARM_UP_KINDS, in_order, position_of, seconds_to_get_ready
from unknot.core.sitting_steps import timed_steps
from unknot.core.sitting_values import NotNow, Sitting, SittingMovement, Step
from unknot.core.supported import support
from unknot.core.values import Plan, PlanItem
from unknot.knowledge.answers import Facts
from unknot.knowledge.kinds import Knowledge, Movement, MovementDose

__all__ = ["NotNow", "Sitting", "SittingMovement", "Step", "build", "levels"]

#: doses are not cut below this to fit the minutes [D: less is hardly worth getting down for]
SHORTEST_SHARE = 0.5
#: rest and breathing give up to a fifth of their minutes for the time that getting ready takes [D]
TRIMMED_AT_MOST = 0.2
#: a sitting may be so much longer than asked: a movement is not dropped for a minute in ten [D]
ABOUT = 1.1
FIRST_HOUR = 60


def build(
    knowledge: Knowledge,
    plan: Plan,
    facts: Facts,
    log: Log,
    on: date,
    minutes: float | None = None,
    *,
    minutes_awake: float | None = None,
    now: PathNow | None = None,
) -> Sitting:
    """The sitting of this plan on this day, of about ``minutes`` at most where that can be.

    ``facts`` are those that the plan was made from, or newer. ``minutes_awake``: in the first hour after getting up
    there is no deep bending and nothing heavy. When the minutes are short, the least supported movements go first; one
    to warm up and one more stay where the plan has them, with doses cut to half at most.

    ``now`` is where the person is: while doses come back after a flare, nothing else goes up.
    """
    look = outlook(days_of(log), plan.phase, on)
    if look.held_back:
        return Sitting(on, plan.phase, (), (), 0, look)
    making = _Making(knowledge, plan, log, on, Allowed.of(knowledge, plan, facts, log), minutes_awake, now)
    found = [making.line(item) for item in making.planned]
    out = [one for one in found if isinstance(one, NotNow)]
    lines, twice = _each_once([one for one in found if isinstance(one, _Line)])
    lines, out = in_order(lines), [*out, *twice]
    if minutes is None:
        return making.sitting(making.trimmed(lines), look, out)
    lines, dropped = making.fitted(lines, minutes * 60)
    return making.sitting(lines, look, [*out, *dropped])


def levels(knowledge: Knowledge, plan: Plan, facts: Facts, log: Log, on: date, now: PathNow) -> tuple[Level, ...]:
    """The doses that the movements of this plan have come to by the morning of this day, to go on from later.

    While doses come back after a flare those from before it are handed on.
    """
    if now.share < 1:
        return now.went_on_from.levels if now.went_on_from and now.went_on_from.phase == plan.phase else ()
    return tuple(_Making(knowledge, plan, log, on, Allowed.of(knowledge, plan, facts, log), None, now).levels())


@dataclass(frozen=True, slots=True)
class _Line:
    """One movement on its way into the sitting."""

    movement: Movement
    planned: str
    dose: MovementDose
    dose_step: DoseStep
    rank: tuple[int, ...]  # what goes last when time is short comes first

    @property
    def position(self) -> str:
        """Where it starts."""
        return position_of(self.movement)

    @property
    def warm_up(self) -> bool:
        """Whether it comes before strength and stretches."""
        return self.movement.kind in WARM_UP_KINDS

    @property
    def rests(self) -> bool:
        """Whether it is rest or breathing by the minute, which may be a little shorter."""
        return self.dose.repetitions is None and self.movement.kind in GENTLE_KINDS

    def shorter(self, share: float) -> _Line:
        """The same for this share of its minutes, in whole seconds."""
        return replace(self, dose=replace(self.dose, minutes=floor(self.dose.minutes * 60 * share) / 60))


@dataclass(frozen=True)
class _Making:
    """All that a sitting is made from."""

    knowledge: Knowledge
    plan: Plan
    log: Log
    on: date
    allowed: Allowed
    minutes_awake: float | None
    now: PathNow | None

    @property
    def planned(self) -> list[PlanItem]:
        """The movements of the plan's session, in its order."""
        return [item for item in self.plan.items if item.block == "session" and item.kind == "movement"]

    def line(self, item: PlanItem) -> _Line | NotNow:
        """A movement of the plan at the dose of this day, or why it is not in this sitting."""
        movement = self.knowledge.movements[item.id]
        dose = item.dose if isinstance(item.dose, MovementDose) else movement.doses[self.plan.phase]
        why_not = self.allowed.why_not(movement) or self._not_today(movement, dose)
        if why_not is not None:
            return why_not
        step = self._dose_step(movement, dose)
        chosen = self.knowledge.movements[step.movement]
        rank = (-(item.id in self.log.favourites), -support(movement), self.planned.index(item))
        return self._not_today(chosen, dose) or _Line(chosen, item.id, step.dose or dose, step, rank)

    def _not_today(self, movement: Movement, dose: MovementDose) -> NotNow | None:
        if self.minutes_awake is not None and self.minutes_awake < FIRST_HOUR and bends(movement):
            return NotNow(movement.id, "soon_after_waking")
        if not has_rested(self.log, movement, dose, self.on):
            return NotNow(movement.id, "rest_day")
        return None

    def _dose_step(self, movement: Movement, dose: MovementDose) -> DoseStep:
        stand_in = self._may_take_its_place(movement)
        before = self._reached_before(movement, stand_in)
        step = next_dose(
            self.knowledge,
            movement.id,
            self.plan.phase,
            self._days(movement),
            self.on,
            dose=dose,
            allowed=stand_in,
            go_on=None if before is None else replace(before, dose=lowered(before.dose, self.share)),
        )
        if step.movement == movement.id or step.dose is None or before is not None:
            return step
        return replace(step, dose=lowered(step.dose, self.share))

    @property
    def share(self) -> float:
        """The part of each dose that is done now."""
        return 1.0 if self.now is None else min(1.0, self.now.share)

    def _family(self, movement: Movement) -> frozenset[str]:
        return stand_ins(movement) - ({item.id for item in self.planned} - {movement.id})

    def _days(self, movement: Movement) -> Sequence[DayLight]:
        return without_ramps(days_with(self.log, self._family(movement)), self.now.ramps if self.now else ())

    def _may_take_its_place(self, movement: Movement) -> frozenset[str]:
        known = [self.knowledge.movements[id_] for id_ in self._family(movement) if id_ in self.knowledge.movements]
        return frozenset(one.id for one in known if one != movement and self.allowed.stand_in(one))

    def _reached_before(self, movement: Movement, stand_in: frozenset[str]) -> Reached | None:
        """The dose it had come to where the path goes on from, while what was done then may still be done."""
        walked = self.now.went_on_from if self.now else None
        level = walked.level_of(movement.id, self.plan.phase) if walked else None
        if walked is None or level is None or level.movement not in {movement.id, *stand_in}:
            return None
        return Reached(level.movement, level.dose, walked.on)

    def levels(self) -> Iterator[Level]:
        """The doses that the movements have come to by this morning."""
        for item in self.planned:
            movement = self.knowledge.movements[item.id]
            stand_in = self._may_take_its_place(movement)
            reached = level_reached(
                self.knowledge,
                movement.id,
                self.plan.phase,
                self._days(movement),
                self.on,
                dose=item.dose if isinstance(item.dose, MovementDose) else movement.doses[self.plan.phase],
                allowed=stand_in,
                go_on=self._reached_before(movement, stand_in),
            )
            if reached is not None:
                yield Level(movement.id, reached.movement, reached.dose)

    # ------------------------------------------------------------ into the minutes

    def trimmed(self, lines: list[_Line], seconds: float | None = None) -> list[_Line]:
        """The lines with rest and breathing a little shorter, so that the whole keeps to its time, or comes near it."""
        if seconds is None:
            phase = self.knowledge.phases.get(self.plan.phase)
            seconds = (phase.session_minutes if phase else 0) * 60 or float("inf")
        over = self._seconds(lines) - seconds
        resting = sum(line.dose.minutes * 60 for line in lines if line.rests)
        if over <= 0 or not resting:
            return lines
        share = 1 - min(over / resting, TRIMMED_AT_MOST)
        return [line.shorter(share) if line.rests else line for line in lines]

    def fitted(self, lines: list[_Line], seconds: float) -> tuple[list[_Line], list[NotNow]]:
        """The lines that fit, with what had to go: the least supported first, and of each half one stays."""
        out: list[NotNow] = []
        most = seconds * ABOUT
        while self._seconds(self.trimmed(lines, seconds)) > most and (spare := _spare(lines)) is not None:
            lines = in_order([line for line in lines if line is not spare])
            out.append(NotNow(spare.planned, "no_time"))
        lines = self.trimmed(lines, seconds)
        total = self._seconds(lines)
        if total <= most:
            return lines, out
        share = max(SHORTEST_SHARE, seconds / total)
        return [replace(line, dose=lowered(line.dose, share)) for line in lines], out

    def _seconds(self, lines: Sequence[_Line]) -> int:
        return sum(step.seconds for part in self._parts(lines) for step in part)

    # ------------------------------------------------------------ into steps

    def _parts(self, lines: Sequence[_Line]) -> list[list[Step]]:
        """The steps of each line, getting ready included."""
        parts, before = [], None
        for line in lines:
            steps = timed_steps(self.knowledge, line.movement, line.dose)
            seconds = seconds_to_get_ready(before, line.position)
            ready = Step("get_ready", line.movement.id, seconds, steps[0].side, of_sets=line.dose.sets)
            parts.append([ready, *steps])
            before = line.position
        return parts

    def sitting(self, lines: Sequence[_Line], look: Outlook, out: Sequence[NotNow]) -> Sitting:
        """The finished value: steps numbered through, and the seconds of each movement and of the whole."""
        parts = self._parts(lines)
        steps = tuple(replace(step, index=n) for n, step in enumerate(step for part in parts for step in part))
        inside = {line.movement.id for line in lines}
        movements = tuple(self._movement(line, part, inside) for line, part in zip(lines, parts, strict=True))
        total = sum(step.seconds for step in steps)
        return Sitting(self.on, self.plan.phase, steps, movements, total, look, tuple(out))

    def _movement(self, line: _Line, part: Sequence[Step], inside: set[str]) -> SittingMovement:
        easier = next((id_ for id_ in line.movement.regress_to if id_ not in inside and self._may_stand_in(id_)), "")
        return SittingMovement(
            id=line.movement.id,
            planned=line.planned,
            dose=line.dose,
            dose_step=line.dose_step,
            warm_up=line.warm_up,
            position=line.position,
            seconds=sum(step.seconds for step in part),
            easier=easier,
            easier_dose=self.knowledge.movements[easier].doses[self.plan.phase] if easier else None,
        )

    def _may_stand_in(self, id_: str) -> bool:
        movement = self.knowledge.movements.get(id_)
        if movement is None or not self.allowed.stand_in(movement):
            return False
        return self._not_today(movement, movement.doses[self.plan.phase]) is None


def _each_once(lines: Sequence[_Line]) -> tuple[list[_Line], list[NotNow]]:
    """Two movements may step down to the same easier one: it is done once."""
    first = {line.movement.id: line for line in reversed(lines)}
    out = [NotNow(line.planned, "already_in") for line in lines if first[line.movement.id] is not line]
    return [line for line in lines if first[line.movement.id] is line], out


def _spare(lines: Sequence[_Line]) -> _Line | None:
    """The line to go next: the least supported of a half, warm-up or not, that has more than one left."""
    for line in sorted(lines, key=lambda one: one.rank, reverse=True):
        if sum(other.warm_up == line.warm_up for other in lines) > 1:
            return line
    return None
