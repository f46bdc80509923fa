from __future__ import annotations

import math

import pytest

from tests.unit.movement.made_figures import figure
from unknot.movement import body
from unknot.movement.bases import BASES, start_body
from unknot.movement.measure import elbow, hip, knee, measured, shoulder
from unknot.movement.pose import Pin, Pose, mirrored, spread, spread_pins
from unknot.movement.skeleton import forward, two_bones
from unknot.movement.solve import lowest, placed, stood
from unknot.movement.space import length, minus
from unknot.movement.timeline import motion


def test_somebody_upright_looks_forward_with_the_head_on_top() -> None:
    found = forward(Pose())

    assert found["head"][1] > found["top"][1] > found["pelvis"][1] > found["right_knee"][1] > found["right_ankle"][1]
    assert found["right_toe"][0] > found["right_ankle"][0]
    assert found["right_hip"][2] > 0 > found["left_hip"][2]


@pytest.mark.parametrize(("angle", "measure"), [("knee", knee), ("elbow", elbow), ("hip", hip), ("shoulder", shoulder)])
@pytest.mark.parametrize("degrees", [0, 35, 90, 120])
def test_what_is_written_is_what_is_measured(angle: str, measure: object, degrees: float) -> None:
    found = forward(Pose(spread({f"right_{angle}": degrees})))

    assert measure(found, "right") == pytest.approx(degrees, abs=0.01)  # type: ignore[operator]
    assert measure(found, "left") == pytest.approx(0, abs=0.01)  # type: ignore[operator]


def test_a_bent_knee_goes_back_and_a_bent_elbow_forward() -> None:
    found = forward(Pose(spread({"knee": 90, "elbow": 90})))

    assert found["right_ankle"][0] < found["right_knee"][0]
    assert found["right_wrist"][0] > found["right_elbow"][0]


def test_supine_lies_on_the_back_with_the_head_to_the_left() -> None:
    found = stood(forward(Pose({"trunk": -90})), None)

    assert found["head"][0] < found["pelvis"][0]
    assert found.frames["pelvis"][0] == pytest.approx((0, 1, 0), abs=1e-9)
    assert lowest(found) == pytest.approx(0)


def test_two_bones_reach_what_is_near_and_say_what_is_missing_of_what_is_far() -> None:
    middle, end, missed = two_bones((0, 0, 0), (0.3, 0, 0), 0.2, 0.2, (0, 1, 0))
    assert end == pytest.approx((0.3, 0, 0))
    assert math.dist((0, 0, 0), middle) == pytest.approx(0.2)
    assert middle[1] > 0
    assert missed == pytest.approx(0)

    _, end, missed = two_bones((0, 0, 0), (1, 0, 0), 0.2, 0.2, (0, 1, 0))
    assert end == pytest.approx((0.4, 0, 0), abs=1e-4)
    assert missed == pytest.approx(0.6, abs=1e-4)


def test_pinned_feet_stay_where_they_were_when_the_hips_go_down() -> None:
    start = stood(forward(Pose(spread({"hip": 20, "knee": 40}))), None)
    pins = spread_pins({"feet": Pin()})

    lower = placed(Pose(spread({"hip": 60, "knee": 90}), {**pins, "pelvis": Pin(by=(0, -0.08, 0))}), start, "pelvis")

    assert lower["pelvis"][1] == pytest.approx(start["pelvis"][1] - 0.08)
    for side in body.SIDES:
        assert lower[f"{side}_ankle"] == pytest.approx(start[f"{side}_ankle"])
        assert lower[f"{side}_toe"] == pytest.approx(start[f"{side}_toe"])
        assert knee(lower, side) > knee(start, side)


def test_a_hand_finds_a_place_on_the_body() -> None:
    start = start_body(BASES["supine_knees_up"].pose().with_angles({"right_hip": 120, "right_knee": 125}), None)
    held = placed(
        Pose(
            BASES["supine_knees_up"].pose().with_angles({"right_hip": 120, "right_knee": 125}).angles,
            {"right_hand": Pin("right_shin")},
        ),
        start,
        "pelvis",
    )

    assert held.missed["right_hand"] < 0.01
    assert length(minus(held["right_wrist"], held["right_knee"])) < 0.14
    assert elbow(held, "right") > 0


@pytest.mark.parametrize("name", BASES)
def test_every_start_position_stands_or_lies_on_something(name: str) -> None:
    base = BASES[name]
    found = start_body(base.pose(), base.height)

    assert lowest(found) > -0.02
    assert max(found.missed.values(), default=0) < 0.02


def test_an_angle_without_a_side_is_for_both_and_a_side_wins() -> None:
    assert spread({"knee": 20, "left_knee": 50}) == {"right_knee": 20, "left_knee": 50}
    with pytest.raises(ValueError, match="kneee"):
        spread({"kneee": 20})


def test_a_mirrored_pose_swaps_the_sides_and_turns_the_other_way() -> None:
    pose = Pose({"right_knee": 20, "twist": 30, "trunk": 10}, {"left_hand": Pin("right_knee", (0.1, 0, 0.2))})

    other = mirrored(pose)

    assert other.angles == {"left_knee": 20, "twist": -30, "trunk": 10}
    assert other.pins == {"right_hand": Pin("left_knee", (0.1, 0, -0.2))}
    assert mirrored(other) == pose


def test_an_alternating_figure_goes_through_both_sides() -> None:
    both = motion(figure(sides="alternate"))

    assert [station.name for station in both.stations] == ["start", "bend", "back", "bend", "back"]
    assert measured(both.stations[1].body, "right_elbow") > measured(both.stations[1].body, "left_elbow")
    assert measured(both.stations[3].body, "left_elbow") > measured(both.stations[3].body, "right_elbow")
