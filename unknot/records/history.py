"""All that came before today as one value of the core, or what of it today's plan looks at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from unknot.core.decisions import DONE_TODAY, SEEN, SKIP_TODAY
from unknot.core.diary import Diary
from unknot.core.history import History, PlanMade
from unknot.core.outlook import FOUR_WEEKS
from unknot.core.path import LOOKS_BACK
from unknot.core.path_values import Walked
from unknot.interop import as_json
from unknot.records import models
from unknot.records.diary_queries import (
    decisions_of,
    diary_of,
    first_day_of,
    first_measures_of,
    harms_of,
    measures_of,
)
from unknot.records.sitting_queries import log_of

#: a path goes on from a day at least so long ago: what is filled in later for the weeks before today still counts [D]
FILLED_IN_FOR = timedelta(days=28)
#: the longest that anything said of the course looks back, from its own first weeks apart
HALF_A_YEAR = 190
#: what is decided for a day is over with it
FOR_A_DAY = (SKIP_TODAY, DONE_TODAY, SEEN)


@dataclass(frozen=True, slots=True)
class Recent:
    """What of a history the plan of a day looks at, and where the path through the phases had come to before it."""

    history: History
    walked: Walked | None


def history_of(person: models.Person, first: date | None = None) -> History:
    """The history of a person, or what of it came on the first day or later."""
    return History(
        diary=diary_of(person, first),
        log=log_of(person, first),
        filled=measures_of(person, first=first),
        decisions=decisions_of(person, first),
        harms=harms_of(person, first),
        plans=plans_of(person, first),
    )


def recent_of(person: models.Person, today: date) -> Recent:
    """What today's plan looks at: everything for somebody new, some months for somebody with years behind them."""
    walked = walked_of(person, today - FILLED_IN_FOR)
    if walked is None:
        return Recent(history_of(person), None)
    first = walked.on - timedelta(LOOKS_BACK)
    lights = walked.on - timedelta(FOUR_WEEKS)
    log_first = min(lights, walked.since) if walked.phase == "return" else lights  # the ladder is one long climb
    history = History(
        diary=diary_of(person, first),
        log=replace(log_of(person, log_first), dropped=frozenset(walked.dropped)),
        filled=(*first_measures_of(person, walked.began, first), *measures_of(person, first=first)),
        decisions=(*decisions_of(person, last=first, without=FOR_A_DAY), *decisions_of(person, first)),
        harms=harms_of(person, first),
        plans=plans_of(person, first),
    )
    return Recent(history, walked)


def course_of(person: models.Person, today: date, spell_began: date | None, shown_from: date) -> History:
    """What the course of a spell is judged from: its first weeks and the last half year, and the days that are shown.

    ``shown_from``: the first day of a chart or a review. What lies between says nothing more of how it goes now.
    """
    first = min(today - timedelta(HALF_A_YEAR), shown_from)
    begin = first if spell_began is None else first_day_of(person, spell_began) or first
    diary = diary_of(person, first)
    if begin < first:
        early = diary_of(person, begin, min(begin + timedelta(FOUR_WEEKS), first - timedelta(1)))
        diary = Diary((*early.days, *diary.days))
    return History(
        diary=diary,
        log=log_of(person, min(shown_from, today - timedelta(FOUR_WEEKS))),
        filled=(*first_measures_of(person, min(begin, first), first), *measures_of(person, first=first)),
        decisions=(*decisions_of(person, last=first, without=FOR_A_DAY), *decisions_of(person, first)),
        harms=harms_of(person, first),
        plans=plans_of(person, first),
    )


def walked_of(person: models.Person, before: date) -> Walked | None:
    """Where the path had come to by the last kept result before a day; None when none was kept with it."""
    rows = models.StoredResult.objects.filter(person=person, on__lt=before, path__isnull=False)
    kept = rows.order_by("-on", "-id").values_list("path", flat=True).first()
    return None if kept is None else as_json.from_json(Walked, kept, "path")


def plans_of(person: models.Person, first: date | None = None) -> tuple[PlanMade, ...]:
    """The plans that finished checks led to."""
    rows = models.StoredResult.objects.filter(person=person, **({} if first is None else {"on__gte": first}))
    found = rows.order_by("on", "id").values_list("on", "phase", "care_level")
    return tuple(PlanMade(on, phase, level) for on, phase, level in found)
