"""The ladder of 5.5, rung by rung: green days, days of load, days between, and one rung back after a red."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.past import a_past, decided, on, sat
from tests.properties.people import knowledge
from unknot.core.decisions import LADDER
from unknot.core.ladder import Ladder, barred, ladder_of, not_today, rungs_of
from unknot.core.triage import assess
from unknot.core.values import Assessment, RaisedFlag
from unknot.knowledge.answers import Facts, YesNo
from unknot.knowledge.levels import CareLevel

BEGUN = decided(0, LADDER, value="lifting")
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


def did(day: int, rung: int, light: str = "green", **more: Any) -> Any:
    return sat(day, light, "return", f"ladder_rung_{rung}", **more)


def after(day: int, *days: Any, begun: Any = BEGUN) -> Ladder:
    found = ladder_of(a_past(begun, *days), on(day))
    assert found is not None
    return found


def test_there_is_no_ladder_before_one_is_wanted() -> None:
    assert ladder_of(a_past(), on(9)) is None
    assert ladder_of(a_past(decided(0, LADDER, value="flying")), on(9)) is None


def test_two_green_days_lead_up_one_rung() -> None:
    assert after(2, did(1, 1)).at == 1
    assert after(3, did(1, 1), did(2, 1)).at == 2


@pytest.mark.parametrize("light", ["undecided", "amber"])
def test_what_is_not_green_leads_nowhere(light: str) -> None:
    assert after(3, did(1, 1), did(2, 1, light)).at == 1


def test_a_red_leads_one_rung_back() -> None:
    ladder = after(6, did(1, 1), did(2, 1), did(4, 2, "red"))
    assert (ladder.at, ladder.greens) == (1, 0)


@pytest.mark.parametrize(("rung", "days"), [(4, 3), (5, 3), (6, 7), (7, 3), (8, 7)])
def test_rungs_of_loads_take_their_days(rung: int, days: int) -> None:
    assert rungs_of("work")[rung - 1].days == days


def climbs_to(rung: int) -> list[Any]:
    """The days on which all rungs below were done, each as often and as long as it takes."""
    days, day = [], 1
    for one in rungs_of("lifting")[: rung - 1]:
        for _ in range(max(2, one.days // 2 + 1)):
            days.append(did(day, one.number))
            day += 2
    return days


def test_a_rung_of_75_percent_is_left_after_seven_days_not_before() -> None:
    below = climbs_to(6)
    first = (below[-1].on - on(0)).days + 2
    days = [*below, did(first, 6), did(first + 2, 6)]
    assert after(first + 6, *days).at == 6
    assert after(first + 7, *days).at == 7


def test_the_whole_ladder_is_climbed_at_its_end() -> None:
    days = climbs_to(9)
    assert after((days[-1].on - on(0)).days + 2, *days).done
    assert not after((days[-3].on - on(0)).days, *days[:-2]).done


def test_a_sport_has_three_rungs_of_drills() -> None:
    assert [one.kind for one in rungs_of("sport")][7:] == ["drills_50", "drills_75", "drills_100"]
    assert [one.days for one in rungs_of("sport")][7:] == [3, 7, 7]


def test_lifting_rungs_never_come_on_two_days_running() -> None:
    below = climbs_to(3)
    last = (below[-1].on - on(0)).days
    ladder = after(last + 3, *below, did(last + 2, 3))
    assert not_today(ladder, on(last + 3)) == "rest_day"
    assert not_today(ladder, on(last + 4)) == ""
    assert not_today(ladder, on(last + 2)) == "done_today"


def test_the_morning_after_must_be_told_before_the_next_lift() -> None:
    below = climbs_to(3)
    last = (below[-1].on - on(0)).days
    ladder = after(last + 4, *below, did(last + 2, 3, "undecided"))
    assert not_today(ladder, on(last + 4)) == "tell_first"


def well() -> tuple[Assessment, Facts]:
    """An assessment that allows a plan, and facts that say no to what the ladder asks."""
    facts = Facts.of(age=40.0, leg_weakness=YesNo.NO, foot_drop=YesNo.NO, leg_gives_way=YesNo.NO, tiptoe_loss=YesNo.NO)
    return _at(CareLevel.SELF_CARE), facts


def _at(level: CareLevel, *flags: str) -> Assessment:
    made = assess(knowledge(), Facts.of(age=40.0), NOW)
    raised = tuple(RaisedFlag(id_, level, level, "", ()) for id_ in flags)
    return replace(made, care_level=level, complete=True, flags=raised, plan_allowed=True)


@pytest.mark.parametrize("level", [CareLevel.SOON, CareLevel.SAME_DAY, CareLevel.EMERGENCY])
def test_it_is_not_for_anybody_who_is_to_be_seen_first(level: CareLevel) -> None:
    assert barred(knowledge(), _at(level), well()[1]) == "see_first"


@pytest.mark.parametrize("flag", ["RF12", "RF13", "RF14"])
def test_it_is_not_for_bones_that_may_be_fragile(flag: str) -> None:
    assert barred(knowledge(), _at(CareLevel.ROUTINE, flag), well()[1]) == "fragile"


def test_it_is_not_for_a_nerve_sign_with_weakness_or_where_weakness_was_not_answered() -> None:
    facts = well()[1]
    at = _at(CareLevel.ROUTINE, "RF50")
    assert barred(knowledge(), at, Facts({**facts.answers, **Facts.of(leg_weakness=YesNo.YES).answers})) == "weakness"
    assert barred(knowledge(), at, Facts.of(age=40.0)) == "weakness"
    assert barred(knowledge(), at, facts) != "weakness"
