"""Clues: enough days first, then what truly goes with worse days, on its own day or the day after; never from gaps."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest

from tests.unit.core.diaries import FIRST, day
from unknot.core.ar1 import Whitener, estimated_rho, scatter, two_sided
from unknot.core.clues import LOOKS, SPENT, Clue, clues, clues_ready_on, last_look
from unknot.core.diary import Diary, DiaryDay
from unknot.knowledge.reader import shipped_knowledge


def a_year(effect: float, *, lag: int = 0, days: int = 120, own: bool = False, seed: int = 1) -> Diary:
    """Pain that wavers round 4, and a mark on a fifth of the days that adds so much on its day or the day after."""
    draw = Random(seed)
    sat = [draw.random() < 0.2 for _ in range(days)]
    pains = [round(4 + draw.gauss(0, 1.2) + (effect if n >= lag and sat[n - lag] else 0)) for n in range(days)]
    return Diary(
        tuple(
            DiaryDay(
                day(n),
                pain=min(10, max(0, pain)),
                marks=frozenset() if own or not sat[n] else frozenset({"sat_long"}),
                own_marks=("choir",) if own and sat[n] else (),
            )
            for n, pain in enumerate(pains)
        )
    )


def found(diary: Diary) -> tuple[Clue, ...]:
    return clues(shipped_knowledge(), diary, diary.days[-1].on)


# ---------------------------------------------------------------- enough days


def test_before_28_numbers_there_is_nothing_and_one_is_told_how_many_are_missing():
    diary = a_year(6)
    assert clues(shipped_knowledge(), diary, day(26)) == ()
    assert [clues_ready_on(diary, day(n)) for n in (0, 26, 27, 80)] == [27, 1, None, None]
    assert clues_ready_on(Diary(), FIRST) == 28


def test_days_without_a_number_do_not_count_towards_them():
    marked = Diary(tuple(DiaryDay(day(n), sleep=5, marks=frozenset({"sat_long"})) for n in range(60)))
    assert clues_ready_on(marked, day(59)) == 28
    assert clues(shipped_knowledge(), marked, day(59)) == ()


def test_a_mark_needs_six_days_with_it_and_six_without():
    pains = [9 if n % 10 == 0 else 3 + n % 2 for n in range(56)]
    marks = [n % 10 == 0 for n in range(56)]

    def marked(least: int) -> Diary:
        shown = [sat and n >= least for n, sat in enumerate(marks)]
        chips = [frozenset({"sat_long"}) if sat else frozenset() for sat in shown]
        return Diary(
            tuple(DiaryDay(day(n), pain=p, marks=m) for n, (p, m) in enumerate(zip(pains, chips, strict=True)))
        )

    assert [clue.with_days for clue in found(marked(0))] == [6]
    assert found(marked(1)) == ()


# ---------------------------------------------------------------- what stands out


def test_a_mark_that_adds_three_points_is_found_with_its_counts():
    diary = a_year(3)
    (clue,) = found(diary)
    upto = diary.days[: LOOKS[2]]
    assert (clue.mark, clue.own_words, clue.lag) == ("sat_long", False, 0)
    assert clue.low < 3 < clue.high
    assert clue.with_days == sum(bool(one.marks) for one in upto)
    assert clue.with_days + clue.without_days == LOOKS[2]
    assert clue.worse_days == sum(one.pain >= 6 for one in upto)
    assert clue.worse_days_with == sum(one.pain >= 6 and bool(one.marks) for one in upto)


def test_a_mark_of_the_day_before_is_found_as_that():
    (clue,) = found(a_year(3, lag=1))
    assert (clue.mark, clue.lag) == ("sat_long", 1)


def test_better_days_are_found_too_and_own_words_stay_own_words():
    (clue,) = found(a_year(-3, own=True))
    assert (clue.mark, clue.own_words) == ("choir", True)
    assert clue.high < 0


def test_what_is_sure_but_too_small_to_feel_is_not_shown():
    quarter = tuple(
        DiaryDay(day(n), pain=3 + (n % 28 == 0), marks=frozenset({"sat_long"} if n % 4 == 0 else ()))
        for n in range(182)
    )
    assert found(Diary(quarter)) == ()


def test_a_trend_alone_makes_no_clue():
    fall = tuple(
        DiaryDay(day(n), pain=round(9 - n / 12), marks=frozenset({"sat_long"} if n < 40 else ())) for n in range(84)
    )
    assert found(Diary(fall)) == ()


# ---------------------------------------------------------------- looks


def test_between_two_looks_what_was_found_stands():
    diary = a_year(3)
    at = [clues(shipped_knowledge(), diary, day(n)) for n in range(LOOKS[1] - 1, LOOKS[2])]
    assert len(set(at[:-1])) == 1
    assert at[0]
    assert at[-1] != at[0]


def test_the_parts_of_all_looks_stay_within_five_in_a_hundred():
    assert [last_look(n) for n in (27, 28, 55, 56)] == [(0, 0.0), (28, SPENT[0]), (28, SPENT[0]), (56, SPENT[1])]
    assert last_look(336 + 84) == (420, SPENT[-1] / 2)
    assert last_look(336 + 83) == (336, SPENT[-1])
    assert sum(SPENT) + sum(SPENT[-1] / 2**n for n in range(1, 60)) <= 0.05


# ---------------------------------------------------------------- the sums beneath


@pytest.mark.parametrize(
    ("t", "degrees", "p"), [(2.228, 10, 0.05), (3.551, 100, 0.000585), (0.0, 5, 1.0), (2.0, 60, 0.05)]
)
def test_the_chance_of_a_t_is_that_of_the_tables(t, degrees, p):
    assert two_sided(t, degrees) == pytest.approx(p, rel=0.02)


def test_a_value_is_judged_by_what_the_last_led_to_expect_with_the_true_gap():
    white = Whitener([0, 1, 4], 0.5).of([2.0, 2.0, 2.0])
    assert white == pytest.approx([2.0, 1.0 / 0.75**0.5, 1.75 / (1 - 0.125**2) ** 0.5])


def test_the_leaning_on_the_day_before_is_found_from_neighbouring_days():
    draw, value, rest = Random(3), 0.0, []
    for _ in range(2000):
        value = 0.6 * value + draw.gauss(0, 1)
        rest.append(value)
    assert estimated_rho(list(range(2000)), rest) == pytest.approx(0.6, abs=0.05)
    assert estimated_rho(list(range(0, 4000, 2)), rest) == 0.4
    assert estimated_rho([0, 1], [0.0, 0.0]) == 0.4


def test_the_scatter_is_never_under_the_usual_and_grows_with_what_is_seen():
    days, calm, wild = list(range(60)), [4.0] * 60, [float(9 * (n % 2)) for n in range(60)]
    assert scatter(days, calm)(60) == 1.5**2
    assert scatter(days, wild)(60) > 20
    assert scatter(days, wild)(0) == 1.5**2


def test_the_day_before_the_first_number_lends_its_marks():
    days = list(a_year(3, lag=1, days=84).days)
    days[0] = DiaryDay(FIRST - timedelta(1), marks=frozenset({"sat_long"}))
    (clue,) = found(Diary((days[0], *days[1:], DiaryDay(day(84), pain=4))))
    assert clue.lag == 1
