"""Things side by side: two remedies, or all treatments that somebody else gives."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from unknot.knowledge.kinds import Knowledge, Remedy
from unknot.web.learn.for_you import Reader
from unknot.web.learn.links import address_of
from unknot.web.learn.words import REMEDY_KINDS, STANCES, stance_words
from unknot.web.shell import page
from unknot.web.words.dose import dose_words
from unknot.web.words.evidence import Source, certainty_words, sources_of

#: pairs that people often weigh against each other
PAIRS = (
    ("heat_pad", "ice_pack"),
    ("walking", "bed_rest"),
    ("hot_bath_or_shower", "epsom_salt_bath"),
    ("self_massage", "massage"),
    ("physiotherapy", "spinal_manipulation"),
    ("nsaid_tablets", "paracetamol"),
)


@dataclass(frozen=True, slots=True)
class Side:
    """One column of a comparison."""

    id: str
    name: str
    address: str
    summary: str
    stance: str
    tone: str
    effect: str
    certainty: str
    dose: str
    not_if: tuple[str, ...]
    do_not: tuple[str, ...]
    is_off: bool
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Treatment:
    """A treatment that somebody else gives, as its card shows it."""

    side: Side
    for_whom: str
    risks: str
    ask: tuple[str, ...]
    when: str


def _side(reader: Reader, remedy: Remedy) -> Side:
    words, tone = stance_words(remedy.kind, remedy.stance)
    return Side(
        id=remedy.id,
        name=remedy.name,
        address=address_of("remedy", remedy.id),
        summary=remedy.summary,
        stance=words,
        tone=tone,
        effect=remedy.effect,
        certainty=certainty_words(remedy.certainty),
        dose=dose_words(remedy.dose),
        not_if=tuple(note.text for note in remedy.not_if),
        do_not=remedy.do_not,
        is_off=reader.is_off("remedy", remedy.id),
        sources=sources_of(reader.knowledge, remedy.evidence),
    )


def _rows(one: Side, other: Side) -> list[tuple[str, str, object, object]]:
    """The rows of the table that hold something: heading, kind, and the two cells."""
    rows: list[tuple[str, str, object, object]] = [
        ("What we say", "tag", (one.stance, one.tone), (other.stance, other.tone)),
        ("What it is", "text", one.summary, other.summary),
        ("What is known", "text", one.effect, other.effect),
        ("How sure", "text", one.certainty, other.certainty),
        ("How much", "text", one.dose, other.dose),
        ("Not if", "dots", one.not_if, other.not_if),
        ("Do not", "dots", one.do_not, other.do_not),
    ]
    return [row for row in rows if row[2] or row[3]]


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Two remedies side by side; without a choice, the pairs that people weigh most often."""
    reader = Reader(request)
    remedies = reader.knowledge.remedies
    chosen = [request.GET.get(name, "") for name in ("one", "other")]
    sides = [_side(reader, remedies[id_]) for id_ in chosen if id_ in remedies]
    both = len(sides) == 2
    context = {
        "sides": sides if both else [],
        "rows": _rows(*sides) if both else [],
        "pairs": [(remedies[a], remedies[b]) for a, b in PAIRS if a in remedies and b in remedies],
        "groups": _choices(reader.knowledge),
        "chosen": chosen,
    }
    return page(request, "learn/compare.html", context, here="learn", place="learn")


def _choices(knowledge: Knowledge) -> list[tuple[str, list[Remedy]]]:
    return [
        (words, sorted((r for r in knowledge.remedies.values() if r.kind == kind), key=lambda r: r.name.casefold()))
        for kind, words in REMEDY_KINDS.items()
    ]


@require_safe
def treatments(request: HttpRequest) -> HttpResponse:
    """All treatments that somebody else gives: for whom, how sure, the risks, what to ask, when it is time."""
    reader = Reader(request)
    given = [remedy for remedy in reader.knowledge.remedies.values() if remedy.visit is not None]
    order = list(STANCES)
    context = {
        "treatments": [
            Treatment(_side(reader, r), r.visit.for_whom, r.visit.risks, r.visit.ask, r.visit.when)
            for r in sorted(given, key=lambda r: (order.index(r.stance), r.name.casefold()))
            if r.visit is not None
        ]
    }
    return page(request, "learn/treatments.html", context, here="learn", place="learn")
