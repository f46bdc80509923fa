"""One line of the plan and what the person may do with it: leave out, bring back, swap, not today."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from unknot.core.decisions import BRING_BACK, LEAVE_OUT, SEEN, SKIP_TODAY, SWAP
from unknot.core.edits import ASKED, Choices, skips_since
from unknot.core.values import PlanItem
from unknot.records.errors import CannotStore
from unknot.web.change.keep import keep, not_kept
from unknot.web.plan.present import thing_of
from unknot.web.shell import page
from unknot.web.standing import Standing, choices_of, standing_of
from unknot.web.visit import Visit
from unknot.web.words.dose import dose_words

LEAVE_REASONS = {
    "hurts": "It hurts",
    "does_not_help": "It does not help me",
    "too_hard": "It is too hard",
    "no_room": "I have no room or the thing it needs",
    "do_not_like": "I do not like it",
    "other": "Another reason",
}
SKIP_REASONS = {
    "no_time": "No time today",
    "sore": "I am too sore today",
    "tired": "I am tired",
    "not_at_home": "I am not at home",
    "other": "Another reason",
}
KINDS = {"leave_out": LEAVE_OUT, "bring_back": BRING_BACK, "skip": SKIP_TODAY}


@require_http_methods(["GET", "HEAD", "POST"])
def item(request: HttpRequest, kind: str, id_: str) -> HttpResponse:
    """The page of one line, and what was chosen on it."""
    visit = Visit(request)
    if kind not in ("remedy", "movement") or id_ not in getattr(visit.knowledge, _FOLDERS[kind]):
        raise Http404(id_)
    standing = standing_of(visit)
    if standing.whole is None:
        return redirect("plan")
    if request.method != "POST":
        return page(request, "change/item.html", _context(visit, standing, kind, id_), here="plan", place="plan")
    try:
        _keep(request, visit, standing, f"{kind}:{id_}")
    except CannotStore as error:
        return not_kept(request, error)
    return redirect("/plan#changed")


_FOLDERS = {"remedy": "remedies", "movement": "movements"}


def _keep(request: HttpRequest, visit: Visit, standing: Standing, name: str) -> None:
    """Keep what was chosen; what is no choice is not kept."""
    do, reason, value = (request.POST.get(field, "") for field in ("do", "reason", "value"))
    reasons = SKIP_REASONS if do == "skip" else LEAVE_REASONS
    reason = reason if reason in reasons else ""
    if do in KINDS:
        keep(request, visit, KINDS[do], name, reason=reason)
    elif do == "keep_it":
        keep(request, visit, SEEN, name, ASKED)
    elif do == "swap" and value in {f"{one.kind}:{one.id}" for one in _choices(visit, standing, name)}:
        keep(request, visit, SWAP, _original(standing, name), value)


def _original(standing: Standing, name: str) -> str:
    """The plan's own line that this one stands in for; itself when it is that."""
    swaps = standing.edits.swaps if standing.edits else {}
    return next((old for old, new in swaps.items() if new == name), name)


def _choices(visit: Visit, standing: Standing, name: str) -> tuple[PlanItem, ...]:
    """What may take the place of a line of the plan."""
    made = standing.made
    if made is None or standing.outcome is None or standing.history is None or standing.path is None:
        return ()
    original = _original(standing, name)
    line = next((one for one in made.items if f"{one.kind}:{one.id}" == original), None)
    choices: Choices = choices_of(visit, standing.outcome, made, standing.history, standing.path)
    return () if line is None else choices.of(line)


def _context(visit: Visit, standing: Standing, kind: str, id_: str) -> dict[str, Any]:
    name = f"{kind}:{id_}"
    edits, whole = standing.edits, standing.whole
    choices = [one for one in _choices(visit, standing, name) if one.id != id_]
    decisions = standing.history.decisions if standing.history else ()
    return {
        "kind": kind,
        "id": id_,
        "name": thing_of(visit.knowledge, kind, id_).name,
        "key": uuid.uuid4(),
        "in_plan": whole is not None and any((one.kind, one.id) == (kind, id_) for one in whole.items),
        "left_out": edits is not None and name in edits.left_out,
        "skipped": edits is not None and name in edits.skipped,
        "swapped": edits is not None and name in edits.swaps.values(),
        "original": _original(standing, name),
        "asked": edits is not None and name in edits.ask,
        "skips": skips_since(decisions, name, visit.today),
        "choices": [
            (f"{one.kind}:{one.id}", thing_of(visit.knowledge, one.kind, one.id), dose_words(one.dose))
            for one in choices
        ],
        "leave_reasons": LEAVE_REASONS,
        "skip_reasons": SKIP_REASONS,
    }
