"""The tests that are over, for the report for an appointment."""

from __future__ import annotations

from unknot.interop.report import TestDone
from unknot.records.experiment_queries import FairTest
from unknot.web.experiments.state import counted_days, finished, verdict_of
from unknot.web.visit import Visit

#: a report tells of the newest tests; a year has no more of four weeks
AT_MOST = 13


def reported_tests(visit: Visit) -> tuple[TestDone, ...]:
    """The newest tests that are over, in the order of their days."""
    return tuple(_done(visit, test) for test in reversed(finished(visit, AT_MOST)))


def _done(visit: Visit, test: FairTest) -> TestDone:
    return TestDone(
        name=test.words.name,
        arms=tuple(arm.name for arm in test.words.arms),
        outcome=test.outcome,
        first=test.schedule.start,
        last=test.ended.on if test.ended else test.schedule.end,
        days=len(test.schedule.days),
        noted=sum(day.value is not None for day in counted_days(test)),
        verdict=verdict_of(test, visit.today),
        ended_early=test.ended is not None,
    )
