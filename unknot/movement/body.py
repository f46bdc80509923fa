"""The body: lengths, thicknesses and how far each joint bends. Lengths are parts of the body's height.

Proportions follow the usual anthropometric tables (Drillis and Contini, 1966), with a shorter hand and foot as a
pictogram has them. Joint limits are the usual active ranges (American Academy of Orthopaedic Surgeons) with a margin.
"""

from __future__ import annotations

from collections.abc import Mapping

SIDES = ("right", "left")

PELVIS, LUMBAR, CHEST, NECK, HEAD = 0.088, 0.088, 0.120, 0.072, 0.082
UPPER_ARM, FOREARM, HAND = 0.162, 0.148, 0.058
THIGH, SHANK, FOOT = 0.245, 0.240, 0.082
HIP_WIDTH, SHOULDER_WIDTH = 0.052, 0.098  # from the middle to the joint

#: bones as (from, to, length); limbs carry their side
SPINE_BONES = (
    ("pelvis", "waist", PELVIS),
    ("waist", "ribs", LUMBAR),
    ("ribs", "top", CHEST),
    ("top", "nape", NECK),
    ("nape", "head", HEAD),
)
LIMB_BONES = (
    ("hip", "knee", THIGH),
    ("knee", "ankle", SHANK),
    ("ankle", "toe", FOOT),
    ("shoulder", "elbow", UPPER_ARM),
    ("elbow", "wrist", FOREARM),
    ("wrist", "hand", HAND),
)
BONES = SPINE_BONES + tuple((f"{s}_{a}", f"{s}_{b}", size) for s in SIDES for a, b, size in LIMB_BONES)
#: every joint by name
JOINTS = frozenset({"belly", *(joint for a, b, _ in BONES for joint in (a, b))})

#: thickness of the flesh round a joint
RADII: Mapping[str, float] = {
    "hip": 0.058,
    "knee": 0.041,
    "ankle": 0.029,
    "toe": 0.020,
    "shoulder": 0.038,
    "elbow": 0.029,
    "wrist": 0.024,
    "hand": 0.019,
    "pelvis": 0.074,
    "waist": 0.064,
    "ribs": 0.068,
    "top": 0.062,
    "nape": 0.032,
    "head": 0.066,
    "belly": 0.0,
}
#: half the breadth and half the depth of the trunk at each level
BREADTH: Mapping[str, float] = {"pelvis": 0.100, "waist": 0.082, "ribs": 0.094, "top": 0.104}
DEPTH: Mapping[str, float] = {"pelvis": 0.072, "waist": 0.065, "ribs": 0.070, "top": 0.060}

WHOLE_ANGLES = (
    "trunk",
    "roll",
    "lean",
    "lumbar",
    "chest",
    "neck",
    "head",
    "bend",
    "twist",
    "neck_bend",
    "neck_twist",
    "breath",  # no angle: how full the belly is, 0 to 30
)
LIMB_ANGLES = (
    "hip",
    "hip_out",
    "hip_turn",
    "knee",
    "ankle",
    "shoulder",
    "shoulder_out",
    "shoulder_turn",
    "elbow",
    "wrist",
    "scapula",
    "shrug",
)
ANGLES = WHOLE_ANGLES + tuple(f"{side}_{name}" for side in SIDES for name in LIMB_ANGLES)

#: least and most of each angle, in degrees
LIMITS: Mapping[str, tuple[float, float]] = {
    "breath": (0, 30),
    "lumbar": (-35, 60),
    "chest": (-35, 60),
    "neck": (-50, 55),
    "head": (-40, 45),
    "bend": (-45, 45),
    "twist": (-75, 75),
    "neck_bend": (-50, 50),
    "neck_twist": (-85, 85),
    "hip": (-25, 140),
    "hip_out": (-35, 60),
    "hip_turn": (-50, 65),
    "knee": (0, 155),
    "ankle": (-60, 35),
    "shoulder": (-60, 185),
    "shoulder_out": (-50, 185),
    "shoulder_turn": (-95, 110),
    "elbow": (0, 155),
    "wrist": (-95, 95),
    "scapula": (-30, 30),
    "shrug": (-20, 30),
}


def limits_of(name: str) -> tuple[float, float]:
    """The limits of a whole-body angle or of one side's angle; none for how the body lies in space."""
    bare = name.partition("_")[2] if name.startswith(("right_", "left_")) else name
    return LIMITS.get(bare, (-360.0, 360.0))


def radius(joint: str) -> float:
    """The thickness round a joint, whichever side it is on."""
    return RADII[joint.removeprefix("right_").removeprefix("left_")]
