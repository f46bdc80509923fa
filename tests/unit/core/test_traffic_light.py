"""Table 5.2 row by row, with the number on each side of every boundary, worked by hand."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from unknot.core.traffic_light import (
    SOME_SIGN,
    Light,
    Response,
    light_of,
    morning_is_usual,
    must_stop,
    response_from,
    worst_of,
)

GREEN, AMBER, RED = Light.GREEN, Light.AMBER, Light.RED
#: nothing changed: pain 2 all along, and every question answered
CALM = Response(2, 2, 2, 2, 2, 2, leg_worse=False, lasted_over_24_h=False, danger_signs=frozenset())


def from_(before: int, worst: int | None = None, after: int | None = None, bedtime: int | None = None) -> Response:
    """Somebody who began at this pain; what is not given stayed as it was."""
    filled = [before if value is None else value for value in (worst, after, bedtime)]
    return replace(
        CALM, before=before, worst_during=filled[0], after_15_min=filled[1], at_bedtime=filled[2], next_morning=2
    )


@pytest.mark.parametrize(
    ("before", "worst", "light"),
    [
        # b up to 3: amber from 4 on and 2 up; red from 6 on, or from 5 on and 3 up
        (0, 3, GREEN),
        (0, 4, AMBER),
        (0, 5, RED),
        (1, 3, GREEN),
        (1, 4, AMBER),
        (1, 5, RED),
        (2, 3, GREEN),
        (2, 4, AMBER),
        (2, 5, RED),
        (3, 4, GREEN),
        (3, 5, AMBER),
        (3, 6, RED),
        # b from 4 on: amber 2 up; red 3 up, or from 8 on and 2 up
        (4, 5, GREEN),
        (4, 6, AMBER),
        (4, 7, RED),
        (5, 6, GREEN),
        (5, 7, AMBER),
        (5, 8, RED),
        (6, 7, GREEN),
        (6, 8, RED),
        (7, 8, GREEN),
        (7, 9, RED),
        (8, 9, GREEN),
        (8, 10, RED),
        (9, 10, GREEN),
        (10, 10, GREEN),
    ],
)
def test_the_worst_pain_during_it(before: int, worst: int, light: Light) -> None:
    assert light_of(from_(before, worst)).light is light


@pytest.mark.parametrize(
    ("before", "after", "light"),
    [
        (0, 1, GREEN),
        (0, 2, AMBER),
        (0, 3, RED),  # 3 up
        (1, 2, GREEN),
        (1, 3, AMBER),
        (1, 4, RED),
        (2, 3, GREEN),
        (2, 4, RED),  # the seed rule: from 4 on, 2 up, from a mild start
        (3, 4, GREEN),
        (3, 5, RED),
        (4, 5, GREEN),
        (4, 6, AMBER),  # not from a mild start
        (4, 7, RED),
        (7, 9, AMBER),
        (7, 10, RED),
    ],
)
def test_the_pain_15_minutes_after(before: int, after: int, light: Light) -> None:
    assert light_of(from_(before, after=after)).light is light


@pytest.mark.parametrize(
    ("before", "bedtime", "light"), [(0, 1, GREEN), (0, 2, RED), (3, 4, GREEN), (3, 5, RED), (6, 7, GREEN), (6, 8, RED)]
)
def test_the_pain_at_bedtime(before: int, bedtime: int, light: Light) -> None:
    assert light_of(from_(before, bedtime=bedtime)).light is light


@pytest.mark.parametrize(("bedtime", "light"), [(4, AMBER), (5, AMBER), (6, RED)])
def test_after_two_up_it_must_be_down_by_bedtime(bedtime: int, light: Light) -> None:
    """Down by one only is no amber by the letter. It is worse than amber and not red, so it is never green."""
    assert light_of(from_(4, after=6, bedtime=bedtime)).light is light


@pytest.mark.parametrize(("usual", "morning", "light"), [(2, 1, GREEN), (2, 2, GREEN), (2, 3, AMBER), (2, 4, RED)])
def test_the_next_morning(usual: int, morning: int, light: Light) -> None:
    assert light_of(replace(CALM, usual_morning=usual, next_morning=morning)).light is light


def test_what_lasts_over_a_day_and_a_leg_that_gets_worse_are_red() -> None:
    assert light_of(replace(CALM, lasted_over_24_h=True)).rows == ("over_24_h",)
    assert light_of(replace(CALM, leg_worse=True)).rows == ("leg_worse",)
    assert light_of(replace(CALM, leg_worse=True)).light is RED


def test_a_danger_sign_stops_everything_whatever_else_there_is() -> None:
    seen = replace(CALM, worst_during=9, leg_worse=True, danger_signs=frozenset({"chest_pain"}))

    assert light_of(seen).light is Light.STOP_NOW
    assert light_of(seen).rows == ("danger_sign",)
    assert light_of(Response(danger_signs=frozenset({SOME_SIGN}))).light is Light.STOP_NOW


def test_red_beats_amber_and_both_are_named_by_their_rows() -> None:
    assert light_of(from_(2, worst=4, after=4)).rows == ("seed_rule",)
    assert light_of(replace(from_(4, worst=6), next_morning=3)).rows == ("worst_up", "morning_up")


def test_all_answered_and_nothing_met_is_green() -> None:
    assert light_of(CALM) == type(light_of(CALM))(GREEN)


@pytest.mark.parametrize("name", [field.name for field in fields(Response)])
def test_without_any_one_answer_it_is_never_green(name: str) -> None:
    reading = light_of(replace(CALM, **{name: None}))

    assert reading.light is Light.UNDECIDED
    assert reading.unanswered == (name,)


def test_what_is_met_already_counts_before_the_rest_is_answered() -> None:
    assert light_of(Response(before=2, worst_during=4)).light is AMBER
    assert light_of(Response(before=2, worst_during=5)).light is RED
    assert light_of(Response()).light is Light.UNDECIDED


def test_of_a_day_the_worst_light_counts() -> None:
    assert worst_of([GREEN, AMBER, RED]) is RED
    assert worst_of([GREEN, Light.UNDECIDED]) is Light.UNDECIDED
    assert worst_of([AMBER, Light.UNDECIDED]) is AMBER
    assert worst_of([GREEN, GREEN]) is GREEN
    assert worst_of([]) is Light.UNDECIDED


@pytest.mark.parametrize(
    ("before", "pain", "minutes", "stop"),
    [
        (2, 4, 15, False),  # it has not lasted longer than 15 minutes
        (2, 4, 16, True),
        (2, 3, 60, False),  # mild
        (3, 4, 16, True),
        (5, 5, 60, False),  # what was there before
        (5, 6, 16, True),
        (None, 4, 16, True),
    ],
)
def test_the_seed_stop_rule(before: int | None, pain: int, minutes: float, stop: bool) -> None:
    assert must_stop(before, pain, minutes) is stop


def test_the_morning_is_usual_only_when_that_was_told() -> None:
    assert morning_is_usual(CALM)
    assert not morning_is_usual(replace(CALM, next_morning=3))
    assert not morning_is_usual(replace(CALM, next_morning=None))
    assert not morning_is_usual(replace(CALM, lasted_over_24_h=True))


def test_recorded_answers_become_a_response() -> None:
    kept = {"before": 2, "worst": 3, "after_15": 2, "bedtime": 2, "next_morning": 2, "usual_morning": 3, "leg": False}

    assert response_from({**kept, "danger": []}) == Response(2, 3, 2, 2, 2, 3, False, False, frozenset())
    assert response_from({**kept, "danger": ["fainting"]}).danger_signs == frozenset({"fainting"})
    assert response_from({"danger": True}).danger_signs == frozenset({SOME_SIGN})
    assert response_from({}) == Response()
    assert response_from({"before": 11, "worst": True, "leg": "yes", "danger": "no"}) == Response()


def test_whether_it_lasted_is_asked_only_after_a_worse_morning() -> None:
    assert response_from({"next_morning": 2, "usual_morning": 2}).lasted_over_24_h is False
    assert response_from({"next_morning": 3, "usual_morning": 2}).lasted_over_24_h is None
    assert response_from({"next_morning": 2, "usual_morning": 2, "over_24_h": True}).lasted_over_24_h is True


def test_bedtime_is_not_asked_when_the_pain_was_not_up_15_minutes_after() -> None:
    told = {"before": 2, "worst": 3, "next_morning": 2, "usual_morning": 2, "leg": False, "danger": []}
    assert light_of(response_from({**told, "after_15": 3})).light is Light.GREEN
    assert light_of(response_from({**told, "before": 4, "after_15": 6})).light is Light.AMBER
    assert light_of(response_from({**told, "after_15": 3, "bedtime": 6})).light is Light.RED
    assert light_of(response_from(told)).light is Light.UNDECIDED
