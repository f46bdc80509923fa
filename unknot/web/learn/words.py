"""The words of verdicts and stances: said in full, never by colour alone."""

from __future__ import annotations

from unknot.core.plan_remedies import OFFERED

VERDICTS = {
    "supported": ("True", "pine"),
    "partly": ("Partly true", "honey"),
    "unsupported": ("Not shown to be true", "honey"),
    "misleading": ("Misleading", "honey"),
    "unsafe": ("Unsafe: do not do this", "alarm"),
}
VERDICT_LEADS = {
    "supported": "This is right.",
    "partly": "There is something in it, but not all of it.",
    "unsupported": "Nobody has shown this.",
    "misleading": "This leads people the wrong way.",
    "unsafe": "Do not do this. It can hurt you, or keep you from help that you need.",
}
STANCES = {
    "offer": ("Worth trying", "pine"),
    "offer_with_note": ("Worth trying, with care", "pine"),
    "information_only": ("Good to know, not suggested", ""),
    "do_not_offer": ("Not suggested", "honey"),
}
#: kinds that only speak behind their questions: never called worth trying beforehand
GATED_KINDS = ("medicine", "supplement")
ASK_FIRST = ("Ask first", "honey")
NOT_FOR_YOU = ("Not for you", "honey")


def stance_words(kind: str, stance: str) -> tuple[str, str]:
    """The words and tone of a stance; a medicine that suits some people is one to ask about first."""
    return ASK_FIRST if kind in GATED_KINDS and stance in OFFERED else STANCES[stance]


REMEDY_KINDS = {
    "heat_cold": "Heat and cold",
    "position": "Positions that ease",
    "movement_habit": "Moving through the day",
    "hands_on": "Hands on",
    "device": "Devices",
    "sleep": "Sleep",
    "ergonomics": "Desk and lifting",
    "stress": "Stress and calm",
    "food_drink": "Food and drink",
    "medicine": "Medicines and rubs",
    "supplement": "Supplements",
    "professional": "Care by others",
    "other": "Other things people try",
}
MOVEMENT_KINDS = {
    "relief_position": "Positions that ease",
    "breathing": "Breathing",
    "mobility": "Loosening",
    "stretch": "Stretches",
    "strength": "Strength",
    "aerobic": "Walking and the like",
    "skill": "Everyday skills",
}
STARTS = {
    "standing": "standing",
    "sitting": "sitting",
    "supine": "on your back",
    "prone": "on your front",
    "side_lying": "on your side",
    "all_fours": "on hands and knees",
    "half_kneeling": "on one knee",
    "walking": "walking",
}
CONTRIBUTOR_KINDS = {
    "everyday": "Everyday contributors",
    "needs_checking": "For a doctor or nurse to look at",
    "serious": "Rare, and only a clinician can find them",
}
PHASES = {
    "calm": "Calm",
    "move": "Move",
    "build": "Build",
    "return": "Return",
    "keep_well": "Keep well",
    "persistent": "When it lasts",
}
PLACES = {"desk": "At your desk", "car": "In the car", "breaks": "Breaks"}
