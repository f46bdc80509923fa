"""The report for an appointment as values: what was said, counted and averaged within some dates, and nothing more.

Pure: what a person told comes in as values, and the report goes out as values. Words are made by the shell
(``unknot/web/report/words.py``), and ``report_sheet.py`` holds what the page and the PDF both show.

Whatever the dates are, the safety check is part of it (rule C12: first answer, change and time stay in the report).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from unknot.core import decisions
from unknot.core.diary import Decision, Diary, DiaryDay, FilledIn, Harm
from unknot.core.experiment.values import Verdict
from unknot.core.sitting_log import PastSitting
from unknot.core.values import Assessment
from unknot.interop.report_counts import Mean, MeasureRow, Medicine, Week, means, measure_rows, medicines
from unknot.interop.report_safety import Safety, Said, answers_at, safety_of
from unknot.knowledge.answers import Answer, Skipped
from unknot.knowledge.kinds import Knowledge

__all__ = ["Mean", "MeasureRow", "Medicine", "Report", "Safety", "Said", "TestDone", "Told", "Week", "report_of"]

#: what the pain is like, in the order of the sheet
NOW_FACTS = (
    "pain_areas",
    "pain_location",
    "duration_days",
    "onset",
    "trigger",
    "pain_course",
    "intensity_0_10",
    "worse_with",
    "eased_by",
)
#: a walk counts from so many minutes on [D: the walk that part 5.1 asks for is 15; 10 is what the first days ask]
WALK_MINUTES = 10


@dataclass(frozen=True, slots=True)
class Check:
    """A finished check: when it ended where the person was, what it came to, and by which content."""

    at: datetime
    assessment: Assessment


@dataclass(frozen=True, slots=True)
class Examined:
    """That a clinician examined the person (phase P0): who, on which day, what was advised, and when it was noted."""

    who: str
    on: date
    advised: str
    noted_at: datetime


@dataclass(frozen=True, slots=True)
class TestDone:
    """A fair test that is over: its question, its two ways, its days, and what it came to."""

    __test__ = False  # no test for pytest

    name: str
    arms: tuple[str, ...]
    outcome: str
    first: date
    last: date
    days: int
    noted: int
    verdict: Verdict
    ended_early: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """All that a person told, as far as a report may need it. Times are those where the person was."""

    said: tuple[Said, ...] = ()
    checks: tuple[Check, ...] = ()
    examined: tuple[Examined, ...] = ()
    diary: Diary = field(default_factory=Diary)
    filled: tuple[FilledIn, ...] = ()
    harms: tuple[Harm, ...] = ()
    decisions: tuple[Decision, ...] = ()
    sittings: tuple[PastSitting, ...] = ()
    experiments: tuple[TestDone, ...] = ()


@dataclass(frozen=True, slots=True)
class NowFact:
    """One thing about the pain as it was last told within the dates."""

    fact: str
    answer: Answer
    on: date


@dataclass(frozen=True, slots=True)
class Course:
    """The pain day by day: None is a gap. ``spasms`` and ``flares`` are the days on which they were told."""

    pains: tuple[int | None, ...]
    noted: int
    filled_late: int
    spasms: tuple[date, ...]
    flares: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Tried:
    """What was done and how it went: counts of days, and what made it worse."""

    sessions: int
    session_days: int
    stopped: int
    walk_days: int
    walks_said: int
    helped: tuple[tuple[str, int], ...]
    harms: tuple[Harm, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A report of the days from ``first`` to ``last``, both included."""

    first: date
    last: date
    safety: Safety
    check: Check | None
    highest: Check | None
    examined: tuple[Examined, ...]
    now: tuple[NowFact, ...]
    age: float | None
    course: Course
    weeks: tuple[Week, ...]
    measures: tuple[MeasureRow, ...]
    medicines: tuple[Medicine, ...]
    bad_nights: int
    tried: Tried
    notes: tuple[DiaryDay, ...]
    experiments: tuple[TestDone, ...] = ()

    @property
    def days(self) -> int:
        """How many days the dates span."""
        return (self.last - self.first).days + 1


def report_of(knowledge: Knowledge, told: Told, first: date, last: date) -> Report:
    """The report of the days from the first to the last."""
    if last < first:
        raise ValueError("The last day of a report comes before its first.")
    said = tuple(one for one in told.said if one.at.date() <= last)
    answers = answers_at(said)
    diary = told.diary.between(first, last)
    checks = [check for check in told.checks if check.at.date() <= last]
    return Report(
        first=first,
        last=last,
        safety=safety_of(knowledge, said, first),
        check=checks[-1] if checks else None,
        highest=_highest(checks, first),
        examined=tuple(note for note in told.examined if first <= note.noted_at.date() <= last),
        now=_now(answers),
        age=_age(answers),
        course=_course(diary, told.decisions, first, last),
        weeks=means(diary, first, last),
        measures=measure_rows(knowledge, told.filled, first, last),
        medicines=medicines(diary, last),
        bad_nights=sum("slept_badly" in day.marks for day in diary.days),
        tried=_tried(told, diary, first, last),
        notes=tuple(day for day in diary.days if day.note.strip()),
        experiments=tuple(test for test in told.experiments if first <= test.last <= last),
    )


def _highest(checks: Iterable[Check], first: date) -> Check | None:
    """The most urgent check within the dates; the later one where two are alike."""
    within = [check for check in checks if check.at.date() >= first and check.assessment.care_level is not None]
    return max(within, key=lambda check: (check.assessment.care_level or 0, check.at), default=None)


def _now(answers: Mapping[str, Said]) -> tuple[NowFact, ...]:
    """What was last told of the pain; what was skipped or never asked is left out, never filled in."""
    return tuple(
        NowFact(fact, answers[fact].answer, answers[fact].at.date())  # type: ignore[arg-type]
        for fact in NOW_FACTS
        if fact in answers and not isinstance(answers[fact].answer, Skipped)
    )


def _age(answers: Mapping[str, Said]) -> float | None:
    answer = answers["age"].answer if "age" in answers else None
    return answer if isinstance(answer, float) else None


def _course(diary: Diary, decided: Iterable[Decision], first: date, last: date) -> Course:
    days = [first + timedelta(n) for n in range((last - first).days + 1)]
    held = [diary.on(day) for day in days]
    return Course(
        pains=tuple(day.pain if day else None for day in held),
        noted=sum(day is not None and day.pain is not None for day in held),
        filled_late=sum(day.filled_late for day in diary.days if day.pain is not None),
        spasms=tuple(day.on for day in diary.days if day.tightness == "in_spasm"),
        flares=tuple(d.on for d in decided if d.kind == decisions.FLARE_BEGINS and first <= d.on <= last),
    )


def _tried(told: Told, diary: Diary, first: date, last: date) -> Tried:
    held = [sitting for sitting in told.sittings if first <= sitting.on <= last]
    walks = [day.walk_minutes for day in diary.days if day.walk_minutes is not None]
    return Tried(
        sessions=len(held),
        session_days=len({sitting.on for sitting in held}),
        stopped=sum(sitting.ended == "stopped_for_pain" for sitting in held),
        walk_days=sum(minutes >= WALK_MINUTES for minutes in walks),
        walks_said=len(walks),
        helped=_most(diary, lambda day: day.helped),
        harms=tuple(harm for harm in told.harms if first <= harm.on <= last),
    )


def _most(diary: Diary, named: Callable[[DiaryDay], Iterable[str]]) -> tuple[tuple[str, int], ...]:
    """How many days named each thing, the most named first."""
    counts: dict[str, int] = {}
    for day in diary.days:
        for thing in named(day):
            counts[thing] = counts.get(thing, 0) + 1
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
