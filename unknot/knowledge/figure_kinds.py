"""The kind of knowledge that is drawn: a movement or a position as key poses in joint angles.

The figures themselves are made by ``unknot/movement``. Angles and contacts are in the body's own terms, so that a
physiotherapist can read and correct them; ``docs/reference/knowledge-format.md`` lists the names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from unknot.knowledge.review import Review

VIEWS = ("side", "front", "back", "above")
LIMBS = ("right_leg", "left_leg", "right_arm", "left_arm")
FRAMES = ("whole", "upper")
SIDES = ("one", "both", "alternate")
#: named poses that a figure may start from (``unknot/movement/bases.py`` draws them)
BASES = (
    "standing",
    "standing_at_wall",
    "stride",
    "sitting_on_chair",
    "sitting_on_floor",
    "supine_hooklying",
    "supine_straight",
    "supine_legs_on_chair",
    "supine_knees_up",
    "prone",
    "all_fours",
    "forearm_plank",
    "side_plank",
    "half_kneeling",
    "kneeling_at_bed",
    "side_lying",
)
AREAS = (
    "low_back",
    "upper_back",
    "whole_back",
    "neck",
    "chest",
    "belly",
    "waist",
    "buttock",
    "hip_front",
    "thigh_front",
    "thigh_back",
    "calf",
    "shoulder",
    "none",
)
#: positions that are drawn but are no movement
POSITIONS = (
    "rest_on_side",
    "rest_over_bed",
    "rest_over_worktop",
    "sleep_on_back",
    "sleep_on_side",
    "sleep_on_front",
    "getting_out_of_bed",
    "lifting_with_hinge",
    "desk_setup",
    "hot_towel",
    "cold_pack",
    "ball_pressure",
)


@dataclass(frozen=True)
class FigurePin:
    """What a hand or foot is held to: its start place moved by ``by``, a place on the body, or "free"."""

    to: str = "start"
    by: tuple[float, float, float] = (0.0, 0.0, 0.0)  # forward, up, to the right; parts of the body's height


@dataclass(frozen=True)
class FigureKeyframe:
    """One key pose: how long it takes to get there, how long it is held, and what is said meanwhile."""

    name: str
    seconds: float
    cue: str
    hold: float = 0.0
    pose: Mapping[str, float] = field(default_factory=dict)
    pins: Mapping[str, FigurePin] = field(default_factory=dict)


@dataclass(frozen=True)
class FigureTarget:
    """An angle that a camera may look for at a keyframe, in degrees, with what still counts as there."""

    keyframe: str
    angle: str
    degrees: float
    within: float


@dataclass(frozen=True)
class Figure:
    """A movement or position to be drawn. The id is that of the movement or of the position."""

    id: str
    name: str
    view: str
    start: str
    area: str
    keyframes: tuple[FigureKeyframe, ...]
    review: Review
    sides: str = "both"
    props: tuple[str, ...] = ()
    keep: tuple[str, ...] = ("pelvis",)  # what stays where it is; the first carries the body
    setup: Mapping[str, float] = field(default_factory=dict)  # changes to the start pose, for the whole figure
    setup_pins: Mapping[str, FigurePin] = field(default_factory=dict)
    height: float | None = None  # of the pelvis at the start, where the start position's own is not right
    key: str = ""  # the keyframe that shows the movement best; the second when left out
    arrow: str = ""  # the joint whose way the arrow shows, a turn, or "none"; the joint that moves most when left out
    frame: str = "whole"  # whole | upper: the whole body, or head and shoulders from nearer
    look: tuple[float, float] = (0.0, 0.0)  # the view turned and tilted by so many degrees
    also: str = ""  # a second area that glows, where one movement works two
    over: tuple[str, ...] = ()  # limbs that are painted over the others, where legs or arms cross
    variant_of: str = ""
    targets: tuple[FigureTarget, ...] = ()
    body: str = ""
