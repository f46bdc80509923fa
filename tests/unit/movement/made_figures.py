"""Figures for tests: a sound one, and that one with something changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from unknot.knowledge.figure_kinds import Figure, FigureKeyframe, FigurePin
from unknot.knowledge.review import Review

REVIEW = Review(date(2026, 11, 24), "unreviewed", date(2027, 11, 24))
START = FigureKeyframe("start", 1, "Stand tall.")
BEND = FigureKeyframe("bend", 2, "Bend your elbow.", 1, {"right_elbow": 90})
BACK = FigureKeyframe("back", 2, "And back.")


def figure(*keyframes: FigureKeyframe, **changes: Any) -> Figure:
    """Somebody who stands and bends an elbow, or what else is asked for."""
    sound = Figure(
        id="made",
        name="Made",
        view="side",
        start="standing",
        area="none",
        keyframes=keyframes or (START, BEND, BACK),
        review=REVIEW,
        keep=("feet",),
        props=("floor",),
    )
    return replace(sound, **changes)


def bend(seconds: float = 2, pins: dict[str, FigurePin] | None = None, **pose: float) -> FigureKeyframe:
    """A key pose with these angles."""
    return FigureKeyframe("bend", seconds, "Bend.", 1, pose, pins or {})
