"""Move: today's session, and all movements with filters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe
from markupsafe import Markup

from unknot.knowledge.kinds import Knowledge, Movement
from unknot.records.errors import CannotStore
from unknot.web.learn.for_you import Reader
from unknot.web.learn.words import MOVEMENT_KINDS, STARTS
from unknot.web.move.figures import small
from unknot.web.move.marks import FAVOURITE, NOT_FOR_ME, REASONS, Marks, keep_mark, marks_of
from unknot.web.move.sitting import sitting_for
from unknot.web.shell import page
from unknot.web.visit import Visit

AREAS = {
    "low_back": "Lower back",
    "upper_back": "Upper back",
    "whole_back": "Whole back",
    "neck": "Neck",
    "chest": "Chest",
    "belly": "Belly",
    "waist": "Waist",
    "buttock": "Buttocks",
    "hip_front": "Front of the hip",
    "thigh_front": "Front of the thigh",
    "thigh_back": "Back of the thigh",
    "calf": "Calf",
    "shoulder": "Shoulders",
}
#: things that a figure shows and that not everybody has
THINGS = {
    "band": "Band",
    "ball": "Ball",
    "chair": "Chair",
    "stool": "Chair",
    "wall": "Wall",
    "bed": "Bed",
    "worktop": "Worktop",
    "stick": "Stick",
    "load": "Something to lift",
    "bike": "Exercise bike",
    "water": "Pool",
}
MINUTES = (1, 2, 3, 5)
Choice = tuple[str, str, bool]


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter of the list: its name, its label and its choices as (value, words, chosen)."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One movement of the list."""

    id: str
    name: str
    summary: str
    where: str
    picture: Markup | None
    is_off: bool
    favourite: bool
    not_for_me: bool


def things_of(knowledge: Knowledge, id_: str) -> frozenset[str]:
    """What a movement needs at hand, by its figure."""
    figure = knowledge.figures.get(id_)
    words = {word for prop in (figure.props if figure else ()) for word in str(prop).split()}
    return frozenset(THINGS[word] for word in words if word in THINGS)


def _shortest(movement: Movement) -> float:
    return min((dose.minutes for dose in movement.doses.values()), default=0.0)


def _tests(knowledge: Knowledge, asked: Mapping[str, str], marks: Marks) -> list[Callable[[Movement], bool]]:
    """What a movement must meet, one test for each filter that was set."""
    area = asked.get("area", "")
    tests: dict[str, Callable[[Movement], bool]] = {
        "start": lambda m: m.start == asked["start"],
        "kind": lambda m: m.kind == asked["kind"],
        "area": lambda m: m.id in knowledge.figures and knowledge.figures[m.id].area == area,
        "floor": lambda m: not m.needs_floor,
        "with": lambda m: not things_of(knowledge, m.id) - {asked["with"]} if asked["with"] else True,
        "minutes": lambda m: _shortest(m) <= float(asked["minutes"]),
        "mine": lambda m: m.id in marks.favourites,
    }
    return [tests[name] for name in asked if name in tests and asked[name]]


def _filters(asked: Mapping[str, str]) -> tuple[Filter, ...]:
    def choices(name: str, values: Mapping[str, str]) -> tuple[Choice, ...]:
        now = asked.get(name, "")
        return (("", "Any", not now), *((value, words, value == now) for value, words in values.items()))

    things = {"none": "Nothing"} | {words: words for words in dict.fromkeys(THINGS.values())}
    return (
        Filter("start", "Position", choices("start", {k: v.capitalize() for k, v in STARTS.items()})),
        Filter("kind", "Kind", choices("kind", MOVEMENT_KINDS)),
        Filter("area", "Area", choices("area", AREAS)),
        Filter("with", "At hand", choices("with", things)),
        Filter("floor", "Floor", choices("floor", {"no": "Not on the floor"})),
        Filter("minutes", "Minutes", choices("minutes", {str(n): f"Up to {n} min" for n in MINUTES})),
        Filter("mine", "Mine", choices("mine", {"1": "My favourites"})),
    )


@require_safe
def move(request: HttpRequest) -> HttpResponse:
    """Today's session on top, then the movements that the filters let through."""
    reader = Reader(request)
    filters = _filters(request.GET.dict())
    asked = {f.name: value for f in filters for value, _, chosen in f.choices if chosen and value}
    marks = marks_of(reader.visit)
    tests = _tests(reader.knowledge, asked, marks)
    found = [m for m in reader.knowledge.movements.values() if all(test(m) for test in tests)]
    context: dict[str, Any] = {
        "sitting": sitting_for(reader.visit, reader.standing),
        "standing": reader.standing.id,
        "filters": filters,
        "is_filtered": bool(asked),
        "cards": [_card(reader, movement, marks) for movement in _in_order(found)],
        "count": len(found),
    }
    return page(request, "move/move.html", context, here="move", place="move")


def _in_order(found: Iterable[Movement]) -> list[Movement]:
    kinds = list(MOVEMENT_KINDS)
    return sorted(found, key=lambda m: (kinds.index(m.kind), m.name.casefold()))


def _card(reader: Reader, movement: Movement, marks: Marks) -> Card:
    return Card(
        id=movement.id,
        name=movement.name,
        summary=movement.summary,
        where=f"{MOVEMENT_KINDS[movement.kind]}, {STARTS[movement.start]}",
        picture=small(reader.knowledge, movement.id),
        is_off=reader.is_off("movement", movement.id),
        favourite=movement.id in marks.favourites,
        not_for_me=movement.id in marks.not_for_me,
    )


@require_POST
def mark(request: HttpRequest, id_: str) -> HttpResponse:
    """Keep a favourite or a "not for me" with its reason, or take it back."""
    visit = Visit(request)
    if id_ not in visit.knowledge.movements:
        raise Http404(id_)
    asked = request.POST.get("mark", "")
    reason = request.POST.get("reason", "")
    try:
        keep_mark(visit, id_, asked if asked in (FAVOURITE, NOT_FOR_ME) else "", reason if reason in REASONS else "")
    except CannotStore as error:
        return page(request, "move/not_kept.html", {"fault": str(error), "id": id_}, here="move", status=503)
    return redirect("learn_movement", id_)
