"""From a diary to its charts: the headline says the finding, the sentence what is marked, the table every value."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.past import RESPONSES
from unknot.core.diary import Diary, DiaryDay, FilledIn
from unknot.core.sitting_log import Log, PastSitting
from unknot.knowledge.kinds import Knowledge
from unknot.web.diary.charts import other_charts, pain_chart, sessions_chart, sleep_chart, walking_chart
from unknot.web.diary.findings import logged
from unknot.web.diary.spans import DAILY_UP_TO, MOST_VALUES, Span, readings, span_of, steps

TODAY = date(2026, 11, 22)
MONTH = span_of("month", None, TODAY)


def diary_of(*pains: int | None, last: date = TODAY, **more: object) -> Diary:
    """A diary whose last day is the last of these; None is a gap."""
    first = last - timedelta(len(pains) - 1)
    days = [(first + timedelta(n), pain) for n, pain in enumerate(pains)]
    return Diary(tuple(DiaryDay(on, pain, **more) for on, pain in days if pain is not None))  # type: ignore[arg-type]


FROM_6_TO_3 = diary_of(*[6] * 14, *[3] * 14)


# ---------------------------------------------------------------- spans


@pytest.mark.parametrize(("range_", "days"), [("week", 7), ("month", 28), ("half", 182), ("nonsense", 28)])
def test_a_range_ends_today(range_: str, days: int) -> None:
    span = span_of(range_, None, TODAY)
    assert (span.days, span.last) == (days, TODAY)


def test_all_begins_with_the_first_entry_and_shows_four_weeks_at_least() -> None:
    assert span_of("all", date(2020, 1, 1), TODAY).first == date(2020, 1, 1)
    assert span_of("all", TODAY, TODAY).days == 28


@pytest.mark.parametrize("days", [1, 28, DAILY_UP_TO, DAILY_UP_TO + 1, 182, 3_652, 20_000])
def test_no_chart_holds_more_values_than_it_can(days: int) -> None:
    span = Span("all", TODAY - timedelta(days - 1), TODAY)
    found = list(steps(Diary(), span))

    assert len(found) <= MOST_VALUES + 1
    assert span.step == 1 or span.step % 7 == 0
    assert found[0].first <= span.first
    assert found[-1].last >= span.last


def test_ten_years_are_light() -> None:
    span = span_of("all", TODAY - timedelta(3_652), TODAY)
    values = readings(diary_of(*[5] * 3_653), span, lambda day: day.pain)

    assert 200 <= len(values) <= MOST_VALUES


def test_a_week_without_entries_is_a_gap_among_means() -> None:
    span = span_of("half", None, TODAY)
    two = diary_of(*[4] * 7, *[None] * 7, *[2] * 7)
    values = readings(two, span, lambda day: day.pain)

    assert [one.value for one in values] == [4, 2]
    assert (values[1].on - values[0].on).days > span.step


def test_a_mean_is_never_marked_as_filled_in_later() -> None:
    late = diary_of(*[4] * 20, filled_late=True)
    half = span_of("half", None, TODAY)

    assert all(one.late for one in readings(late, MONTH, lambda day: day.pain))
    assert not any(one.late for one in readings(late, half, lambda day: day.pain))


# ---------------------------------------------------------------- the pain


def test_the_headline_says_the_finding() -> None:
    assert pain_chart(FROM_6_TO_3, MONTH).title == "Pain went from about 6 to about 3"
    assert pain_chart(diary_of(*[4] * 28), MONTH).title == "Pain stayed at about 4"


def test_a_few_days_have_no_beginning_and_no_end() -> None:
    assert pain_chart(diary_of(6, 3), MONTH).title == "Pain was between 3 and 6"
    assert pain_chart(diary_of(3), MONTH).title == "Pain was 3"
    assert pain_chart(Diary((DiaryDay(TODAY, note="hello"),)), MONTH).title == "No pain numbers in this time"


def test_days_in_spasm_are_named_and_marked() -> None:
    days = {day.on: day for day in diary_of(*[5] * 28).days}
    for back in (23, 17):
        days[TODAY - timedelta(back)] = DiaryDay(TODAY - timedelta(back), 8, "in_spasm")
    chart = pain_chart(Diary(tuple(days[on] for on in sorted(days))), MONTH)

    assert "Two spasm days, 30 October and 5 November." in chart.say
    assert [band.words for band in chart.lines[0].bands] == ["Spasm", "Spasm"]


def test_gaps_and_late_entries_are_said() -> None:
    chart = pain_chart(diary_of(5, None, None, 5, filled_late=True), MONTH)

    assert "Two days have no entry." in chart.say
    assert "Two entries were filled in later. Open dots show them." in chart.say


def test_means_are_called_means() -> None:
    assert pain_chart(diary_of(*[5] * 100), span_of("half", None, TODAY)).say[0] == "Each dot is the mean of one week."
    assert "mean" not in " ".join(pain_chart(FROM_6_TO_3, MONTH).say)


def test_the_table_has_every_day_and_says_where_there_is_no_entry() -> None:
    table = pain_chart(diary_of(5, None, 4), MONTH).table

    assert len(table.rows) == 28
    gap, last = table.rows[-2:]
    assert gap == ("Saturday 21 November", "no entry", "no entry")
    assert last == ("Sunday 22 November", "4", "no entry")


def test_who_cannot_see_the_drawing_hears_the_same() -> None:
    chart = pain_chart(FROM_6_TO_3, MONTH)
    assert chart.description.startswith("Pain and tightness, from 0 to 10, 26 October to 22 November 2026.")
    assert chart.title in chart.description


def test_the_count_of_logged_days() -> None:
    assert logged(diary_of(5, None, 4), MONTH) == "2 of 28 days logged"


# ---------------------------------------------------------------- the others


def test_a_chart_without_anything_to_show_is_left_out(knowledge: Knowledge) -> None:
    assert other_charts(knowledge, FROM_6_TO_3, (), Log(), MONTH) == []


def test_sleep_and_walking_are_told_from_the_days_on_which_they_were_said() -> None:
    sleep, walk = sleep_chart(diary_of(*[5] * 28, sleep=7), MONTH), walking_chart(diary_of(5, 5, walk_minutes=1), MONTH)

    assert sleep is not None
    assert sleep.title == "Sleep stayed at about 7"
    assert walk is not None
    assert walk.title == "You walked about 1 minute a day"
    assert walk.say == ("On the 2 days that you wrote it down.",)


def test_a_walk_of_no_minutes_counts_and_no_word_does_not() -> None:
    assert walking_chart(diary_of(5, walk_minutes=0), MONTH) is not None
    assert walking_chart(diary_of(5), MONTH) is None


def test_the_roland_morris_has_its_whole_axis_and_no_bands(knowledge: Knowledge) -> None:
    items = knowledge.measures["rmdq_24"].item_ids
    filled = [
        FilledIn(TODAY - timedelta(back), "rmdq_24", dict.fromkeys(items[:ticks], 1.0))
        for back, ticks in ((20, 11), (0, 6))
    ]
    chart = next(iter(other_charts(knowledge, FROM_6_TO_3, filled, Log(), MONTH)))

    assert chart.title == "Roland-Morris went from 11 to 6 of 24"
    assert chart.lines[0].beside[-1].words == "24"
    assert chart.lines[0].bands == ()
    assert "A change of this size is one that people notice." in chart.say


def test_activities_that_are_others_than_now_are_not_compared(knowledge: Knowledge) -> None:
    names = ({"activity_1": "Socks"}, {"activity_1": "Lifting"}, {"activity_1": "Lifting"})
    filled = [
        FilledIn(TODAY - timedelta(14 - 7 * n), "activities_that_matter", {"activity_1": 3.0 + n}, own)
        for n, own in enumerate(names)
    ]
    chart = next(iter(other_charts(knowledge, FROM_6_TO_3, filled, Log(), MONTH)))

    assert chart.title == "Your activities went from 4 to 5 of 10"
    assert "Only entries with your present activities are shown." in chart.say


def test_sessions_are_piled_up_by_weeks_with_a_shape_for_each_light() -> None:
    lights = ("green", "amber", "red", "undecided")
    held = tuple(
        PastSitting(light, TODAY - timedelta(n), "move", response=RESPONSES[light]) for n, light in enumerate(lights)
    )
    chart = sessions_chart(Log(held), MONTH)

    assert chart is not None
    assert chart.title == "4 sessions since 26 October"
    assert chart.say == ("1 went well, 1 sore for a while, 1 too much and 1 not fully told.",)
    assert [key.shape for key in chart.key] == list(lights)
    assert [mark.shape for mark in chart.columns[0].marks] == list(lights)
    assert chart.table.rows[-1] == ("16 November 2026", "4", chart.say[0].removesuffix("."))
