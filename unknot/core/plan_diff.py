"""What differs between two plans, line by line: added, taken out, more, less. A diff of plans, with their reasons."""

from __future__ import annotations

from dataclasses import dataclass

from unknot.core.dose_changes import work
from unknot.core.values import Plan, PlanItem, Reason
from unknot.knowledge.kinds import MovementDose, RemedyDose, WalkingDose

Dose = RemedyDose | MovementDose | WalkingDose | None
DAYS = 7


@dataclass(frozen=True, slots=True)
class Difference:
    """One line that differs. ``how``: added | taken_out | more | less | changed."""

    how: str
    kind: str
    id: str
    before: Dose
    after: Dose
    reasons: tuple[Reason, ...] = ()


def diff(before: Plan, after: Plan) -> tuple[Difference, ...]:
    """All lines that differ: first what comes in, then what goes out, then what is more or less."""
    old, new = _by_name(before), _by_name(after)
    added = [_difference("added", None, new[name]) for name in new if name not in old]
    gone = [_difference("taken_out", old[name], None) for name in old if name not in new]
    both = [(old[name], new[name]) for name in new if name in old and old[name].dose != new[name].dose]
    changed = [_difference(_how(one.dose, other.dose), one, other) for one, other in both]
    return (*added, *gone, *changed)


def _by_name(plan: Plan) -> dict[tuple[str, str], PlanItem]:
    return {(item.kind, item.id): item for item in plan.items}


def _difference(how: str, before: PlanItem | None, after: PlanItem | None) -> Difference:
    item = after or before
    assert item is not None  # noqa: S101 - one of the two is there
    reasons = item.reasons
    return Difference(how, item.kind, item.id, before.dose if before else None, after.dose if after else None, reasons)


def _how(before: Dose, after: Dose) -> str:
    """Whether a dose asks for more or less in a week; changed where that cannot be told."""
    old, new = _amount(before), _amount(after)
    if old is None or new is None or old == new:
        return "changed"
    return "more" if new > old else "less"


def _amount(dose: Dose) -> float | None:
    match dose:
        case MovementDose():
            return work(dose) * (dose.times_a_day or 1) * (dose.days_a_week or DAYS)
        case WalkingDose():
            return dose.minutes * dose.times_a_day * DAYS
        case RemedyDose(minutes=float() | int()):
            a_week = dose.times_a_week if dose.times_a_week is not None else (dose.times_a_day or 1) * DAYS
            return (dose.minutes or 0) * a_week
        case _:
            return None
