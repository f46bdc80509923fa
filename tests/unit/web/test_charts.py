"""Charts as geometry: straight segments between real values, gaps where nobody said, and nothing that touches."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest

from unknot.web.drawings.chart import (
    NARROW,
    SHEETS,
    WIDE,
    Drawing,
    Frame,
    Line,
    Marked,
    Reading,
    Scale,
    Sheet,
    draw,
    runs,
)
from unknot.web.drawings.chart_axes import Tick, dates_below
from unknot.web.drawings.chart_columns import COLUMN_SHEETS, Pile, draw_columns, scale_for

FIRST = date(2026, 10, 26)
TEN = Scale(0, 10, 2)


def on(day: int) -> date:
    return FIRST + timedelta(day)


def line(*values: float | None, name: str = "Pain", look: str = "pain", joins: int = 1, late: int = -1) -> Line:
    readings = tuple(Reading(on(n), value, n == late) for n, value in enumerate(values) if value is not None)
    return Line(name, look, readings, joins)


def drawn(*lines: Line, days: int = 28, sheet: Sheet = WIDE, marked: tuple[Marked, ...] = ()) -> Drawing:
    return draw(Frame(sheet, FIRST, on(days - 1), TEN), lines, marked)


def points(path: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"([\d.]+) ([\d.]+)", path)]


# ---------------------------------------------------------------- lines


def test_a_day_without_an_entry_breaks_the_line() -> None:
    assert [[one.value for one in run] for run in runs(line(6, 5, None, 4))] == [[6, 5], [4]]


def test_every_value_is_a_point_of_the_path_and_nothing_lies_between_them() -> None:
    path = drawn(line(6, 5, 7)).lines[0].path

    assert path.count("M") == 1
    assert path.count("L") == 2
    assert not re.search(r"[CQSTA]", path)


def test_0_stands_on_the_lowest_line_and_10_on_the_highest() -> None:
    shown = drawn(line(0, 10))
    (_, low), (_, high) = points(shown.lines[0].path)

    assert low == shown.beside[0].at
    assert high == shown.beside[-1].at
    assert [tick.words for tick in shown.beside] == ["0", "2", "4", "6", "8", "10"]


def test_a_value_beyond_the_scale_stays_within_the_drawing() -> None:
    assert points(drawn(line(14)).lines[0].path)[0][1] == drawn().beside[-1].at


def test_what_was_filled_in_later_is_an_open_ring_and_no_dot() -> None:
    shown = drawn(line(6, 5, 7, late=1)).lines[0]

    assert len(shown.rings) == 1
    assert shown.dots.count("M") == 2
    assert shown.rings[0] == points(shown.path)[1]


def test_a_lone_value_can_be_seen_also_where_dots_are_too_close() -> None:
    assert drawn(line(6, None, 5, 5), days=900).lines[0].dots.count("M") == 1


def test_a_line_without_values_is_not_drawn() -> None:
    assert [one.name for one in drawn(line(6), line(name="Tightness")).lines] == ["Pain"]


def test_a_single_day_stands_in_the_middle() -> None:
    shown = drawn(line(6), days=1)
    assert points(shown.lines[0].path)[0][0] == (WIDE.left + shown.end_x) / 2


# ---------------------------------------------------------------- names at the end of the lines


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize(("one", "other"), [(5, 5), (0, 0), (10, 10), (3, 3.5), (0, 10)])
def test_the_names_of_two_lines_never_cover_each_other(sheet: Sheet, one: float, other: float) -> None:
    shown = drawn(line(6, one), line(6, other, name="Tightness", look="tight"), sheet=sheet, days=2)
    first, second = shown.lines

    assert abs(first.label_y - second.label_y) >= 17.9
    assert max(first.label_y, second.label_y) <= sheet.height - sheet.bottom + 6
    assert first.label_x + len("Tightness") * 7.2 <= sheet.width


def test_the_name_of_a_known_course_stands_clear_of_all_lines() -> None:
    own = line(*[3] * 20, name="You")
    known = Line("Many people, 2024", "known", (Reading(on(0), 6), Reading(on(27), 2)), 99, dots=False)
    name = next(one for one in drawn(own, known).lines if one.look == "known")
    at_three = points(drawn(line(3)).lines[0].path)[0][1]

    assert name.ends_here
    assert name.label_y < at_three - 8


# ---------------------------------------------------------------- marked days


def test_a_marked_day_has_a_band_around_it_with_its_word() -> None:
    shown = drawn(line(6, 8, 6), marked=(Marked(on(1), on(1), "Spasm"),))
    x = points(shown.lines[0].path)[1][0]
    band = shown.bands[0]

    assert band.x < x < band.x + band.width
    assert band.words == "Spasm"


def test_a_word_that_would_touch_the_one_before_is_left_out() -> None:
    marked = tuple(Marked(on(day), on(day), "Spasm") for day in (2, 4, 20))
    assert [band.words for band in drawn(line(6), marked=marked).bands] == ["Spasm", "", "Spasm"]


def test_the_word_of_the_last_day_stays_on_the_sheet() -> None:
    band = drawn(line(6), sheet=NARROW, marked=(Marked(on(27), on(27), "Spasm"),)).bands[0]
    assert band.words_x + len("Spasm") * 4 <= NARROW.width


# ---------------------------------------------------------------- dates


@pytest.mark.parametrize("sheet", [*SHEETS, *COLUMN_SHEETS])
@pytest.mark.parametrize("days", [1, 2, 7, 10, 28, 45, 92, 182, 400, 1200, 3650])
@pytest.mark.parametrize("first", [FIRST, date(2026, 12, 30), date(2028, 2, 29)])
def test_dates_never_touch_and_never_leave_the_sheet(sheet: Sheet, days: int, first: date) -> None:
    frame = Frame(sheet, first, first + timedelta(days - 1), TEN)
    ticks = dates_below(frame.first, frame.last, frame.x, frame.edges)

    assert ticks
    assert all(after.begins > before.ends for before, after in pairwise(ticks))
    assert ticks[0].begins >= frame.edges[0]
    assert ticks[-1].ends <= sheet.width


def words(days: int, sheet: Sheet = WIDE) -> list[str]:
    frame = Frame(sheet, FIRST, on(days - 1), TEN)
    return [tick.words for tick in dates_below(frame.first, frame.last, frame.x, frame.edges)]


def test_four_weeks_are_told_by_their_mondays() -> None:
    assert words(28) == ["Mon 26 Oct", "2 Nov", "9 Nov", "16 Nov"]


def test_half_a_year_is_told_by_months_and_the_first_has_its_year() -> None:
    assert words(182) == ["Nov 2026", "Dec", "Jan 2027", "Feb", "Mar", "Apr"]


def test_ten_years_are_told_by_years() -> None:
    assert words(3650)[0] == "2027"


def test_a_date_says_where_its_words_begin_and_end() -> None:
    assert Tick(50, "9 Nov").begins < 50 < Tick(50, "9 Nov").ends
    assert Tick(50, "9 Nov", anchor="start").begins == 50
    assert Tick(50, "9 Nov", anchor="end").ends == 50


# ---------------------------------------------------------------- columns and piles


def test_a_zero_that_was_said_has_a_column_and_a_gap_has_none() -> None:
    piles = [Pile(on(0), 0), Pile(on(1), None), Pile(on(2), 20)]
    columns = draw_columns(COLUMN_SHEETS[0], FIRST, on(2), piles).columns

    assert [column.height > 0 for column in columns] == [False, True]


def test_piles_are_made_of_one_mark_for_each() -> None:
    piles = [Pile(on(0), 2, ("green", "amber")), Pile(on(7), 0), Pile(on(14), 1, ("red",))]
    shown = draw_columns(COLUMN_SHEETS[0], FIRST, on(14), piles)

    assert [mark.shape for mark in shown.marks] == ["green", "amber", "red"]
    assert shown.marks[0].y > shown.marks[1].y
    assert not shown.columns


@pytest.mark.parametrize("sheet", COLUMN_SHEETS)
@pytest.mark.parametrize("count", [1, 7, 28, 400])
def test_columns_stay_apart_and_within_the_frame(sheet: Sheet, count: int) -> None:
    piles = [Pile(on(n), 10) for n in range(count)]
    columns = draw_columns(sheet, FIRST, on(count - 1), piles).columns

    assert columns[0].x >= sheet.left
    assert columns[-1].x + columns[-1].width <= sheet.width - sheet.right + 1
    if count < 400:
        assert all(after.x >= before.x + before.width for before, after in pairwise(columns))


@pytest.mark.parametrize(("most", "high", "step"), [(0, 2, 1), (3, 3, 1), (17, 20, 5), (95, 100, 20), (600, 600, 120)])
def test_the_scale_of_a_count_has_few_and_round_numbers(most: float, high: float, step: float) -> None:
    found = scale_for([most])
    assert (found.high, found.step) == (high, step)
