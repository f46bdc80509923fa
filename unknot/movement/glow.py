"""The honey patch on the part that a movement works: where it lies on the body, and what it is clipped to."""

from __future__ import annotations

import math
from dataclasses import dataclass

from unknot.movement.picture import Sheet
from unknot.movement.shapes import oval
from unknot.movement.skeleton import Skeleton
from unknot.movement.space import along, mix


@dataclass(frozen=True, slots=True)
class Area:
    """A patch: between two joints, so far ahead of the bone, so long and so broad; and the parts that show it."""

    a: str
    b: str
    part: float
    frame: str
    ahead: float
    long: float
    short: float
    on: tuple[str, ...]  # trunk, leg, arm, neck
    aside: float = 0.0


_TRUNK, _TRUNK_AND_LEG = ("trunk",), ("trunk", "leg")
AREAS: dict[str, Area] = {
    "low_back": Area("pelvis", "waist", 0.65, "waist", -0.055, 0.105, 0.07, _TRUNK),
    "upper_back": Area("ribs", "top", 0.35, "top", -0.055, 0.10, 0.065, _TRUNK),
    "whole_back": Area("pelvis", "top", 0.5, "ribs", -0.06, 0.19, 0.055, _TRUNK),
    "neck": Area("top", "nape", 0.55, "nape", -0.02, 0.075, 0.055, ("trunk", "neck")),
    "chest": Area("ribs", "top", 0.55, "top", 0.05, 0.09, 0.06, _TRUNK),
    "belly": Area("pelvis", "waist", 0.9, "waist", 0.055, 0.11, 0.06, _TRUNK),
    "waist": Area("pelvis", "ribs", 0.55, "waist", 0.0, 0.11, 0.055, _TRUNK, 0.07),
    "buttock": Area("pelvis", "waist", 0.0, "pelvis", -0.05, 0.09, 0.07, _TRUNK_AND_LEG),
    "hip_front": Area("hip", "knee", 0.06, "thigh", 0.045, 0.085, 0.055, _TRUNK_AND_LEG),
    "thigh_front": Area("hip", "knee", 0.5, "thigh", 0.035, 0.11, 0.04, ("leg",)),
    "thigh_back": Area("hip", "knee", 0.52, "thigh", -0.035, 0.11, 0.04, ("leg",)),
    "calf": Area("knee", "ankle", 0.35, "shank", -0.025, 0.085, 0.033, ("leg",)),
    "shoulder": Area("ribs", "top", 0.95, "top", 0.0, 0.07, 0.06, ("trunk", "neck"), 0.06),
}
_LIMB = frozenset({"hip", "knee", "ankle"})


def patch(skeleton: Skeleton, sheet: Sheet, name: str, side: str) -> str:
    """The patch as an oval along its part of the body."""
    area = AREAS[name]
    a, b = (f"{side}_{joint}" if joint in _LIMB else joint for joint in (area.a, area.b))
    frame = skeleton.frames[f"{side}_{area.frame}" if area.frame in ("thigh", "shank") else area.frame]
    at = along(mix(skeleton[a], skeleton[b], area.part), frame[0], area.ahead)
    at = along(at, frame[2], area.aside if side == "right" else -area.aside)
    one, two = sheet.point(skeleton[a]), sheet.point(skeleton[b])
    x, y = two[0] - one[0], two[1] - one[1]
    size = math.hypot(x, y)
    x, y = (x / size, y / size) if size > 1e-6 else (1.0, 0.0)
    long, short = area.long * sheet.scale, area.short * sheet.scale
    return oval(sheet.point(at), (x * long, y * long), (-y * short, x * short))
