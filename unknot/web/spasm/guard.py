"""After "get help now" or "get seen today": no heat and no movement until somebody has examined the person (C12).

The spasm pages work without database and knowledge; then there is no stored check to go by.
"""

from __future__ import annotations

from django.db import DatabaseError
from django.http import HttpRequest

from unknot.knowledge.levels import CareLevel
from unknot.knowledge.reader import KnowledgeError
from unknot.records.errors import CannotStore
from unknot.records.models import Person
from unknot.web.visit import Visit

#: a header of the service worker, when it fetches the pages that it keeps on a device
FOR_ANYBODY = "X-Unknot-For-Anybody"


def must_get_help(request: HttpRequest) -> bool:
    """Whether a stored check says to get help today or now.

    The copy that a device keeps for a day without a network is made for nobody in particular.
    """
    if request.headers.get(FOR_ANYBODY):
        return False
    try:
        if not Person.objects.filter(is_local=True).exists():
            return False
        visit = Visit(request)
        if not visit.has_stopped:
            return False
        level = visit.outcome.assessment.care_level
        return level is not None and level >= CareLevel.SAME_DAY
    except (DatabaseError, CannotStore, KnowledgeError, OSError):
        return False
