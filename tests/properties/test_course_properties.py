"""What always holds of the course and the clues, whatever the diary."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from tests.unit.core.diaries import FIRST, day, diary, facts, history
from unknot.core.clues import clues
from unknot.core.course import CourseReading, expected_course, read_course
from unknot.core.diary import Diary, DiaryDay
from unknot.core.rising import FIRST_LOOK, Course
from unknot.core.spell import Spell, spell_of
from unknot.knowledge.answers import YesNo
from unknot.knowledge.reader import shipped_knowledge

#: from the best to the worst; the other two say nothing of how it goes
WORSE_AND_WORSE = ("on_track", "slower", "get_seen")
pains = st.none() | st.integers(0, 10)
#: levels that last, with noise: plain random numbers hardly ever rise
stretches = st.lists(st.tuples(st.integers(0, 9), st.integers(4, 20)), min_size=1, max_size=6)
QUIET = facts(constant_pain=YesNo.NO, night_pain=YesNo.NO)


@st.composite
def diaries(draw: st.DrawFn) -> list[int | None]:
    """Stretches of pain that waver by a point or two, with gaps."""
    levels = [level for level, length in draw(stretches) for _ in range(length)]
    wavers = draw(st.lists(st.integers(-1, 2), min_size=len(levels), max_size=len(levels)))
    gaps = draw(st.sets(st.integers(0, len(levels) - 1), max_size=len(levels) // 3))
    return [
        None if n in gaps else max(0, level + waver) % 11
        for n, (level, waver) in enumerate(zip(levels, wavers, strict=True))
    ]


def read(numbers: list[int | None], on: int | None = None, **more) -> CourseReading:
    return read_course(
        shipped_knowledge(), history(numbers, **more), QUIET, day(len(numbers) - 1 if on is None else on)
    )


@settings(deadline=None, max_examples=60)
@given(diaries(), st.lists(pains, max_size=20))
def test_a_reading_knows_nothing_of_later_days(numbers, later):
    assert read([*numbers, *later], on=len(numbers) - 1) == read(numbers)


@settings(deadline=None, max_examples=100)
@given(diaries(), st.integers(0, 10), st.integers(0, 10))
def test_a_worse_number_today_never_makes_the_status_better(numbers, one, other):
    better, worse = (read([*numbers, pain]) for pain in sorted((one, other)))
    if {better.status, worse.status} <= set(WORSE_AND_WORSE):
        assert WORSE_AND_WORSE.index(worse.status) >= WORSE_AND_WORSE.index(better.status)
    assert (better.status == "get_seen") <= (worse.status == "get_seen")


@settings(deadline=None, max_examples=100)
@given(diaries(), st.integers(0, 9), st.integers(1, 10))
@example([0] * 20 + [10] * 20 + [0], 4, 6)
def test_the_evidence_of_a_rise_never_falls_with_a_worse_number_today(numbers, pain, more):
    assume(len(numbers) > FIRST_LOOK)
    milder, worse = (evidence([*numbers, today]) for today in (pain, min(10, pain + more)))
    assert worse >= milder


def evidence(numbers: list[int | None]) -> float:
    days = [n for n, pain in enumerate(numbers) if pain is not None]
    course = Course(days, [float(numbers[n]) for n in days], [1 / (1 + n / 30) for n in days])
    return course.evidence(len(days) - 1, 0)


@settings(deadline=None, max_examples=60)
@given(diaries())
def test_a_day_on_which_no_pain_was_said_is_a_gap_and_never_a_zero(numbers):
    kept = {one.on: one for one in diary(numbers).days}
    whole = Diary(
        tuple(kept.get(day(n), DiaryDay(day(n), sleep=0, note="nothing of pain")) for n in range(len(numbers)))
    )
    assert read_course(shipped_knowledge(), replace(history([]), diary=whole), QUIET, day(len(numbers) - 1)) == read(
        numbers
    )


@settings(deadline=None, max_examples=60)
@given(diaries(), st.integers(1, 30))
def test_get_seen_stays_while_nothing_new_is_said(numbers, later):
    assume(read(numbers).status == "get_seen")
    assert read([*numbers, *[None] * later]).status == "get_seen"


@settings(deadline=None, max_examples=60)
@given(diaries())
def test_get_seen_is_over_once_it_was_seen(numbers):
    assume(any(reason in ("rising", "staying_above") for reason in read(numbers).reasons))
    assert read(numbers, seen=[(len(numbers) - 1, "get_seen")]).status != "get_seen"


@settings(deadline=None, max_examples=60)
@given(diaries())
def test_the_level_of_now_lies_within_its_interval_and_within_the_scale(numbers):
    found = read(numbers)
    if found.level_now is not None:
        assert 0 <= found.low <= found.level_now <= found.high <= 10


@settings(deadline=None)
@given(st.floats(0, 10), st.integers(0, 500), st.integers(0, 500), st.sampled_from(["acute", "subacute", "persistent"]))
def test_the_line_begins_and_ends_on_its_days_and_stays_on_the_scale(start, first, length, kind):
    line = expected_course(shipped_knowledge(), Spell(FIRST, kind, FIRST), start, day(first), day(first + length))
    assert [line[0][0], line[-1][0]] == [day(first), day(first + length)]
    assert all(0 <= level <= start for _, level in line)
    assert [on for on, _ in line] == sorted({on for on, _ in line})


@settings(deadline=None)
@given(st.integers(0, 400), st.integers(0, 60))
def test_the_first_day_of_a_spell_in_the_diary_never_moves(lasted, later):
    what = history([5] * 61)
    at_first, afterwards = (spell_of(facts(float(lasted)), day(n), what) for n in (0, later))
    assert at_first == afterwards
    assert at_first.first_seen == FIRST
    assert at_first.began == FIRST - timedelta(lasted)


@st.composite
def marked(draw: st.DrawFn) -> Diary:
    """Some weeks with two marks."""
    rows = draw(st.lists(st.tuples(pains, st.booleans(), st.booleans()), min_size=28, max_size=70))
    return Diary(
        tuple(
            DiaryDay(
                day(n), pain=pain, marks=frozenset({"sat_long"} if sat else ()), own_marks=("choir",) if sang else ()
            )
            for n, (pain, sat, sang) in enumerate(rows)
        )
    )


@settings(deadline=None, max_examples=60)
@given(marked(), st.integers(0, 10))
def test_a_clue_is_one_in_which_chance_has_no_part_and_whose_counts_add_up(diary_, later):
    end = diary_.days[-1].on
    found = clues(shipped_knowledge(), diary_, end)
    assert found == clues(shipped_knowledge(), diary_, end)
    for clue in found:
        assert clue.low <= clue.difference <= clue.high
        assert clue.low > 0 or clue.high < 0
        assert min(clue.with_days, clue.without_days) >= 6
        assert clue.worse_days_with <= min(clue.worse_days, clue.with_days)
