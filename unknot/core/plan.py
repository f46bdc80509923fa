"""What to do in this phase: exclusions first, then the best supported, then what fits this person.

Same inputs, same plan. Every line has its reasons; what was considered and not taken is in ``left_out``.
"""

from __future__ import annotations

from datetime import date

from unknot.core.applicable import completed
from unknot.core.conditions.evaluate import FALSE, TRUE, Situation, evaluate, open_facts
from unknot.core.conditions.explain import explain
from unknot.core.exclusions import Switches, open_precautions
from unknot.core.plan_movements import choose_movements
from unknot.core.plan_remedies import choose_remedies
from unknot.core.triage import judge
from unknot.core.values import Assessment, Plan, RankedContributor, Reason
from unknot.knowledge.answers import Facts
from unknot.knowledge.kinds import Knowledge, Phase
from unknot.knowledge.levels import CareLevel

#: phases that only a history of sessions and check-ins leads to
LATER_PHASES = ("blocked", "build", "return", "keep_well")
#: an undecided entry counts for this phase: it is the gentlest
WHEN_UNDECIDED = "calm"


def make(
    knowledge: Knowledge,
    assessment: Assessment,
    contributors: tuple[RankedContributor, ...],
    facts: Facts,
    on: date,
    *,
    phase: str | None = None,
) -> Plan:
    """The plan for this day; blocked and empty unless the assessment allows one (rules C1, C10, C11).

    ``phase`` is the one that the path has come to (``path``); without one, that to which the answers lead. At "soon"
    the plan is the gentle one of rule C10: relief positions, walking and breathing.
    """
    if not assessment.plan_allowed:
        barred = tuple(Reason("rule", rule) for rule in assessment.plan_barred_by)
        return Plan("blocked", (), (), on, (*barred, *assessment.reasons))
    now = judge(knowledge, facts).seen
    switches = Switches.of(knowledge, now, gentle=assessment.care_level is CareLevel.SOON)
    return _filled(knowledge, contributors, now, on, switches, phase)


def _filled(
    knowledge: Knowledge,
    contributors: tuple[RankedContributor, ...],
    now: Situation,
    on: date,
    switches: Switches,
    come_to: str | None = None,
) -> Plan:
    phase = choose_phase(knowledge, now) if come_to is None else knowledge.phases[come_to]
    shown = tuple(contributor.id for contributor in contributors)
    remedies, remedies_out = choose_remedies(knowledge, phase, switches, contributors, shown, now)
    movements, movements_out = choose_movements(knowledge, phase, switches, contributors, shown, now)
    reasons = (Reason("phase", phase.id), *explain(phase.enter, now))
    return Plan(phase.id, (*movements, *remedies), (*remedies_out, *movements_out), on, reasons)


def worth_asking(knowledge: Knowledge, contributors: tuple[RankedContributor, ...], now: Situation) -> tuple[str, ...]:
    """The unanswered facts that could still switch off something this plan would hold."""
    plan = _filled(knowledge, contributors, now, date.min, Switches.of(knowledge, now, trusting=True))
    items = [knowledge.remedies[i.id] if i.kind == "remedy" else knowledge.movements[i.id] for i in plan.items]
    return tuple(dict.fromkeys(fact for item in items for fact in open_precautions(knowledge, item, now)))


def choose_phase(knowledge: Knowledge, now: Situation) -> Phase:
    """The first phase whose entry holds, in their order (5.1)."""
    phases = sorted(knowledge.phases.values(), key=lambda phase: phase.order)
    for phase in phases:
        if phase.id in LATER_PHASES:
            continue
        truth = evaluate(phase.enter, now)
        if truth is TRUE or (truth is not FALSE and phase.id == WHEN_UNDECIDED):
            return phase
    return knowledge.phases["calm"]


def phase_facts(knowledge: Knowledge, now: Situation) -> tuple[str, ...]:
    """The unanswered facts that decide which phase comes first."""
    phases = sorted(knowledge.phases.values(), key=lambda phase: phase.order)
    tried = [phase for phase in phases if phase.id not in LATER_PHASES]
    return next((found for phase in tried if (found := open_facts(phase.enter, now))), ())


def phase_of(knowledge: Knowledge, facts: Facts) -> str:
    """The id of the phase these facts lead to, whether or not a plan is allowed."""
    return choose_phase(knowledge, Situation(completed(knowledge, facts))).id
