"""The jointed figure of the spasm pages: tapered capsules between joints. No face, gender, skin colour or ideal.

Pure geometry: joints in, shapes out. Colours are the page's own, through CSS classes.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

Point = tuple[float, float]

_LEG = (19.0, 13.5, 9.5, 6.5)
_ARM = (12.5, 9.5, 8.0)
_FAR_ARM = (11.0, 8.5, 7.0)
_TORSO = (24.0, 21.0, 25.0)
_NECK = (11.0, 9.0)
_HEAD = 21.0


@dataclass(frozen=True, slots=True)
class Pose:
    """Where the joints are, far side behind, near side in front; and what stands around."""

    spine: tuple[Point, Point, Point]
    neck: Point
    head: Point
    leg: tuple[Point, ...]
    far_leg: tuple[Point, ...] = ()
    arm: tuple[Point, ...] = ()
    far_arm: tuple[Point, ...] = ()
    glow: tuple[float, float, float, float] = (0, 0, 0, 0)
    furniture: tuple[tuple[float, float, float, float, float], ...] = ()  # x, y, width, height, radius
    soft: tuple[tuple[float, float, float, float, float], ...] = ()
    view_box: str = "0 84 390 176"
    words: str = ""  # view, start and what rests where, for those who do not see it


@dataclass(frozen=True, slots=True)
class Shape:
    """One filled path; ``part`` says which tone it has: near | far | gap (the thin outline between near limbs)."""

    path: str
    part: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A pose, ready to draw: shapes in order, the head, and the outline that the glow is clipped to."""

    pose: Pose
    shapes: tuple[Shape, ...]
    torso: tuple[str, ...]
    near: tuple[Shape, ...] = field(default=())

    @property
    def head_radius(self) -> float:
        """How large the head is."""
        return _HEAD


def figure(pose: Pose) -> Figure:
    """All shapes of a pose, back to front."""
    torso = tuple(_chain(pose.spine, _TORSO))
    behind = [Shape(path, "far") for path in (*_chain(pose.far_leg, _LEG), *_chain(pose.far_arm, _FAR_ARM))]
    body = [Shape(path, "near") for path in (*torso, *_chain((pose.neck, pose.head), _NECK))]
    near: list[Shape] = []
    for limb in (_chain(pose.leg, _LEG), _chain(pose.arm, _ARM)):
        near += [Shape(path, "gap") for path in limb]
        near += [Shape(path, "near") for path in limb]
    return Figure(pose, (*behind, *body), torso, tuple(near))


def _chain(joints: Sequence[Point], radii: Sequence[float]) -> list[str]:
    """The capsules along a limb."""
    return [capsule(joints[i], joints[i + 1], radii[i], radii[i + 1]) for i in range(min(len(joints), len(radii)) - 1)]


def capsule(a: Point, b: Point, r1: float, r2: float) -> str:
    """Two circles and what lies between their outer tangents, as an SVG path."""
    distance = math.dist(a, b)
    if distance <= abs(r1 - r2):
        (x, y), r = (a, r1) if r1 >= r2 else (b, r2)
        return f"M{x - r:.1f} {y:.1f}a{r} {r} 0 1 0 {2 * r:.1f} 0a{r} {r} 0 1 0 {-2 * r:.1f} 0Z"
    along = math.atan2(b[1] - a[1], b[0] - a[0])
    spread = math.acos((r1 - r2) / distance)
    a1, b1 = _on(a, r1, along + spread), _on(b, r2, along + spread)
    b2, a2 = _on(b, r2, along - spread), _on(a, r1, along - spread)
    at_b = 1 if spread >= math.pi / 2 else 0
    at_a = 1 if spread < math.pi / 2 else 0
    return f"M{_xy(a1)}L{_xy(b1)}A{r2} {r2} 0 {at_b} 0 {_xy(b2)}L{_xy(a2)}A{r1} {r1} 0 {at_a} 0 {_xy(a1)}Z"


def _on(centre: Point, radius: float, angle: float) -> Point:
    return centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle)


def _xy(point: Point) -> str:
    return f"{point[0]:.1f} {point[1]:.1f}"
