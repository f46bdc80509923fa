"""The report for an appointment: choose, look at it as it prints, then print it or take it as a PDF.

What was chosen is kept as a preference and read from there, also by the PDF: no word about anybody's health stands in
an address, where it would reach histories and logs.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from unknot.interop import report_pdf
from unknot.interop.report import report_of
from unknot.interop.report_safety import warning_signs
from unknot.interop.report_sheet import Sheet
from unknot.records import actions, queries
from unknot.records.errors import CannotStore
from unknot.records.report_queries import told_by
from unknot.records.versions import program_version
from unknot.web.experiments.reported import reported_tests
from unknot.web.report.choice import (
    ASK_MOST,
    NAME_MOST,
    PREFERENCE,
    SECTIONS,
    Choice,
    Misread,
    from_kept,
    read_choice,
    to_kept,
)
from unknot.web.report.words import TITLES, Made, sheet_of
from unknot.web.shell import numbers_for, page
from unknot.web.visit import Visit
from unknot.web.zone import remember_zone

PAPERS = {"a4": "A4", "us-letter": "Letter"}
SECTION_WORDS = {**TITLES, "mood": "Mood questionnaires (PHQ-2, GAD-2)"}
PRIVATE_WORDS = {"mood": "Private. Only if you want to show them", "notes": "Private. The newest five"}


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """The form and the sheet. Sending the form keeps the choice, and shows the sheet or fetches the PDF."""
    visit = Visit(request)
    if request.method != "POST":
        return _show(request, visit, _kept(visit))
    read = read_choice(request.POST.dict(), request.POST.getlist("sections"), visit.today)
    if isinstance(read, Misread):
        return _show(request, visit, _kept(visit), misread=read)
    try:
        _keep(visit, read)
    except CannotStore as error:
        return _show(request, visit, read, fault=str(error))
    wants_pdf = request.POST.get("do") == "pdf"
    response = redirect(reverse("report_pdf") if wants_pdf else f"{reverse('report')}#sheet")
    remember_zone(request, response)
    return response


@require_POST
def sheet(request: HttpRequest) -> HttpResponse:
    """Only the sheet, for a form that is being filled in. Nothing is kept; a form that cannot be read gives 422."""
    visit = Visit(request)
    read = read_choice(request.POST.dict(), request.POST.getlist("sections"), visit.today)
    if isinstance(read, Misread):
        return HttpResponse(status=422)
    return render(request, "report/sheet.html", {"sheet": sheet_for(request, visit, read)})


@require_safe
def pdf(request: HttpRequest) -> HttpResponse:
    """The sheet of the kept choice as a file with a neutral name; without typst, back to the page to print."""
    visit = Visit(request)
    if not report_pdf.can_make():
        return redirect("report")
    made = report_pdf.pdf_of(sheet_for(request, visit, _kept(visit)), visit.local_now)
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="summary-{visit.today.isoformat()}.pdf"'
    response["Cache-Control"] = "no-store"
    return response


def sheet_for(request: HttpRequest, visit: Visit, choice: Choice) -> Sheet:
    """The sheet that a choice comes to now."""
    told = told_by(visit.person, choice.first, choice.last, visit.zone, warning_signs(visit.knowledge))
    told = replace(told, experiments=reported_tests(visit))
    values = report_of(visit.knowledge, told, choice.first, choice.last)
    made = Made(visit.local_now, program_version(), visit.knowledge, numbers_for(request))
    return sheet_of(values, choice, made)


def _kept(visit: Visit) -> Choice:
    return from_kept(queries.preference(visit.person, PREFERENCE), visit.today)


def _keep(visit: Visit, choice: Choice) -> None:
    """Keep the choice; one that is as it was is not written again."""
    kept = to_kept(choice, visit.today)
    if kept != queries.preference(visit.person, PREFERENCE):
        actions.record_preferences(visit.person, {PREFERENCE: kept}, visit.now, visit.zone)


def _show(
    request: HttpRequest, visit: Visit, choice: Choice, misread: Misread | None = None, fault: str = ""
) -> HttpResponse:
    """The page; after a form that cannot be read it holds what was sent, and the sheet of the choice before it."""
    errors = misread.errors if misread else {}
    ticked = misread.ticked if misread else choice.sections
    context: dict[str, Any] = {
        "sheet": sheet_for(request, visit, choice),
        "form": misread.sent if misread else _form(choice),
        "sections": [(n, SECTION_WORDS[n], PRIVATE_WORDS.get(n, ""), n in ticked) for n in SECTIONS],
        "papers": PAPERS,
        "errors": [{"field": name, "message": message} for name, message in errors.items()],
        "wrong": errors,
        "fault": fault,
        "today": visit.today.isoformat(),
        "most": {"name": NAME_MOST, "ask": ASK_MOST},
        "can_pdf": report_pdf.can_make(),
    }
    status = 422 if errors or fault else 200
    return page(request, "report/report.html", context, here="diary", place="diary", status=status)


def _form(choice: Choice) -> dict[str, str]:
    return {
        "first": choice.first.isoformat(),
        "last": choice.last.isoformat(),
        "name": choice.name,
        "born": choice.born,
        "ask": choice.ask,
        "paper": choice.paper,
    }
