"""Nights, medicines, and what was tried, in words with their days."""

from __future__ import annotations

from collections.abc import Iterable

from unknot.core.diary import Harm
from unknot.interop.report import WALK_MINUTES, Medicine, Report, Week
from unknot.interop.report_counts import Mean
from unknot.interop.report_sheet import Lines, Pairs, Part, plain
from unknot.knowledge.kinds import Knowledge
from unknot.web.report.dates import number, short, within
from unknot.web.words.dates import plural

NAME_LETTERS, WORDS_LETTERS = 60, 200
#: so many of a kind stand by name; the rest is counted
MEDICINES_SHOWN, HELPED_SHOWN, HARMS_SHOWN = 8, 6, 6
#: what a number of a week is measured in
LASTED = {
    "minutes": "It lasted minutes.",
    "hours": "It lasted hours.",
    "a_day": "It lasted a day.",
    "longer": "It lasted longer than a day.",
}


def sleep_pairs(report: Report) -> tuple[Part, ...]:
    """How the nights were: the averages, and the days marked as slept badly."""
    rows = [
        ("Sleep, average", _week(week, report, "of 10 (0 very badly, 10 very well)"))
        for week in report.weeks
        if week.what == "sleep"
    ]
    if report.bad_nights:
        rows.append(("Slept badly", f"Marked on {report.bad_nights} of {plural(report.days, 'day')}."))
    return (Pairs(tuple(rows)),) if rows else ()


def medicine_pairs(report: Report) -> tuple[Part, ...]:
    """Each medicine as the person named it, with the days on which it was noted."""
    shown = report.medicines[:MEDICINES_SHOWN]
    more = len(report.medicines) - len(shown)
    rest = (Lines((f"{plural(more, 'more name')}, each noted on fewer days.",)),) if more else ()
    rows = tuple((plain(one.name, NAME_LETTERS).replace("\n", " "), _medicine(one, report)) for one in shown)
    return (Pairs(rows), *rest) if rows else ()


def _medicine(one: Medicine, report: Report) -> str:
    a_week = number(round(one.days * 7 / report.days, 1))
    weekly = f", {a_week} days a week" if report.days > 7 else ""
    week = f"; {one.in_last_week} of the last 7 days" if report.days > 7 else ""
    return f"Noted on {one.days} of {plural(report.days, 'day')}{weekly}{week}; last {short(one.last_on, report.last)}."


def tried_pairs(knowledge: Knowledge, report: Report) -> tuple[Part, ...]:
    """What was done, what was marked as helping, and what made it worse."""
    rows = [*_done(report), *_walks(report), *_helped(knowledge, report)]
    harms = report.tried.harms
    newest = harms[-HARMS_SHOWN:]
    rows += [("Made it worse", _harm(knowledge, harm, report)) for harm in newest]
    if len(harms) > len(newest):
        rows.append(("Made it worse", f"{len(harms) - len(newest)} more reports, earlier in these dates."))
    return (Pairs(tuple(rows)),) if rows else ()


def _done(report: Report) -> Iterable[tuple[str, str]]:
    tried = report.tried
    if tried.sessions:
        stopped = f" {tried.stopped} stopped because something hurt." if tried.stopped else ""
        days = f"on {tried.session_days} of {plural(report.days, 'day')}"
        yield "Exercise", f"{plural(tried.sessions, 'session')} {days}.{stopped}"


def _walks(report: Report) -> Iterable[tuple[str, str]]:
    tried = report.tried
    if tried.walks_said:
        noted = f"{WALK_MINUTES} min or more on {tried.walk_days} of {plural(tried.walks_said, 'day')} noted."
        weeks = [_week(week, report, "min a day") for week in report.weeks if week.what == "walk_minutes"]
        yield "Walking", " ".join([noted, *(f"Average {words}" for words in weeks if words)])


def _helped(knowledge: Knowledge, report: Report) -> Iterable[tuple[str, str]]:
    named = report.tried.helped[:HELPED_SHOWN]
    if named:
        words = "; ".join(f"{thing_name(knowledge, thing)}, {plural(days, 'day')}" for thing, days in named)
        yield "Marked as helping", f"{words}."


def thing_name(knowledge: Knowledge, thing: str) -> str:
    """The name of a remedy or movement that a reference such as "remedy:walking" means; else the words as they are."""
    kind, _, id_ = thing.partition(":")
    found = knowledge.movements.get(id_) if kind == "movement" else None
    found_too = knowledge.remedies.get(id_) if kind == "remedy" else None
    known = found or found_too
    return known.name if known is not None else plain(id_ or thing, NAME_LETTERS)


def _harm(knowledge: Knowledge, harm: Harm, report: Report) -> str:
    name = f"{thing_name(knowledge, harm.thing)}." if harm.thing else ""
    words = plain(harm.what, WORDS_LETTERS).replace("\n", " ")
    said = f"“{words}”." if words else ""
    parts = (f"{short(harm.on, report.last)}:", name, said, _pain(harm), LASTED.get(harm.lasted, ""))
    return " ".join(part for part in parts if part)


def _pain(harm: Harm) -> str:
    before = f"{harm.pain_before} before" if harm.pain_before is not None else ""
    after = f"{harm.pain_after} after" if harm.pain_after is not None else ""
    both = ", ".join(part for part in (before, after) if part)
    return f"Pain {both} (0 to 10)." if both else ""


def _week(week: Week, report: Report, unit: str) -> str:
    """The averages of the first and the last week with their days; of fewer than three days there is none."""
    said = [_mean(mean, report) for mean in (week.before, week.after) if mean is not None]
    return f"{', then '.join(said)} {unit}."


def _mean(mean: Mean, report: Report) -> str:
    days = within(mean.first, mean.last, report.last)
    return f"{mean.value:.1f} ({days})" if mean.value is not None else f"too few days ({days})"
