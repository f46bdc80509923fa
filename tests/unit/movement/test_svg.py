from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from tests.unit.movement.made_figures import BACK, BEND, START, bend, figure
from unknot.knowledge.figure_kinds import Figure
from unknot.movement.scene import scene
from unknot.movement.sheet import sheet
from unknot.movement.style import STYLE
from unknot.movement.svg import alone, animated, description, still, stills
from unknot.movement.timeline import motion

SVG = "{http://www.w3.org/2000/svg}"
PARTS = (
    "near",
    "gap",
    "mat",
    "floor",
    "glow",
    "ghost",
    "way",
    "tip",
    "halo",
    "wood",
    "soft",
    "wall",
    "band",
    "water",
    "far",
)
FIGURE = figure(area="low_back", props=("mat", "chair"))


def test_a_figure_says_what_it_shows() -> None:
    tree = ET.fromstring(animated(FIGURE))

    title, desc = tree.find(f"{SVG}title"), tree.find(f"{SVG}desc")
    assert title is not None
    assert desc is not None
    assert title.text == "Made"
    assert desc.text == "Seen from the side. Stand tall. Bend your elbow. And back."
    assert tree.get("role") == "img"
    assert tree.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"


def test_it_moves_without_script_or_style_and_every_time_has_a_value() -> None:
    text = animated(FIGURE)
    tree = ET.fromstring(text)
    moving = list(tree.iter(f"{SVG}animate"))

    assert moving
    for animate in moving:
        assert animate.get("attributeName") == "d"
        assert len(animate.get("values", "").split(";")) == len(animate.get("keyTimes", "").split(";"))
        assert animate.get("keyTimes", "").startswith("0;")
        assert animate.get("keyTimes", "").endswith(";1")
    assert not re.search(r"<script|<style| style=| on[a-z]+=|https?://(?!www\.w3\.org/2000/svg)", text)


def test_every_value_of_a_path_has_the_same_commands() -> None:
    for animate in ET.fromstring(animated(FIGURE)).iter(f"{SVG}animate"):
        commands = {re.sub(r"[-0-9. ]+", "", value) for value in animate.get("values", "").split(";")}
        assert len(commands) == 1


def test_every_class_of_a_shape_has_a_colour() -> None:
    for part in PARTS:
        assert f".{part}" in STYLE
    used = set(" ".join(re.findall(r'class="([^"]+)"', animated(FIGURE))).split()) - {"move-figure", "ghosts"}
    assert used <= set(PARTS)


def test_no_id_stands_twice_and_each_that_is_used_exists() -> None:
    text = animated(FIGURE) + animated(FIGURE, uid="again")
    ids = re.findall(r' id="([^"]+)"', text)
    used = re.findall(r'href="#([^"]+)"', text) + re.findall(r"url\(#([^)]+)\)", text)

    assert len(ids) == len(set(ids))
    assert set(used) <= set(ids)


def test_a_still_does_not_move_and_shows_start_and_key() -> None:
    assert "<animate" not in still(FIGURE, 2.0)
    drawn = stills(FIGURE)
    assert [cue for _, cue in drawn] == ["Stand tall.", "Bend your elbow."]
    assert "ghosts" not in drawn[0][0]
    assert "ghosts" in drawn[1][0]
    assert drawn[0][0] != drawn[1][0]


def test_a_figure_of_one_pose_has_one_still_and_no_animation() -> None:
    resting = figure(START)

    assert len(stills(resting)) == 1
    assert "<animate" not in animated(resting)


def test_the_other_side_is_the_mirror_image() -> None:
    moved = motion(FIGURE)
    bodies = [moved.stations[0].body]
    one, two = scene(moved, bodies), scene(moved, bodies, flip=True)

    assert one.shapes != two.shapes
    assert [shape.kind for shape in one.shapes] == [shape.kind for shape in two.shapes]


def test_everything_lies_within_the_picture() -> None:
    drawn = scene(motion(FIGURE), [motion(FIGURE).key.body])
    for shape in drawn.shapes:
        if shape.kind in ("near", "far") and shape.paths:
            x, y = (float(n) for n in re.findall(r"-?[0-9.]+", shape.paths[0])[:2])
            assert 0 <= x <= drawn.width
            assert 0 <= y <= drawn.height


def test_a_file_of_its_own_brings_its_colours() -> None:
    text = alone(animated(FIGURE), "dark")

    assert "--pine: #7fd3be" in text
    ET.fromstring(text)


@pytest.mark.parametrize("moving", [False, True])
def test_the_sheet_shows_every_figure_once(moving: bool) -> None:
    page = sheet([FIGURE, figure(id="other", name="A & B")], moving=moving)

    assert page.count("<article>") == 2
    assert "A &amp; B" in page
    assert ("<animate" in page) is moving


def test_a_name_cannot_break_out_of_the_picture() -> None:
    text = animated(figure(name="<script>alert(1)</script>"))

    assert "<script" not in text
    assert "&lt;script" in text
    assert description(FIGURE).startswith("Seen from the side.")


def _drawn(made: Figure, kind: str) -> list[str]:
    moved = motion(made)
    return [shape.paths[0] for shape in scene(moved, [moved.key.body]).shapes if shape.kind == kind]


def test_an_arrow_of_a_turn_goes_the_way_the_chest_turns() -> None:
    right, left = (
        _drawn(figure(START, bend(twist=twist), BACK, view="front", arrow="turn_chest"), "way")[0]
        for twist in (40, -40)
    )

    def ends(path: str) -> tuple[float, float]:
        numbers = [float(item) for item in re.findall(r"-?[\d.]+", path)]
        return numbers[0], numbers[-2]

    assert ends(right)[0] > ends(right)[1], "seen from the front, a turn to the right goes to the left of the picture"
    assert ends(left)[0] < ends(left)[1]


def test_the_arrow_of_a_belly_that_is_drawn_in_ends_at_the_skin() -> None:
    made = figure(START, bend(breath=0), BACK, arrow="belly", setup={"breath": 30})
    moved = motion(made)
    numbers = [float(item) for item in re.findall(r"-?[\d.]+", _drawn(made, "way")[0])]
    start, tip = numbers[0], numbers[-2]

    assert moved.key.body["belly"][0] < moved.start["belly"][0]
    assert start > tip, "it comes from outside, in front of the person, who looks to the right"


def test_a_second_part_may_glow() -> None:
    one = figure(START, BEND, BACK, area="calf")

    assert len(_drawn(one, "glow")) == 1
    assert len(_drawn(replace(one, also="thigh_front"), "glow")) == 2
