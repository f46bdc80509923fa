"""The running test as one small card of Today."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from unknot.web.experiments.days import progress, tonight, usually_asked
from unknot.web.experiments.offers import why_not_now
from unknot.web.experiments.state import running
from unknot.web.standing import Standing
from unknot.web.visit import Visit
from unknot.web.words.experiments import OUTCOMES


@dataclass(frozen=True, slots=True)
class TestCard:
    """What Today says of the running test."""

    __test__ = False  # no test for pytest

    heading: str
    text: str
    link: str
    link_text: str


def card_for(visit: Visit, standing: Standing) -> TestCard | None:
    """The card of the running test; None without one, and while nothing is tried out."""
    test, why = running(visit), why_not_now(standing)
    if test is None or why not in ("", "check_first"):
        return None
    arm = None if why else tonight(test, visit.today)  # which day it is comes after the check
    asked = usually_asked(test, visit.today)
    seen = test.on(asked) if asked else None
    due = asked is not None and (seen is None or seen.value is None)
    heading = f"Your test today: {arm.name}" if arm else "Your test"
    text = f"{progress(test, visit.today)}."
    if due:
        text += f" To note: {OUTCOMES[test.outcome].name.lower()}."
    return TestCard(heading, text, reverse("experiment_now"), "Note it" if due else "See it")
