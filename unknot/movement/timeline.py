"""A figure in time: keyframes become stations, and every moment between them becomes a body.

Angles glide with a quintic ease, so that speed and its change are nought at each end. A limb that is held to the same
thing at both ends is solved for at every moment; one that lets go or takes hold swings the shortest way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from unknot.knowledge.figure_kinds import Figure, FigureKeyframe, FigurePin
from unknot.movement import body
from unknot.movement.bases import BASES, start_body
from unknot.movement.pose import Pin, Pose, blended, mirrored, spread, spread_pins
from unknot.movement.skeleton import Skeleton, hinge_frame
from unknot.movement.solve import placed
from unknot.movement.space import Frame, Vector, along, between, dot, minus, unit

#: the greatest speed of the quintic ease against its mean
PEAK = 1.875
_LIMBS = (
    ("hand", "shoulder", "elbow", "wrist", "hand", "top", ("upper", "lower", "")),
    ("foot", "hip", "knee", "ankle", "toe", "pelvis", ("thigh", "shank", "foot")),
)


def ease(part: float) -> float:
    """How far a movement has come at this part of its time."""
    part = max(0.0, min(1.0, part))
    if part > 0.5:  # the second half is the first one turned round, which keeps its end exact
        return 1.0 - ease(1.0 - part)
    return part * part * part * (part * (6 * part - 15) + 10)


@dataclass(frozen=True, slots=True)
class Station:
    """A keyframe on the clock: reached at ``at``, left at ``until``."""

    name: str
    cue: str
    at: float
    until: float
    pose: Pose
    body: Skeleton


@dataclass(frozen=True)
class Motion:
    """A figure worked out: its stations, its start, and what carries it."""

    figure: Figure
    stations: tuple[Station, ...]
    start: Skeleton
    anchor: str

    @property
    def seconds(self) -> float:
        """How long once through takes."""
        return self.stations[-1].until

    @property
    def key(self) -> Station:
        """The station that shows the movement best."""
        named = [station for station in self.stations if station.name == self.figure.key]
        return named[0] if named else self.stations[min(1, len(self.stations) - 1)]

    @cached_property
    def way_to_key(self) -> tuple[Skeleton, ...]:
        """Bodies on the way from the station before the key to the key, without its slow ends."""
        index = self.stations.index(self.key)
        first, last = self.stations[index - 1].until, self.key.at
        return tuple(self.at(first + (last - first) * (0.2 + 0.6 * i / 6)) for i in range(7))

    def at(self, seconds: float) -> Skeleton:
        """The body at a moment; after the end it begins again."""
        seconds = seconds % self.seconds if seconds > self.seconds else max(0.0, seconds)
        for before, after in pairwise(self.stations):
            if seconds <= before.until:
                return before.body
            if seconds < after.at:
                return self._between(before, after, ease((seconds - before.until) / (after.at - before.until)))
        return self.stations[-1].body

    def _between(self, a: Station, b: Station, part: float) -> Skeleton:
        pose = blended(a.pose, b.pose, part)
        pins = {name: pin for name, pin in pose.pins.items() if _same(a.pose, b.pose, name)}
        found = placed(Pose(pose.angles, pins), self.start, self.anchor)
        for side in body.SIDES:
            for limb in _LIMBS:
                if not _same(a.pose, b.pose, f"{side}_{limb[0]}"):
                    found = _swung(found, (a.body, b.body), part, side, limb)
        return found

    def moments(self, degrees_a_step: float = 11.0, most: int = 8) -> Iterator[tuple[float, Skeleton]]:
        """Moments dense enough to draw straight lines between: ends of holds, and steps of so many degrees."""
        yield self.stations[0].at, self.stations[0].body
        for before, after in pairwise(self.stations):
            if before.until > before.at:
                yield before.until, before.body
            steps = max(3, min(most, round(_turn(before.body, after.body) / degrees_a_step)))
            for step in range(1, steps):
                # more moments in the middle, where the ease is fast, than at the slow ends
                part = 0.1 + 0.8 * (step - 0.5) / (steps - 1)
                moment = before.until + (after.at - before.until) * part
                yield moment, self._between(before, after, ease(part))
            yield after.at, after.body
        if self.stations[-1].until > self.stations[-1].at:
            yield self.stations[-1].until, self.stations[-1].body


def _same(a: Pose, b: Pose, name: str) -> bool:
    one, two = a.pins.get(name, Pin("free")), b.pins.get(name, Pin("free"))
    return one.to == two.to


def _turn(a: Skeleton, b: Skeleton) -> float:
    """The largest way that any joint goes, as degrees on the length of an arm."""
    most = max(sum(abs(x - y) for x, y in zip(a[name], b[name], strict=True)) for name in a.joints)
    return most / 0.31 * 57.3


def _swung(
    found: Skeleton,
    ends: tuple[Skeleton, Skeleton],
    part: float,
    side: str,
    limb: tuple[str, str, str, str, str, str, tuple[str, str, str]],
) -> Skeleton:
    """A limb between two bodies, each bone on the shortest way as seen from the trunk."""
    _, root, middle, end, tip, trunk, (upper, lower, last) = limb
    names = [f"{side}_{name}" for name in (root, middle, end, tip)]
    joints, frames = dict(found.joints), dict(found.frames)
    ways = []
    for one, two in pairwise(names):
        seen = [_seen(e, minus(e[two], e[one]), trunk) for e in ends]
        way = _shown(found, between(seen[0], seen[1], part), trunk)
        joints[two] = along(joints[one], way, _size(one, two))
        ways.append(way)
    near = found.frames[f"{side}_{upper}"]
    lower_frame = hinge_frame(ways[0], ways[1], near)
    frames[f"{side}_{lower}"] = lower_frame
    frames[f"{side}_{upper}"] = hinge_frame(ways[1], ways[0], lower_frame)
    if last:
        frames[f"{side}_{last}"] = (ways[2], lower_frame[1], lower_frame[2])
    return Skeleton(joints, frames, found.missed)


_SIZES = {(a, b): size for a, b, size in body.BONES}


def _size(a: str, b: str) -> float:
    return _SIZES[a, b]


def _seen(skeleton: Skeleton, way: Vector, trunk: str) -> Vector:
    """A direction in the terms of a part of the trunk."""
    frame: Frame = skeleton.frames[trunk]
    return unit((dot(way, frame[0]), dot(way, frame[1]), dot(way, frame[2])))


def _shown(skeleton: Skeleton, way: Vector, trunk: str) -> Vector:
    """And back from those terms."""
    frame = skeleton.frames[trunk]
    return along(along(along((0.0, 0.0, 0.0), frame[0], way[0]), frame[1], way[1]), frame[2], way[2])


def _pins(pins: dict[str, FigurePin]) -> dict[str, Pin]:
    return spread_pins({name: Pin(pin.to, pin.by) for name, pin in pins.items()})


def _kept(keep: tuple[str, ...]) -> dict[str, Pin]:
    """The pins that hold a figure's contacts where they were at the start."""
    limbs = {"hands", "feet", "knees", "elbows"} | {
        f"{side}_{limb}" for side in body.SIDES for limb in ("hand", "foot", "knee", "elbow")
    }
    trunk = {name: Pin() for name in keep if name in ("pelvis", "shoulders", "head")}
    return {**trunk, **spread_pins({name: Pin() for name in keep if name in limbs})}


def motion(figure: Figure) -> Motion:
    """A figure worked out into stations on a clock; an alternating one goes through both sides."""
    base = BASES[figure.start]
    setup = _pins(dict(figure.setup_pins))
    start_pose = base.pose().with_angles(figure.setup)
    start_pose = Pose(start_pose.angles, {**start_pose.pins, **setup})
    start = start_body(start_pose, figure.height if figure.height is not None else base.height)
    held = {n: p for n, p in start_pose.pins.items() if p.to not in ("floor", "start")}
    held.update(_kept(figure.keep))
    resting = Pose(start_pose.angles, held)
    keyframes = [(frame, _posed(resting, frame)) for frame in figure.keyframes]
    if figure.sides == "alternate":
        keyframes += [(frame, mirrored(pose)) for frame, pose in keyframes[1:]]
    return Motion(figure, _stations(keyframes, start, figure.keep[0]), start, figure.keep[0])


def _posed(resting: Pose, frame: FigureKeyframe) -> Pose:
    pose = resting.with_angles(spread(frame.pose))
    return Pose(pose.angles, {**pose.pins, **_pins(dict(frame.pins))})


def _stations(keyframes: list[tuple[FigureKeyframe, Pose]], start: Skeleton, anchor: str) -> tuple[Station, ...]:
    found: list[Station] = []
    clock = 0.0
    for frame, pose in keyframes:
        at = clock + (frame.seconds if found else 0.0)
        clock = at + (frame.hold if found else frame.hold + frame.seconds)
        found.append(Station(frame.name, frame.cue, at, clock, pose, placed(pose, start, anchor)))
    return tuple(found)
