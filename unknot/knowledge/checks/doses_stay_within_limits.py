"""Doses never pass the limits of part 3.2 and 5.3 of the clinical reference."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from unknot.knowledge.kinds import Knowledge, RemedyDose
from unknot.knowledge.problems import Problem


@dataclass(frozen=True)
class Limit:
    """The most that a dose may say; None where the reference sets no limit."""

    minutes: float | None = None
    times_a_day: int | None = None
    max_celsius: float | None = None
    hours_between_at_least: float | None = None


LIMITS = {
    "heat_pad": Limit(minutes=20, times_a_day=4),
    "hot_water_bottle": Limit(minutes=20, times_a_day=4),
    "hot_fomentation": Limit(minutes=15, times_a_day=3, max_celsius=42),
    "hot_bath_or_shower": Limit(minutes=20, max_celsius=40),
    "lukewarm_bath": Limit(minutes=20, max_celsius=38),
    "ice_pack": Limit(minutes=20, times_a_day=6, hours_between_at_least=2),
    "legs_elevated": Limit(minutes=15, times_a_day=4),
    "short_relative_rest": Limit(minutes=120),
}
#: 5.3: how long one sitting may take, by phase
SESSION_MINUTES = {"calm": 10, "move": 15, "build": 30, "return": 30, "keep_well": 30, "persistent": 30}
MOVEMENTS_AT_MOST = 6


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """A problem for each dose above its limit."""
    for id_, limit in LIMITS.items():
        remedy = knowledge.remedies.get(id_)
        for dose in (remedy.dose, *remedy.dose_by_phase.values()) if remedy else ():
            yield from _over(f"remedies/{id_}.md", dose, limit)
    for phase in knowledge.phases.values():
        most = SESSION_MINUTES.get(phase.id, 0)
        if phase.session_minutes > most:
            yield Problem(f"phases/{phase.id}.md", "session_minutes", f"The limit here is {most} minutes (5.3).")
        if phase.movements_at_most > MOVEMENTS_AT_MOST:
            yield Problem(f"phases/{phase.id}.md", "movements_at_most", "The limit is six movements (5.3).")


def _over(file: str, dose: RemedyDose, limit: Limit) -> Iterator[Problem]:
    for key in ("minutes", "times_a_day", "max_celsius"):
        value, most = getattr(dose, key), getattr(limit, key)
        if most is not None and value is not None and value > most:
            yield Problem(file, f"dose.{key}", f"{value:g} is above the limit of {most:g} (clinical reference 3.2).")
    least = limit.hours_between_at_least
    if least is not None and (dose.hours_between or 0) < least:
        yield Problem(
            file, "dose.hours_between", f"At least {least:g} hours must lie between (clinical reference 3.2)."
        )
    if limit.max_celsius is not None and dose.max_celsius is None:
        yield Problem(file, "dose.max_celsius", f"The limit of {limit.max_celsius:g} °C must be stated.")
