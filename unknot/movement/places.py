"""Places on one's own body that a hand can hold or rest on."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from unknot.movement import body
from unknot.movement.pose import other
from unknot.movement.skeleton import Skeleton
from unknot.movement.space import Vector, add, along, mix, scaled

Finder = Callable[[Skeleton, str], Vector]
_OFF = 0.014  # a wrist's middle lies this far outside the skin


def _shin(body_: Skeleton, side: str) -> Vector:
    at = mix(body_[f"{side}_knee"], body_[f"{side}_ankle"], 0.2)
    return along(at, body_.frames[f"{side}_shank"][0], body.RADII["knee"] * 0.8 + _OFF)


def _kneecap(body_: Skeleton, side: str) -> Vector:
    return along(body_[f"{side}_knee"], body_.frames[f"{side}_thigh"][0], body.RADII["knee"] + _OFF)


def _above_knee(body_: Skeleton, side: str) -> Vector:
    at = mix(body_[f"{side}_hip"], body_[f"{side}_knee"], 0.86)
    return along(at, body_.frames[f"{side}_thigh"][0], body.RADII["knee"] + body.RADII["ankle"] * 0.6)


def _thigh_back(body_: Skeleton, side: str) -> Vector:
    at = mix(body_[f"{side}_hip"], body_[f"{side}_knee"], 0.52)
    return along(at, body_.frames[f"{side}_thigh"][0], -0.03)


def _thigh_high(body_: Skeleton, side: str) -> Vector:
    at = mix(body_[f"{side}_hip"], body_[f"{side}_knee"], 0.4)
    return along(at, body_.frames[f"{side}_thigh"][0], body.RADII["hip"] * 0.9)


def _foot(body_: Skeleton, side: str) -> Vector:
    return mix(body_[f"{side}_ankle"], body_[f"{side}_toe"], 0.75)


def _thigh_top(body_: Skeleton, side: str) -> Vector:
    at = mix(body_[f"{side}_hip"], body_[f"{side}_knee"], 0.62)
    return along(at, body_.frames[f"{side}_thigh"][0], body.RADII["knee"] + _OFF)


def _thigh_under(body_: Skeleton, side: str) -> Vector:
    at = mix(body_[f"{side}_hip"], body_[f"{side}_knee"], 0.3)
    out = body_.frames["pelvis"][2]
    return along(along(at, out, 0.05 if side == "right" else -0.05), body_.frames[f"{side}_thigh"][0], -0.03)


def _thigh_side(body_: Skeleton, side: str) -> Vector:
    at = mix(body_[f"{side}_hip"], body_[f"{side}_knee"], 0.3)
    return along(at, body_.frames["pelvis"][2], 0.06 if side == "right" else -0.06)


def _ankle(body_: Skeleton, side: str) -> Vector:
    return along(body_[f"{side}_ankle"], body_.frames[f"{side}_shank"][0], 0.01)


def _trunk(joint: str, ahead: float, aside: float = 0.0) -> Finder:
    def find(body_: Skeleton, side: str) -> Vector:
        frame = body_.frames["waist" if joint == "belly" else joint]
        return along(along(body_[joint], frame[0], ahead), frame[2], aside if side == "right" else -aside)

    return find


_PLACES: Mapping[str, Finder] = {
    "shin": _shin,
    "knee": _kneecap,
    "above_knee": _above_knee,
    "thigh_back": _thigh_back,
    "thigh_high": _thigh_high,
    "thigh_top": _thigh_top,
    "foot": _foot,
    "thigh_under": _thigh_under,
    "thigh_side": _thigh_side,
    "ankle": _ankle,
    "belly": _trunk("belly", 0.016, 0.02),
    "chest": _trunk("ribs", 0.09, 0.03),
    "hip_back": _trunk("waist", -0.055, 0.075),
    "low_back": _trunk("waist", -0.046, 0.06),
    "back_of_head": _trunk("head", -0.05, 0.045),
    "back_of_neck": _trunk("nape", -0.05, 0.03),
    "shoulder": _trunk("top", 0.05, 0.06),
}
_ONE_SIDED = frozenset(
    {
        "shin",
        "knee",
        "above_knee",
        "thigh_high",
        "foot",
        "thigh_back",
        "thigh_top",
        "thigh_under",
        "thigh_side",
        "ankle",
    }
)


def names() -> frozenset[str]:
    """Every place, with its side where it has one."""
    sided = {f"{side}_{name}" for name in _PLACES for side in body.SIDES}
    return frozenset(sided | (set(_PLACES) - _ONE_SIDED))


def find(skeleton: Skeleton, name: str, hand_side: str) -> Vector:
    """Where a place is; one without a side is on the hand's own side."""
    for side in body.SIDES:
        if name.startswith(f"{side}_"):
            return _PLACES[name.removeprefix(f"{side}_")](skeleton, side)
    return _PLACES[name](skeleton, hand_side)


def across(skeleton: Skeleton, name: str, hand_side: str) -> Vector:
    """The same place on the side across from the hand."""
    return find(skeleton, name, other(hand_side))


def held(name: str) -> bool:
    """Whether a hand grasps this place from its own side, so that the wrist stays a little short of it."""
    return name.partition("_")[2] in ("shin", "knee", "thigh_back", "ankle", "foot", "thigh_top", "thigh_high")


def lying(skeleton: Skeleton, name: str, hand_side: str) -> Vector | None:
    """The way a hand lies on the trunk; None where it goes on as the forearm does."""
    if name not in _LIES:
        return None
    inwards = -1.0 if hand_side == "right" else 1.0
    up, in_ = _LIES[name]
    frame = skeleton.frames["waist" if name in ("belly", "hip_back", "low_back") else "top"]
    return add(scaled(frame[1], up), scaled(frame[2], inwards * in_))


#: up the trunk, and in towards its middle
_LIES = {
    "belly": (-0.5, 0.5),
    "hip_back": (-0.6, 0.8),
    "low_back": (-0.3, 0.9),
    "chest": (0.4, 0.9),
    "shoulder": (0.6, 0.7),
}
