"""The remedies of a plan: each kind of line has its number of places, filled best supported first."""

from __future__ import annotations

from collections.abc import Iterable

from unknot.core.conditions.evaluate import FALSE, TRUE, Situation, evaluate
from unknot.core.conditions.explain import explain
from unknot.core.exclusions import Switches
from unknot.core.supported import asked_for, fit, liking, support
from unknot.core.values import LeftOut, PlanItem, RankedContributor, Reason
from unknot.knowledge.kinds import Knowledge, Phase, Remedy, RemedyDose, WalkingDose

OFFERED = ("offer", "offer_with_note")
#: how many lines of each block a plan has at most [D: few enough to be done]
PLACES = {"heat_cold": 1, "breathing": 1, "rest": 1, "walk": 1, "sleep": 2, "daily": 5, "medicine": 4}
GENERAL = Reason("check", "complete")
#: rule C10: relief positions, walking and breathing; how one lies at night is a relief position too
GENTLE = Reason("rule", "C10")
GENTLE_BLOCKS = ("rest", "walk", "breathing", "sleep")

Chosen = tuple[tuple[PlanItem, ...], tuple[LeftOut, ...]]


def choose_remedies(
    knowledge: Knowledge,
    phase: Phase,
    switches: Switches,
    contributors: tuple[RankedContributor, ...],
    shown: tuple[str, ...],
    now: Situation,
) -> Chosen:
    """The remedies taken and left out, in the order of the blocks."""
    taken: list[PlanItem] = []
    out: list[LeftOut] = []
    for block, places in PLACES.items():
        fitting = [r for r in _considered(knowledge, phase, now) if block_of(r) == block]
        free: list[Remedy] = []
        for remedy in sorted(fitting, key=lambda r: _order(r, shown, now)):
            reason = _why_not(remedy, switches, now)
            if reason is not None:
                out.append(reason)
            else:
                free.append(remedy)
        taken += [line(r, phase, switches, contributors, now) for r in free[:places]]
        out += [_passed_over(r, free[places - 1]) for r in free[places:]]
    return tuple(taken), tuple(out)


def block_of(remedy: Remedy) -> str:
    """Which part of the day a remedy belongs to."""
    if remedy.id == "walking":
        return "walk"
    if remedy.kind == "stress" and remedy.timed:
        return "breathing"
    return {"heat_cold": "heat_cold", "position": "rest", "sleep": "sleep", "medicine": "medicine"}.get(
        remedy.kind, "daily"
    )


def _considered(knowledge: Knowledge, phase: Phase, now: Situation) -> list[Remedy]:
    """What is offered in this phase and makes sense for this person; medicines only when asked for."""
    wants_medicine = now.facts.get("medicine_interest") == "wants_information"
    return [
        remedy
        for remedy in knowledge.remedies.values()
        if remedy.stance in OFFERED
        and (not remedy.phases or phase.id in remedy.phases)
        and evaluate(remedy.suits, now) is TRUE
        and (remedy.kind != "medicine" or wants_medicine)
    ]


def _order(remedy: Remedy, shown: tuple[str, ...], now: Situation) -> tuple[int, int, int, int, str]:
    return (
        -support(remedy),
        -fit(remedy, shown),
        -liking(remedy, now),
        -int(asked_for(remedy, now)),
        remedy.id,
    )


def _why_not(remedy: Remedy, switches: Switches, now: Situation) -> LeftOut | None:
    if switches.gentle and block_of(remedy) not in GENTLE_BLOCKS:
        return LeftOut("remedy", remedy.id, "gentle_only", (GENTLE,))
    off = switches.off_for(remedy, now)
    if off:
        reasons = tuple(dict.fromkeys(reason for switch in off for reason in switch.reasons))
        why = "unknown" if all(switch.unknown for switch in off) else "excluded"
        return LeftOut("remedy", remedy.id, why, reasons, tuple(switch.note for switch in off))
    if remedy.needs_floor and not on_floor(now):
        return LeftOut("remedy", remedy.id, "needs_floor", floor_reasons(now))
    if evaluate(remedy.needs, now) is not TRUE:
        why = "not_at_hand" if evaluate(remedy.needs, now) is FALSE else "unknown"
        return LeftOut("remedy", remedy.id, why, explain(remedy.needs, now) or (Reason("unanswered", "equipment"),))
    return None


def on_floor(now: Situation) -> bool:
    """Whether floor work is fine: only when the person says it is easy [D: a fall is worse than no exercise]."""
    return now.facts.get("can_get_on_floor") == "easily"


def floor_reasons(now: Situation) -> tuple[Reason, ...]:
    """The answer about the floor, or that there is none."""
    answer = now.facts.get("can_get_on_floor")
    return (Reason("unanswered" if answer is None else "fact", "can_get_on_floor", answer),)


def _passed_over(remedy: Remedy, better: Remedy) -> LeftOut:
    return LeftOut("remedy", remedy.id, "passed_over", (GENERAL,), better=better.id)


def line(
    remedy: Remedy,
    phase: Phase,
    switches: Switches,
    contributors: tuple[RankedContributor, ...],
    now: Situation,
) -> PlanItem:
    """The line of a remedy in a phase, with its dose, its reasons and what changes for this person."""
    changes = tuple(switch.note for switch in switches.changes_for(remedy, now))
    return PlanItem(
        kind="remedy",
        id=remedy.id,
        block=block_of(remedy),
        dose=_dose(remedy, phase),
        reasons=reasons_for(remedy, phase, contributors, now),
        changes=changes,
    )


def _dose(remedy: Remedy, phase: Phase) -> RemedyDose | WalkingDose | None:
    if block_of(remedy) == "walk":
        return phase.walking
    return remedy.dose_by_phase.get(phase.id, remedy.dose)


def reasons_for(
    remedy: Remedy, phase: Phase, contributors: Iterable[RankedContributor], now: Situation
) -> tuple[Reason, ...]:
    """Why this line is here: the answers that call for it, or for a general line the completed check."""
    if remedy.kind == "medicine":
        first: tuple[Reason, ...] = (
            Reason("fact", "medicine_interest", now.facts.get("medicine_interest")),
            *explain(remedy.suits, now),
        )
    elif asked_for(remedy, now):
        first = explain(remedy.suits, now)
    else:
        first = (GENERAL, Reason("phase", phase.id))
    for_contributors = tuple(Reason("contributor", c.id) for c in contributors if c.id in remedy.fits)
    return tuple(dict.fromkeys((*first, *explain(remedy.needs, now), *for_contributors)))
