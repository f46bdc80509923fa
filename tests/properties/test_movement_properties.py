"""What holds for every figure at every moment, and for every pose."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from unknot.knowledge.reader import shipped_knowledge
from unknot.movement import body
from unknot.movement.measure import elbow, knee
from unknot.movement.pose import Pin, Pose, blended, mirrored
from unknot.movement.skeleton import forward, two_bones
from unknot.movement.space import length, minus
from unknot.movement.timeline import Motion, ease, motion

MOTIONS = {id_: motion(figure) for id_, figure in shipped_knowledge().figures.items()}
motions = st.sampled_from(sorted(MOTIONS)).map(MOTIONS.__getitem__)
parts = st.floats(0, 1)
places = st.sampled_from(["start", "free", "right_knee", "left_shin", "belly"])


@st.composite
def poses(draw: st.DrawFn) -> Pose:
    """Any pose within the limits of the joints."""
    names = draw(st.lists(st.sampled_from(body.ANGLES), max_size=8, unique=True))
    angles = {
        name: draw(st.floats(*(max(-180.0, min(180.0, limit)) for limit in body.limits_of(name)))) for name in names
    }
    sides = draw(st.lists(st.sampled_from(["right_hand", "left_hand", "right_foot"]), unique=True))
    return Pose(angles, {side: Pin(draw(places), (0.1, 0.0, draw(st.floats(-0.1, 0.1)))) for side in sides})


@settings(deadline=None, max_examples=300)
@given(motions, st.floats(0, 60))
def test_bones_keep_their_length_at_any_moment(moved: Motion, at: float) -> None:
    found = moved.at(at)
    for a, b, size in body.BONES:
        assert abs(length(minus(found[a], found[b])) - size) < 1e-6


@settings(deadline=None, max_examples=200)
@given(motions, st.floats(0, 60))
def test_knees_and_elbows_never_bend_backwards(moved: Motion, at: float) -> None:
    found = moved.at(at)
    for side in body.SIDES:
        assert knee(found, side) > -3
        assert elbow(found, side) > -3


@settings(deadline=None, max_examples=200)
@given(motions, st.floats(0, 60), st.floats(0.001, 0.02))
def test_nothing_jumps(moved: Motion, at: float, step: float) -> None:
    one, two = moved.at(at), moved.at(at + step)
    for joint in body.RADII.keys() & one.joints.keys():
        assert length(minus(one[joint], two[joint])) < 2.5 * step + 1e-6


@given(poses())
def test_mirrored_twice_is_the_same(pose: Pose) -> None:
    assert mirrored(mirrored(pose)) == pose


@settings(deadline=None)
@given(poses())
def test_the_mirrored_body_is_the_mirror_image(pose: Pose) -> None:
    one, two = forward(pose), forward(mirrored(pose))
    for joint, at in one.joints.items():
        twin = joint
        for side, other in (("right_", "left_"), ("left_", "right_")):
            if joint.startswith(side):
                twin = other + joint.removeprefix(side)
        assert length(minus(two[twin], (at[0], at[1], -at[2]))) < 1e-9


@given(parts, parts)
def test_the_ease_only_goes_forward_and_is_even_handed(a: float, b: float) -> None:
    low, high = sorted((a, b))
    assert 0 <= ease(low) <= ease(high) + 1e-15
    assert ease(high) <= 1
    assert abs(ease(a) + ease(1 - a) - 1) < 1e-9


@given(poses(), poses(), parts)
def test_a_blend_lies_between_its_ends(a: Pose, b: Pose, part: float) -> None:
    found = blended(a, b, part)
    for name in {**a.angles, **b.angles}:
        assert min(a[name], b[name]) - 1e-6 <= found[name] <= max(a[name], b[name]) + 1e-6


points = st.tuples(*[st.floats(-1, 1)] * 3)


@given(points, points, st.floats(0.05, 0.3), st.floats(0.05, 0.3), points)
def test_two_bones_keep_their_length_whatever_they_reach_for(
    start: tuple[float, float, float],
    target: tuple[float, float, float],
    first: float,
    second: float,
    hint: tuple[float, float, float],
) -> None:
    middle, end, _ = two_bones(start, target, first, second, hint)
    assert abs(length(minus(middle, start)) - first) < 1e-3
    assert abs(length(minus(end, middle)) - second) < 2e-3
