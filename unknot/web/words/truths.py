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
NOTHING_POINTS = "Nothing in your answers points to an emergency today"


def truths(reviews: Iterable[Review]) -> tuple[str, ...]:
    """The lines under a result: that it can miss illness, and whether a clinician has read the content."""
    unreviewed = any(review.by == "unreviewed" for review in reviews)
    return (f"{NOT_A_DIAGNOSIS}.", f"{NOT_REVIEWED}.") if unreviewed else (f"{NOT_A_DIAGNOSIS}.",)
