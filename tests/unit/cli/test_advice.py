"""Everything that is recommended is gathered, and where it was planned."""

from __future__ import annotations

from datetime import UTC, date, datetime

from unknot.cli.advice import Advice, gather
from unknot.cli.breaches import avoid_tokens, breaches
from unknot.core.values import (
    Assessment,
    LeftOut,
    NoteRef,
    Plan,
    PlanItem,
    PlannedDay,
    RankedContributor,
    Reason,
    TimedItem,
)
from unknot.knowledge.kinds import Knowledge
from unknot.knowledge.levels import CareLevel

ON = date(2026, 1, 5)
BECAUSE = (Reason("check", "complete"),)
SELF_CARE = Assessment(CareLevel.SELF_CARE, True, "", "", (), (), (), (), (), True)


def item(kind: str, name: str, *changes: NoteRef) -> PlanItem:
    return PlanItem(kind, name, "daily", None, BECAUSE, changes)


def advice_of(
    small: Knowledge, *items: PlanItem, left_out: tuple[LeftOut, ...] = (), days: tuple[PlannedDay, ...] = ()
) -> Advice:
    plan = Plan("calm", items, left_out, ON)
    return gather(small, SELF_CARE, (RankedContributor("muscle_spasm", "likely", ()),), plan, days, "Rest well.")


def test_planned_remedies_movements_and_tags_are_recommended(small: Knowledge) -> None:
    found = advice_of(small, item("remedy", "heat_pad"), item("movement", "cobra"))
    assert found.remedies == {"heat_pad"}
    assert found.movements == {"cobra"}
    assert found.movement_tags == {"extension", "prone"}


def test_what_stands_only_in_a_laid_out_day_is_recommended_too(small: Knowledge) -> None:
    at = datetime(2026, 1, 20, 9, tzinfo=UTC)
    day = PlannedDay(at.date(), (TimedItem(at, at, "session", (item("movement", "cobra"),)),))
    assert "cobra" in advice_of(small, days=(day,)).movements


def test_what_was_left_out_is_not_recommended_though_its_reason_is_shown(small: Knowledge) -> None:
    note = NoteRef("exclusion", "X01", "rows", 0)
    found = advice_of(small, left_out=(LeftOut("remedy", "ice_pack", "excluded", BECAUSE, (note,)),))
    assert found.remedies == frozenset()
    assert "You are pregnant." in found.explaining


def test_a_change_for_this_person_is_advice(small: Knowledge) -> None:
    by_caution = item("movement", "pelvic_tilt", NoteRef("exclusion", "X01", "rows", 0))
    by_remedy = item("remedy", "ice_pack", NoteRef("remedy", "ice_pack", "change_if", 0))
    found = advice_of(small, by_caution, by_remedy)
    assert {"Do it on your side.", "Keep a cloth between."} <= set(found.said)


def test_a_planted_exclusion_breach_is_found_from_the_plan_to_the_figure(small: Knowledge) -> None:
    found = advice_of(small, item("movement", "cobra"), item("remedy", "ice_pack"))
    broken = breaches(found, ["spinal_extension", "cold", "heat", "any_guided_session"], avoid_tokens())
    assert set(broken) == {"spinal_extension", "cold", "any_guided_session"}
