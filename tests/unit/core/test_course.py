"""How the course is read: the spell, the line of the published means, each status, and when "get seen" ends."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.unit.core.diaries import FIRST, ON_TRACK, WORSE, day, diary, facts, history
from unknot.core.course import CourseReading, expected_course, read_course
from unknot.core.history import History
from unknot.core.rising import AGES, Course, told
from unknot.core.spell import PERSISTENT_FROM, SUBACUTE_FROM, Spell, shares_left, spell_of
from unknot.knowledge.answers import Answered, Facts, YesNo
from unknot.knowledge.levels import CareLevel
from unknot.knowledge.reader import shipped_knowledge

QUIET = facts(constant_pain=YesNo.NO, night_pain=YesNo.NO)


def reading(pains, on=None, known=QUIET, **more) -> CourseReading:
    pains = list(pains)
    return read_course(shipped_knowledge(), history(pains, **more), known, day(len(pains) - 1 if on is None else on))


# ---------------------------------------------------------------- the spell


def test_a_spell_that_was_not_dated_is_not_known():
    assert spell_of(Facts(), FIRST) is None


def test_a_spell_began_as_many_days_before_it_was_told_as_it_had_lasted():
    spell = spell_of(facts(lasted=10.0), day(30), history([None, 5, 5]))
    assert spell == Spell(began=FIRST - timedelta(10), kind="acute", first_seen=day(1))


def test_bringing_the_length_up_to_now_moves_nothing_when_the_history_is_there():
    later = Facts({"duration_days": Answered(40.0, datetime(2026, 2, 4, 12, tzinfo=UTC))})
    assert spell_of(later, day(30), history([5] * 31)) == spell_of(facts(lasted=10.0), day(30), history([5] * 31))


@pytest.mark.parametrize(
    ("lasted", "kind"), [(0.0, "acute"), (41.0, "acute"), (42.0, "subacute"), (84.0, "subacute"), (85.0, "persistent")]
)
def test_what_a_spell_is_goes_by_its_length_when_first_seen(lasted, kind):
    assert spell_of(facts(lasted=lasted), day(60), history([5])).kind == kind


def test_the_borders_of_a_spell_are_those_of_the_courses():
    begins = {course.spell: course.from_days for course in shipped_knowledge().courses.values()}
    assert begins == {"acute": 0, "subacute": SUBACUTE_FROM, "persistent": PERSISTENT_FROM}


# ---------------------------------------------------------------- the line


def test_the_line_is_the_published_share_times_the_own_start():
    spell = Spell(FIRST, "acute", FIRST)
    line = expected_course(shipped_knowledge(), spell, 8.0, FIRST, day(100))
    assert [on for on, _ in line] == [FIRST, day(42), day(100)]
    assert line[0][1] == pytest.approx(8.0)
    assert line[1][1] == pytest.approx(8.0 * 26 / 56)


def test_the_line_is_straight_between_published_points():
    spell = Spell(FIRST, "acute", FIRST)
    days = [FIRST.toordinal() + n for n in (0, 21, 42)]
    first, middle, last = shares_left(shipped_knowledge(), spell, days)
    assert middle == pytest.approx((first + last) / 2)


def test_after_the_last_point_the_line_is_level_and_without_a_spell_nothing_is_expected_to_fall():
    spell = Spell(FIRST, "acute", FIRST)
    far = [FIRST.toordinal() + n for n in (364, 800)]
    assert shares_left(shipped_knowledge(), spell, far) == pytest.approx([21 / 56, 21 / 56])
    assert shares_left(shipped_knowledge(), None, far) == [1.0, 1.0]


# ---------------------------------------------------------------- each status


def test_nothing_is_said_of_an_empty_diary():
    assert reading([], on=0) == CourseReading("too_early", "not_sure", ("few_days",), *[None] * 5, (), 0, 28)


def test_a_week_is_too_early():
    assert reading([6, 6, 7, 5, 6, 6, 5]).status == "too_early"


def test_a_fall_like_the_published_one_is_on_track():
    read = reading(ON_TRACK[:40])
    assert (read.status, read.reasons) == ("on_track", ("near_course",))
    assert read.level_start == pytest.approx(7.0, abs=0.3)
    assert read.expected_now == pytest.approx(3.5, abs=0.3)
    assert read.low < read.level_now < read.high


def test_a_fall_far_below_the_published_one_is_on_track_and_we_are_fairly_sure():
    read = reading([8, 8, 7, 7, 6, 5, 4, 3, 2, 1, *[0] * 20])
    assert (read.status, read.sure, read.reasons) == ("on_track", "fairly_sure", ("below_course",))


def test_pain_that_stays_while_that_of_others_falls_is_slower_and_then_get_seen():
    assert reading([6] * 29).status == "slower"
    assert "no_better_two_weeks" in reading([6] * 29).reasons
    later = reading([6] * 60)
    assert (later.status, later.reasons[0]) == ("get_seen", "staying_above")
    assert "staying_above" in [row.id for row in later.escalations]


def test_a_rise_of_more_than_a_week_is_get_seen():
    read = reading(WORSE[:30])
    assert (read.status, read.sure, read.reasons[0]) == ("get_seen", "fairly_sure", "rising")
    assert ("steadily_worse", CareLevel.ROUTINE) in [(row.id, row.care_level) for row in read.escalations]


def test_a_flare_that_settles_within_a_week_is_not_get_seen():
    flare = [5] * 20 + [8, 8, 7, 6, 5, 5, 5, 5, 5]
    assert all(reading(flare[:n]).status != "get_seen" for n in range(10, len(flare) + 1))


def test_a_diary_with_too_many_gaps_of_late_is_hard_to_say():
    read = reading([*ON_TRACK[:28], *[None] * 10, 4, 4])
    assert (read.status, read.reasons) == ("hard_to_say", ("gaps",))


def test_without_the_length_of_the_spell_it_is_hard_to_say_but_a_rise_is_still_seen():
    assert reading(ON_TRACK[:40], known=Facts()).reasons == ("spell_not_known",)
    assert reading(ON_TRACK[:40], known=Facts()).expected_now is None
    assert reading(WORSE, known=Facts()).status == "get_seen"


def test_a_row_that_asks_to_be_seen_within_days_is_get_seen():
    read = reading([8] * 16, known=facts())
    assert (read.status, read.reasons[0]) == ("get_seen", "soon_row")
    seen = {"seen": [(15, "two_weeks_no_better")]}
    assert reading([8] * 16, known=facts(), **seen).status == "on_track"
    assert reading([8] * 30, known=facts(), **seen).status == "get_seen"


def test_no_rise_is_looked_for_that_is_younger_than_a_flare_lasts():
    assert min(AGES) == 8


# ---------------------------------------------------------------- when it ends


def test_get_seen_stays_through_a_gap_and_a_good_day():
    assert reading([*WORSE, 3]).status == "get_seen"
    assert reading([*WORSE, *[None] * 20], on=len(WORSE) + 19).status == "get_seen"


def test_get_seen_ends_when_a_week_is_back_where_it_was_before():
    assert reading([*WORSE, *[4] * 6]).status == "get_seen"
    assert reading([*WORSE, *[4] * 7]).status == "slower"


@pytest.mark.parametrize("target", ["get_seen", "steadily_worse"])
def test_get_seen_ends_on_the_day_on_which_it_was_seen(target):
    told_on = len(WORSE) - 1
    assert reading(WORSE, seen=[(told_on, target)]).status != "get_seen"
    assert reading(WORSE, seen=[(told_on, "flare_offer")]).status == "get_seen"


def test_after_it_was_seen_the_level_of_then_is_the_new_one_until_it_rises_again():
    at = len(WORSE)
    stays = reading([*WORSE, *[9] * 20], seen=[(at, "get_seen")])
    assert "rising" not in stays.reasons
    again = [*[4] * 14, *[4, 5, 5, 6, 6, 7, 7, 7, 7, 7, 7], *[5] * 16, *range(5, 11), *[10] * 10]
    assert reading(again, seen=[(26, "get_seen")]).status == "get_seen"


# ---------------------------------------------------------------- the days that count


def test_the_days_of_the_last_four_weeks_are_counted():
    read = reading([5, None, *[5] * 40, None])
    assert (read.days_logged, read.days_in_window) == (27, 28)


def test_what_came_before_the_spell_does_not_count():
    read = read_course(shipped_knowledge(), history([9] * 30 + [5] * 5), _began(30), day(34))
    assert (read.days_logged, read.days_in_window, read.status) == (5, 5, "too_early")


def _began(number: int) -> Facts:
    at = datetime.combine(day(number), datetime.min.time(), UTC)
    return Facts({"duration_days": Answered(0.0, at)})


def test_each_day_reads_what_the_watch_of_that_day_said():
    pains = [*WORSE, *[4] * 4, *[3] * 12]
    days = [day(n).toordinal() for n in range(len(pains))]
    spell = spell_of(QUIET, day(0), History(diary=diary(pains)))
    course = Course(days, list(map(float, pains)), shares_left(shipped_knowledge(), spell, days))
    read = [{"rising", "staying_above"} & set(reading(pains[: n + 1]).reasons) != set() for n in range(len(pains))]
    assert list(told(course)) == read
    assert True in read
