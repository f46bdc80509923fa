"""The table of measures on a report: first, last and the change, each number with its scale and its day."""

from __future__ import annotations

from unknot.interop.report import MeasureRow, Report, Week
from unknot.interop.report_counts import LEAST_DAYS, PRIVATE, Mean, Scored
from unknot.interop.report_sheet import Cell, Part, Table, plain
from unknot.knowledge.kinds import Knowledge, Measure
from unknot.web.report.dates import number, short, within
from unknot.web.words.dates import plural

HEAD = ("Measure", "First", "Last", "Change")
FELT = "*"
FELT_NOTE = "* for the better, and as large as people feel it."
#: what a name of a measure is short for on the sheet; the rest have their own names
NAMES = {
    "rmdq_24": ("Roland-Morris", "0 to 24 sentences, less is better"),
    "activities_that_matter": ("Activities that matter", "mean, 0 (cannot) to 10 (as before)"),
    "phq_2": ("PHQ-2", "0 to 6, less is better"),
    "gad_2": ("GAD-2", "0 to 6, less is better"),
}
AVERAGES = {
    "pain": ("Pain, average of 7 days", "0 to 10"),
    "leg_pain": ("Pain in a leg, average of 7 days", "0 to 10"),
}
NAME_LETTERS = 40


def measures_table(knowledge: Knowledge, report: Report, *, mood: bool) -> tuple[Part, ...]:
    """The measures as one table; empty when there are none."""
    shown = [row for row in report.measures if mood or row.measure not in PRIVATE]
    scores = [_score(knowledge.measures[row.measure], row, report) for row in shown]
    averages = [_average(week, report) for week in report.weeks if week.what in AVERAGES]
    rows = tuple(averages + scores)
    if not rows:
        return ()
    notes = [FELT_NOTE] if any(row.felt for row in shown) else []
    notes += [_activities(row) for row in shown if row.last.names]
    return (Table(HEAD, rows, tuple(notes)),)


def _score(measure: Measure, row: MeasureRow, report: Report) -> tuple[Cell, ...]:
    return (_name(measure, row.item), _scored(row.first, report), _scored(row.last, report), Cell(_change(row)))


def _name(measure: Measure, item: str) -> Cell:
    if item:
        return Cell(measure.items[measure.item_ids.index(item)], _scale(measure))
    name, scale = NAMES.get(measure.id, (measure.name, _scale(measure)))
    return Cell(name, scale)


def _scale(measure: Measure) -> str:
    better = "more" if measure.higher_is == "better" else "less"
    return f"{number(measure.at_least)} to {number(measure.at_most)}, {better} is better"


def _scored(scored: Scored | None, report: Report) -> Cell:
    return Cell(number(scored.value), short(scored.on, report.last)) if scored else Cell("none before")


def _change(row: MeasureRow) -> str:
    if row.change is None:
        return "names differ" if row.first else ""
    return _moved(row.change) + (FELT if row.felt else "")


def _moved(change: float) -> str:
    size = number(abs(round(change, 1)))
    return "none" if size == "0" else f"{size} {'lower' if change < 0 else 'higher'}"


def _average(week: Week, report: Report) -> tuple[Cell, ...]:
    change = ""
    if week.before is not None and week.before.value is not None and week.after.value is not None:
        change = _moved(round(week.after.value, 1) - round(week.before.value, 1))
    return (Cell(*AVERAGES[week.what]), _mean(week.before, report), _mean(week.after, report), Cell(change))


def _mean(mean: Mean | None, report: Report) -> Cell:
    """An average with its days; of fewer than three days there is none."""
    if mean is None:
        return Cell("")
    days = within(mean.first, mean.last, report.last)
    if mean.value is None:
        return Cell("too few days", f"{plural(mean.days, 'day')} of at least {LEAST_DAYS}, {days}")
    return Cell(f"{mean.value:.1f}", f"{days}, {plural(mean.days, 'day')}")


def _activities(row: MeasureRow) -> str:
    """The person's own activities, as they named them last."""
    names = "; ".join(plain(name, NAME_LETTERS).replace("\n", " ") for name in row.last.names)
    return f"Activities: {names}."
