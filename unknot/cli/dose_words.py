"""Doses and plan lines in plain words."""

from __future__ import annotations

from collections.abc import Iterator

from unknot.cli import words
from unknot.core.values import LeftOut, PlanItem, Reason
from unknot.interop.notes import notes_of
from unknot.knowledge.kinds import Knowledge, MovementDose, RemedyDose, WalkingDose


def dose_words(dose: RemedyDose | MovementDose | WalkingDose | None) -> str:
    """How much and how often, such as "15 minutes, up to 3 times a day"."""
    match dose:
        case MovementDose():
            return ", ".join(_movement_dose(dose))
        case WalkingDose():
            return f"{_minutes(dose.minutes)}, up to {_times(dose.times_a_day)} a day"
        case RemedyDose():
            return ", ".join(_remedy_dose(dose))
        case _:
            return ""


def _movement_dose(dose: MovementDose) -> Iterator[str]:
    if dose.repetitions:
        yield f"{_times(dose.repetitions)}{' on each side' if dose.each_side else ''}"
    if dose.hold_seconds:
        yield f"hold {dose.hold_seconds:g} seconds"
    if dose.sets > 1:
        yield f"{dose.sets} rounds"
    yield f"about {_minutes(dose.minutes)}"
    if dose.times_a_day:
        yield f"{_times(dose.times_a_day)} a day"
    if dose.days_a_week and dose.days_a_week < 7:
        yield f"{dose.days_a_week} days a week"


def _remedy_dose(dose: RemedyDose) -> Iterator[str]:
    if dose.minutes:
        yield _minutes(dose.minutes)
    if dose.times_a_day:
        yield f"up to {_times(dose.times_a_day)} a day"
    if dose.times_a_week:
        yield f"{_times(dose.times_a_week)} a week"
    if dose.hours_between:
        yield f"at least {dose.hours_between:g} {'hour' if dose.hours_between == 1 else 'hours'} between"
    if dose.hours_a_day_at_most:
        yield f"{dose.hours_a_day_at_most:g} hours a day at most"
    if dose.max_celsius:
        yield f"{dose.max_celsius:g} °C at most"
    if dose.days_at_most:
        yield f"{dose.days_at_most} days at most"


def item_name(knowledge: Knowledge, kind: str, item: str) -> str:
    """The name of a remedy or movement; its id when this knowledge does not have it."""
    found = knowledge.remedies.get(item) if kind == "remedy" else knowledge.movements.get(item)
    return found.name if found is not None else item


def item_summary(knowledge: Knowledge, item: PlanItem) -> str:
    """The one line that says what a plan item is."""
    found = knowledge.remedies.get(item.id) if item.kind == "remedy" else knowledge.movements.get(item.id)
    return found.summary if found is not None else ""


def changes_of(knowledge: Knowledge, item: PlanItem) -> tuple[str, ...]:
    """The precautions that apply to this person."""
    return notes_of(knowledge, item.kind, item.id, item.changes)


def because(knowledge: Knowledge, reasons: tuple[Reason, ...]) -> tuple[str, ...]:
    """The reasons of a line in words, each once."""
    return tuple(dict.fromkeys(filter(None, (_reason(knowledge, reason) for reason in reasons))))


def why_left_out(knowledge: Knowledge, left: LeftOut) -> str:
    """Why something was considered and not taken."""
    if left.why == "unknown":
        return _still_to_know(knowledge, left)
    notes = " ".join(notes_of(knowledge, left.kind, left.id, left.notes))
    better = f" We took {item_name(knowledge, left.kind, left.better)} instead." if left.better else ""
    return f"{words.WHY_LEFT_OUT.get(left.why, left.why)}. {notes}{better}".replace(".. ", ". ").strip()


def _still_to_know(knowledge: Knowledge, left: LeftOut) -> str:
    """What would have to be known first; the notes would say of a person what nobody told us."""
    asked = [knowledge.questions[r.id] for r in left.reasons if r.kind == "fact" and r.id in knowledge.questions]
    rows = "; ".join(dict.fromkeys(question.row or question.ask for question in asked))
    return (
        f"{words.WHY_LEFT_OUT['unknown']}. Not answered or not sure: {rows}" if rows else words.WHY_LEFT_OUT["unknown"]
    )


def _reason(knowledge: Knowledge, reason: Reason) -> str:
    match reason.kind:
        case "fact" if reason.id in knowledge.questions and reason.value is not None:
            return words.told(knowledge.questions[reason.id], reason.value)
        case "contributor" if reason.id in knowledge.contributors:
            return f"It goes with a possible contributor: {knowledge.contributors[reason.id].name}."
        case "phase" if reason.id in knowledge.phases:
            return f"It belongs to this phase: {knowledge.phases[reason.id].name}."
        case "check":
            return "It suits most people, and your safety check is complete."
        case _:
            return ""


def _minutes(minutes: float) -> str:
    return "1 minute" if minutes == 1 else f"{minutes:g} minutes"


def _times(times: int) -> str:
    return "once" if times == 1 else f"{times} times"
