"""A fair test on the sheet of a report: how it was done, and what it came to, in two lines."""

from __future__ import annotations

from unknot.core.experiment.values import Verdict
from unknot.interop.report import Report, TestDone
from unknot.interop.report_sheet import Lines, Pairs, Part, plain
from unknot.web.report.dates import short
from unknot.web.words.dates import plural
from unknot.web.words.experiments import OUTCOMES, VERDICTS

#: so many stand by name; the rest is counted
SHOWN, NAME_LETTERS = 4, 80


def experiment_pairs(report: Report) -> tuple[Part, ...]:
    """The newest tests that ended within the dates."""
    newest = report.experiments[-SHOWN:]
    earlier = len(report.experiments) - len(newest)
    rows = tuple((plain(one.name, NAME_LETTERS), f"{_how(one, report)} {_what(one)}") for one in newest)
    more = (Lines((f"{plural(earlier, 'earlier test')} in these dates.",)),) if earlier else ()
    return (Pairs(rows), *more) if rows else ()


def _how(test: TestDone, report: Report) -> str:
    """When, how long, and what was measured."""
    outcome = OUTCOMES[test.outcome].name.lower()
    dates = f"{short(test.first, report.last)} to {short(test.last, report.last)}"
    early = ", ended early" if test.ended_early else ""
    return f"{dates}{early}, {outcome} (0 to 10) noted on {test.noted} of {plural(test.days, 'day')}."


def _what(test: TestDone) -> str:
    """The verdict with its numbers; without any where nothing can be told."""
    said = f"{VERDICTS[test.verdict.id]}."
    return f"{said} {_numbers(test.verdict, test.arms)}" if test.verdict.analysis else said


def _numbers(verdict: Verdict, arms: tuple[str, ...]) -> str:
    found = verdict.analysis
    assert found is not None  # noqa: S101 - the caller looked
    first, second = (plain(arm, NAME_LETTERS) for arm in arms)
    fit = found.by_plan
    means = f"Mean {found.mean_a:.1f} “{first}”, {found.mean_b:.1f} “{second}”."
    span = f"{fit.median:+.1f} points (95% {fit.low:+.1f} to {fit.high:+.1f})".replace("-", "−")
    return f"{means} Gain from the first: {span}."
