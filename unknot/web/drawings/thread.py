"""The thread: one cell a day, a loop where the back was tight, straight where it was loose, a gap where nobody said.

Pure geometry. Height grows with tightness; below 4.2 it is a wave and above it a closed loop, so there are no cusps.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Point = tuple[float, float]
LOOP_FROM = 4.2
POINTS_A_DAY = 26


@dataclass(frozen=True, slots=True)
class Strand:
    """A piece of the thread as an SVG path: drawn for days with an entry, dotted for days without."""

    path: str
    dotted: bool


def strands(scores: Sequence[float | None], x0: float, y0: float, day_width: float) -> tuple[Strand, ...]:
    """The thread of some days, first to last; None is a day without an entry."""
    pieces: list[Strand] = []
    index = 0
    while index < len(scores):
        end = index
        while end < len(scores) and (scores[end] is None) == (scores[index] is None):
            end += 1
        left = x0 + index * day_width
        known = [score for score in scores[index:end] if score is not None]
        if known:
            pieces.append(Strand(smooth(thread(known, left, y0, day_width)), dotted=False))
        else:
            pieces.append(Strand(f"M{left:.1f} {y0:.1f}H{x0 + end * day_width:.1f}", dotted=True))
        index = end
    return tuple(pieces)


def thread(scores: Sequence[float], x0: float, y0: float, day_width: float, lift: float = 3.4) -> list[Point]:
    """The points of an unbroken run of days."""
    a = day_width / (2 * math.pi)

    def width(score: float) -> float:
        return a * (0.13 * score if score < LOOP_FROM else 1.75 + 0.19 * (score - LOOP_FROM))

    points = []
    for step in range(len(scores) * POINTS_A_DAY + 1):
        u = step / POINTS_A_DAY
        t = 2 * math.pi * u
        x = x0 + a * t + _between(scores, width, u) * math.sin(t)
        points.append((x, y0 - _between(scores, lambda s: lift * s, u) * (1 - math.cos(t))))
    return points


def _between(scores: Sequence[float], measure: Callable[[float], float], u: float) -> float:
    """A measure that glides from the middle of one day to the middle of the next."""
    place = u - 0.5
    low = math.floor(place)
    part = (1 - math.cos(math.pi * (place - low))) / 2

    def at(day: int) -> float:
        return measure(scores[max(0, min(len(scores) - 1, day))])

    return at(low) + (at(low + 1) - at(low)) * part


def smooth(points: Sequence[Point]) -> str:
    """A smooth path through all points."""
    out = [f"M{points[0][0]:.1f} {points[0][1]:.1f}"]
    last = len(points) - 1
    for i in range(last):
        before, here, there, after = points[max(i - 1, 0)], points[i], points[i + 1], points[min(i + 2, last)]
        c1 = (here[0] + (there[0] - before[0]) / 6, here[1] + (there[1] - before[1]) / 6)
        c2 = (there[0] - (after[0] - here[0]) / 6, there[1] - (after[1] - here[1]) / 6)
        out.append("C" + " ".join(f"{x:.1f} {y:.1f}" for x, y in (c1, c2, there)))
    return "".join(out)
