"""I answered by mistake (rule C12): the sign is asked again, alone and in full, and must be answered no twice.

Then the whole screen of class A signs is asked again. The first answer, the change and the times stay on record.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from unknot.core.falling import NO_TWICE
from unknot.core.values import RaisedFlag
from unknot.knowledge.answer_reader import AnswerError, read_answer
from unknot.knowledge.answers import Answer, YesNo
from unknot.knowledge.conditions import All, facts_in
from unknot.knowledge.kinds import Knowledge
from unknot.knowledge.levels import CareLevel
from unknot.records.errors import CannotStore
from unknot.web.check.fields import field_view
from unknot.web.shell import page
from unknot.web.visit import Visit
from unknot.web.zone import remember_zone


@require_http_methods(["GET", "HEAD", "POST"])
def mistake(request: HttpRequest) -> HttpResponse:
    """Ask the sign that decided once more, and then once again."""
    visit = Visit(request)
    fact = trigger_of(visit)
    if not fact:
        return redirect("result" if visit.has_ended else "check")
    error, fault = "", ""
    if request.method == "POST":
        try:
            answer = read_answer(visit.knowledge.questions[fact], request.POST.get(fact, ""))
            _keep(visit, fact, answer)
            response = redirect("mistake" if 0 < len(visit.taken_back(fact)) < NO_TWICE else "check")
            remember_zone(request, response)
            return response
        except AnswerError:
            error = "Choose yes, no or not sure"
        except CannotStore as refused:
            fault = str(refused)
    return _show(request, visit, fact, error, fault)


def _keep(visit: Visit, fact: str, answer: Answer) -> None:
    visit.record_mistake(fact, answer)
    if len(visit.taken_back(fact)) >= NO_TWICE:
        visit.open_again(screen_a(visit.knowledge) - {fact} - marked(visit))


def _show(request: HttpRequest, visit: Visit, fact: str, error: str, fault: str) -> HttpResponse:
    question = visit.knowledge.questions[fact]
    second = len(visit.taken_back(fact)) > 0
    field = field_view(question, visit.counting, sent={}, error=error)
    context = {
        "field": field,
        "title": "And once more, to be sure" if second else "Let us ask that again, on its own",
        "errors": [{"field": field.first, "message": error}] if error else [],
        "fault": fault,
    }
    return page(request, "check/mistake.html", context, status=422 if error or fault else 200)


def trigger_of(visit: Visit) -> str:
    """The danger sign behind an urgent result that is to be asked again; empty when there is none.

    One that was taken back once comes first, so that its second asking follows at once.
    """
    if not visit.has_ended:
        return ""
    assessment = visit.outcome.assessment
    level = assessment.care_level
    if level is None or level < CareLevel.SAME_DAY:
        return ""
    facts = [fact for flag in assessment.flags if flag.level is level for fact in _signs(visit, flag)]
    half_way = [fact for fact in facts if visit.taken_back(fact)]
    return next(iter([*half_way, *facts]), "")


def _signs(visit: Visit, flag: RaisedFlag) -> list[str]:
    """The answers of yes or not sure that raised a flag, other than reassuring ones."""
    questions = visit.knowledge.questions
    return [
        reason.id
        for reason in flag.reasons
        if reason.kind == "fact"
        and reason.value in (YesNo.YES, YesNo.NOT_SURE)
        and not questions[reason.id].reassuring
        and reason.id in visit.facts
    ]


def screen_a(knowledge: Knowledge) -> frozenset[str]:
    """The yes/no facts that class A flags read: the whole A screen."""
    found: set[str] = set()
    for flag in knowledge.red_flags.values():
        if flag.flag_class == "A":
            found |= {fact for row in flag.levels for fact in facts_in(All((flag.when, row.when)))}
    return frozenset(fact for fact in found if knowledge.questions[fact].type == "yes_no")


def marked(visit: Visit) -> frozenset[str]:
    """The facts that were answered yes or not sure: those stand."""
    return frozenset(fact for fact in visit.facts if visit.facts.get(fact) in (YesNo.YES, YesNo.NOT_SURE))
