"""A person's data as tables for a spreadsheet: one text of CSV for each kind of thing that people count or draw. Pure.

Numbers carry their unit in the name of the column. A cell that a spreadsheet could take for a formula begins with ',
so that nothing in a note is ever run.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

from unknot.core.diary import Diary, DiaryDay
from unknot.core.scores import score
from unknot.knowledge.kinds import Knowledge

Rows = Mapping[str, Callable[[], Iterable[Mapping[str, Any]]]]
Cells = Iterable[tuple[object, ...]]

#: the answers about a session, each a column of its own: kind -> heading
_RESPONSES = {
    "before": "pain_before_0_10",
    "worst": "worst_pain_0_10",
    "after_15": "pain_after_15_minutes_0_10",
    "bedtime": "pain_at_bedtime_0_10",
    "next_morning": "pain_next_morning_0_10",
    "usual_morning": "pain_usual_morning_0_10",
    "over_24_h": "lasted_over_24_hours",
    "leg": "leg_got_worse",
    "felt": "felt_after",
    "pre_medicated": "painkiller_before",
    "where": "where_it_hurt",
    "danger": "new_warning_signs",
}
#: what a spreadsheet may take for the beginning of a formula
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_files(rows: Rows, diary: Diary, knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """Each table with its name, one after the other. ``rows`` gives the rows of a kind as an export holds them."""
    for name, (headings, cells) in _tables(rows, diary, knowledge).items():
        yield name, csv_text(headings, cells)


def csv_text(headings: Iterable[str], rows: Cells) -> str:
    """A table as CSV, with the line ends that spreadsheets expect."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(headings)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue()


def headings_of(knowledge: Knowledge) -> dict[str, tuple[str, ...]]:
    """The columns of every table."""
    empty: Rows = {}
    return {name: headings for name, (headings, _) in _tables(empty, Diary(), knowledge).items()}


def _tables(rows: Rows, diary: Diary, knowledge: Knowledge) -> dict[str, tuple[tuple[str, ...], Cells]]:
    return {
        "check-ins": (_CHECK_INS, (_check_in(knowledge, day) for day in diary.days)),
        "medicines": (("date", "medicine", "times", "known_as"), _medicines(diary)),
        "measures": (("date", "measure", "item", "your_words", "answer"), _measures(rows)),
        "measure-scores": (("date", "measure", "score", "answered", "of"), _scores(rows, knowledge)),
        "sessions": (("date", "started_at", "minutes", "ended", "phase", *_RESPONSES.values()), _sessions(rows)),
        "session-movements": (
            ("date", "started_at", "movement", "side", "seconds", "how"),
            _movements(rows, knowledge),
        ),
        "made-it-worse": (
            ("date", "thing", "what", "pain_before_0_10", "pain_after_0_10", "lasted"),
            _picked(rows, "harm_reports", "on", "thing", "what", "pain_before", "pain_after", "lasted"),
        ),
        "safety-answers": (("answered_at", "zone", "fact", "asked", "answer", "why"), _answers(rows, knowledge)),
        "results": (
            ("date", "care_level", "phase", "complete", "program_version", "content_version"),
            _picked(rows, "results", "on", "care_level", "phase", "complete", "program_version", "knowledge_id"),
        ),
        "plan-decisions": (
            ("date", "kind", "target", "value", "reason"),
            _picked(rows, "plan_decisions", "on", "kind", "target", "value", "reason"),
        ),
        "movement-wishes": (
            ("date", "movement", "wish", "reason"),
            _picked(rows, "movement_preferences", "local_date", "movement", "wish", "reason"),
        ),
        "fair-tests": (
            ("date", "test", "question", "name", "planned", "done", "value_0_10", "written_on"),
            _fair_tests(rows),
        ),
        "reminders": (
            ("date", "reminder", "what_happened"),
            _picked(rows, "reminder_events", "due_on", "slot", "kind"),
        ),
    }


# ---------------------------------------------------------------- the diary

_CHECK_INS = (
    "date",
    "pain_0_10",
    "tightness",
    "leg_pain_0_10",
    "sleep_0_10",
    "walking_minutes",
    "longest_walk_minutes",
    "rose_from_chair_five_times",
    "different_today",
    "own_words",
    "medicines",
    "helped",
    "note",
    "filled_in_later",
)


def _check_in(knowledge: Knowledge, day: DiaryDay) -> tuple[object, ...]:
    marks = [knowledge.day_marks[one].name if one in knowledge.day_marks else one for one in sorted(day.marks)]
    medicines = [f"{one.name} x {one.times}" for one in day.medicines]
    return (
        day.on,
        day.pain,
        day.tightness,
        day.leg_pain,
        day.sleep,
        day.walk_minutes,
        day.longest_walk,
        day.rose_five_times,
        marks,
        list(day.own_marks),
        medicines,
        sorted(day.helped),
        day.note,
        day.filled_late,
    )


def _medicines(diary: Diary) -> Cells:
    return ((day.on, one.name, one.times, one.remedy) for day in diary.days for one in day.medicines)


def _measures(rows: Rows) -> Cells:
    for row in _of(rows, "measures"):
        for item, answer in row["answers"].items():
            yield row["on"], row["measure"], item, row["names"].get(item, ""), answer


def _scores(rows: Rows, knowledge: Knowledge) -> Cells:
    for row in _of(rows, "measures"):
        measure = knowledge.measures.get(row["measure"])
        if measure is None:
            continue
        with suppress(ValueError):  # filled in when the measure had other items: the answers stand in "measures"
            found = score(measure, row["answers"])
            yield row["on"], row["measure"], found.value, found.answered, found.of


# ---------------------------------------------------------------- sessions and the rest


def _sessions(rows: Rows) -> Cells:
    said: dict[str, dict[str, object]] = {}
    for row in _of(rows, "sitting_responses"):
        said.setdefault(row["sitting"], {})[row["kind"]] = row["value"]
    for row in _of(rows, "sittings"):
        began, ended = datetime.fromisoformat(row["started_at"]), datetime.fromisoformat(row["ended_at"])
        answers = [said.get(row["key"], {}).get(kind) for kind in _RESPONSES]
        minutes = round((ended - began).total_seconds() / 60, 1)
        yield row["on"], row["started_at"], minutes, row["ended"], row["phase"], *answers


def _movements(rows: Rows, knowledge: Knowledge) -> Cells:
    for row in _of(rows, "sittings"):
        for step in row["steps"]:
            movement = knowledge.movements.get(step["movement"])
            name = movement.name if movement else step["movement"]
            how = step.get("how") or "as given"
            yield row["on"], row["started_at"], name, step.get("side", ""), step.get("seconds"), how


def _fair_tests(rows: Rows) -> Cells:
    """Each day of a fair test once, as it was said last, with the arm that the lot had for it."""
    tests = {row["test"]: row for row in _of(rows, "experiments")}  # the last row of a test counts
    said = {(row["test"], row["on"]): row for row in _of(rows, "experiment_days")}
    for (key, on), row in sorted(said.items()):
        if key in tests:
            test = tests[key]
            arms = {day["on"]: day["arm"] for day in test["design"]["days"]}
            names = {arm: words["name"] for arm, words in zip("ab", test["words"]["arms"], strict=False)}
            planned = names.get(arms.get(on, ""), "")
            name, said_last = test["words"]["name"], (row["done"], row["value"], row["value_on"])
            yield on, key, test["experiment"], name, planned, *said_last


def _answers(rows: Rows, knowledge: Knowledge) -> Cells:
    for row in _of(rows, "answers"):
        question = knowledge.questions.get(row["fact"])
        yield row["at"], row["zone"], row["fact"], question.ask if question else "", row["value"], row["cause"]


def _picked(rows: Rows, table: str, *columns: str) -> Cells:
    return (tuple(row[name] for name in columns) for row in _of(rows, table))


def _of(rows: Rows, table: str) -> Iterable[Mapping[str, Any]]:
    return rows[table]() if table in rows else ()


def _cell(value: object) -> object:
    """One cell: lists on one line, yes and no as words, and no formulas."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return value
        case list() | tuple():
            return _cell("; ".join(str(_cell(one)) for one in value))
        case _:
            text = str(value)
            return f"'{text}" if text.startswith(_FORMULA) else text
