"""From rows to what a report for an appointment is made of. Years of rows are not read where a few will do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Max, Q

from unknot.interop import as_json
from unknot.interop.report import Check, Examined, Told
from unknot.interop.report_safety import Said
from unknot.knowledge.levels import CareLevel
from unknot.records import models
from unknot.records.diary_queries import decisions_of, diary_of, harms_of, measures_of
from unknot.records.sitting_queries import sittings_of

Person = models.Person
Cause = models.Answer.Cause

#: the name of the choice under which it is kept that a clinician examined the person (phase P0)
EXAMINED = "examined"


def told_by(person: Person, first: date, last: date, zone: ZoneInfo) -> Told:
    """All that a report of these days may need. Answers and checks carry the time of where the person was then."""
    return Told(
        said=tuple(_said(person, last)),
        checks=tuple(_checks(person, first, last)),
        examined=_examined(person, zone),
        diary=diary_of(person, first, last),
        filled=measures_of(person),
        harms=harms_of(person, first),
        decisions=decisions_of(person, first),
        sittings=sittings_of(person),
    )


def _said(person: Person, last: date) -> Iterator[Said]:
    """The last answer to each fact, and every answer to those that were ever answered with something other than no."""
    rows = models.Answer.objects.filter(person=person, local_date__lte=last).order_by()
    telling = rows.exclude(cause=Cause.WITHDRAWN).exclude(value=False).values("fact").distinct()
    newest = rows.values("fact").annotate(newest=Max("id")).values("newest")
    for row in rows.filter(Q(fact__in=telling) | Q(pk__in=newest)).order_by("id"):
        answer = None if row.cause == Cause.WITHDRAWN else as_json.answer_from_json(row.value, row.fact)
        yield Said(row.fact, answer, row.at.astimezone(ZoneInfo(row.zone)), row.cause == Cause.MISTAKE)


def _checks(person: Person, first: date, last: date) -> Iterator[Check]:
    """The most urgent check within the dates and the last one up to their end, in the order of their moments."""
    rows = models.StoredResult.objects.filter(person=person, local_date__lte=last)
    known = rows.exclude(care_level="").values_list("pk", "care_level", "local_date")
    levels = [(CareLevel.from_id(level), pk) for pk, level, on in known if on >= first]
    wanted = {max(levels)[1] if levels else None, rows.order_by("id").values_list("pk", flat=True).last()}
    for row in rows.filter(pk__in=wanted - {None}).order_by("at", "id"):
        yield Check(row.at.astimezone(ZoneInfo(row.zone)), as_json.assessment_from_json(row.result["assessment"]))


def _examined(person: Person, zone: ZoneInfo) -> tuple[Examined, ...]:
    rows = models.Preference.objects.filter(person=person, name=EXAMINED)
    return tuple(_note(row.value, zone) for row in rows if isinstance(row.value, dict))


def _note(kept: Mapping[str, Any], zone: ZoneInfo) -> Examined:
    return Examined(
        who=str(kept["who"]),
        on=date.fromisoformat(kept["when"]),
        advised=str(kept.get("advised", "")),
        noted_at=datetime.fromisoformat(kept["noted_at"]).astimezone(zone),
    )
