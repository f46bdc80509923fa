"""What a person chose for the report: dates, sections, words. It is kept as a preference, never in an address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from unknot.interop.report_sheet import PAPERS

#: what is kept under this name is the last choice
PREFERENCE = "report"
USUAL_DAYS, MOST_DAYS = 28, 366
NAME_MOST, ASK_MOST = 80, 1_000
OLDEST_YEARS = 120

#: the sections that may be ticked off, and whether they are ticked until the person says otherwise. The safety check
#: is not among them (rule C12). What is about mood, and the person's own notes, are private until ticked.
SECTIONS: Mapping[str, bool] = {
    "now": True,
    "course": True,
    "measures": True,
    "sleep": True,
    "medicines": True,
    "tried": True,
    "experiments": True,
    "mood": False,
    "notes": False,
}
USUAL = frozenset(name for name, ticked in SECTIONS.items() if ticked)


@dataclass(frozen=True, slots=True)
class Choice:
    """The report that is wanted. ``born`` is a year, or empty."""

    first: date
    last: date
    name: str = ""
    born: str = ""
    sections: frozenset[str] = USUAL
    ask: str = ""
    paper: str = PAPERS[0]


@dataclass(frozen=True, slots=True)
class Misread:
    """A form that cannot be a choice: what was sent, and what to put right."""

    sent: Mapping[str, str]
    ticked: frozenset[str]
    errors: Mapping[str, str] = field(default_factory=dict)


def usual(today: date) -> Choice:
    """The last four weeks with the usual sections."""
    return Choice(today - timedelta(USUAL_DAYS - 1), today)


def read_choice(sent: Mapping[str, str], ticked: Sequence[str], today: date) -> Choice | Misread:
    """The choice that a form sends, or the form again with kind words."""
    chosen = frozenset(ticked) & SECTIONS.keys()
    first, last = _day(sent.get("first", "")), _day(sent.get("last", ""))
    name, born, ask = (sent.get(field_, "").strip() for field_ in ("name", "born", "ask"))
    errors = {
        **_wrong_dates(first, last, today),
        **({"name": f"Keep the name under {NAME_MOST} letters"} if len(name) > NAME_MOST else {}),
        **({"born": f"Give a year such as {today.year - 40}, or leave it empty"} if not _is_year(born, today) else {}),
        **({"ask": f"Keep it under {ASK_MOST:,} letters, so that it fits on the page"} if len(ask) > ASK_MOST else {}),
    }
    if errors or first is None or last is None:
        return Misread(sent, chosen, errors)
    paper = sent.get("paper", "")
    return Choice(first, last, name, born, chosen, ask, paper if paper in PAPERS else PAPERS[0])


def _wrong_dates(first: date | None, last: date | None, today: date) -> dict[str, str]:
    if first is None:
        return {"first": "Give the first day"}
    if last is None:
        return {"last": "Give the last day"}
    if last > today:
        return {"last": "The last day has not come yet. Choose today or an earlier day"}
    if last < first:
        return {"last": "The last day comes before the first. Change one of them"}
    if (last - first).days >= MOST_DAYS:
        return {"first": "Choose a year at most"}
    return {}


def to_kept(choice: Choice, today: date) -> dict[str, Any]:
    """The choice as it is kept. Days that end today go on with the days to come; others stay where they are."""
    days = {"days": (choice.last - choice.first).days + 1} if choice.last == today else {}
    return {
        **(days or {"first": choice.first.isoformat(), "last": choice.last.isoformat()}),
        "name": choice.name,
        "born": choice.born,
        "sections": sorted(choice.sections),
        "ask": choice.ask,
        "paper": choice.paper,
    }


def from_kept(kept: object, today: date) -> Choice:
    """The choice that was kept; the usual one where there is none, or where it cannot be read any more."""
    if not isinstance(kept, dict):
        return usual(today)
    sent = {name: str(kept.get(name, "")) for name in ("name", "born", "ask", "paper", "first", "last")}
    days = kept.get("days")
    if isinstance(days, int) and 1 <= days <= MOST_DAYS:
        sent |= {"first": (today - timedelta(days - 1)).isoformat(), "last": today.isoformat()}
    sections = kept.get("sections")
    read = read_choice(sent, sections if isinstance(sections, list) else [*USUAL], today)
    return read if isinstance(read, Choice) else usual(today)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def _is_year(text: str, today: date) -> bool:
    """Whether a year of birth can be one; none is fine."""
    return not text or (text.isascii() and text.isdigit() and today.year - OLDEST_YEARS <= int(text) <= today.year)
