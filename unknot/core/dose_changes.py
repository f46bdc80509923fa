"""A dose made smaller or one step larger: one variable at a time, by a fifth at most (parts 5.2 and 5.3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import floor

from unknot.knowledge.kinds import Movement, MovementDose

#: 5.3: one step up is a fifth at most
STEP = 1.2
#: part 4: stretches are held 10 to 30 seconds, and sets go up to 3 of 8 to 12 repetitions
LONGEST_STRETCH = 30.0
MOST_REPETITIONS = 12
MOST_SETS = 3
#: the kinds that may get a further set
WITH_SETS = ("strength", "skill")


def work(dose: MovementDose) -> float:
    """How much a dose asks for: seconds held, repetitions, or minutes where it has neither; for one side."""
    if dose.repetitions is None:
        return dose.minutes
    return dose.repetitions * dose.sets * (dose.hold_seconds or 1.0)


def lowered(dose: MovementDose, factor: float) -> MovementDose:
    """The dose with one variable cut so that its work comes closest to this part of it, and never above.

    What cannot be cut so far stays at one repetition: there is nothing below it but leaving it out.
    """
    if dose.repetitions is None:
        return replace(dose, minutes=round(dose.minutes * factor, 2))
    enough = [one for one in _cuts(dose, factor) if work(one) <= work(dose) * factor + 1e-9]
    if enough:
        return _timed(dose, max(enough, key=work))
    least = replace(dose, repetitions=1, sets=1, hold_seconds=_shorter(dose.hold_seconds, factor))
    return _timed(dose, min(least, dose, key=work))


def _cuts(dose: MovementDose, factor: float) -> Iterator[MovementDose]:
    """The dose with each of its variables cut in turn, repetitions first."""
    assert dose.repetitions is not None  # noqa: S101 - the caller looked
    yield replace(dose, repetitions=max(1, floor(dose.repetitions * factor)))
    if dose.hold_seconds:
        yield replace(dose, hold_seconds=_shorter(dose.hold_seconds, factor))
    yield replace(dose, sets=max(1, floor(dose.sets * factor)))


def _shorter(seconds: float | None, factor: float) -> float | None:
    return None if seconds is None else max(1.0, _in_halves(seconds * factor))


def raised(movement: Movement, dose: MovementDose) -> tuple[MovementDose, str] | None:
    """The dose one step up with the name of what went up; None at the top.

    Stretches are held longer. The rest is done more often, then held longer, then in one more set with fewer
    repetitions in each. Nothing goes above what the movement's own doses or part 4 of the reference name.
    """
    order = (_held_longer,) if movement.kind == "stretch" else (_more_often, _held_longer, _one_more_set)
    if dose.repetitions is None:
        order = (_more_minutes,)
    for change in order:
        larger = change(movement, dose)
        if larger is not None and work(dose) < work(larger) <= work(dose) * STEP + 1e-9:
            return _timed(dose, larger), _NAMES[change]
    return None


def _more_often(movement: Movement, dose: MovementDose) -> MovementDose:
    most = _most(movement.doses, "repetitions", 0 if dose.hold_seconds else MOST_REPETITIONS)
    return replace(dose, repetitions=int(min(most, floor((dose.repetitions or 0) * STEP + 1e-9))))


def _held_longer(movement: Movement, dose: MovementDose) -> MovementDose | None:
    if not dose.hold_seconds:
        return None
    usual = LONGEST_STRETCH if movement.kind == "stretch" else 0
    longer = _in_halves(dose.hold_seconds * STEP)
    return replace(dose, hold_seconds=min(_most(movement.doses, "hold_seconds", usual), longer))


def _one_more_set(movement: Movement, dose: MovementDose) -> MovementDose | None:
    if movement.kind not in WITH_SETS or dose.sets >= MOST_SETS:
        return None
    fewer = floor((dose.repetitions or 0) * dose.sets * STEP / (dose.sets + 1) + 1e-9)
    return replace(dose, sets=dose.sets + 1, repetitions=fewer)


def _more_minutes(movement: Movement, dose: MovementDose) -> MovementDose:
    longer = floor(dose.minutes * STEP * 100 + 1e-6) / 100
    return replace(dose, minutes=min(_most(movement.doses, "minutes", 0), longer))


_NAMES = {_more_often: "repetitions", _held_longer: "hold_seconds", _one_more_set: "sets", _more_minutes: "minutes"}


def _most(doses: Mapping[str, MovementDose], name: str, usual: float) -> float:
    """The most that any phase of the movement asks for, or what is usual when that is more."""
    return max(usual, *(getattr(dose, name) or 0 for dose in doses.values()))


def _in_halves(seconds: float) -> float:
    """Whole seconds from 5 on, halves below."""
    return float(floor(seconds)) if seconds >= 5 else floor(seconds * 2) / 2


def _timed(before: MovementDose, after: MovementDose) -> MovementDose:
    """The changed dose with minutes to match; what is timed by a figure does not rest on them."""
    return replace(after, minutes=round(before.minutes * work(after) / work(before), 2))
