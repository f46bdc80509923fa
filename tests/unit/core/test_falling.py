"""Rule C12: a level falls slowly. A second thought does not undo a danger sign; "by mistake", said twice, does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.made import a_flag, a_knowledge, a_question, signs
from unknot.core.falling import (
    LoggedAnswer,
    PastLevel,
    alarm_stands,
    changes_in_a_day,
    cleared_as_mistake,
    held,
    settled,
    still_shown,
)
from unknot.core.triage import assess
from unknot.core.values import Assessment, Reason
from unknot.knowledge.answers import Answer, Facts, YesNo
from unknot.knowledge.conditions import All, IsYes
from unknot.knowledge.levels import CareLevel

YES, NO, NOT_SURE = YesNo.YES, YesNo.NO, YesNo.NOT_SURE
SELF_CARE, ROUTINE, SOON, SAME_DAY, EMERGENCY = CareLevel
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)

KNOWLEDGE = a_knowledge(
    *signs("numb", "uncontrolled", "weight_loss", "rash"),
    a_question("longstanding", reassuring=True),
    a_flag("NUMB", IsYes("numb"), EMERGENCY),
    a_flag("PAIN", IsYes("uncontrolled"), SAME_DAY),
    a_flag("LOSS", IsYes("weight_loss"), SOON, flag_class="B", not_sure="half"),
)
ALL_NO = Facts.of(numb=NO, uncontrolled=NO, weight_loss=NO, longstanding=NO)


# ---------------------------------------------------------------- a yes is held for a day


@pytest.mark.parametrize("sign", ["numb", "uncontrolled"])
def test_a_yes_that_became_no_within_a_day_still_counts(sign: str) -> None:
    assert after(said(sign, YES, ago=2), said(sign, NO, ago=1)).is_yes(sign)


def test_after_24_hours_the_no_counts() -> None:
    assert after(said("numb", YES, ago=23), said("numb", NO, ago=1)).is_yes("numb")
    assert not after(said("numb", YES, ago=24), said("numb", NO, ago=1)).is_yes("numb")


def test_the_day_begins_again_with_the_last_yes() -> None:
    log = [said("numb", YES, ago=30), said("numb", NO, ago=20), said("numb", YES, ago=3), said("numb", NO)]
    assert after(*log).is_yes("numb")


def test_a_sign_that_was_never_yes_stays_no() -> None:
    assert after(said("numb", NO, ago=1)) == ALL_NO


def test_a_sign_that_comes_to_less_than_the_same_day_may_be_taken_back() -> None:
    assert not after(said("weight_loss", YES, ago=2), said("weight_loss", NO, ago=1)).is_yes("weight_loss")


def test_a_reassurance_may_be_taken_back() -> None:
    assert not after(said("longstanding", YES, ago=2), said("longstanding", NO, ago=1)).is_yes("longstanding")


def test_several_signs_are_each_held() -> None:
    facts = after(said("numb", YES), said("uncontrolled", YES), said("numb", NO), said("uncontrolled", NO))
    assert facts.is_yes("numb")
    assert facts.is_yes("uncontrolled")


def test_two_signs_that_only_alarm_together_are_held_together() -> None:
    pair = a_flag("PAIR", All((IsYes("rash"), IsYes("weight_loss"))), EMERGENCY)
    knowledge = a_knowledge(*signs("rash", "weight_loss"), pair)
    log = [said("rash", YES, 2), said("weight_loss", YES, 2), said("rash", NO, 1), said("weight_loss", NO, 1)]
    facts = held(knowledge, Facts.of(rash=NO, weight_loss=NO), log, NOW)
    assert facts.is_yes("rash")
    assert facts.is_yes("weight_loss")


# ---------------------------------------------------------------- by mistake, and not sure


def test_a_yes_is_not_cleared_by_way_of_not_sure() -> None:
    assert after(said("numb", YES, ago=3), said("numb", NOT_SURE, ago=2), said("numb", NO, ago=1)).is_yes("numb")


def test_a_mistake_is_cleared_by_no_twice() -> None:
    assert not after(said("numb", YES), mistaken("numb"), mistaken("numb")).is_yes("numb")


def test_once_is_not_enough() -> None:
    assert after(said("numb", YES), mistaken("numb")).is_yes("numb")


def test_a_plain_no_does_not_count_towards_it() -> None:
    assert after(said("numb", YES), mistaken("numb"), said("numb", NO)).is_yes("numb")


def test_a_yes_after_the_mistake_undoes_it() -> None:
    facts = after(said("numb", YES), mistaken("numb"), mistaken("numb"), said("numb", YES), said("numb", NO))
    assert facts.is_yes("numb")


def test_a_no_at_the_second_asking_of_not_sure_is_an_answer() -> None:
    assert not after(said("numb", NOT_SURE, ago=1), said("numb", NO)).is_yes("numb")


# ---------------------------------------------------------------- many changes


def test_three_changed_danger_signs_in_a_day_mean_the_same_day() -> None:
    found = settle(*changed("numb", "rash", "weight_loss"))
    assert (found.care_level, found.decided_by, found.action) == (SAME_DAY, "C12", "clinician_today")
    assert found.reasons[0] == Reason("rule", "C12")
    assert (found.plan_allowed, found.plan_barred_by) == (False, ("C1",))


def test_two_changes_do_not() -> None:
    assert settle(*changed("numb", "rash")) == assess(KNOWLEDGE, ALL_NO, NOW)


def test_back_and_forth_with_one_sign_counts_as_changes_too() -> None:
    log = [said("rash", answer) for answer in (YES, NO, YES, NO)]
    assert changes_in_a_day(KNOWLEDGE, log, NOW) == ("rash", "rash", "rash")


def test_changes_older_than_a_day_do_not_count() -> None:
    log = [said("rash", YES, ago=30), said("rash", NO, ago=24), said("numb", NO, ago=30), said("numb", YES, ago=23)]
    assert changes_in_a_day(KNOWLEDGE, log, NOW) == ("numb",)


def test_not_sure_and_reassurances_are_no_changes() -> None:
    log = [said("numb", NOT_SURE), said("numb", NO), said("longstanding", YES), said("longstanding", NO)]
    assert changes_in_a_day(KNOWLEDGE, log, NOW) == ()


def test_many_changes_never_lower_an_emergency() -> None:
    found = settle(*changed("rash", "weight_loss", "uncontrolled"), facts=Facts.of(numb=YES))
    assert (found.care_level, found.decided_by) == (EMERGENCY, "NUMB")


# ---------------------------------------------------------------- the alarm stands until somebody has looked


def test_while_an_alarm_stands_there_is_no_plan() -> None:
    found = settle(alarm=True)
    assert (found.care_level, found.plan_allowed, found.plan_barred_by) == (SELF_CARE, False, ("C12",))
    assert settle(alarm=False).plan_allowed


@pytest.mark.parametrize(("level", "stands"), [(SELF_CARE, False), (SOON, False), (SAME_DAY, True), (EMERGENCY, True)])
def test_an_alarm_is_a_level_from_the_same_day_on(level: CareLevel, *, stands: bool) -> None:
    assert alarm_stands([past(level, days=3)], cleared_at=None) is stands


def test_it_ends_when_the_person_was_cleared_after_it() -> None:
    assert not alarm_stands([past(EMERGENCY, days=3)], cleared_at=NOW - timedelta(days=2))
    assert alarm_stands([past(EMERGENCY, days=3)], cleared_at=NOW - timedelta(days=4))


def test_a_level_that_fell_stays_in_sight_for_seven_days() -> None:
    assert still_shown([past(SOON, days=6), past(SELF_CARE, days=0)], NOW) == past(SOON, days=6)
    assert still_shown([past(SOON, days=7), past(SELF_CARE, days=0)], NOW) is None


def test_the_highest_of_them_is_shown_and_of_equals_the_latest() -> None:
    assert still_shown([past(ROUTINE, days=1), past(SOON, days=5), past(SOON, days=3)], NOW) == past(SOON, days=3)


def test_self_care_and_alarms_are_not_shown_this_way() -> None:
    assert still_shown([past(SELF_CARE, days=1), past(EMERGENCY, days=2)], NOW) is None


# ---------------------------------------------------------------- mechanics


def said(fact: str, value: Answer, ago: float = 0) -> LoggedAnswer:
    """An answer of some hours ago."""
    return LoggedAnswer(fact, value, NOW - ago * HOUR)


def mistaken(fact: str) -> LoggedAnswer:
    return LoggedAnswer(fact, NO, NOW, by_mistake=True)


def changed(*facts: str) -> list[LoggedAnswer]:
    return [said(fact, answer, ago) for fact in facts for answer, ago in ((YES, 2), (NO, 1))]


def after(*log: LoggedAnswer) -> Facts:
    """What counts for somebody who now says no to everything."""
    return held(KNOWLEDGE, ALL_NO, log, NOW)


def settle(*log: LoggedAnswer, facts: Facts = ALL_NO, alarm: bool = False) -> Assessment:
    return settled(KNOWLEDGE, assess(KNOWLEDGE, facts, NOW), log, alarm_stands=alarm, now=NOW)


def past(level: CareLevel, days: int) -> PastLevel:
    return PastLevel(level, NOW - timedelta(days=days))


# ---------------------------------------------------------------- cleared for good


def mistake(sign: str, *, ago: float) -> LoggedAnswer:
    return LoggedAnswer(sign, NO, NOW - ago * HOUR, by_mistake=True)


def test_two_noes_by_mistake_clear_it_at_the_second() -> None:
    assert cleared_as_mistake([said("numb", YES, ago=5), mistake("numb", ago=4), mistake("numb", ago=3)]) == (
        NOW - 3 * HOUR
    )


def test_one_does_not() -> None:
    assert cleared_as_mistake([said("numb", YES, ago=5), mistake("numb", ago=4)]) is None


def test_a_yes_between_the_two_starts_the_count_again() -> None:
    assert cleared_as_mistake([mistake("numb", ago=4), said("numb", YES, ago=3), mistake("numb", ago=2)]) is None


def test_an_ordinary_no_of_a_later_week_does_not_undo_it() -> None:
    log = [mistake("numb", ago=400), mistake("numb", ago=399), said("numb", NO, ago=200)]

    assert cleared_as_mistake(log) == NOW - 399 * HOUR
