"""What goes into a plan and what is left out: best supported first, and never without a reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.made import a_movement, a_phase, a_remedy, a_rule
from tests.unit.core.planned import BATH, BRIDGE, HEAT, ICE, SIDE_LYING, STAY_ACTIVE, TABLET, ids, out, phase_with, plan
from unknot.core.values import LeftOut, PlanItem, Reason
from unknot.knowledge.answers import NOT_GIVEN, Answer, Facts, YesNo
from unknot.knowledge.conditions import AtLeast, FlagsMet, HasValue
from unknot.knowledge.kinds import MovementDose, RemedyDose, WalkingDose
from unknot.knowledge.levels import CareLevel

YES = YesNo.YES
COMPLETE = Reason("check", "complete")


# ---------------------------------------------------------------- whether there is a plan at all


def test_a_plan_that_is_not_allowed_is_blocked_and_empty_and_says_why() -> None:
    made = plan(HEAT, numb=YES)
    assert (made.phase, made.items, made.left_out) == ("blocked", (), ())
    assert made.reasons == (Reason("rule", "C1"), Reason("fact", "numb", YES))


def test_a_check_that_is_not_finished_gives_no_plan() -> None:
    assert plan(HEAT, answers=Facts.of(age=40.0)).phase == "blocked"


def test_under_18_the_plan_is_blocked_by_its_rule() -> None:
    assert plan(HEAT, age=16.0).reasons[0] == Reason("rule", "C11")


def test_a_plan_at_soon_is_a_gentle_one() -> None:
    made = plan(HEAT, a_remedy("walking", "activity"), SIDE_LYING, BRIDGE, leg_pain=YES)
    assert ids(made) == ["side_lying_rest", "walking"]
    assert out(made, "heat_pad") == LeftOut("remedy", "heat_pad", "gentle_only", (Reason("rule", "C10"),))
    assert out(made, "bridge").why == "gentle_only"


def test_at_soon_a_rule_may_bar_it() -> None:
    bar = a_rule("C10", "bar_plan", when=FlagsMet(1, classes=("B",), at=CareLevel.SOON))
    assert plan(HEAT, bar, leg_pain=YES).phase == "blocked"


# ---------------------------------------------------------------- best supported first


def test_the_best_supported_is_taken_and_what_is_passed_over_names_it() -> None:
    made = plan(ICE, BATH, HEAT)
    assert ids(made) == ["heat_pad"]
    assert out(made, "ice_pack") == LeftOut("remedy", "ice_pack", "passed_over", (COMPLETE,), better="heat_pad")
    assert out(made, "lukewarm_bath").better == "heat_pad"


def test_between_equals_what_answers_a_possible_contributor_goes_first() -> None:
    made = plan(replace(ICE, certainty="moderate", fits=("strain",)), HEAT, shown=("strain",))
    assert ids(made) == ["ice_pack"]
    assert Reason("contributor", "strain") in made.items[0].reasons


def test_between_equals_what_is_liked_goes_first() -> None:
    equals = (HEAT, replace(ICE, certainty="moderate"))
    assert ids(plan(*equals, prefers_heat_or_cold="cold")) == ["ice_pack"]
    assert ids(plan(*equals, prefers_heat_or_cold="heat")) == ["heat_pad"]


def test_liking_never_outweighs_support() -> None:
    assert ids(plan(HEAT, ICE, prefers_heat_or_cold="cold")) == ["heat_pad"]


def test_what_is_not_shown_to_help_counts_as_unsupported() -> None:
    assert ids(plan(replace(HEAT, direction="unknown", certainty="high"), ICE)) == ["ice_pack"]


@pytest.mark.parametrize("stance", ["information_only", "do_not_offer"])
def test_what_is_only_told_about_is_never_in_a_plan(stance: str) -> None:
    made = plan(replace(HEAT, stance=stance))
    assert (made.items, made.left_out) == ((), ())


def test_a_remedy_of_another_phase_is_not_considered() -> None:
    assert plan(replace(HEAT, phases=("build",))).items == ()


def test_a_medicine_is_a_line_only_for_those_who_ask() -> None:
    made = plan(TABLET, medicine_interest="wants_information")
    assert made.items[0].reasons == (Reason("fact", "medicine_interest", "wants_information"),)
    assert plan(TABLET).items == plan(TABLET, medicine_interest=NOT_GIVEN).items == ()


# ---------------------------------------------------------------- reasons and doses


def test_a_general_line_rests_on_the_completed_check_and_its_phase() -> None:
    assert plan(STAY_ACTIVE).items[0].reasons == (COMPLETE, Reason("phase", "calm"))


def test_a_line_that_answers_call_for_rests_on_those() -> None:
    made = plan(replace(STAY_ACTIVE, suits=AtLeast("age", 30)))
    assert made.items[0].reasons == (Reason("fact", "age", 40.0),)


def test_a_line_takes_the_dose_of_its_phase() -> None:
    remedy = replace(HEAT, dose=RemedyDose(minutes=20), dose_by_phase={"calm": RemedyDose(minutes=15)})
    assert plan(remedy).items[0].dose == RemedyDose(minutes=15)


def test_walking_takes_the_dose_of_the_phase() -> None:
    walk = WalkingDose(5, 6, 1.5)
    made = plan(a_remedy("walking", "activity"), phase=a_phase(walking=walk))
    assert (made.items[0].block, made.items[0].dose) == ("walk", walk)


# ---------------------------------------------------------------- floor, equipment and time


@pytest.mark.parametrize("answer", ["with_difficulty", NOT_GIVEN, None])
def test_floor_work_is_only_for_those_who_get_down_easily(answer: Answer | None) -> None:
    floor = a_movement("bridge", needs_floor=True)
    made = plan(floor, **({} if answer is None else {"can_get_on_floor": answer}))
    assert (made.items, out(made, "bridge").why) == ((), "needs_floor")
    assert ids(plan(floor, can_get_on_floor="easily")) == ["bridge"]


def test_a_movement_that_is_off_gives_way_to_an_easier_one() -> None:
    floor = a_movement("bridge", needs_floor=True, regress_to=("wall_slide",))
    made = plan(floor, a_movement("wall_slide"), phase=a_phase(default_movements=("bridge",)))
    assert ids(made) == ["wall_slide"]


def test_what_is_not_at_hand_is_left_out() -> None:
    made = plan(replace(HEAT, needs=HasValue("equipment", ("heat_pad",))), equipment=frozenset({"towel"}))
    assert out(made, "heat_pad").why == "not_at_hand"
    assert out(made, "heat_pad").reasons == (Reason("fact", "equipment", frozenset({"towel"})),)


def test_a_movement_that_is_not_at_hand_is_left_out_too() -> None:
    band = a_movement("row", needs=HasValue("equipment", ("band",)))
    assert out(plan(band, equipment=frozenset({"towel"})), "row").why == "not_at_hand"


def test_equipment_that_was_not_told_is_not_assumed() -> None:
    made = plan(replace(HEAT, needs=HasValue("equipment", ("heat_pad",))))
    assert (out(made, "heat_pad").why, out(made, "heat_pad").reasons) == (
        "unknown",
        (Reason("unanswered", "equipment"),),
    )


def test_a_session_ends_with_its_minutes() -> None:
    made = plan(a_movement("bend", minutes=6), a_movement("turn", minutes=6))
    assert (ids(made), out(made, "turn").why) == (["bend"], "no_time")


def test_somebody_with_fewer_minutes_gets_a_shorter_session() -> None:
    made = plan(a_movement("bend"), a_movement("turn"), minutes_per_day=3.0)
    assert ids(made) == ["bend"]
    assert out(made, "turn").reasons == (Reason("phase", "calm"), Reason("fact", "minutes_per_day", 3.0))


def test_a_session_has_only_so_many_movements() -> None:
    made = plan(
        *(a_movement(name) for name in "abc"), phase=a_phase(movements_at_most=2, default_movements=tuple("abc"))
    )
    assert (ids(made), out(made, "c").why) == (["a", "b"], "no_time")


def test_a_movement_outside_the_defaults_is_there_for_a_contributor() -> None:
    reach = a_movement("reach", fits=("stiff",))
    phase = a_phase(default_movements=("bend",))
    assert ids(plan(a_movement("bend"), reach, phase=phase)) == ["bend"]
    made = plan(a_movement("bend"), reach, phase=phase, shown=("stiff",))
    assert made.items[1] == PlanItem("movement", "reach", "session", MovementDose(2), (Reason("contributor", "stiff"),))


# ---------------------------------------------------------------- phases


def test_the_first_phase_whose_entry_holds_is_taken() -> None:
    early, late = a_phase("calm", AtLeast("intensity_0_10", 7), order=1), a_phase("move", order=2)
    assert phase_with(early, late, intensity_0_10=8.0) == "calm"
    assert phase_with(early, late, intensity_0_10=3.0) == "move"


def test_an_undecided_entry_means_the_gentlest_phase() -> None:
    assert phase_with(a_phase("calm", AtLeast("intensity_0_10", 7)), a_phase("move", order=2)) == "calm"


def test_a_phase_that_only_history_leads_to_is_never_entered_first() -> None:
    assert phase_with(a_phase("build", order=0), a_phase("move", order=2)) == "move"
