"""From the words of a figure's props to the things that stand around its start pose."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from unknot.movement import body
from unknot.movement.props import Prop, ball, bed, box, chair, disc, held, laid_on, pillow, strap, table, wall
from unknot.movement.skeleton import Skeleton
from unknot.movement.solve import lowest
from unknot.movement.space import Vector, along, mix

Maker = Callable[[Skeleton], list[Prop]]


def _chair_under(start: Skeleton) -> list[Prop]:
    return chair(start["pelvis"][0] + 0.145)


def _low_chair(start: Skeleton) -> list[Prop]:
    """A chair whose backrest ends at the shoulder blades."""
    return chair(start["pelvis"][0] + 0.145, back=0.235)


def _chair_for_calves(start: Skeleton) -> list[Prop]:
    ankle, knee = start["right_ankle"], start["right_knee"]
    top = min(ankle[1] - 0.029, knee[1] - 0.05)
    return chair(knee[0] + 0.055, top, facing=-1, back=0.26, depth=0.26)


def _chair_for_heel(start: Skeleton) -> list[Prop]:
    return chair(start["right_ankle"][0] - 0.06, start["right_ankle"][1] - body.RADII["ankle"], facing=-1)


def _chair_beside(start: Skeleton) -> list[Prop]:
    return [
        Prop(p.material, p.draw, front=False)
        for p in chair(start["pelvis"][0] + 0.42, facing=-1, back=0.30, depth=0.24)
    ]


def _stool(start: Skeleton) -> list[Prop]:
    return chair(start["pelvis"][0] + 0.145, back=0.0)


def _wall_back(start: Skeleton) -> list[Prop]:
    return wall(start["ribs"][0] - body.DEPTH["ribs"] - 0.004)


def _wall_hands(start: Skeleton) -> list[Prop]:
    return wall(max(start["right_hand"][0], start["left_hand"][0]) + 0.016)


def _worktop(start: Skeleton) -> list[Prop]:
    hand = max(start["right_wrist"], start["left_wrist"], key=lambda at: at[1])
    top = hand[1] - body.RADII["wrist"]
    edge = max(start["pelvis"][0] + 0.10, hand[0] - 0.13)
    return table(edge, top, 0.34, block=True)


def _worktop_beside(start: Skeleton) -> list[Prop]:
    """A worktop along the left side, for a view from the front."""
    x, top, z = start["pelvis"][0], start["left_wrist"][1] - body.RADII["wrist"], start["left_wrist"][2]
    plate = box((x - 0.2, top - 0.03, z - 0.2), (x + 0.2, top, z + 0.05))
    return [box((x - 0.2, 0.0, z - 0.2), (x + 0.2, top - 0.03, z + 0.02)), plate]


def _desk(start: Skeleton) -> list[Prop]:
    top = start["right_wrist"][1] - body.RADII["wrist"]
    edge = start["right_wrist"][0] - 0.07
    eyes = start["head"][1] - 0.01
    screen = box((edge + 0.36, eyes - 0.2, -0.17), (edge + 0.385, eyes + 0.02, 0.17), "wall")
    foot = box((edge + 0.365, top, -0.03), (edge + 0.385, eyes - 0.1, 0.03))
    return [*table(edge, top, 0.46), foot, screen]


def _bed_under(start: Skeleton) -> list[Prop]:
    """A bed below somebody who lies: its top is the height at which they lie."""
    ends = [at[0] for at in start.joints.values()]
    return bed(min(ends) - 0.16, max(ends) + 0.09, min(at[1] for at in (start["pelvis"], start["ribs"])) - 0.08)


def _bed_along(start: Skeleton) -> list[Prop]:
    """A bed that somebody lies along on the side, near the edge in front of them."""
    middle, top = start["pelvis"], start["pelvis"][1] - 0.088
    low, high, edge = start["head"][0] - 0.14, middle[0] + 0.52, middle[2] + 0.09
    legs = [box((x - 0.02, 0.0, edge - 0.05), (x + 0.02, top - 0.1, edge - 0.01)) for x in (low + 0.05, high - 0.05)]
    frame = box((low, top - 0.13, edge - 0.5), (high, top - 0.09, edge))
    return [*legs, frame, box((low, top - 0.09, edge - 0.5), (high, top, edge), "wall")]


def _bed_ahead(start: Skeleton) -> list[Prop]:
    top = min(start["right_elbow"][1], start["right_wrist"][1]) - 0.03
    return bed(start["right_elbow"][0] - 0.07, start["right_elbow"][0] + 0.62, top)


def _band_foot(_: Skeleton) -> list[Prop]:
    def joints(s: Skeleton) -> list[Vector]:
        sole = along(mix(s["right_ankle"], s["right_toe"], 0.6), s.frames["right_foot"][1], -0.022)
        return [s["right_wrist"], sole]

    return [strap(joints)]


def _band_wall(start: Skeleton) -> list[Prop]:
    x = start["right_hand"][0] + 0.26
    fixed = (x, start["right_hand"][1], 0.0)
    return [*wall(x), strap(lambda s: [s["right_hand"], fixed, s["left_hand"]], front=False)]


def _stick(_: Skeleton) -> list[Prop]:
    def joints(s: Skeleton) -> list[Vector]:
        back = along(s["head"], s.frames["head"][0], -body.RADII["head"] - 0.012)
        seat = along(s["pelvis"], s.frames["pelvis"][0], -body.DEPTH["pelvis"] - 0.012)
        low = along(seat, s.frames["pelvis"][1], -0.10)
        way = along(back, s.frames["ribs"][1], 0.07)
        return [way, low]

    return [strap(joints)]


def _bike(start: Skeleton) -> list[Prop]:
    hips = start["pelvis"]
    feet = mix(start["right_ankle"], start["left_ankle"], 0.5)
    axle = (feet[0] + 0.02, feet[1] - 0.03, 0.0)
    bar = (start["right_hand"][0], start["right_hand"][1] - 0.03, 0.0)
    foot = 0.03
    return [
        box((hips[0] - 0.09, hips[1] - 0.10, -0.05), (hips[0] + 0.07, hips[1] - 0.075, 0.05)),
        box((hips[0] - 0.012, foot, -0.015), (hips[0] + 0.012, hips[1] - 0.09, 0.015)),
        box((bar[0] - 0.012, foot, -0.015), (bar[0] + 0.012, bar[1], 0.015)),
        box((bar[0] - 0.06, bar[1] - 0.012, -0.05), (bar[0] + 0.012, bar[1] + 0.012, 0.05)),
        box((hips[0] - 0.12, 0.0, -0.06), (bar[0] + 0.10, foot, 0.06)),
        disc(axle, 0.085),
    ]


def _water(start: Skeleton) -> list[Prop]:
    top = start["ribs"][1] + 0.02
    shape = box((start["pelvis"][0] - 0.56, 0.0, 0.2), (start["pelvis"][0] + 0.56, top, 0.21), "water", front=True)
    return [shape]


def _step(start: Skeleton) -> list[Prop]:
    x = start["right_toe"][0] + 0.05
    return [box((x, 0.0, -0.15), (x + 0.24, 0.1, 0.15))]


def _door(_: Skeleton) -> list[Prop]:
    return [box((-0.02, 0.0, z - 0.03), (0.03, 1.12, z + 0.03), "wall") for z in (-0.37, 0.37)]


def _load_box(start: Skeleton) -> list[Prop]:
    x = start["right_toe"][0] + 0.02
    return [box((x, 0.0, -0.13), (x + 0.22, 0.30, 0.13))]


def _low_stand(start: Skeleton) -> list[Prop]:
    x = start["right_toe"][0] + 0.0
    return [box((x, 0.0, -0.13), (x + 0.22, 0.16, 0.13))]


def _bag(_: Skeleton) -> list[Prop]:
    """A bag that hangs by its handle below the hand."""

    def handle(s: Skeleton) -> list[Vector]:
        x, y, z = s["right_hand"]
        return [(x - 0.05, y - 0.045, z), (x - 0.03, y, z), (x + 0.03, y, z), (x + 0.05, y - 0.045, z)]

    return [strap(handle), held("right_hand", 0.15, 0.13, 0.11)]


_MAKERS: Mapping[str, Maker] = {
    "chair": _chair_under,
    "low chair": _low_chair,
    "stool": _stool,
    "chair for calves": _chair_for_calves,
    "chair for heel": _chair_for_heel,
    "chair beside": _chair_beside,
    "wall behind": _wall_back,
    "wall at hands": _wall_hands,
    "ball wall": lambda start: wall(start["waist"][0] - 0.154),
    "worktop": _worktop,
    "desk": _desk,
    "bed": _bed_under,
    "bed along": _bed_along,
    "bed ahead": _bed_ahead,
    "band round foot": _band_foot,
    "band on wall": _band_wall,
    "stick": _stick,
    "bike": _bike,
    "water": _water,
    "step": _step,
    "door frame": _door,
    "worktop beside": _worktop_beside,
    "box ahead": _load_box,
    "low box ahead": _low_stand,
    "load in hands": lambda _: [held("right_hand", 0.13, 0.10, 0.05)],
    "bag in hand": _bag,
    "ball at wall": lambda _: [ball("waist", "waist", -0.109, 0.03, 0.044)],
    "hot towel": lambda _: [laid_on("waist", "waist", -0.074, -0.03, (0.085, 0.010), "warm")],
    "cold pack": lambda _: [laid_on("waist", "waist", -0.077, -0.03, (0.06, 0.012), "cold")],
}
#: what lies under everything instead of a thing of its own
GROUNDS = ("mat", "floor")
PILLOWS = ("head", "knees", "pelvis", "ankles", "belly", "between_knees")
NAMES = (*GROUNDS, *_MAKERS, *(f"pillow {place}" for place in PILLOWS))


def things(names: tuple[str, ...], start: Skeleton) -> list[Prop]:
    """Every thing of a figure, in the order of its words."""
    made = []
    for name in names:
        if name.startswith("pillow "):
            raised = any(prop.startswith("bed") for prop in names)
            made += pillow(start, name.removeprefix("pillow "), lowest(start) if raised else 0.0)
        elif name not in GROUNDS:
            made += _MAKERS[name](start)
    return made
