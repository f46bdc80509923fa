"""Charts of counts: a column for each stretch of days, or a pile of marks whose shape says how each one went."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from unknot.web.drawings.chart import Frame, Scale, Sheet
from unknot.web.drawings.chart_axes import Tick, dates_below, numbers_beside

WIDE_COLUMNS = Sheet("wide", 640, 210, 34, 8, 14)
NARROW_COLUMNS = Sheet("narrow", 340, 190, 30, 6, 14)
COLUMN_SHEETS = (WIDE_COLUMNS, NARROW_COLUMNS)
#: steps of the axis, tried from the smallest; at most so many of them
STEPS, MOST_STEPS = (1, 2, 5, 10, 15, 20, 30, 60, 120, 240, 480), 5


@dataclass(frozen=True, slots=True)
class Pile:
    """What one stretch of days came to: a number, or the marks that make it up. ``value`` None: nobody said."""

    on: date
    value: float | None
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """One column; of height 0 for a zero that was said."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark of a pile, with the id of its shape."""

    x: float
    y: float
    size: float
    shape: str


@dataclass(frozen=True, slots=True)
class DrawnColumns:
    """A chart of columns or piles on one sheet."""

    sheet: Sheet
    columns: tuple[Column, ...]
    marks: tuple[Mark, ...]
    beside: tuple[Tick, ...]
    below: tuple[Tick, ...]
    end_x: float


def scale_for(values: Sequence[float]) -> Scale:
    """A scale from 0 that holds all values, with few and round numbers."""
    most = max([*values, 1])
    step = next((step for step in STEPS if most / step <= MOST_STEPS), STEPS[-1])
    return Scale(0, max(2.0, math.ceil(most / step)) * step, step)


def draw_columns(sheet: Sheet, first: date, last: date, piles: Sequence[Pile]) -> DrawnColumns:
    """Draw piles of marks where every one has them, else columns."""
    scale = scale_for([pile.value for pile in piles if pile.value is not None])
    room = (sheet.width - sheet.left - sheet.right) / max(1, len(piles))
    width = min(28.0, max(1.5, room * 0.7))
    frame = Frame(sheet, first, last, scale, inset=width / 2 + 4)
    said = [pile for pile in piles if pile.value is not None]
    piled = all(len(pile.marks) == pile.value for pile in said)
    return DrawnColumns(
        sheet=sheet,
        columns=() if piled else tuple(_column(frame, pile.on, pile.value or 0, width) for pile in said),
        marks=tuple(mark for pile in said for mark in _pile(frame, pile, width)) if piled else (),
        beside=numbers_beside(scale.low, scale.high, scale.step, frame.y),
        below=dates_below(first, last, frame.x, frame.edges),
        end_x=frame.end_x,
    )


def _column(frame: Frame, on: date, value: float, width: float) -> Column:
    top = frame.y(value)
    return Column(round(frame.x(on) - width / 2, 1), round(top, 1), round(width, 1), round(frame.base_y - top, 1))


def _pile(frame: Frame, pile: Pile, width: float) -> list[Mark]:
    one = frame.y(0) - frame.y(1)
    size = round(min(width, one * 0.8, 15.0), 1)
    x = round(frame.x(pile.on), 1)
    return [Mark(x, round(frame.base_y - one * (n + 0.5), 1), size, shape) for n, shape in enumerate(pile.marks)]
