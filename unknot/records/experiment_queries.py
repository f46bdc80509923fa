"""From rows to fair tests: the one that is running, those that are over, and what was seen on their days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Max

from unknot.core.decisions import KEEP_RESULT
from unknot.core.experiment.outcome import measured_on
from unknot.core.experiment.values import Schedule, SeenDay
from unknot.interop.decode import from_json
from unknot.knowledge.levels import CareLevel
from unknot.records import models

Person = models.Person
#: levels at which nothing is tried out: being seen comes first
ENDING_LEVELS = tuple(level.id for level in CareLevel if level >= CareLevel.SOON)
#: so many kept results stand in a plan at most; each took weeks
KEPT_AT_MOST = 40


@dataclass(frozen=True, slots=True)
class ArmWords:
    """One arm in the words that were shown when the test began."""

    name: str
    do: str


@dataclass(frozen=True, slots=True)
class FairWords:
    """A test in the words that were shown when it began."""

    name: str
    arms: tuple[ArmWords, ...]


@dataclass(frozen=True, slots=True)
class Ended:
    """That a test ended before its time. ``why``: stopped | check | flare | barred."""

    on: date
    why: str


@dataclass(frozen=True, slots=True)
class FairTest:
    """One fair test of a person, with its days so far. ``started_at`` is when its first lot was drawn."""

    key: UUID
    experiment: str
    category: str
    words: FairWords
    remedies: tuple[str, ...]
    schedule: Schedule
    looks: int
    started_at: datetime
    knowledge_version: str
    seen: tuple[SeenDay, ...] = ()
    ended: Ended | None = None

    @property
    def outcome(self) -> str:
        """What it is measured by."""
        return self.schedule.question.outcome

    @property
    def last_asked(self) -> date:
        """The day on which the last value is asked."""
        return measured_on(self.outcome, self.schedule.end)

    def on(self, day: date) -> SeenDay | None:
        """What was seen for one day."""
        return next((seen for seen in self.seen if seen.on == day), None)

    def is_over(self, today: date) -> bool:
        """Whether it has come to an end: early, when the last value is in, or when the time for it has gone by."""
        if self.ended is not None or today > self.last_asked:
            return True
        last = self.on(self.schedule.end)
        return today == self.last_asked and last is not None and last.value is not None


def fair_test(person: Person, key: UUID) -> FairTest | None:
    """One test of this person with all of its days; None when there is no such test."""
    row = models.ExperimentStarted.objects.filter(person=person, test=key).order_by("-id").first()
    return None if row is None else _test(person, row)


def latest_fair_test(person: Person) -> FairTest | None:
    """The test that was begun last: only one runs at a time."""
    row = models.ExperimentStarted.objects.filter(person=person).order_by("-id").first()
    return None if row is None else _test(person, row)


def fair_tests(person: Person, at_most: int, *, skip: int = 0) -> tuple[FairTest, ...]:
    """The tests begun last, the newest first, with their days."""
    rows = models.ExperimentStarted.objects.filter(person=person).order_by()
    newest = rows.values("test").annotate(latest=Max("id")).order_by("-latest").values_list("latest", flat=True)
    wanted = list(newest[skip : skip + at_most])
    found = models.ExperimentStarted.objects.filter(person=person, pk__in=wanted).order_by("-id")
    return tuple(_test(person, row) for row in found)


def alarmed_since(person: Person, moment: datetime) -> date | None:
    """The day of the first check since then that said to get help, or to be seen soon; None for none."""
    rows = models.StoredResult.objects.filter(person=person, care_level__in=ENDING_LEVELS, at__gte=moment)
    return rows.order_by("at").values_list("local_date", flat=True).first()


def results_kept(person: Person) -> tuple[Mapping[str, object], ...]:
    """What the person's own tests showed, as far as they wanted it in their plan; the newest first."""
    rows = models.PlanDecision.objects.filter(person=person, kind=KEEP_RESULT).order_by("-id")[:KEPT_AT_MOST]
    return tuple(row.value for row in rows if isinstance(row.value, dict))


def _test(person: Person, row: models.ExperimentStarted) -> FairTest:
    schedule = from_json(Schedule, {**row.design, "seed": row.seed}, "design")
    ended = models.ExperimentEnded.objects.filter(person=person, test=row.test).first()
    days = models.ExperimentDay.objects.filter(person=person, test=row.test).order_by("id")
    return FairTest(
        key=row.test,
        experiment=row.experiment,
        category=row.category,
        words=from_json(FairWords, row.words, "words"),
        remedies=tuple(row.remedies),
        schedule=schedule,
        looks=row.looks,
        started_at=row.at if row.key == row.test else _first_at(person, row),
        knowledge_version=row.knowledge_version,
        seen=tuple(_seen(schedule, {day.on: day for day in days})),
        ended=None if ended is None else Ended(ended.on, ended.why),
    )


def _first_at(person: Person, row: models.ExperimentStarted) -> datetime:
    """When a test that was made longer first began."""
    first = models.ExperimentStarted.objects.filter(person=person, key=row.test).first()
    return row.at if first is None else first.at


def _seen(schedule: Schedule, latest: Mapping[date, models.ExperimentDay]) -> Iterable[SeenDay]:
    for on, day in sorted(latest.items()):
        plan = schedule.on(on)
        if plan is not None:
            asked = measured_on(schedule.question.outcome, on)
            late = day.value_on is not None and day.value_on > asked
            value = None if day.value is None else float(day.value)
            yield SeenDay(on, plan.arm, day.done, value, filled_late=late)
