"""The drawn elements and the form for the shape of a day."""

from __future__ import annotations

from datetime import date, time
from itertools import pairwise

from unknot.core.diary import Diary
from unknot.core.values import DayShape
from unknot.web.drawings.figure import capsule
from unknot.web.drawings.poses import FIGURES
from unknot.web.drawings.thread import strands, thread
from unknot.web.spasm.steps import POSITIONS
from unknot.web.today.present import week_of
from unknot.web.you.day_shape import DayForm, form_of, read_day


def test_a_tight_day_loops_and_a_loose_one_does_not() -> None:
    def turns_back(score: float) -> bool:
        points = thread([score], 0, 0, 49)
        return any(b[0] < a[0] for a, b in pairwise(points))

    assert turns_back(8)
    assert not turns_back(2)


def test_a_day_without_an_entry_is_a_dotted_gap() -> None:
    found = strands([6, None, 2], 0, 92, 49)
    assert [strand.dotted for strand in found] == [False, True, False]


def test_an_empty_week_says_so() -> None:
    week = week_of(Diary(), date(2026, 11, 24))
    assert [label.letter for label in week.labels] == list("WTFSSMT")
    assert week.labels[-1].now
    assert "no entries yet" in week.sentence


def test_every_position_has_a_figure_with_words() -> None:
    assert set(FIGURES) == set(POSITIONS)
    assert all(figure.pose.words for figure in FIGURES.values())


def test_a_capsule_within_another_circle_is_that_circle() -> None:
    assert capsule((0, 0), (1, 0), 10, 2).startswith("M-10.0 0.0a10")


SENT = {"wake": "07:00", "bed": "22:30", "work_start": "09:00", "work_until": "17:00"}


def test_a_day_goes_there_and_back() -> None:
    shape = read_day(SENT, ["0", "4"])
    assert isinstance(shape, DayShape)
    assert shape.wake == time(7)
    assert [hours.weekday for hours in shape.work] == [0, 4]
    assert form_of(shape).work_start == "09:00"


def test_a_day_without_work_needs_no_working_times() -> None:
    assert read_day({"wake": "6:30".zfill(5), "bed": "23:00"}, []) == DayShape(time(6, 30), time(23))


def test_times_that_are_none_are_named() -> None:
    form = read_day({**SENT, "wake": "soon", "work_until": ""}, ["1", "9"])
    assert isinstance(form, DayForm)
    assert set(form.errors) == {"wake", "work_start"}
