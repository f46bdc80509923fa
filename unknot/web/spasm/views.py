"""The pages of the spasm flow. Plain links and two stateless forms; nothing is stored."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from unknot.knowledge.kinds import Knowledge
from unknot.knowledge.reader import KnowledgeError
from unknot.web.drawings.poses import FIGURES
from unknot.web.shell import numbers_for, page, the_knowledge
from unknot.web.spasm import steps
from unknot.web.spasm.guard import must_get_help
from unknot.web.spasm.signs import SIGNS, sign_of
from unknot.web.words.care import care_card
from unknot.web.words.truths import NOT_A_DIAGNOSIS, NOT_REVIEWED

TRUTHS = (f"{NOT_A_DIAGNOSIS}.", f"{NOT_REVIEWED}.")
WARM, COOL = "warm", "cool"


def _page(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    return page(
        request, f"spasm/{template}.html", {**context, "truths": TRUTHS}, here="spasm", flare=True, status=status
    )


@require_safe
def signs(request: HttpRequest) -> HttpResponse:
    """The five signs first, with slow breathing in the position one is in."""
    return _page(request, "signs", {"signs": SIGNS, "must_get_help": must_get_help(request)})


@require_safe
def sign(request: HttpRequest, sign_id: str) -> HttpResponse:
    """The fitting help for one sign: not part of the flow, and no way back into it but the signs."""
    found = sign_of(sign_id)
    if found is None:
        raise Http404(sign_id)
    numbers = numbers_for(request)
    context = {
        "sign": found,
        "card": care_card(found.level, found.action, numbers),
        "why": _why(found.flags[0]),
        "truths": TRUTHS,
    }
    return page(request, "spasm/sign.html", context, here="spasm", numbers=numbers)


def _why(flag: str) -> str:
    try:
        knowledge: Knowledge = the_knowledge()
    except (KnowledgeError, OSError):
        return ""
    return knowledge.red_flags[flag].why if flag in knowledge.red_flags else ""


@csrf_exempt  # changes nothing, and must work for somebody without cookies
@require_http_methods(["GET", "HEAD", "POST"])
def before(request: HttpRequest) -> HttpResponse:
    """Three things to know before anybody is sent to the floor."""
    if must_get_help(request):
        return redirect("spasm")
    if request.method == "POST":
        if request.POST.get("do") == "none" and not request.POST.getlist("true"):
            return redirect("spasm_position", "legs-up")
        return redirect("spasm_other")
    return _page(request, "before", {"rows": steps.BEFORE_LEGS_UP})


@require_safe
def other(request: HttpRequest) -> HttpResponse:
    """Positions for somebody who cannot lie down, or should not with the legs up."""
    if must_get_help(request):
        return redirect("spasm")
    return _page(request, "other", {"positions": [steps.POSITIONS[one] for one in steps.OTHER_POSITIONS]})


@require_safe
def position(request: HttpRequest, where: str) -> HttpResponse:
    """The position of ease, drawn and in words."""
    if must_get_help(request):
        return redirect("spasm")
    return _page(request, "position", {"position": _position(where), "figure": FIGURES[where]})


@csrf_exempt  # changes nothing, and must work for somebody without cookies
@require_http_methods(["GET", "HEAD", "POST"])
def heat(request: HttpRequest, where: str) -> HttpResponse:
    """What to know before heat: any yes or not sure means none, and side-lying instead of legs-up."""
    found = _position(where)
    if must_get_help(request):
        return redirect("spasm")
    if request.method == "POST":
        if request.POST.get("do") == "none" and not request.POST.getlist("true"):
            return redirect("spasm_warmth", where, WARM)
        return redirect("spasm_warmth", "side" if where == "legs-up" else where, COOL)
    return _page(request, "heat", {"rows": steps.BEFORE_HEAT, "position": found})


@require_safe
def warmth(request: HttpRequest, where: str, warm: str) -> HttpResponse:
    """How to use warmth, or that it is left out."""
    context = {"do": steps.HEAT_STEPS, "do_not": steps.HEAT_DO_NOT}
    return _step(request, "warmth", where, warm, context, back=reverse("spasm_heat", args=[where]), on="spasm_move")


@require_safe
def move(request: HttpRequest, where: str, warm: str) -> HttpResponse:
    """The first small movement."""
    back = reverse("spasm_warmth", args=[where, warm])
    return _step(request, "move", where, warm, {}, back=back, on="spasm_up")


@require_safe
def getting_up(request: HttpRequest, where: str, warm: str) -> HttpResponse:
    """How to get up again."""
    back = reverse("spasm_move", args=[where, warm])
    return _step(request, "getting_up", where, warm, {}, back=back, on="spasm_next")


@require_safe
def next_day(request: HttpRequest, where: str, warm: str) -> HttpResponse:
    """The next 24 hours."""
    lines = (*steps.NEXT_DAY[:3], *((steps.NEXT_DAY_HEAT,) if warm == WARM else ()), *steps.NEXT_DAY[3:])
    timers = (*steps.NEXT_DAY_TIMERS, *((steps.NEXT_DAY_HEAT_TIMER,) if warm == WARM else ()))
    context = {"lines": lines, "hurt": steps.HURT, "timers": timers}
    return _step(request, "next_day", where, warm, context, back=reverse("spasm_up", args=[where, warm]), on="")


def _step(
    request: HttpRequest, template: str, where: str, warm: str, context: dict[str, Any], *, back: str, on: str
) -> HttpResponse:
    found = _position(where)
    if warm not in (WARM, COOL):
        raise Http404(warm)
    if must_get_help(request):
        return redirect("spasm")
    onwards = reverse(on, args=[where, warm]) if on else ""
    return _page(request, template, {**context, "position": found, "warm": warm == WARM, "back": back, "on": onwards})


def _position(where: str) -> steps.Position:
    if where not in steps.POSITIONS:
        raise Http404(where)
    return steps.POSITIONS[where]
