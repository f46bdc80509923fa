"""Check your answers: every page with what was said on it, and a link to change it."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from unknot.knowledge.answers import Facts, YesNo
from unknot.knowledge.kinds import Knowledge
from unknot.records.errors import CannotStore
from unknot.web.check.pages import Page, trail
from unknot.web.check.words import STAGES
from unknot.web.shell import page
from unknot.web.standing import keep_outcome
from unknot.web.visit import Visit
from unknot.web.words.answers import answer_words
from unknot.web.zone import remember_zone


@dataclass(frozen=True, slots=True)
class Given:
    """One line of the summary: what was asked, what was said, and where to change it."""

    asked: str
    said: tuple[str, ...]
    change: str
    same_as: str


@dataclass(frozen=True, slots=True)
class Section:
    """The lines of one stage of the check."""

    title: str
    lines: tuple[Given, ...]


@require_http_methods(["GET", "HEAD", "POST"])
def answers(request: HttpRequest) -> HttpResponse:
    """Show all answers; on sending, keep the result and show it."""
    visit = Visit(request)
    been = trail(visit.knowledge, visit.counting)
    fault = ""
    if request.method == "POST" and been.current is None:
        try:
            keep_outcome(visit)
            response = redirect("result")
            remember_zone(request, response)
            return response
        except CannotStore as error:
            fault = str(error)
    context = {
        "sections": sections(visit.knowledge, visit.facts, been.pages),
        "current": been.current.address if been.current else "",
        "last": been.pages[-1].address if been.pages else "",
        "fault": fault,
    }
    return page(request, "check/answers.html", context, status=422 if fault else 200)


def sections(knowledge: Knowledge, facts: Facts, pages: tuple[Page, ...]) -> tuple[Section, ...]:
    """All pages answered so far, by stage."""
    found: dict[str, list[Given]] = {}
    for one in pages:
        found.setdefault(STAGES.get(one.ask.stage, one.ask.stage), []).extend(_lines(knowledge, facts, one))
    return tuple(Section(title, tuple(lines)) for title, lines in found.items())


def _lines(knowledge: Knowledge, facts: Facts, one: Page) -> list[Given]:
    change = f"{one.address}?from=answers"
    if one.ask.rows:
        return [Given(one.ask.heading, rows_words(knowledge, facts, one.ask.facts), change, one.ask.heading)]
    return [
        Given(question.ask, (answer_words(question, answer),), change, question.ask)
        for question, answer in ((knowledge.questions[fact], facts.get(fact)) for fact in one.ask.facts)
        if answer is not None
    ]


def rows_words(knowledge: Knowledge, facts: Facts, asked: tuple[str, ...]) -> tuple[str, ...]:
    """What was said on a page of rows: the ticked ones, or "None of these"."""
    said = []
    for fact in asked:
        answer, statement = facts.get(fact), knowledge.questions[fact].row or knowledge.questions[fact].ask
        if answer is YesNo.YES:
            said.append(statement)
        elif answer is YesNo.NOT_SURE:
            said.append(f"Not sure: {statement}")
    return tuple(said) or ("None of these",)
