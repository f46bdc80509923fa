"""The figures of an evaluation on the terminal: a table per level, then each miss with its reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.table import Table

from unknot.cli.figures import Figures, Outcome, Share, by_level, figures
from unknot.core.values import Reason
from unknot.knowledge.kinds import Knowledge

if TYPE_CHECKING:
    from rich.console import Console

    from unknot.cli.evaluation import Evaluated

ROWS = (
    ("in range (main figure)", "in_range"),
    ("exact", "exact"),
    ("under-triage", "under"),
    ("over-triage", "over"),
    ("critical misses", "critical_misses"),
    ("safety of advice", "safety"),
    ("inclination to over-triage", "inclination_to_over_triage"),
    ("coverage", "coverage"),
    ("self-care kept", "self_care_kept"),
    ("contributor, top 1", "contributor_top1"),
    ("contributor, top 3", "contributor_top3"),
    ("cases with a breach", "breaches"),
    ("three levels, exact match", "three_levels"),
)
SPREADS = (
    ("questions after the safety pages", "questions"),
    ("rows on safety pages", "safety_rows"),
    ("rows on other pages", "other_rows"),
)


def print_figures(console: Console, knowledge: Knowledge, results: Sequence[Evaluated]) -> None:
    """All figures with counts and 95% Wilson intervals, then the misses."""
    outcomes = [result.outcome for result in results]
    groups = {"all": figures(outcomes), **{level.id: group for level, group in by_level(outcomes).items()}}
    for name, group in groups.items():
        if group.n:
            console.print(_table(name, group))
    for result in results:
        if result.missed:
            for line in miss_lines(knowledge, result):
                console.print(line, markup=False)


def _table(name: str, group: Figures) -> Table:
    title = f"All {group.n} cases" if name == "all" else f"Expected {name}: {group.n} cases"
    table = Table(title=title, title_justify="left", title_style="bold", min_width=70)
    for heading, justify in (("figure", "left"), ("count", "right"), ("share", "right"), ("95% Wilson", "right")):
        table.add_column(heading, justify=justify)  # type: ignore[arg-type]
    for words_of_row, field in ROWS:
        table.add_row(words_of_row, *_cells(getattr(group, field)))
    for words_of_row, field in SPREADS:
        spread = getattr(group, field)
        table.add_row(words_of_row, f"median {_number(spread['median'])}", f"max {_number(spread['max'])}", "")
    return table


def _cells(share: Share) -> tuple[str, str, str]:
    if share.value is None or share.interval is None:
        return f"{share.count}/{share.n}", "-", "-"
    low, high = share.interval
    return f"{share.count}/{share.n}", f"{share.value:.0%}", f"{low:.0%} to {high:.0%}"


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:g}"


def miss_lines(knowledge: Knowledge, result: Evaluated) -> Iterator[str]:
    """What went amiss with one case, and the reasons the program had."""
    case = result.outcome
    yield f"\n{case.id}: {'; '.join(_faults(case))}"
    yield f"  decided by {result.assessment.decided_by or 'nothing raised'}: {_reasons(result)}"
    for flag in result.assessment.flags:
        half = " (half, not sure)" if flag.half else " (not sure)" if flag.not_sure else ""
        yield f"  flag {flag.id} {knowledge.red_flags[flag.id].name}: {flag.level.id}{half}"
    for rule in result.assessment.rules:
        yield f"  rule {rule.id} {rule.effect} {rule.level.id if rule.level is not None else ''}".rstrip()
    yield f"  contributors {', '.join(case.contributors) or 'none'}; expected {', '.join(case.expected_contributors)}"
    for name, found in result.breaches.items():
        yield from (f"  breach of {name}: {evidence}" for evidence in found)


def _faults(case: Outcome) -> Iterator[str]:
    acceptable = ", ".join(level.id for level in sorted(case.acceptable, reverse=True))
    if not case.in_range:
        kind = "no answer" if case.out is None else "under-triage" if case.under else "over-triage"
        out = "" if case.out is None else f", answered {case.out.id}"
        yield f"{'CRITICAL MISS, ' if case.critical_miss else ''}{kind}{out}, acceptable {acceptable}"
    if case.expected_contributors and not case.hit(3):
        yield "no expected contributor within the first three"
    if case.breaches:
        yield f"breach of {', '.join(case.breaches)}"


def _reasons(result: Evaluated) -> str:
    return ", ".join(map(_reason, result.assessment.reasons)) or "no reasons"


def _reason(reason: Reason) -> str:
    if reason.value is None:
        return f"{reason.kind} {reason.id}"
    value = reason.value
    text = ", ".join(sorted(value)) if isinstance(value, frozenset) else getattr(value, "value", value)
    return f"{reason.id} = {text}"
