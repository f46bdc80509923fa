"""Every write of a person's data: one function, one transaction, all or nothing.

Rows are added, never edited. Each function takes the moment and the time zone as arguments and raises
CannotStore, with nothing stored, when the disk or the database refuses.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from unknot.core.interview import fresh
from unknot.core.path_values import Walked
from unknot.core.values import Assessment, DayShape, Plan, RankedContributor
from unknot.interop import as_json
from unknot.knowledge.answers import Answer, Facts
from unknot.knowledge.kinds import Knowledge
from unknot.knowledge.reader import read_folder, shipped_folder
from unknot.records import models
from unknot.records.errors import KnowledgeNotKept, one_transaction
from unknot.records.knowledge_store import pack
from unknot.records.queries import facts_of
from unknot.records.versions import program_version

Person = models.Person
Cause = models.Answer.Cause


def local_person(at: datetime) -> Person:
    """The one person of a program at home, made on first use."""
    found = Person.objects.filter(is_local=True).first()
    if found is not None:
        return found
    with one_transaction():
        return Person.objects.get_or_create(is_local=True, defaults={"made_at": at})[0]


def new_person(name: str, at: datetime) -> Person:
    """One more person, for a program that serves several."""
    with one_transaction():
        return Person.objects.create(name=name, made_at=at)


def record_answers(
    person: Person,
    answers: Mapping[str, Answer],
    at: datetime,
    zone: ZoneInfo,
    knowledge: Knowledge,
    *,
    by_mistake: bool = False,
) -> None:
    """Add one row an answer.

    ``by_mistake`` marks answers that take the place of ones given by mistake (rule C12).
    A question that is put again while its answer is still fresh counts one asking more (rule C2).
    """
    cause = Cause.MISTAKE if by_mistake else Cause.ANSWERED
    with one_transaction():
        known = fresh(knowledge, facts_of(person), at)
        for fact, answer in answers.items():
            known = known.with_answer(fact, answer, at)
            models.Answer.objects.create(
                **stamp(person, at, zone),
                fact=fact,
                value=as_json.answer_to_json(answer),
                times=known.answers[fact].times,
                cause=cause,
                knowledge_version=knowledge.version,
            )


def change_answers(
    person: Person, answers: Mapping[str, Answer], at: datetime, zone: ZoneInfo, knowledge: Knowledge
) -> None:
    """Answers put in the place of earlier ones by going back: counted as asked for the first time."""
    with one_transaction():
        withdraw_answers(person, answers, at, zone, knowledge)
        record_answers(person, answers, at, zone, knowledge)


def withdraw_answers(person: Person, facts: Iterable[str], at: datetime, zone: ZoneInfo, knowledge: Knowledge) -> None:
    """Open questions again, for a new check or a corrected one; the answers given before stay on record."""
    with one_transaction():
        known = facts_of(person)
        for fact in [fact for fact in facts if fact in known]:
            models.Answer.objects.create(
                **stamp(person, at, zone), fact=fact, cause=Cause.WITHDRAWN, knowledge_version=knowledge.version
            )


def keep_knowledge(knowledge: Knowledge, sources: Mapping[str, str], at: datetime) -> None:
    """Keep the content behind a version, once, so that its results can always be worked out again."""
    if models.KnowledgeContent.objects.filter(version=knowledge.version).exists():
        return
    with one_transaction():
        models.KnowledgeContent.objects.get_or_create(
            version=knowledge.version, defaults={"content": pack(sources), "kept_at": at}
        )


def keep_shipped_knowledge(knowledge: Knowledge, at: datetime) -> None:
    """Keep the content that came with the program, when it is not kept yet."""
    if not models.KnowledgeContent.objects.filter(version=knowledge.version).exists():
        keep_knowledge(knowledge, read_folder(shipped_folder()), at)


def store_result(  # noqa: PLR0913 - each is a thing that is kept
    person: Person,
    facts: Facts,
    assessment: Assessment,
    contributors: tuple[RankedContributor, ...],
    plan: Plan,
    *,
    at: datetime,
    zone: ZoneInfo,
    knowledge: Knowledge,
    walked: Walked | None = None,
) -> int:
    """Keep what a check came to, with the very facts it was worked out from; returns the id.

    ``at`` is the moment that the assessment was made for. ``walked`` is where the path through the phases had come to.
    The knowledge must be kept first.
    """
    with one_transaction():
        content = models.KnowledgeContent.objects.filter(version=knowledge.version).first()
        if content is None:
            raise KnowledgeNotKept("Keep the knowledge before the results that rest on it.")
        row = models.StoredResult.objects.create(
            **stamp(person, at, zone),
            on=plan.on,
            answers=as_json.facts_to_json(facts),
            result=as_json.outcome_to_json(assessment, contributors, plan),
            care_level="" if assessment.care_level is None else assessment.care_level.id,
            phase=plan.phase,
            complete=assessment.complete,
            path=None if walked is None else as_json.to_json(walked),
            program_version=program_version(),
            knowledge=content,
        )
    return int(row.pk)


def record_day_shape(person: Person, shape: DayShape, at: datetime, zone: ZoneInfo) -> None:
    """Keep when a person wakes, goes to bed and works, from now on."""
    with one_transaction():
        models.StoredDayShape.objects.create(**stamp(person, at, zone), shape=as_json.to_json(shape))


def record_preferences(person: Person, values: Mapping[str, Any], at: datetime, zone: ZoneInfo) -> None:
    """Keep choices about the program itself, from now on."""
    with one_transaction():
        for name, value in values.items():
            models.Preference.objects.create(**stamp(person, at, zone), name=name, value=value)


def stamp(person: Person, at: datetime, zone: ZoneInfo) -> dict[str, Any]:
    """Whose row it is, when it was written, and the date where the person is."""
    return {"person": person, "at": at, "zone": zone.key, "local_date": at.astimezone(zone).date()}
