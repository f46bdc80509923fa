"""What stands around: mats, chairs, walls, beds, and what is held. Each is made of boxes seen by the camera."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from unknot.movement import body
from unknot.movement.bases import SEAT
from unknot.movement.picture import Sheet
from unknot.movement.shapes import hull, line, polygon
from unknot.movement.skeleton import Skeleton
from unknot.movement.space import Vector, along, mix

Draw = Callable[[Skeleton, Sheet], str]


@dataclass(frozen=True, slots=True)
class Prop:
    """One shape of a thing: its kind of material, whether it lies before the body, and whether it moves with it."""

    material: str  # wood | soft | wall | band | held
    draw: Draw
    front: bool = False
    moves: bool = False
    solid: tuple[Vector, Vector] | None = None  # a box that nothing of the body may go through


def box(low: Vector, high: Vector, material: str = "wood", *, front: bool = False, solid: bool = False) -> Prop:
    """A block between two corners."""
    corners = [(x, y, z) for x in (low[0], high[0]) for y in (low[1], high[1]) for z in (low[2], high[2])]

    def draw(_: Skeleton, sheet: Sheet) -> str:
        return polygon(hull([sheet.point(corner) for corner in corners]))

    return Prop(material, draw, front=front, solid=(low, high) if solid else None)


def chair(x: float, seat: float = SEAT, *, facing: int = 1, back: float = 0.34, depth: float = 0.25) -> list[Prop]:
    """A chair whose seat ends at ``x`` in front; ``facing`` 1 looks the way a standing person does."""
    rear = x - facing * depth
    low, high = min(x, rear), max(x, rear)
    legs = [
        box((at - 0.012, 0.0, z - 0.012), (at + 0.012, seat - 0.03, z + 0.012))
        for at in (low + 0.03, high - 0.03)
        for z in (-0.11, 0.11)
    ]
    rest = box((rear - 0.012, seat, -0.12), (rear + 0.012, seat + back, 0.12))
    return [*legs, box((low, seat - 0.035, -0.12), (high, seat, 0.12)), *([rest] if back else [])]


def _under(start: Skeleton, joint: str) -> Vector:
    """The skin below a joint."""
    at = start[joint]
    return at[0], at[1] - body.radius(joint), at[2]


def pillow(start: Skeleton, place: str, floor: float = 0.0) -> list[Prop]:
    """A pillow that fills the room between the body and the floor, or lies between the knees."""
    if place == "between_knees":
        at = mix(
            mix(start["right_knee"], start["left_knee"], 0.5), mix(start["right_ankle"], start["left_ankle"], 0.5), 0.3
        )
        return [box((at[0] - 0.13, at[1] - 0.035, at[2] - 0.08), (at[0] + 0.13, at[1] + 0.035, at[2] + 0.08), "soft")]
    joint = {"head": "head", "knees": "right_knee", "pelvis": "pelvis", "ankles": "right_ankle", "belly": "waist"}[
        place
    ]
    low = _under(start, joint)
    half = {"head": 0.115, "knees": 0.10, "pelvis": 0.12, "ankles": 0.07, "belly": 0.11}[place]
    top = max(low[1] + 0.012, floor + 0.03)
    width = 0.17 if place == "head" else 0.15
    return [box((low[0] - half, floor, -width), (low[0] + half, top, width), "soft")]


def wall(x: float, height: float = 1.12) -> list[Prop]:
    """A wall whose face stands at ``x``; the body is on the side of the origin."""
    thick = 0.035 if x > 0 else -0.035
    return [box((min(x, x + thick), 0.0, -0.3), (max(x, x + thick), height, 0.3), "wall", solid=True)]


def table(x: float, top: float, depth: float = 0.32, *, block: bool = False) -> list[Prop]:
    """A table or worktop that begins at ``x`` and goes on forwards."""
    plate = box((x, top - 0.03, -0.2), (x + depth, top, 0.2))
    if block:
        return [plate, box((x + 0.03, 0.0, -0.18), (x + depth, top - 0.03, 0.18))]
    legs = [box((at - 0.012, 0.0, -0.17), (at + 0.012, top - 0.03, -0.14)) for at in (x + 0.04, x + depth - 0.03)]
    return [*legs, plate]


def bed(low: float, high: float, top: float) -> list[Prop]:
    """A bed with a mattress."""
    legs = [box((at - 0.015, 0.0, -0.2), (at + 0.015, top - 0.12, 0.2)) for at in (low + 0.05, high - 0.05)]
    frame = box((low, top - 0.15, -0.22), (high, top - 0.10, 0.22))
    return [*legs, frame, box((low, top - 0.10, -0.22), (high, top, 0.22), "wall")]


def strap(joints: Callable[[Skeleton], Sequence[Vector]], *, front: bool = True) -> Prop:
    """A band or a stick along some points of the body."""

    def draw(skeleton: Skeleton, sheet: Sheet) -> str:
        return line([sheet.point(at) for at in joints(skeleton)])

    return Prop("band", draw, front=front, moves=True)


def held(joint: str, width: float, height: float, down: float, material: str = "held") -> Prop:
    """A load that hangs below a hand."""

    def draw(skeleton: Skeleton, sheet: Sheet) -> str:
        at = along(skeleton[joint], (0.0, -1.0, 0.0), down)
        x, y = sheet.point(at)
        w, h = width * sheet.scale / 2, height * sheet.scale / 2
        return polygon([(x - w, y - h), (x + w, y - h), (x + w, y + h), (x - w, y + h)])

    return Prop(material, draw, front=True, moves=True)


def disc(centre: Vector, radius: float) -> Prop:
    """A wheel seen from the side."""

    def draw(_: Skeleton, sheet: Sheet) -> str:
        x, y = sheet.point(centre)
        return polygon([_round(x, y, radius * sheet.scale, i / 20) for i in range(20)])

    return Prop("wall", draw)


def ball(joint: str, frame: str, ahead: float, up: float, radius: float) -> Prop:
    """A ball against the trunk."""

    def draw(skeleton: Skeleton, sheet: Sheet) -> str:
        forward, upward, _ = skeleton.frames[frame]
        x, y = sheet.point(along(along(skeleton[joint], forward, ahead), upward, up))
        return polygon([_round(x, y, radius * sheet.scale, i / 20) for i in range(20)])

    return Prop("held", draw, front=True, moves=True)


def _round(x: float, y: float, radius: float, part: float) -> tuple[float, float]:
    angle = 2 * math.pi * part
    return x + radius * math.cos(angle), y + radius * math.sin(angle)


def laid_on(joint: str, frame: str, ahead: float, up: float, size: tuple[float, float], material: str) -> Prop:
    """A pack or towel laid on the trunk."""

    def draw(skeleton: Skeleton, sheet: Sheet) -> str:
        forward, upward, right = skeleton.frames[frame]
        centre = along(along(skeleton[joint], forward, ahead), upward, up)
        corners = [
            along(along(along(centre, upward, a * size[0]), forward, b * size[1]), right, c * 0.05)
            for a in (-1, 1)
            for b in (-1, 1)
            for c in (-1, 1)
        ]
        return polygon(hull([sheet.point(corner) for corner in corners]))

    return Prop(material, draw, front=True, moves=True)
