"""The order of a sitting: what warms up comes first, and one changes position as little as can be."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, permutations
from typing import Protocol, TypeVar

from unknot.knowledge.kinds import Movement

WARM_UP_KINDS = ("relief_position", "breathing", "mobility", "aerobic")
#: from upright to lying; the first two are up, all others down on a mat, the floor or a bed
POSITIONS = ("standing", "sitting", "half_kneeling", "all_fours", "sitting_on_floor", "prone", "side_lying", "supine")
UP = ("standing", "sitting")
#: so many groups can be tried in every order at once
TRIED_AT_MOST = 7
GET_READY, CHANGE_POSITION, TO_OR_FROM_FLOOR = 5, 8, 15


class Placed(Protocol):
    """Anything with a place in the order."""

    @property
    def position(self) -> str:
        """Where it starts."""

    @property
    def warm_up(self) -> bool:
        """Whether it belongs before the rest."""


P = TypeVar("P", bound=Placed)


def position_of(movement: Movement) -> str:
    """The position in which a movement starts."""
    if movement.start == "sitting" and movement.needs_floor:
        return "sitting_on_floor"
    return "standing" if movement.start == "walking" else movement.start


def in_order(lines: Sequence[P]) -> list[P]:
    """The lines in their order: groups of one position, with the fewest changes to and from the floor.

    Within a group the order given stays. Of orders that are as good, the one that begins upright is taken.
    """
    warm, rest = _groups([one for one in lines if one.warm_up]), _groups([one for one in lines if not one.warm_up])
    orders = [(*first, *then) for first in _orders(warm, len(rest)) for then in _orders(rest, len(warm))]
    best = min(range(len(orders)), key=lambda n: _cost(orders[n]))
    names = orders[best]
    groups = [warm[name] for name in names[: len(warm)]] + [rest[name] for name in names[len(warm) :]]
    return [line for group in groups for line in group]


def _groups(lines: Sequence[P]) -> dict[str, list[P]]:
    found: dict[str, list[P]] = {}
    for line in sorted(lines, key=lambda one: _rank(one.position)):
        found.setdefault(line.position, []).append(line)
    return found


def _orders(groups: dict[str, list[P]], others: int) -> list[tuple[str, ...]]:
    """Every order of the groups, or of many only the one from upright to lying and its reverse."""
    names = tuple(groups)
    return list(permutations(names)) if len(names) + others <= TRIED_AT_MOST else [names, names[::-1]]


def _cost(names: tuple[str, ...]) -> tuple[int, int, int, tuple[int, ...]]:
    """Changes to and from the floor, then all changes, then how far they are, then whether it begins upright."""
    pairs = list(pairwise(names))
    to_floor = sum((one in UP) != (other in UP) for one, other in pairs)
    far = sum(abs(_rank(one) - _rank(other)) for one, other in pairs)
    return to_floor, sum(one != other for one, other in pairs), far, tuple(_rank(name) for name in names)


def _rank(position: str) -> int:
    return POSITIONS.index(position) if position in POSITIONS else len(POSITIONS)


def seconds_to_get_ready(before: str | None, position: str) -> int:
    """How long one has before a movement: longer when the position changes, and longest to and from the floor."""
    if before is None or before == position:
        return GET_READY
    return TO_OR_FROM_FLOOR if (before in UP) != (position in UP) else CHANGE_POSITION
