"""Whether what a person can do has got better since a spell was first seen: known to be, or not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from unknot.core.diary import FilledIn
from unknot.core.scores import meaningful_change, score
from unknot.knowledge.kinds import Knowledge, Measure

RMDQ, ACTIVITIES = "rmdq_24", "activities_that_matter"


def function_better(knowledge: Knowledge, filled: Sequence[FilledIn], since: date, today: date) -> bool:
    """Whether one measure of function is better by as much as people feel, and none is worse.

    Not filled in, or filled in once, is not better [D: what is not known is never taken for better].
    """
    pairs = [
        (knowledge.measures[id_], pair)
        for id_ in (RMDQ, ACTIVITIES)
        if (pair := _first_and_last([one for one in filled if one.measure == id_ and since <= one.on <= today]))
    ]
    scored = [(measure, both) for measure, (a, b) in pairs if (both := _scores(measure, a, b))]
    worse = any(_worse(measure, *both) for measure, both in scored)
    return not worse and any(meaningful_change(measure, *both) for measure, both in scored)


def _first_and_last(forms: Sequence[FilledIn]) -> tuple[FilledIn, FilledIn] | None:
    return (forms[0], forms[-1]) if len(forms) > 1 else None


def _scores(measure: Measure, first: FilledIn, last: FilledIn) -> tuple[float, float] | None:
    """Both scores over what was rated both times, under the same name: other activities cannot be compared."""
    if measure.id == ACTIVITIES:
        same = {
            item
            for item in first.answers
            if last.answers.get(item) is not None and first.names.get(item) == last.names.get(item)
        }
        before = score(measure, {item: first.answers[item] for item in same}).value
        after = score(measure, {item: last.answers[item] for item in same if first.answers[item] is not None}).value
    else:
        before, after = score(measure, first.answers).value, score(measure, last.answers).value
    return None if before is None or after is None else (before, after)


def _worse(measure: Measure, before: float, after: float) -> bool:
    return after < before if measure.higher_is == "better" else after > before
