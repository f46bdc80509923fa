"""How the person's own course is said: the status, what it rests on, what to do. Warm, honest, and no promise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from unknot.core.course import CourseReading
from unknot.core.escalation import Escalation
from unknot.knowledge.kinds import Course
from unknot.knowledge.levels import CareLevel
from unknot.web.words.care import KICKERS, care_card
from unknot.web.words.dates import plural, span
from unknot.web.words.numbers import Dial, Numbers

#: each status: its word, its icon, its heading, and what to do
STATUSES = {
    "too_early": (
        "Too early to say",
        "info",
        "A few more days, and we can say more",
        "Check in on most days. Ten seconds are enough.",
    ),
    "on_track": (
        "On track",
        "check",
        "Your pain goes about as it does for many people",
        "Keep on with what you do.",
    ),
    "slower": (
        "Slower than most",
        "info",
        "Your pain goes down more slowly than it does for many people",
        "Look at your plan again, and think of talking to somebody who knows backs.",
    ),
    "get_seen": (
        "Get seen",
        "circle-alert",
        "It is time to have your back looked at",
        "Book an appointment, and take your report along.",
    ),
    "hard_to_say": (
        "Hard to say",
        "info",
        "We can't tell yet how it goes",
        "You can still do your plan. Check in on most days, so that we can say more.",
    ),
}
SURE = {"fairly_sure": "We are fairly sure of this.", "not_sure": "We are not sure of this."}
#: what a status rests on, by the ids of ``unknot/core/course.py``
REASONS: Mapping[str, str] = {
    "few_days": "We wait for a week of pain numbers, over ten days or more.",
    "gaps": "Of the last two weeks, too few days have a pain number.",
    "spell_not_known": "We do not know how long it has lasted, so there is nothing to set it beside.",
    "near_course": "It is about where it would be on average by now.",
    "below_course": "Your pain is clearly less than it would be on average by now.",
    "above_course": "Your pain is clearly more than it would be on average by now.",
    "rising": "Your pain has been rising for more than a week.",
    "staying_above": "Your pain has moved far above where it would be on average by now.",
    "no_better_two_weeks": "After two weeks or more, the pain is about where it began.",
    "soon_row": "Something in your diary is a reason to be seen within days.",
}
#: why somebody should be seen, by the ids of ``unknot/core/escalation.py``; a second line gives the numbers, if known
ESCALATIONS: Mapping[str, tuple[str, str]] = {
    "two_weeks_no_better": (
        "After two weeks your pain is no better.",
        "It was about {first} in the first week, and is about {last} in the last.",
    ),
    "two_weeks_severe": ("Two weeks on, your pain is still high.", "It was about {last} in the last week."),
    "four_weeks": (
        "After four weeks your pain is not clearly better.",
        "It was about {first} in the first week, and is about {last} in the last.",
    ),
    "six_weeks": ("Your pain has lasted for over six weeks.", "That is {days} by now. It is worth a new look."),
    "twelve_weeks": (
        "Your pain has lasted for over twelve weeks.",
        "That is {days} by now. Ask what more can be offered.",
    ),
    "leg_two_weeks": ("Two weeks on, the pain in your leg is high.", "It was about {last} in the last week."),
    "leg_six_weeks": ("After six weeks there is still pain in your leg.", "It was about {last} in the last week."),
    "three_flares": ("Your back flared up again and again.", "There were {flares} flares in half a year."),
    "steadily_worse": (
        "Your pain has been rising for more than a week.",
        "The rise began about {days} ago.",
    ),
    "staying_above": (
        "Your pain is far above where it would be on average by now.",
        "It has been so for about {days}.",
    ),
    "mood": (
        "Your answers about mood say that it is worth talking to someone.",
        "They came to {score} of 6. That is no name for what is behind it.",
    ),
    "worry": (
        "Your answers about worry say that it is worth talking to someone.",
        "They came to {score} of 6. That is no name for what is behind it.",
    ),
}
#: what another reason of the same card says as well
SAID_BY = {"six_weeks": "twelve_weeks"}
SOONER = "Get help sooner if any warning sign appears."
OWN_START = "We set you beside the share of pain that is left on average. That reading is our own."
NOT_A_TARGET = "A mean is not a target. Many people do better, and many do worse."


@dataclass(frozen=True, slots=True)
class Why:
    """One reason to be seen, with the day on which it was read; empty when it was not."""

    id: str
    words: str
    numbers: str
    read_on: str


@dataclass(frozen=True, slots=True)
class SeeSomebody:
    """All reasons of one level as a card: how soon, why, and whom to turn to. ``unread`` are ids."""

    level: str
    kicker: str
    title: str
    whys: tuple[Why, ...]
    lines: tuple[str, ...]
    unread: tuple[str, ...]
    calls: tuple[Dial, ...] = ()

    @property
    def urgent(self) -> bool:
        """Whether it is the card of danger."""
        return self.level in (CareLevel.EMERGENCY.id, CareLevel.SAME_DAY.id)

    @property
    def quiet(self) -> bool:
        """Whether all of it was read, and none of it is a matter of days."""
        return self.level == CareLevel.ROUTINE.id and not self.unread


def see_somebody(found: Sequence[Escalation], numbers: Numbers) -> tuple[SeeSomebody, ...]:
    """The escalations as cards, the most urgent first."""
    levels = sorted({one.care_level for one in found}, reverse=True)
    return tuple(_card(level, [one for one in found if one.care_level is level], numbers) for level in levels)


def _card(level: CareLevel, found: Sequence[Escalation], numbers: Numbers) -> SeeSomebody:
    """The card of a level. Nothing on it says that all is well: it rests on the diary, not on a safety check."""
    ids = [one.id for one in found]
    whys = tuple(_why(one) for one in found if SAID_BY.get(one.id) not in ids)
    unread = tuple(one.id for one in found if one.seen_on is None)
    card = care_card(level, "", numbers)
    if level >= CareLevel.SAME_DAY:
        return SeeSomebody(level.id, card.kicker, card.title, whys, card.paragraphs, unread, card.calls)
    dark = (f"If you think of harming yourself, call {numbers.crisis.words} now.",) if _is_mood(found) else ()
    lines = (f"Book with {numbers.doctor}, and take your report along.", SOONER, *dark)
    return SeeSomebody(level.id, KICKERS[level], card.title, whys, lines, unread)


def _is_mood(found: Sequence[Escalation]) -> bool:
    return any(one.id in ("mood", "worry") for one in found)


def _why(found: Escalation) -> Why:
    words, numbers = ESCALATIONS[found.id]
    known = {name: span(value) if name == "days" else _number(value) for name, value in found.numbers}
    return Why(found.id, words, numbers.format(**known) if known else "", _day(found.seen_on))


def _day(on: date | None) -> str:
    return f"{on.day} {on:%B %Y}" if on else ""


def status_lines(reading: CourseReading) -> tuple[str, ...]:
    """The numbers behind a status, as far as they are known."""
    return tuple(line for line in (_levels(reading), _expected(reading)) if line)


def _levels(reading: CourseReading) -> str:
    start, now = reading.level_start, reading.level_now
    if now is None:
        return ""
    if start is None or reading.status == "too_early":
        return f"Your pain is about {_number(now)} these days."
    if _number(start) == _number(now):
        return f"Your pain was about {_number(start)} at first, and is about the same now."
    return f"Your pain went from about {_number(start)} at first to about {_number(now)} now."


def _expected(reading: CourseReading) -> str:
    if reading.expected_now is None or reading.status not in ("on_track", "slower"):
        return ""
    return f"For many people whose pain began as high, it would be about {_number(reading.expected_now)} by now."


def because(reading: CourseReading, course: Course | None) -> tuple[str, ...]:
    """What a status rests on: its reasons, how many days, how sure, and on whom."""
    days = f"{reading.days_logged} of {plural(reading.days_in_window, 'day')} have a pain number."
    whom = (f"{course.cohort}, {course.year}. {NOT_A_TARGET}", OWN_START) if course else ()
    told = tuple(REASONS[reason] for reason in reading.reasons)
    return tuple(line for line in (*told, days, _likely(reading), SURE[reading.sure], *whom) if line)


def _likely(reading: CourseReading) -> str:
    if reading.low is None or reading.high is None or reading.status == "too_early":
        return ""
    low, high = _number(reading.low), _number(reading.high)
    return "" if low == high else f"Your pain these days is likely between {low} and {high}."


def _number(value: float) -> str:
    return f"{round(value, 1):g}"
