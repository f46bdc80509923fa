"""The curved arrow round a part of the body that turns: a twist, a roll, a tilt, or a way all round."""

from __future__ import annotations

import math

from unknot.movement.camera import Point
from unknot.movement.picture import Sheet
from unknot.movement.skeleton import Skeleton
from unknot.movement.space import Vector, add, along, cross, dot, length, minus, scaled, unit

#: what can turn: the frame that tells how, the joint round which the arrow goes, how far above it, and how far off
_PARTS = {
    "pelvis": ("pelvis", "pelvis", 0.0, 0.155),
    "chest": ("ribs", "head", 0.14, 0.115),
}
TURNS = frozenset({*(f"turn_{part}" for part in _PARTS), "round_pelvis"})
_HALF_ARC, _HALF_ROUND = 48.0, 150.0  # degrees to each side of its middle
_UP: Vector = (0.0, 1.0, 0.0)


def turning(name: str, before: Skeleton, key: Skeleton, sheet: Sheet) -> list[Point]:
    """The line of the arrow: an arc in the plane of the turn, its middle to the viewer and upwards."""
    way, _, part = name.partition("_")
    frame, joint, above, far = _PARTS[part]
    middle = along(key[joint], key.frames[frame][1], above)
    axis = scaled(_UP, -1.0) if way == "round" else _axis(before, key, frame)
    towards = add(sheet.camera.near, scaled(_UP, 0.7))
    ahead = minus(towards, scaled(axis, dot(towards, axis)))
    ahead = unit(ahead if length(ahead) > 0.1 else minus(_UP, scaled(axis, axis[1])))
    beside, half = cross(axis, ahead), _HALF_ROUND if way == "round" else _HALF_ARC
    points = []
    for step in range(13):
        angle = math.radians(half * (step / 6 - 1))
        at = along(along(middle, ahead, far * math.cos(angle)), beside, far * math.sin(angle))
        points.append(sheet.point(at))
    return points


def _axis(before: Skeleton, key: Skeleton, frame: str) -> Vector:
    """About which direction a part turns on its way to the key pose."""
    total: Vector = (0.0, 0.0, 0.0)
    for old, new in zip(before.frames[frame], key.frames[frame], strict=True):
        total = add(total, cross(old, new))
    return unit(total)
