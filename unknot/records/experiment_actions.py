"""Every write of a fair test: its start with the lots, a day of it, its end, and that it is made longer once.

The seed is chance, so it comes from the shell as an argument. Each write carries a key, so that sending it again
writes nothing twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from unknot.core.experiment.design import extended
from unknot.core.experiment.outcome import OUTCOMES, measured_on
from unknot.core.experiment.values import DONE, Schedule
from unknot.interop.encode import to_json
from unknot.records import models
from unknot.records.actions import stamp
from unknot.records.errors import one_transaction
from unknot.records.experiment_queries import Ended, FairTest, FairWords, fair_test, latest_fair_test

Person = models.Person

#: the seeds that every reader of JSON reads as they are
SEED_BITS = 53
#: [D] an evening's value written down until so late in the night is of that evening
NIGHT_ENDS = timedelta(hours=4)


class NotNow(ValueError):
    """This cannot be kept of a fair test now; the message says why in words for the person."""


@dataclass(frozen=True, slots=True)
class NewTest:
    """What a test begins with. ``experiment`` is the id of its question, or "own"."""

    experiment: str
    words: FairWords
    schedule: Schedule
    remedies: tuple[str, ...] = ()
    category: str = ""


def start_test(
    person: Person, key: UUID, new: NewTest, *, at: datetime, zone: ZoneInfo, knowledge_version: str
) -> bool:
    """Begin a test; False when it was begun already under this key. Raises NotNow while another one is running."""
    with one_transaction():
        Person.objects.select_for_update().get(pk=person.pk)
        if models.ExperimentStarted.objects.filter(person=person, key=key).exists():
            return False
        before = latest_fair_test(person)
        if before is not None and not before.is_over(at.astimezone(zone).date()):
            raise NotNow("One test is running. Finish it or stop it first.")
        models.ExperimentStarted.objects.create(
            **stamp(person, at, zone),
            key=key,
            test=key,
            experiment=new.experiment,
            category=new.category,
            words=to_json(new.words),
            remedies=list(new.remedies),
            design=_design(new.schedule),
            seed=new.schedule.seed,
            knowledge_version=knowledge_version,
        )
    return True


def make_longer(person: Person, test: FairTest, more_days: int, *, at: datetime, zone: ZoneInfo) -> bool:
    """Give a test more days, once; False when it has them already."""
    with one_transaction():
        Person.objects.select_for_update().get(pk=person.pk)
        latest = latest_fair_test(person)
        if latest is None or latest.key != test.key or latest.looks > 1 or latest.ended is not None:
            return False
        first = models.ExperimentStarted.objects.filter(person=person, test=test.key).first()
        assert first is not None  # noqa: S101 - it was just read
        schedule = extended(test.schedule, more_days)
        models.ExperimentStarted.objects.create(
            **stamp(person, at, zone),
            key=uuid5(test.key, "longer"),
            test=test.key,
            experiment=first.experiment,
            category=first.category,
            words=first.words,
            remedies=first.remedies,
            design=_design(schedule),
            seed=schedule.seed,
            looks=2,
            knowledge_version=first.knowledge_version,
        )
    return True


def record_day(
    person: Person, key: UUID, test: UUID, on: date, *, done: str, value: int | None, at: datetime, zone: ZoneInfo
) -> bool:
    """Keep what was said of a day; what is not said now stays as it was said before. Raises NotNow.

    False when this was kept already under its key.
    """
    with one_transaction():
        Person.objects.select_for_update().get(pk=person.pk)
        if models.ExperimentDay.objects.filter(person=person, key=key).exists():
            return False
        found = fair_test(person, test)
        local = at.astimezone(zone)
        _refuse_impossible(found, on, done, value, local)
        before = models.ExperimentDay.objects.filter(person=person, test=test, on=on).order_by("-id").first()
        models.ExperimentDay.objects.create(
            **stamp(person, at, zone),
            key=key,
            test=test,
            on=on,
            done=done if done != "not_said" or before is None else before.done,
            **_value(found, value, local, before),
        )
    return True


def end_test(person: Person, test: UUID, ended: Ended, *, at: datetime, zone: ZoneInfo) -> bool:
    """Keep that a test ended before its time; False when that is kept already."""
    values = {**stamp(person, at, zone), "key": uuid5(test, "ended"), "on": ended.on, "why": ended.why}
    with one_transaction():
        written: bool = models.ExperimentEnded.objects.get_or_create(person=person, test=test, defaults=values)[1]
    return written


def _value(
    test: FairTest | None, value: int | None, local: datetime, before: models.ExperimentDay | None
) -> dict[str, object]:
    """The value with the day on which it was written down; the one before where there is no new one."""
    if value is None:
        return {"value": before.value if before else None, "value_on": before.value_on if before else None}
    evening = test is not None and OUTCOMES[test.outcome].measured == "same_evening"
    return {"value": value, "value_on": (local - NIGHT_ENDS).date() if evening else local.date()}


def _refuse_impossible(test: FairTest | None, on: date, done: str, value: int | None, local: datetime) -> None:
    if test is None or test.schedule.on(on) is None:
        raise NotNow("That day is not part of your test.")
    if test.is_over(local.date()):
        raise NotNow("This test is over. Its days stay as they are.")
    if on > local.date():
        raise NotNow("That day has not come yet.")
    if done not in DONE:
        raise NotNow("Choose what you did.")
    if value is not None and not 0 <= value <= 10:
        raise NotNow("Pick a number from 0 to 10.")
    if value is not None and measured_on(test.outcome, on) > local.date():
        raise NotNow("That number is asked the next morning.")


def _design(schedule: Schedule) -> object:
    """The schedule as JSON; the seed has a column of its own."""
    written = to_json(schedule)
    assert isinstance(written, dict)  # noqa: S101 - a dataclass is always written as an object
    return {name: value for name, value in written.items() if name != "seed"}
