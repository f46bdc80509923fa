"""Is this medicine for me? Nothing is told before the questions that decide it have been answered."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from unknot.core.medicines import MedicineAnswer, deciding, gate, recognise
from unknot.core.triage import askable
from unknot.core.values import Ask
from unknot.interop.notes import notes_of
from unknot.knowledge.conditions import facts_in
from unknot.knowledge.kinds import Knowledge, Remedy
from unknot.records.errors import CannotStore
from unknot.web.check.fields import field_view
from unknot.web.check.reading import Reading, read_page
from unknot.web.learn.for_you import ForYou, Reader
from unknot.web.learn.links import address_of
from unknot.web.shell import page
from unknot.web.visit import Visit
from unknot.web.words.reasons import because

ROWS_A_PAGE = 9
WORDS = {
    "never_offered": "We do not suggest this.",
    "get_help_first": "Your answers say that somebody should look at you first. Take nothing new before that.",
    "not_for_you": "Not for you without a pharmacist or doctor.",
    "questions_first": "We cannot say yet.",
    "ask_a_pharmacist": "Ask a pharmacist first.",
    "information": "Nothing in your answers speaks against it.",
}
INFORMATION_LINES = (
    "Read the pack and take no more than it says.",
    "A pharmacist can tell you whether it goes with everything else you take.",
)


@dataclass(frozen=True, slots=True)
class MedicineView:
    """One medicine with what may be said about it to this person."""

    name: str
    address: str
    status: str
    for_you: ForYou


def say(reader: Reader, remedy: Remedy) -> tuple[MedicineAnswer, ForYou]:
    """What the gate says, in words, with the answers behind it and where to go on."""
    answer = gate(reader.knowledge, reader.visit.counting, remedy.id)
    notes = notes_of(
        reader.knowledge, "remedy", remedy.id, [switch.note for switch in (*answer.because, *answer.changes)]
    )
    lines = (*notes, *because(reader.knowledge, answer.reasons, at_most=2))
    is_off = answer.status in ("never_offered", "get_help_first", "not_for_you")
    match answer.status:
        case "questions_first":
            count = len(answer.questions)
            words = f"Answer {count} question{'' if count == 1 else 's'}"
            address = reverse("learn_medicine_questions", args=[remedy.id])
            lines = ("It depends on your health and on what else you take.",)
        case "get_help_first":
            address, words = reverse("result"), "See your check"
        case "information":
            address, words, lines = "", "", (*lines, *INFORMATION_LINES)
        case _:
            address, words = reverse("learn_medicine_questions", args=[remedy.id]), "Change my answers about this"
            if answer.status == "never_offered":
                address, words = "", ""
    return answer, ForYou(WORDS[answer.status], lines[:6], address, words, is_off)


@require_safe
def medicines(request: HttpRequest) -> HttpResponse:
    """A name that was typed, with what may be said; an unknown one is for a pharmacist."""
    reader = Reader(request)
    typed = " ".join(request.GET.get("name", "").split())[:120]
    ids = recognise(reader.knowledge, typed) if typed else ()
    context = {
        "typed": typed,
        "found": [_view(reader, reader.knowledge.remedies[id_]) for id_ in ids],
        "medicines": _all_of(reader.knowledge, "medicine"),
        "supplements": _all_of(reader.knowledge, "supplement"),
    }
    return page(request, "learn/medicines.html", context, here="learn", place="learn")


def _view(reader: Reader, remedy: Remedy) -> MedicineView:
    answer, for_you = say(reader, remedy)
    if reader.standing.id == "blocked":  # rules C1 and C12: the alarm stands until somebody has looked
        for_you = ForYou(WORDS["get_help_first"], (), reverse("result"), "See your check", is_off=True)
    return MedicineView(remedy.name, address_of("remedy", remedy.id), answer.status, for_you)


def _all_of(knowledge: Knowledge, kind: str) -> list[tuple[str, str]]:
    named = [
        (remedy.name, address_of("remedy", remedy.id)) for remedy in knowledge.remedies.values() if remedy.kind == kind
    ]
    return sorted(named, key=lambda pair: pair[0].casefold())


@require_http_methods(["GET", "HEAD", "POST"])
def medicine_questions(request: HttpRequest, id_: str) -> HttpResponse:
    """The questions that decide a medicine, a page at a time; then back to what may be said."""
    visit = Visit(request)
    remedy = visit.knowledge.remedies.get(id_)
    if remedy is None:
        raise Http404(id_)
    ask = _next_page(visit, remedy)
    if request.method == "POST":
        return _answered(request, visit, remedy)
    if ask is None:
        return (
            redirect(address_of("remedy", id_)) if "again" in request.GET else _from_the_start(request, visit, remedy)
        )
    return _show(request, visit, remedy, ask)


def _next_page(visit: Visit, remedy: Remedy) -> Ask | None:
    """Up to nine rows together, or one question of another kind; None when nothing is left to ask."""
    wanted = gate(visit.knowledge, visit.counting, remedy.id).questions
    rows = [fact for fact in wanted if visit.knowledge.questions[fact].type == "yes_no"]
    if rows:
        return Ask(tuple(rows[:ROWS_A_PAGE]), "medicine", rows=True)
    return Ask(wanted[:1], "medicine") if wanted else None


def _from_the_start(request: HttpRequest, visit: Visit, remedy: Remedy) -> HttpResponse:
    """All questions about this medicine once more, filled in with what was said."""
    facts = {fact for condition in deciding(visit.knowledge, remedy) for fact in facts_in(condition)}
    wanted = sorted(
        askable(visit.knowledge, facts, visit.counting), key=lambda fact: visit.knowledge.questions[fact].order
    )
    rows = tuple(fact for fact in wanted if visit.knowledge.questions[fact].type == "yes_no")
    return _show(request, visit, remedy, Ask(rows or tuple(wanted[:1]), "medicine", rows=bool(rows)))


def _answered(request: HttpRequest, visit: Visit, remedy: Remedy) -> HttpResponse:
    asked = tuple(fact for fact in request.POST.getlist("asked") if fact in visit.knowledge.questions)
    if not asked:
        return redirect(reverse("learn_medicine_questions", args=[remedy.id]))
    rows = all(visit.knowledge.questions[fact].type == "yes_no" for fact in asked)
    ask = Ask(asked, "medicine", rows=rows)
    reading = read_page(visit.knowledge.questions, ask, request.POST)
    if reading.errors:
        return _show(request, visit, remedy, ask, reading)
    try:
        visit.record(reading.answers)
    except CannotStore as error:
        return _show(request, visit, remedy, ask, reading, str(error))
    if gate(visit.knowledge, visit.counting, remedy.id).questions:
        return redirect(reverse("learn_medicine_questions", args=[remedy.id]))
    return redirect(address_of("remedy", remedy.id))


def _show(
    request: HttpRequest, visit: Visit, remedy: Remedy, ask: Ask, reading: Reading | None = None, fault: str = ""
) -> HttpResponse:
    errors = reading.errors if reading else {}
    sent = {name: request.POST.getlist(name) for name in request.POST} if request.method == "POST" else None
    fields = [
        field_view(visit.knowledge.questions[fact], visit.counting, row=ask.rows, sent=sent, error=errors.get(fact, ""))
        for fact in ask.facts
    ]
    title = "Is any of this true for you?" if ask.rows else fields[0].ask
    context = {
        "ask": ask,
        "fields": fields,
        "title": title,
        "hint": "Mark what is true. It decides what we may say." if ask.rows else fields[0].hint,
        "progress": {"words": f"Before we say more: {remedy.name}", "value": 0, "out_of": 0},
        "errors": [{"field": field.first, "message": field.error} for field in fields if field.error],
        "fault": fault,
        "back": address_of("remedy", remedy.id),
        "can_skip": not ask.rows,
    }
    return page(request, "check/question.html", context, status=422 if errors or fault else 200)
