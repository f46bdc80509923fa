"""What came with worse and better days, as a card: a name, a bar, and a sentence that never calls it a cause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unknot.core.clues import Clue
from unknot.knowledge.kinds import Knowledge
from unknot.web.words.dates import plural

#: the bar: half of its width is so many points of pain at least
WIDTH, MIDDLE, LEAST_POINTS = 300.0, 150.0, 3.0
PROOF = "That is a clue, not proof."


@dataclass(frozen=True, slots=True)
class ClueLine:
    """One clue as it is shown. ``side``: more | less. ``start`` and ``width`` are of the bar.

    ``low`` and ``high`` are the ends of what is likely.
    """

    name: str
    days: str
    points: str
    side: str
    sentences: tuple[str, ...]
    start: float
    width: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ClueCard:
    """The clues, or the sentences that say why there is none."""

    lines: tuple[ClueLine, ...]
    instead: tuple[str, ...] = ()


def clue_card(knowledge: Knowledge, found: Sequence[Clue], more_days: int | None) -> ClueCard:
    """The card of the clues. ``more_days``: how many entries are missing before anything can be said; 0 when none is.

    None of the days tells clues apart from each other, so the order is that of the core.
    """
    if found:
        half = max(LEAST_POINTS, *(abs(value) for clue in found for value in (clue.low, clue.high)))
        return ClueCard(tuple(_line(knowledge, clue, half) for clue in found))
    if more_days:
        days = plural(more_days, "more day")
        return ClueCard((), (f"{days} of entries are needed before we can look." if more_days > 1 else _ONE_MORE,))
    return ClueCard((), ("Nothing stands out. That is common.",))


_ONE_MORE = "One more day of entries is needed before we can look."


def _line(knowledge: Knowledge, clue: Clue, half: float) -> ClueLine:
    known = knowledge.day_marks.get(clue.mark)
    name = known.name if known and not clue.own_words else clue.mark
    zero, end = sorted((MIDDLE, _x(clue.difference, half)))
    return ClueLine(
        name=name,
        days=plural(clue.with_days, "day"),
        points=_signed(clue.difference),
        side="more" if clue.difference > 0 else "less",
        sentences=_sentences(name, clue),
        start=round(zero, 1),
        width=round(end - zero, 1),
        low=round(_x(clue.low, half), 1),
        high=round(_x(clue.high, half), 1),
    )


def _x(points: float, half: float) -> float:
    return MIDDLE + points / half * (MIDDLE - 4)


def _signed(points: float) -> str:
    return f"{'+' if points > 0 else '−' if points < 0 else ''}{abs(round(points, 1)):g}"


def _sentences(name: str, clue: Clue) -> tuple[str, ...]:
    came = "came before" if clue.lag else "was marked on"
    direction = "higher" if clue.difference > 0 else "lower"
    worse = f"“{name}” {came} {clue.worse_days_with} of your {clue.worse_days} worse days. {PROOF}"
    after = "the day after" if clue.lag == 1 else "on these days"
    mean = f"Pain was about {abs(round(clue.difference, 1)):g} {direction} {after}."
    likely = f"The true difference is likely between {_signed(clue.low)} and {_signed(clue.high)}."
    return (worse, f"{mean} {likely}") if clue.difference > 0 else (f"{mean} {PROOF}", likely)
