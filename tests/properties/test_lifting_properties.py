"""Laws of the lifting equation: what makes a lift harder never raises its limit."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from unknot.core.lifting import Lift, recommended_limit
from unknot.knowledge.reader import shipped_knowledge

#: rounding of floating-point numbers, in kilograms
HAIR = 1e-9
lifts = st.builds(
    Lift,
    horizontal_cm=st.floats(0, 80),
    vertical_cm=st.floats(0, 200),
    distance_cm=st.floats(0, 200),
    asymmetry_degrees=st.floats(0, 180),
    lifts_a_minute=st.floats(0, 20),
    hours=st.floats(0.1, 8),
    coupling=st.sampled_from(["good", "fair", "poor"]),
    load_kg=st.none() | st.floats(0, 100),
)


def limit(lift: Lift) -> float:
    return recommended_limit(shipped_knowledge().lifting["revised_niosh"], lift).limit_kg


@settings(deadline=None)
@given(lifts, st.floats(0, 80))
def test_farther_reach_never_raises_the_limit(lift, reach):
    farther = replace(lift, horizontal_cm=lift.horizontal_cm + reach)
    assert limit(farther) <= limit(lift) + HAIR


@settings(deadline=None)
@given(lifts, st.floats(0, 180))
def test_more_twist_never_raises_the_limit(lift, twist):
    twisted = replace(lift, asymmetry_degrees=max(lift.asymmetry_degrees, twist))
    assert limit(twisted) <= limit(lift) + HAIR


@settings(deadline=None)
@given(lifts, st.floats(0, 20))
def test_more_lifts_a_minute_never_raise_the_limit(lift, more):
    assert limit(replace(lift, lifts_a_minute=lift.lifts_a_minute + more)) <= limit(lift) + HAIR


@settings(deadline=None)
@given(lifts, st.floats(0.1, 8))
def test_longer_work_or_a_longer_way_never_raises_the_limit(lift, hours):
    assert limit(replace(lift, hours=max(lift.hours, hours))) <= limit(lift) + HAIR
    assert limit(replace(lift, distance_cm=lift.distance_cm + hours * 20)) <= limit(lift) + HAIR


@settings(deadline=None)
@given(lifts)
def test_the_limit_lies_between_nothing_and_the_constant(lift):
    made = recommended_limit(shipped_knowledge().lifting["revised_niosh"], lift)
    assert 0 <= made.limit_kg <= 23 + HAIR
    assert made.index is None or made.index >= 0
