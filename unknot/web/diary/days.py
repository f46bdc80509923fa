"""The days of the diary, month by month, newest first; and any one of them, to fill in or to change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from unknot.core.diary import Diary, DiaryDay
from unknot.knowledge.kinds import Knowledge
from unknot.records.diary_queries import diary_of, first_day_of, last_day_before
from unknot.web.diary.check_in import keep_and_go
from unknot.web.diary.keeping import show
from unknot.web.diary.toast import toast_of
from unknot.web.diary.words import how_words, month_after, more_words
from unknot.web.shell import page
from unknot.web.visit import Visit
from unknot.web.words.dates import day as day_words
from unknot.web.words.dates import plural

ONE_DAY = timedelta(days=1)
#: shorter gaps stand day by day
LONG_GAP = 3


@dataclass(frozen=True, slots=True)
class DayLine:
    """One day of the list; ``how`` is empty for a gap."""

    on: str
    words: str
    how: str = ""
    more: tuple[str, ...] = ()
    late: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days that stand together: one with an entry, or a gap of some days with its words."""

    lines: tuple[DayLine, ...]
    gap: str = ""


@dataclass(frozen=True, slots=True)
class Month:
    """One month of the diary, with the months on both sides of it that can be seen."""

    title: str
    stretches: tuple[Stretch, ...]
    earlier: str
    later: str


@require_safe
def days(request: HttpRequest) -> HttpResponse:
    """The days of one month."""
    visit = Visit(request)
    first = _month_of(request.GET.get("month", ""), visit.today)
    began = first_day_of(visit.person)
    context = {
        "month": month_view(visit, first, began),
        "toast_said": toast_of(request, visit),
        "empty": began is None,
        "today": visit.today.isoformat(),
    }
    return page(request, "diary/days.html", context, here="diary", place="diary")


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """From the field with a date to the page of that day."""
    try:
        on = date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return redirect("diary_days")
    return redirect("diary_day", on.isoformat())


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def day(request: HttpRequest, on: str) -> HttpResponse:
    """One day, to fill in or to change; a day that has not come yet is told kindly."""
    visit = Visit(request)
    when = _date_of(on)
    if when > visit.today:
        context = {"day": day_words(when)}
        return page(request, "diary/not_yet.html", context, here="diary", status=422)
    if request.method == "POST":
        return keep_and_go(request, visit, when)
    if when == visit.today:
        return redirect("check_in")
    return show(request, visit, when)


def month_view(visit: Visit, first: date, began: date | None) -> Month:
    """A month as its page shows it: only the days that have come, and no gaps before the first entry."""
    last = min(month_after(first) - ONE_DAY, visit.today)
    start = max(first, began) if began else last + ONE_DAY
    before = last_day_before(visit.person, first)
    after = month_after(first)
    return Month(
        title=f"{first:%B %Y}",
        stretches=tuple(stretches(visit.knowledge, diary_of(visit.person, first, last), start, last)),
        earlier=f"{before:%Y-%m}" if before else "",
        later=f"{after:%Y-%m}" if after <= visit.today else "",
    )


def stretches(knowledge: Knowledge, diary: Diary, first: date, last: date) -> Iterator[Stretch]:
    """The days from the last to the first; days without an entry stand together."""
    back = [last - timedelta(days=n) for n in range((last - first).days + 1)]
    for has_entry, together in groupby(back, lambda on: diary.on(on) is not None):
        found = tuple(_line(knowledge, on, diary.on(on)) for on in together)
        if has_entry:
            yield from (Stretch((line,)) for line in found)
        elif len(found) < LONG_GAP:
            yield from (Stretch((line,), "No entry") for line in found)
        else:
            yield Stretch(found, _gap_words(found))


def _gap_words(gap: tuple[DayLine, ...]) -> str:
    newest, oldest = date.fromisoformat(gap[0].on), date.fromisoformat(gap[-1].on)
    return f"No entries from {oldest.day} to {newest.day} {newest:%B}, {plural(len(gap), 'day')}"


def _line(knowledge: Knowledge, on: date, said: DiaryDay | None) -> DayLine:
    if said is None:
        return DayLine(on.isoformat(), day_words(on))
    how = how_words(said)
    return DayLine(
        on=on.isoformat(),
        words=day_words(on),
        how=how[:1].upper() + how[1:] or "An entry",
        more=more_words(knowledge, said),
        late=said.filled_late,
    )


def _month_of(text: str, today: date) -> date:
    """The first day of the month that is asked for; this month when none is, or one that has not come."""
    try:
        return min(date.fromisoformat(f"{text}-01"), today.replace(day=1))
    except ValueError:
        return today.replace(day=1)


def _date_of(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Http404(text) from None
