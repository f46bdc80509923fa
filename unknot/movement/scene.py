"""A figure at some moments: every shape in the order in which it is painted, with its outline at each moment."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from unknot.movement import body
from unknot.movement.arrow import arrow
from unknot.movement.camera import FROM_ABOVE, Point, camera
from unknot.movement.glow import AREAS, patch
from unknot.movement.picture import LIMBS, Sheet, depths, head_path, limb_path, neck_path, trunk_path
from unknot.movement.props import Prop
from unknot.movement.shapes import bar, polygon
from unknot.movement.skeleton import Skeleton
from unknot.movement.space import Vector, length, minus
from unknot.movement.things import things
from unknot.movement.timeline import Motion

WIDTH, MOST_HEIGHT, SCALE = 390.0, 400.0, 335.0
_TOP, _SIDE, _BOTTOM, _MAT = 20.0, 24.0, 30.0, 13.0
#: a limb this far before or behind the trunk is painted over or under it
_BESIDE = 0.03
_MOVED = 0.055
_FINE = 1000.0  # the scale at which a figure is measured before it is framed
_MAT_HALF = 0.27
_ARM_ENDS = ("wrist"[-4:], "hand")
#: what a figure of head and shoulders shows
_UPPER = ("head", "top", "ribs", "waist", "right_shoulder", "left_shoulder", "right_elbow", "left_elbow")


@dataclass(frozen=True, slots=True)
class Shape:
    """One outline at every moment, and what it is: its class in the stylesheet."""

    kind: str
    paths: tuple[str, ...]
    name: str = ""  # for shapes that another one is clipped to or outlined by
    clip: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything to paint, back to front."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


@dataclass
class _Painter:
    moved: Motion
    bodies: Sequence[Skeleton]
    sheet: Sheet
    shapes: list[Shape] = field(default_factory=list)

    def add(self, kind: str, draw: Callable[[Skeleton], str], name: str = "", clip: tuple[str, ...] = ()) -> None:
        self.shapes.append(Shape(kind, tuple(draw(body_) for body_ in self.bodies), name, clip))

    def still(self, kind: str, path: str) -> None:
        if path:
            self.shapes.append(Shape(kind, (path,)))


def scene(moved: Motion, bodies: Sequence[Skeleton], *, flip: bool = False, aids: bool = True) -> Scene:
    """The figure at these moments. ``aids``: with the arrow, and the ghost of the start pose."""
    figure = moved.figure
    props = things(figure.props, moved.start)
    sheet, height = _framed(moved, props, flip=flip)
    painter = _Painter(moved, bodies, sheet)
    _ground(painter)
    _props(painter, [prop for prop in props if not prop.front])
    if aids:
        _ghost(painter)
    _person(painter)
    _props(painter, [prop for prop in props if prop.front])
    if aids:
        dotted, head = arrow(moved, sheet)
        painter.still("halo way", dotted)
        painter.still("halo tip", head)
        painter.still("way", dotted)
        painter.still("tip", head)
    return Scene(WIDTH, height, tuple(painter.shapes))


def _close(painter: _Painter) -> bool:
    return painter.moved.figure.frame == "upper"


def _framed(moved: Motion, props: Iterable[Prop], *, flip: bool) -> tuple[Sheet, float]:
    """Scale and place so that every moment fits, lying figures as large as standing ones allow."""
    bare = Sheet(camera(moved.figure.view, moved.figure.look, flip=flip), _FINE)
    near = moved.figure.frame == "upper"
    points = [p for station in moved.stations for p in _skin(station.body, bare, _UPPER if near else None)]
    if moved.figure.view != "above" and not near:
        points += [(points[0][0], 0.0)]
    if not near:
        points += [p for prop in props for p in _corners(prop.draw(moved.start, bare))]
    if "mat" in moved.figure.props and bare.camera.tilt >= FROM_ABOVE:
        points += [bare.point(corner) for corner in _mat(moved)]
    points += [p for path in arrow(moved, bare) for p in _corners(path)]
    points = [(x / _FINE, y / _FINE) for x, y in points]
    left, right = min(p[0] for p in points), max(p[0] for p in points)
    top, low = min(p[1] for p in points), max(p[1] for p in points)
    scale = min(
        SCALE * (2.0 if near else 1.0),
        (WIDTH - 2 * _SIDE) / (right - left),
        (MOST_HEIGHT - _TOP - _BOTTOM) / (low - top),
    )
    height = max(170.0, (low - top) * scale + _TOP + _BOTTOM)
    origin = (WIDTH / 2 - (left + right) / 2 * scale, height - _BOTTOM - low * scale)
    return Sheet(bare.camera, scale, origin), height


def _skin(skeleton: Skeleton, sheet: Sheet, only: tuple[str, ...] | None) -> list[Point]:
    found = []
    for joint in only or tuple(skeleton.joints):
        at = skeleton[joint]
        (x, y), r = sheet.point(at), body.radius(joint) * sheet.scale
        found += [(x - r, y - r), (x + r, y + r)]
    return found


def _corners(path: str) -> list[Point]:
    """The points of a path without arcs."""
    text = path.replace("M", " ").replace("L", " ").replace("Z", " ").replace("C", " ")
    numbers = [float(item) for item in text.split()]
    return list(zip(numbers[::2], numbers[1::2], strict=False))


def _ground(painter: _Painter) -> None:
    """The mat or the floor: a bar from the side, a sheet when it is seen from higher up."""
    figure, sheet = painter.moved.figure, painter.sheet
    material = "mat" if "mat" in figure.props else "floor"
    if sheet.camera.tilt >= FROM_ABOVE:
        if material == "mat":
            painter.still("sheet", polygon([sheet.point(corner) for corner in _mat(painter.moved)]))
        return
    half = 0.2 * math.sin(math.radians(sheet.camera.tilt)) * sheet.scale
    y = sheet.point((0.0, 0.0, 0.0))[1]
    painter.still(material, bar(14.0, WIDTH - 14.0, y - half, _MAT + half, _MAT))


def _mat(moved: Motion) -> list[Vector]:
    """The corners of a mat on which the person has room, lengthways."""
    ways = [
        at[0] for station in moved.stations for joint, at in station.body.joints.items() if joint[-4:] not in _ARM_ENDS
    ]
    low, high = min(ways) - 0.11, max(ways) + 0.07
    return [(low, 0.0, -_MAT_HALF), (high, 0.0, -_MAT_HALF), (high, 0.0, _MAT_HALF), (low, 0.0, _MAT_HALF)]


def _props(painter: _Painter, props: Iterable[Prop]) -> None:
    for prop in props:
        if prop.moves:
            painter.add(prop.material, lambda s, prop=prop: prop.draw(s, painter.sheet))  # type: ignore[misc]
        else:
            path = prop.draw(painter.moved.start, painter.sheet)
            if prop.material == "soft":  # a line of paper round it, or it would be lost on the bed
                painter.still("soft rim", path)
            painter.still(prop.material, path)


def _ghost(painter: _Painter) -> None:
    """The parts of the start pose that will be somewhere else."""
    first, key, sheet = painter.moved.stations[0].body, painter.moved.key.body, painter.sheet
    moving = [limb for limb in LIMBS if _away(first, key, limb_ends(limb)) > _MOVED]
    if _away(first, key, ("ribs", "top", "pelvis")) > _MOVED:
        painter.still("ghost", trunk_path(first, sheet))
        painter.still("ghost", neck_path(first, sheet))
        painter.still("ghost", head_path(first, sheet, close=_close(painter)))
    for limb in moving:
        painter.still("ghost", limb_path(first, sheet, limb))


def limb_ends(limb: str) -> tuple[str, str]:
    """The joints that tell whether a limb has moved."""
    side, _, kind = limb.partition("_")
    return (f"{side}_knee", f"{side}_ankle") if kind == "leg" else (f"{side}_elbow", f"{side}_wrist")


def _away(a: Skeleton, b: Skeleton, joints: Iterable[str]) -> float:
    return max(length(minus(a[joint], b[joint])) for joint in joints)


def _person(painter: _Painter) -> None:
    layers = _layers(painter)
    sheet = painter.sheet
    for limb in layers["behind"]:
        painter.add("far", lambda s, limb=limb: limb_path(s, sheet, limb), limb)  # type: ignore[misc]
    for limb in layers["level"]:
        painter.add("near", lambda s, limb=limb: limb_path(s, sheet, limb), limb)  # type: ignore[misc]
    painter.add("near", lambda s: trunk_path(s, sheet), "trunk")
    painter.add("near", lambda s: neck_path(s, sheet), "neck")
    _glow(painter, ("trunk", "neck"), layers)
    painter.add("near", lambda s: head_path(s, sheet, close=_close(painter)), "head")
    for limb in layers["front"]:
        painter.shapes.append(Shape("gap", (), limb))
        painter.add("near", lambda s, limb=limb: limb_path(s, sheet, limb), limb)  # type: ignore[misc]
        _glow(painter, (limb,), layers)


def _glow(painter: _Painter, parts: tuple[str, ...], layers: dict[str, list[str]]) -> None:
    """The patches on those of these parts that show them."""
    for name in (painter.moved.figure.area, painter.moved.figure.also):
        if name in AREAS:
            _patch(painter, name, parts, layers)


def _patch(painter: _Painter, name: str, parts: tuple[str, ...], layers: dict[str, list[str]]) -> None:
    wanted = {"leg": "right_leg", "trunk": "trunk", "neck": "neck"}
    on = tuple(wanted[part] for part in AREAS[name].on)
    clip = tuple(part for part in parts if part in on)
    if "trunk" in parts and "right_leg" in on and "right_leg" not in layers["front"]:
        clip = (*clip, "right_leg")
    if clip:
        painter.add("glow", lambda s: patch(s, painter.sheet, name, "right"), clip=clip)


def _layers(painter: _Painter) -> dict[str, list[str]]:
    """Which limbs are painted behind the trunk, with it, and before it."""
    samples = [depths(station.body, painter.sheet.camera) for station in painter.moved.stations]
    means = {limb: sum(sample[limb] for sample in samples) / len(samples) for limb in LIMBS}
    found: dict[str, list[str]] = {"behind": [], "level": [], "front": []}
    over = painter.moved.figure.over
    for limb in sorted(
        LIMBS, key=lambda name: (over.index(name) + 1 if name in over else 0, name.endswith("arm"), means[name])
    ):
        layer = (
            "front"
            if limb in over
            else "front"
            if means[limb] > _BESIDE
            else "behind"
            if means[limb] < -_BESIDE
            else "level"
        )
        found[layer].append(limb)
    return found
