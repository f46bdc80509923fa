"""The five signs of the spasm screen (clinical reference 1.2), and where each of them leads.

Any yes or not sure leaves the flow. By rule C2 "not sure" counts as yes for RF01 to RF05 and RF07; for a fever or
an injury the reference gives "today" unless one of the named things is there too, and then an emergency.
"""

from __future__ import annotations

from dataclasses import dataclass

from unknot.knowledge.levels import CareLevel


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign: what stands on the screen, what it leads to, and when it is an emergency all the same."""

    id: str
    words: str
    told: str
    level: CareLevel
    action: str
    flags: tuple[str, ...]
    say: str
    emergency_if: tuple[str, ...] = ()


_NUMB_OR_WEAK = "numbness or weakness in a leg or arm, or any bladder or bowel change"

SIGNS = (
    Sign(
        "numb",
        "Numb or tingling between the legs",
        "numbness or tingling between your legs",
        CareLevel.EMERGENCY,
        "emergency_department",
        ("RF01",),
        "My back is in spasm and I am newly numb between my legs.",
    ),
    Sign(
        "bladder",
        "A new bladder or bowel change",
        "a new change in your bladder or bowel",
        CareLevel.EMERGENCY,
        "emergency_department",
        ("RF02", "RF03"),
        "My back is in spasm and my bladder or bowel has newly changed.",
    ),
    Sign(
        "legs",
        "Weak or numb legs",
        "weak or numb legs",
        CareLevel.EMERGENCY,
        "emergency_department",
        ("RF05", "RF07"),
        "My back is in spasm and my legs are newly weak or numb.",
    ),
    Sign(
        "fever-or-fall",
        "Fever, or it began with a fall, crash or blow",
        "a fever, or pain that began with a fall, crash or blow",
        CareLevel.SAME_DAY,
        "clinician_today",
        ("RF21", "RF11", "RF12", "RF58"),
        "My back is in spasm, and I have a fever or it began with a fall, crash or blow.",
        (
            "the fall or blow was hard and the pain is severe",
            "your neck hurts, or you cannot stand",
            "your spine is stiff or fused, as with ankylosing spondylitis, and there was any fall, bump or jolt",
            _NUMB_OR_WEAK,
            "you are confused, very drowsy, breathless, faint, mottled or blue",
            "your neck is stiff, or light hurts and your head aches",
            "a rash stays when you press a glass on it, or you pass hardly any pee",
            "you had cancer treatment in the last 3 months, or a transplant, or have no spleen or sickle cell disease",
        ),
    ),
    Sign(
        "chest",
        "Chest or tummy pain, breathless, faint, or sudden worst-ever pain",
        "chest or tummy pain, breathlessness, faintness, or sudden worst-ever pain",
        CareLevel.EMERGENCY,
        "ambulance",
        ("RF28", "RF29", "RF30", "RF31", "RF36", "RF54"),
        "I have back pain with chest or tummy pain, breathlessness or faintness, or it is sudden and the worst ever.",
    ),
)


def sign_of(id_: str) -> Sign | None:
    """The sign with this id."""
    return next((sign for sign in SIGNS if sign.id == id_), None)
