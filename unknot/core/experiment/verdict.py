"""The verdict of a fair test: four honest ones, and "on its way" until the planned end.

Nobody looks before the end: a look at every day until something seems to help would find it by chance (decision 0014
has the figures). The thresholds below were set by simulation, so that of 100 tests of something that does nothing at
most 4 are called "probably helps", and at most 6 that or "got worse": see simulated-experiments.md in docs/reference.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from unknot.core.experiment.analysis import analyse
from unknot.core.experiment.design import is_hint
from unknot.core.experiment.faults import faults
from unknot.core.experiment.more_days import more_days
from unknot.core.experiment.outcome import measured_on
from unknot.core.experiment.values import Analysis, Fit, Schedule, SeenDay, Verdict

#: raised whenever a rule of this package changes what a test says; a record keeps it
RULES_VERSION = 1
#: the chance of a gain from which it "probably helps", and of a loss from which it "got worse", at the first look
HELPS_FROM, WORSE_FROM = 0.975, 0.98
#: with two ways of doing something either may be called better, so both ends are stricter
TWO_WAYS_FROM = 0.9875
#: a test that was made longer has been looked at once before, so it must be clearer
AFTER_MORE_DAYS_FROM, AFTER_MORE_DAYS_DOES_NOT_FROM = 0.99, 0.975
#: the chance of no gain worth having from which it "probably does not"; with two ways of doing something a small
#: difference says only that both will do, which is "cannot tell them apart"
DOES_NOT_FROM, NEVER = 0.95, 1 - 1e-15
#: a range narrower than this many gains worth having lies "between" rather than being too wide [D]
NARROW = 2.0
#: the order test and the model are said to differ where the model is sure and this share of orders does as much [D]
ORDER_DIFFERS_FROM = 0.1

#: what could change a verdict that cannot be told, by its reason
WOULD_CHANGE: Mapping[str, str] = MappingProxyType(
    {
        "days_doubled": "mend_the_days",
        "days_do_not_fit": "mend_the_days",
        "stopped_early": "a_whole_test",
        "fewer_than_four_pairs": "more_filled_days",
        "outcome_missing_on_one_arm": "fill_in_both_arms",
        "filled_in_late": "fill_in_on_the_day",
        "arm_never_followed": "follow_both_arms",
        "seldom_followed": "follow_both_arms",
        "all_values_equal": "another_outcome",
        "only_a_hint": "a_whole_test",
        "too_much_noise": "more_days",
        "between": "more_days",
    }
)


def judge(
    schedule: Schedule, seen: Iterable[SeenDay], on: date, *, stopped_on: date | None = None, looks: int = 1
) -> Verdict:
    """What a test says on a day. ``looks``: 2 when the test was made longer after a first verdict."""
    days = tuple(seen)
    if stopped_on is None and on < measured_on(schedule.question.outcome, schedule.end):
        return Verdict("on_its_way")
    found, analysis = faults(schedule, days, on, stopped_on), None
    if "days_doubled" not in found and "days_do_not_fit" not in found:
        analysis = analyse(schedule, days)
    if found or analysis is None:
        return _unfit(schedule, found, analysis)
    call = call_of(analysis.by_plan, two_ways=schedule.question.two_ways, looks=looks)
    return _told(schedule, days, analysis, call, looks)


def call_of(fit: Fit, *, two_ways: bool = False, looks: int = 1) -> str:
    """What the chances alone say: helps | worse | does_not | "" for cannot tell."""
    return call(fit.p_better, fit.p_worth_it, two_ways=two_ways, looks=looks)


def call(p_better: float, p_worth_it: float, *, two_ways: bool = False, looks: int = 1) -> str:
    """The same from the two chances: of any gain, and of a gain worth having."""
    helps, worse, does_not = thresholds(two_ways=two_ways, looks=looks)
    if 1 - p_better >= worse:
        return "worse"
    if p_better >= helps:
        return "helps"
    return "does_not" if 1 - p_worth_it >= does_not else ""


def thresholds(*, two_ways: bool, looks: int) -> tuple[float, float, float]:
    """The chances that must be reached: of a gain, of a loss, and of no gain worth having."""
    helps, worse = (TWO_WAYS_FROM, TWO_WAYS_FROM) if two_ways else (HELPS_FROM, WORSE_FROM)
    if looks > 1:
        helps, worse = AFTER_MORE_DAYS_FROM, AFTER_MORE_DAYS_FROM
    does_not = DOES_NOT_FROM if looks == 1 else AFTER_MORE_DAYS_DOES_NOT_FROM
    return helps, worse, NEVER if two_ways else does_not


def _unfit(schedule: Schedule, found: Sequence[str], analysis: Analysis | None) -> Verdict:
    """No verdict, with the faults. Only a clear turn for the worse before stopping is still told, as a leaning [D]."""
    only_stopped = tuple(found) == ("stopped_early",) and analysis is not None and not schedule.question.two_ways
    leans = "worse" if only_stopped and analysis is not None and call_of(analysis.by_plan) == "worse" else ""
    reasons = tuple(found) or ("fewer_than_four_pairs",)
    return Verdict("cannot_tell", reasons, leans=leans, would_change=_would_change(reasons), analysis=analysis)


def _told(schedule: Schedule, days: Sequence[SeenDay], analysis: Analysis, said: str, looks: int) -> Verdict:
    notes = tuple(_notes(days, analysis, said, looks, two_ways=schedule.question.two_ways))
    hint = is_hint(schedule)
    if said == "worse" and not schedule.question.two_ways:
        return Verdict("got_worse", notes=notes, better_arm="b", would_change=("a_second_test",), analysis=analysis)
    if not said or hint:
        return _not_told(schedule, analysis, said, notes, looks)
    if said == "does_not":
        return Verdict("probably_does_not", notes=notes, would_change=("a_second_test",), analysis=analysis)
    arm, size = ("a" if said == "helps" else "b"), size_of(analysis)
    changes = ("a_second_test",)
    return Verdict("probably_helps", notes=notes, better_arm=arm, size=size, would_change=changes, analysis=analysis)


def _not_told(schedule: Schedule, analysis: Analysis, said: str, notes: tuple[str, ...], looks: int) -> Verdict:
    """Cannot tell: a hint says where it leans, a full test how many more days would help."""
    hint = is_hint(schedule)
    reasons = ("only_a_hint",) if hint else (_why_unclear(analysis),)
    arm = {"helps": "a", "worse": "b"}.get(said, "")
    leans = "helps" if said == "worse" and schedule.question.two_ways else said
    days = more_days(schedule, analysis.by_plan, thresholds(two_ways=schedule.question.two_ways, looks=looks + 1))
    return Verdict("cannot_tell", reasons, notes, leans, arm, "", days, _would_change(reasons), analysis)


def _why_unclear(analysis: Analysis) -> str:
    """Whether the range is narrow and lies across small gains, or too wide to say anything."""
    fit = analysis.by_plan
    return "between" if fit.high - fit.low < NARROW * fit.margin else "too_much_noise"


def size_of(analysis: Analysis) -> str:
    """Whether the gain, in the middle of what is likely, is one that people feel."""
    if analysis.least_felt is None:
        return "not_known"
    return "felt" if abs(analysis.by_plan.median) >= analysis.least_felt else "less_than_felt"


def _notes(days: Sequence[SeenDay], analysis: Analysis, said: str, looks: int, *, two_ways: bool) -> Iterable[str]:
    """What else to know: each analysis beside the first that says something else."""
    if analysis.as_done is not None and call_of(analysis.as_done, two_ways=two_ways, looks=looks) != said:
        yield "as_done_differs"
    if analysis.with_trend is not None and call_of(analysis.with_trend, two_ways=two_ways, looks=looks) != said:
        yield "with_trend_differs"
    if said in ("helps", "worse") and analysis.order.p > ORDER_DIFFERS_FROM:
        yield "order_test_differs"
    if sum(day.done == "not_said" for day in days if day.value is not None) * 2 > analysis.by_plan.days:
        yield "often_not_said"
    if looks > 1:
        yield "made_longer"


def _would_change(reasons: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(WOULD_CHANGE[reason] for reason in reasons))
