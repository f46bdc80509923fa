"""What is switched off for a person: a yes, "not sure" and no answer alike, unless a row says otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.made import an_exclusion
from tests.unit.core.planned import BRIDGE, HEAT, ICE, STAY_ACTIVE, asking, ids, out, plan
from unknot.core.values import NoteRef
from unknot.knowledge.answers import Answer, YesNo
from unknot.knowledge.conditions import IsYes
from unknot.knowledge.kinds import Note

YES, NO, NOT_SURE = YesNo.YES, YesNo.NO, YesNo.NOT_SURE


@pytest.mark.parametrize(("answer", "why"), [(YES, "excluded"), (NOT_SURE, "unknown"), (None, "unknown")])
def test_yes_not_sure_and_unanswered_all_switch_off(answer: Answer | None, why: str) -> None:
    off = an_exclusion("X01", IsYes("burns_easily"), remedies=("heat_pad",))
    made = plan(HEAT, off, **({} if answer is None else {"burns_easily": answer}))
    assert made.items == ()
    assert out(made, "heat_pad").why == why
    assert out(made, "heat_pad").notes == (NoteRef("exclusion", "X01", "rows", 0),)


def test_only_a_clear_no_leaves_it_on() -> None:
    off = an_exclusion("X01", IsYes("burns_easily"), remedies=("heat_pad",))
    assert ids(plan(HEAT, off, burns_easily=NO)) == ["heat_pad"]


def test_a_row_may_leave_it_on_while_it_is_unknown() -> None:
    off = an_exclusion("X01", IsYes("burns_easily"), remedies=("heat_pad",), if_unknown="allow")
    assert ids(plan(HEAT, off, burns_easily=NOT_SURE)) == ["heat_pad"]
    assert plan(HEAT, off, burns_easily=YES).items == ()


@pytest.mark.parametrize(
    "named",
    [
        {"movements": ("bridge",)},
        {"movement_tags": ("long_supine",)},
        {"cautions": ("FI",)},
        {"starts": ("lying",)},
        {"movement_kinds": ("strength",)},
    ],
)
def test_a_movement_is_switched_off_by_any_of_its_names(named: dict[str, tuple[str, ...]]) -> None:
    bridge = replace(BRIDGE, tags=("long_supine",), cautions=("FI",), start="lying")
    made = plan(bridge, an_exclusion("X01", IsYes("pregnancy"), **named), pregnancy=YES)
    assert (made.items, out(made, "bridge").why) == ((), "excluded")


def test_the_next_best_takes_the_place_of_what_is_switched_off() -> None:
    off = an_exclusion("X01", IsYes("burns_easily"), remedies=("heat_pad",))
    assert ids(plan(HEAT, ICE, off, burns_easily=YES)) == ["ice_pack"]


def test_a_page_that_warns_somebody_off_is_heeded() -> None:
    careful = replace(HEAT, not_if=(Note(IsYes("burns_easily"), "Not on burnt skin."),))
    assert out(plan(careful, burns_easily=YES), "heat_pad").notes == (NoteRef("remedy", "heat_pad", "not_if", 0),)


def test_a_change_keeps_the_line_and_points_to_its_words() -> None:
    change = an_exclusion("X01", IsYes("burns_easily"), changes={"heat_pad": "Shorter."})
    assert plan(HEAT, change, burns_easily=YES).items[0].changes == (NoteRef("exclusion", "X01", "rows", 0),)
    assert plan(HEAT, change, burns_easily=NO).items[0].changes == ()


def test_what_could_still_switch_off_a_line_is_worth_asking() -> None:
    off = an_exclusion("X01", IsYes("burns_easily"), remedies=("heat_pad",))
    assert asking(HEAT, off) == ("burns_easily",)
    assert asking(STAY_ACTIVE, off) == ()
    assert asking(HEAT, off, burns_easily=NO) == ()
