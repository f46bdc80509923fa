"""What one body looks like: the outline of the trunk and the chains of the limbs, in the units of the picture."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from unknot.movement import body
from unknot.movement.camera import Camera, Point
from unknot.movement.shapes import blob, capsule, chain, number
from unknot.movement.skeleton import Skeleton
from unknot.movement.space import Vector, along, minus

LIMBS = ("right_leg", "left_leg", "right_arm", "left_arm")
_CHAINS = {"leg": ("hip", "knee", "ankle", "toe"), "arm": ("shoulder", "elbow", "wrist", "hand")}
_LEVELS = ("pelvis", "waist", "ribs", "top")
_SEAT, _SHOULDERS = 0.066, 0.040  # how far the trunk's outline goes on below the hips and above the shoulders


@dataclass(frozen=True, slots=True)
class Sheet:
    """How space becomes a picture: camera, scale, and where the origin lies."""

    camera: Camera
    scale: float = 300.0
    origin: Point = (0.0, 0.0)

    def point(self, at: Vector) -> Point:
        """A place in space as a point of the picture, whose y goes down."""
        x, y = self.camera.point(at)
        return self.origin[0] + x * self.scale, self.origin[1] - y * self.scale

    def way(self, direction: Vector) -> Point:
        """A direction in space as a step in the picture."""
        x, y = self.camera.point(direction)
        return x * self.scale, -y * self.scale


def limb_joints(limb: str) -> tuple[str, ...]:
    """The joints of a limb, from the trunk outwards."""
    side, _, kind = limb.partition("_")
    return tuple(f"{side}_{joint}" for joint in _CHAINS[kind])


def limb_path(skeleton: Skeleton, sheet: Sheet, limb: str) -> str:
    """A limb as a chain of tapered capsules."""
    joints = limb_joints(limb)
    points = [sheet.point(skeleton[joint]) for joint in joints]
    return chain(points, [body.radius(joint) * sheet.scale for joint in joints])


def neck_path(skeleton: Skeleton, sheet: Sheet) -> str:
    """The neck, from between the shoulders into the head."""
    start = along(skeleton["top"], skeleton.frames["top"][1], 0.012)
    first = body.RADII["nape"] * 1.15 * sheet.scale
    return capsule(sheet.point(start), sheet.point(skeleton["head"]), first, body.RADII["nape"] * 0.85 * sheet.scale)


def head_path(skeleton: Skeleton, sheet: Sheet, *, close: bool = False) -> str:
    """The head: a ball; seen from near by with the line of the jaw, which tells where it looks."""
    (x, y), r = sheet.point(skeleton["head"]), number(body.RADII["head"] * sheet.scale)
    left = number(x - body.RADII["head"] * sheet.scale)
    width = number(2 * body.RADII["head"] * sheet.scale)
    ball = f"M{left} {number(y)}a{r} {r} 0 1 0 {width} 0a{r} {r} 0 1 0 -{width} 0Z"
    if not close:
        return ball
    forward, up, _ = skeleton.frames["head"]
    chin = along(along(skeleton["head"], forward, 0.028), up, -0.046)
    return ball + capsule((x, y), sheet.point(chin), body.RADII["head"] * 0.93 * sheet.scale, 0.036 * sheet.scale)


def trunk_path(skeleton: Skeleton, sheet: Sheet) -> str:
    """The outline of the trunk: broad or deep, as it is turned, from the seat to the shoulders."""
    centres = [sheet.point(skeleton[level]) for level in _LEVELS]
    one, two = [], []
    for i, level in enumerate(_LEVELS):
        way = _direction(centres, i)
        normal = (-way[1], way[0])
        wide = _extent(skeleton, sheet, level, normal)
        more = _breath(skeleton, sheet, normal) if level == "waist" else 0.0
        right, left = wide + max(0.0, more), wide + max(0.0, -more)
        one.append((centres[i][0] + normal[0] * right, centres[i][1] + normal[1] * right))
        two.append((centres[i][0] - normal[0] * left, centres[i][1] - normal[1] * left))
    seat = sheet.point(along(skeleton["pelvis"], skeleton.frames["pelvis"][1], -_SEAT))
    crown = sheet.point(along(skeleton["top"], skeleton.frames["top"][1], _SHOULDERS))
    return blob([seat, *one, crown, *two[::-1]])


def _direction(points: list[Point], i: int) -> Point:
    before, after = points[max(0, i - 1)], points[min(len(points) - 1, i + 1)]
    x, y = after[0] - before[0], after[1] - before[1]
    size = math.hypot(x, y)
    return (x / size, y / size) if size > 1e-6 else (0.0, -1.0)


def _extent(skeleton: Skeleton, sheet: Sheet, level: str, normal: Point) -> float:
    """How far the trunk reaches across its length at a level, seen from here."""
    forward, _, right = skeleton.frames["pelvis" if level == "pelvis" else level]
    across, ahead = sheet.way(right), sheet.way(forward)
    wide = body.BREADTH[level] * (across[0] * normal[0] + across[1] * normal[1])
    deep = body.DEPTH[level] * (ahead[0] * normal[0] + ahead[1] * normal[1])
    return math.hypot(wide, deep)


def _breath(skeleton: Skeleton, sheet: Sheet, normal: Point) -> float:
    """How much the belly stands out to this side, or to the other when it is below nought."""
    ahead = sheet.way(minus(skeleton["belly"], skeleton["waist"]))
    forward = sheet.way(skeleton.frames["waist"][0])
    x, y = ahead[0] - forward[0] * body.DEPTH["waist"], ahead[1] - forward[1] * body.DEPTH["waist"]
    return x * normal[0] + y * normal[1]


def depths(skeleton: Skeleton, view: Camera) -> Mapping[str, float]:
    """How far each limb lies in front of the trunk, to the viewer."""
    found = {}
    for limb in LIMBS:
        trunk = "pelvis" if limb.endswith("leg") else "ribs"
        joints = limb_joints(limb)[1:3]
        ahead = sum(view.depth(skeleton[joint]) for joint in joints) / len(joints)
        found[limb] = ahead - view.depth(skeleton[trunk])
    return found
