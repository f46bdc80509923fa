"""Charts as geometry: straight segments between real values, gaps where nobody said, labels at the end of a line.

Pure drawing. The words come from the page, the colours from the style sheet; nothing here smooths, guesses or fills in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from unknot.web.drawings.chart_axes import Tick, dates_below, numbers_beside

#: the least room between two labels, and between two dots that are still told apart
LABEL_APART, DOTS_APART, SMALL_DOTS_APART = 18.0, 9.0, 4.0
#: the room between the frame and the first and last value, so that no dot is cut in half
INSET = 8.0
#: so wide are a dot among many, and one that stands free
DOT, SMALL_DOT = 8.5, 5.0
#: so far behind the last value its name begins
BEHIND = 12.0
#: about how wide a letter of a label is
LETTER = 8.0


@dataclass(frozen=True, slots=True)
class Reading:
    """One value of a line. ``late``: it was filled in on a later day."""

    on: date
    value: float
    late: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line. ``look``: pain | tight | plain | known. Readings further apart than ``joins`` days are not joined."""

    name: str
    look: str
    readings: tuple[Reading, ...]
    joins: int = 1
    dots: bool = True


@dataclass(frozen=True, slots=True)
class Marked:
    """Days that are marked with a band and a word, from the first to the last."""

    first: date
    last: date
    words: str


@dataclass(frozen=True, slots=True)
class Scale:
    """What the axis at the side goes from and to, and the numbers written there."""

    low: float
    high: float
    step: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """The room for a drawing: one for wide places, one for a phone."""

    id: str
    width: float
    height: float
    left: float
    right: float
    top: float = 34.0
    bottom: float = 34.0


WIDE = Sheet("wide", 640, 300, 34, 92, 16)
NARROW = Sheet("narrow", 340, 246, 26, 76, 16)
SHEETS = (WIDE, NARROW)
#: over a chart with marked days there is room for their words
WORDS_ABOVE = 20.0


def with_words_above(sheet: Sheet) -> Sheet:
    """The same sheet with room over the plot for the words of marked days."""
    return replace(sheet, height=sheet.height + WORDS_ABOVE, top=sheet.top + WORDS_ABOVE)


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A line as paths: its segments, its dots, the open rings of what was filled in late, and where its name stands.

    ``ends_here``: the name ends at its place, rather than begin there.
    """

    name: str
    look: str
    path: str
    dots: str
    dot_size: float
    rings: tuple[tuple[float, float], ...]
    label_x: float
    label_y: float
    ends_here: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """A marked stretch of days. ``words`` is empty where a neighbour says it already."""

    x: float
    width: float
    y: float
    height: float
    words: str
    words_x: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """One chart on one sheet, ready to be written down as SVG."""

    sheet: Sheet
    lines: tuple[DrawnLine, ...]
    bands: tuple[Band, ...]
    beside: tuple[Tick, ...]
    below: tuple[Tick, ...]
    end_x: float


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a day and a value stand on a sheet."""

    sheet: Sheet
    first: date
    last: date
    scale: Scale
    inset: float = INSET

    @property
    def edges(self) -> tuple[float, float]:
        """Between which places anything may be written below."""
        return self.sheet.left - 4, self.sheet.width

    @property
    def end_x(self) -> float:
        """Where the lines of the numbers end."""
        return self.sheet.width - self.sheet.right

    @property
    def base_y(self) -> float:
        """Where the lowest number stands."""
        return self.sheet.height - self.sheet.bottom

    @property
    def day_width(self) -> float:
        """How far two days are apart."""
        return (self.end_x - self.sheet.left - 2 * self.inset) / max(1, (self.last - self.first).days)

    def x(self, on: date) -> float:
        """Where a day stands; a single day stands in the middle."""
        if self.last == self.first:
            return (self.sheet.left + self.end_x) / 2
        return self.sheet.left + self.inset + (on - self.first).days * self.day_width

    def y(self, value: float) -> float:
        """Where a value stands; one outside of the scale stands at its edge."""
        part = (value - self.scale.low) / (self.scale.high - self.scale.low)
        return self.base_y - min(1.0, max(0.0, part)) * (self.base_y - self.sheet.top)


def draw(frame: Frame, lines: Sequence[Line], marked: Sequence[Marked] = (), *, days_a_step: int = 1) -> Drawing:
    """Draw lines and marked days into a frame. ``days_a_step``: how many days one reading stands for."""
    shown = [line for line in lines if line.readings]
    own = [_line(frame, line) for line in shown if line.look != "known"]
    known = [_known_named(frame, _line(frame, line), shown) for line in shown if line.look == "known"]
    return Drawing(
        sheet=frame.sheet,
        lines=(*_labels_apart(frame, own), *known),
        bands=tuple(_bands(frame, marked, days_a_step)),
        beside=numbers_beside(frame.scale.low, frame.scale.high, frame.scale.step, frame.y),
        below=dates_below(frame.first, frame.last, frame.x, frame.edges),
        end_x=frame.end_x,
    )


def runs(line: Line) -> Iterator[tuple[Reading, ...]]:
    """The unbroken stretches of a line: a day that says nothing breaks it."""
    held: list[Reading] = []
    for reading in line.readings:
        if held and (reading.on - held[-1].on).days > line.joins:
            yield tuple(held)
            held = []
        held.append(reading)
    if held:
        yield tuple(held)


def _line(frame: Frame, line: Line) -> DrawnLine:
    pieces, spots, rings = [], [], []
    apart = frame.day_width * max(1, line.joins if line.joins < 60 else 1)
    for run in runs(line):
        points = [(frame.x(one.on), frame.y(one.value)) for one in run]
        pieces.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points))
        alone = len(run) == 1
        if alone:
            pieces[-1] += "h.01"  # a lone value of a dotted line is a dot; without a length nothing is drawn
        for reading, (x, y) in zip(run, points, strict=True):
            if reading.late and line.dots:
                rings.append((round(x, 1), round(y, 1)))
            elif line.dots and (alone or apart >= SMALL_DOTS_APART):
                spots.append(f"M{x:.1f} {y:.1f}h.01")
    end = line.readings[-1]
    return DrawnLine(
        name=line.name,
        look=line.look,
        path="".join(pieces),
        dots="".join(spots),
        dot_size=DOT if apart >= DOTS_APART else SMALL_DOT,
        rings=tuple(rings),
        label_x=round(frame.x(end.on), 1) + BEHIND,
        label_y=round(frame.y(end.value), 1),
    )


def _labels_apart(frame: Frame, own: Sequence[DrawnLine]) -> tuple[DrawnLine, ...]:
    """The lines with their names moved apart, so that none covers another; all begin behind the last value."""
    order = sorted(range(len(own)), key=lambda n: own[n].label_y)
    places: dict[int, float] = {}
    lowest = frame.sheet.top - LABEL_APART
    for n in order:
        lowest = places[n] = max(own[n].label_y, lowest + LABEL_APART)
    over = max(0.0, lowest - frame.base_y)
    x = max((line.label_x for line in own), default=0.0)
    named = [replace(line, label_x=x, label_y=round(places[n] - over + 5, 1)) for n, line in enumerate(own)]
    return tuple(named)


def _known_named(frame: Frame, line: DrawnLine, lines: Sequence[Line]) -> DrawnLine:
    """The long name of a known course, at the end of its line and clear of all lines: over them, or else under."""
    end = line.label_x - BEHIND
    begin = end - len(line.name) * LETTER
    places = [(frame.x(one.on), frame.y(one.value)) for other in lines for one in _crossing(frame, other, begin)]
    top, bottom = min(y for _, y in places), max(y for _, y in places)
    y = top - 12 if top - 12 > frame.sheet.top + 8 else bottom + 24
    return replace(line, label_x=end, label_y=round(y, 1), ends_here=True)


def _crossing(frame: Frame, line: Line, begin: float) -> Sequence[Reading]:
    """The readings from a place on, and the one before it."""
    inside = [n for n, one in enumerate(line.readings) if frame.x(one.on) >= begin]
    return line.readings[max(0, inside[0] - 1) :] if inside else ()


def _bands(frame: Frame, marked: Sequence[Marked], days_a_step: int) -> Iterator[Band]:
    """A band for each marked stretch; its word only where the word before leaves room."""
    width = min(22.0, max(5.0, frame.day_width * days_a_step))
    written_until = float("-inf")
    for one in marked:
        left, right = frame.x(one.first) - width / 2, frame.x(one.last) + width / 2
        middle, half = (left + right) / 2, len(one.words) * LETTER / 2
        middle = min(max(middle, frame.sheet.left + half), frame.sheet.width - half)
        free = middle - half > written_until
        written_until = middle + half + LETTER if free else written_until
        top = frame.sheet.top - 6
        yield Band(
            round(left, 1),
            round(right - left, 1),
            top,
            frame.base_y - top,
            one.words if free else "",
            round(middle, 1),
        )
