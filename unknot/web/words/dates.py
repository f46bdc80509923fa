"""Dates and times in words, and lists joined the way people say them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time


def day(on: date) -> str:
    """Such as "Tuesday 2 December"."""
    return f"{on:%A} {on.day} {on:%B}"


def date_words(on: date) -> str:
    """A date with its year, such as "24 November 2026"."""
    return f"{on.day} {on:%B %Y}"


def day_from(on: date, today: date) -> str:
    """A date beside today: "today", "tomorrow", or the day in words; with its year when that differs."""
    away = (on - today).days
    if away in (0, 1):
        return ("today", "tomorrow")[away]
    return day(on) if on.year == today.year else f"{day(on)} {on.year}"


def clock(at: datetime | time) -> str:
    """Such as "8:05" or "17:30"."""
    return f"{at.hour}:{at.minute:02d}"


def greeting(at: datetime) -> str:
    """A greeting that fits the hour."""
    if at.hour < 4 or at.hour >= 18:
        return "Evening"
    return "Morning" if at.hour < 12 else "Afternoon"


def joined(parts: Sequence[str], last: str = "and") -> str:
    """Such as "neck, back and hip"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def minutes(amount: float) -> str:
    """Such as "8 min" or "1 h 30 min"."""
    whole = round(amount)
    hours, rest = divmod(whole, 60)
    if hours == 0:
        return f"{whole} min"
    return f"{hours} h {rest} min" if rest else f"{hours} h"


def span(days: float) -> str:
    """A stretch of days as people say it: "5 days", "3 weeks", "4 months"."""
    if days < 1:
        return plural(max(round(days * 24), 1), "hour")
    if days < 21:
        return plural(round(days, 1), "day")
    if days < 90:
        return plural(round(days / 7), "week")
    return plural(round(days / 30.44), "month") if days < 730 else plural(round(days / 365.25), "year")


def plural(amount: float, noun: str) -> str:
    """Such as "1 day" or "2 days"."""
    return f"{amount:g} {noun}{'' if amount == 1 else 's'}"
