"""The lifting equation: the lifts worked by hand in its file, its edges, and input that cannot be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from unknot.core.lifting import Lift, recommended_limit
from unknot.knowledge.kinds import Lifting, LiftingCheck
from unknot.knowledge.reader import shipped_knowledge

BEST = Lift(
    horizontal_cm=25,
    vertical_cm=75,
    distance_cm=25,
    asymmetry_degrees=0,
    lifts_a_minute=0.2,
    hours=1,
    coupling="good",
)
HARDER = Lift(40, 30, 70, 45, 1, 1, "fair")


def niosh() -> Lifting:
    return shipped_knowledge().lifting["revised_niosh"]


def limit(**changes) -> float:
    return recommended_limit(niosh(), replace(BEST, **changes)).limit_kg


def frequency(pace: float, hours: float, vertical_cm: float) -> float:
    lift = replace(BEST, lifts_a_minute=pace, hours=hours, vertical_cm=vertical_cm)
    return recommended_limit(niosh(), lift).multipliers.frequency


# ---------------------------------------------------------------- worked by hand


def as_lift(check: LiftingCheck) -> Lift:
    return Lift(
        check.horizontal_cm,
        check.vertical_cm,
        check.distance_cm,
        check.asymmetry_degrees,
        check.lifts_a_minute,
        check.hours,
        check.coupling,
    )


def test_every_lift_worked_by_hand_comes_out():
    for equation in shipped_knowledge().lifting.values():
        assert equation.checks
        for check in equation.checks:
            assert recommended_limit(equation, as_lift(check)).limit_kg == pytest.approx(check.limit_kg, abs=0.01)


def test_both_lifts_of_the_reference_are_among_them():
    assert [check.limit_kg for check in niosh().checks] == [23.0, 8.405]


def test_each_multiplier_of_the_second_lift():
    parts = recommended_limit(niosh(), HARDER).multipliers
    assert parts.horizontal == pytest.approx(0.625)
    assert parts.vertical == pytest.approx(0.865)
    assert parts.distance == pytest.approx(0.884, abs=0.0005)
    assert parts.asymmetry == pytest.approx(0.856)
    assert parts.frequency == pytest.approx(0.94)
    assert parts.coupling == pytest.approx(0.95)


def test_the_index_is_the_load_over_the_limit():
    assert recommended_limit(niosh(), replace(BEST, load_kg=11.5)).index == pytest.approx(0.5)
    assert recommended_limit(niosh(), replace(HARDER, load_kg=16.81)).index == pytest.approx(2, abs=0.01)
    assert recommended_limit(niosh(), replace(BEST, load_kg=0)).index == 0
    assert recommended_limit(niosh(), BEST).index is None


# ---------------------------------------------------------------- edges


@pytest.mark.parametrize(
    ("changes", "share"),
    [
        ({"horizontal_cm": 0}, 1),
        ({"horizontal_cm": 24.9}, 1),
        ({"horizontal_cm": 50}, 0.5),
        ({"horizontal_cm": 63}, 25 / 63),
        ({"horizontal_cm": 63.1}, 0),
        ({"vertical_cm": 0}, 0.775),
        ({"vertical_cm": 175}, 0.7),
        ({"vertical_cm": 175.1}, 0),
        ({"distance_cm": 0}, 1),
        ({"distance_cm": 50}, 0.91),
        ({"distance_cm": 175}, 0.82 + 4.5 / 175),
        ({"distance_cm": 175.1}, 0),
        ({"asymmetry_degrees": 90}, 0.712),
        ({"asymmetry_degrees": 135}, 0.568),
        ({"asymmetry_degrees": 136}, 0),
        ({"lifts_a_minute": 0}, 1),
        ({"lifts_a_minute": 15}, 0.28),
        ({"lifts_a_minute": 15.1}, 0),
        ({"lifts_a_minute": 60}, 0),
        ({"coupling": "fair"}, 1),
        ({"coupling": "poor"}, 0.9),
    ],
)
def test_at_the_edges(changes, share):
    assert limit(**changes) == pytest.approx(23 * share)


def test_where_the_limit_is_nought_there_is_no_index():
    made = recommended_limit(niosh(), replace(BEST, horizontal_cm=70, load_kg=1))
    assert (made.limit_kg, made.index) == (0, None)


def test_a_fair_grip_takes_something_off_only_below_75_cm():
    low = recommended_limit(niosh(), replace(BEST, vertical_cm=74.9, coupling="fair"))
    high = recommended_limit(niosh(), replace(BEST, vertical_cm=75, coupling="fair"))
    assert (low.multipliers.coupling, high.multipliers.coupling) == (0.95, 1.0)


@pytest.mark.parametrize(
    ("pace", "hours", "vertical_cm", "share"),
    [
        (0.1, 8, 75, 0.85),
        (0.35, 1, 75, 0.985),  # half way from 0.2 to 0.5
        (1.5, 2, 75, 0.86),  # half way from 1 to 2
        (8.5, 8, 75, 0.165),
        (8.5, 8, 30, 0.09),  # on the way down to nothing
        (9, 8, 30, 0),
        (11, 1.5, 30, 0),
        (11, 1.5, 75, 0.23),
        (12.25, 1, 30, 0.2775),
        (13, 1, 74, 0),
        (13, 1, 75, 0.34),
    ],
)
def test_the_pace_is_read_from_the_table_on_straight_lines(pace, hours, vertical_cm, share):
    assert frequency(pace, hours, vertical_cm) == pytest.approx(share)


@pytest.mark.parametrize(("hours", "share"), [(0.1, 0.94), (1, 0.94), (1.01, 0.88), (2, 0.88), (2.01, 0.75), (8, 0.75)])
def test_the_length_of_work_falls_in_three_classes(hours, share):
    assert frequency(1, hours, 75) == pytest.approx(share)


def test_the_table_of_the_reference_stands_in_the_file():
    rows = {row.lifts_a_minute: row for row in niosh().frequency}
    assert sorted(rows) == [0.2, 0.5, *range(1, 16)]
    assert rows[5].up_to_2_hours == (0.60, 0.60)
    assert rows[9].up_to_8_hours == (0.00, 0.15)
    assert rows[12].up_to_2_hours == (0.00, 0.21)
    assert rows[15].up_to_1_hour == (0.00, 0.28)


# ---------------------------------------------------------------- what it is not for


def test_the_file_says_whom_it_is_not_for():
    words = " ".join(niosh().not_for).casefold()
    for thing in ("spell of back pain", "one hand", "kneel", "animals", "shift", "8 hours", "cramped", "high speed"):
        assert thing in words
    for thing in ("slippery", "wheelbarrow", "hot or cold"):
        assert thing in words
    assert "healthy workers" in niosh().body


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"horizontal_cm": -1}, r"horizontal_cm is -1\. It must be a number from 0 up"),
        ({"vertical_cm": float("nan")}, "vertical_cm is nan"),
        ({"distance_cm": float("inf")}, "distance_cm is inf"),
        ({"asymmetry_degrees": 181}, "at most 180 degrees"),
        ({"lifts_a_minute": -0.1}, "lifts_a_minute is -0.1"),
        ({"hours": 0}, "hours is 0"),
        ({"hours": 8.5}, "up to 8 hours"),
        ({"load_kg": -5}, "load_kg is -5"),
        ({"coupling": "slippery"}, r'"slippery"\. It must be one of good, fair, poor'),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(changes, message):
    with pytest.raises(ValueError, match=message):
        limit(**changes)
