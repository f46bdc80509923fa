"""From space to the picture: the side, front, back or from above, turned a little so that both limbs show."""

from __future__ import annotations

import math
from dataclasses import dataclass

from unknot.movement.space import Vector, dot, scaled

Point = tuple[float, float]
#: for each view: turned about the upright, and tilted downwards, in degrees
FROM_ABOVE = 40.0  # a view that is tilted more than this looks down on the mat
VIEWS = {"side": (9.0, 0.0), "front": (-90.0, 0.0), "back": (90.0, 0.0), "above": (0.0, 90.0)}


@dataclass(frozen=True, slots=True)
class Camera:
    """A point of view without perspective: what is right, up and near in the picture, as directions in space."""

    right: Vector
    up: Vector
    near: Vector  # to the viewer
    layers: Vector  # the same as if the view were not turned that little: it says which limb is in front
    tilt: float

    def point(self, at: Vector) -> Point:
        """How far right and up."""
        x, y, z = at
        r, u = self.right, self.up
        return r[0] * x + r[1] * y + r[2] * z, u[0] * x + u[1] * y + u[2] * z

    def depth(self, at: Vector) -> float:
        """How near to the viewer."""
        return dot(self.layers, at)


def camera(view: str, look: tuple[float, float] = (0.0, 0.0), *, flip: bool = False) -> Camera:
    """The camera of a named view, turned and tilted by ``look``; ``flip`` shows the mirror image."""
    turn, tilt = VIEWS[view][0] + look[0], VIEWS[view][1] + look[1]
    right, up, near = _axes(turn, tilt)
    layers = _axes(round(turn / 90) * 90.0, 90.0 if tilt > FROM_ABOVE else 0.0)[2]
    return Camera(scaled(right, -1.0) if flip else right, up, near, layers, tilt)


def _axes(turn: float, tilt: float) -> tuple[Vector, Vector, Vector]:
    ct, st = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    cp, sp = math.cos(math.radians(tilt)), math.sin(math.radians(tilt))
    return (ct, 0.0, st), (st * sp, cp, -ct * sp), (-st * cp, sp, ct * cp)
