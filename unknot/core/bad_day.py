"""When a day of the diary calls for the warning signs once more (rule C8), and what is usual for a person."""

from __future__ import annotations

from datetime import date, timedelta
from statistics import median_low

from unknot.core.diary import Diary, DiaryDay

#: part 1.2, terms: severe pain begins here
SEVERE_FROM = 7
#: [D] this far above the usual is a clear worsening; it is one more than a flare of part 5.4 needs
ABOVE_USUAL = 3
#: [D] what is usual is the middle of the last four weeks; from fewer days than these nobody can tell
USUAL_OVER, USUAL_NEEDS = timedelta(28), 3


def usual_pain(diary: Diary, on: date) -> int | None:
    """The pain of a usual day before this one: the lower middle of the last four weeks; None while that is unknown."""
    pains = [pain for _, pain in _before(diary, on).pains()]
    return median_low(pains) if len(pains) >= USUAL_NEEDS else None


def reasons_to_screen(diary: Diary, on: date, *, leg_known: bool) -> tuple[str, ...]:
    """Why this day calls for the warning signs: pain_severe | pain_above_usual | new_leg_pain; empty when it does not.

    ``leg_known``: the person told of pain or another sign in a leg before. New pain in a leg calls for them on any
    day, in spasm or not, since the pain has changed its character [D].
    """
    day = diary.on(on)
    if day is None:
        return ()
    usual = usual_pain(diary, on)
    reasons = {
        "pain_severe": day.pain is not None and day.pain >= SEVERE_FROM,
        "pain_above_usual": day.pain is not None and usual is not None and day.pain >= usual + ABOVE_USUAL,
        "new_leg_pain": _hurts_in_a_leg(day) and not leg_known and not _leg_before(diary, on),
    }
    return tuple(reason for reason, holds in reasons.items() if holds)


def _before(diary: Diary, on: date) -> Diary:
    return diary.between(on - USUAL_OVER, on - timedelta(1))


def _leg_before(diary: Diary, on: date) -> bool:
    return any(_hurts_in_a_leg(day) for day in _before(diary, on).days)


def _hurts_in_a_leg(day: DiaryDay) -> bool:
    return bool(day.leg_pain)
