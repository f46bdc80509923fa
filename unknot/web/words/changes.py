"""How the plan changes, in words: why it changed, what is still missing, and what holds it."""

from __future__ import annotations

from collections.abc import Mapping

from unknot.core.path_values import Change, PathNow, Wanted
from unknot.core.plan_diff import Difference
from unknot.knowledge.kinds import Knowledge
from unknot.web.words.dates import plural
from unknot.web.words.dose import dose_words

WHY: Mapping[str, str] = {
    "calm_for_a_day": "For a day your pain was 5 or less, or you could rise from a chair five times.",
    "green_and_walking": "Your back took {green_days} sessions in a row well. Your longest walk was {longest_walk}.",
    "activities_back": "Your activities are at {activities} out of 10. Your pain was 2 or less on most days.",
    "ladder_climbed": "You climbed every step of the ladder.",
    "no_ladder_needed": "You told us that you do not need the ladder.",
    "goals_met": "You can do the things that matter to you.",
    "over_12_weeks": "This spell has lasted more than 12 weeks. A steady amount every day suits that better.",
    "after_flare": "Your back has stayed calm since the flare, so you go on to where you were.",
    "flare_over": "You told us that the flare is over.",
    "two_reds": "{reds} sessions within a week hurt too much. One step back gives your back time to settle.",
    "back_after_two_weeks": "You had {days_off} without a session. We begin one step lower, so that it goes well.",
    "check_again": "Your new check told of more pain, so we calm it down first.",
    "after_help": "You have been looked at since. We begin gently again.",
    "flare": "You told us that your back has flared up.",
}
FEWER_NUMBERS: Mapping[str, str] = {
    "green_and_walking": "Your back took three sessions in a row well, and you can walk for 15 minutes.",
    "activities_back": "Your activities are better, and your pain was 2 or less on most days.",
    "two_reds": "Two sessions within a week hurt too much. One step back gives your back time to settle.",
    "back_after_two_weeks": "You had two weeks without a session. We begin one step lower, so that it goes well.",
}
CANNOT_REFUSE = "This one stays until a session goes well again. After that you may take it back."
STAYS = "This came from your check, so it stays until your diary tells of a calmer back."
MISSING: Mapping[str, tuple[str, str]] = {
    "calm_for_a_day": (
        "A calm day: {have:g} of {want:g} hours so far",
        "Two entries a day apart with pain of 5 or less, or five rises from a chair",
    ),
    "green_days": ("Sessions that went well: {have:g} of {want:g} days in a row", ""),
    "longest_walk": ("Longest walk: {have:g} of {want:g} minutes", "A walk of {want:g} minutes: tell us in the diary"),
    "days_in_phase": ("Days here: {have:g} of {want:g}", ""),
    "activities": (
        "Your activities: {have:.1f} of {want:.1f} out of 10",
        "Your activities: rate them in the diary, once a week",
    ),
    "entries_of_pain": ("Pain told on {have:g} of {want:g} days this week", ""),
    "low_pain_days": ("Days with pain of 2 or less: {have:g} of {want:g} this week", ""),
    "rungs": ("The ladder: {have:g} of {want:g} steps", "The ladder: begin it, or tell us that you need none"),
    "goals": ("Your activities: {have:.1f} of {want:.1f} out of 10", "Your activities: rate them in the diary"),
}
HELD: Mapping[str, str] = {
    "stop_now": "You told of a new warning sign. Go through the check before anything goes up.",
    "morning_not_usual": "Your last session hurt. Nothing goes up until a morning is as usual again.",
    "after_amber": "Your last session left you a bit sore. Nothing goes up until one goes well.",
    "after_red": "Your last session hurt too much. Nothing goes up until one goes well.",
    "seen_first": "Your check says to see a clinician soon. Nothing goes up before that.",
    "help_first": "Your check said: get help first. Nothing goes up before that.",
    "refused_lately": "You asked to keep it as it is. We leave it for a week.",
}
HOW: Mapping[str, str] = {
    "added": "Added",
    "taken_out": "Taken out",
    "more": "More",
    "less": "Less",
    "changed": "Changed",
}
SIGNS: Mapping[str, str] = {"added": "plus", "taken_out": "minus", "more": "up", "less": "down", "changed": "swap"}


def why_words(change: Change) -> str:
    """Why the plan changed, with the numbers that led to it."""
    numbers = {id_: _number(id_, value) for id_, value in change.numbers}
    try:
        return WHY[change.reason].format(**numbers)
    except KeyError:
        return FEWER_NUMBERS.get(change.reason, "The plan changed.")


def _number(id_: str, value: float) -> str:
    """A number as it is said: with its unit where it has one."""
    units = {"longest_walk": "minute", "days_off": "day"}
    return plural(value, units[id_]) if id_ in units else f"{round(value, 1):g}"


def missing_words(wanted: Wanted) -> str:
    """One thing that is still missing, with how far it is."""
    told, untold = MISSING[wanted.id]
    if wanted.have is None:
        return (untold or told).format(have=0, want=wanted.want)
    return told.format(have=min(wanted.have, wanted.want), want=wanted.want)


def share_words(now: PathNow) -> str:
    """How much of each dose is done now; empty when it is all of it."""
    if now.share >= 1:
        return ""
    tenths = round(now.share * 10)
    part = "half of" if tenths == 5 else f"{tenths} tenths of"
    return f"After the flare you do {part} the usual amount. It grows by a tenth a day while things stay calm."


def difference_words(one: Difference) -> str:
    """What differs in one line, such as "5 min, 3 times a day instead of 3 min, 6 times a day"."""
    before, after = dose_words(one.before), dose_words(one.after)
    if one.how in ("added", "taken_out") or not before or not after:
        return after or before
    return f"{after}, instead of {before}"


def thing_name(knowledge: Knowledge, kind: str, id_: str) -> str:
    """The name of a remedy or movement, also of one that the knowledge no longer has."""
    thing = (knowledge.remedies if kind == "remedy" else knowledge.movements).get(id_)
    return thing.name if thing else id_.replace("_", " ")
