"""Every kind of fault is planted once, and found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.movement.made_figures import BACK, BEND, START, bend, figure
from unknot.knowledge.figure_kinds import Figure, FigureKeyframe, FigurePin
from unknot.movement.lint import Fault, alike, lint, lint_motion
from unknot.movement.skeleton import Skeleton
from unknot.movement.space import add
from unknot.movement.timeline import motion


def kinds(figure_: Figure) -> set[str]:
    return {fault.kind for fault in lint(figure_)}


def test_a_sound_figure_has_no_fault() -> None:
    assert lint(figure()) == ()


@pytest.mark.parametrize(
    ("kind", "faulty"),
    [
        ("range", figure(START, bend(pins={"right_foot": FigurePin("free")}, right_hip=160, right_knee=100), BACK)),
        ("range", figure(START, bend(lumbar=80, seconds=6), BACK)),
        ("backwards", figure(START, bend(pins={"right_foot": FigurePin("free")}, right_knee=-20), BACK)),
        ("backwards", figure(START, bend(right_elbow=-30), BACK)),
        ("reach", figure(START, bend(pins={"right_hand": FigurePin("right_ankle")}), BACK)),
        ("reach", figure(START, bend(pins={"right_hand": FigurePin("start", (0.9, 0, 0))}), BACK)),
        ("floor", figure(START, bend(pins={"pelvis": FigurePin("start", (0, -0.1, 0))}), BACK, keep=("pelvis",))),
        ("floor", figure(START, bend(), BACK, keep=("pelvis",), height=0.3)),
        ("speed", figure(START, bend(seconds=0.5, right_elbow=90), BACK)),
        ("speed", figure(START, bend(seconds=1, trunk=60, hip=60), BACK)),
        ("loop", figure(START, BEND)),
        ("loop", figure(START, BEND, FigureKeyframe("back", 2, "", 0, {"right_elbow": 40}))),
        ("start", figure(FigureKeyframe("start", 1, "", 0, {"right_elbow": 40}), BEND, BACK)),
        ("name", figure(START, bend(kneee=3), BACK)),
        ("name", figure(START, bend(pins={"right_hand": FigurePin("moon")}), BACK)),
        ("name", figure(START, bend(pins={"nose": FigurePin()}), BACK)),
        ("name", figure(props=("trampoline",))),
        ("name", figure(start="handstand")),
        ("name", figure(keep=("hair",))),
        ("name", figure(area="liver")),
        ("name", figure(also="liver")),
        ("name", figure(arrow="turn_nose")),
    ],
)
def test_a_planted_fault_is_found(kind: str, faulty: Figure) -> None:
    assert kind in kinds(faulty)


def test_a_bone_that_grows_is_found() -> None:
    sound = motion(figure())
    station = sound.stations[1]
    longer = {**station.body.joints, "right_wrist": add(station.body["right_wrist"], (0.01, 0, 0))}
    grown = replace(station, body=Skeleton(longer, station.body.frames, {}))
    faulty = replace(sound, stations=(sound.stations[0], grown, sound.stations[2]))

    assert "bone" in {fault.kind for fault in lint_motion(faulty)}


def test_two_figures_with_one_key_pose_are_found_unless_one_is_a_variant() -> None:
    one, two = figure(), figure(id="twin")

    assert [fault.kind for fault in alike([one, two])] == ["alike"]
    assert list(alike([one, replace(two, variant_of="made")])) == []
    assert list(alike([one, figure(START, bend(right_elbow=20), BACK, id="other")])) == []


def test_a_fault_says_where_it_is_and_what_to_do() -> None:
    fault = Fault("made", "speed", "from a to b", "It turns at 200 degrees/s; 120 is the most. Give it more seconds.")

    assert str(fault).startswith("figures/made.md: from a to b: It turns")
