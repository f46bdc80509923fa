"""What every column of a person's data means: its unit and what it may hold. Made from the tables themselves. Pure.

The meanings stand here, in the words of the person who reads the file; everything else comes from the tables and from
``knowledge/``. A test keeps watch that no column is without a meaning.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType

from unknot.core.decisions import KINDS
from unknot.interop.tables_csv import csv_text, headings_of
from unknot.knowledge.kinds import Knowledge, Question


@dataclass(frozen=True, slots=True)
class Column:
    """A column as its table says it. ``allowed``: the values it may hold with what each means; empty for any."""

    table: str
    name: str
    kind: str
    may_be_empty: bool = False
    longest: int | None = None
    allowed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column says, its unit, and what it may hold where the table does not tell."""

    words: str
    unit: str = ""
    allowed: str = ""


KINDS_IN_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "DateTimeField": "moment (UTC, ISO 8601)",
        "DateField": "date (ISO 8601)",
        "CharField": "text",
        "TextField": "text",
        "JSONField": "JSON",
        "BooleanField": "true or false",
        "PositiveSmallIntegerField": "whole number",
        "BigIntegerField": "whole number",
        "UUIDField": "key (UUID)",
        "ForeignKey": "text",
    }
)

_PAIN = "0 to 10, 0 is none"
_KEY = Meaning("A key made where the row came up, so that sending it twice writes it once")

#: "table.column", or "*.column" for one that means the same everywhere
MEANINGS: Mapping[str, Meaning] = MappingProxyType(
    {
        "*.at": Meaning("When the row was written"),
        "*.zone": Meaning("The time zone where you were", allowed="a name such as Europe/Berlin"),
        "*.local_date": Meaning("The date where you were when it was written"),
        "*.key": _KEY,
        "*.on": Meaning("The day it is about, where you were"),
        "*.knowledge_version": Meaning("The version (hash) of the content that was shown"),
        "answers.fact": Meaning("The fact that was asked", allowed="the facts below"),
        "answers.value": Meaning(
            "Your answer; null when it was withdrawn", allowed="true, false, not_sure, not_given, number, choice, list"
        ),
        "answers.times": Meaning("How often it was asked", "times"),
        "answers.cause": Meaning("Why the row was added"),
        "results.kind": Meaning("What the result is", allowed="assessment_and_plan"),
        "results.answers": Meaning("All that was known then: fact, value, when, how often asked"),
        "results.result": Meaning("What came of it: care level with reasons, possible contributors, plan"),
        "results.care_level": Meaning(
            "How soon to get help", allowed="emergency, same_day, soon, routine, self_care; empty when open"
        ),
        "results.phase": Meaning("The phase of the plan", allowed="blocked, or a phase such as calm or move"),
        "results.complete": Meaning("Whether the whole check was answered"),
        "results.path": Meaning("Where the plan had come to by then: phases, dates and shares"),
        "results.program_version": Meaning("The version of Unknot that worked it out"),
        "results.knowledge_id": Meaning("The version of the content it rests on; the content is in the file"),
        "results.on": Meaning("The first day of the plan"),
        "day_shapes.shape": Meaning("When you wake, go to bed and work", "time of day"),
        "preferences.name": Meaning("What the choice is about", allowed="a name such as reminders"),
        "preferences.value": Meaning("What you chose"),
        "sittings.started_at": Meaning("When the session began"),
        "sittings.ended_at": Meaning("When the session ended"),
        "sittings.ended": Meaning("How it came to its end"),
        "sittings.phase": Meaning("The phase of the plan then"),
        "sittings.steps": Meaning("What was done: movement, side, seconds, how", "seconds"),
        "sitting_responses.sitting": Meaning("The key of the session it is about"),
        "sitting_responses.kind": Meaning("What was asked"),
        "sitting_responses.value": Meaning("Your answer", allowed="0 to 10, true or false, a word, or a list"),
        "movement_preferences.movement": Meaning("The movement"),
        "movement_preferences.wish": Meaning("What you wish of it"),
        "movement_preferences.reason": Meaning("Why, in your words"),
        "check_ins.over": Meaning("The key of the entry that this one takes the place of, or takes back"),
        "check_ins.taken_back": Meaning("True when the row takes an entry back: the one before counts again"),
        "check_ins.pain": Meaning("How bad the pain was", "points", _PAIN),
        "check_ins.tightness": Meaning("How tight the back was"),
        "check_ins.leg_pain": Meaning("How bad the pain down the leg was", "points", _PAIN),
        "check_ins.sleep": Meaning("How you slept", "points", "0 to 10, 0 is very badly"),
        "check_ins.walk_minutes": Meaning("All walking of the day", "minutes", "0 to 1440"),
        "check_ins.longest_walk": Meaning("The longest walk in one go", "minutes", "0 to 1440"),
        "check_ins.rose_five_times": Meaning("Whether you rose from a chair five times"),
        "check_ins.marks": Meaning("What was different that day", allowed="a list of the marks below"),
        "check_ins.own_marks": Meaning("The same in your own words", allowed="a list of texts"),
        "check_ins.medicines": Meaning("What you took: name, how many times, and its page here", "times"),
        "check_ins.helped": Meaning("What helped", allowed="a list such as remedy:walking, movement:cat_cow"),
        "check_ins.note": Meaning("Your note"),
        "measures.measure": Meaning("The questionnaire or scale", allowed="the measures below"),
        "measures.answers": Meaning("Your answer to each item", "points", "number or null"),
        "measures.names": Meaning("Your own words for its items"),
        "harm_reports.thing": Meaning("What made it worse", allowed="such as remedy:heat_pad; empty for other things"),
        "harm_reports.what": Meaning("The same in your own words"),
        "harm_reports.pain_before": Meaning("Pain before", "points", _PAIN),
        "harm_reports.pain_after": Meaning("Pain after", "points", _PAIN),
        "harm_reports.lasted": Meaning("How long it lasted", allowed="minutes, hours, a_day, longer, or empty"),
        "plan_decisions.kind": Meaning("What you decided", allowed=", ".join(KINDS)),
        "plan_decisions.target": Meaning("What it is about", allowed="such as remedy:walking, or empty"),
        "plan_decisions.value": Meaning("More about it, such as what to swap for"),
        "plan_decisions.reason": Meaning("Why, in your words"),
        "calendar_feeds.token_hash": Meaning("A hash of the private address; the address itself is not kept"),
        "calendar_feeds.revoked": Meaning("True when the row ends the address"),
        "reminder_events.due_on": Meaning("The day the reminder came due"),
        "reminder_events.slot": Meaning("Which of your reminders", allowed="first, second"),
        "reminder_events.kind": Meaning("What happened to it"),
        "experiments.test": Meaning("The test: the key of its first row"),
        "experiments.experiment": Meaning("The question that is tested", allowed="an id such as evening_heat, or own"),
        "experiments.category": Meaning("What a question of your own is about"),
        "experiments.words": Meaning("The question and its two ways, in the words that you saw"),
        "experiments.remedies": Meaning("What the test uses", allowed="a list of ids"),
        "experiments.design": Meaning("What is measured, and the order of the days as it was drawn"),
        "experiments.seed": Meaning("The number from which the order was drawn"),
        "experiments.looks": Meaning("How often the test is read", allowed="1, or 2 after it was made longer"),
        "experiment_days.test": Meaning("The test it belongs to"),
        "experiment_days.on": Meaning("The day of the test it is about, where you were"),
        "experiment_days.done": Meaning("What you did that day"),
        "experiment_days.value": Meaning("What was measured: pain, or how you slept", "points", "0 to 10"),
        "experiment_days.value_on": Meaning("The day on which you wrote the number down"),
        "experiment_ends.test": Meaning("The test that ended before its time"),
        "experiment_ends.on": Meaning("The day it ended"),
        "experiment_ends.why": Meaning("Why it ended"),
    }
)


def meaning_of(column: Column) -> Meaning | None:
    """What a column means; None when nobody has said it yet."""
    return MEANINGS.get(f"{column.table}.{column.name}") or MEANINGS.get(f"*.{column.name}")


def dictionary_csv(columns: Iterable[Column]) -> str:
    """The dictionary as a table for a spreadsheet."""
    headings = ("table", "column", "kind", "may_be_empty", "unit", "allowed", "meaning")
    return csv_text(headings, (_row(column) for column in columns))


def dictionary_md(columns: Iterable[Column], knowledge: Knowledge) -> str:
    """The dictionary as a text to read: the columns of data.json, the tables, and the ids that occur in them."""
    return "\n".join(
        [
            "# What is in your data",
            "",
            "## data.json",
            "Rows stand in the order in which they were written. A later row takes the place of an earlier one.",
            "",
            *_sections(columns),
            "## tables/",
            *(f"- `{name}.csv`: {', '.join(headings)}" for name, headings in headings_of(knowledge).items()),
            "",
            "## Facts",
            *(_fact(question) for question in knowledge.questions.values()),
            "",
            "## Day marks",
            *(f"- `{mark.id}`: {mark.name}" for mark in knowledge.day_marks.values()),
            "",
            "## Measures",
            *(f"- `{one.id}`: {one.name}, {one.at_least:g} to {one.at_most:g}" for one in knowledge.measures.values()),
            "",
        ]
    )


def _sections(columns: Iterable[Column]) -> Iterator[str]:
    for table, of_table in groupby(columns, key=lambda column: column.table):
        yield from (f"### {table}", "", "| column | kind | unit | may hold | meaning |", "|---|---|---|---|---|")
        for column in of_table:
            _, name, kind, empty, unit, allowed, meaning = _row(column)
            yield f"| {name} | {kind}{', may be empty' if empty else ''} | {unit} | {allowed} | {meaning} |"
        yield ""


def _row(column: Column) -> tuple[object, ...]:
    meaning = meaning_of(column) or Meaning("")
    kind = KINDS_IN_WORDS.get(column.kind, column.kind)
    if column.longest:
        kind = f"{kind}, up to {column.longest} letters"
    allowed = "; ".join(f"{value}: {words}" for value, words in column.allowed) or meaning.allowed
    return column.table, column.name, kind, column.may_be_empty, meaning.unit, allowed, meaning.words


def _fact(question: Question) -> str:
    """A fact with its question and what it may hold."""
    if question.options:
        holds = "one or more of " if question.type == "set" else "one of "
        holds += ", ".join(option.value for option in question.options)
    elif question.type == "number":
        least = "" if question.at_least is None else f" from {question.at_least:g}"
        most = "" if question.at_most is None else f" to {question.at_most:g}"
        holds = f"number{least}{most} {question.unit}".strip()
    else:
        holds = "true, false, not_sure"
    return f"- `{question.id}`: {question.ask} ({holds})"
