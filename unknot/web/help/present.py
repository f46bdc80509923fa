"""The warning signs of the help page, grouped by what to do, and the lines of a country."""

from __future__ import annotations

from dataclasses import dataclass

from unknot.knowledge.kinds import Knowledge
from unknot.knowledge.levels import CareLevel
from unknot.web.result.present import do_then
from unknot.web.words.numbers import Dial, Numbers


@dataclass(frozen=True, slots=True)
class Signs:
    """Do this if any of these appears."""

    do: str
    level: str
    signs: tuple[str, ...]


def warning_signs(knowledge: Knowledge, numbers: Numbers) -> tuple[Signs, ...]:
    """Every sign that a red flag asks people to watch for, most urgent first."""
    found: dict[tuple[CareLevel, str], list[str]] = {}
    for flag in knowledge.red_flags.values():
        if flag.watch_for:
            worst = max(flag.levels, key=lambda row: row.level)
            found.setdefault((worst.level, do_then(worst.level, worst.action, numbers)), []).append(flag.watch_for)
    ordered = sorted(found.items(), key=lambda one: -one[0][0])
    return tuple(Signs(do, level.id, tuple(dict.fromkeys(signs))) for (level, do), signs in ordered)


def lines(numbers: Numbers) -> tuple[tuple[str, Dial], ...]:
    """Every line of the country with what it is for."""
    return (
        ("Emergency", numbers.emergency),
        ("Urgent, not an emergency", numbers.urgent_care),
        ("Poison, or too much medicine", numbers.poison),
        ("Thoughts of ending your life", numbers.crisis),
        ("Pregnant, or just gave birth", numbers.maternity),
    )
