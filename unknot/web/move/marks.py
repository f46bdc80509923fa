"""A person's own marks on movements: favourites, and what is not for them, with the reason they gave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from unknot.records.sitting_actions import record_movement_wish
from unknot.records.sitting_queries import movement_wishes_of
from unknot.web.visit import Visit

FAVOURITE, NOT_FOR_ME, NONE = "favourite", "not_for_me", "none"
REASONS: Mapping[str, str] = {
    "hurts": "It hurts",
    "too_hard": "It is too hard",
    "too_easy": "It is too easy",
    "cannot_get_there": "I cannot get into the position",
    "do_not_like": "I do not like it",
    "no_room": "I have no room or the thing it needs",
}


@dataclass(frozen=True, slots=True)
class Marks:
    """The favourites, and what is not for this person with the reason."""

    favourites: frozenset[str]
    not_for_me: Mapping[str, str]


def marks_of(visit: Visit) -> Marks:
    """What a person marked; the last mark of a movement counts."""
    wishes = movement_wishes_of(visit.person)
    return Marks(
        frozenset(id_ for id_, (wish, _) in wishes.items() if wish == FAVOURITE),
        {id_: reason for id_, (wish, reason) in wishes.items() if wish == NOT_FOR_ME},
    )


def keep_mark(visit: Visit, id_: str, mark: str, reason: str) -> None:
    """Keep a mark; an empty one takes it back."""
    record_movement_wish(visit.person, id_, mark or NONE, at=visit.now, zone=visit.zone, reason=reason)
