"""A made-up four-week course for tests of the report: two bad days, gaps, and a level that was changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from unknot.core.decisions import FLARE_BEGINS
from unknot.core.diary import Decision, Diary, DiaryDay, FilledIn, Harm, MedicineTaken
from unknot.core.sitting_log import PastSitting
from unknot.core.triage import assess
from unknot.interop.report import Check, Examined, Report, Told, report_of
from unknot.interop.report_safety import Said
from unknot.knowledge.answers import Answer, Facts, YesNo
from unknot.knowledge.kinds import Knowledge
from unknot.knowledge.levels import CareLevel

FIRST, LAST = date(2026, 10, 26), date(2026, 11, 22)
PAINS = (6, 6, 6, 6, 8, 6, None, 6, 5, 6, 8, 6, None, 5, 5, 4, 5, 3, 4, 3, 5, 3, 4, 2, 4, 3, 3, 2)
RMDQ = [f"rmdq_{n:02d}" for n in range(1, 25)]


def at(day: date, hour: int = 9, minute: int = 12) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)


def said(fact: str, answer: Answer | None, day: date = FIRST, **more: Any) -> Said:
    return Said(fact, answer, at(day, more.pop("hour", 9), more.pop("minute", 12)), **more)


def a_day(n: int, pain: int | None) -> DiaryDay:
    """The nth day of the course: the fifth and the eleventh in spasm, ibuprofen on the first of them."""
    return DiaryDay(
        on=FIRST + timedelta(n),
        pain=pain,
        tightness="in_spasm" if pain == 8 else "bit_tight",
        sleep=4 if n < 9 else 7,
        walk_minutes=12 if n < 12 else 24,
        marks=frozenset({"slept_badly"} if n in (2, 4, 10) else set()),
        medicines=(MedicineTaken("Ibuprofen"),) if pain is not None and pain >= 6 else (),
        helped=frozenset({"remedy:walking"} if n % 3 == 0 else set()),
        filled_late=n in (7, 8),
    )


def rmdq(ticked: int, on: date) -> FilledIn:
    return FilledIn(on, "rmdq_24", {item: 1.0 if n < ticked else 0.0 for n, item in enumerate(RMDQ)})


ANSWERS: tuple[tuple[str, Answer], ...] = (
    ("age", 42.0),
    ("pain_areas", frozenset({"lower_back_left", "lower_back_right"})),
    ("pain_location", "lower_back"),
    ("duration_days", 9.0),
    ("onset", "sudden"),
    ("trigger", "lifting"),
    ("pain_course", "improving"),
    ("intensity_0_10", 6.0),
    ("worse_with", frozenset({"bending_forward", "lifting"})),
    ("eased_by", frozenset({"moving", "heat"})),
)


def a_told(knowledge: Knowledge, **more: Any) -> Told:
    """What somebody told in the four weeks; a test names what differs."""
    signs = ["saddle_numbness", "bowel_control_loss", "fever", "night_pain", "smoker"]
    trail = [said(fact, answer) for fact, answer in ANSWERS] + [said(sign, YesNo.NO) for sign in signs]
    trail += [
        said("radiates_to_leg", YesNo.YES),
        said("leg_weakness", YesNo.YES, date(2026, 11, 3)),
        said("leg_weakness", YesNo.NO, date(2026, 11, 3), minute=20, by_mistake=True),
        *(said(sign, YesNo.NO, LAST) for sign in signs),
    ]
    facts = Facts.of(**{one.fact: one.answer for one in trail if one.answer is not None})
    done = replace(assess(knowledge, facts, at(LAST)), complete=True, care_level=CareLevel.SELF_CARE, unanswered=())
    usual: dict[str, Any] = {
        "said": tuple(trail),
        "checks": (Check(at(LAST), done),),
        "examined": (Examined("doctor", date(2026, 11, 4), "exercise may start", at(date(2026, 11, 4), 17, 5)),),
        "diary": Diary(tuple(a_day(n, pain) for n, pain in enumerate(PAINS) if pain is not None)),
        "filled": (
            rmdq(11, FIRST),
            rmdq(6, LAST),
            FilledIn(FIRST, "phq_2", {"little_interest": 1, "feeling_down": 1}),
            *(
                FilledIn(
                    on,
                    "activities_that_matter",
                    {"activity_1": n, "activity_2": n + 1},
                    {"activity_1": "Pick up my child", "activity_2": "Garden"},
                )
                for on, n in ((FIRST, 3), (LAST, 7))
            ),
        ),
        "harms": (Harm(date(2026, 10, 30), "movement:cat_cow", "Too far, too fast", 4, 7, "hours"),),
        "decisions": (Decision(date(2026, 10, 30), FLARE_BEGINS),),
        "sittings": tuple(PastSitting(str(n), FIRST + timedelta(n), "move") for n in range(0, 28, 2)),
    }
    return Told(**{**usual, **more})


def a_report(knowledge: Knowledge, **more: Any) -> Report:
    return report_of(knowledge, a_told(knowledge, **more), FIRST, LAST)


def with_notes(told: Told, notes: Iterable[str]) -> Told:
    """The same with these notes on its days."""
    days = list(told.diary.days)
    for n, note in enumerate(notes):
        days[n] = replace(days[n], note=note)
    return replace(told, diary=Diary(tuple(days)))
