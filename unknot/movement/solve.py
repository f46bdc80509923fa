"""From a pose with pins to the body in its place: the anchor stays, pinned limbs reach for where they are held."""

from __future__ import annotations

from dataclasses import dataclass, field

from unknot.movement import body, places
from unknot.movement.pose import Pin, Pose
from unknot.movement.skeleton import Skeleton, forward, hinge_frame, two_bones
from unknot.movement.space import Frame, Vector, add, along, cross, minus, scaled, swung, unit

_UP: Vector = (0.0, 1.0, 0.0)
_SHORT = 0.036  # how far from what a hand grasps its wrist stays
#: what each contact is: the joints that stand for it
CONTACTS: dict[str, tuple[str, ...]] = {
    "pelvis": ("pelvis",),
    "shoulders": ("top",),
    "head": ("head",),
    "hands": ("right_wrist", "left_wrist"),
    "feet": ("right_ankle", "left_ankle"),
    "knees": ("right_knee", "left_knee"),
    "elbows": ("right_elbow", "left_elbow"),
    **{f"{s}_hand": (f"{s}_wrist",) for s in body.SIDES},
    **{f"{s}_foot": (f"{s}_ankle",) for s in body.SIDES},
    **{f"{s}_knee": (f"{s}_knee",) for s in body.SIDES},
    **{f"{s}_elbow": (f"{s}_elbow",) for s in body.SIDES},
    **{f"{s}_toes": (f"{s}_toe",) for s in body.SIDES},
    "toes": ("right_toe", "left_toe"),
}


@dataclass
class _Work:
    """A body that is being put into place."""

    joints: dict[str, Vector]
    frames: dict[str, Frame]
    missed: dict[str, float] = field(default_factory=dict)

    def body(self) -> Skeleton:
        return Skeleton(self.joints, self.frames, self.missed)


def lowest(skeleton: Skeleton) -> float:
    """How high the lowest skin is above the floor."""
    return min(at[1] - body.radius(joint) for joint, at in skeleton.joints.items())


def stood(skeleton: Skeleton, height: float | None) -> Skeleton:
    """The body with its pelvis at this height, or resting on the floor."""
    return skeleton.moved((0.0, height if height is not None else -lowest(skeleton), 0.0))


def middle(skeleton: Skeleton, contact: str) -> Vector:
    """Where a contact is; between both sides for a contact of two."""
    joints = [skeleton[name] for name in CONTACTS[contact]]
    total: Vector = (0.0, 0.0, 0.0)
    for at in joints:
        total = add(total, at)
    return scaled(total, 1 / len(joints))


def placed(pose: Pose, start: Skeleton, anchor: str) -> Skeleton:
    """The body in this pose, its anchor where it was at the start and its pins reached for."""
    free = forward(pose)
    if anchor == "floor":
        at = minus(start["pelvis"], free["pelvis"])
        free = free.moved((at[0], -lowest(free), at[2]))
    else:
        pin = pose.pins.get(anchor, Pin())
        free = free.moved(add(minus(middle(start, anchor), middle(free, anchor)), pin.by))
    return pinned(free, pose, start)


def pinned(free: Skeleton, pose: Pose, start: Skeleton) -> Skeleton:
    """Every pinned limb brought to its place: legs first, because hands may hold them."""
    work = _Work(dict(free.joints), dict(free.frames))
    for name in ("right_knee", "left_knee", "right_elbow", "left_elbow", "right_foot", "left_foot"):
        if name in pose.pins and pose.pins[name].to != "free":
            _limb(work, name, pose.pins[name], start)
    for name in ("right_hand", "left_hand"):
        if name in pose.pins and pose.pins[name].to != "free":
            _limb(work, name, pose.pins[name], start)
    return work.body()


def _limb(work: _Work, name: str, pin: Pin, start: Skeleton) -> None:
    side, _, what = name.partition("_")
    if what == "knee":
        _rest_shank(work, side, start)
    elif what == "elbow":
        _rest_forearm(work, side, start)
    elif what == "foot":
        _reach_foot(work, side, pin, start)
    else:
        _reach_hand(work, side, pin, start)


def _rest_shank(work: _Work, side: str, start: Skeleton) -> None:
    """A kneeling knee: the shank and foot keep lying as they lay."""
    knee = work.joints[f"{side}_knee"]
    away = minus(knee, start[f"{side}_knee"])
    work.missed[f"{side}_knee"] = max(abs(away[0]), abs(away[1]))
    for joint in ("ankle", "toe"):
        work.joints[f"{side}_{joint}"] = add(start[f"{side}_{joint}"], away)
    for frame in ("shank", "foot"):
        work.frames[f"{side}_{frame}"] = start.frames[f"{side}_{frame}"]


def _rest_forearm(work: _Work, side: str, start: Skeleton) -> None:
    """An elbow that bears weight: the forearm and hand keep lying as they lay."""
    away = minus(work.joints[f"{side}_elbow"], start[f"{side}_elbow"])
    work.missed[f"{side}_elbow"] = max(abs(away[0]), abs(away[1]))
    for joint in ("wrist", "hand"):
        work.joints[f"{side}_{joint}"] = add(start[f"{side}_{joint}"], away)
    work.frames[f"{side}_lower"] = start.frames[f"{side}_lower"]


def _target(work: _Work, joint: str, pin: Pin, start: Skeleton, side: str) -> Vector:
    if pin.to == "floor":
        at = work.joints[joint]
        return add((at[0], body.radius(joint), at[2]), pin.by)
    if pin.to == "start":
        return add(start[joint], pin.by)
    if pin.to.startswith("across_"):
        return add(places.across(work.body(), pin.to.removeprefix("across_"), side), pin.by)
    return add(places.find(work.body(), pin.to, side), pin.by)


def _reach_foot(work: _Work, side: str, pin: Pin, start: Skeleton) -> None:
    joints, frames = work.joints, work.frames
    hip, ankle = joints[f"{side}_hip"], f"{side}_ankle"
    target = _target(work, ankle, pin, start, side)
    hint = _apex(minus(joints[ankle], hip), minus(target, hip), frames[f"{side}_thigh"][0])
    knee, end, missed = two_bones(hip, target, body.THIGH, body.SHANK, hint)
    _set_limb(work, side, ("knee", "ankle"), ("thigh", "shank"), (hip, knee, end))
    work.missed[f"{side}_foot"] = missed
    if pin.to == "start":
        frames[f"{side}_foot"] = start.frames[f"{side}_foot"]
    elif pin.to == "floor":
        ahead = frames[f"{side}_foot"][0]
        ahead = unit((ahead[0], 0.0, ahead[2]), (1.0, 0.0, 0.0))
        frames[f"{side}_foot"] = (ahead, _UP, cross(ahead, _UP))
    joints[f"{side}_toe"] = along(end, frames[f"{side}_foot"][0], body.FOOT)


def _reach_hand(work: _Work, side: str, pin: Pin, start: Skeleton) -> None:
    joints, frames = work.joints, work.frames
    shoulder, wrist = joints[f"{side}_shoulder"], f"{side}_wrist"
    target = _target(work, wrist, pin, start, side)
    grasped = target if places.held(pin.to) else None
    if grasped is not None:
        target = along(target, unit(minus(shoulder, target)), _SHORT)
    hand_way = minus(joints[f"{side}_hand"], joints[wrist])
    hint = _apex(minus(joints[wrist], shoulder), minus(target, shoulder), scaled(frames[f"{side}_upper"][0], -1.0))
    elbow, end, missed = two_bones(shoulder, target, body.UPPER_ARM, body.FOREARM, hint)
    old_lower = frames[f"{side}_lower"]
    _set_limb(work, side, ("elbow", "wrist"), ("upper", "lower"), (shoulder, elbow, end))
    work.missed[f"{side}_hand"] = missed
    if pin.to == "start":
        hand_way = minus(start[f"{side}_hand"], start[wrist])
    elif pin.to == "floor":
        hand_way = scaled(unit((hand_way[0], 0.0, hand_way[2]), (1.0, 0.0, 0.0)), body.HAND)
    elif grasped is not None:
        hand_way = minus(grasped, end)
    else:
        lying = places.lying(work.body(), pin.to.removeprefix("across_"), side)
        hand_way = lying or _carried(hand_way, old_lower, frames[f"{side}_lower"])
    joints[f"{side}_hand"] = along(end, unit(hand_way), body.HAND)


def _apex(old: Vector, new: Vector, side: Vector) -> Vector:
    """Where a knee or elbow points once the limb is swung from its old line to its new one, the shortest way."""
    return swung(side, unit(old), unit(new))


def _carried(way: Vector, old: Frame, new: Frame) -> Vector:
    """A direction that keeps its place in a frame which has turned."""
    parts = [sum(x * y for x, y in zip(way, axis, strict=True)) for axis in old]
    out: Vector = (0.0, 0.0, 0.0)
    for size, axis in zip(parts, new, strict=True):
        out = along(out, axis, size)
    return out


def _set_limb(
    work: _Work, side: str, joints: tuple[str, str], bones: tuple[str, str], ends: tuple[Vector, Vector, Vector]
) -> None:
    """Write a solved limb: its middle and end joint, and how its two bones are turned."""
    root, middle_, end = ends
    upper, lower = unit(minus(middle_, root)), unit(minus(end, middle_))
    near = work.frames[f"{side}_{bones[0]}"]
    right = hinge_frame(upper, lower, near)[2]
    work.joints[f"{side}_{joints[0]}"], work.joints[f"{side}_{joints[1]}"] = middle_, end
    work.frames[f"{side}_{bones[0]}"] = _frame_along(upper, right)
    work.frames[f"{side}_{bones[1]}"] = _frame_along(lower, right)


def _frame_along(bone: Vector, right: Vector) -> Frame:
    up = scaled(bone, -1.0)
    ahead = unit(cross(up, right), (1.0, 0.0, 0.0))
    return ahead, up, cross(ahead, up)
