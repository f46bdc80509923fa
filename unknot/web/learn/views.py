"""The pages of Learn: the front, one thing, lists, sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from unknot.knowledge.checks.references_exist import FOLDER_OF
from unknot.knowledge.kinds import Knowledge
from unknot.web.learn.entries import ENTRIES, review_words
from unknot.web.learn.for_you import Reader
from unknot.web.learn.links import Link, link, used_by
from unknot.web.learn.lists import Group, grouped
from unknot.web.move.marks import REASONS, marks_of
from unknot.web.shell import page, the_knowledge
from unknot.web.words.evidence import certainty_words, sources_of
from unknot.web.words.truths import NOT_A_DIAGNOSIS

#: what stands on the front of Learn before the whole list of questions
FIRST_QUESTIONS = ("is_it_safe_to_move", "heat_or_ice", "how_long_will_it_take", "do_i_need_a_scan", "what_a_spasm_is")
LISTS = {
    "topic": "learn_topics",
    "remedy": "learn_remedies",
    "movement": "learn_movements",
    "contributor": "learn_contributors",
    "claim": "learn_claims",
}
SHORT = {
    "topic": "Questions",
    "remedy": "Remedies",
    "movement": "Movements",
    "contributor": "Contributors",
    "claim": "Read elsewhere",
}
TITLES = {
    "topic": ("Questions people ask", "Short answers, about a minute each."),
    "remedy": ("Remedies", "Everything people try, with how sure we are that it helps."),
    "movement": ("Movements", "Every movement in words, with how much and what to watch for."),
    "contributor": ("What may add to back pain", "Possible contributors, not a diagnosis."),
    "claim": ("Read elsewhere", "What people are told about their backs, and what is known."),
}


@require_safe
def learn(request: HttpRequest) -> HttpResponse:
    """The front: the search, the first questions, and the ways in."""
    knowledge = the_knowledge()
    known = [id_ for id_ in FIRST_QUESTIONS if id_ in knowledge.topics]
    context = {
        "questions": [link(knowledge, f"topic:{id_}") for id_ in known],
        "counts": {kind: len(getattr(knowledge, FOLDER_OF[kind])) for kind in TITLES},
    }
    return page(request, "learn/learn.html", context, here="learn", place="learn")


@require_safe
def entry(request: HttpRequest, kind: str, id_: str) -> HttpResponse:
    """One thing of the library."""
    knowledge = the_knowledge()
    if id_ not in getattr(knowledge, FOLDER_OF[kind]):
        raise Http404
    reader = Reader(request)
    context: dict[str, Any] = {
        "entry": ENTRIES[kind](reader, id_),
        "list_name": LISTS[kind],
        "list_title": SHORT[kind],
        "truth": NOT_A_DIAGNOSIS,
    }
    if kind == "movement":
        context |= {"marks": marks_of(reader.visit), "reasons": REASONS}
    place = "move" if kind == "movement" else "learn"
    return page(request, "learn/entry.html", context, here=place, place=place)


@require_safe
def listing(request: HttpRequest, kind: str) -> HttpResponse:
    """All things of a kind, in groups; those that an answer speaks against are marked."""
    reader = Reader(request)
    groups = grouped(reader.knowledge, kind)
    title, lead = TITLES[kind]
    context: dict[str, Any] = {
        "kind": kind,
        "title": title,
        "lead": lead,
        "groups": groups,
        "off": _off(reader, kind, groups),
    }
    return page(request, "learn/list.html", context, here="learn", place="learn")


def _off(reader: Reader, kind: str, groups: Iterable[Group]) -> frozenset[str]:
    """The addresses of what is not for this person."""
    if kind not in ("remedy", "movement"):
        return frozenset()
    return frozenset(row.link.address for group in groups for row in group.rows if reader.is_off(kind, row.id))


@require_safe
def source(request: HttpRequest, id_: str) -> HttpResponse:
    """One source: what it says, how sure it is, how it was read, and what rests on it."""
    knowledge = the_knowledge()
    if id_ not in knowledge.evidence:
        raise Http404
    evidence = knowledge.evidence[id_]
    context = {
        "source": sources_of(knowledge, [id_])[0],
        "evidence": evidence,
        "certainty": certainty_words(evidence.certainty),
        "reviewed": review_words(evidence.review),
        "used_by": _by_kind(knowledge, used_by(knowledge, id_)),
    }
    return page(request, "learn/source.html", context, here="learn", place="learn")


def _by_kind(knowledge: Knowledge, references: Iterable[str]) -> Mapping[str, tuple[Link, ...]]:
    found: dict[str, list[Link]] = {}
    for reference in references:
        made = link(knowledge, reference)
        found.setdefault(made.kind, []).append(made)
    return {kind: tuple(rows) for kind, rows in found.items()}
