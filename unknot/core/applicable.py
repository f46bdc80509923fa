"""Facts completed by what follows from them: questions that do not apply, and answers that imply others.

A question that does not apply to a person (``only_if`` is false, as pregnancy for a man) counts as answered:
no for yes/no, skipped for the rest. An open gate leaves the question open.
"""

from __future__ import annotations

from unknot.core.conditions.evaluate import FALSE, Situation, evaluate
from unknot.knowledge.answers import NOT_GIVEN, Answered, Facts, YesNo
from unknot.knowledge.conditions import Always
from unknot.knowledge.kinds import Knowledge, Question


def completed(knowledge: Knowledge, facts: Facts) -> Facts:
    """The facts with implied answers and inapplicable questions filled in.

    A yes carries its implied yes even against a no: of two answers that cannot both be, the worse counts.
    """
    answers = {**facts.answers}
    _add_implied(knowledge, answers)
    _add_places(answers)
    _add_inapplicable(knowledge, answers)
    return Facts(answers)


def applies(question: Question, facts: Facts) -> bool:
    """Whether the question may be asked of this person on what is known."""
    return evaluate(question.only_if, Situation(facts)) is not FALSE


def _add_implied(knowledge: Knowledge, answers: dict[str, Answered]) -> None:
    for fact in list(answers):
        question = knowledge.questions.get(fact)
        if question is None or answers[fact].value is not YesNo.YES:
            continue
        for implied in question.implies:
            if implied not in answers or answers[implied].value is not YesNo.YES:
                answers[implied] = Answered(YesNo.YES, answers[fact].at)


def _add_places(answers: dict[str, Answered]) -> None:
    """The worst place and the side follow from the body map when it shows only one region."""
    areas = answers.get("pain_areas")
    if areas is None or not isinstance(areas.value, frozenset):
        return
    zones = areas.value - {"moves_around", "down_the_leg", "none"}
    regions = {_region(zone) for zone in zones}
    sides = {zone.rpartition("_")[2] for zone in zones if zone.endswith(("_left", "_right"))}
    if len(regions) == 1 and "pain_location" not in answers:
        answers["pain_location"] = Answered(regions.pop(), areas.at)
    if sides and "pain_side" not in answers:
        answers["pain_side"] = Answered(sides.pop() if len(sides) == 1 else "both", areas.at)


def _region(zone: str) -> str:
    return zone.removesuffix("_left").removesuffix("_right")


def _add_inapplicable(knowledge: Knowledge, answers: dict[str, Answered]) -> None:
    """Gates may rest on other gates (weeks on pregnancy, pregnancy on sex): repeat until nothing is added."""
    gated = [q for q in knowledge.questions.values() if q.id not in answers and not isinstance(q.only_if, Always)]
    added = True
    while added:
        added = False
        now = Situation(Facts(answers))
        for question in [q for q in gated if q.id not in answers]:
            if evaluate(question.only_if, now) is FALSE:
                answers[question.id] = Answered(YesNo.NO if question.type == "yes_no" else NOT_GIVEN)
                added = True
