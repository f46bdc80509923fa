"""What is asked after a session, when its time has come: once, quietly, and not for ever."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from unknot.records.models import SittingLog
from unknot.records.sitting_queries import response_of
from unknot.web.visit import Visit

#: part 5.2 asks 15 minutes after; later than this nobody remembers it well [D]
SOON_AFTER, NO_LONGER_AFTER = timedelta(minutes=15), timedelta(hours=4)
EVENING = time(20)
#: the next morning is asked about until the afternoon
MORNING_UNTIL = time(14)
#: pain this much above the start is asked about again at bedtime (part 5.2)
RAISED = 2


@dataclass(frozen=True, slots=True)
class Later:
    """One question that is due about a session. ``kind``: after_15 | bedtime | next_morning."""

    key: str
    kind: str
    ask: str


ASK = {
    "after_15": "How bad is the pain now, a while after your session?",
    "bedtime": "It was sorer after your session. How bad is it now?",
    "next_morning": "How bad was the pain this morning?",
}


def due(visit: Visit) -> Later | None:
    """The question that is due now; None most of the time."""
    last = SittingLog.objects.filter(person=visit.person).order_by("ended_at").last()
    if last is None:
        return None
    kind = _kind(visit, last)
    return Later(str(last.key), kind, ASK[kind]) if kind else None


def _kind(visit: Visit, last: SittingLog) -> str:
    known = response_of(visit.person, last.key)
    since = visit.now - last.ended_at
    local = visit.local_now
    if known.after_15_min is None and SOON_AFTER <= since <= NO_LONGER_AFTER:
        return "after_15"
    if known.at_bedtime is None and local.time() >= EVENING and last.on == visit.today:
        start = known.before or 0
        return "bedtime" if known.after_15_min is not None and known.after_15_min >= start + RAISED else ""
    if known.next_morning is None and _is_next_morning(last, local):
        return "next_morning"
    return ""


def _is_next_morning(last: SittingLog, local: datetime) -> bool:
    return last.on == local.date() - timedelta(days=1) and local.time() < MORNING_UNTIL
