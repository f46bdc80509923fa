"""What a chart shows, said in words: a headline with the finding and a sentence or two below it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from statistics import fmean

from unknot.core.diary import Diary
from unknot.core.measure_schedule import WEEK
from unknot.web.diary.spans import Span
from unknot.web.words.dates import joined, plural

#: [D] from fewer values than these no beginning and no end is told
LEAST = 3
MOST_NAMED = 4
NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def whole(value: float) -> int:
    """The nearest whole number; halves go up, as people round."""
    return int(value + 0.5)


def number_word(count: int) -> str:
    """A small number as a word that begins a sentence."""
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def short_day(on: date, among: date) -> str:
    """Such as "30 October"; with its year when that is not the year of the day beside it."""
    return f"{on.day} {on:%B}" if on.year == among.year else f"{on.day} {on:%B %Y}"


def ends(values: Sequence[tuple[date, float]], span: Span) -> tuple[float, float] | None:
    """The mean of the beginning and of the end of a span; None when either has too few values.

    Beginning and end are a quarter of the span each, a week at least and four weeks at most [D].
    """
    part = timedelta(min(28, max(7, span.days // 4)))
    first = [value for on, value in values if on < span.first + part]
    last = [value for on, value in values if on > span.last - part]
    enough = min(len(first), len(last)) >= LEAST and span.days >= 2 * part.days
    return (fmean(first), fmean(last)) if enough else None


def pain_finding(diary: Diary, span: Span) -> str:
    """The headline over the pain: "Pain went from about 6 to about 3"."""
    values = [(on, float(pain)) for on, pain in diary.pains()]
    if not values:
        return "No pain numbers in this time"
    return moved("Pain", values, span)


def moved(what: str, values: Sequence[tuple[date, float]], span: Span) -> str:
    """How something went from the beginning to the end, or where it lay when that cannot be told."""
    found = ends(values, span)
    if found is None:
        return _lay(what, [value for _, value in values])
    before, after = whole(found[0]), whole(found[1])
    return f"{what} stayed at about {after}" if before == after else f"{what} went from about {before} to about {after}"


def _lay(what: str, values: Sequence[float]) -> str:
    low, high = whole(min(values)), whole(max(values))
    return f"{what} was {low}" if low == high else f"{what} was between {low} and {high}"


def pain_sentences(diary: Diary, span: Span) -> tuple[str, ...]:
    """The sentences under the pain: days in spasm, gaps, what was filled in later, and whether these are means."""
    found = (_means(span), _spasms(diary, span), _gaps(diary, span), _late(diary, span))
    return tuple(sentence for sentence in found if sentence)


def _means(span: Span) -> str:
    if span.step == 1:
        return ""
    stretch = "one week" if span.step == WEEK else f"{span.step // 7} weeks"
    return f"Each dot is the mean of {stretch}."


def _spasms(diary: Diary, span: Span) -> str:
    days = [day.on for day in diary.days if day.tightness == "in_spasm"]
    if not days:
        return ""
    noun = "spasm day" if len(days) == 1 else "spasm days"
    named = f", {joined([short_day(on, span.last) for on in days])}" if len(days) <= MOST_NAMED else ""
    return f"{number_word(len(days))} {noun}{named}."


def _gaps(diary: Diary, span: Span) -> str:
    """Days without an entry, where they can still be counted at a glance; before the first entry is no gap."""
    if span.step > 1 or not diary:
        return ""
    missing = (span.last - diary.days[0].on).days + 1 - len(diary.days)
    if not missing:
        return ""
    return f"{number_word(missing)} {'day has' if missing == 1 else 'days have'} no entry."


def _late(diary: Diary, span: Span) -> str:
    late = sum(day.filled_late for day in diary.days)
    if not late:
        return ""
    one = late == 1
    drawn = "" if span.step > 1 else " An open dot shows it." if one else " Open dots show them."
    return f"{number_word(late)} {'entry was' if one else 'entries were'} filled in later.{drawn}"


def logged(diary: Diary, span: Span) -> str:
    """Such as "26 of 28 days logged"; over all time only how many days there are."""
    if span.id == "all":
        return f"{plural(len(diary.days), 'day')} logged since {short_day(span.first, span.last)}"
    return f"{len(diary.days)} of {span.days} days logged"


def longest_gap(diary: Diary) -> int:
    """The most days in a row without an entry, between two entries."""
    return max(((after.on - before.on).days - 1 for before, after in pairwise(diary.days)), default=0)
