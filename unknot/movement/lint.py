"""Proves that a figure is anatomy: bones keep their length, joints stay in their range, contacts hold, nothing sinks.

Speeds: a movement that people copy is slow, 2 to 3 s each way (clinical reference, part 4). The widest is a reach
through 150 degrees; in 2.5 s that is 60 degrees/s on average and 113 at the quintic's peak. Limbs may reach 120
degrees/s, the trunk 60, and a hand or foot at their ends 240. Walking, running, marching and pedalling are faster in
life (a knee swings at 300 to 400 degrees/s); they are drawn slowed down, at 240 at most.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from unknot.knowledge.figure_kinds import AREAS, BASES, SIDES, VIEWS, Figure
from unknot.movement import body, measure, places, things
from unknot.movement.bases import BASES as DRAWN
from unknot.movement.measure import bone
from unknot.movement.pose import Pose
from unknot.movement.skeleton import Skeleton
from unknot.movement.solve import CONTACTS
from unknot.movement.space import dot, length, minus
from unknot.movement.timeline import Motion, Station, motion
from unknot.movement.turn import TURNS

LIMB_SPEED, TRUNK_SPEED, GAIT_SPEED = 120.0, 60.0, 240.0
#: everyday gait and pedalling: faster than an exercise, and drawn slowed down
GAIT = frozenset(
    {"walking", "run_walk_intervals", "water_walking", "march_in_place", "suitcase_carry", "stationary_bike"}
)
SAMPLES_A_SECOND = 12
_SINK, _REACH, _BONE, _SAME = 0.015, 0.012, 1e-6, 0.05
_TRUNK = ("pelvis", "waist", "ribs")


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something that no body does, or that a figure must not: where, what, and how much."""

    figure: str
    kind: str
    where: str
    message: str

    def __str__(self) -> str:
        return f"figures/{self.figure}.md: {self.where}: {self.message}"


def lint(figure: Figure) -> tuple[Fault, ...]:
    """Every fault of a figure; none means that it may be drawn."""
    named = tuple(_names(figure))
    if named:
        return named
    moved = motion(figure)
    return tuple(dict.fromkeys([*lint_motion(moved), *_loop(moved)]))


def lint_all(figures: Iterable[Figure]) -> tuple[Fault, ...]:
    """The faults of every figure, and of figures that look like another one."""
    figures = tuple(figures)
    faults = [fault for figure in figures for fault in lint(figure)]
    sound = [figure for figure in figures if figure.id not in {fault.figure for fault in faults}]
    return (*faults, *alike(sound))


def alike(figures: Iterable[Figure]) -> Iterator[Fault]:
    """Two figures with the same key pose, of which neither says that it is a variant of the other."""
    keys = [(figure, motion(figure).key.body) for figure in figures]
    for n, (one, a) in enumerate(keys):
        for two, b in keys[:n]:
            related = one.id in (two.id, two.variant_of) or two.id == one.variant_of
            related = related or (one.variant_of != "" and one.variant_of == two.variant_of)
            if not related and _difference(a, b) < _SAME:
                text = f'Its key pose is that of {two.id}. Draw what is different, or say "variant_of: {two.id}".'
                yield Fault(one.id, "alike", "keyframes", text)


def _difference(a: Skeleton, b: Skeleton) -> float:
    """How far the joint that differs most is away, with both bodies put over each other."""
    by = minus(b["pelvis"], a["pelvis"])
    return max(length(minus(minus(b[joint], a[joint]), by)) for joint in a.joints)


def lint_motion(moved: Motion) -> Iterator[Fault]:
    """The faults of a figure that is worked out already."""
    yield from _stations(moved)
    yield from _moments(moved)


def _fault(moved: Motion, kind: str, where: str, message: str) -> Fault:
    return Fault(moved.figure.id, kind, where, message)


def _names(figure: Figure) -> Iterator[Fault]:
    """Words that nothing is drawn for."""
    allowed = (
        ("start", [figure.start], set(BASES) & set(DRAWN)),
        ("view", [figure.view], set(VIEWS)),
        ("area", [figure.area], set(AREAS)),
        ("also", [figure.also], {"", *AREAS}),
        ("sides", [figure.sides], set(SIDES)),
        ("props", figure.props, set(things.NAMES)),
        ("arrow", [figure.arrow], {"", "none", *body.JOINTS, *TURNS}),
        ("keep", figure.keep, set(CONTACTS) | {"floor"}),
        ("pose", _angle_names(figure), set(body.ANGLES) | set(body.LIMB_ANGLES)),
        ("pins", _pin_names(figure), set(CONTACTS)),
        ("pins", _pin_targets(figure), _targets()),
    )
    for where, words, known in allowed:
        for word in words:
            if word not in known:
                yield Fault(figure.id, "name", where, f'"{word}" is not known here.')
    if not figure.keyframes:
        yield Fault(figure.id, "name", "keyframes", "There is no key pose.")


def _angle_names(figure: Figure) -> list[str]:
    return [name for angles in (figure.setup, *(frame.pose for frame in figure.keyframes)) for name in angles]


def _pin_names(figure: Figure) -> list[str]:
    return [name for pins in (figure.setup_pins, *(frame.pins for frame in figure.keyframes)) for name in pins]


def _pin_targets(figure: Figure) -> list[str]:
    pins = (figure.setup_pins, *(frame.pins for frame in figure.keyframes))
    return [pin.to for some in pins for pin in some.values()]


def _targets() -> set[str]:
    own = {name.replace("right_", "own_") for name in places.names() if name.startswith("right_")}
    plain = {name for name in places.names() if not name.startswith(("right_", "left_"))}
    return {"start", "free", "floor", *places.names(), *own, *(f"across_{name}" for name in plain)}


def _loop(moved: Motion) -> Iterator[Fault]:
    """The end is the start, and the start is the named position."""
    first, last = moved.stations[0], moved.stations[-1]
    if moved.figure.keyframes[0].pose or moved.figure.keyframes[0].pins:
        text = "The first keyframe must be the start position itself. Put changes of the whole figure into setup."
        yield _fault(moved, "start", first.name, text)
    away = max(length(minus(first.body[joint], last.body[joint])) for joint in first.body.joints)
    if away > _REACH:
        yield _fault(moved, "loop", last.name, f"The last keyframe must be the first again; it is {away:.3f} off.")


def _stations(moved: Motion) -> Iterator[Fault]:
    yield from _reach(moved, "setup", moved.start)
    for station in moved.stations:
        yield from _angles(moved, station)
        yield from _reach(moved, station.name, station.body)


def _reach(moved: Motion, where: str, found: Skeleton) -> Iterator[Fault]:
    for limb, missed in found.missed.items():
        if missed > _allowed(limb):
            text = f"The {limb.replace('_', ' ')} does not reach its place; {missed:.3f} of the height is missing."
            yield _fault(moved, "reach", where, text)


def _allowed(limb: str) -> float:
    return 0.03 if limb.endswith(("knee", "elbow")) else _REACH


def _angles(moved: Motion, station: Station) -> Iterator[Fault]:
    """The angles as written; those of pinned limbs come out of the contact and are measured on the body."""
    for name, value in station.pose.angles.items():
        if _solved(station.pose, name):
            continue
        least, most = body.limits_of(name)
        if not least - 0.5 <= value <= most + 0.5:
            text = f"{name.replace('_', ' ')} is {value:g} degrees; a body has {least:g} to {most:g}."
            yield _fault(moved, "range", station.name, text)


def _solved(pose: Pose, name: str) -> bool:
    side, _, what = name.partition("_")
    arm = what.startswith(("shoulder", "elbow", "wrist"))
    pin = pose.pins.get(f"{side}_{'hand' if arm else 'foot'}")
    return what in (*body.LIMB_ANGLES,) and pin is not None and pin.to != "free"


def _moments(moved: Motion) -> Iterator[Fault]:
    """What must hold at every moment, not just at the key poses."""
    count = max(2, math.ceil(moved.seconds * SAMPLES_A_SECOND))
    before: Skeleton | None = None
    for i in range(count + 1):
        at = moved.seconds * i / count
        found = moved.at(at)
        where = f"at {at:.1f} s"
        yield from _bones(moved, found, where)
        yield from _hinges(moved, found, where)
        yield from _floor(moved, found, where)
        if before is not None:
            yield from _speed(moved, before, found, moved.seconds / count)
        before = found


def _bones(moved: Motion, found: Skeleton, where: str) -> Iterator[Fault]:
    for a, b, size in body.BONES:
        if abs(length(minus(found[a], found[b])) - size) > _BONE:
            yield _fault(moved, "bone", where, f"The bone from {a} to {b} changes its length.")


def _hinges(moved: Motion, found: Skeleton, where: str) -> Iterator[Fault]:
    for side in body.SIDES:
        for name, bend in (("knee", measure.knee(found, side)), ("elbow", measure.elbow(found, side))):
            least, most = body.LIMITS[name]
            if bend < least - 3:
                yield _fault(
                    moved, "backwards", where, f"The {side} {name} bends the wrong way, by {-bend:.0f} degrees."
                )
            elif bend > most + 6:
                yield _fault(moved, "range", where, f"The {side} {name} bends by {bend:.0f} degrees.")
        thigh = bone(found, f"{side}_hip", f"{side}_knee")
        if abs(dot(thigh, found.frames["pelvis"][2])) < 0.6 and not -32 <= measure.hip(found, side) <= 146:
            yield _fault(moved, "range", where, f"The {side} hip bends by {measure.hip(found, side):.0f} degrees.")


def _floor(moved: Motion, found: Skeleton, where: str) -> Iterator[Fault]:
    for joint, at in found.joints.items():
        deep = body.radius(joint) - at[1]
        if deep > _SINK:
            text = f"The {joint.replace('_', ' ')} sinks {deep:.3f} of the height into the floor."
            yield _fault(moved, "floor", where, text)


def _speed(moved: Motion, before: Skeleton, after: Skeleton, seconds: float) -> Iterator[Fault]:
    gait = moved.figure.id in GAIT
    for a, b, _ in body.BONES:
        turn = math.degrees(math.acos(max(-1.0, min(1.0, dot(bone(before, a, b), bone(after, a, b))))))
        trunk = a in _TRUNK
        most = GAIT_SPEED if gait or b.endswith(("hand", "toe")) else TRUNK_SPEED if trunk else LIMB_SPEED
        if turn / seconds > most * 1.02:
            text = f"It turns at {turn / seconds:.0f} degrees/s; {most:g} is the most. Give it more seconds."
            yield _fault(moved, "speed", f"from {a} to {b}", text)
