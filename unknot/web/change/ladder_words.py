"""The rungs of the ladder in words (5.5), and why a rung is not for somebody, or not for today."""

from __future__ import annotations

from collections.abc import Mapping

ROAD_WORDS: Mapping[str, str] = {
    "work": "Back to my work",
    "lifting": "Back to lifting at home",
    "sport": "Back to my sport",
}
RUNGS: Mapping[str, tuple[str, str]] = {
    "rise_and_walk": ("Rise and walk", "Rise from a chair 12 times. Walk for 20 minutes."),
    "hinge": ("Bend from the hips", "Bend from the hips 10 times, with nothing in your hands."),
    "waist_to_waist": (
        "Light, at waist height",
        "Lift 2 to 5 kg (4 to 11 lb) from waist height to waist height, 10 times.",
    ),
    "knee_to_waist": ("From the knees", "Lift from knee height to waist height. Use at most half of your usual load."),
    "floor": ("From the floor", "Lift from the floor, close to your body. Use at most half of your usual load."),
    "three_quarters": ("Three quarters", "Lift three quarters of your usual load, and do it more often."),
    "twist_and_reach": ("Turn and reach", "Turn and reach with a light load. Turn with your feet too."),
    "full": ("Your usual load", "Lift your usual load. The lifting page shows whether it is a fair load for anybody."),
    "drills_50": (
        "Half of your sport",
        "Gym work that is even on both sides, then run 1 minute and walk 1 minute, 10 times.",
    ),
    "drills_75": (
        "Three quarters of your sport",
        "Do about three quarters of your usual training. Leave contact for later.",
    ),
    "drills_100": ("All of your sport", "Do your usual training. Fast turns and contact come last."),
}
NOT_TODAY: Mapping[str, str] = {
    "climbed": "You have climbed every step.",
    "done_today": "You have done it today. Tomorrow morning we ask how your back took it.",
    "rest_day": "Today is a day between. Lifting steps never follow each other day by day.",
    "tell_first": "We do not know yet how your back took the last one. Answer the questions on Today first.",
}
BARRED: Mapping[str, str] = {
    "see_first": "Your check says to see a clinician soon. The ladder waits until then.",
    "fragile": "Your answers tell of a fall or strain, and of bones that may be fragile. Have that looked at first.",
    "weakness": "You told us of a nerve sign with weakness, or we do not know. Have that looked at before you lift.",
    "excluded": "This step is not for you, going by your answers. Ask a physiotherapist how to go on.",
}
SPORT_READY = (
    "Raise your hips on one leg 10 times, on each side.",
    "Hold the side plank for 30 seconds on each side.",
    "Pain is 2 or less during sport, and your back is fine the next day.",
    "You trust your back: 8 or more out of 10.",
)
