"""The search of Learn: "I read that ...", answered on one screen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from unknot.interop.search import Hit, LibraryIndex
from unknot.knowledge.kinds import Knowledge
from unknot.web.learn.entries import ENTRIES
from unknot.web.learn.for_you import Reader
from unknot.web.learn.links import Link, link
from unknot.web.learn.lists import Row
from unknot.web.learn.words import NOT_FOR_YOU, VERDICTS, stance_words
from unknot.web.shell import page

OTHERS = 11


@dataclass(frozen=True, slots=True)
class _Words:
    """A word that was taken for another."""

    typed: str
    taken: str


@lru_cache(maxsize=2)
def index_of(knowledge: Knowledge) -> LibraryIndex:
    """The index of this version of the knowledge, made once."""
    return LibraryIndex(knowledge)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The best answer in full, the others as a list; an empty question shows how to ask."""
    asked = " ".join(request.GET.get("q", "").split())[:200]
    reader = Reader(request)
    found = index_of(reader.knowledge).search(asked, at_most=OTHERS + 1)
    best = found.hits[0] if found.hits else None
    context: dict[str, Any] = {
        "asked": asked,
        "read_as": _read_as(found.read_as),
        "best": ENTRIES[best.kind](reader, best.id) if best and best.kind in ENTRIES else None,
        "best_link": _row(reader, best) if best else None,
        "others": [_row(reader, hit) for hit in found.hits[1:]],
    }
    return page(request, "learn/search.html", context, here="learn", place="learn")


def _read_as(pairs: tuple[tuple[str, str], ...]) -> tuple[_Words, ...]:
    taken: dict[str, list[str]] = {}
    for typed, part in pairs:
        taken.setdefault(typed, []).append(part)
    return tuple(_Words(typed, " ".join(parts)) for typed, parts in taken.items())


def _row(reader: Reader, hit: Hit) -> Row:
    made: Link = link(reader.knowledge, f"{hit.kind}:{hit.id}")
    if reader.is_off(hit.kind, hit.id):
        return Row(hit.id, made, *NOT_FOR_YOU)
    if hit.kind == "claim":
        return Row(hit.id, made, *VERDICTS[reader.knowledge.claims[hit.id].verdict])
    if hit.kind == "remedy":
        remedy = reader.knowledge.remedies[hit.id]
        return Row(hit.id, made, *stance_words(remedy.kind, remedy.stance))
    return Row(hit.id, made, made.kind)
