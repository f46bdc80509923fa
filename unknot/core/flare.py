"""Flares (5.4): when pain has been above the usual for more than a day we offer the calm phase; we never start it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from unknot.core.decisions import FLARE_BEGINS, FLARE_OVER, SEEN
from unknot.core.diary import Decision, Diary

#: 5.4: pain this much above the usual, for more than 24 hours
ABOVE_USUAL = 2
#: the usual is the median of the two weeks before, from at least so many entries [D: a few days are no usual]
USUAL_DAYS, USUAL_ENTRIES = 14, 5
#: the entries of a flare lie on neighbouring days, or with one gap [D: a missed day hides no flare]
APART_AT_MOST = 2
#: 5.4: so many flares in half a year are worth talking to somebody
HALF_A_YEAR, WORTH_TALKING_FROM = 183, 3
#: an offer that was declined is not made again for so many days [D]
QUIET_DAYS = 3
#: under what a declined offer is kept
OFFER = "flare_offer"


@dataclass(frozen=True, slots=True)
class Raised:
    """Pain above the usual: since when, how much it is now, and what is usual."""

    since: date
    pain: int
    usual: float


def raised(diary: Diary, today: date) -> Raised | None:
    """Whether the last two entries, of different days, both lie two points or more above the usual."""
    pains = list(diary.until(today).pains())[-2:]
    if len(pains) < 2:
        return None
    (since, first), (last, now) = pains
    if (today - last).days > 1 or (last - since).days > APART_AT_MOST:
        return None
    usual = usual_pain(diary, since)
    high = usual is not None and min(first, now) >= usual + ABOVE_USUAL
    return Raised(since, now, usual) if high and usual is not None else None


def usual_pain(diary: Diary, before: date) -> float | None:
    """The median pain of the two weeks before a day; None with fewer than five entries."""
    window = diary.between(before - timedelta(USUAL_DAYS), before - timedelta(1))
    pains = [pain for _, pain in window.pains()]
    return float(median(pains)) if len(pains) >= USUAL_ENTRIES else None


def offered(diary: Diary, decisions: Sequence[Decision], today: date) -> Raised | None:
    """The flare to offer help for today; None while one runs that began since, or when help was declined lately."""
    found = raised(diary, today)
    if found is None:
        return None
    begun = any(one.kind == FLARE_BEGINS and one.on >= found.since for one in decisions)
    declined = [one.on for one in decisions if one.kind == SEEN and one.target.startswith(OFFER)]
    quiet = any((today - day).days < QUIET_DAYS for day in declined)
    return None if begun or quiet else found


def flares_of_half_a_year(decisions: Sequence[Decision], today: date) -> int:
    """On how many days of the last half year a flare was begun and not taken back on that day."""
    latest = {one.on: one.kind for one in decisions if one.kind in (FLARE_BEGINS, FLARE_OVER)}
    first = today - timedelta(HALF_A_YEAR)
    return sum(kind == FLARE_BEGINS and first < day <= today for day, kind in latest.items())
