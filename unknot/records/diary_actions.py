"""Every write of the diary: a day's check-in, a filled-in measure, a harm report, a decision about the plan.

Each carries a key that was made where it came up, so that sending it again, as after a lost connection, writes nothing
twice. What comes first under a key counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from unknot.core.decisions import KINDS
from unknot.core.diary import TIGHTNESS, Decision, DiaryDay, FilledIn, Harm
from unknot.core.scores import score
from unknot.knowledge.kinds import Knowledge
from unknot.records import models
from unknot.records.actions import stamp
from unknot.records.diary_queries import entry_with_key, newest_key, standing_entry
from unknot.records.errors import one_transaction
from unknot.records.sitting_actions import once

Person = models.Person

#: what a text may hold: enough for a long day, too little to fill a disk
NOTE_MOST, WORDS_MOST, LIST_MOST = 4_000, 60, 40
#: a day has no more minutes than these
MINUTES_A_DAY = 24 * 60
LASTED = ("", "minutes", "hours", "a_day", "longer")


class NotADay(ValueError):
    """This cannot be kept in the diary; the message says what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a write.

    ``same_key``: it was there already. ``clash``: the key of a newer entry that it did not know of; nothing was
    written then.
    """

    written: bool
    same_key: bool = False
    clash: UUID | None = None


def record_check_in(
    person: Person,
    key: UUID,
    day: DiaryDay,
    *,
    over: UUID | None,
    at: datetime,
    zone: ZoneInfo,
    even_over_newer: bool = False,
) -> Kept:
    """Keep what a day said. ``over`` is the entry that the person saw when they wrote it, or None. Raises NotADay.

    When another entry of that day came in meanwhile nothing is written, and the clash is told: the person chooses.
    """
    refuse_impossible(day, at.astimezone(zone).date())
    with one_transaction():
        _one_at_a_time(person)
        if models.CheckIn.objects.filter(person=person, key=key).exists():
            return Kept(written=False, same_key=True)
        newest = newest_key(person, day.on)
        if newest is not None and newest != over and not even_over_newer:
            return Kept(written=False, clash=newest)
        models.CheckIn.objects.create(**stamp(person, at, zone), key=key, over=newest, **_columns(day))
    return Kept(written=True)


def take_back_check_in(person: Person, key: UUID, taken_back: UUID, *, at: datetime, zone: ZoneInfo) -> bool:
    """Undo an entry: what was there before it counts again. False when it is not what its day stands at now."""
    with one_transaction():
        _one_at_a_time(person)
        row = entry_with_key(person, taken_back)
        if row is None or standing_entry(person, row.on) != row:
            return False
        values = {"on": row.on, "over": taken_back, "taken_back": True}
        return once(models.CheckIn, key, **stamp(person, at, zone), **values)


def record_measure(
    person: Person, key: UUID, filled: FilledIn, *, at: datetime, zone: ZoneInfo, knowledge: Knowledge
) -> bool:
    """Keep a measure as it was filled in; False when the key is kept already. Raises NotADay for impossible answers."""
    measure = knowledge.measures.get(filled.measure)
    if measure is None:
        raise NotADay(f"There is no measure {filled.measure!r}.")
    try:
        score(measure, filled.answers)
    except ValueError as error:
        raise NotADay(str(error)) from None
    return once(
        models.MeasureAnswers,
        key,
        **stamp(person, at, zone),
        on=filled.on,
        measure=filled.measure,
        answers=dict(filled.answers),
        names={item: words[:200] for item, words in filled.names.items()},
        knowledge_version=knowledge.version,
    )


def record_harm(person: Person, key: UUID, harm: Harm, *, at: datetime, zone: ZoneInfo, knowledge: Knowledge) -> bool:
    """Keep that something made it worse; False when the key is kept already. Raises NotADay."""
    _refuse(not harm.thing and not harm.what.strip(), "Say what made it worse.")
    _refuse(harm.lasted not in LASTED, f"It cannot have lasted {harm.lasted!r}.")
    for number in (harm.pain_before, harm.pain_after):
        _refuse_out_of(number, 0, 10, "Pick a number from 0 to 10.")
    values = asdict(harm) | {"what": harm.what.strip()[:NOTE_MOST]}
    return once(models.HarmReport, key, **stamp(person, at, zone), **values, knowledge_version=knowledge.version)


def record_decision(person: Person, key: UUID, decision: Decision, *, at: datetime, zone: ZoneInfo) -> bool:
    """Keep what the person decided about the plan; False when the key is kept already. Raises NotADay."""
    _refuse(decision.kind not in KINDS, f"There is no decision {decision.kind!r}.")
    values = asdict(decision) | {"reason": decision.reason.strip()[:200]}
    return once(models.PlanDecision, key, **stamp(person, at, zone), **values)


def _one_at_a_time(person: Person) -> None:
    """Let no other write of this person's days come between what is read and what is written."""
    Person.objects.select_for_update().get(pk=person.pk)


def refuse_impossible(day: DiaryDay, today: date) -> None:
    """Raise NotADay, with words for the person, when a day cannot be so."""
    _refuse(day.on > today + timedelta(1), "That day has not come yet. Choose today or an earlier day.")
    _refuse(bool(day.tightness) and day.tightness not in TIGHTNESS, "Choose how tight it is.")
    for number in (day.pain, day.leg_pain, day.sleep):
        _refuse_out_of(number, 0, 10, "Pick a number from 0 to 10.")
    for minutes in (day.walk_minutes, day.longest_walk):
        _refuse_out_of(minutes, 0, MINUTES_A_DAY, f"Give minutes from 0 to {MINUTES_A_DAY}.")
    _refuse(len(day.note) > NOTE_MOST, f"Keep the note under {NOTE_MOST} letters.")
    for many in (day.marks, day.own_marks, day.medicines, day.helped):
        _refuse(len(many) > LIST_MOST, f"Choose at most {LIST_MOST} of a kind.")
    for words in (*day.own_marks, *(one.name for one in day.medicines)):
        _refuse(not words.strip() or len(words) > WORDS_MOST, f"Keep each word of your own under {WORDS_MOST} letters.")


def _columns(day: DiaryDay) -> Mapping[str, Any]:
    """A day as the columns of its row."""
    return {
        "on": day.on,
        "pain": day.pain,
        "tightness": day.tightness,
        "leg_pain": day.leg_pain,
        "sleep": day.sleep,
        "walk_minutes": day.walk_minutes,
        "longest_walk": day.longest_walk,
        "rose_five_times": day.rose_five_times,
        "marks": sorted(day.marks),
        "own_marks": list(day.own_marks),
        "medicines": [asdict(one) for one in day.medicines],
        "helped": sorted(day.helped),
        "note": day.note,
    }


def _refuse_out_of(number: int | None, least: int, most: int, why: str) -> None:
    _refuse(number is not None and not least <= number <= most, why)


def _refuse(wrong: bool, why: str) -> None:  # noqa: FBT001 - it reads as "refuse when"
    if wrong:
        raise NotADay(why)
