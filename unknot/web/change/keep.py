"""How a decision of this folder's pages is kept: under the key of its form, so that sent twice it is kept once."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse

from unknot.core.diary import Decision
from unknot.records.diary_actions import record_decision
from unknot.web.shell import page
from unknot.web.visit import Visit

#: how long a reason may be
REASON_MOST = 200


def keep(
    request: HttpRequest, visit: Visit, kind: str, target: str = "", value: object = None, reason: str = ""
) -> None:
    """Keep one decision of today. Raises CannotStore."""
    decision = Decision(visit.today, kind, target[:160], value, reason[:REASON_MOST])
    own = uuid.uuid5(key_of(request), f"{kind} {target} {value}")  # a page may hold several forms with one key
    record_decision(visit.person, own, decision, at=visit.now, zone=visit.zone)


def key_of(request: HttpRequest) -> uuid.UUID:
    """The key that the form was made with, or a new one."""
    try:
        return uuid.UUID(request.POST.get("key", ""))
    except ValueError:
        return uuid.uuid4()


def not_kept(request: HttpRequest, fault: Exception) -> HttpResponse:
    """The page that says that nothing was kept, and why."""
    return page(request, "move/not_kept.html", {"fault": str(fault), "id": ""}, here="plan", place="plan", status=503)
