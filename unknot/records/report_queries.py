"""From rows to what a report for an appointment is made of. Years of rows are not read where a few will do."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Min

from unknot.interop import as_json
from unknot.interop.report import Check, Examined, Told
from unknot.interop.report_safety import Said
from unknot.knowledge.levels import CareLevel
from unknot.records import models
from unknot.records.diary_queries import decisions_of, diary_of, harms_of, measures_of
from unknot.records.queries import latest_answers
from unknot.records.sitting_queries import sittings_of

Person = models.Person
Cause = models.Answer.Cause

#: the name of the choice under which it is kept that a clinician examined the person (phase P0)
EXAMINED = "examined"
#: changes of a warning sign are told for so long before the dates of the report [D: rule C12 names no end]
A_YEAR = timedelta(days=365)


def told_by(person: Person, first: date, last: date, zone: ZoneInfo, signs: Collection[str] = ()) -> Told:
    """All that a report of these days may need. Answers and checks carry the time of where the person was then.

    ``signs``: the facts that are warning signs, of which every answer is told (rule C12).
    """
    return Told(
        said=tuple(_said(person, first, last, signs)),
        checks=tuple(_checks(person, first, last)),
        examined=_examined(person, zone),
        diary=diary_of(person, first, last),
        filled=measures_of(person),
        harms=harms_of(person, first),
        decisions=decisions_of(person, first),
        sittings=sittings_of(person, first),
    )


def _said(person: Person, first: date, last: date, signs: Collection[str]) -> Iterator[Said]:
    """The last answer to each fact, and every answer of a year to a warning sign that was not always answered no."""
    rows = models.Answer.objects.filter(person=person).order_by()
    later = rows.filter(local_date__gt=last).aggregate(first=Min("id"))["first"] if last < _newest_day(rows) else None
    of_the_year = rows.filter(at__gte=_noon(first - A_YEAR), local_date__lte=last, fact__in=signs)
    telling = list(of_the_year.exclude(cause=Cause.WITHDRAWN).exclude(value=False).values_list("fact", flat=True))
    wanted = {*latest_answers(person, before=later), *_ids(of_the_year.filter(fact__in=set(telling)))}
    for row in rows.filter(pk__in=wanted).order_by("id"):
        answer = None if row.cause == Cause.WITHDRAWN else as_json.answer_from_json(row.value, row.fact)
        yield Said(row.fact, answer, row.at.astimezone(ZoneInfo(row.zone)), row.cause == Cause.MISTAKE)


def _newest_day(rows: Any) -> date:
    newest = rows.order_by("-id").values_list("local_date", flat=True).first()
    return newest or date.min


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), tzinfo=UTC)


def _ids(rows: Any) -> Iterator[int]:
    return iter(rows.values_list("pk", flat=True))


def _checks(person: Person, first: date, last: date) -> Iterator[Check]:
    """The most urgent check within the dates and the last one up to their end, in the order of their moments."""
    rows = models.StoredResult.objects.filter(person=person, on__lte=last)
    known = rows.filter(on__gte=first).exclude(care_level="").order_by().values_list("pk", "care_level")
    levels = [(CareLevel.from_id(level), pk) for pk, level in known]
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
