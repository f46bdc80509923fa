"""How the diary says what a day was like."""

from __future__ import annotations

from datetime import date, timedelta

from unknot.core.diary import DiaryDay
from unknot.knowledge.kinds import Knowledge
from unknot.web.words.dates import day, joined, minutes

TIGHTNESS = {"loose": "loose", "bit_tight": "a bit tight", "very_tight": "very tight", "in_spasm": "in spasm"}
LASTED = {"minutes": "minutes", "hours": "hours", "a_day": "about a day", "longer": "longer than a day"}


def how_words(said: DiaryDay) -> str:
    """Pain and tightness in one line, such as "pain 4, a bit tight"; empty when neither was said."""
    pain = [] if said.pain is None else [f"pain\u00a0{said.pain}"]
    tight = [TIGHTNESS[said.tightness]] if said.tightness in TIGHTNESS else []
    return ", ".join((*pain, *tight))


def more_words(knowledge: Knowledge, said: DiaryDay) -> tuple[str, ...]:
    """Everything else that a day said, a line each."""
    helped = [thing_name(knowledge, one) for one in sorted(said.helped)]
    lines = {
        "Leg pain": "" if said.leg_pain is None else str(said.leg_pain),
        "Different": joined([*marks_words(knowledge, said)]),
        "Sleep": "" if said.sleep is None else f"{said.sleep} out of 10",
        "Walked": "" if said.walk_minutes is None else minutes(said.walk_minutes),
        "Longest walk": "" if said.longest_walk is None else minutes(said.longest_walk),
        "Rose from a chair five times": {True: "yes", False: "no", None: ""}[said.rose_five_times],
        "Medicine": joined([one.name for one in said.medicines]),
        "Helped": joined(helped),
        "Note": said.note,
    }
    return tuple(f"{name}: {words}" for name, words in lines.items() if words)


def marks_words(knowledge: Knowledge, said: DiaryDay) -> tuple[str, ...]:
    """The marks of a day by their names, in the order of the chips, then the person's own."""
    known = [knowledge.day_marks[mark] for mark in said.marks if mark in knowledge.day_marks]
    return (*(mark.name for mark in sorted(known, key=lambda one: one.order)), *said.own_marks)


def thing_name(knowledge: Knowledge, reference: str) -> str:
    """The name of "remedy:walking" or "movement:cat_cow"; its id when it is not known any more."""
    kind, _, id_ = reference.partition(":")
    thing = knowledge.movements.get(id_) if kind == "movement" else knowledge.remedies.get(id_)
    return thing.name if thing else id_.replace("_", " ")


def known_thing(knowledge: Knowledge, reference: str) -> str:
    """A reference such as "remedy:walking"; empty when nothing of that name is known."""
    kind, _, id_ = reference.partition(":")
    known = id_ in {"remedy": knowledge.remedies, "movement": knowledge.movements}.get(kind, {})
    return reference if known else ""


def near_day(on: date, today: date) -> str:
    """A day as it is said beside today: "today", "yesterday", "Monday", or with its date."""
    away = (today - on).days
    if away in (0, 1):
        return ("today", "yesterday")[away]
    if 1 < away < 7:
        return f"{on:%A}"
    return day(on) if on.year == today.year else f"{day(on)} {on.year}"


def month_after(first: date) -> date:
    """The first day of the next month."""
    return (first.replace(day=28) + timedelta(4)).replace(day=1)
