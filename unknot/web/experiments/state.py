"""Where a fair test stands: its early end by rule, its verdict, and the record that a file is made of.

An end by rule is worked out whenever the test is read, and kept with the next write: a check that said to get help or
to be seen, a flare, or an answer that speaks against the test.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

from unknot.core.decisions import FLARE_BEGINS
from unknot.core.experiment.outcome import measured_on
from unknot.core.experiment.values import ExperimentRecord, SeenDay, Verdict
from unknot.core.experiment.verdict import RULES_VERSION, judge
from unknot.knowledge.levels import CareLevel
from unknot.records.diary_queries import decisions_of
from unknot.records.experiment_actions import end_test
from unknot.records.experiment_queries import (
    Ended,
    FairTest,
    alarmed_since,
    fair_test,
    fair_tests,
    latest_fair_test,
)
from unknot.web.experiments.offers import may_test
from unknot.web.visit import Visit

ON_ITS_WAY = Verdict("on_its_way")


def running(visit: Visit) -> FairTest | None:
    """The test that is running now."""
    found = latest_fair_test(visit.person)
    test = None if found is None else as_it_stands(visit, found)
    return None if test is None or test.is_over(visit.today) else test


def one_test(visit: Visit, key: UUID) -> FairTest | None:
    """One test of this person, as it stands."""
    found = fair_test(visit.person, key)
    return None if found is None else as_it_stands(visit, found)


def finished(visit: Visit, at_most: int, *, skip: int = 0) -> tuple[FairTest, ...]:
    """The tests that are over, the newest first."""
    every = (as_it_stands(visit, test) for test in fair_tests(visit.person, at_most, skip=skip))
    return tuple(test for test in every if test.is_over(visit.today))


def as_it_stands(visit: Visit, test: FairTest) -> FairTest:
    """The test with its early end by rule, where there is one that was not kept yet."""
    if test.ended is not None:
        return test
    ends = sorted(_ends(visit, test), key=lambda one: one.on)
    return replace(test, ended=ends[0]) if ends and ends[0].on <= test.last_asked else test


def keep_its_end(visit: Visit, test: FairTest) -> None:
    """Keep an end by rule; written once. Raises CannotStore."""
    if test.ended is not None:
        end_test(visit.person, test.key, test.ended, at=visit.now, zone=visit.zone)


def _ends(visit: Visit, test: FairTest) -> Iterator[Ended]:
    """Every early end by rule, with its day."""
    alarmed = alarmed_since(visit.person, test.started_at)
    if alarmed is not None:
        yield Ended(alarmed, "check")
    # By the person's word alone: Today offers the flare plan after two days far above the usual, but pain that only
    # goes up and down by itself has such days too, and would end half of all tests.
    flares = [one.on for one in decisions_of(visit.person, test.schedule.start) if one.kind == FLARE_BEGINS]
    if flares:
        yield Ended(min(flares), "flare")
    if not test.is_over(visit.today):
        yield from _ends_now(visit, test)


def _ends_now(visit: Visit, test: FairTest) -> Iterator[Ended]:
    """What the answers that count now say, as long as the test runs."""
    if not visit.facts or not visit.has_ended:
        return
    level = visit.outcome.assessment.care_level
    if level is not None and level >= CareLevel.SOON:
        yield Ended(visit.today, "check")
    elif may_test(visit, test.experiment, test.remedies).reason == "barred":
        yield Ended(visit.today, "barred")


def counted_days(test: FairTest) -> tuple[SeenDay, ...]:
    """The days that the verdict looks at: of a test that ended early, those that could be measured by then."""
    if test.ended is None:
        return test.seen
    return tuple(day for day in test.seen if measured_on(test.outcome, day.on) <= test.ended.on)


def verdict_of(test: FairTest, today: date) -> Verdict:
    """What a test says: nothing before its end, and the same for ever after it."""
    if not test.is_over(today):
        return ON_ITS_WAY
    stopped = test.ended.on if test.ended else None
    return judge(test.schedule, counted_days(test), stopped or test.last_asked, stopped_on=stopped, looks=test.looks)


def record_of(test: FairTest, today: date) -> ExperimentRecord:
    """A test that is over, whole, for its file."""
    stopped = test.ended.on if test.ended else None
    return ExperimentRecord(
        schedule=test.schedule,
        seen=counted_days(test),
        on=stopped or test.last_asked,
        verdict=verdict_of(test, today),
        knowledge_version=test.knowledge_version,
        rules_version=RULES_VERSION,
        stopped_on=stopped,
        looks=test.looks,
    )
