"""The sentences that stand under every result, word for word."""

from __future__ import annotations

from collections.abc import Iterable

from unknot.knowledge.kinds import Review

NOT_A_DIAGNOSIS = "This is not a diagnosis and can miss serious illness. Get help if you are worried, whatever it says"
NOT_REVIEWED = "Not yet reviewed by a clinician"
INTENDED_USE = (
    "Unknot is general education and a self-care diary for adults with common back soreness. "
    "It does not diagnose, treat or monitor disease and does not replace a clinician; "
    "it tells you when to stop and get help."
)
FOOTER = "General education and self-care, not a diagnosis."
AS_OF = "For adults, and not for emergencies. Based on published guidance as it stood on {day}."
NOTHING_POINTS = "Nothing in your answers points to an emergency today"


def plan_truths(reviews: Iterable[Review]) -> tuple[str, ...]:
    """The lines under a plan: whom it is for, as of when, and those under every result."""
    known = tuple(reviews)
    oldest = min((review.on for review in known), default=None)
    as_of = (AS_OF.format(day=f"{oldest.day} {oldest:%B %Y}"),) if oldest else ()
    return (*truths(known), *as_of)


def truths(reviews: Iterable[Review]) -> tuple[str, ...]:
    """The lines under a result: that it can miss illness, and whether a clinician has read the content."""
    unreviewed = any(review.by == "unreviewed" for review in reviews)
    return (f"{NOT_A_DIAGNOSIS}.", f"{NOT_REVIEWED}.") if unreviewed else (f"{NOT_A_DIAGNOSIS}.",)
