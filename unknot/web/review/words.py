"""The words of the weekly review: what was done, the suggestion with its reason, and what can be decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from unknot.core.diary import DiaryDay
from unknot.core.weekly import Suggestion, WeekDone
from unknot.knowledge.kinds import Knowledge
from unknot.web.diary.charts import LIGHTS
from unknot.web.diary.table import number
from unknot.web.diary.words import TIGHTNESS
from unknot.web.words.dates import joined, minutes

#: what is suggested: a heading, and what it comes to
SUGGESTIONS = {
    "get_help_first": ("Get help first", "The plan waits until you have been seen."),
    "check_first": ("Go through the safety check", "It takes about a minute. Then there is more to suggest."),
    "talk_to_someone": ("Talk to somebody about your back", "Book an appointment this week. Take your report along."),
    "gentle_week": ("Keep this week gentle", "The plan is smaller now, and grows again by itself."),
    "gentler_sessions": (
        "Make sessions easier this week",
        "The plan does less by itself. Press “Make it easier” when in doubt.",
    ),
    "gentler_days": (
        "Take the days a little easier",
        "Do about half of what makes it worse. Keep moving in small pieces.",
    ),
    "as_it_is": ("Keep things as they are", "There is no reason to change the plan now."),
    "test_mark": (
        "Test one thing: “{about}”",
        "A clue can be chance. A fair test of some weeks can tell more than a feeling.",
    ),
    "short_walk": ("Add one short walk a day", "Five minutes is enough to begin with. Stop if it makes things worse."),
    "better_nights": ("Look at your nights", "A change of how you lie may ease the night. Try one change at a time."),
}
#: where to read or do more, by suggestion: the name of a page, its arguments, and the words of the link
WHERE: Mapping[str, tuple[str, tuple[str, ...], str]] = {
    "get_help_first": ("result", (), "See what to do"),
    "check_first": ("check", (), "Check now"),
    "talk_to_someone": ("diary", (), "See why"),
    "gentle_week": ("plan", (), "See the plan"),
    "gentler_sessions": ("plan", (), "See the plan"),
    "gentler_days": ("plan", (), "See the plan"),
    "as_it_is": ("plan", (), "See the plan"),
    "test_mark": ("experiments", (), "See what can be tested"),
    "short_walk": ("learn_remedy", ("walking",), "About walking"),
    "better_nights": ("learn_remedies", (), "Look for sleep in the library"),
}
#: the fair test of the library that asks about a mark of the day
FAIR_TESTS: Mapping[str, str] = {
    "good_walk": "walk_after_lunch",
    "new_shoes": "heels_or_flat",
    "other_bed": "mattress_topper",
    "sat_long": "desk_breaks",
}
#: why it is suggested; numbers are filled in by their names
REASONS: Mapping[str, str] = {
    "help_first": "Your last safety check says to be seen first.",
    "check_due": "Nothing more is suggested before the warning signs were asked.",
    "course": "Your diary shows a reason to be looked at. It is on the diary’s first page.",
    "in_flare": "You are in a flare. It hurts, and hurt is not harm.",
    "red_lights": "Sessions that were too much for your back this week: {reds}.",
    "amber_lights": "The last {ambers} days with a session left you sore for a while.",
    "worse_week": "Pain was about {now} this week. In the four weeks before it was {before}.",
    "few_days": "Days of this week that we know: {days}. That is too little to change anything.",
    "clue": "“{about}” came before {with} of your {of} worse days. That is a clue, not proof.",
    "same_day_clue": "“{about}” was marked on {with} of your {of} worse days. That is a clue, not proof.",
    "better_clue": "Pain was about {difference} lower with “{about}”. That is a clue, not proof.",
    "no_walks": "You wrote down that you did not walk. Walking is part of most plans.",
    "bad_sleep": "Your sleep was about {sleep} of 10. Bad nights and pain often go together.",
    "eased": "Pain eased from about {before} to {now}. What you do seems to suit you.",
    "steady": "Nothing in this week asks for a change.",
}
#: what can be decided: the words of the button, and what the page says afterwards
DECISIONS = {
    "keep": ("Keep it as it is", "You decided to keep things as they are."),
    "change": ("Change this one thing", "You decided to make this change."),
    "test": ("Test it", "You decided to test it. Choose a fair test under Experiments."),
}
#: the words of yes, where "change this" would say too little
YES = {
    "get_help_first": "I will get help",
    "check_first": "I will do the check",
    "talk_to_someone": "I will book it",
    "short_walk": "I will walk a little",
}
#: the words of a button where the suggestion is not about it
OTHERWISE = {"change": "Change something", "test": "Test something"}
#: beside a suggestion to change or test, the other one is of something else
BESIDE = " else"


@dataclass(frozen=True, slots=True)
class SuggestionWords:
    """The suggestion as it is shown."""

    title: str
    what: str
    reason: str
    page: str
    arguments: tuple[str, ...]
    link: str


def suggestion_words(knowledge: Knowledge, suggestion: Suggestion) -> SuggestionWords:
    """What is suggested, what it comes to, why, and where there is more."""
    mark = knowledge.day_marks.get(suggestion.about)
    about = mark.name if mark else suggestion.about
    title, what = SUGGESTIONS[suggestion.id]
    numbers = {name: number(abs(value)) for name, value in suggestion.numbers.items()}
    reason = REASONS[_reason_of(suggestion)].format(about=about, **numbers)
    return SuggestionWords(title.format(about=about), what, reason, *_where(knowledge, suggestion))


def _where(knowledge: Knowledge, suggestion: Suggestion) -> tuple[str, tuple[str, ...], str]:
    """The page with more about it: for a mark that the library can test, that very test."""
    fair_test = FAIR_TESTS.get(suggestion.about)
    if suggestion.id == "test_mark" and fair_test in knowledge.experiments:
        return "experiment", (str(fair_test),), knowledge.experiments[str(fair_test)].name
    return WHERE[suggestion.id]


def _reason_of(suggestion: Suggestion) -> str:
    """A clue of better days is told in other words than one of worse days, or one of the day itself."""
    if suggestion.reason != "clue":
        return suggestion.reason
    if suggestion.numbers["difference"] < 0:
        return "better_clue"
    return "clue" if suggestion.numbers["days_later"] else "same_day_clue"


def decision_buttons(suggestion: Suggestion) -> tuple[tuple[str, str, bool], ...]:
    """The three answers, what is suggested first: value, words, and whether it is the one that is suggested."""
    kind = suggestion.kind
    beside = "" if kind == "keep" else BESIDE
    words = {value: f"{words}{beside}" for value, words in OTHERWISE.items()} | {"keep": DECISIONS["keep"][0]}
    words[kind] = YES.get(suggestion.id, DECISIONS[kind][0])
    return tuple((value, words[value], value == kind) for value in sorted(DECISIONS, key=lambda one: one != kind))


def thread_sentence(monday: date, days: Sequence[DiaryDay | None]) -> str:
    """The thread of a week in words: which days were loose or tight, and which have no entry."""
    if not any(days):
        return "No entries in this week."
    named: dict[str, list[str]] = {}
    for n, said in enumerate(days):
        words = "no entry" if said is None else TIGHTNESS.get(said.tightness, "tightness not said")
        named.setdefault(words, []).append(f"{monday + timedelta(n):%A}")
    gaps = named.pop("no entry", [])
    lines = [f"{words[:1].upper()}{words[1:]} on {joined(names)}." for words, names in named.items()]
    return " ".join([*lines, *([f"No entry on {joined(gaps)}."] if gaps else [])])


def pain_sentence(days: Sequence[DiaryDay | None]) -> str:
    """The lowest and the highest pain of a week; empty when none was said."""
    pains = [day.pain for day in days if day is not None and day.pain is not None]
    if not pains:
        return ""
    low, high = min(pains), max(pains)
    return f"Pain was {low} all week." if low == high else f"Pain was between {low} and {high}."


def done_facts(done: WeekDone) -> tuple[tuple[str, str], ...]:
    """What was done, as numbers with their names."""
    return (
        (str(done.sessions), "Session" if done.sessions == 1 else "Sessions"),
        (str(done.walks), "Day with a walk" if done.walks == 1 else "Days with a walk"),
        (str(done.check_ins), "Check-in" if done.check_ins == 1 else "Check-ins"),
    )


def done_sentences(done: WeekDone) -> tuple[str, ...]:
    """How the sessions went and how long the walks were, as far as there were any."""
    counts = Counter(done.lights)
    told = joined([f"{counts[light]} {words}" for light, words in LIGHTS.items() if counts[light]])
    sessions = f"Of the sessions, {told}." if told else ""
    walks = f"You walked {minutes(done.walk_minutes)} in all." if done.walk_minutes else ""
    return tuple(line for line in (sessions, walks) if line)
