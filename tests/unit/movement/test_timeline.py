from __future__ import annotations

import pytest

from tests.unit.movement.made_figures import BACK, START, bend, figure
from unknot.knowledge.figure_kinds import FigurePin
from unknot.movement.measure import measured
from unknot.movement.timeline import ease, motion


def test_the_ease_begins_and_ends_still_and_is_half_way_in_the_middle() -> None:
    assert (ease(0), ease(0.5), ease(1)) == (0, 0.5, 1)
    assert ease(0.001) < 1e-7
    assert 1 - ease(0.999) < 1e-7
    assert (ease(-3), ease(7)) == (0, 1)


def test_stations_stand_on_a_clock_with_their_holds() -> None:
    found = motion(figure())

    assert [(station.at, station.until) for station in found.stations] == [(0, 1), (3, 4), (6, 6)]
    assert found.seconds == 6
    assert found.key.name == "bend"


def test_between_two_stations_the_joint_glides() -> None:
    found = motion(figure())

    assert measured(found.at(2), "right_elbow") == pytest.approx((8 + 90) / 2, abs=0.5)
    assert measured(found.at(3.5), "right_elbow") == pytest.approx(90, abs=0.01)


def test_after_the_end_it_begins_again() -> None:
    found = motion(figure())

    assert found.at(8).joints == found.at(2).joints


def test_a_hand_that_takes_hold_arrives_and_one_that_holds_stays() -> None:
    reach = bend(pins={"right_hand": FigurePin("belly")}, right_shoulder=20, right_elbow=60)
    found = motion(figure(START, reach, BACK))

    held = found.key.body
    assert held.missed["right_hand"] < 0.01
    assert found.at(3.5).joints == held.joints
    assert found.at(2.999)["right_wrist"] == pytest.approx(held["right_wrist"], abs=1e-3)


def test_the_moments_cover_the_whole_figure_in_order() -> None:
    found = motion(figure())
    times = [at for at, _ in found.moments()]

    assert times == sorted(times)
    assert times[0] == 0
    assert times[-1] == found.seconds
    assert {1, 3, 4, 6} <= set(times)


def test_a_figure_of_one_pose_rests() -> None:
    found = motion(figure(START))

    assert len(found.stations) == 1
    assert found.key is found.stations[0]
    assert found.at(0.4).joints == found.at(0).joints
