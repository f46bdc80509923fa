"""My data: take everything along, bring it in again, erase it."""

from __future__ import annotations

import logging
import tempfile
from typing import BinaryIO, cast

from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from unknot.records.copies import BadCopy
from unknot.records.errors import CannotStore, TracesLeft
from unknot.records.incoming import CannotBringIn, Incoming, read_file
from unknot.records.nightly import Copies, copies_beside, delete_copies
from unknot.records.portable import back_up_first, bring_in, has_data, write_archive
from unknot.records.whole import TABLES, erase_everything, json_pieces
from unknot.web.shell import COUNTRY_COOKIE, THEME_COOKIE, page
from unknot.web.steps import forget_steps
from unknot.web.visit import Visit
from unknot.web.words.dates import date_words, joined, plural
from unknot.web.zone import ZONE_COOKIE

#: what the rows of a table are called: one, several
COUNTED = {
    "answers": "answer",
    "results": "result",
    "day_shapes": "day shape",
    "preferences": "choice",
    "sittings": "session",
    "sitting_responses": "answer about a session",
    "movement_preferences": "wish about a movement",
    "check_ins": "check-in",
    "measures": "filled-in measure",
    "harm_reports": "note of what made it worse",
    "plan_decisions": "decision about the plan",
    "calendar_feeds": "calendar address",
    "reminder_events": "reminder",
}
SEVERAL = {
    "calendar_feeds": "calendar addresses",
    "sitting_responses": "answers about sessions",
    "movement_preferences": "wishes about movements",
    "harm_reports": "notes of what made it worse",
    "plan_decisions": "decisions about the plan",
}
#: up to this size an archive is made in memory, beyond it on the disk
_IN_MEMORY = 8 * 1024 * 1024


@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    """All data of the person as one JSON file."""
    visit = Visit(request)
    response = StreamingHttpResponse(json_pieces(visit.person), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="unknot-{visit.today.isoformat()}.json"'
    return response


@require_safe
def everything(request: HttpRequest) -> HttpResponseBase:
    """All data of the person as one ZIP: for bringing it in again, and for a spreadsheet."""
    visit = Visit(request)
    made = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 (the answer closes it)
    write_archive(visit.person, visit.knowledge, made, visit.today, _report(request))
    made.seek(0)
    name = f"unknot-{visit.today.isoformat()}.zip"
    return FileResponse(made, as_attachment=True, filename=name, content_type="application/zip")


def _report(request: HttpRequest) -> bytes | None:
    """The page for an appointment with its usual choices, where it can be made. It never keeps the data back."""
    from unknot.interop.report_pdf import can_make
    from unknot.web.report.views import pdf

    if not can_make():
        return None
    try:
        made = pdf(request)
    except Exception:  # the log says why, and the data goes out all the same
        logging.getLogger("unknot.report").exception("The report could not be made for a download.")
        return None
    return made.content if made.status_code == 200 else None


# ---------------------------------------------------------------- bringing it in


@require_http_methods(["GET", "HEAD", "POST"])
def incoming(request: HttpRequest) -> HttpResponse:
    """Bring a file in. Where there is data already, the person says that it may be replaced, and a copy is kept."""
    visit = Visit(request)
    if request.method != "POST":
        return _incoming(request, visit)
    sent = request.FILES.get("file")
    if not isinstance(sent, UploadedFile):
        return _incoming(request, visit, "Choose the file first", field="file")
    if has_data(visit.person) and request.POST.get("replace") != "yes":
        return _incoming(request, visit, "Tick that what is here may be replaced", field="replace")
    try:
        read = read_file(cast(BinaryIO, sent.file))
        kept = back_up_first(visit.local_now) if _wants_copy(request, visit) else None
        bring_in(read, visit.now)
    except (CannotBringIn, CannotStore, BadCopy) as error:
        return _incoming(request, visit, str(error), field="file")
    forget_steps()
    return _brought(request, read, str(kept or ""))


def _wants_copy(request: HttpRequest, visit: Visit) -> bool:
    return request.POST.get("keep") == "yes" and has_data(visit.person)


def _brought(request: HttpRequest, read: Incoming, kept: str) -> HttpResponse:
    """What came in; on a redirect there would be no place for where the copy is."""
    return page(request, "you/brought_in.html", {"amount": _words(read.count()), "kept": kept}, here="you", place="you")


def _incoming(request: HttpRequest, visit: Visit, fault: str = "", field: str = "") -> HttpResponse:
    context = {
        "amount": amount(visit),
        "errors": [{"field": field, "message": fault}] if fault else [],
        "fault": {field: fault},
    }
    return page(request, "you/bring_in.html", context, here="you", place="you", status=422 if fault else 200)


# ---------------------------------------------------------------- erasing it


@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest) -> HttpResponse:
    """Erase everything, after a page that says how much goes; copies on this computer go too unless they are kept."""
    visit = Visit(request)
    fault = ""
    if request.method == "POST" and request.POST.get("do") == "erase":
        try:
            return _erase(request, visit)
        except CannotStore as error:
            fault = str(error)
    copies = copies_beside()
    context = {"amount": amount(visit), "fault": fault, "copies": _copies_words(copies), "kept": _kept_words(copies)}
    return page(request, "you/erase.html", context, here="you", place="you")


def _erase(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Rows first, then the copies: one that is being made meanwhile finds nothing any more."""
    copies, keep = copies_beside(), request.POST.get("copies") == "keep"
    traces = ""
    try:
        erase_everything(visit.person)
    except TracesLeft as error:
        traces = str(error)
    forget_steps()
    left = _kept_words(copies) if keep and copies else ""
    if not keep:
        try:
            delete_copies()
        except OSError as error:
            left = f"A copy could not be deleted ({error.strerror}). Delete the folder backups by hand."
    return _erased(request, left, traces)


def _erased(request: HttpRequest, left: str, traces: str) -> HttpResponse:
    response = page(request, "you/erased.html", {"left": left, "traces": traces}, here="you")
    for cookie in (COUNTRY_COOKIE, THEME_COOKIE, ZONE_COOKIE):
        response.delete_cookie(cookie)
    return response


def _copies_words(copies: Copies) -> str:
    """The copies beside the data, in words; empty when there are none."""
    counts = [(copies.nightly, "nightly copy", "nightly copies"), (copies.by_hand, "copy", "copies made by hand")]
    return joined([f"{n} {many if n > 1 else one}" for n, one, many in counts if n])


def _kept_words(copies: Copies) -> str:
    """Until when copies that are kept would hold the data."""
    lines = []
    if copies.nightly_until is not None:
        until = date_words(copies.nightly_until)
        lines.append(f"The nightly copies hold it until {until}, then they go by themselves.")
    if copies.by_hand:
        lines.append("Copies made by hand hold it until you delete them.")
    return " ".join(lines)


# ---------------------------------------------------------------- how much there is


def amount(visit: Visit) -> str:
    """How much there is, in words: "214 answers and 3 results"; empty when there is nothing."""
    return _words({name: table.objects.filter(person=visit.person).count() for name, table in TABLES.items()})


def _words(counts: dict[str, int]) -> str:
    return joined([_count(name, count) for name, count in counts.items() if count])


def _count(name: str, count: int) -> str:
    if count > 1 and name in SEVERAL:
        return f"{count} {SEVERAL[name]}"
    return plural(count, COUNTED.get(name, name))
