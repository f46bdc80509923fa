"""When a fair test must be put aside for the body's sake: a flare, as part 5.4 of the reference has it.

A flare is pain of 2 or more above the usual for longer than 24 hours: two days running. Then the plan for a flare comes
first, and the test waits or ends. Warning signs end every test at once; they are the safety check's affair.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

FLARE_POINTS = 2.0


def flare_on(pains: Iterable[tuple[date, float]], usual: float) -> date | None:
    """The day on which a flare was first known: the second of two days running far above the usual; None for none."""
    high = {on for on, pain in pains if pain >= usual + FLARE_POINTS}
    return min((on for on in high if on - timedelta(days=1) in high), default=None)
