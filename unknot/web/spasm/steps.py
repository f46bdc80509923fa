"""The words of each step after the five signs. Doses are the clinical reference's (parts 3.2, 4, 5.1 and 7.5)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Position:
    """A position of ease: where it is, how to get there, and what to do in it."""

    id: str
    title: str
    steps: tuple[str, ...]
    movement_title: str
    movement: tuple[str, ...]
    getting_up: tuple[str, ...]
    short: str


#: asked before legs-up: any yes or not sure means another position
BEFORE_LEGS_UP = (
    ("pregnant", "I am pregnant, or might be"),
    ("breathless", "I get breathless lying flat"),
    ("stuck", "I might not get up again from the floor"),
)
#: asked before heat: any yes or not sure means no heat
BEFORE_HEAT = (
    ("pregnant", "I am pregnant, or might be"),
    ("feeling", "My skin does not feel heat well, for example from diabetes"),
    ("patch", "I wear a medicine patch"),
    ("sedated", "I have had alcohol, or something that makes me sleepy"),
    ("bleeding", "I take a blood thinner and had a knock lately"),
)

_TILT = (
    "Breathe in. As you breathe out, flatten your low back a little.",
    "Let go slowly. That is one.",
    "Do it 10 times, as small as you like.",
    "Stop if it makes the pain worse or sends it down your leg.",
)
_FROM_FLOOR = (
    "Roll onto your side with both knees bent.",
    "Push up with your hands until you sit or kneel.",
    "Hold on to the chair. Put one foot flat on the floor.",
    "Push with your legs and hands, and stand up slowly.",
    "Stand still for a moment before you walk.",
)

POSITIONS = {
    "legs-up": Position(
        "legs-up",
        "Lie down, legs up on a chair",
        (
            "Lie on your back on the floor, near a firm chair.",
            "Rest both calves on the seat, hips and knees bent.",
            "Put something flat under your head. Let your arms lie by your sides.",
            "Stay 5 to 15 minutes.",
        ),
        "Tilt your pelvis, just a little",
        ("Take your feet off the chair. Put them flat on the floor with your knees bent.", *_TILT),
        _FROM_FLOOR,
        "On the floor, legs on a chair",
    ),
    "side": Position(
        "side",
        "Lie on your side, pillow between the knees",
        (
            "A bed is fine. Lie on the side that feels easier.",
            "Bend your knees. Put a pillow between them.",
            "Keep your head level on a pillow.",
            "Stay 5 to 15 minutes.",
        ),
        "Tilt your pelvis, just a little",
        ("Stay on your side with your knees bent.", *_TILT),
        (
            "Stay on your side and slide both legs over the edge of the bed.",
            "Push up with your arms as your legs go down.",
            "Sit for a moment. Breathe.",
            "Lean forward a little, push with your hands and stand up slowly.",
        ),
        "On my side, on a bed or the floor",
    ),
    "bed": Position(
        "bed",
        "Kneel and rest over a bed",
        (
            "Put a cushion under your knees and kneel beside the bed.",
            "Lean forward. Let your chest, arms and head rest on the bed.",
            "Let your belly and shoulders go soft.",
            "Stay as long as it feels good, up to 15 minutes.",
        ),
        "Round and let go, just a little",
        (
            "Stay as you are, hands on the bed.",
            "As you breathe out, round your low back a little.",
            "As you breathe in, let it sink back.",
            "Do it 5 times, slowly and small.",
            "Stop if it makes the pain worse or sends it down your leg.",
        ),
        (
            "Keep both hands on the bed.",
            "Put one foot flat on the floor.",
            "Push with your hands and that leg, and stand up slowly.",
            "Stand still for a moment before you walk.",
        ),
        "Kneeling, resting over a bed",
    ),
    "worktop": Position(
        "worktop",
        "Lean on a worktop",
        (
            "Stand at a worktop or a firm table.",
            "Lean forward from your hips and rest on your forearms.",
            "Keep your knees soft. Let your head hang or rest.",
            "Stay as long as it feels good, up to 15 minutes.",
        ),
        "Round and let go, just a little",
        (
            "Keep your hands on the worktop.",
            "As you breathe out, round your low back a little.",
            "As you breathe in, let it sink back.",
            "Do it 5 times, slowly and small.",
            "Stop if it makes the pain worse or sends it down your leg.",
        ),
        (
            "Put your hands flat on the worktop.",
            "Push up slowly with your arms until you stand.",
            "Take a few small steps on the spot before you walk.",
        ),
        "Standing, leaning on a worktop",
    ),
}
#: offered to somebody who cannot lie down, or should not lie with the legs up
OTHER_POSITIONS = ("side", "bed", "worktop")

HEAT_STEPS = (
    "Wrap a heat pad or hot-water bottle in a cloth.",
    "Hot-water bottle: two-thirds full, hot and not boiling, not cracked, under 2 years old.",
    "Put it over the tight part for 15 to 20 minutes.",
    "Look at your skin halfway through.",
)
HEAT_DO_NOT = (
    "Do not lie on it, and do not fall asleep with it.",
    "Do not use it on broken, swollen or freshly bruised skin.",
    "Do not use it with a rub or cream.",
    "Do not go on if the skin is mottled, blistered or numb.",
)

NEXT_DAY = (
    "Lie down for 2 hours at most in one go. Get up every 30 to 60 minutes while you are awake.",
    "Walk for 3 to 10 minutes every hour or two, as you can. Slow is fine.",
    "Use your position of ease 2 to 4 times, 5 to 15 minutes each.",
    "Breathe slowly for 5 minutes, 2 or 3 times.",
    "In bed: a pillow under your knees on your back, or between them on your side.",
    "Do not drive unless you could stop hard without pain holding you back.",
)
#: the lines of the next day that have a length: id, name, minutes, and what is said when they are over
NEXT_DAY_TIMERS = (
    ("up", "Until you get up again", 45, "Time to get up for a moment."),
    ("walk", "A slow walk", 5, "Enough. Sit or lie down the way that eases it."),
    ("position", "Position of ease", 10, "Change position now."),
    ("breathing", "Slow breathing", 5, "That is enough for now."),
)
NEXT_DAY_HEAT_TIMER = ("warmth", "Warmth", 15, "Take it off now, and look at the skin.")
NEXT_DAY_HEAT = "Warmth for 15 to 20 minutes, 3 or 4 times a day at most. Never while you sleep."
HURT = (
    "A spasm hurts a lot. Most ease within days. Hurting is not the same as harm, and small movement helps most people."
)
