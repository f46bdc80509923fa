"""One movement in time: repetitions in the tempo of its figure, holds, sides one after the other, sets and rests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from unknot.core.sitting_values import Step
from unknot.knowledge.figure_kinds import Figure
from unknot.knowledge.kinds import Knowledge, Movement, MovementDose

#: a hold of this length or longer is a step of its own, so that its seconds can be counted down
COUNTED_FROM = 10.0
#: between two such holds, besides the way out and in [D: long enough for a breath]
RELEASE = 3
SWITCH = 5
#: between sets of strength work: part 4 says 60 to 120 seconds; for the rest [D: it is light]
STRENGTH_REST, LIGHT_REST = 60, 30
#: a figure draws a hold this long for one that the dose counts, and a shorter one for a pause on the way
DRAWN_HOLD = 3.0
#: where no figure says how long a movement takes
SHORTEST_REPETITION = 2.0
SIDES = ("right", "left")


@dataclass(frozen=True, slots=True)
class Tempo:
    """How long one repetition takes: ``into`` the held pose, held, and back.

    ``both``: one repetition is drawn with both sides. ``holds``: how often it is held, as for a calf and then a thigh.
    """

    into: float
    held: float
    back: float
    both: bool = False
    holds: int = 1

    @property
    def seconds(self) -> float:
        """One whole repetition."""
        return self.into + self.held + self.back


def timed_steps(knowledge: Knowledge, movement: Movement, dose: MovementDose) -> tuple[Step, ...]:
    """All steps of a movement at a dose, without getting ready for it; ``index`` is still 0."""
    if dose.repetitions is None:
        return tuple(_by_minutes(movement, dose))
    tempo = tempo_of(knowledge, movement, dose)
    sides = SIDES if dose.each_side and not tempo.both else ("",)
    steps: list[Step] = []
    for number in range(1, dose.sets + 1):
        done = [step for n, side in enumerate(sides) for step in _one_side(movement, dose, tempo, side, first=n == 0)]
        if number > 1:
            steps.append(Step("rest", movement.id, _rest(movement, done, len(sides)), sides[0]))
        steps += [replace(step, set=number) for step in done]
    return tuple(replace(step, of_sets=dose.sets) for step in steps)


def _by_minutes(movement: Movement, dose: MovementDose) -> Iterator[Step]:
    """What is done or kept up for some minutes, half of them on each side where there are two."""
    kind = "hold" if movement.kind == "relief_position" else "move"
    sides = SIDES if dose.each_side else ("",)
    for n, side in enumerate(sides):
        if n:
            yield Step("switch_side", movement.id, SWITCH, side)
        yield Step(kind, movement.id, _whole(dose.minutes * 60 / len(sides)), side)


def _one_side(movement: Movement, dose: MovementDose, tempo: Tempo, side: str, *, first: bool) -> Iterator[Step]:
    """One set on one side: all repetitions in one step, or each long hold in its own."""
    if not first:
        yield Step("switch_side", movement.id, SWITCH, side)
    hold, times = dose.hold_seconds or 0.0, dose.repetitions or 1
    counted = hold >= COUNTED_FROM
    block = Step(
        kind="hold" if hold else "move",
        movement=movement.id,
        seconds=_whole(tempo.seconds / tempo.holds if counted else tempo.seconds * times),
        side=side,
        repetitions=1 if counted else times,
        hold_seconds=hold,
        into_seconds=round(tempo.into, 2) if hold else 0.0,
    )
    for n in range(times * tempo.holds if counted else 1):
        if n:
            yield Step("rest", movement.id, RELEASE, side)
        yield block


def _whole(seconds: float) -> int:
    return max(1, round(seconds))


def _rest(movement: Movement, done: list[Step], sides: int) -> int:
    """The rest before a further set. A side has rested while the other one worked, so that part counts."""
    if movement.kind != "strength":
        return LIGHT_REST
    other = sum(step.seconds for step in done) // 2 if sides > 1 else 0
    return max(LIGHT_REST, STRENGTH_REST - other)


# ---------------------------------------------------------------- how long a repetition takes


def tempo_of(knowledge: Knowledge, movement: Movement, dose: MovementDose) -> Tempo:
    """The tempo of the figure, with the hold of the dose in the place of its own; without a figure, of the minutes.

    A walk's figure shows steps, not repetitions, so the minutes count there too.
    """
    figure = knowledge.figures.get(movement.id)
    if figure is None or movement.start == "walking":
        return _from_minutes(movement, dose)
    return _from_figure(figure, dose)


def _from_figure(figure: Figure, dose: MovementDose) -> Tempo:
    """One way through the figure, or half of one where it shows both sides and each is done by itself."""
    first, *others = figure.keyframes
    pause, moving = first.seconds + first.hold, sum(frame.seconds for frame in others)
    own = sum(frame.hold for frame in others)
    if figure.sides == "alternate":  # drawn for one side and then mirrored
        return _two_sided(pause, 2 * moving, 2 * own, dose)
    if figure.sides == "both" and dose.each_side:
        return _two_sided(pause, moving, own, dose)
    into, holds = pause + _way_in(figure), max(1, sum(frame.hold >= DRAWN_HOLD for frame in others))
    held = dose.hold_seconds * holds if dose.hold_seconds else own
    return Tempo(into, held, max(0.0, pause + moving - into), holds=holds)


def _two_sided(pause: float, moving: float, own: float, dose: MovementDose) -> Tempo:
    """A figure that goes to both sides: both are one repetition, unless a hold is counted or no sides are asked for."""
    side_by_side = not dose.each_side or (dose.hold_seconds or 0) >= COUNTED_FROM
    if side_by_side:
        return Tempo(pause + moving / 4, dose.hold_seconds or own / 2, moving / 4)
    return Tempo(pause + moving / 2, 2 * dose.hold_seconds if dose.hold_seconds else own, moving / 2, both=True)


def _way_in(figure: Figure) -> float:
    """The seconds from the start to the pose that is held longest."""
    others = figure.keyframes[1:]
    longest = max((frame.hold for frame in others), default=0.0)
    held = next((n for n, frame in enumerate(others) if frame.hold == longest), 0)
    return sum(frame.seconds for frame in others[: held + 1])


def _from_minutes(movement: Movement, dose: MovementDose) -> Tempo:
    """The minutes of the dose, less its rests and changes, shared out among the repetitions."""
    times, hold = dose.repetitions or 1, dose.hold_seconds or 0.0
    sides = 2 if dose.each_side else 1
    between = (dose.sets - 1) * (STRENGTH_REST if movement.kind == "strength" else LIGHT_REST)
    between += dose.sets * (sides - 1) * SWITCH
    if hold >= COUNTED_FROM:
        between += dose.sets * sides * (times - 1) * RELEASE
    each = (dose.minutes * 60 - between) / (dose.sets * sides * times)
    moving = max(SHORTEST_REPETITION, each - hold)
    return Tempo(moving / 2, hold, moving / 2)
