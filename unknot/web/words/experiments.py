"""The words of fair tests: each verdict, reason, note, refusal and outcome that the core gives by its id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

VERDICTS: Mapping[str, str] = MappingProxyType(
    {
        "on_its_way": "On its way",
        "probably_helps": "Probably helps",
        "probably_does_not": "Probably does not",
        "cannot_tell": "Can’t tell yet",
        "got_worse": "Got worse",
    }
)
#: why a test cannot be told, by the reason or fault of the core
REASONS: Mapping[str, str] = MappingProxyType(
    {
        "days_doubled": "A day is there twice, so the numbers cannot be trusted.",
        "days_do_not_fit": "A day does not fit the order that was drawn. A changed clock can do that.",
        "stopped_early": "The test ended before its last day.",
        "fewer_than_four_pairs": "Too few pairs of days have a number on both sides.",
        "outcome_missing_on_one_arm": "One side has far fewer numbers. The reason for that may be the answer.",
        "filled_in_late": "More than a third of the numbers were written down later. Memory leans to how you feel now.",
        "arm_never_followed": "On one of the two sides no day was marked as done.",
        "seldom_followed": "Fewer than half of the days went as the lot had them.",
        "all_values_equal": "Every number was the same, so nothing can be compared.",
        "only_a_hint": "A short test is only a hint.",
        "too_much_noise": "Your days differ too much for this number of days.",
        "between": "There may be a small difference. It is too small to call in these days.",
    }
)
#: what else to know
NOTES: Mapping[str, str] = MappingProxyType(
    {
        "as_done_differs": "Counted by what you did, and not by the plan, the answer would be another one.",
        "with_trend_differs": "If your back changed steadily over these weeks, the answer would be another one.",
        "order_test_differs": "An order drawn by lot alone gives such a difference more often than we like.",
        "often_not_said": "On most days you did not say what you did.",
        "made_longer": "The test was made longer, so it had to be clearer.",
    }
)
#: what could change the answer
WOULD_CHANGE: Mapping[str, str] = MappingProxyType(
    {
        "mend_the_days": "A new test, with the clock of this device set right.",
        "a_whole_test": "A whole test of four weeks.",
        "more_filled_days": "A test with a number on more of its days.",
        "fill_in_both_arms": "A test with numbers on both kinds of days.",
        "fill_in_on_the_day": "A test in which the numbers are written down on the day.",
        "follow_both_arms": "A test in which both kinds of days go as drawn.",
        "another_outcome": "A test that measures something that moves more.",
        "more_days": "More days.",
        "a_second_test": "A second test. One test can be wrong.",
    }
)
SIZES: Mapping[str, str] = MappingProxyType(
    {
        "felt": "So it is large enough to feel.",
        "less_than_felt": "So it may be too small to feel.",
        "not_known": "How much of a change people feel is not known here. Judge it by how you feel.",
    }
)
LEANS: Mapping[str, str] = MappingProxyType(
    {
        "helps": "It leans towards helping.",
        "does_not": "It leans towards no difference worth having.",
        "worse": "It leans towards making it worse.",
    }
)
#: why no test may be begun, or not this one
NOT_ALLOWED: Mapping[str, str] = MappingProxyType(
    {
        "no_plan": "There is no plan for you now, so nothing is tried out.",
        "be_seen_first": "Your check said to see somebody soon. That comes first.",
        "barred": "Not for you now",
        "check_first": "A test needs a fresh safety check. Go through the warning signs first.",
        "get_help_first": "Your check said to get help. That comes first.",
        "in_a_flare": "Your back has flared up. A test can begin when that is over.",
    }
)
DONE: Mapping[str, str] = MappingProxyType(
    {
        "followed": "As planned",
        "crossed_over": "The other one",
        "missed": "Neither",
        "not_said": "Not said",
    }
)
#: why a test ended before its time, in a sentence
ENDED: Mapping[str, str] = MappingProxyType(
    {
        "stopped": "You stopped it. What you noted is kept.",
        "check": "A check said to get help or to be seen, so the test ended. Your health comes first.",
        "flare": "Your back flared up, so the test ended. The plan for a flare comes first.",
        "barred": "You gave a new answer that speaks against it, so the test ended.",
    }
)
CATEGORIES: Mapping[str, str] = MappingProxyType(
    {
        "bed_and_sleep": "Bed and sleep",
        "sitting": "Sitting and breaks",
        "walking": "Walking",
        "stretching": "Gentle stretching",
        "warmth": "Mild warmth",
        "breathing": "Calm breathing",
        "shoes": "Shoes",
        "quiet_time": "Quiet time",
    }
)
#: why an idea of one's own is not tested here
REFUSED: Mapping[str, str] = MappingProxyType(
    {
        "self_harm": "We will not test anything that may hurt you.",
        "stops_care": "Never stop or change your care as a test.",
        "drugs": "We do not test drugs or smoking.",
        "alcohol": "We do not test alcohol.",
        "medicine": "We do not test medicines, creams or patches.",
        "supplement": "We do not test supplements, herbs or oils.",
        "fasting": "We do not test food, drink or fasting.",
        "manipulation": "We do not test massage, cracking or needles.",
        "device": "We do not test belts, braces or devices.",
        "heavy_lifting": "We do not test lifting or weights.",
        "hard_exercise": "We do not test hard exercise.",
        "heat_or_cold_danger": "Strong heat or cold can harm skin and heart.",
        "skin": "We do not test things that can harm the skin.",
        "sleep_loss": "We do not test less sleep.",
        "breath_holding": "We do not test holding your breath.",
        "driving": "We do not test anything while you drive.",
        "bed_rest": "We do not test staying in bed. Moving a little is better for most backs.",
        "other_people": "We only test what you do yourself.",
        "no_such_category": "Choose what it is about.",
        "too_short": "Say a little more.",
        "too_long": "Say it in one short line.",
        "too_much_time": "That is too long at a time.",
        "not_in_category": "Nothing in your words tells us that it belongs there.",
        "words_not_known": "We do not know every word of it, so we cannot tell that it is safe.",
    }
)
#: what to do instead
INSTEAD: Mapping[str, str] = MappingProxyType(
    {
        "get_help_now": "If you think of harming yourself, get help now.",
        "ask_a_clinician": "Talk to your doctor or physiotherapist about it.",
        "ask_a_pharmacist": "A pharmacist can tell you whether it is for you.",
        "use_the_plan": "Your plan brings more effort in steps.",
        "choose_from_the_list": "Choose one of the tests from the list.",
        "choose_a_category": "Choose another kind, or say it with words such as pillow, chair, walk or warm.",
        "say_more": "Such as: a pillow under my knees at night.",
        "say_it_in_one_line": "Such as: a pillow under my knees at night.",
        "make_it_shorter": "Twenty minutes at most with warmth, and an hour with anything else.",
        "say_it_in_plain_words": "Use plain words, such as: a short walk after lunch.",
    }
)


@dataclass(frozen=True, slots=True)
class OutcomeWords:
    """An outcome in words: its name, when it is asked, the question, and the two ends of its scale."""

    name: str
    when: str
    ask: str
    low: str
    high: str
    lower: str  # how less of it is said: lower | worse


OUTCOMES: Mapping[str, OutcomeWords] = MappingProxyType(
    {
        "pain_next_morning": OutcomeWords(
            "Pain the next morning",
            "Each morning, soon after you get up",
            "How was your pain {when}, soon after you got up?",
            "0 is no pain",
            "10 is the worst you can think of",
            "less pain",
        ),
        "pain_in_the_evening": OutcomeWords(
            "Pain at bedtime",
            "Each evening at bedtime",
            "How was your pain {when}, at bedtime?",
            "0 is no pain",
            "10 is the worst you can think of",
            "less pain",
        ),
        "sleep_that_night": OutcomeWords(
            "How you slept",
            "Each morning, soon after you get up",
            "How well did you sleep, as you saw it {when}?",
            "0 is very badly",
            "10 is very well",
            "better sleep",
        ),
    }
)
#: when a test stops, whatever it is about
STOP_RULES = (
    "A warning sign comes: stop at once and get help.",
    "Your back flares up: say so on your plan, and the test stops.",
    "You feel that it does you no good. You need no other reason.",
)
EMPTY = "Four weeks can test one thing. Two weeks give a hint."
HINT = "A hint only. It never says “Probably helps”."
NO_FIGURES = "We have no figures on how often this kind of test finds a difference."
