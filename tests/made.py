"""Small made-up knowledge for tests of the decisions: only what a test names differs from the usual."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any as Anything

from unknot.knowledge.conditions import Always, Condition
from unknot.knowledge.kinds import (
    Contributor,
    Exclusion,
    ExclusionRow,
    Knowledge,
    LevelRow,
    Movement,
    MovementDose,
    Phase,
    Question,
    RedFlag,
    Remedy,
    Review,
    Rule,
    Sign,
)
from unknot.knowledge.levels import CareLevel

REVIEW = Review(date(2026, 11, 23), "unreviewed", date(2027, 11, 23))
FOLDERS: Mapping[type, str] = {
    Question: "questions",
    RedFlag: "red_flags",
    Rule: "rules",
    Contributor: "contributors",
    Remedy: "remedies",
    Movement: "movements",
    Phase: "phases",
    Exclusion: "exclusions",
}
Thing = Question | RedFlag | Rule | Contributor | Remedy | Movement | Phase | Exclusion


def a_question(id_: str, type_: str = "yes_no", stage: str = "safety", **more: Anything) -> Question:
    usual = {"group": "nerves", "order": 1, "ask": "?", "review": REVIEW}
    return Question(id_, type_, stage=stage, **{**usual, **more})


def signs(*names: str) -> tuple[Question, ...]:
    """Danger signs of one safety page, asked in this order."""
    return tuple(a_question(name, order=n, heading="Signs") for n, name in enumerate(names))


def a_flag(
    id_: str,
    when: Condition,
    *levels: CareLevel | LevelRow,
    flag_class: str = "A",
    not_sure: str = "yes",
    **more: Anything,
) -> RedFlag:
    rows = tuple(LevelRow(row) if isinstance(row, CareLevel) else row for row in levels)
    return RedFlag(id_, id_, flag_class, when, rows, not_sure, "", "", (), REVIEW, **more)


def a_rule(id_: str, effect: str, *levels: LevelRow, **more: Anything) -> Rule:
    return Rule(id_, id_, effect, id_, REVIEW, levels, **more)


def a_contributor(id_: str, *signs_for: Sign, kind: str = "everyday", **more: Anything) -> Contributor:
    return Contributor(id_, id_, kind, "", REVIEW, signs_for, **more)


def a_remedy(id_: str, kind: str = "self_help", certainty: str = "low", **more: Anything) -> Remedy:
    usual = {"stance": "offer", "direction": "helps", "summary": "", "effect": "", "evidence": (), "review": REVIEW}
    return Remedy(id_, id_, kind, "", certainty=certainty, **{**usual, **more})


def a_movement(id_: str, kind: str = "mobility", minutes: float = 2, **more: Anything) -> Movement:
    """A movement of the phase "calm"."""
    doses = {"calm": MovementDose(minutes)}
    usual = {"start": "standing", "summary": "", "steps": (), "doses": doses, "evidence": (), "review": REVIEW}
    return Movement(id_, id_, "", kind=kind, **{**usual, **more})


def a_phase(id_: str = "calm", enter: Condition | None = None, **more: Anything) -> Phase:
    """A phase with one session a day of ten minutes."""
    usual = {"order": 1, "aim": "", "leave": "", "session_minutes": 10, "sessions_a_day": 1}
    return Phase(id_, id_, "", enter=enter or Always(), review=REVIEW, **{**usual, **more})


def an_exclusion(id_: str, when: Condition, **more: Anything) -> Exclusion:
    """One row that switches off or changes what it names."""
    return Exclusion(id_, id_, "", (ExclusionRow(when, "", **more),), REVIEW)


def a_knowledge(*things: Thing) -> Knowledge:
    """Knowledge of these things and of nothing else."""
    folders: dict[str, dict[str, Thing]] = {folder: {} for folder in FOLDERS.values()}
    for thing in things:
        folders[FOLDERS[type(thing)]][thing.id] = thing
    empty: dict[str, Anything] = {
        folder: {}
        for folder in ("terms", "countries", "evidence", "cases", "measures", "experiments", "topics", "claims")
    }
    return Knowledge(version="", **folders, **empty)
