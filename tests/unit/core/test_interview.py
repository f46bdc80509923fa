"""What is asked next: safety first, an emergency stops at once, and nothing is asked without need."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tests.made import a_flag, a_knowledge, a_phase, a_question, a_remedy, a_rule, an_exclusion, signs
from unknot.core.interview import fresh, next_step
from unknot.core.values import Ask, Done, Step, Stop
from unknot.knowledge.answers import NOT_GIVEN, Answer, Answered, Facts, YesNo
from unknot.knowledge.conditions import All, HasValue, IsYes
from unknot.knowledge.kinds import Knowledge, LevelRow
from unknot.knowledge.levels import CareLevel

YES, NO, NOT_SURE = YesNo.YES, YesNo.NO, YesNo.NOT_SURE
SELF_CARE, ROUTINE, SOON, SAME_DAY, EMERGENCY = CareLevel
MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
DAY = timedelta(days=1)

AGE = a_question("age", "number", "about_you")
REASSURING = a_question("longstanding", reassuring=True, order=50, heading="Before we stop")
NUMB = a_flag("NUMB", IsYes("numb"), EMERGENCY)
LEAK = a_flag("LEAK", IsYes("leak"), LevelRow(EMERGENCY, unless=IsYes("longstanding")), ask_first=("longstanding",))
PAIN = a_flag("PAIN", IsYes("uncontrolled"), LevelRow(SAME_DAY, unless=IsYes("longstanding")))
LOSS = a_flag("LOSS", IsYes("weight_loss"), SOON, flag_class="B", not_sure="half")
SIGNS = signs("numb", "leak", "uncontrolled", "weight_loss")
KNOWLEDGE = a_knowledge(AGE, *SIGNS, REASSURING, NUMB, LEAK, PAIN, LOSS, a_phase())
ALL_NO = {sign.id: NO for sign in SIGNS}


# ---------------------------------------------------------------- the order of the pages


def test_everybody_is_first_asked_about_themselves() -> None:
    assert next_step(KNOWLEDGE, Facts()) == Ask(("age",), "about_you")


def test_then_come_the_danger_signs_as_rows_under_their_heading() -> None:
    assert step() == Ask(("numb", "leak", "uncontrolled", "weight_loss"), "safety", "Signs", rows=True)


def test_with_no_to_every_sign_and_nothing_left_to_fit_it_is_done() -> None:
    assert step(**ALL_NO) == Done()


def test_a_page_has_nine_rows_at_most() -> None:
    names = [f"sign_{n}" for n in range(12)]
    knowledge = a_knowledge(*signs(*names), *(a_flag(name, IsYes(name), EMERGENCY) for name in names), a_phase())
    assert asked(next_step(knowledge, Facts())) == tuple(names[:9])
    assert asked(next_step(knowledge, Facts.of(**dict.fromkeys(names[:9], NO)))) == tuple(names[9:])


def test_rows_of_another_heading_stand_on_another_page() -> None:
    rash = a_question("rash", heading="Skin", order=2)
    knowledge = a_knowledge(*signs("numb"), rash, NUMB, a_flag("RASH", IsYes("rash"), SOON), a_phase())
    assert asked(next_step(knowledge, Facts())) == ("numb",)
    assert asked(next_step(knowledge, Facts.of(numb=NO))) == ("rash",)


def test_what_only_matters_after_a_yes_is_asked_only_then() -> None:
    flag = a_flag("F", All((IsYes("fever"), IsYes("rash"))), EMERGENCY)
    knowledge = a_knowledge(*signs("fever", "rash"), flag, a_phase())
    assert asked(next_step(knowledge, Facts())) == ("fever",)
    assert asked(next_step(knowledge, Facts.of(fever=YES))) == ("rash",)
    assert next_step(knowledge, Facts.of(fever=NO)) == Done()


def test_a_question_about_the_pain_is_counted_and_comes_after_the_signs() -> None:
    how_bad = a_question("intensity_0_10", "number", "pain", always=True, order=9)
    knowledge = a_knowledge(*SIGNS, how_bad, NUMB, LEAK, PAIN, LOSS, a_phase())
    page = next_step(knowledge, Facts.of(**ALL_NO))
    assert page == Ask(("intensity_0_10",), "pain", number=1, at_most=16)


def test_where_it_hurts_is_asked_on_one_page_and_before_the_signs_that_rest_on_it() -> None:
    where = [a_question(fact, "set", "pain", always=True, order=-1) for fact in ("pain_areas", "pain_location")]
    page = next_step(a_knowledge(*SIGNS, *where, NUMB, a_phase()), Facts())
    assert page == Ask(("pain_areas", "pain_location"), "pain", number=1, at_most=16)


def test_the_worst_place_is_still_asked_when_only_the_places_are_known() -> None:
    where = [a_question(fact, "set", "pain", always=True, order=-1) for fact in ("pain_areas", "pain_location")]
    known = Facts.of(pain_areas=frozenset({"lower_back_left", "neck_right"}))
    page = next_step(a_knowledge(*SIGNS, *where, NUMB, a_phase()), known)
    assert page == Ask(("pain_areas", "pain_location"), "pain", number=2, at_most=16)


def test_what_could_switch_off_a_line_of_the_plan_is_asked_last() -> None:
    assert asked(next_step(with_heat(), Facts.of(age=40.0, numb=NO))) == ("burns_easily",)
    assert next_step(with_heat(), Facts.of(age=40.0, numb=NO, burns_easily=NO)) == Done()


def test_nothing_is_asked_for_a_plan_that_cannot_come() -> None:
    assert next_step(with_heat(), Facts.of(age=17.0, numb=NO)) == Done()


# ---------------------------------------------------------------- an emergency


def test_an_emergency_stops_at_once_whatever_is_unanswered() -> None:
    assert step(numb=YES) == Stop(EMERGENCY)


def test_an_emergency_that_may_be_old_news_is_asked_about_before_it_stops_the_check() -> None:
    assert step(leak=YES) == Ask(("longstanding",), "safety", "Before we stop", rows=True)


def test_once_that_is_answered_the_emergency_stops_the_check_or_is_none() -> None:
    assert step(leak=YES, longstanding=NO) == Stop(EMERGENCY)
    assert step(leak=YES, longstanding=NOT_SURE) == Stop(EMERGENCY)
    assert asked(step(leak=YES, longstanding=YES)) == ("numb", "weight_loss")


def test_beside_another_emergency_it_stops_at_once() -> None:
    assert step(leak=YES, numb=YES) == Stop(EMERGENCY)


# ---------------------------------------------------------------- not sure


def test_not_sure_is_asked_once_more_with_how_to_tell() -> None:
    assert step(numb=NOT_SURE) == Ask(("numb",), "safety", "Signs", rows=True, again=True)


def test_not_sure_a_second_time_counts_as_the_flag_says_and_stops() -> None:
    assert next_step(KNOWLEDGE, twice_unsure("numb")) == Stop(EMERGENCY)


def test_a_no_at_the_second_asking_is_a_no() -> None:
    facts = Facts.of(age=40.0, **ALL_NO).with_answer("numb", NOT_SURE).with_answer("numb", NO)
    assert next_step(KNOWLEDGE, facts) == Done()


def test_not_sure_beside_a_clear_emergency_is_not_asked_again() -> None:
    flag = a_flag("WEAK", IsYes("weak"), EMERGENCY)
    knowledge = a_knowledge(*signs("numb", "weak"), NUMB, flag)
    assert next_step(knowledge, Facts.of(numb=NOT_SURE, weak=YES)) == Stop(EMERGENCY)


def test_an_emergency_that_a_rule_gives_stops_at_once_too() -> None:
    rule = a_rule("BOTH", "raise", LevelRow(EMERGENCY, when=All((IsYes("leak"), IsYes("weight_loss")))))
    knowledge = a_knowledge(*SIGNS, REASSURING, LEAK, LOSS, rule, a_phase())
    assert next_step(knowledge, Facts.of(leak=YES, weight_loss=NO)) == Ask(
        ("longstanding",), "safety", "Before we stop", rows=True
    )
    assert next_step(knowledge, Facts.of(leak=YES, weight_loss=YES)) == Stop(EMERGENCY)


def test_a_settled_not_sure_stops_without_waiting_for_a_first_one() -> None:
    twice = Answered(NOT_SURE, times=2)
    knowledge = a_knowledge(*SIGNS, NUMB, a_flag("RASH", IsYes("leak"), EMERGENCY), a_phase())
    assert next_step(knowledge, Facts({"numb": twice, "leak": Answered(NOT_SURE)})) == Stop(EMERGENCY)


def test_not_sure_about_a_weak_sign_is_not_asked_again() -> None:
    assert step(**{**ALL_NO, "weight_loss": NOT_SURE}) == Done()


# ---------------------------------------------------------------- the same day


def test_a_same_day_level_asks_what_could_still_be_an_emergency_and_what_could_reassure() -> None:
    assert asked(step(uncontrolled=YES)) == ("numb", "leak")
    assert asked(step(uncontrolled=YES, numb=NO, leak=NO)) == ("longstanding",)


def test_then_it_stops_without_asking_the_rest() -> None:
    assert step(uncontrolled=YES, numb=NO, leak=NO, longstanding=NO) == Stop(SAME_DAY)


def test_a_same_day_level_that_was_reassured_goes_on() -> None:
    assert asked(step(uncontrolled=YES, numb=NO, leak=NO, longstanding=YES)) == ("weight_loss",)


def test_a_question_of_a_same_day_level_is_counted_since_the_check_may_go_on() -> None:
    onset = a_question("onset", "choice", "pain", order=9)
    rash = a_flag("RASH", IsYes("rash"), LevelRow(SAME_DAY, unless=HasValue("onset", ("gradual",))))
    knowledge = a_knowledge(*signs("rash"), onset, rash, a_phase())
    assert next_step(knowledge, Facts.of(rash=YES)) == Ask(("onset",), "pain", number=1, at_most=16)


def test_an_emergency_found_on_the_way_stops_it() -> None:
    assert step(uncontrolled=YES, numb=YES) == Stop(EMERGENCY)


# ---------------------------------------------------------------- answers grow old (rule C8)


def test_in_the_first_two_weeks_a_danger_answer_is_asked_again_after_a_day() -> None:
    assert "numb" in later(DAY - timedelta(minutes=1), duration_days=3.0)
    assert "numb" not in later(DAY, duration_days=3.0)


def test_later_it_lasts_a_week() -> None:
    assert "numb" in later(6 * DAY, duration_days=40.0)
    assert "numb" not in later(7 * DAY, duration_days=40.0)


def test_a_weak_sign_lasts_two_weeks() -> None:
    assert "weight_loss" in later(13 * DAY, duration_days=3.0)
    assert "weight_loss" not in later(14 * DAY, duration_days=3.0)


def test_how_bad_it_is_is_asked_again_with_the_danger_signs() -> None:
    assert "intensity_0_10" not in later(DAY, duration_days=3.0)


def test_what_is_asked_about_the_person_stays() -> None:
    assert "age" in later(365 * DAY, duration_days=3.0)


def test_the_pain_grows_older_with_the_days_that_pass() -> None:
    assert later(2 * DAY, duration_days=3.0).number("duration_days") == 5.0


def test_it_grows_only_once_however_often_it_is_brought_up_to_now() -> None:
    facts = later(2 * DAY, duration_days=3.0)
    assert fresh(AGEING, facts, MONDAY + 2 * DAY) == facts
    assert fresh(AGEING, facts, MONDAY + 3 * DAY).number("duration_days") == 6.0


def test_a_start_that_was_skipped_does_not_grow() -> None:
    assert later(2 * DAY, duration_days=NOT_GIVEN).get("duration_days") is NOT_GIVEN


def test_an_answer_without_a_time_was_just_given() -> None:
    assert fresh(AGEING, Facts.of(numb=NO, duration_days=3.0), MONDAY) == Facts.of(numb=NO, duration_days=3.0)


# ---------------------------------------------------------------- mechanics

AGEING = a_knowledge(
    AGE,
    *SIGNS,
    a_question("intensity_0_10", "number", "pain", group="pain"),
    a_question("duration_days", "number", "pain", group="pain"),
    NUMB,
    LOSS,
)


def step(**answers: Answer) -> Step:
    """What comes next for somebody of 40 with these answers."""
    return next_step(KNOWLEDGE, Facts.of(age=40.0, **answers))


def asked(page: Step) -> tuple[str, ...]:
    assert isinstance(page, Ask), page
    return page.facts


def twice_unsure(fact: str) -> Facts:
    return Facts.of(age=40.0).with_answer(fact, NOT_SURE).with_answer(fact, NOT_SURE)


def with_heat() -> Knowledge:
    """One danger sign, and a remedy that one precaution switches off."""
    precaution = a_question("burns_easily", stage="precaution", heading="Heat")
    off = an_exclusion("X01", IsYes("burns_easily"), remedies=("heat_pad",))
    return a_knowledge(AGE, *signs("numb"), precaution, NUMB, a_remedy("heat_pad", "heat_cold"), off, a_phase())


def later(passed: timedelta, duration_days: Answer) -> Facts:
    """What still counts of Monday's answers when some time has passed."""
    answers = {"age": 40.0, "numb": NO, "weight_loss": NO, "intensity_0_10": 5.0, "duration_days": duration_days}
    given = Facts({fact: Answered(value, MONDAY) for fact, value in answers.items()})
    return fresh(AGEING, given, MONDAY + passed)
