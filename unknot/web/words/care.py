"""The care card: how soon to get help, whom to turn to, what to call. Words and numbers of the chosen country."""

from __future__ import annotations

from dataclasses import dataclass

from unknot.knowledge.levels import CareLevel
from unknot.web.words.numbers import Dial, Numbers
from unknot.web.words.truths import NOTHING_POINTS


@dataclass(frozen=True, slots=True)
class CareCard:
    """One outcome of the check: kicker, heading, paragraphs, and the lines one can call, first one largest."""

    level: str
    kicker: str
    title: str
    paragraphs: tuple[str, ...]
    calls: tuple[Dial, ...] = ()
    do: tuple[str, ...] = ()
    do_not: tuple[str, ...] = ()

    @property
    def is_emergency(self) -> bool:
        """Whether this is the red page."""
        return self.level == CareLevel.EMERGENCY.id


KICKERS = {
    CareLevel.EMERGENCY: "Emergency",
    CareLevel.SAME_DAY: "Urgent: today",
    CareLevel.SOON: "Within days",
    CareLevel.ROUTINE: "Not urgent",
    CareLevel.SELF_CARE: "At home",
}


def care_card(level: CareLevel, action: str, numbers: Numbers) -> CareCard:
    """The card of a level, with what its action means in the chosen country."""
    if level is CareLevel.EMERGENCY:
        return _emergency(action, numbers)
    if level is CareLevel.SAME_DAY:
        return _same_day(action, numbers)
    title, paragraphs = _LATER[level]
    return CareCard(level.id, KICKERS[level], title, (*paragraphs, *_whom_later(action, numbers)))


def _emergency(action: str, numbers: Numbers) -> CareCard:
    title, lines, calls, travels = _EMERGENCY.get(action, _EMERGENCY["emergency_department"])(numbers)
    do, do_not = ((), ()) if action == "crisis_line" else _TRAVELS if travels else _WAITS
    return CareCard("emergency", KICKERS[CareLevel.EMERGENCY], title, lines, calls, do, do_not)


_DoAndDoNot = tuple[tuple[str, ...], tuple[str, ...]]
_TRAVELS: _DoAndDoNot = (
    ("ask someone to stay with you", "take a list of your medicines"),
    ("do not drive yourself", "do not exercise"),
)
_WAITS: _DoAndDoNot = (
    ("ask someone to stay with you", "have a list of your medicines ready"),
    ("do not travel by yourself", "do not exercise"),
)
_Emergency = tuple[str, tuple[str, ...], tuple[Dial, ...], bool]


def _department(n: Numbers) -> _Emergency:
    lines = ("Do not wait to see if it settles.", "Let someone else drive.")
    return f"Call {n.emergency.number} or go to {n.department} now", lines, (n.emergency,), True


def _ambulance(n: Numbers) -> _Emergency:
    lines = ("Ask for an ambulance. Do not travel by yourself.",)
    return f"Call {n.emergency.number} now", lines, (n.emergency,), False


def _maternity(n: Numbers) -> _Emergency:
    lines = (f"If they do not answer, call {n.emergency.number} or go to {n.department}.",)
    return f"Call {n.maternity.name} now", lines, (n.maternity, n.emergency), True


def _crisis(n: Numbers) -> _Emergency:
    lines = (
        f"If you might act on these thoughts, or have done something, call {n.emergency.number} now.",
        "You do not have to explain it well. Tell them what you told us.",
    )
    return f"Call {n.crisis.name} now", lines, (n.crisis, n.emergency), False


def _poison(n: Numbers) -> _Emergency:
    lines = (
        "Do not wait to feel ill.",
        f"If you feel unwell, or it was on purpose, call {n.emergency.number} or go to {n.department}.",
    )
    return f"Call {n.poison.name} now", lines, (n.poison, n.emergency), True


_EMERGENCY = {
    "emergency_department": _department,
    "ambulance": _ambulance,
    "maternity_line": _maternity,
    "crisis_line": _crisis,
    "poison_centre": _poison,
}


def _same_day(action: str, n: Numbers) -> CareCard:
    usual = f"Call {n.doctor} or {n.urgent_care.words}. Tell them what you told us."
    whom = {
        "eye_service": f"Ask an eye service to see you today. If you cannot reach one, call {n.urgent_care.words}.",
        "sickle_cell_team": f"Call your sickle cell team. If you cannot reach them, call {n.urgent_care.words}.",
        "surgical_team": f"Call the team that operated on you. If you cannot reach them, call {n.urgent_care.words}.",
        "pharmacist_today": f"Speak to a pharmacist today, or call {n.poison.words}.",
        "poison_centre": f"Call {n.poison.words}, or speak to a pharmacist today.",
        "maternity_line": f"Call {n.maternity.words} now. Tell them what you told us.",
    }.get(action, usual)
    worse = f"If no one can see you today, or anything gets worse, go to {n.department}."
    calls = tuple(dial for dial in (_line_of(action, n), n.emergency) if dial.tel)
    return CareCard("same_day", KICKERS[CareLevel.SAME_DAY], "Get seen today", (whom, worse), calls)


def _line_of(action: str, n: Numbers) -> Dial:
    return {"maternity_line": n.maternity, "poison_centre": n.poison, "pharmacist_today": n.poison}.get(
        action, n.urgent_care
    )


_LATER = {
    CareLevel.SOON: (
        "Book to be seen in the next few days",
        ("Aim for three working days, and a week at most.", "Get help sooner if any warning sign appears."),
    ),
    CareLevel.ROUTINE: (
        "Book a routine appointment in the next two to four weeks",
        (f"{NOTHING_POINTS}.", "Get help sooner if any warning sign appears."),
    ),
    CareLevel.SELF_CARE: (
        "You can look after this at home for now",
        (f"{NOTHING_POINTS}.", "Know the warning signs, and check in again on the date below."),
    ),
}


def _whom_later(action: str, n: Numbers) -> tuple[str, ...]:
    words = {
        "surgical_team": "Book with the team that operated on you.",
        "maternity_line": f"Book with your midwife or {n.doctor}.",
        "appointment_days": f"Book with {n.doctor}.",
        "appointment_weeks": f"Book with {n.doctor}.",
    }
    return (words[action],) if action in words else ()
