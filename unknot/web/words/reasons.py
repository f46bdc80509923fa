"""Reasons in words: the answers, flags, rules and phases that led to a line."""

from __future__ import annotations

from collections.abc import Iterable

from unknot.core.values import Reason
from unknot.knowledge.answers import Answer
from unknot.knowledge.kinds import Knowledge
from unknot.web.words.answers import told, told_short

CHECK_COMPLETE = "General advice, now that your safety check is complete."
GENERAL = "General advice for the phase “{phase}”, now that your safety check is complete."


def reason_words(knowledge: Knowledge, reason: Reason) -> str:
    """One reason as a sentence; empty when the knowledge no longer has what it names."""
    match reason.kind:
        case "fact":
            return _fact(knowledge, reason.id, reason.value)
        case "rule":
            rule = knowledge.rules.get(reason.id)
            return (rule.say or f"{rule.name}.") if rule else ""
        case "contributor":
            contributor = knowledge.contributors.get(reason.id)
            return f"Possible contributor: {contributor.name.lower()}." if contributor else ""
        case "phase":
            phase = knowledge.phases.get(reason.id)
            return f"You are in the phase “{phase.name}”." if phase else ""
        case "exclusion":
            exclusion = knowledge.exclusions.get(reason.id)
            return f"{exclusion.name}." if exclusion else ""
        case "check":
            return CHECK_COMPLETE
        case "chosen":
            thing = knowledge.movements.get(reason.id) or knowledge.remedies.get(reason.id)
            return f"You chose this in place of “{thing.name}”." if thing else ""
        case "flag":
            return f"Warning sign {reason.id}."
        case _:
            return ""


def because(knowledge: Knowledge, reasons: Iterable[Reason], at_most: int = 4) -> tuple[str, ...]:
    """The reasons of one line as sentences, each once; answers before the rest.

    Phase and completed check stand behind every line, so they are said only where nothing else is.
    """
    ordered = sorted(reasons, key=lambda reason: reason.kind != "fact")
    own = [reason_words(knowledge, reason) for reason in ordered if reason.kind not in ("phase", "check")]
    own = [word for word in own if word] or [_general(knowledge, ordered)]
    return tuple(dict.fromkeys(word for word in own if word))[:at_most]


def _general(knowledge: Knowledge, reasons: Iterable[Reason]) -> str:
    kinds = {reason.kind: reason.id for reason in reasons}
    phase = knowledge.phases.get(kinds.get("phase", ""))
    if phase is None:
        return CHECK_COMPLETE if "check" in kinds else ""
    if "check" not in kinds:
        return f"You are in the phase “{phase.name}”."
    return GENERAL.format(phase=phase.name)


def answers_told(knowledge: Knowledge, reasons: Iterable[Reason]) -> tuple[str, ...]:
    """The answers among the reasons, as sentences that begin "You told us"."""
    return tuple(dict.fromkeys(_fact(knowledge, r.id, r.value) for r in _facts(knowledge, reasons)))


def answers_short(knowledge: Knowledge, reasons: Iterable[Reason]) -> tuple[str, ...]:
    """The same as items of the list "You told us you have"."""
    return tuple(
        dict.fromkeys(
            told_short(knowledge.questions[r.id], r.value) for r in _facts(knowledge, reasons) if r.value is not None
        )
    )


def _facts(knowledge: Knowledge, reasons: Iterable[Reason]) -> list[Reason]:
    return [r for r in reasons if r.kind == "fact" and r.value is not None and r.id in knowledge.questions]


def _fact(knowledge: Knowledge, fact: str, value: Answer | None) -> str:
    question = knowledge.questions.get(fact)
    return told(question, value) if question is not None and value is not None else ""
