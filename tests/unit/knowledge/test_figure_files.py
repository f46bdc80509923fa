"""Files of figures: what the reader takes, what it refuses, and where figures must be."""

from __future__ import annotations

import pytest

from tests.small_knowledge import edited, problems_of, shipped_sources
from unknot.knowledge.figure_kinds import FigurePin
from unknot.knowledge.reader import shipped_knowledge

CAT = "figures/cat_cow.md"


def test_a_figure_is_read_with_its_poses_and_contacts() -> None:
    figure = shipped_knowledge().figures["bird_dog"]
    reach = figure.keyframes[1]

    assert (figure.view, figure.start, figure.area, figure.sides) == ("side", "all_fours", "low_back", "one")
    assert reach.name == "reach"
    assert reach.hold > 0
    assert reach.pose["left_shoulder"] > 150
    assert reach.pins["left_hand"] == FigurePin("free")


def test_a_contact_that_moves_says_how_far() -> None:
    slide = shipped_knowledge().figures["heel_slide"].keyframes[1].pins["right_foot"]

    assert slide.to == "start"
    assert slide.by[0] > 0
    assert slide.by[1:] == (0, 0)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("view: side", "view: sidewards", "view"),
        ("start: all_fours", "start: all_four", 'Did you mean "all_fours"'),
        ("area: low_back", "area: back", "area"),
        ("sides: both", "sides: left", "sides"),
        ("seconds: 2.4", "seconds: slowly", "must be a number"),
        ("trunk: ", "trunk: far ", "must be a number"),
        ("keep: [knees, hands]", "keep: [knees, hands]\nkey: dog", 'no keyframe called "dog"'),
        ("keep: [knees, hands]", "keep: [knees, hands]\nvariant_of: cat_cowe", 'Did you mean "cat_cow"'),
        ("Breathe out and", "This prevents injury. Breathe out and", "is not said here"),
        ("Breathe out and", "Breathe out " + "and out " * 12, "at most 20 words"),
        ("    pose:", "    poze:", "not known here"),
    ],
)
def test_a_fault_is_told(old: str, new: str, said: str) -> None:
    if old == "sides: both":
        old, new = "view: side", "view: side\nsides: left"

    assert any(said in problem and CAT in problem for problem in problems_of(edited(CAT, old, new)))


def test_a_figure_of_nothing_is_told() -> None:
    sources = shipped_sources()
    sources["figures/cat_cows.md"] = sources[CAT]

    assert any(
        "figures/cat_cows.md" in problem and 'Did you mean "cat_cow"' in problem for problem in problems_of(sources)
    )


def test_a_movement_without_a_figure_is_told_once_there_are_figures() -> None:
    sources = shipped_sources(figures__cat_cow=None)
    assert any("movements/cat_cow.md" in problem and "figure" in problem for problem in problems_of(sources))

    none = {name: text for name, text in shipped_sources().items() if not name.startswith("figures/")}
    assert not any("figure" in problem for problem in problems_of(none))
