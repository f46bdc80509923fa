"""When a reminder comes due, when it counts as ignored, and when they stop by themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unknot.core.reminding import (
    ACTED,
    ASKED,
    CHECK_IN,
    DUE,
    FIRST,
    IGNORED,
    SECOND,
    SESSION,
    Happening,
    Lived,
    Reminder,
    Settings,
    has_stopped,
    is_hushed,
    is_quiet,
    moment_of,
    new_happenings,
    standing,
)

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = date(2026, 11, 23)
SET = datetime(2026, 11, 1, tzinfo=UTC)
EVENING = Reminder(FIRST, CHECK_IN, time(18))
DAILY = Settings((EVENING,), SET)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of the wall clock in Berlin, so many days after that Monday."""
    return datetime.combine(MONDAY + timedelta(day), time(hour, minute), tzinfo=BERLIN)


def new(settings: Settings, now: datetime, happened: Iterable[Happening] = (), lived: Lived = Lived()) -> list[str]:  # noqa: B008
    return [f"{one.kind} {one.slot}" for one in new_happenings(settings, happened, lived, now, BERLIN)]


def live(settings: Settings, moments: Iterable[datetime], lived: Lived = Lived()) -> list[Happening]:  # noqa: B008
    """Tick at each of the moments."""
    happened: list[Happening] = []
    for moment in moments:
        happened += new_happenings(settings, happened, lived, moment, BERLIN)
    return happened


# ---------------------------------------------------------------- coming due


def test_nothing_comes_due_until_a_reminder_is_set() -> None:
    assert new(Settings(), at(0, 18)) == []


def test_it_comes_due_at_its_time_and_once() -> None:
    assert new(DAILY, at(0, 17, 59)) == []
    (due,) = new_happenings(DAILY, (), Lived(), at(0, 18), BERLIN)
    assert (due.kind, due.due_on) == (DUE, MONDAY)
    assert new(DAILY, at(0, 18, 1), [due]) == []


def test_only_on_its_days() -> None:
    tuesdays = replace(DAILY, reminders=(replace(EVENING, days=frozenset({1})),))
    assert new(tuesdays, at(0, 18)) == []
    assert new(tuesdays, at(1, 18)) == ["due first"]


def test_what_was_done_already_needs_no_reminder() -> None:
    assert new(DAILY, at(0, 18), lived=Lived(check_ins=frozenset({MONDAY}))) == []
    assert new(DAILY, at(0, 18), lived=Lived(sessions=frozenset({MONDAY}))) == ["due first"]


def test_one_that_is_set_after_its_time_begins_the_next_day() -> None:
    late = replace(DAILY, since=at(0, 19))
    assert new(late, at(0, 19, 1)) == []
    assert new(late, at(1, 18)) == ["due first"]


def test_what_was_missed_while_nothing_ran_is_let_go_at_nine() -> None:
    assert new(DAILY, at(0, 20, 59)) == ["due first"]
    assert new(DAILY, at(0, 21)) == []
    assert new(DAILY, at(1, 8)) == []


@pytest.mark.parametrize(("hour", "quiet"), [(7, True), (8, False), (20, False), (21, True), (23, True), (0, True)])
def test_the_quiet_hours_are_from_nine_to_eight(hour: int, quiet: bool) -> None:
    assert is_quiet(time(hour)) is quiet


def test_a_time_in_the_night_never_comes_due_even_if_it_was_kept_somehow() -> None:
    night = replace(DAILY, reminders=(replace(EVENING, at=time(3)),))
    assert new(night, at(0, 12)) == []


def test_two_a_day_is_the_most_whatever_is_kept() -> None:
    many = tuple(Reminder(slot, CHECK_IN, time(9)) for slot in (FIRST, SECOND, "third", "fourth"))
    assert new(Settings(many, SET), at(0, 10)) == ["due first", "due second"]


# ---------------------------------------------------------------- flares


def test_none_for_a_day_after_a_flare_began_to_the_minute() -> None:
    flare = at(0, 18, 30)
    lived = Lived(flares=(flare,))
    late = replace(DAILY, reminders=(replace(EVENING, at=time(18, 29)), Reminder(SECOND, CHECK_IN, time(18, 30))))
    assert new(late, at(1, 18, 29), lived=lived) == []
    assert new(late, at(1, 18, 30), lived=lived) == ["due first", "due second"]


def test_a_card_that_was_due_goes_when_a_flare_begins() -> None:
    due = Happening(MONDAY, FIRST, DUE, at(0, 18))
    assert standing(DAILY, [due], Lived(), at(0, 19), BERLIN).due == EVENING
    assert standing(DAILY, [due], Lived(flares=(at(0, 18, 30),)), at(0, 19), BERLIN).due is None


def test_a_reminder_that_a_flare_overtook_does_not_count_as_ignored() -> None:
    due = Happening(MONDAY, FIRST, DUE, at(0, 18))
    assert new(DAILY, at(2, 9), [due], Lived(flares=(at(0, 20),))) == []
    assert new(DAILY, at(2, 9), [due]) == ["ignored first"]


# ---------------------------------------------------------------- acted on, ignored, asked, stopped


def test_done_on_the_same_day_counts_and_the_card_goes() -> None:
    due = Happening(MONDAY, FIRST, DUE, at(0, 18))
    done = Lived(check_ins=frozenset({MONDAY}))
    assert new(DAILY, at(0, 19), [due], done) == ["acted first"]
    assert standing(DAILY, [due], done, at(0, 19), BERLIN).due is None


def test_not_done_by_midnight_is_ignored() -> None:
    due = Happening(MONDAY, FIRST, DUE, at(0, 18))
    assert new(DAILY, at(0, 23, 59), [due]) == []
    assert new(DAILY, at(1, 0), [due]) == ["ignored first"]


def evenings(days: Iterable[int]) -> list[datetime]:
    return [at(day, 18) for day in days]


def test_after_three_ignored_in_a_row_it_asks_once_and_then_stops() -> None:
    happened = live(DAILY, [*evenings(range(3)), at(3, 9), *evenings(range(3, 40))])

    assert [one.kind for one in happened] == [DUE, IGNORED, DUE, IGNORED, DUE, IGNORED, ASKED]
    assert has_stopped(DAILY, happened)
    assert standing(DAILY, happened, Lived(), at(3, 18), BERLIN).ask


def test_the_question_goes_after_a_week() -> None:
    happened = live(DAILY, [*evenings(range(3)), at(3, 9)])
    assert standing(DAILY, happened, Lived(), at(9, 20), BERLIN).ask
    assert not standing(DAILY, happened, Lived(), at(10, 20), BERLIN).ask


def test_one_that_was_acted_on_breaks_the_row() -> None:
    lived = Lived(check_ins=frozenset({MONDAY + timedelta(2)}))
    happened = [Happening(MONDAY + timedelta(2), FIRST, DUE, at(2, 18))]
    happened += [Happening(MONDAY + timedelta(day), FIRST, DUE, at(day, 18)) for day in (0, 1, 3, 4)]
    kinds = [one.kind for one in new_happenings(DAILY, happened, lived, at(5, 9), BERLIN)]
    assert sorted(kinds) == sorted([ACTED, IGNORED, IGNORED, IGNORED, IGNORED])


def test_setting_it_anew_starts_again_and_asks_again_after_three_more() -> None:
    first = live(DAILY, [*evenings(range(3)), at(3, 9)])
    anew = replace(DAILY, since=at(3, 10))
    assert not has_stopped(anew, first)
    happened = list(first)
    for moment in [*evenings(range(3, 6)), at(6, 9), at(6, 18)]:
        happened += new_happenings(anew, happened, Lived(), moment, BERLIN)
    assert [one.kind for one in happened].count(ASKED) == 2


def test_once_all_are_off_nothing_is_asked() -> None:
    happened = live(DAILY, evenings(range(3)))
    assert new(Settings((), at(3, 8)), at(3, 9), happened) == ["ignored first"]
    assert standing(Settings((), at(3, 8)), happened, Lived(), at(3, 9), BERLIN).due is None


# ---------------------------------------------------------------- clocks that change


@pytest.mark.parametrize(
    ("on", "wall", "utc"),
    [
        (date(2026, 3, 29), time(2, 30), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),  # left out: fires after the gap
        (date(2026, 10, 25), time(2, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # comes twice: the first
        (date(2026, 10, 25), time(18), datetime(2026, 10, 25, 17, tzinfo=UTC)),
    ],
)
def test_times_that_do_not_exist_or_come_twice_are_one_moment(on: date, wall: time, utc: datetime) -> None:
    assert moment_of(on, wall, BERLIN) == utc


ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo", "Pacific/Apia", "Asia/Kolkata")


@given(
    st.sampled_from(ZONES),
    st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1)),  # noqa: DTZ001 (it gets its zone below)
    st.times().filter(lambda one: not is_quiet(one)),
    st.lists(st.integers(1, 24 * 60), min_size=1, max_size=60),
)
def test_whenever_it_ticks_each_day_has_at_most_one_and_never_at_night(
    zone: str, begin: datetime, wall: time, steps: list[int]
) -> None:
    here, settings = ZoneInfo(zone), Settings((Reminder(FIRST, SESSION, wall),))
    now, happened = begin.replace(tzinfo=UTC), list[Happening]()
    for step in steps:
        now += timedelta(minutes=step)
        happened += new_happenings(settings, happened, Lived(), now, here)
    due = [one for one in happened if one.kind == DUE]
    assert len({one.due_on for one in due}) == len(due)
    for one in due:
        local = one.at.astimezone(here)
        assert local.date() == one.due_on
        assert not is_quiet(local.time())
        assert local.replace(tzinfo=None) >= datetime.combine(one.due_on, wall)
    endings = [(one.due_on, one.slot) for one in happened if one.kind in (ACTED, IGNORED)]
    assert len(set(endings)) == len(endings)
    assert [one.kind for one in happened].count(ASKED) <= 1


@given(st.lists(st.integers(-3_000, 3_000), max_size=5), st.integers(-3_000, 3_000))
def test_hushed_is_within_a_day_of_some_flare(flares: list[int], now: int) -> None:
    base = datetime(2026, 11, 24, tzinfo=UTC)
    began = [base + timedelta(minutes=one) for one in flares]
    expected = any(0 <= now - one < 24 * 60 for one in flares)
    assert is_hushed(began, base + timedelta(minutes=now)) is expected
