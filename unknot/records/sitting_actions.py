"""Every write about exercise sessions: what was held, how the body answered, and what is wished of a movement.

A session and its answers carry keys that were made where they came up, so that sending them again, as after a lost
connection, writes nothing twice. What comes first under a key counts.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from unknot.knowledge.kinds import Knowledge
from unknot.records import models
from unknot.records.actions import stamp
from unknot.records.errors import one_transaction

Person = models.Person
Ended = models.SittingLog.Ended
Kind = models.SittingResponse.Kind
Wish = models.MovementPreference.Wish

HOW = ("", "easier", "skip", "stop")
SIDES = ("", "left", "right")
PAINS = (Kind.BEFORE, Kind.WORST, Kind.AFTER_15, Kind.BEDTIME, Kind.NEXT_MORNING, Kind.USUAL_MORNING)
YES_OR_NO = (Kind.OVER_24_H, Kind.USUAL_AGAIN, Kind.LEG, Kind.PRE_MEDICATED)
FELT = ("easier", "same", "worse")


class NotAnAnswer(ValueError):
    """This is nothing that can be kept about a session; the message says what is wrong."""


@dataclass(frozen=True, slots=True)
class StepDone:
    """What was done of one movement on one side. ``how``: "" (as it was given) | easier | skip | stop."""

    movement: str
    side: str = ""
    seconds: float = 0.0
    how: str = ""


@dataclass(frozen=True, slots=True)
class HeldSitting:
    """One session that was held. ``ended``: finished | stopped_for_pain | left; ``phase`` is that of its plan."""

    key: UUID
    steps: tuple[StepDone, ...]
    phase: str
    ended: str
    started_at: datetime
    ended_at: datetime


def record_sitting(person: Person, held: HeldSitting, zone: ZoneInfo, knowledge: Knowledge) -> bool:
    """Keep a session that was held; False when one with its key is kept already. Raises NotAnAnswer.

    Its day is the local one on which it began.
    """
    _refuse_impossible(held)
    return once(
        models.SittingLog,
        held.key,
        **stamp(person, held.ended_at, zone),
        on=held.started_at.astimezone(zone).date(),
        started_at=held.started_at,
        ended_at=held.ended_at,
        ended=held.ended,
        phase=held.phase,
        steps=[asdict(step) for step in held.steps],
        knowledge_version=knowledge.version,
    )


def _refuse_impossible(held: HeldSitting) -> None:
    _refuse(held.ended not in Ended.values, f"A session cannot have ended as {held.ended!r}.")
    _refuse(held.ended_at < held.started_at, "A session cannot end before it begins.")
    for step in held.steps:
        _refuse(step.how not in HOW, f"A movement cannot be done as {step.how!r}.")
        _refuse(step.side not in SIDES, f"There is no side {step.side!r}.")
        _refuse(step.seconds < 0, "A movement cannot take less than no time.")


def record_response(
    person: Person, key: UUID, sitting: UUID, kind: str, value: object, *, at: datetime, zone: ZoneInfo
) -> bool:
    """Keep one answer about a session; False when this key is kept already. Raises NotAnAnswer.

    The session need not be there yet: the pain before it may be sent first. A correction is an answer with a new key.
    """
    _refuse(not fits(kind, value), f"{value!r} is no answer to {kind!r}.")
    kept = sorted(value) if isinstance(value, set | frozenset) else value
    row = {**stamp(person, at, zone), "sitting": sitting, "kind": kind, "value": kept}
    return once(models.SittingResponse, key, **row)


def record_movement_wish(
    person: Person, movement: str, wish: str, *, at: datetime, zone: ZoneInfo, reason: str = ""
) -> None:
    """Keep what a person wishes of a movement from now on: favourite, not_for_me with a reason, or none."""
    _refuse(wish not in Wish.values, f"There is no wish {wish!r}.")
    with one_transaction():
        models.MovementPreference.objects.create(
            **stamp(person, at, zone), movement=movement, wish=wish, reason=reason[:200]
        )


def once(table: Any, key: UUID, **row: Any) -> bool:
    """Add a row unless its key is there; also when both are sent at the same moment."""
    with one_transaction():
        written: bool = table.objects.get_or_create(person=row["person"], key=key, defaults=row)[1]
    return written


def fits(kind: str, value: object) -> bool:
    """Whether a value is an answer of this kind."""
    if kind in PAINS:
        return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 10
    if kind in YES_OR_NO:
        return isinstance(value, bool)
    if kind == Kind.FELT:
        return value in FELT
    if kind in (Kind.DANGER, Kind.WHERE):
        return isinstance(value, list | tuple | set | frozenset) and all(isinstance(one, str) for one in value)
    return False


def _refuse(wrong: bool, why: str) -> None:  # noqa: FBT001 - it reads as "refuse when"
    if wrong:
        raise NotAnAnswer(why)
