"""The words of the terminal: levels, actions and the lines that stand under every result."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from unknot.core.values import Assessment
from unknot.knowledge.answers import Answer, Facts, Skipped, YesNo
from unknot.knowledge.kinds import Country, Knowledge, Line, Question
from unknot.knowledge.levels import CareLevel

NOT_A_DIAGNOSIS = "This is not a diagnosis and can miss serious illness. Get help if you are worried, whatever it says."
NOT_REVIEWED = "Not yet reviewed by a clinician."
NOT_COMPLETE = "The safety check is not complete, so there is no result yet and no plan."

LEVEL_NAMES = {
    CareLevel.EMERGENCY: "Get emergency help now",
    CareLevel.SAME_DAY: "Get seen today",
    CareLevel.SOON: "Get seen in the next few days",
    CareLevel.ROUTINE: "Book a routine appointment",
    CareLevel.SELF_CARE: "You can look after this at home for now",
}

LEVEL_SAYS = {
    CareLevel.EMERGENCY: "Get emergency help now. Do not drive yourself.",
    CareLevel.SAME_DAY: (
        "Get seen today. Call your doctor, an urgent care clinic or the out-of-hours line. Tell them what you told us. "
        "If no one can see you today, or anything gets worse, go to an emergency department."
    ),
    CareLevel.SOON: (
        "Book to be seen in the next few days, a week at most. Get help sooner if any warning sign appears."
    ),
    CareLevel.ROUTINE: (
        "Book a routine appointment in the next two to four weeks. "
        "You can start your plan while you wait, unless we say otherwise."
    ),
    CareLevel.SELF_CARE: (
        "Nothing in your answers points to an emergency today. Start your plan, know the warning signs, "
        "and check in again on the date shown."
    ),
}

CONFIDENCE = {
    "likely": "likely",
    "possible": "possible",
    "less_likely": "less likely",
    "to_be_checked": "to be checked by a clinician",
}

WHY_LEFT_OUT = {
    "excluded": "not for you now",
    "not_at_hand": "you do not have what it needs",
    "does_not_fit": "does not fit this kind of pain",
    "no_time": "no time left for it today",
    "passed_over": "something else came first",
    "needs_floor": "needs the floor",
    "gentle_only": "only gentle things until you have been seen",
    "unknown": "we do not know enough to offer it",
}


def day_words(day: date) -> str:
    """A day as people write it, such as 8 December 2026."""
    return f"{day.day} {day:%B %Y}"


def line_words(line: Line) -> str:
    """A telephone line with its number, where there is one."""
    return f"{line.name} ({line.number})" if line.number else line.name


def action_words(action: str, country: Country) -> str:
    """Whom to turn to, with the words and numbers of the country."""
    emergency, urgent = line_words(country.emergency), line_words(country.urgent_care)
    department, doctor = f"the nearest {country.emergency_department}", f"your {country.family_doctor}"
    return {
        "ambulance": f"Call {emergency} for an ambulance now. Do not travel by yourself.",
        "emergency_department": f"Go to {department} now. Let someone else drive.",
        "maternity_line": f"Call {line_words(country.maternity)} now.",
        "crisis_line": f"Call {line_words(country.crisis)} now. If you may act on it, call {emergency}.",
        "poison_centre": (
            f"Call {line_words(country.poison)} now. If you feel unwell, or it was on purpose, go to {department}."
        ),
        "clinician_today": f"Speak to {doctor} or {urgent} today.",
        "eye_service": f"Ask an eye service to see you today. If you cannot reach one, use {urgent}.",
        "sickle_cell_team": f"Call your sickle cell team today. If you cannot reach them, use {urgent}.",
        "surgical_team": f"Call the team that operated on you today. If you cannot reach them, use {urgent}.",
        "pharmacist_today": "Speak to a pharmacist today.",
        "appointment_days": f"Book with {doctor} within the next few days.",
        "appointment_weeks": f"Book with {doctor} within two to four weeks.",
    }.get(action, "")


def body_words(body: str) -> str:
    """The text of a file for the person: less its notes for reviewers, which begin with "Reading:"."""
    return "\n\n".join(part for part in body.strip().split("\n\n") if not part.lstrip().startswith("Reading:"))


def country_of(knowledge: Knowledge, facts: Facts) -> Country:
    """The chosen country's numbers and words, or those for any other country."""
    chosen = next(iter(facts.chosen("country")), "other")
    return knowledge.countries.get(chosen) or knowledge.countries["other"]


def result_words(assessment: Assessment, country: Country) -> str:
    """The care level and whom to turn to, in whole sentences."""
    if assessment.care_level is None:
        return NOT_COMPLETE
    return f"{LEVEL_SAYS[assessment.care_level]} {action_words(assessment.action, country)}".strip()


def answer_words(question: Question, answer: Answer) -> str:
    """An answer as a person would say it."""
    if isinstance(answer, YesNo):
        return {"yes": "yes", "no": "no", "not_sure": "not sure"}[answer.value]
    if isinstance(answer, Skipped):
        return "skipped"
    if isinstance(answer, float):
        return f"{answer:g} {question.unit}".strip()
    labels = {option.value: option.label for option in question.options}
    chosen = [answer] if isinstance(answer, str) else sorted(answer)
    return ", ".join(labels.get(value, value) for value in chosen)


def reason_lines(knowledge: Knowledge, assessment: Assessment) -> Iterator[str]:
    """The answers that led to the level, as "You told us ..." lines."""
    for reason in assessment.reasons:
        question = knowledge.questions.get(reason.id) if reason.kind == "fact" else None
        if question is not None and reason.value is not None:
            yield told(question, reason.value)


def told(question: Question, answer: Answer) -> str:
    """One answer as a line that begins "You told us"."""
    if answer is YesNo.YES and question.told:
        return f"You told us you have {question.told}."
    if isinstance(answer, Skipped):
        return f"You skipped: {question.row or question.ask}"
    if answer is YesNo.NOT_SURE:
        return f"You were not sure: {question.row or question.ask}"
    return f"You told us: {question.row or question.ask} {answer_words(question, answer)}"
