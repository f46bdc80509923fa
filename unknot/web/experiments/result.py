"""What a finished test comes to, in words, with its drawing and its table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from unknot.core.experiment.analysis import counted
from unknot.core.experiment.design import is_hint
from unknot.core.experiment.values import Analysis, Fit, Verdict
from unknot.interop.experiment_file import replay
from unknot.records.experiment_queries import FairTest
from unknot.web.drawings.dot_plot import DotPlot, dot_plots
from unknot.web.experiments.days import arm_of
from unknot.web.experiments.state import counted_days, record_of, verdict_of
from unknot.web.words.dates import date_words, plural
from unknot.web.words.experiments import DONE, ENDED, LEANS, NOTES, OUTCOMES, REASONS, SIZES, VERDICTS, WOULD_CHANGE

#: [D] more days must follow straight on: after this many days without them too much is missing
LONGER_WITHIN = timedelta(2)


@dataclass(frozen=True, slots=True)
class Table:
    """The values as a table."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """The dot plot with the words that go with it."""

    title: str
    description: str
    drawings: tuple[DotPlot, ...]


@dataclass(frozen=True, slots=True)
class ResultView:
    """The page of one test that is over."""

    verdict: str
    tag: str
    sentence: str
    ended: str
    dates: str
    averages: str
    interval: str
    size: str
    reasons: tuple[str, ...]
    notes: tuple[str, ...]
    would_change: tuple[str, ...]
    more_days: int | None  # to add now, where that can be done
    more_days_words: str
    picture: Picture | None
    ways: Table | None
    order: str
    days: Table
    same_again: bool


def result_view(test: FairTest, today: date) -> ResultView:
    """A finished test in words."""
    verdict = verdict_of(test, today)
    found = verdict.analysis
    more = verdict.more_days if can_be_longer(test, verdict, today) else None
    return ResultView(
        verdict=verdict.id,
        tag=VERDICTS[verdict.id],
        sentence=sentence_of(test, verdict),
        ended=ENDED[test.ended.why] if test.ended else "",
        dates=_dates(test),
        averages=averages_of(test, found) if found else "",
        interval=interval_of(test, found.by_plan) if found else "",
        size=_size(verdict),
        reasons=tuple(REASONS[one] for one in verdict.reasons),
        notes=tuple(NOTES[one] for one in verdict.notes),
        would_change=tuple(WOULD_CHANGE[one] for one in verdict.would_change if one != "more_days"),
        more_days=more,
        more_days_words=_more_days(verdict, can_now=more is not None),
        picture=picture_of(test),
        ways=ways_of(test, found) if found else None,
        order=_order(found) if found else "",
        days=days_of(test),
        same_again=replay(record_of(test, today)) == (),
    )


def can_be_longer(test: FairTest, verdict: Verdict, today: date) -> bool:
    """Whether more days may be added: once, straight on, and not after an early end."""
    in_time = today <= test.schedule.end + LONGER_WITHIN
    return verdict.more_days is not None and test.ended is None and test.looks == 1 and in_time


def sentence_of(test: FairTest, verdict: Verdict) -> str:
    """The verdict as one sentence."""
    first, two_ways = test.words.arms[0].name, test.schedule.question.two_ways
    better = arm_of(test, verdict.better_arm).name if verdict.better_arm else first
    match verdict.id:
        case "probably_helps":
            return f"“{better}” probably does better for you." if two_ways else f"“{first}” probably helps you."
        case "probably_does_not":
            return f"“{first}” probably makes no difference worth having."
        case "got_worse":
            return f"On the days of “{first}” it got worse."
        case "cannot_tell" if verdict.leans:
            leans = f"It leans towards “{better}”." if two_ways else LEANS[verdict.leans]
            return f"We can’t tell yet. {leans}"
        case _:
            return "We can’t tell yet."


def _more_days(verdict: Verdict, *, can_now: bool) -> str:
    if verdict.more_days is None:
        return ""
    if can_now:
        return f"{plural(verdict.more_days, 'more day')} would help."
    return (
        f"{plural(verdict.more_days, 'more day')} would have helped. They must follow straight on, so begin a new test."
    )


def _dates(test: FairTest) -> str:
    last = test.ended.on if test.ended else test.schedule.end
    lived = sum(one.value is not None for one in counted_days(test))
    hint = " A short test." if is_hint(test.schedule) else ""
    start = test.schedule.start
    return (
        f"{OUTCOMES[test.outcome].name}. {span_words(start, last)}. "
        f"{lived} of {plural(len(test.schedule.days), 'day')} noted.{hint}"
    )


def span_words(first: date, last: date) -> str:
    """Such as "1 November 2026 to 28 November 2026"; one date where both are the same."""
    return date_words(first) if last <= first else f"{date_words(first)} to {date_words(last)}"


def averages_of(test: FairTest, found: Analysis) -> str:
    """Both means in one sentence."""
    first, second = (arm.name for arm in test.words.arms)
    return f"On average {found.mean_a:.1f} with “{first}”, and {found.mean_b:.1f} with “{second}”."


def interval_of(test: FairTest, fit: Fit) -> str:
    """The range of the true difference, in words that say for whom it speaks."""
    first, second = (arm.name for arm in test.words.arms)
    low, high = round(fit.low, 1), round(fit.high, 1)
    if low >= 0 or high <= 0:
        name = first if low >= 0 else second
        ends = sorted((abs(low), abs(high)))
        return f"The true difference is likely {ends[0]:.1f} to {ends[1]:.1f} points in favour of “{name}”."
    return f"The true difference may be {-low:.1f} points in favour of “{second}”, {high:.1f} of “{first}”, or between."


def _size(verdict: Verdict) -> str:
    found = verdict.analysis
    if found is None:
        return ""
    if found.least_felt is None:
        return SIZES["not_known"]
    guess = f"Our best guess of the difference is {abs(found.by_plan.median):.1f} points."
    least = f"The least change that people feel is about {found.least_felt:.1f}."
    return " ".join(part for part in (guess, least, SIZES.get(verdict.size, "")) if part)


def picture_of(test: FairTest) -> Picture | None:
    """The drawing of the days that count; None without any."""
    days = counted(test.schedule, counted_days(test))
    if not days:
        return None
    rows = [
        (arm.name, [one.value for one in days if one.planned == letter and one.value is not None])
        for letter, arm in zip("ab", test.words.arms, strict=True)
    ]
    told = " ".join(_row_told(name, values) for name, values in rows)
    outcome = OUTCOMES[test.outcome]
    title = f"{outcome.name}, 0 to 10"
    return Picture(title, f"Each dot is a day. {told} {outcome.low}, {outcome.high}.", dot_plots(rows))


def _row_told(name: str, values: list[float]) -> str:
    if not values:
        return f"{name}: no number."
    mean = sum(values) / len(values)
    return f"{name}: {plural(len(values), 'day')}, from {min(values):g} to {max(values):g}, mean {mean:.1f}."


def ways_of(test: FairTest, found: Analysis) -> Table:
    """The other ways to count, beside the one that decides."""
    fits = (
        ("As drawn by lot (this decides)", found.by_plan),
        ("By what you did", found.as_done),
        ("With a steady change over the weeks", found.with_trend),
    )
    rows = tuple(_way(name, fit) for name, fit in fits if fit is not None)
    first = test.words.arms[0].name
    return Table(
        "The same days, counted in other ways",
        ("Counted", "Days", f"In favour of “{first}”", "Chance that it is better"),
        rows,
    )


def _way(name: str, fit: Fit) -> tuple[str, ...]:
    points = f"{fit.median:+.1f} points ({fit.low:+.1f} to {fit.high:+.1f})".replace("-", "−")
    return (name, str(fit.days), points, f"{_of_100(fit.p_better)} of 100")


def _order(found: Analysis) -> str:
    return f"An order by lot alone gives a difference as large as this in {_of_100(found.order.p)} of 100 orders."


def _of_100(share: float) -> str:
    """A share in 100; the ends are never told as certain."""
    whole = round(100 * share)
    return "under 1" if whole < 1 else "over 99" if whole > 99 else str(whole)


def days_of(test: FairTest) -> Table:
    """Every day that was drawn, up to the end of the test."""
    last = test.ended.on if test.ended else test.schedule.end
    rows = tuple(_day_row(test, plan.on, plan.arm) for plan in test.schedule.days if plan.on <= last)
    return Table("Day by day", ("Day", "Planned", "Done", OUTCOMES[test.outcome].name), rows)


def _day_row(test: FairTest, on: date, arm: str) -> tuple[str, ...]:
    seen = test.on(on)
    return (
        f"{on:%a} {on.day} {on:%b}",
        arm_of(test, arm).name,
        DONE[seen.done if seen else "not_said"],
        " ".join(_value(test, on)),
    )


def _value(test: FairTest, on: date) -> Iterator[str]:
    seen, planned = test.on(on), test.schedule.on(on)
    yield "no number" if seen is None or seen.value is None else f"{seen.value:g}"
    if seen is not None and seen.filled_late:
        yield "(filled in later)"
    if planned is not None and not planned.counted:
        yield "(not counted)"
