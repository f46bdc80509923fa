"""Every id that the core can give has its words, and none of them is a promise or blames."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from datetime import date

import pytest

from unknot.core import course, escalation, weekly
from unknot.core.course import CourseReading
from unknot.core.escalation import Escalation
from unknot.core.weekly import CHECK_FIRST, CHOICES, HELP_FIRST, Suggestion
from unknot.knowledge.kinds import Knowledge
from unknot.knowledge.levels import CareLevel
from unknot.web.review.views import safe_suggestion
from unknot.web.review.words import (
    DECISIONS,
    FAIR_TESTS,
    REASONS,
    SUGGESTIONS,
    WHERE,
    decision_buttons,
    suggestion_words,
    thread_sentence,
)
from unknot.web.words.course import (
    ESCALATIONS,
    STATUSES,
    SURE,
    because,
    see_somebody,
    status_lines,
)
from unknot.web.words.course import REASONS as COURSE_REASONS
from unknot.web.words.numbers import numbers_of

from .builders import country

NUMBERS = numbers_of(country())
MONDAY = date(2026, 11, 16)


def told_by(module: object) -> set[str]:
    """The ids in the lists of a module's docstring."""
    lines = [line for line in (inspect.getdoc(module) or "").splitlines() if line.startswith("* ``")]
    return {id_ for line in lines for id_ in re.findall(r"``(\w+)``", line.split(":")[0])}


def given_to(module: object, name: str, place: int) -> Iterator[str]:
    """The texts that a module's code gives to a class, at a place of its arguments."""
    for node in ast.walk(ast.parse(inspect.getsource(module))):  # type: ignore[arg-type]
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
            argument = node.args[place] if len(node.args) > place else None
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                yield argument.value


def test_every_status_and_reason_of_the_course_has_words() -> None:
    assert told_by(course) == set(STATUSES) | set(COURSE_REASONS)
    assert set(SURE) == {"fairly_sure", "not_sure"}


def test_every_reason_to_be_seen_has_words() -> None:
    assert told_by(escalation) == set(ESCALATIONS)
    assert set(given_to(escalation, "Escalation", 0)) <= set(ESCALATIONS)


def test_every_suggestion_of_the_week_has_words_and_a_place_to_go() -> None:
    ids = set(given_to(weekly, "Suggestion", 1))
    assert ids == set(SUGGESTIONS) == set(WHERE)
    assert set(given_to(weekly, "Suggestion", 2)) == set(REASONS) - {"better_clue", "same_day_clue"}
    assert set(DECISIONS) == set(CHOICES)


NUMBERS_OF = {"first": 6.0, "last": 5.8, "days": 44.0, "flares": 3.0, "score": 3.0}


@pytest.mark.parametrize("id_", ESCALATIONS)
@pytest.mark.parametrize("known", [True, False])
def test_a_reason_to_be_seen_is_said_with_and_without_its_numbers(id_: str, known: bool) -> None:
    found = Escalation(id_, CareLevel.ROUTINE, tuple(NUMBERS_OF.items()) if known else ())
    why = see_somebody([found], NUMBERS)[0].whys[0]

    assert "{" not in why.words + why.numbers
    assert bool(why.numbers) is known


def test_the_most_urgent_card_comes_first_and_says_where_to_go() -> None:
    found = [Escalation("six_weeks", CareLevel.ROUTINE), Escalation("leg_two_weeks", CareLevel.SOON)]
    soon, later = see_somebody(found, NUMBERS)

    assert (soon.level, later.level) == ("soon", "routine")
    assert soon.title == "Book to be seen in the next few days"
    assert "Book with your GP, and take your report along." in soon.lines
    assert not soon.urgent


def test_a_same_day_card_has_a_number_to_call() -> None:
    card = see_somebody([Escalation("leg_two_weeks", CareLevel.SAME_DAY)], NUMBERS)[0]
    assert card.urgent
    assert [line.number for line in card.calls] == ["111", "999"]


def test_the_longer_time_is_said_once_and_both_are_read() -> None:
    days = (("days", 120.0),)
    card = see_somebody([Escalation(id_, CareLevel.ROUTINE, days) for id_ in ("six_weeks", "twelve_weeks")], NUMBERS)[0]

    assert [why.words for why in card.whys] == ["Your pain has lasted for over twelve weeks."]
    assert card.whys[0].numbers == "That is 4 months by now. Ask what more can be offered."
    assert card.unread == ("six_weeks", "twelve_weeks")


def test_low_mood_comes_with_the_crisis_line() -> None:
    card = see_somebody([Escalation("mood", CareLevel.ROUTINE)], NUMBERS)[0]
    assert any("116 123" in line for line in card.lines)


def test_no_card_of_the_diary_says_that_nothing_points_to_an_emergency() -> None:
    cards = see_somebody([Escalation("six_weeks", level) for level in CareLevel], NUMBERS)
    assert not any("Nothing in your answers" in line for card in cards for line in card.lines)


def test_only_what_was_read_and_can_wait_is_quiet() -> None:
    read = date(2026, 11, 3)

    def is_quiet(*found: Escalation) -> bool:
        return see_somebody(found, NUMBERS)[0].quiet

    assert is_quiet(Escalation("six_weeks", CareLevel.ROUTINE, seen_on=read))
    assert not is_quiet(Escalation("six_weeks", CareLevel.ROUTINE))
    assert not is_quiet(Escalation("leg_two_weeks", CareLevel.SOON, seen_on=read))
    assert not is_quiet(Escalation("six_weeks", CareLevel.ROUTINE, seen_on=read), Escalation("mood", CareLevel.ROUTINE))


def a_reading(status: str = "on_track", **more: object) -> CourseReading:
    usual = {
        "sure": "fairly_sure",
        "reasons": ("near_course",),
        "level_start": 6.0,
        "level_now": 3.0,
        "low": 2.5,
        "high": 3.5,
        "expected_now": 3.4,
        "escalations": (),
        "days_logged": 24,
        "days_in_window": 28,
    }
    return CourseReading(status, **{**usual, **more})  # type: ignore[arg-type]


def test_a_status_gives_its_numbers_and_what_it_rests_on(knowledge: Knowledge) -> None:
    lines = because(a_reading(), knowledge.courses["acute_2024"])

    assert status_lines(a_reading()) == (
        "Your pain went from about 6 at first to about 3 now.",
        "For many people whose pain began as high, it would be about 3.4 by now.",
    )
    assert "24 of 28 days have a pain number." in lines
    assert "Your pain these days is likely between 2.5 and 3.5." in lines
    assert "We are fairly sure of this." in lines
    assert any("2024" in line for line in lines)


def test_nothing_is_compared_while_it_is_too_early() -> None:
    assert status_lines(a_reading("too_early")) == ("Your pain is about 3 these days.",)
    assert status_lines(a_reading("too_early", level_now=None)) == ()


# ---------------------------------------------------------------- the week


def test_what_is_suggested_is_the_first_button() -> None:
    buttons = decision_buttons(Suggestion("change", "talk_to_someone", "course"))

    assert [value for value, _, _ in buttons] == ["change", "keep", "test"]
    assert [suggested for _, _, suggested in buttons] == [True, False, False]
    assert buttons[0][1] == "I will book it"


def test_a_clue_is_said_as_it_came(knowledge: Knowledge) -> None:
    numbers = {"with": 6.0, "of": 8.0, "difference": 1.9, "days_later": 1.0}
    worse = suggestion_words(knowledge, Suggestion("test", "test_mark", "clue", numbers, "sat_long"))
    better = suggestion_words(
        knowledge, Suggestion("test", "test_mark", "clue", {**numbers, "difference": -1.2}, "good_walk")
    )

    same_day = suggestion_words(
        knowledge, Suggestion("test", "test_mark", "clue", {**numbers, "days_later": 0.0}, "sat_long")
    )

    assert same_day.reason == "“Sat a long time” was marked on 6 of your 8 worse days. That is a clue, not proof."
    assert worse.reason == "“Sat a long time” came before 6 of your 8 worse days. That is a clue, not proof."
    assert better.reason == "Pain was about 1.2 lower with “Good walk”. That is a clue, not proof."


def test_a_clue_leads_to_the_fair_test_that_asks_about_it(knowledge: Knowledge) -> None:
    numbers = {"with": 6.0, "of": 8.0, "difference": 1.9, "days_later": 1.0}
    sat, lifted = (
        suggestion_words(knowledge, Suggestion("test", "test_mark", "clue", numbers, mark))
        for mark in ("sat_long", "lifted")
    )

    assert (sat.page, sat.arguments, sat.link) == ("experiment", ("desk_breaks",), "Do breaks every half hour help?")
    assert (lifted.page, lifted.link) == ("experiments", "See what can be tested")


def test_every_fair_test_that_a_clue_leads_to_is_there(knowledge: Knowledge) -> None:
    assert set(FAIR_TESTS) <= set(knowledge.day_marks)
    assert set(FAIR_TESTS.values()) <= set(knowledge.experiments)


def test_nothing_more_is_suggested_without_a_safety_check() -> None:
    walk, keep = Suggestion("change", "short_walk", "no_walks"), Suggestion("keep", "as_it_is", "steady")

    assert safe_suggestion("planned", walk) is walk
    assert safe_suggestion("due", walk) is CHECK_FIRST
    assert safe_suggestion("due", keep) is keep
    assert safe_suggestion("blocked", keep) is HELP_FIRST
    assert safe_suggestion("blocked", None) is None


def test_a_week_without_entries_is_said_so() -> None:
    assert thread_sentence(MONDAY, [None] * 7) == "No entries in this week."
