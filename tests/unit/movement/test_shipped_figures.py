"""The figures that ship: anatomy, words, size and targets."""

from __future__ import annotations

import gzip
import time

import pytest

from unknot.knowledge import figure_kinds
from unknot.knowledge.figure_kinds import POSITIONS, Figure
from unknot.knowledge.reader import shipped_knowledge
from unknot.movement import things
from unknot.movement.bases import BASES
from unknot.movement.camera import VIEWS
from unknot.movement.glow import AREAS
from unknot.movement.lint import alike, lint
from unknot.movement.measure import measured
from unknot.movement.svg import animated, stills
from unknot.movement.timeline import motion

KNOWLEDGE = shipped_knowledge()
FIGURES = KNOWLEDGE.figures
MOST_BYTES = 30_000
MOST_SECONDS = 0.020


def test_every_movement_and_position_has_a_figure() -> None:
    assert set(FIGURES) == set(KNOWLEDGE.movements) | set(POSITIONS)


def test_the_vocabulary_of_the_files_is_what_can_be_drawn() -> None:
    assert set(figure_kinds.BASES) == set(BASES)
    assert set(figure_kinds.VIEWS) == set(VIEWS)
    assert set(figure_kinds.AREAS) == {*AREAS, "none"}
    assert {prop for figure in FIGURES.values() for prop in figure.props} <= set(things.NAMES)


@pytest.mark.parametrize("id_", FIGURES)
def test_the_figure_is_anatomy(id_: str) -> None:
    assert [str(fault) for fault in lint(FIGURES[id_])] == []


def test_no_two_figures_share_their_key_pose() -> None:
    assert [str(fault) for fault in alike(FIGURES.values())] == []


@pytest.mark.parametrize("id_", FIGURES)
def test_the_figure_is_small_and_its_stills_have_words(id_: str) -> None:
    drawn = animated(FIGURES[id_])

    assert len(gzip.compress(drawn.encode())) <= MOST_BYTES
    assert all(cue for _, cue in stills(FIGURES[id_]))


def test_a_figure_is_drawn_quickly() -> None:
    took = []
    for figure in FIGURES.values():
        before = time.process_time()
        animated(figure)
        took.append(time.process_time() - before)

    assert sorted(took)[len(took) // 2] <= MOST_SECONDS


def _targets() -> list[tuple[Figure, figure_kinds.FigureTarget]]:
    return [(figure, target) for figure in FIGURES.values() for target in figure.targets]


@pytest.mark.parametrize(("figure", "target"), _targets(), ids=lambda value: getattr(value, "id", ""))
def test_the_drawn_pose_meets_its_own_target(figure: Figure, target: figure_kinds.FigureTarget) -> None:
    station = next(station for station in motion(figure).stations if station.name == target.keyframe)

    assert measured(station.body, target.angle) == pytest.approx(target.degrees, abs=target.within)


def test_the_name_is_that_of_the_movement() -> None:
    differ = {
        id_: f.name
        for id_, f in FIGURES.items()
        if id_ in KNOWLEDGE.movements and KNOWLEDGE.movements[id_].name != f.name
    }

    assert differ == {}
