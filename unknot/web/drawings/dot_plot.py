"""Two rows of dots, one a day, on a line from 0 to 10: the days with and without, each row with its mean below.

Equal values stand on one another. Rows are named in words, and filled and open dots tell them apart without colour.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

LOWEST, HIGHEST = 0, 10
#: how high a stack may grow before its dots get smaller, and how far apart dots stand at most
STACK_MOST, STEP_MOST = 120.0, 15.0
#: rows of few dots are still so many dots high
LEAST_STACK = 2
LABEL_ROOM, MEAN_ROOM, TICKS_ROOM = 30.0, 34.0, 26.0
MARGIN = 14.0


@dataclass(frozen=True, slots=True)
class Dot:
    """One day."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class DotRow:
    """One arm: its name, its dots over a base line, and the mark of its mean below the line."""

    name: str
    look: str  # full | open
    label_y: float
    base_y: float
    dots: tuple[Dot, ...]
    mean_x: float
    mean_words: str
    mean_anchor: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A number of the scale."""

    x: float
    words: str


@dataclass(frozen=True, slots=True)
class DotPlot:
    """The whole drawing, for one width."""

    id: str
    width: float
    height: float
    left: float
    right: float
    radius: float
    rows: tuple[DotRow, ...]
    ticks: tuple[Tick, ...]


def dot_plots(rows: Sequence[tuple[str, Sequence[float]]]) -> tuple[DotPlot, ...]:
    """The drawing for a wide place and for a phone; a row is a name and its values."""
    return tuple(dot_plot(rows, id_, width) for id_, width in (("wide", 600.0), ("narrow", 340.0)))


def dot_plot(rows: Sequence[tuple[str, Sequence[float]]], id_: str, width: float) -> DotPlot:
    """One drawing."""
    left, right = MARGIN, width - MARGIN
    stacks = [max(Counter(values).values(), default=1) for _, values in rows]
    step = min(STEP_MOST, STACK_MOST / max(stacks, default=1), (right - left) / (HIGHEST + 1))
    made, top = [], 0.0
    for n, ((name, values), stack) in enumerate(zip(rows, stacks, strict=True)):
        base = top + LABEL_ROOM + max(stack, LEAST_STACK) * step
        made.append(_row(name, values, ("full", "open")[n % 2], top, base, (left, right, step)))
        top = base + MEAN_ROOM
    ticks = tuple(Tick(round(_x(n, left, right), 1), str(n)) for n in range(LOWEST, HIGHEST + 1))
    return DotPlot(id_, width, round(top + TICKS_ROOM, 1), left, right, round(step * 0.4, 1), tuple(made), ticks)


def _row(
    name: str, values: Sequence[float], look: str, top: float, base: float, across: tuple[float, float, float]
) -> DotRow:
    left, right, step = across
    heights: Counter[float] = Counter()
    dots = []
    for value in sorted(values):
        dots.append(Dot(round(_x(value, left, right), 1), round(base - step * (heights[value] + 0.5), 1)))
        heights[value] += 1
    mean = sum(values) / len(values) if values else 0.0
    anchor = "start" if mean < 2 else "end" if mean > 8 else "middle"
    words = f"mean {mean:.1f}" if values else "no number"
    at = round(_x(mean, left, right), 1)
    return DotRow(name, look, round(top + 16, 1), round(base, 1), tuple(dots), at, words, anchor)


def _x(value: float, left: float, right: float) -> float:
    """Where a value stands; the ends keep room for half a dot."""
    room = (right - left) / (2 * (HIGHEST + 1))
    return left + room + (right - left - 2 * room) * (value - LOWEST) / (HIGHEST - LOWEST)
