"""The safety check on a report, in words: the last result and why, the warning signs, each change with its time."""

from __future__ import annotations

from collections.abc import Iterable

from unknot.interop.report import Check, Examined, Report
from unknot.interop.report_safety import Said, Sign
from unknot.interop.report_sheet import Pairs, Section, plain
from unknot.knowledge.answers import YesNo
from unknot.knowledge.kinds import Knowledge
from unknot.knowledge.levels import CareLevel
from unknot.web.report.dates import capital, moment, short
from unknot.web.words.answers import told_short
from unknot.web.words.care import KICKERS, care_card
from unknot.web.words.dates import plural
from unknot.web.words.numbers import Numbers
from unknot.web.words.reasons import answers_short

NO_CHECK = "No safety check was finished by {day}."
NO_SIGN = "No answer raised a warning sign."
NONE_TOLD = " None was answered with yes or not sure."
WHO = {"doctor": "A doctor", "nurse": "A nurse", "physiotherapist": "A physiotherapist", "other": "Another clinician"}
ANSWERS = {YesNo.YES: "yes", YesNo.NO: "no", YesNo.NOT_SURE: "not sure"}


def safety_section(knowledge: Knowledge, report: Report, numbers: Numbers) -> Section:
    """The section that is always there."""
    rows = [
        *_result(knowledge, report, numbers),
        *_signs(knowledge, report),
        *(("Examined", _examined(note, report)) for note in report.examined),
    ]
    return Section("safety", "Safety check", (Pairs(tuple(rows)),))


def _result(knowledge: Knowledge, report: Report, numbers: Numbers) -> list[tuple[str, str]]:
    check = report.check
    if check is None:
        return [("Last result", NO_CHECK.format(day=short(report.last, report.last)))]
    because = _because(knowledge, check)
    rows = [("Last result", _level(check, numbers, report))]
    if because or check.assessment.complete:
        rows.append(("Because of", because or NO_SIGN))
    highest = report.highest
    if highest is not None and _of(highest) > _of(check):
        level = _level(highest, numbers, report)
        rows.append(("Most urgent", f"{level} {_because(knowledge, highest)}".strip()))
    return rows


def _because(knowledge: Knowledge, check: Check) -> str:
    """The answers that led to a result; empty when none did."""
    answers = "; ".join(answers_short(knowledge, check.assessment.reasons))
    return capital(f"{answers}.") if answers else ""


def _of(check: Check) -> CareLevel:
    return check.assessment.care_level or CareLevel.SELF_CARE


def _level(check: Check, numbers: Numbers, report: Report) -> str:
    """A result as the person saw it, with its moment."""
    level = check.assessment.care_level
    when = moment(check.at, report.last)
    if level is None:
        return f"The check was not finished ({when})."
    before = ", before these dates" if check.at.date() < report.first else ""
    return f"{KICKERS[level]}: {care_card(level, check.assessment.action, numbers).title} ({when}{before})."


def _signs(knowledge: Knowledge, report: Report) -> list[tuple[str, str]]:
    """Yes, not sure, changed, no and not answered, each with its day."""
    safety = report.safety
    steady = [sign for sign in safety.signs if not sign.changed]
    rows = [
        (label, _grouped(knowledge, steady, answer, report))
        for label, answer in (("Yes", YesNo.YES), ("Not sure", YesNo.NOT_SURE))
        if any(sign.said[0].answer is answer for sign in steady)
    ]
    rows += [("Changed", _changed(knowledge, sign, report)) for sign in safety.signs if sign.changed]
    return [*rows, *_rest(report)]


def _rest(report: Report) -> list[tuple[str, str]]:
    safety, rows = report.safety, []
    if safety.said_no and safety.last_asked:
        day = short(safety.last_asked, report.last)
        signs = plural(safety.said_no, "other warning sign" if safety.signs else "warning sign")
        rows.append(("No", f"{signs}, last asked {day}.{'' if safety.signs else NONE_TOLD}"))
    unanswered = len(report.check.assessment.unanswered) if report.check else 0
    if unanswered:
        rows.append(("Not answered", f"{plural(unanswered, 'safety question')} of the last check."))
    if safety.earlier_changes and safety.last_earlier:
        day = short(safety.last_earlier, report.last)
        rows.append(
            ("Before", f"{plural(safety.earlier_changes, 'earlier change')} of such answers, the last on {day}.")
        )
    return rows


def _grouped(knowledge: Knowledge, signs: Iterable[Sign], answer: YesNo, report: Report) -> str:
    """The signs with this answer, those of one day together."""
    by_day: dict[str, list[str]] = {}
    for sign in signs:
        if sign.said[0].answer is answer:
            words = told_short(knowledge.questions[sign.fact], YesNo.YES)
            by_day.setdefault(short(sign.said[0].at.date(), report.last), []).append(words)
    return " ".join(capital(f"{'; '.join(words)} (first said {day}).") for day, words in by_day.items())


def _changed(knowledge: Knowledge, sign: Sign, report: Report) -> str:
    """One sign with its first answer, and each change with its time (rule C12)."""
    name = told_short(knowledge.questions[sign.fact], YesNo.YES)
    return f"{capital(name)}: {', then '.join(_step(said, report) for said in sign.said)}."


def _step(said: Said, report: Report) -> str:
    answer = ANSWERS[said.answer] if isinstance(said.answer, YesNo) else "left open"
    mistake = ", as the first answer was a mistake" if said.by_mistake else ""
    return f"{answer} on {moment(said.at, report.last)}{mistake}"


def _examined(note: Examined, report: Report) -> str:
    who = WHO.get(note.who, plain(note.who, 60))
    advised = f" Advised: {plain(note.advised, 200)}." if note.advised else ""
    return f"{who}, {short(note.on, report.last)}.{advised} Noted {moment(note.noted_at, report.last)}."
