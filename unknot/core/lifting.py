"""How much may be lifted in a given way: the revised NIOSH lifting equation (clinical reference, part 7.4).

The constants and tables stand in ``knowledge/lifting/``. The equation is for healthy workers: the result never says
that a lift is safe during a spell of pain.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import isfinite, prod

from unknot.knowledge.kinds import FrequencyRow, Lifting

#: an angle, in degrees, of a turn right round to the back
FULL_TURN = 180
MOST_HOURS = 8


@dataclass(frozen=True, slots=True)
class Lift:
    """One way of lifting: where the hands begin and how far they go, the twist, the pace, the time and the grip.

    ``horizontal_cm``: from the middle between the ankles to the hands. ``vertical_cm``: from the floor to the hands
    at the start. ``distance_cm``: how far the load goes up or down. ``hours``: of such work at a stretch.
    ``coupling``: good | fair | poor.
    """

    horizontal_cm: float
    vertical_cm: float
    distance_cm: float
    asymmetry_degrees: float
    lifts_a_minute: float
    hours: float
    coupling: str
    load_kg: float | None = None


@dataclass(frozen=True, slots=True)
class Multipliers:
    """What each part of a lift takes away: from 1, nothing, to 0, outside of what the equation allows."""

    horizontal: float
    vertical: float
    distance: float
    asymmetry: float
    frequency: float
    coupling: float


@dataclass(frozen=True, slots=True)
class LiftingResult:
    """The recommended limit with each multiplier.

    ``index`` is the load as a multiple of the limit. It is None without a load, and where the limit is 0: then no
    load is within it.
    """

    multipliers: Multipliers
    limit_kg: float
    index: float | None


def recommended_limit(equation: Lifting, lift: Lift) -> LiftingResult:
    """The weight that the equation recommends as the limit of a lift, and the index of its load.

    Raises ValueError for what cannot be: lengths, angles, paces, times or loads below 0 or beyond measure, more than 8
    hours, or a grip the equation does not know.
    """
    _check(equation, lift)
    parts = Multipliers(
        horizontal=_horizontal(equation, lift.horizontal_cm),
        vertical=_vertical(equation, lift.vertical_cm),
        distance=_distance(equation, lift.distance_cm),
        asymmetry=_asymmetry(equation, lift.asymmetry_degrees),
        frequency=_frequency(equation, lift),
        coupling=equation.coupling[lift.coupling][_start(equation, lift)],
    )
    limit = equation.load_constant_kg * prod(_values(parts))
    index = lift.load_kg / limit if lift.load_kg is not None and limit > 0 else None
    return LiftingResult(parts, limit, index)


def _values(parts: Multipliers) -> tuple[float, ...]:
    return (
        parts.horizontal,
        parts.vertical,
        parts.distance,
        parts.asymmetry,
        parts.frequency,
        parts.coupling,
    )


def _horizontal(equation: Lifting, reach: float) -> float:
    """25/H: the farther from the body, the less; nothing beyond the longest reach."""
    if reach > equation.horizontal_at_most_cm:
        return 0.0
    return equation.horizontal_best_cm / max(reach, equation.horizontal_best_cm)


def _vertical(equation: Lifting, height: float) -> float:
    """1 - 0.003·|V - 75|: best at knuckle height; nothing above the highest start."""
    if height > equation.vertical_at_most_cm:
        return 0.0
    return 1 - equation.vertical_slope * abs(height - equation.vertical_best_cm)


def _distance(equation: Lifting, way: float) -> float:
    """0.82 + 4.5/D: a short way takes nothing off; nothing is left beyond the longest way."""
    if way > equation.distance_at_most_cm:
        return 0.0
    if way <= equation.distance_at_least_cm:
        return 1.0
    return equation.distance_base + equation.distance_scale_cm / way


def _asymmetry(equation: Lifting, twist: float) -> float:
    """1 - 0.0032·A: the more twist, the less; nothing beyond the widest."""
    return 0.0 if twist > equation.asymmetry_at_most_degrees else 1 - equation.asymmetry_slope * twist


def _frequency(equation: Lifting, lift: Lift) -> float:
    """The table's value, on straight lines between its rows: the first row below them, and nothing above them."""
    start = _start(equation, lift)
    points = sorted((row.lifts_a_minute, _length(row, lift.hours)[start]) for row in equation.frequency)
    pace = max(lift.lifts_a_minute, points[0][0])
    for (slow, before), (fast, after) in pairwise(points):
        if pace <= fast:
            return before + (after - before) * (pace - slow) / (fast - slow)
    return 0.0


def _length(row: FrequencyRow, hours: float) -> tuple[float, float]:
    """The part of a row that counts for this length of work."""
    if hours <= 1:
        return row.up_to_1_hour
    return row.up_to_2_hours if hours <= 2 else row.up_to_8_hours


def _start(equation: Lifting, lift: Lift) -> int:
    """Which of two values counts: 0 where the hands begin low, 1 from the best height up."""
    return int(lift.vertical_cm >= equation.vertical_best_cm)


def _check(equation: Lifting, lift: Lift) -> None:
    """Refuse what cannot be, with the reason."""
    numbers = {
        "horizontal_cm": lift.horizontal_cm,
        "vertical_cm": lift.vertical_cm,
        "distance_cm": lift.distance_cm,
        "asymmetry_degrees": lift.asymmetry_degrees,
        "lifts_a_minute": lift.lifts_a_minute,
        "hours": lift.hours,
        "load_kg": lift.load_kg or 0.0,
    }
    for name, number in numbers.items():
        if not isfinite(number) or number < 0:
            raise ValueError(f"{name} is {number:g}. It must be a number from 0 up.")
    if lift.asymmetry_degrees > FULL_TURN:
        raise ValueError(f"asymmetry_degrees is {lift.asymmetry_degrees:g}. A twist is at most {FULL_TURN} degrees.")
    if not 0 < lift.hours <= MOST_HOURS:
        raise ValueError(f"hours is {lift.hours:g}. The equation holds for more than 0 and up to {MOST_HOURS} hours.")
    if lift.coupling not in equation.coupling:
        raise ValueError(f'coupling is "{lift.coupling}". It must be one of {", ".join(equation.coupling)}.')
