"""Outlines as SVG paths whose commands never change, so that one shape can glide into the next."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

from unknot.movement.camera import Point

_ROUND = 0.5523  # how far the handles of a curve stand out that makes a quarter of a circle


@lru_cache(maxsize=16384)  # a figure writes thousands of coordinates, most of them more than once
def _tenths(value: int) -> str:
    return f"{value / 10:.1f}".removesuffix(".0")


def number(value: float) -> str:
    """A coordinate with one decimal at most."""
    return _tenths(round(value * 10))


def _xy(at: Point) -> str:
    return f"{_tenths(round(at[0] * 10))} {_tenths(round(at[1] * 10))}"


def capsule(a: Point, b: Point, first: float, second: float) -> str:
    """Two circles and what lies between their outer tangents; the first is the larger."""
    distance = math.dist(a, b)
    least = abs(first - second) + 0.2
    angle = math.atan2(b[1] - a[1], b[0] - a[0]) if distance > 1e-6 else 0.0
    if distance < least:
        b, distance = (a[0] + math.cos(angle) * least, a[1] + math.sin(angle) * least), least
    spread = math.acos((first - second) / distance)
    c1, s1, c2, s2 = *_way(angle + spread), *_way(angle - spread)
    r1, r2 = number(first), number(second)
    at_a, at_b = (1, 0) if first >= second else (0, 1)
    return (
        f"M{_xy((a[0] + first * c1, a[1] + first * s1))}L{_xy((b[0] + second * c1, b[1] + second * s1))}"
        f"A{r2} {r2} 0 {at_b} 0 {_xy((b[0] + second * c2, b[1] + second * s2))}"
        f"L{_xy((a[0] + first * c2, a[1] + first * s2))}"
        f"A{r1} {r1} 0 {at_a} 0 {_xy((a[0] + first * c1, a[1] + first * s1))}Z"
    )


def _way(angle: float) -> Point:
    return math.cos(angle), math.sin(angle)


def chain(points: Sequence[Point], radii: Sequence[float]) -> str:
    """A limb: capsules from joint to joint, as one path."""
    return "".join(capsule(a, b, r1, r2) for a, b, r1, r2 in zip(points, points[1:], radii, radii[1:], strict=False))


def blob(points: Sequence[Point], pull: float = 1.0) -> str:
    """A smooth closed outline through points."""
    size = len(points)
    out = [f"M{_xy(points[0])}"]
    for i in range(size):
        before, here = points[i - 1], points[i]
        there, after = points[(i + 1) % size], points[(i + 2) % size]
        k = pull / 6
        c1 = (here[0] + (there[0] - before[0]) * k, here[1] + (there[1] - before[1]) * k)
        c2 = (there[0] - (after[0] - here[0]) * k, there[1] - (after[1] - here[1]) * k)
        out.append(f"C{_xy(c1)} {_xy(c2)} {_xy(there)}")
    return "".join(out) + "Z"


def open_curve(points: Sequence[Point]) -> str:
    """A smooth line through points."""
    out = [f"M{_xy(points[0])}"]
    last = len(points) - 1
    for i in range(last):
        before, here = points[max(i - 1, 0)], points[i]
        there, after = points[i + 1], points[min(i + 2, last)]
        c1 = (here[0] + (there[0] - before[0]) / 6, here[1] + (there[1] - before[1]) / 6)
        c2 = (there[0] - (after[0] - here[0]) / 6, there[1] - (after[1] - here[1]) / 6)
        out.append(f"C{_xy(c1)} {_xy(c2)} {_xy(there)}")
    return "".join(out)


def oval(centre: Point, along: Point, across: Point) -> str:
    """An oval from its middle and its two half axes; four curves, so that it turns without a jump."""

    def at(a: float, b: float) -> str:
        return _xy((centre[0] + along[0] * a + across[0] * b, centre[1] + along[1] * a + across[1] * b))

    k = _ROUND
    quarters = (
        ((1, k), (k, 1), (0, 1)),
        ((-k, 1), (-1, k), (-1, 0)),
        ((-1, -k), (-k, -1), (0, -1)),
        ((k, -1), (1, -k), (1, 0)),
    )
    return f"M{at(1, 0)}" + "".join(f"C{at(*c1)} {at(*c2)} {at(*end)}" for c1, c2, end in quarters) + "Z"


def bar(x1: float, x2: float, y: float, height: float, round_: float = 0.0) -> str:
    """A rounded bar lying down, its upper edge at ``y``."""
    r = min(height, round_ or height) / 2
    turn, low = f"A{number(r)} {number(r)} 0 0 1 ", y + height
    return (
        f"M{_xy((x1 + r, y))}L{_xy((x2 - r, y))}{turn}{_xy((x2, y + r))}L{_xy((x2, low - r))}{turn}{_xy((x2 - r, low))}"
        f"L{_xy((x1 + r, low))}{turn}{_xy((x1, low - r))}L{_xy((x1, y + r))}{turn}{_xy((x1 + r, y))}Z"
    )


def polygon(points: Sequence[Point]) -> str:
    """A closed shape with straight edges."""
    return "M" + "L".join(_xy(at) for at in points) + "Z"


def line(points: Sequence[Point]) -> str:
    """An open line with straight pieces."""
    return "M" + "L".join(_xy(at) for at in points)


def hull(points: Sequence[Point]) -> list[Point]:
    """The outermost of some points, going round once (Andrew's monotone chain)."""
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return list(ordered)

    def half(items: Sequence[Point]) -> list[Point]:
        out: list[Point] = []
        for at in items:
            while len(out) > 1 and _left(out[-2], out[-1], at) <= 0:
                out.pop()
            out.append(at)
        return out[:-1]

    return half(ordered) + half(ordered[::-1])


def _left(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
