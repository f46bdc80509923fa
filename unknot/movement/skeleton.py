"""From a pose to joint positions: forward along the bones, and two bones that reach for a place."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from unknot.movement import body
from unknot.movement.pose import Pose
from unknot.movement.space import (
    UPRIGHT,
    Frame,
    Vector,
    add,
    along,
    cross,
    dot,
    flexed,
    length,
    minus,
    scaled,
    tipped,
    turned,
    unit,
)

#: share of a twist and of a side bend that the low back takes; the chest takes the rest
LUMBAR_TWIST, LUMBAR_BEND = 0.25, 0.5


@dataclass(frozen=True, slots=True)
class Skeleton:
    """Where every joint is, and how the parts that carry something are turned."""

    joints: Mapping[str, Vector]
    frames: Mapping[str, Frame]
    missed: Mapping[str, float]  # a pinned hand or foot that does not reach its place: by how much

    def __getitem__(self, joint: str) -> Vector:
        return self.joints[joint]

    def moved(self, by: Vector) -> Skeleton:
        """The same body somewhere else."""
        return Skeleton({name: add(at, by) for name, at in self.joints.items()}, self.frames, self.missed)


def forward(pose: Pose) -> Skeleton:
    """The joints from the angles alone, with the pelvis at the origin."""
    joints: dict[str, Vector] = {"pelvis": (0.0, 0.0, 0.0)}
    frames: dict[str, Frame] = {}
    _spine(pose, joints, frames)
    for side, sign in (("right", 1.0), ("left", -1.0)):
        _leg(pose, side, sign, joints, frames)
        _arm(pose, side, sign, joints, frames)
    return Skeleton(joints, frames, {})


def _spine(pose: Pose, joints: dict[str, Vector], frames: dict[str, Frame]) -> None:
    pelvis = tipped(turned(flexed(UPRIGHT, pose["trunk"]), pose["roll"]), pose["lean"])
    twist, bend = pose["twist"], pose["bend"]
    lumbar = tipped(turned(flexed(pelvis, pose["lumbar"]), twist * LUMBAR_TWIST), bend * LUMBAR_BEND)
    chest = tipped(turned(flexed(lumbar, pose["chest"]), twist * (1 - LUMBAR_TWIST)), bend * (1 - LUMBAR_BEND))
    neck = tipped(turned(flexed(chest, pose["neck"]), pose["neck_twist"] / 2), pose["neck_bend"] * 0.6)
    head = tipped(turned(flexed(neck, pose["head"]), pose["neck_twist"] / 2), pose["neck_bend"] * 0.4)
    parts = (pelvis, lumbar, chest, neck, head)
    for (start, end, size), frame in zip(body.SPINE_BONES, parts, strict=True):
        joints[end] = along(joints[start], frame[1], size)
    joints["belly"] = along(joints["waist"], lumbar[0], body.DEPTH["waist"] + pose["breath"] / 1000)
    frames.update(pelvis=pelvis, waist=lumbar, ribs=chest, top=chest, nape=neck, head=head)


def _leg(pose: Pose, side: str, sign: float, joints: dict[str, Vector], frames: dict[str, Frame]) -> None:
    pelvis = frames["pelvis"]
    thigh = tipped(flexed(pelvis, -pose[f"{side}_hip"]), -sign * pose[f"{side}_hip_out"])
    thigh = turned(thigh, sign * pose[f"{side}_hip_turn"])
    shank = flexed(thigh, pose[f"{side}_knee"])
    foot = flexed(shank, -pose[f"{side}_ankle"])
    hip = along(joints["pelvis"], pelvis[2], sign * body.HIP_WIDTH)
    knee = along(hip, thigh[1], -body.THIGH)
    ankle = along(knee, shank[1], -body.SHANK)
    joints.update({f"{side}_hip": hip, f"{side}_knee": knee, f"{side}_ankle": ankle})
    joints[f"{side}_toe"] = along(ankle, foot[0], body.FOOT)
    frames.update({f"{side}_thigh": thigh, f"{side}_shank": shank, f"{side}_foot": foot})


def _arm(pose: Pose, side: str, sign: float, joints: dict[str, Vector], frames: dict[str, Frame]) -> None:
    chest = frames["top"]
    upper = tipped(flexed(chest, -pose[f"{side}_shoulder"]), -sign * pose[f"{side}_shoulder_out"])
    upper = turned(upper, sign * pose[f"{side}_shoulder_turn"])
    lower = flexed(upper, -pose[f"{side}_elbow"])
    hand = flexed(lower, -pose[f"{side}_wrist"])
    shoulder = along(joints["top"], _girdle(pose, side, sign, chest), body.SHOULDER_WIDTH)
    elbow = along(shoulder, upper[1], -body.UPPER_ARM)
    wrist = along(elbow, lower[1], -body.FOREARM)
    joints.update({f"{side}_shoulder": shoulder, f"{side}_elbow": elbow, f"{side}_wrist": wrist})
    joints[f"{side}_hand"] = along(wrist, hand[1], -body.HAND)
    frames.update({f"{side}_upper": upper, f"{side}_lower": lower})


def _girdle(pose: Pose, side: str, sign: float, chest: Frame) -> Vector:
    """The way from the top of the chest to the shoulder: out, a little forwards or back, a little up or down."""
    ahead, raised = math.radians(pose[f"{side}_scapula"]), math.radians(pose[f"{side}_shrug"])
    out = add(scaled(chest[2], sign * math.cos(ahead)), scaled(chest[0], math.sin(ahead)))
    return add(scaled(out, math.cos(raised)), scaled(chest[1], math.sin(raised)))


def two_bones(start: Vector, target: Vector, first: float, second: float, hint: Vector) -> tuple[Vector, Vector, float]:
    """Middle and end joint of two bones that reach for a target, bent towards ``hint``; and what is missing."""
    way = minus(target, start)
    distance = length(way)
    direction = unit(way, (0.0, -1.0, 0.0))
    reach = max(abs(first - second) + 1e-4, min(distance, first + second - 1e-6))
    beside = (first * first + reach * reach - second * second) / (2 * reach)
    out = math.sqrt(max(0.0, first * first - beside * beside))
    aside = minus(hint, scaled(direction, dot(hint, direction)))
    middle = along(
        along(start, direction, beside), unit(aside) if length(aside) > 1e-6 else _upright_on(direction), out
    )
    return middle, along(start, direction, reach), abs(distance - reach)


def _upright_on(direction: Vector) -> Vector:
    """Some direction at a right angle to this one, when nothing says which."""
    return unit(cross(direction, (1.0, 0.0, 0.0) if abs(direction[0]) < 0.8 else (0.0, 1.0, 0.0)))


def hinge_frame(upper: Vector, lower: Vector, near: Frame) -> Frame:
    """How a shank or forearm is turned when its bones lie this way; ``near`` decides where that is open."""
    right = cross(upper, lower)
    right = unit(right, near[2]) if length(right) > 0.06 else near[2]
    if dot(right, near[2]) < 0:
        right = scaled(right, -1.0)
    up = scaled(lower, -1.0)
    right = unit(minus(right, scaled(up, dot(right, up))), near[2])
    return cross(up, right), up, right


def bend_of(upper: Vector, lower: Vector, frame: Frame) -> float:
    """The angle between two bones in degrees; positive the way a knee bends in this frame of the upper bone."""
    return math.degrees(math.atan2(-dot(cross(upper, lower), frame[2]), dot(upper, lower)))
