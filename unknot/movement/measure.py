"""The joint angles of a body in its place, as a physiotherapist or a camera would measure them: in degrees."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from unknot.movement.skeleton import Skeleton, bend_of
from unknot.movement.space import Vector, dot, minus, unit


def bone(found: Skeleton, a: str, b: str) -> Vector:
    """The direction from one joint to another."""
    return unit(minus(found[b], found[a]))


def knee(found: Skeleton, side: str) -> float:
    """How far a knee is bent; below nought is backwards."""
    thigh, shank = bone(found, f"{side}_hip", f"{side}_knee"), bone(found, f"{side}_knee", f"{side}_ankle")
    return bend_of(thigh, shank, found.frames[f"{side}_thigh"])


def elbow(found: Skeleton, side: str) -> float:
    """How far an elbow is bent; below nought is backwards."""
    upper, lower = bone(found, f"{side}_shoulder", f"{side}_elbow"), bone(found, f"{side}_elbow", f"{side}_wrist")
    return -bend_of(upper, lower, found.frames[f"{side}_upper"])


def hip(found: Skeleton, side: str) -> float:
    """How far a hip is bent forwards."""
    thigh, pelvis = bone(found, f"{side}_hip", f"{side}_knee"), found.frames["pelvis"]
    return math.degrees(math.atan2(dot(thigh, pelvis[0]), -dot(thigh, pelvis[1])))


def shoulder(found: Skeleton, side: str) -> float:
    """How far an arm is raised forwards against the chest."""
    upper, chest = bone(found, f"{side}_shoulder", f"{side}_elbow"), found.frames["top"]
    angle = math.degrees(math.atan2(dot(upper, chest[0]), -dot(upper, chest[1])))
    return angle + 360 if angle < -90 else angle


def shoulder_out(found: Skeleton, side: str) -> float:
    """How far an arm is raised sideways against the chest."""
    upper, chest = bone(found, f"{side}_shoulder", f"{side}_elbow"), found.frames["top"]
    out = dot(upper, chest[2]) * (1 if side == "right" else -1)
    return math.degrees(math.atan2(out, -dot(upper, chest[1])))


def trunk(found: Skeleton) -> float:
    """How far the line from hips to shoulders leans forwards from upright."""
    way = bone(found, "pelvis", "top")
    return math.degrees(math.atan2(way[0], way[1]))


_SIDED: Mapping[str, Callable[[Skeleton, str], float]] = {
    "knee": knee,
    "elbow": elbow,
    "hip": hip,
    "shoulder": shoulder,
    "shoulder_out": shoulder_out,
}


def measured(found: Skeleton, angle: str) -> float:
    """An angle by its name, as in ``right_knee`` or ``trunk``."""
    if angle == "trunk":
        return trunk(found)
    side, _, name = angle.partition("_")
    return _SIDED[name](found, side)


def names() -> frozenset[str]:
    """Every angle that can be measured."""
    return frozenset({"trunk"} | {f"{side}_{name}" for side in ("right", "left") for name in _SIDED})
