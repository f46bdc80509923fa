"""“This made it worse”: what did, how the pain was before and after, how long it lasted; and what to look out for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import uuid4

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from unknot.core.bad_day import ABOVE_USUAL, SEVERE_FROM
from unknot.core.diary import Harm
from unknot.knowledge.kinds import Knowledge
from unknot.records.diary_actions import NOTE_MOST, NotADay, record_harm
from unknot.records.diary_queries import harms_of
from unknot.records.errors import CannotStore
from unknot.records.sitting_queries import sittings_of
from unknot.web.diary.form import scale
from unknot.web.diary.keeping import with_query
from unknot.web.diary.toast import as_key
from unknot.web.diary.words import LASTED, known_thing, near_day, thing_name
from unknot.web.shell import page
from unknot.web.spasm.signs import SIGNS
from unknot.web.standing import standing_of
from unknot.web.visit import Visit
from unknot.web.zone import remember_zone

#: [D] what was done in the last week comes to mind first; the list shows the last year
LATELY, SHOWN = timedelta(days=7), timedelta(days=365)
SAY_WHAT = "Choose what made it worse, or say it in your own words."


@dataclass(frozen=True, slots=True)
class HarmForm:
    """What was put into the form, and what is to be put right."""

    harm: Harm
    error: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class HarmLine:
    """One report of the list."""

    when: str
    what: str
    details: str


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def worse(request: HttpRequest) -> HttpResponse:
    """Report what made it worse, and see what was reported before."""
    visit = Visit(request)
    if request.method != "POST":
        return _show(
            request, visit, HarmForm(Harm(visit.today, known_thing(visit.knowledge, request.GET.get("thing", ""))))
        )
    harm = read_harm(visit.knowledge, request.POST, visit.today)
    if not harm.thing and not harm.what:
        return _show(request, visit, HarmForm(harm, SAY_WHAT))
    key = as_key(request.POST.get("key", "")) or uuid4()
    try:
        record_harm(visit.person, key, harm, at=visit.now, zone=visit.zone, knowledge=visit.knowledge)
    except NotADay as error:
        return _show(request, visit, HarmForm(harm, str(error)))
    except CannotStore as refused:
        return _show(request, visit, HarmForm(harm, fault=str(refused)))
    response = redirect(_next(harm))
    remember_zone(request, response)
    return response


def _next(harm: Harm) -> str:
    """After a strong reaction the warning signs come next (rule C8 after a red day); else the list."""
    if is_strong(harm):
        return with_query(reverse("diary_screen"), why="harm")
    return with_query(reverse("diary_worse"), kept="1")


def is_strong(harm: Harm) -> bool:
    """Whether it hurt far more, severely, or for longer than a day: red in the table of part 5.2."""
    after, before = harm.pain_after, harm.pain_before
    if harm.lasted == "longer" or (after is not None and after >= SEVERE_FROM):
        return True
    return after is not None and before is not None and after >= before + ABOVE_USUAL


def read_harm(knowledge: Knowledge, post: QueryDict, today: date) -> Harm:
    """The report that was sent; what is left out stays not said."""
    return Harm(
        on=today,
        thing=known_thing(knowledge, post.get("thing", "")),
        what=post.get("what", "").strip()[:NOTE_MOST],
        pain_before=scale(post.get("pain_before", "")),
        pain_after=scale(post.get("pain_after", "")),
        lasted=post.get("lasted", "") if post.get("lasted") in LASTED else "",
    )


def things_for(visit: Visit) -> tuple[tuple[str, str], ...]:
    """What may have made it worse: what was done lately, then what the plan holds; with its name."""
    since = visit.today - LATELY
    done = [f"movement:{one.movement}" for s in sittings_of(visit.person) if s.on >= since for one in s.done]
    plan = standing_of(visit).plan
    planned = [f"{item.kind}:{item.id}" for item in (plan.items if plan else ())]
    found = dict.fromkeys((*done, *planned))
    return tuple((one, thing_name(visit.knowledge, one)) for one in found)


def _show(request: HttpRequest, visit: Visit, form: HarmForm) -> HttpResponse:
    things = dict(things_for(visit))
    if form.harm.thing:
        things = {form.harm.thing: thing_name(visit.knowledge, form.harm.thing)} | things
    context = {
        "form": form,
        "things": tuple(things.items()),
        "lasted": tuple(LASTED.items()),
        "key": as_key(request.POST.get("key", "")) or uuid4(),
        "kept": "kept" in request.GET,
        "reports": tuple(_line(visit, one) for one in reversed(harms_of(visit.person, visit.today - SHOWN))),
        "signs": tuple(sign.words for sign in SIGNS),
    }
    wrong = bool(form.error or form.fault)
    return page(request, "diary/worse.html", context, here="diary", status=422 if wrong else 200)


def _line(visit: Visit, harm: Harm) -> HarmLine:
    name = thing_name(visit.knowledge, harm.thing) if harm.thing else harm.what
    own = harm.what if harm.thing else ""
    pain = ""
    if harm.pain_before is not None and harm.pain_after is not None:
        pain = f"pain from {harm.pain_before} to {harm.pain_after}"
    elif harm.pain_after is not None:
        pain = f"pain {harm.pain_after} after"
    lasted = f"lasted {LASTED[harm.lasted]}" if harm.lasted else ""
    parts = [part for part in (pain, lasted, own) if part]
    details = ", ".join(parts)
    return HarmLine(near_day(harm.on, visit.today), name, details[:1].upper() + details[1:])
