"""“I have read this”: keeps that a reason to be seen was read, so that it is said less loudly afterwards."""

from __future__ import annotations

from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from unknot.core.decisions import SEEN
from unknot.core.diary import Decision
from unknot.records.diary_actions import record_decision
from unknot.records.errors import CannotStore
from unknot.web.diary.overview import show
from unknot.web.visit import Visit
from unknot.web.words.course import ESCALATIONS
from unknot.web.zone import remember_zone


@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """Keep what was read; an id that there is not is left out."""
    visit = Visit(request)
    try:
        for id_ in request.POST.getlist("read"):
            if id_ in ESCALATIONS:
                decision = Decision(visit.today, SEEN, id_)
                record_decision(visit.person, uuid4(), decision, at=visit.now, zone=visit.zone)
    except CannotStore as error:
        return show(request, visit, str(error))
    response = redirect("diary")
    remember_zone(request, response)
    return response
