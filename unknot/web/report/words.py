"""From the values of a report to the sheet that the page and the PDF both show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from unknot.interop.report import NowFact, Report
from unknot.interop.report_sheet import Chart, Lines, Pairs, Part, Section, Sheet, plain, runs_of
from unknot.knowledge.kinds import Knowledge
from unknot.web.report.choice import Choice
from unknot.web.report.dates import capital, days_named, number, short, small, stretch
from unknot.web.report.experiment_words import experiment_pairs
from unknot.web.report.measure_words import measures_table
from unknot.web.report.safety_words import safety_section
from unknot.web.report.tried_words import medicine_pairs, sleep_pairs, tried_pairs
from unknot.web.words.answers import answer_words
from unknot.web.words.dates import plural, span
from unknot.web.words.numbers import Numbers

TITLE = "Back pain summary"
STATEMENT = "Entered by the person. Not a diagnosis."
SELF_REPORTED = "All of this was entered by the person. Nothing was measured by a clinician or a device."
NO_CONTENT_REVIEWED = "The content of this program has not been reviewed by a clinician."
SOME_CONTENT_REVIEWED = "Parts of the content of this program have not been reviewed by a clinician."
NOTHING = "Nothing was entered in these dates."
TITLES = {
    "now": "What it is like now",
    "course": "Pain day by day, 0 to 10",
    "measures": "Measures",
    "sleep": "Nights",
    "medicines": "Medicines taken",
    "tried": "What was tried and how it went",
    "experiments": "Fair tests of one person (N-of-1, order by lot, not blinded)",
    "notes": "Notes from the diary",
}
ASK = "Questions for this appointment"
#: so many notes, the newest, each cut to so many letters
NOTES_SHOWN, NOTE_LETTERS = 5, 300
#: up to so many days the text beside the drawing names every number
DAYS_IN_WORDS = 62
MONTH = 31


@dataclass(frozen=True, slots=True)
class Made:
    """When and by what a report is made."""

    at: datetime
    program: str
    knowledge: Knowledge
    numbers: Numbers


def sheet_of(report: Report, choice: Choice, made: Made) -> Sheet:
    """The sheet with the chosen sections; the safety check first, and always."""
    who = _who(report, choice)
    dates = stretch(report.first, report.last)
    return Sheet(
        title=TITLE,
        who=who,
        dates=dates,
        statement=STATEMENT,
        sections=(
            safety_section(made.knowledge, report, made.numbers),
            *(_section(name, report, choice, made) for name in TITLES if _is_shown(name, report, choice)),
            *_ask(choice),
        ),
        foot=_foot(made),
        running=", ".join(part for part in (TITLE, who, dates) if part),
        paper=choice.paper,
    )


def _who(report: Report, choice: Choice) -> str:
    """The name and the year of birth, or the age that was told; whatever of it is known."""
    born = f"born {choice.born}" if choice.born else ""
    age = f"age {number(report.age)}" if report.age is not None and not born else ""
    return ", ".join(part for part in (plain(choice.name).replace("\n", " "), born or age) if part)


def _is_shown(name: str, report: Report, choice: Choice) -> bool:
    """Whether a section is wanted. Where no test ended there is nothing to say of tests, good or bad."""
    return name in choice.sections and (name != "experiments" or bool(report.experiments))


def _section(name: str, report: Report, choice: Choice, made: Made) -> Section:
    """One section; one without anything to show says so, as a blank could mean that all is well."""
    parts = _parts(name, report, choice, made.knowledge)
    return Section(name, _title(name, report), parts or (Lines((NOTHING,)),))


def _parts(name: str, report: Report, choice: Choice, knowledge: Knowledge) -> tuple[Part, ...]:
    """What stands in a section; those measures that are about mood only where they are ticked."""
    match name:
        case "now":
            return _now(knowledge, report)
        case "course":
            return (chart_of(report),) if report.course.noted else ()
        case "measures":
            return measures_table(knowledge, report, mood="mood" in choice.sections)
        case "sleep":
            return sleep_pairs(report)
        case "medicines":
            return medicine_pairs(report)
        case "tried":
            return tried_pairs(knowledge, report)
        case "experiments":
            return experiment_pairs(report)
        case _:
            return _notes(report)


def _title(name: str, report: Report) -> str:
    """The heading; with the day where all that stands below it was told on one."""
    day = _one_day(report) if name == "now" else None
    return f"{TITLES[name]} (told {short(day, report.last)})" if day else TITLES[name]


def _one_day(report: Report) -> date | None:
    days = {one.on for one in report.now}
    return days.pop() if len(days) == 1 else None


def _ask(choice: Choice) -> tuple[Section, ...]:
    lines = tuple(plain(choice.ask).split("\n")) if choice.ask.strip() else ()
    return (Section("ask", ASK, (Lines(lines),)),) if any(lines) else ()


def _foot(made: Made) -> tuple[str, ...]:
    known = made.knowledge
    kinds = (known.red_flags, known.questions, known.rules, known.measures, known.remedies, known.movements)
    by = {item.review.by for kind in kinds for item in kind.values()}
    review = NO_CONTENT_REVIEWED if by <= {"unreviewed"} else SOME_CONTENT_REVIEWED if "unreviewed" in by else ""
    versions = f"Made by Unknot {made.program}, knowledge {known.version[:12]}, on {_when(made.at)}."
    return tuple(line for line in (SELF_REPORTED, review, versions) if line)


def _when(at: datetime) -> str:
    return f"{stretch(at.date(), at.date())} at {at.hour}:{at.minute:02d}"


# ---- what it is like now
def _now(knowledge: Knowledge, report: Report) -> tuple[Part, ...]:
    facts = {one.fact: one for one in report.now}
    rows = [
        (label, words)
        for label, names in _NOW.items()
        if (words := _told(knowledge, [facts[name] for name in names if name in facts], report))
    ]
    return (Pairs(tuple(rows)),) if rows else ()


#: what stands in one row
_NOW: Mapping[str, tuple[str, ...]] = {
    "Where": ("pain_areas", "pain_location"),
    "Began": ("duration_days", "onset", "trigger"),
    "Lately": ("pain_course", "intensity_0_10"),
    "Worse with": ("worse_with",),
    "Eased by": ("eased_by",),
}


def _told(knowledge: Knowledge, facts: list[NowFact], report: Report) -> str:
    """Several answers in a row, with their day; the day once where it is the same."""
    said = [(_answer(knowledge, one, report.last), short(one.on, report.last)) for one in facts]
    if not said:
        return ""
    if _one_day(report):
        return f"{'. '.join(words for words, _ in said)}."
    if len({day for _, day in said}) == 1:
        return f"{'. '.join(words for words, _ in said)} (told {said[0][1]})."
    return " ".join(f"{words} (told {day})." for words, day in said)


def _answer(knowledge: Knowledge, one: NowFact, last: date) -> str:
    question = knowledge.questions[one.fact]
    words = capital("; ".join(small(part) for part in answer_words(question, one.answer).split("; ")))
    if one.fact == "duration_days" and isinstance(one.answer, float):
        began = date.fromordinal(max(1, one.on.toordinal() - round(one.answer)))
        return f"About {short(began, last)}, {span(one.answer)} before"
    lead = {"pain_location": "Worst: ", "intensity_0_10": "Pain at the check: "}.get(one.fact, "")
    return f"{lead}{small(words) if lead else words}"


# ---- the course
def chart_of(report: Report) -> Chart:
    """The drawing of the pain with the words that say the same."""
    pains = report.course.pains
    runs = runs_of(pains)
    caption = _caption(report)
    numbers_ = ", ".join(f"{short(_day(report, n), report.last)} {pain}" for run in runs for n, pain in run)
    return Chart(
        days=report.days,
        runs=runs,
        ticks=tuple((n, short(_day(report, n), report.last)) for n in _ticks(report.days)),
        spasms=tuple((on - report.first).days for on in report.course.spasms),
        end=runs[-1][-1] if runs else None,
        caption=caption,
        alt=f"{caption} Day by day: {numbers_}." if report.days <= DAYS_IN_WORDS else caption,
    )


def _day(report: Report, n: int) -> date:
    return date.fromordinal(report.first.toordinal() + n)


def _ticks(days: int) -> list[int]:
    """The days with words below the drawing: each week of a month, and else five of them, the last one always."""
    if days <= MONTH:
        return [n for n in range(0, days, 7) if days - 1 - n >= 3] + [days - 1]
    return [round(n * (days - 1) / 4) for n in range(5)]


def _caption(report: Report) -> str:
    course, last = report.course, report.last
    said = [(pain, _day(report, n)) for n, pain in enumerate(course.pains) if pain is not None]
    low, high, end = min(said), max(said), said[-1]
    named = (("lowest", low), ("highest", high), ("last", end))
    numbers = ", ".join(f"{name} {pain} ({short(on, last)})" for name, (pain, on) in named)
    more = [
        f"{plural(course.filled_late, 'day')} filled in later." if course.filled_late else "",
        f"In spasm (triangles): {days_named(course.spasms, last)}." if course.spasms else "",
        f"Flare-ups began: {days_named(course.flares, last)}." if course.flares else "",
    ]
    noted = f"Pain was noted on {course.noted} of {plural(report.days, 'day')}: {numbers}."
    return " ".join([noted, *(line for line in more if line)])


# ---- notes
def _notes(report: Report) -> tuple[Part, ...]:
    newest = report.notes[-NOTES_SHOWN:]
    rows = [(short(day.on, report.last), plain(day.note, NOTE_LETTERS)) for day in newest]
    rows = [row for row in rows if row[1]]
    earlier = len(report.notes) - len(newest)
    more = (Lines((f"{plural(earlier, 'earlier note')} in these dates.",)),) if earlier else ()
    return (Pairs(tuple(rows)), *more) if rows else ()
