"""From rows to values of the core: every read of a person's data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import Q

from unknot.core.values import Assessment, DayShape, Plan, RankedContributor
from unknot.interop import as_json
from unknot.knowledge.answers import Answer, Answered, Facts
from unknot.knowledge.levels import CareLevel
from unknot.records import models
from unknot.records.errors import ResultNotFound

Person = models.Person


@dataclass(frozen=True, slots=True)
class Result:
    """One stored result: what was known, what came of it, and by which knowledge."""

    id: int
    made_at: datetime
    on: date
    zone: str
    local_date: date
    facts: Facts
    assessment: Assessment
    contributors: tuple[RankedContributor, ...]
    plan: Plan
    program_version: str
    knowledge_version: str


@dataclass(frozen=True, slots=True)
class TrailEntry:
    """One row in the history of a fact; ``answer`` is None when it was withdrawn."""

    fact: str
    answer: Answer | None
    cause: str
    at: datetime
    zone: str
    knowledge_version: str


@dataclass(frozen=True, slots=True)
class Change:
    """A fact whose answer was changed: what it was, what it became, and when."""

    fact: str
    was: Answer
    became: Answer
    at: datetime


def facts_of(person: Person) -> Facts:
    """All that a person has told us and not withdrawn, in the order it was first asked, with times."""
    places = latest_answers(person)
    rows = models.Answer.objects.filter(pk__in=places).exclude(cause=models.Answer.Cause.WITHDRAWN)
    in_order = sorted(rows, key=lambda row: places[row.pk])
    return Facts({r.fact: Answered(as_json.answer_from_json(r.value, r.fact), r.at, r.times) for r in in_order})


def fact_of(person: Person, fact: str) -> Facts:
    """One fact alone, as far as it was told: for pages that need no more."""
    row = models.Answer.objects.filter(person=person, fact=fact).last()
    if row is None or row.cause == models.Answer.Cause.WITHDRAWN:
        return Facts({})
    return Facts({fact: Answered(as_json.answer_from_json(row.value, fact), row.at, row.times)})


def trail_of(person: Person, fact: str | None = None) -> tuple[TrailEntry, ...]:
    """Every answer ever given, first to last, or those to one fact: the report shows it (rule C12)."""
    rows = models.Answer.objects.filter(person=person)
    return tuple(_entry(row) for row in (rows if fact is None else rows.filter(fact=fact)))


def trail_since(person: Person, since: datetime) -> tuple[TrailEntry, ...]:
    """The answers from a moment on, first to last, with what each of their facts was just before."""
    rows = list(models.Answer.objects.filter(person=person, at__gte=since))
    before = latest_answers(person, before=min(row.pk for row in rows)) if rows else {}
    earlier = models.Answer.objects.filter(pk__in=before, fact__in={row.fact for row in rows})
    return tuple(_entry(row) for row in (*earlier, *rows))


def trail_of_mistakes(person: Person) -> tuple[TrailEntry, ...]:
    """Every answer ever given to the facts of which one was once taken back as a mistake (rule C12)."""
    rows = models.Answer.objects.filter(person=person)
    facts = rows.filter(cause=models.Answer.Cause.MISTAKE).order_by().values_list("fact", flat=True).distinct()
    return tuple(_entry(row) for row in rows.filter(fact__in=list(facts)))


def levels_of(person: Person, since: datetime) -> tuple[tuple[CareLevel, datetime], ...]:
    """The care levels of kept results in the order of their moments: those since a moment, and all alarms before."""
    alarms = [level.id for level in CareLevel if level >= CareLevel.SAME_DAY]
    rows = models.StoredResult.objects.filter(person=person).exclude(care_level="").order_by("at")
    rows = rows.filter(Q(at__gte=since) | Q(care_level__in=alarms))
    return tuple((CareLevel.from_id(level), at) for level, at in rows.values_list("care_level", "at"))


def has_had_result(person: Person) -> bool:
    """Whether a check of theirs ever came to a care level."""
    return models.StoredResult.objects.filter(person=person).exclude(care_level="").exists()


def latest_answers(person: Person, before: int | None = None) -> dict[int, int]:
    """The id of the last row of each fact (or of the last before a row), with the id of its first.

    They are found by stepping from fact to fact through the index: years of answers are not read.
    """
    table = models.Answer._meta.db_table
    whose = models.Answer._meta.get_field("person").get_db_prep_value(person.pk, connection)
    bound = "" if before is None else " AND id < %s"
    given = (whose,) if before is None else (whose, before)
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH RECURSIVE facts(fact) AS ("  # noqa: S608 - the names are our own, and what is given is bound
            f" SELECT MIN(fact) FROM {table} WHERE person_id = %s"
            f" UNION ALL SELECT (SELECT MIN(fact) FROM {table} WHERE person_id = %s AND fact > facts.fact)"
            f" FROM facts WHERE facts.fact IS NOT NULL)"
            f" SELECT (SELECT MAX(id) FROM {table} WHERE person_id = %s AND fact = facts.fact{bound}),"
            f" (SELECT MIN(id) FROM {table} WHERE person_id = %s AND fact = facts.fact)"
            f" FROM facts WHERE fact IS NOT NULL",
            (whose, whose, *given, whose),
        )
        return {last: first for last, first in cursor.fetchall() if last is not None}


def changes_of(person: Person, since: datetime) -> tuple[Change, ...]:
    """The answers that were changed since a moment, in order (rule C12 counts those to danger signs)."""
    return tuple(change for change in _changes(trail_of(person)) if change.at >= since)


def results_of(person: Person) -> tuple[Result, ...]:
    """All stored results of a person, first to last."""
    return tuple(_result(row) for row in models.StoredResult.objects.filter(person=person))


def latest_result(person: Person) -> Result | None:
    """What the last check came to, or None before the first one."""
    row = models.StoredResult.objects.filter(person=person).last()
    return None if row is None else _result(row)


def stored_result(person: Person, result_id: int) -> models.StoredResult:
    """The row of one result of this person; raises ResultNotFound, also for the results of others."""
    row: models.StoredResult | None = models.StoredResult.objects.filter(person=person, id=result_id).first()
    if row is None:
        raise ResultNotFound(f"There is no result {result_id} here.")
    return row


def day_shape_of(person: Person) -> DayShape:
    """When a person wakes, goes to bed and works; the usual day until they say."""
    row = models.StoredDayShape.objects.filter(person=person).last()
    return DayShape() if row is None else as_json.from_json(DayShape, row.shape, "day shape")


def preferences_of(person: Person) -> dict[str, Any]:
    """The person's choices about the program itself, by name."""
    return {row.name: row.value for row in models.Preference.objects.filter(person=person)}


def preference(person: Person, name: str, default: Any = None) -> Any:
    """One choice about the program itself, such as the country."""
    row = models.Preference.objects.filter(person=person, name=name).last()
    return default if row is None else row.value


def _result(row: models.StoredResult) -> Result:
    """A stored row as a value."""
    return Result(
        id=row.pk,
        made_at=row.at,
        on=row.on,
        zone=row.zone,
        local_date=row.local_date,
        facts=as_json.facts_from_json(row.answers),
        assessment=as_json.assessment_from_json(row.result["assessment"]),
        contributors=as_json.contributors_from_json(row.result["contributors"]),
        plan=as_json.plan_from_json(row.result["plan"]),
        program_version=row.program_version,
        knowledge_version=row.knowledge_id,
    )


def _entry(row: models.Answer) -> TrailEntry:
    """An answer row as a value."""
    withdrawn = row.cause == models.Answer.Cause.WITHDRAWN
    answer = None if withdrawn else as_json.answer_from_json(row.value, row.fact)
    return TrailEntry(row.fact, answer, row.cause, row.at, row.zone, row.knowledge_version)


def _changes(trail: Iterable[TrailEntry]) -> Iterable[Change]:
    """Each answer that differs from the one before it to the same fact."""
    before: dict[str, Answer] = {}
    for entry in trail:
        if entry.answer is None:
            continue  # what comes after a withdrawal is compared with what was there before it
        if entry.fact in before and before[entry.fact] != entry.answer:
            yield Change(entry.fact, before[entry.fact], entry.answer, entry.at)
        before[entry.fact] = entry.answer
