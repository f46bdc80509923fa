"""Reads the red flags: which are met, at what level, and what "not sure" does (rule C2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from unknot.core.conditions.evaluate import (
    FALSE,
    TRUE,
    UNDECIDED,
    FlagState,
    Situation,
    Truth,
    evaluate,
    every,
    open_facts,
)
from unknot.core.conditions.explain import explain
from unknot.core.values import RaisedFlag, Reason
from unknot.knowledge.conditions import All, Condition
from unknot.knowledge.kinds import Knowledge, LevelRow, RedFlag
from unknot.knowledge.levels import CareLevel

USUAL_ACTION = {
    CareLevel.EMERGENCY: "emergency_department",
    CareLevel.SAME_DAY: "clinician_today",
    CareLevel.SOON: "appointment_days",
    CareLevel.ROUTINE: "appointment_weeks",
    CareLevel.SELF_CARE: "",
}


@dataclass(frozen=True, slots=True)
class FlagReading:
    """One flag in one situation.

    ``met``: undecided while an unanswered fact could still meet it. ``row``: the row that gave ``level``.
    ``by_not_sure``: the level rests on "not sure" or a skip. ``open``: the unanswered facts that could raise it.
    """

    flag: RedFlag
    met: Truth
    level: CareLevel
    row: LevelRow | None
    by_not_sure: bool
    half: bool
    open: tuple[str, ...]

    @property
    def counts(self) -> bool:
        """Whether the flag is raised, or left half open by "not sure"."""
        return self.met is TRUE or self.half

    def state(self) -> FlagState:
        """What later conditions may know of this flag."""
        return FlagState(self.met, self.level, self.flag.flag_class, self.flag.families, self.half)


@dataclass(frozen=True, slots=True)
class _Hit:
    row: LevelRow
    level: CareLevel
    by_not_sure: bool


def read_flags(knowledge: Knowledge, now: Situation) -> dict[str, FlagReading]:
    """Every red flag, in the order of the knowledge, in which each only names earlier ones."""
    readings: dict[str, FlagReading] = {}
    states: dict[str, FlagState] = {}
    for flag in knowledge.red_flags.values():
        reading = read_flag(flag, Situation(now.facts, states))
        readings[flag.id] = reading
        states[flag.id] = reading.state()
    return readings


def read_flag(flag: RedFlag, now: Situation) -> FlagReading:
    """One red flag in one situation, by its class and rule C2."""
    sign = evaluate(flag.when, now)
    if sign is FALSE:
        return FlagReading(flag, FALSE, CareLevel.SELF_CARE, None, by_not_sure=False, half=False, open=())
    settled = not open_facts(flag.when, now)
    hits = [hit for row in flag.levels if (hit := _hit(flag, row, sign, now, settled=settled)) is not None]
    best = max(hits, key=lambda hit: (hit.level, not hit.by_not_sure), default=None)
    level = best.level if best else CareLevel.SELF_CARE
    return FlagReading(
        flag=flag,
        met=_met(sign, best, flag, settled=settled),
        level=level,
        row=best.row if best else None,
        by_not_sure=best.by_not_sure if best else False,
        half=best is None and sign is UNDECIDED and settled and flag.not_sure == "half",
        open=_open(flag, level, now, hit=best is not None),
    )


def _met(sign: Truth, best: _Hit | None, flag: RedFlag, *, settled: bool) -> Truth:
    if best is not None or sign is TRUE:
        return TRUE
    if settled:
        return FALSE if flag.not_sure == "half" else TRUE
    return UNDECIDED


def _hit(flag: RedFlag, row: LevelRow, sign: Truth, now: Situation, *, settled: bool) -> _Hit | None:
    """What this row gives, or None. Undecided with nothing left to ask is "not sure"."""
    if row.unless is not None and evaluate(row.unless, now) is TRUE:
        return None
    truth = every((sign, evaluate(row.when, now)))
    if truth is TRUE:
        return _Hit(row, row.level, by_not_sure=False)
    if truth is FALSE or not settled or open_facts(row.when, now) or flag.not_sure == "half":
        return None
    return _Hit(row, _not_sure_level(flag, row), by_not_sure=True)


def _not_sure_level(flag: RedFlag, row: LevelRow) -> CareLevel:
    if flag.not_sure == "yes":
        return row.level
    return min(row.level, CareLevel.from_id(flag.not_sure))


def _open(flag: RedFlag, level: CareLevel, now: Situation, *, hit: bool) -> tuple[str, ...]:
    """The unanswered facts that could still raise this flag above the level it has, in order to ask."""
    found: dict[str, None] = {}
    for row in flag.levels:
        if hit and row.level <= level:
            continue
        if row.unless is not None and evaluate(row.unless, now) is TRUE:
            continue
        found.update(dict.fromkeys(_open_of_row(flag.when, row.when, now)))
    return tuple(found)


def open_towards(flag: RedFlag, level: CareLevel, now: Situation) -> tuple[str, ...]:
    """The unanswered facts that could still bring this flag to ``level`` or above."""
    rows = [
        row
        for row in flag.levels
        if row.level >= level and not (row.unless is not None and evaluate(row.unless, now) is TRUE)
    ]
    return tuple(dict.fromkeys(fact for row in rows for fact in _open_of_row(flag.when, row.when, now)))


def _open_of_row(sign: Condition, when: Condition, now: Situation) -> tuple[str, ...]:
    return open_facts(All((sign, when)), now)


def reassurances(reading: FlagReading, now: Situation) -> tuple[str, ...]:
    """The unanswered facts that could still lower this flag: asked so that it is not raised needlessly."""
    if reading.row is None or reading.row.unless is None:
        return ()
    return open_facts(reading.row.unless, now)


def reasons_of(reading: FlagReading, now: Situation) -> tuple[Reason, ...]:
    """The answers that raised the flag, with those of flags it rests on put in their place."""
    row_reasons = explain(reading.row.when, now) if reading.row else ()
    return tuple(dict.fromkeys((*explain(reading.flag.when, now), *row_reasons)))


def raised(reading: FlagReading, now: Situation, level: CareLevel) -> RaisedFlag:
    """The flag as a result, at the level it has after rule C9."""
    row = reading.row
    action = row.action if row is not None and row.action and level is row.level else USUAL_ACTION[level]
    return RaisedFlag(
        id=reading.flag.id,
        level=level,
        own_level=reading.level,
        action=action,
        reasons=reasons_of(reading, now),
        not_sure=reading.by_not_sure,
        half=reading.half,
    )


def states(readings: Mapping[str, FlagReading], levels: Mapping[str, CareLevel]) -> dict[str, FlagState]:
    """The flags as rules see them, at the levels they have after rule C9."""
    return {
        flag: FlagState(r.met, levels[flag], r.flag.flag_class, r.flag.families, r.half) for flag, r in readings.items()
    }
