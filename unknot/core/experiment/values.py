"""The values of a fair test: its question, its schedule, what was seen, what that says.

A test compares arm ``a``, the thing that is tried, with arm ``b``, what it is compared with. ``gain`` is always in
points for the better with arm a: above 0 means that a did better, whichever way the measure runs.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

ARMS = ("a", "b")
#: what the person said about doing the arm of a day; not said is never "followed"
DONE = ("followed", "crossed_over", "missed", "not_said")


@dataclass(frozen=True, slots=True)
class FairQuestion:
    """What a test asks. ``two_ways``: both arms are things to do, so that "worse" means "the other way is better".

    A block is ``block_days`` long; its first ``washout_days`` are lived through and not counted.
    """

    id: str
    outcome: str
    block_days: int = 1
    washout_days: int = 0
    two_ways: bool = False

    @property
    def pair_days(self) -> int:
        """How long two blocks are, one of each arm."""
        return 2 * self.block_days


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """One day of the schedule. ``counted`` is false for a washout day; ``pair`` and ``block`` count from 0."""

    on: date
    arm: str
    counted: bool
    pair: int
    block: int


@dataclass(frozen=True, slots=True)
class Schedule:
    """The order of the arms, drawn by lot in pairs of blocks, and the seed it was drawn from."""

    question: FairQuestion
    start: date
    seed: int
    days: tuple[PlannedDay, ...]

    @property
    def end(self) -> date:
        """The last day of the schedule."""
        return self.days[-1].on

    @property
    def pairs(self) -> int:
        """How many pairs of blocks there are."""
        return self.days[-1].pair + 1

    def on(self, day: date) -> PlannedDay | None:
        """The plan of one day; None outside of the test."""
        place = (day - self.start).days
        return self.days[place] if 0 <= place < len(self.days) else None


@dataclass(frozen=True, slots=True)
class SeenDay:
    """What was seen for one day: the arm that was planned, what was done, and the outcome (None: a gap).

    ``filled_late``: the value was written down on a later day than the one it was asked on.
    """

    on: date
    planned: str
    done: str = "not_said"
    value: float | None = None
    filled_late: bool = False


@dataclass(frozen=True, slots=True)
class Fit:
    """What the model says of the gain: its chances, its middle, and the range that holds it in 95 of 100 such tests.

    ``sd`` and ``rho`` are the person's own day-to-day spread and how much one day is like the next.
    """

    days: int
    p_better: float
    p_worth_it: float  # the chance of a gain of at least ``margin``
    margin: float
    median: float
    low: float
    high: float
    gain_sd: float
    sd: float
    rho: float
    trend: float | None = None  # change over the whole test in points for the better, where it is in the model


@dataclass(frozen=True, slots=True)
class OrderTest:
    """How often an order drawn by lot alone gives a difference as large as the one seen (both ways)."""

    difference: float
    p: float
    pairs: int
    exact: bool


@dataclass(frozen=True, slots=True)
class Analysis:
    """The numbers of one test: by plan (the one that decides), by what was done, with a trend, and by order.

    ``usual`` is the mean with arm b; ``least_felt`` the least gain that people feel from there, where known.
    """

    by_plan: Fit
    as_done: Fit | None
    with_trend: Fit | None
    order: OrderTest
    mean_a: float
    mean_b: float
    usual: float
    least_felt: float | None
    pairs: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a test comes to.

    ``id``: on_its_way | probably_helps | probably_does_not | cannot_tell | got_worse. ``reasons`` say why it cannot be
    told, ``notes`` what else to know, ``would_change`` what could change it. ``leans`` is what a hint leans to: helps |
    does_not | worse, or nothing. ``better_arm`` is the arm that did better, where that is told. ``size``: felt |
    less_than_felt | not_known, for a gain. ``more_days`` would help to tell; None where no honest number can be given.
    """

    id: str
    reasons: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    leans: str = ""
    better_arm: str = ""
    size: str = ""
    more_days: int | None = None
    would_change: tuple[str, ...] = ()
    analysis: Analysis | None = None


@dataclass(frozen=True, slots=True)
class ExperimentRecord:
    """One test whole: enough to work its numbers out again on another machine, years later."""

    schedule: Schedule
    seen: tuple[SeenDay, ...]
    on: date
    verdict: Verdict
    knowledge_version: str
    rules_version: int
    stopped_on: date | None = None
    looks: int = 1
