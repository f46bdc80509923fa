"""A knowledge of three questions, one flag and one remedy: enough to store and replay a result."""

from __future__ import annotations

from datetime import date

from unknot.knowledge.conditions import Always, IsYes
from unknot.knowledge.kinds import (
    Contributor,
    Knowledge,
    LevelRow,
    Phase,
    Question,
    RedFlag,
    Remedy,
    RemedyDose,
    Review,
    Sign,
)
from unknot.knowledge.levels import CareLevel

REVIEW = Review(date(2026, 11, 24), "unreviewed", date(2027, 11, 24))


def small_knowledge(version: str = "first", *, heat_minutes: float = 15) -> Knowledge:
    """The small knowledge; another length of heat makes another content."""
    questions = [
        Question("age", "number", "about_you", "about_you", 1, "How old are you?", REVIEW, at_least=0, at_most=120),
        Question("fever", "yes_no", "whole_body", "safety", 2, "Do you have a fever?", REVIEW, heading="Signs"),
        Question("muscle_spasm", "yes_no", "pain", "pain", 3, "Does it grab?", REVIEW),
        Question("minutes_per_day", "number", "fit", "fit", 4, "How many minutes?", REVIEW, at_least=0, at_most=240),
    ]
    flag = RedFlag(
        "RF21",
        "Fever",
        "A",
        IsYes("fever"),
        (LevelRow(CareLevel.EMERGENCY, action="emergency_department"),),
        "same_day",
        "I have back pain and a fever.",
        "It may be an infection.",
        (),
        REVIEW,
    )
    spasm = Contributor(
        "muscle_guarding",
        "Muscles guarding",
        "everyday",
        "K04",
        REVIEW,
        signs_for=(Sign(IsYes("muscle_spasm"), "strong", "K04"),),
    )
    heat = Remedy(
        "heat_pad",
        "Warmth",
        "heat_cold",
        "R01",
        "offer",
        "low",
        "helps",
        "Warmth may ease it.",
        "Many people find it eases a little.",
        (),
        REVIEW,
        phases=("calm",),
        fits=("muscle_guarding",),
        dose=RemedyDose(minutes=heat_minutes, times_a_day=3),
        timed=True,
    )
    phases = [
        Phase("blocked", "Get help first", "P0", 0, IsYes("fever"), "", "", REVIEW),
        Phase("calm", "Calm it", "P1", 1, IsYes("muscle_spasm"), "", "", REVIEW),
        Phase("keep_well", "Keep well", "P5", 5, Always(), "", "", REVIEW),
    ]
    return Knowledge(
        version=version,
        questions={q.id: q for q in questions},
        terms={},
        red_flags={flag.id: flag},
        rules={},
        contributors={spasm.id: spasm},
        remedies={heat.id: heat},
        movements={},
        phases={phase.id: phase for phase in phases},
        exclusions={},
        countries={},
        evidence={},
        cases={},
        measures={},
        experiments={},
        topics={},
        claims={},
        file_hashes={"questions/fever.md": "same", "remedies/heat_pad.md": f"{heat_minutes}"},
    )
