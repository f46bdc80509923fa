"""What is kept of exercise sessions, as values of the core."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import TextField
from django.db.models.functions import Cast

from unknot.core.sitting_log import DoneMovement, Log, PastSitting
from unknot.core.traffic_light import Response, response_from
from unknot.records import models

Person = models.Person
Kind = models.SittingResponse.Kind
Wish = models.MovementPreference.Wish

#: once said, these stay said: a later no does not make a light better (the safety check can)
ONCE_YES = (Kind.LEG, Kind.DANGER, Kind.OVER_24_H)


def log_of(person: Person, first: date | None = None) -> Log:
    """What came before the next sitting: sittings with their responses (from the first day on), and the wishes."""
    wishes = movement_wishes_of(person)
    return Log(
        sittings_of(person, first),
        favourites=frozenset(id_ for id_, (wish, _) in wishes.items() if wish == Wish.FAVOURITE),
        not_for_me=frozenset(id_ for id_, (wish, _) in wishes.items() if wish == Wish.NOT_FOR_ME),
    )


def sittings_of(person: Person, first: date | None = None) -> tuple[PastSitting, ...]:
    """The sittings of a person in the order of their days, each with how the body answered."""
    rows = models.SittingLog.objects.filter(person=person).order_by("on", "started_at", "id")
    if first is not None:
        rows = rows.filter(on__gte=first)
    held = list(rows.values_list("key", "on", "phase", "steps", "ended", named=True))
    if not held:
        return ()
    answers = _answers_of(person, [row.key for row in held])
    dangers = any(one.at is not None for told in answers.values() for one in told)
    checks = _checks_of(person) if dangers else []
    return tuple(_past(row, answers.get(row.key, []), checks) for row in held)


def response_of(person: Person, sitting: UUID) -> Response:
    """How the body answered to one sitting, as far as it was told; also before the sitting itself is kept."""
    return response_from(_values(_answers_of(person, [sitting]).get(sitting, [])))


def movement_wishes_of(person: Person) -> dict[str, tuple[str, str]]:
    """What the person wishes of each movement now: the wish and its reason, by movement."""
    rows = models.MovementPreference.objects.filter(person=person)
    latest = {row.movement: (row.wish, row.reason) for row in rows}
    return {movement: wish for movement, wish in latest.items() if wish[0] != Wish.NONE}


class _Answer(NamedTuple):
    """One answer about a sitting, as it is read; its moment where that of a danger sign is wanted."""

    kind: str
    value: object
    at: datetime | None


def _answers_of(person: Person, sittings: list[UUID]) -> dict[UUID, list[_Answer]]:
    """The answers in the order in which they came; read as plain text, because there are many of them."""
    # Put in order here: asked to, SQLite would go through all rows of the person.
    rows = models.SittingResponse.objects.filter(person=person, sitting__in=sittings).order_by()
    plain = rows.annotate(key_text=Cast("sitting", TextField()), value_text=Cast("value", TextField()))
    moments = dict(rows.filter(kind=Kind.DANGER).exclude(value=[]).values_list("id", "at"))
    keys = {key.hex: key for key in sittings}
    found: dict[UUID, list[_Answer]] = defaultdict(list)
    for id_, key, kind, value in sorted(plain.values_list("id", "key_text", "kind", "value_text")):
        sitting = keys[key.replace("-", "")]
        found[sitting].append(_Answer(kind, json.loads(value), moments.get(id_)))
    return found


def _checks_of(person: Person) -> list[datetime]:
    """When a complete safety check came to a result."""
    rows = models.StoredResult.objects.filter(person=person, complete=True).order_by()
    return list(rows.values_list("at", flat=True))


def _past(row: Any, answers: list[_Answer], checks: list[datetime]) -> PastSitting:
    values = _values(answers)
    dangers = [one.at for one in answers if one.at is not None]
    return PastSitting(
        key=str(row.key),
        on=row.on,
        phase=row.phase,
        done=_done(row.steps),
        ended=row.ended,
        response=response_from(values),
        usual_again=values.get(Kind.USUAL_AGAIN) is True,
        checked_since=bool(dangers and checks) and max(checks) > max(dangers),
    )


def _values(answers: list[_Answer]) -> dict[str, object]:
    """The latest answer of each kind; what must stay said once it was said does."""
    values: dict[str, object] = {}
    for row in answers:
        if row.kind in ONCE_YES and values.get(row.kind) and not row.value:
            continue
        values[row.kind] = row.value
    return values


def _done(steps: list[dict[str, Any]]) -> tuple[DoneMovement, ...]:
    """The movements that were done, each once, as the most telling of its steps says: stop, skip, easier, as given."""
    order = ("stop", "skip", "easier", "")
    found: dict[str, DoneMovement] = {}
    for step in steps:
        before = found.get(step["movement"], DoneMovement(step["movement"]))
        how = min(before.how, step.get("how", ""), key=order.index)
        found[step["movement"]] = DoneMovement(step["movement"], how, before.seconds + step.get("seconds", 0))
    return tuple(found.values())
