"""The figures of an evaluation as the one JSON object that programs read.

What the vignettes' README defines as a share is a number from 0 to 1, null without cases; what it
defines as a count stands beside its ``_n``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from unknot.cli.figures import Figures, Outcome, Share, by_level, figures

SHARES = (
    "in_range", "exact", "under", "over", "self_care_kept", "contributor_top1", "contributor_top3",
    "coverage", "safety", "inclination_to_over_triage", "three_levels",
)  # fmt: skip


def figures_json(cases: Sequence[Outcome]) -> dict[str, Any]:
    """Every figure over all cases, per level, and each case."""
    found = figures(cases)
    return {
        "n": found.n,
        "in_range": found.in_range.value,
        "exact": found.exact.value,
        "under": found.under.value,
        "over": found.over.value,
        "critical_misses": found.critical_misses.count,
        "critical_n": found.critical_misses.n,
        "self_care_kept": found.self_care_kept.value,
        "contributor_top1": found.contributor_top1.value,
        "contributor_top3": found.contributor_top3.value,
        "breaches": found.breaches.count,
        "breach_n": found.breaches.n,
        "questions": found.questions,
        "safety_rows": found.safety_rows,
        "by_level": {
            "all": _group(found),
            **{level.id: _group(group) for level, group in by_level(cases).items()},
        },
        "cases": [_case(case) for case in cases],
    }


def _group(found: Figures) -> dict[str, Any]:
    """One group: each share with its count and 95% Wilson interval, and the counts of misses and breaches."""
    shares = {name: _share(getattr(found, name)) for name in SHARES}
    counts = {"critical_misses": _share(found.critical_misses), "breaches": _share(found.breaches)}
    spreads = {"questions": found.questions, "safety_rows": found.safety_rows, "other_rows": found.other_rows}
    return {"n": found.n, **shares, **counts, **spreads}


def _share(share: Share) -> dict[str, Any]:
    return {
        "count": share.count,
        "n": share.n,
        "share": share.value,
        "wilson_95": None if share.interval is None else list(share.interval),
    }


def _case(case: Outcome) -> dict[str, Any]:
    return {
        "id": case.id,
        "out": None if case.out is None else case.out.id,
        "expected": case.best.id,
        "acceptable": [level.id for level in sorted(case.acceptable, reverse=True)],
        "in_range": case.in_range,
        "contributors": list(case.contributors),
        "breaches": list(case.breaches),
        "questions": case.questions,
    }
