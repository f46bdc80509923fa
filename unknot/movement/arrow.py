"""The dotted arrow: the way that the most moving joint goes from the start to the key pose, set off from the body."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from unknot.movement.body import BONES, radius
from unknot.movement.camera import Point
from unknot.movement.picture import Sheet
from unknot.movement.shapes import line, open_curve
from unknot.movement.skeleton import Skeleton
from unknot.movement.space import length, minus, mix
from unknot.movement.timeline import Motion
from unknot.movement.turn import TURNS, turning

#: joints whose way tells what to do, in the order in which they are preferred when they move alike
_TELLING = ("knee", "wrist", "ankle", "head", "pelvis", "ribs")
_INSIDE = frozenset({"pelvis", "waist", "ribs", "top", "belly"})
_OFF, _LEAST, _MOST, _TIP, _CROWDED = 0.05, 0.09, 0.30, 0.045, 0.05


def arrow(moved: Motion, sheet: Sheet) -> tuple[str, str]:
    """The dotted line and the head of the arrow; empty texts when nothing goes far enough.

    A joint that the figure names always has its arrow; ``turn.TURNS`` go round a part instead of along a way.
    """
    name = moved.figure.arrow
    if name == "none" or len(moved.stations) < 2:
        return "", ""
    if name in TURNS:
        before = moved.stations[max(0, moved.stations.index(moved.key) - 1)].body
        points = turning(name, before, moved.key.body, sheet)
        return open_curve(points), _head(points, _TIP * sheet.scale)
    ways = moved.way_to_key
    joint = name or _most(ways, sheet)
    path = _even([sheet.point(body[joint]) for body in ways])
    short = _length(path) < _LEAST * sheet.scale
    if short and not name:
        return "", ""
    if short or joint in _INSIDE:
        points = _ahead(path, radius(joint) * sheet.scale, sheet)
        if joint == "belly" and _drawn_in(ways):
            points = _from_outside(path, sheet)
    else:
        points = _freest(path, moved.key.body, radius(joint) * sheet.scale, sheet)
    return open_curve(points), _head(points, _TIP * sheet.scale)


def _even(path: Sequence[Point], steps: int = 10) -> list[Point]:
    """The same way in steps of the same length, whatever the speed was."""
    whole = _length(path)
    if whole < 1e-6:
        return list(path[:1])
    found, gone = [path[0]], 0.0
    for a, b in pairwise(path):
        piece = math.dist(a, b)
        while piece > 0 and len(found) <= steps and gone + piece >= whole * len(found) / steps - 1e-9:
            part = (whole * len(found) / steps - gone) / piece
            found.append((a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part))
        gone += piece
    return found


def _ahead(path: Sequence[Point], skin: float, sheet: Sheet) -> list[Point]:
    """Straight on from where a part of the trunk arrives."""
    first, last = path[0], path[-1]
    x, y = last[0] - first[0], last[1] - first[1]
    size = math.hypot(x, y) or 1.0
    begin, long = skin + 0.035 * sheet.scale, 0.11 * sheet.scale
    return [
        (last[0] + x / size * (begin + long * i / 4), last[1] + y / size * (begin + long * i / 4)) for i in range(5)
    ]


def _drawn_in(ways: Sequence[Skeleton]) -> bool:
    """Whether the belly goes inwards: then what lies ahead of it is the body itself."""
    first, last = (length(minus(body["belly"], body["waist"])) for body in (ways[0], ways[-1]))
    return last < first


def _from_outside(path: Sequence[Point], sheet: Sheet) -> list[Point]:
    """Straight up to the skin from outside."""
    first, last = path[0], path[-1]
    x, y = last[0] - first[0], last[1] - first[1]
    size = math.hypot(x, y) or 1.0
    near, long = 0.03 * sheet.scale, 0.11 * sheet.scale
    away = [near + long * (4 - i) / 4 for i in range(5)]
    return [(first[0] - x / size * far, first[1] - y / size * far) for far in away]


def _most(bodies: Sequence[Skeleton], sheet: Sheet) -> str:
    found, best = "", 0.0
    for rank, joint in enumerate(_TELLING):
        for name in (joint,) if joint in ("head", "pelvis", "ribs") else (f"right_{joint}", f"left_{joint}"):
            way = _length([sheet.point(body[name]) for body in bodies]) * (1 - rank * 0.06)
            if way > best + 1e-9:
                found, best = name, way
    return found or "right_knee"


def _length(points: Sequence[Point]) -> float:
    return sum(math.dist(a, b) for a, b in pairwise(points))


def _freest(path: Sequence[Point], key: Skeleton, skin: float, sheet: Sheet) -> list[Point]:
    """Beside the way; where limbs lie on both sides of it, straight on from its end."""
    beside, ahead = _trimmed(_beside(path, key, skin, sheet), sheet), _ahead(path, skin, sheet)
    room = _room(beside, key, sheet)
    return ahead if room < _CROWDED * sheet.scale and _room(ahead, key, sheet) > room else beside


def _beside(path: Sequence[Point], key: Skeleton, skin: float, sheet: Sheet) -> list[Point]:
    """The way moved off the body, to the side that is freer."""
    first, last = path[0], path[-1]
    x, y = last[0] - first[0], last[1] - first[1]
    size = math.hypot(x, y) or 1.0
    step = skin + _OFF * sheet.scale
    sides = [[(at[0] - sign * y / size * step, at[1] + sign * x / size * step) for at in path] for sign in (1, -1)]
    return max(sides, key=lambda points: _room(points, key, sheet))


def _room(points: Sequence[Point], key: Skeleton, sheet: Sheet) -> float:
    """How far an arrow keeps from the bones; below the floor there is no room."""
    bones = [sheet.point(mix(key[a], key[b], part)) for a, b, _ in BONES for part in (0.0, 0.5, 1.0)]
    floor = sheet.point((0.0, 0.0, 0.0))[1] if not sheet.camera.tilt else math.inf
    if any(at[1] > floor - 4 for at in points):
        return -1.0
    return min(math.dist(at, bone) for at in points for bone in bones)


def _trimmed(points: list[Point], sheet: Sheet) -> list[Point]:
    """No longer than it needs to be: the last part of a long way."""
    while len(points) > 4 and _length(points) > _MOST * sheet.scale:
        points = points[1:]
    return points


def _head(points: Sequence[Point], size: float) -> str:
    """Two strokes at the end."""
    before, tip = points[max(0, len(points) - 3)], points[-1]
    angle = math.atan2(tip[1] - before[1], tip[0] - before[0])
    wings = [(tip[0] - size * math.cos(angle + turn), tip[1] - size * math.sin(angle + turn)) for turn in (0.6, -0.6)]
    return line([wings[0], tip, wings[1]])
