"""All that came before today as one value of the core."""

from __future__ import annotations

from datetime import date

from unknot.core.history import History, PlanMade
from unknot.records import models
from unknot.records.diary_queries import decisions_of, diary_of, harms_of, measures_of
from unknot.records.sitting_queries import log_of


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


def plans_of(person: models.Person, first: date | None = None) -> tuple[PlanMade, ...]:
    """The plans that finished checks led to."""
    rows = models.StoredResult.objects.filter(person=person, **({} if first is None else {"on__gte": first}))
    found = rows.order_by("on", "id").values_list("on", "phase", "care_level")
    return tuple(PlanMade(on, phase, level) for on, phase, level in found)
