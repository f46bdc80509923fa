"""A clinician has examined me: the way back to a plan after "get help now" or "get seen today" (phase P0).

The person records who, when, and that exercise may start, and says that nothing is new or worse. Anything else
leaves the plan where it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from unknot.records.errors import CannotStore
from unknot.web.shell import page
from unknot.web.visit import Visit
from unknot.web.words.dates import day

WHO = {"doctor": "A doctor", "nurse": "A nurse", "physiotherapist": "A physiotherapist", "other": "Another clinician"}
YES_NO = {"yes": "Yes", "no": "No"}
YES_NO_NOT_SURE = {**YES_NO, "not_sure": "Not sure"}
ASKED = {
    "seen": "Has a clinician examined you in person since the warning sign?",
    "start": "Did they say that exercise may start?",
    "worse": "Is anything new or worse since then?",
}


@dataclass(frozen=True, slots=True)
class Examined:
    """What the form said, what is missing, and what follows: cleared | wait | worse | "" while it is not complete."""

    sent: Mapping[str, str]
    errors: Mapping[str, str] = field(default_factory=dict)
    follows: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
def examined(request: HttpRequest) -> HttpResponse:
    """Ask what a clinician said; only a clear yes opens the plan again."""
    visit = Visit(request)
    if not visit.alarm_stands:
        return redirect("today")
    read, fault = Examined({}), ""
    if request.method == "POST":
        sent = {name: request.POST.get(name, "").strip() for name in ("seen", "who", "when", "start", "worse")}
        read = read_examined(sent, visit.today)
        if read.follows == "cleared":
            try:
                visit.note_examined({"who": sent["who"], "when": sent["when"], "advised": "exercise may start"})
                return redirect("today")
            except CannotStore as error:
                fault = str(error)
    context = {
        "read": read,
        "errors": [{"field": name, "message": message} for name, message in read.errors.items()],
        "fault": fault,
        "asked": ASKED,
        "who": WHO,
        "choices": {"seen": YES_NO, "start": YES_NO_NOT_SURE, "worse": YES_NO_NOT_SURE},
        "today": visit.today.isoformat(),
        "today_words": day(visit.today),
    }
    return page(request, "check/examined.html", context, status=422 if read.errors or fault else 200)


def read_examined(sent: Mapping[str, str], today: date) -> Examined:
    """What follows from the form; the most careful answer decides."""
    if sent.get("worse") in ("yes", "not_sure"):
        return Examined(sent, follows="worse")
    if sent.get("seen") == "no" or sent.get("start") in ("no", "not_sure"):
        return Examined(sent, follows="wait")
    errors = {name: "Choose one" for name in ASKED if not sent.get(name)}
    if sent.get("who") not in WHO:
        errors["who"] = "Choose who examined you"
    if not _is_past(sent.get("when", ""), today):
        errors["when"] = "Give the day, today or earlier"
    return Examined(sent, errors, "" if errors else "cleared")


def _is_past(text: str, today: date) -> bool:
    try:
        return date.fromisoformat(text) <= today
    except ValueError:
        return False
