"""A little knowledge of our own, so that these tests do not rest on what ships."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from click.testing import CliRunner

from unknot.knowledge.conditions import IsYes
from unknot.knowledge.kinds import (
    Contributor,
    Country,
    Exclusion,
    ExclusionRow,
    Knowledge,
    LevelRow,
    Line,
    Movement,
    MovementDose,
    Note,
    Option,
    Question,
    RedFlag,
    Remedy,
    RemedyDose,
    Review,
)
from unknot.knowledge.levels import CareLevel

REVIEW = Review(on=date(2026, 1, 1), by="unreviewed", again_by=date(2027, 1, 1))


def question(name: str, kind: str, **more: Any) -> Question:
    given = {"stage": "pain", "group": "pain", "order": 1, "ask": f"{name}?", **more}
    return Question(id=name, type=kind, review=REVIEW, **given)


def options(*values: str) -> tuple[Option, ...]:
    return tuple(Option(value, value.replace("_", " ").capitalize()) for value in values)


def remedy(name: str, **more: Any) -> Remedy:
    shown = {"name": name.replace("_", " ").capitalize(), "kind": "heat_cold", "summary": "", "effect": ""}
    usual = {"reference": "R03", "stance": "offer", "certainty": "low", "direction": "helps", "evidence": ("a",)}
    return Remedy(**{"id": name, "review": REVIEW, **shown, **usual, **more})


def movement(name: str, **more: Any) -> Movement:
    shown = {"name": name.replace("_", " ").capitalize(), "summary": "", "steps": ()}
    usual = {"reference": "M06", "start": "supine", "kind": "mobility", "evidence": ("a",)}
    doses = {"calm": MovementDose(minutes=2, repetitions=10)}
    return Movement(**{"id": name, "doses": doses, "review": REVIEW, **shown, **usual, **more})


def small_knowledge(**more: Any) -> Knowledge:
    lines = {
        "emergency": Line("emergency services", "112"),
        "urgent_care": Line("urgent care"),
        "poison": Line("your poison centre"),
        "crisis": Line("a crisis line"),
    }
    places = {"emergency_department": "an emergency department", "family_doctor": "your doctor"}
    country = Country(id="other", name="Another country", review=REVIEW, **lines, **places)
    questions = [
        question("age", "number", unit="years", at_least=0, at_most=120, stage="about_you"),
        question("sex", "choice", options=options("female", "male", "other"), stage="about_you"),
        question(
            "saddle_numbness", "yes_no", stage="safety", row="Numb between the legs", told="numbness between your legs"
        ),
        question("fever", "yes_no", stage="safety", row="A fever"),
        question("intensity_0_10", "number", unit="score", at_least=0, at_most=10),
        question("onset", "choice", options=options("sudden", "gradual")),
        question("worse_with", "set", options=options("sitting", "bending_forward", "none")),
    ]
    flag = RedFlag(
        id="RF01", name="Saddle numbness", flag_class="A", when=IsYes("saddle_numbness"),
        levels=(LevelRow(CareLevel.EMERGENCY, action="emergency_department"),), not_sure="yes",
        tell_staff="I am numb between my legs.", why="Hours matter.", evidence=("a",), review=REVIEW,
        watch_for="Numbness between the legs", body="Go now. Do not wait.",
    )  # fmt: skip
    pregnancy = ExclusionRow(IsYes("fever"), "You are pregnant.", changes={"PG": "Do it on your side."})
    parts: dict[str, Any] = {
        "questions": {q.id: q for q in questions},
        "red_flags": {"RF01": flag},
        "contributors": {
            "muscle_spasm": Contributor("muscle_spasm", "Muscles in spasm", "everyday", "K04", REVIEW),
            "cauda_equina": Contributor("cauda_equina", "Pressure on nerves", "serious", "RF01", REVIEW),
        },
        "remedies": {
            r.id: r
            for r in (
                remedy("heat_pad", summary="Put something warm on it.", dose=RemedyDose(minutes=15, times_a_day=3)),
                remedy("walking", kind="movement_habit", summary="A short walk."),
                remedy("ice_pack", change_if=(Note(IsYes("fever"), "Keep a cloth between."),)),
            )
        },
        "movements": {
            m.id: m
            for m in (
                movement("pelvic_tilt", steps=("Lie on your back.", "Rock your hips."), cautions=("PG",)),
                movement("cobra", tags=("extension", "prone"), steps=("Lie on your front.", "Lift your chest.")),
            )
        },
        "exclusions": {"X01": Exclusion("X01", "Pregnancy", "X01", (pregnancy,), REVIEW)},
        "countries": {"other": country},
    }
    empty = ("terms", "rules", "phases", "evidence", "cases", "measures", "experiments", "topics", "claims")
    return Knowledge(version="f" * 64, **{**{name: {} for name in empty}, **parts, **more})


@pytest.fixture
def small() -> Knowledge:
    return small_knowledge()


@pytest.fixture
def shipped(monkeypatch: pytest.MonkeyPatch, small: Knowledge) -> Knowledge:
    """The commands find the little knowledge where they look for what ships."""
    monkeypatch.setattr("unknot.knowledge.reader.shipped_knowledge", lambda: small)
    return small


@pytest.fixture
def runner() -> CliRunner:
    return CliRunner(env={"NO_COLOR": "1"})
