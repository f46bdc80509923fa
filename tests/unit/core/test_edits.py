"""The person's own edits of a plan, and that a swap never brings in what is not for them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.made import a_movement, a_phase, an_exclusion
from tests.past import decided, on
from tests.unit.core.planned import BATH, HEAT, ICE, NOW, TODAY, WELL, knowing
from unknot.core.decisions import BRING_BACK, LEAVE_OUT, SEEN, SKIP_TODAY, SWAP
from unknot.core.edits import ASKED, Choices, Edits, edited, edits_on, without_skipped
from unknot.core.plan import make
from unknot.core.sitting_log import Log
from unknot.core.triage import assess
from unknot.core.values import Plan
from unknot.knowledge.answers import Facts, YesNo
from unknot.knowledge.conditions import IsYes

BRIDGE = a_movement("bridge", kind="strength", regress_to=("tilt",), progress_to=("high_bridge",))
TILT = a_movement("tilt", kind="mobility")
HIGH = a_movement("high_bridge", kind="strength")
ITEM = "movement:bridge"


def made(*things: Any, log: Log | None = None, easier_only: bool = False, **facts: Any) -> tuple[Plan, Choices]:
    """A plan that holds the bridge and one warm thing, and what may be swapped in it."""
    known = knowing((BRIDGE, TILT, HIGH, HEAT, ICE, BATH, *things), a_phase(default_movements=("bridge",)))
    answers = Facts({**WELL.answers, **Facts.of(**facts).answers})
    plan = make(known, assess(known, answers, NOW), (), answers, TODAY)
    plan = replace(plan, items=tuple(one for one in plan.items if one.id in ("bridge", "heat_pad")))
    return plan, Choices(known, plan, (), answers, log or Log(), easier_only=easier_only)


def edits(day: int, *decisions: Any) -> Edits:
    return edits_on(decisions, on(day))


def names(plan: Plan) -> list[str]:
    return [one.id for one in plan.items]


def test_what_is_left_out_stays_out_until_it_is_brought_back() -> None:
    plan, choices = made()
    out = edited(plan, edits(5, decided(1, LEAVE_OUT, ITEM, reason="hurts")), choices)
    assert names(out) == ["heat_pad"]
    assert [one.why for one in out.left_out if one.id == "bridge"] == ["by_you"]
    back = edits(5, decided(1, LEAVE_OUT, ITEM), decided(2, BRING_BACK, ITEM))
    assert names(edited(plan, back, choices)) == ["bridge", "heat_pad"]


def test_what_is_not_for_me_is_left_out_too() -> None:
    plan, choices = made(log=Log(not_for_me=frozenset({"bridge"})))
    assert names(edited(plan, Edits(), choices)) == ["heat_pad"]


def test_a_movement_may_be_swapped_for_an_easier_or_harder_one() -> None:
    plan, choices = made()
    assert [one.id for one in choices.of(plan.items[0])] == ["tilt", "high_bridge"]
    swapped = edited(plan, edits(5, decided(1, SWAP, ITEM, "movement:tilt")), choices)
    assert names(swapped) == ["tilt", "heat_pad"]


def test_after_amber_nothing_harder_is_offered() -> None:
    plan, choices = made(easier_only=True)
    assert [one.id for one in choices.of(plan.items[0])] == ["tilt"]


def test_what_is_excluded_is_never_swapped_in_also_when_it_was_once_allowed() -> None:
    plan, choices = made(an_exclusion("X", IsYes("leg_pain"), movements=("tilt",)), leg_pain=YesNo.YES)
    assert [one.id for item in plan.items for one in choices.of(item) if one.id == "tilt"] == []
    known, free = made()
    wish = edits(5, decided(1, SWAP, ITEM, "movement:tilt"))
    barred = Choices(free.knowledge, known, (), free.facts, Log(not_for_me=frozenset({"tilt"})))
    assert names(edited(known, wish, barred)) == ["bridge", "heat_pad"]


def test_a_remedy_may_be_swapped_for_one_that_was_only_passed_over() -> None:
    plan, choices = made()
    warm = next(one for one in plan.items if one.id == "heat_pad")
    assert {one.id for one in choices.of(warm)} == {"ice_pack", "lukewarm_bath"}
    swapped = edited(plan, edits(5, decided(1, SWAP, "remedy:heat_pad", "remedy:ice_pack")), choices)
    assert "ice_pack" in names(swapped)
    assert "ice_pack" not in [one.id for one in swapped.left_out]


def test_what_is_skipped_is_out_for_one_day() -> None:
    plan, _ = made()
    skip = decided(3, SKIP_TODAY, ITEM, reason="tired")
    assert names(without_skipped(plan, edits(3, skip))) == ["heat_pad"]
    assert names(without_skipped(plan, edits(4, skip))) == ["bridge", "heat_pad"]
    assert names(without_skipped(plan, edits(3, skip, decided(3, BRING_BACK, ITEM)))) == ["bridge", "heat_pad"]


def test_three_skips_in_two_weeks_make_us_ask_and_leave_nothing_out() -> None:
    skips = [decided(day, SKIP_TODAY, ITEM) for day in (1, 1, 4, 9)]
    assert edits(9, *skips[:3]).ask == ()
    assert edits(9, *skips).ask == (ITEM,)
    assert edits(9, *skips).left_out == {}
    assert edits(16, *skips).ask == ()
    assert edits(9, *skips, decided(9, SEEN, ITEM, ASKED)).ask == ()
    assert edits(9, *skips, decided(9, LEAVE_OUT, ITEM)).ask == ()
