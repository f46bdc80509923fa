"""A person of 40 without danger signs and the plan that small knowledge makes for them, for the tests of plans."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime

from tests.made import Thing, a_flag, a_knowledge, a_movement, a_phase, a_question, a_remedy, signs
from unknot.core.plan import make, phase_of, worth_asking
from unknot.core.triage import assess, judge
from unknot.core.values import LeftOut, Plan, RankedContributor
from unknot.knowledge.answers import Answer, Facts, YesNo
from unknot.knowledge.conditions import IsYes
from unknot.knowledge.kinds import Knowledge
from unknot.knowledge.levels import CareLevel

NO = YesNo.NO
TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)

HEAT = a_remedy("heat_pad", "heat_cold", certainty="moderate")
ICE = a_remedy("ice_pack", "heat_cold", certainty="very_low")
BATH = a_remedy("lukewarm_bath", "heat_cold", certainty="low")
STAY_ACTIVE = a_remedy("stay_active", "advice")
TABLET = a_remedy("ibuprofen", "medicine")
SIDE_LYING = a_movement("side_lying_rest", kind="relief_position")
BRIDGE = a_movement("bridge", kind="strength")

SIGNS = signs("numb", "leg_pain")
FLAGS = (
    a_flag("NUMB", IsYes("numb"), CareLevel.EMERGENCY),
    a_flag("LEG", IsYes("leg_pain"), CareLevel.SOON, flag_class="B", not_sure="half"),
)
WELL = Facts.of(age=40.0, numb=NO, leg_pain=NO)


def knowing(things: Iterable[Thing], phase: Thing | None = None) -> Knowledge:
    """Two danger signs, these things, and one phase whose session holds all the movements there are."""
    made = a_knowledge(*SIGNS, a_question("age", "number", "about_you"), *FLAGS, *things)
    usual = a_phase(default_movements=tuple(made.movements))
    return replace(made, phases={"calm": phase or usual})


def plan(
    *things: Thing, phase: Thing | None = None, shown: tuple[str, ...] = (), answers: Facts = WELL, **more: Answer
) -> Plan:
    """The plan of somebody of 40 without danger signs, but for what is named."""
    knowledge = knowing(things, phase)
    facts = Facts({**answers.answers, **Facts.of(**more).answers})
    ranked = tuple(RankedContributor(id_, "possible", ()) for id_ in shown)
    return make(knowledge, assess(knowledge, facts, NOW), ranked, facts, TODAY)


def ids(made: Plan) -> list[str]:
    return [item.id for item in made.items]


def out(made: Plan, id_: str) -> LeftOut:
    return next(one for one in made.left_out if one.id == id_)


def asking(*things: Thing, **more: Answer) -> tuple[str, ...]:
    knowledge = knowing(things)
    return worth_asking(knowledge, (), judge(knowledge, Facts.of(age=40.0, numb=NO, leg_pain=NO, **more)).seen)


def phase_with(*phases: Thing, **facts: Answer) -> str:
    return phase_of(a_knowledge(*phases), Facts.of(**facts))
