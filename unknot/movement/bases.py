"""The named positions that a figure starts from: angles, contacts, and how high the pelvis lies.

``height`` is that of the pelvis above the floor; None lets the body rest on the floor with its lowest part.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from unknot.movement.pose import Pin, Pose, spread, spread_pins
from unknot.movement.skeleton import Skeleton, forward
from unknot.movement.solve import pinned, stood

FLOOR = Pin("floor")
SEAT = 0.245  # height of a chair's seat; 42 cm for somebody of 170 cm
_LYING = 0.076  # the pelvis of somebody who lies on back or front


@dataclass(frozen=True, slots=True)
class Base:
    """A named start position."""

    angles: Mapping[str, float]
    pins: Mapping[str, Pin] = field(default_factory=dict)
    height: float | None = None

    def pose(self) -> Pose:
        """Its angles and pins, a side each."""
        return Pose(spread(self.angles), spread_pins(self.pins))


_ARMS_DOWN = {"shoulder": 2.0, "shoulder_out": 6.0, "elbow": 8.0}
_SUPINE = {"trunk": -90.0, "lumbar": -3.0, "chest": 3.0, "neck": 12.0, "head": -6.0}
_ARMS_BESIDE = {"shoulder": 2.0, "shoulder_out": 14.0, "elbow": 14.0}
_SITTING = {"hip": 84.0, "knee": 86.0, "hip_out": 4.0, "lumbar": 2.0}

BASES: Mapping[str, Base] = {
    "standing": Base({**_ARMS_DOWN, "hip_out": 1.0}),
    "standing_at_wall": Base({**_ARMS_DOWN, "hip": 10.0, "trunk": 0.0, "ankle": 0.0, "knee": 0.0}, {"feet": FLOOR}),
    "stride": Base(
        {**_ARMS_DOWN, "right_hip": 22.0, "left_hip": -20.0, "left_knee": 4.0, "left_ankle": 18.0}, {"feet": FLOOR}
    ),
    "sitting_on_chair": Base(
        {**_SITTING, "shoulder": 12.0, "shoulder_out": 6.0, "elbow": 55.0},
        {"feet": FLOOR, "hands": Pin("own_thigh_top")},
        SEAT + 0.07,
    ),
    "sitting_on_floor": Base(
        {
            "hip": 88.0,
            "right_knee": 2.0,
            "left_knee": 120.0,
            "left_hip_out": 45.0,
            "left_hip_turn": 50.0,
            "shoulder": 10.0,
            "elbow": 20.0,
            "right_ankle": -8.0,
        },
        {"hands": Pin("own_thigh_high"), "left_foot": FLOOR},
        0.078,
    ),
    "supine_hooklying": Base(
        {**_SUPINE, **_ARMS_BESIDE, "hip": 52.0, "knee": 96.0}, {"feet": FLOOR, "hands": FLOOR}, _LYING
    ),
    "supine_straight": Base({**_SUPINE, **_ARMS_BESIDE, "hip": 0.0, "ankle": -20.0}, {"hands": FLOOR}, _LYING),
    "supine_legs_on_chair": Base(
        {**_SUPINE, **_ARMS_BESIDE, "hip": 85.0, "knee": 87.0, "shoulder_out": 28.0, "elbow": 6.0, "ankle": -4.0},
        {"hands": FLOOR},
        _LYING,
    ),
    "supine_knees_up": Base({**_SUPINE, "hip": 90.0, "knee": 90.0, "shoulder": 90.0, "elbow": 2.0}, {}, _LYING),
    "prone": Base(
        {
            "trunk": 90.0,
            "lumbar": -3.0,
            "neck": -6.0,
            "ankle": -58.0,
            "shoulder": 4.0,
            "shoulder_out": 14.0,
            "elbow": 10.0,
        },
    ),
    "all_fours": Base(
        {
            "trunk": 84.0,
            "hip": 84.0,
            "knee": 90.0,
            "ankle": -58.0,
            "lumbar": -4.0,
            "chest": 6.0,
            "shoulder": 86.0,
            "wrist": 80.0,
            "elbow": 4.0,
            "neck": -12.0,
            "head": -8.0,
        },
        {"hands": FLOOR},
    ),
    "forearm_plank": Base(
        {
            "trunk": 82.0,
            "hip": 0.0,
            "knee": 0.0,
            "ankle": 8.0,
            "lumbar": 0.0,
            "chest": 0.0,
            "shoulder": 82.0,
            "elbow": 90.0,
            "neck": -10.0,
            "head": -4.0,
        },
    ),
    "side_plank": Base(
        {
            "trunk": -90.0,
            "roll": 90.0,
            "lean": 0.0,
            "hip": 10.0,
            "knee": 80.0,
            "right_shoulder_out": 88.0,
            "right_shoulder": 10.0,
            "right_elbow": 88.0,
            "left_shoulder": 4.0,
        },
    ),
    "half_kneeling": Base(
        {**_ARMS_DOWN, "right_hip": 88.0, "right_knee": 88.0, "left_hip": 2.0, "left_knee": 90.0, "left_ankle": -55.0},
        {"right_foot": FLOOR},
    ),
    "kneeling_at_bed": Base(
        {
            "trunk": 48.0,
            "hip": 48.0,
            "knee": 90.0,
            "ankle": -58.0,
            "lumbar": 16.0,
            "chest": 16.0,
            "neck": -4.0,
            "shoulder": 120.0,
            "elbow": 60.0,
        },
    ),
    "side_lying": Base(
        {
            "trunk": -90.0,
            "roll": -90.0,
            "hip": 42.0,
            "knee": 60.0,
            "shoulder": 60.0,
            "elbow": 70.0,
            "neck": 6.0,
            "left_scapula": 28.0,
        },
        {},
        0.118,
    ),
}


def start_body(pose: Pose, height: float | None) -> Skeleton:
    """The body in a start position, on the floor or at its height, with hands and feet set down."""
    return pinned(stood(forward(pose), height), pose, forward(pose))
