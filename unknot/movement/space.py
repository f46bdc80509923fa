"""Vectors and turned frames in space: the few operations that a jointed body needs.

x points the way a standing person looks, y up, z to the person's right. A frame is (forward, up, right).
"""

from __future__ import annotations

import math

Vector = tuple[float, float, float]
Frame = tuple[Vector, Vector, Vector]

UPRIGHT: Frame = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


def add(a: Vector, b: Vector) -> Vector:
    """The sum of two vectors."""
    return a[0] + b[0], a[1] + b[1], a[2] + b[2]


def minus(a: Vector, b: Vector) -> Vector:
    """What leads from ``b`` to ``a``."""
    return a[0] - b[0], a[1] - b[1], a[2] - b[2]


def along(a: Vector, direction: Vector, length: float) -> Vector:
    """The point at ``length`` from ``a`` in a direction."""
    return a[0] + direction[0] * length, a[1] + direction[1] * length, a[2] + direction[2] * length


def scaled(a: Vector, k: float) -> Vector:
    """A vector made ``k`` times as long."""
    return a[0] * k, a[1] * k, a[2] * k


def dot(a: Vector, b: Vector) -> float:
    """How far two vectors agree."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vector, b: Vector) -> Vector:
    """What stands upright on two vectors."""
    return a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]


def length(a: Vector) -> float:
    """How long a vector is."""
    return math.sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2])


def unit(a: Vector, instead: Vector = (0.0, 1.0, 0.0)) -> Vector:
    """The direction of a vector; ``instead`` when it has none."""
    size = length(a)
    return scaled(a, 1 / size) if size > 1e-9 else instead


def mix(a: Vector, b: Vector, part: float) -> Vector:
    """The point at this part of the way from ``a`` to ``b``."""
    return a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part, a[2] + (b[2] - a[2]) * part


def between(a: Vector, b: Vector, part: float) -> Vector:
    """The direction at this part of the shortest turn from direction ``a`` to direction ``b``."""
    angle = math.acos(max(-1.0, min(1.0, dot(a, b))))
    if angle < 1e-4:
        return a
    if angle > math.pi - 1e-3:
        return unit(mix(a, b, part), a)
    low, high = math.sin((1 - part) * angle), math.sin(part * angle)
    return unit((a[0] * low + b[0] * high, a[1] * low + b[1] * high, a[2] * low + b[2] * high))


def _turned(a: Vector, b: Vector, degrees: float) -> tuple[Vector, Vector]:
    """``a`` turned towards ``b``, and ``b`` turned away from ``a``, by the same angle."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return (
        (a[0] * c + b[0] * s, a[1] * c + b[1] * s, a[2] * c + b[2] * s),
        (b[0] * c - a[0] * s, b[1] * c - a[1] * s, b[2] * c - a[2] * s),
    )


def flexed(frame: Frame, degrees: float) -> Frame:
    """Bent forwards: up tips towards forward."""
    if not degrees:
        return frame
    up, forward = _turned(frame[1], frame[0], degrees)
    return forward, up, frame[2]


def tipped(frame: Frame, degrees: float) -> Frame:
    """Bent sideways: up tips towards the right."""
    if not degrees:
        return frame
    up, right = _turned(frame[1], frame[2], degrees)
    return frame[0], up, right


def turned(frame: Frame, degrees: float) -> Frame:
    """Turned about its own length: forward turns towards the right."""
    if not degrees:
        return frame
    forward, right = _turned(frame[0], frame[2], degrees)
    return forward, frame[1], right


def swung(a: Vector, old: Vector, new: Vector) -> Vector:
    """A vector carried along by the shortest turn that brings direction ``old`` to direction ``new``."""
    axis, cosine = cross(old, new), dot(old, new)
    if cosine < -0.9999:
        return a
    aside = cross(axis, a)
    twice = cross(axis, aside)
    k = 1 / (1 + cosine)
    return a[0] + aside[0] + twice[0] * k, a[1] + aside[1] + twice[1] * k, a[2] + aside[2] + twice[2] * k
