"""The check over HTTP: what is kept, what is asked again, what falls slowly, and what cannot be used."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from unknot.records.models import Answer, Person, Preference, StoredResult

from .conftest import Walker, asked_on

STORY = {"duration_days": "3", "intensity_0_10": "4", "onset": "gradual", "pain_course": "improving"}
PassTime = Callable[[timedelta], None]


def test_a_page_that_is_sent_twice_is_kept_once(walker: Walker) -> None:
    walker.begin()
    rows = Answer.objects.count()

    walker.begin()

    assert Answer.objects.count() == rows


def test_a_changed_answer_is_a_new_row_and_the_old_one_stays(walker: Walker) -> None:
    walker.begin()
    walker.send("/check/age", age="54", sex="male", country="gb")

    assert [row.value for row in Answer.objects.filter(fact="age") if row.value is not None] == [44, 54]


def test_the_zone_that_the_browser_told_is_kept_with_the_row(walker: Walker) -> None:
    walker.begin()

    assert {row.zone for row in Answer.objects.all()} == {"Europe/Berlin"}
    assert walker.client.cookies["unknot-zone"].value == "Europe/Berlin"


def test_a_zone_that_does_not_exist_falls_back(walker: Walker) -> None:
    walker.client.post("/check/age", {"zone": "Moon/Base", "age": "44", "sex": "male", "country": "gb"})

    assert Answer.objects.exists()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"age": "300"}, "from 0 to 120"),
        ({"age": "minus one"}, "from 0 to 120"),
        ({"age": "44", "sex": "dragon"}, "not on the list"),
        ({"age": "44", "sex": "male", "country": "atlantis"}, "not on the list"),
        ({}, "Type your age in whole years"),
    ],
)
def test_impossible_answers_get_a_kind_page_and_nothing_is_stored(
    walker: Walker, fields: dict[str, str], words: str
) -> None:
    response = walker.send("/check/age", **fields)

    assert response.status_code == 422
    assert words in response.content.decode()
    assert "<title>Error: " in response.content.decode()
    assert not Answer.objects.exists()


def test_a_fact_that_nobody_asks_is_not_found_and_one_that_is_not_yet_asked_is_explained(walker: Walker) -> None:
    assert walker.send("/check/shoe_size", shoe_size="43").status_code == 404
    response = walker.send("/check/pain_course", pain_course="improving")
    assert response.status_code == 409
    assert "Your check has moved on" in response.content.decode()
    assert not Answer.objects.exists()


def test_fields_that_the_page_did_not_ask_are_left_alone(walker: Walker) -> None:
    walker.send("/check/age", age="44", sex="male", country="gb", saddle_numbness="no", shoe_size="43")

    assert {row.fact for row in Answer.objects.all()} == {"age", "sex", "country"}


def test_a_form_that_is_far_too_large_gets_a_kind_page(walker: Walker) -> None:
    response = walker.send("/check/age", age="4" * 300_000)

    assert response.status_code == 400
    assert "more than we can take" in response.content.decode()
    assert not Answer.objects.exists()


def test_the_result_is_kept_once_the_answers_are_confirmed(walker: Walker) -> None:
    walker.begin()
    walker.walk(STORY)
    assert not StoredResult.objects.exists()

    walker.send("/check/answers")
    walker.send("/check/answers")

    assert StoredResult.objects.count() == 1


def test_an_emergency_is_kept_at_once(walker: Walker) -> None:
    walker.begin()
    walker.walk({"saddle_numbness": "yes"})

    assert StoredResult.objects.get().result["assessment"]["care_level"] == "emergency"


def test_warning_signs_run_out_and_the_plan_is_put_away(walker: Walker, later: PassTime) -> None:
    later(timedelta())
    walker.begin()
    walker.walk(STORY)
    walker.send("/check/answers")
    assert "Today’s plan" in walker.get("/")

    later(timedelta(hours=25))
    assert "Time for the warning signs again" in walker.get("/")
    assert "has run out" in walker.get("/plan")
    assert "saddle_numbness" in asked_on(walker.get("/check"))

    walker.walk(STORY)
    walker.send("/check/answers")
    assert "Today’s plan" in walker.get("/")


def test_a_yes_that_is_taken_back_keeps_the_emergency_for_24_hours(walker: Walker, later: PassTime) -> None:
    later(timedelta())
    walker.begin()
    walker.walk({"saddle_numbness": "yes"})
    later(timedelta(minutes=5))
    rows = asked_on(walker.get("/check/saddle_numbness"))
    walker.send("/check/saddle_numbness", asked=rows, do="none")

    page = walker.get("/result")
    assert "Call 999 or go to A&amp;E now" in page
    assert "You changed an answer" in page


def test_after_an_alarm_there_is_no_plan_until_somebody_examined_the_person(walker: Walker, later: PassTime) -> None:
    later(timedelta())
    walker.begin()
    walker.walk({"saddle_numbness": "yes"})
    later(timedelta(hours=30))
    walker.walk(STORY)
    walker.send("/check/answers")

    assert "Why there is no plan now" in walker.get("/result")
    examined = {"seen": "yes", "who": "doctor", "when": "2020-01-02", "start": "yes", "worse": "no"}
    assert "Then the plan waits" in walker.send("/check/examined", **{**examined, "start": "no"}).content.decode()
    assert "needs help now" in walker.send("/check/examined", **{**examined, "worse": "not_sure"}).content.decode()
    assert walker.send("/check/examined", **{**examined, "when": "2999-01-01"}).status_code == 422
    assert not Preference.objects.exists()

    later(timedelta(minutes=1))
    walker.send("/check/examined", **examined)
    assert "Today’s plan" in walker.get("/")
    assert Preference.objects.get().value["who"] == "doctor"


def test_a_mistake_is_on_record_with_the_first_answer(walker: Walker, later: PassTime) -> None:
    later(timedelta())
    walker.begin()
    walker.walk({"saddle_numbness": "yes"})
    for minute in (1, 2):
        later(timedelta(minutes=minute))
        walker.send("/check/mistake", saddle_numbness="no")

    rows = [(row.value, row.cause) for row in Answer.objects.filter(fact="saddle_numbness")]
    assert rows == [(True, "answered"), (False, "mistake"), (False, "mistake")]
    assert "urine_hard_to_pass" in asked_on(walker.get("/check"))
    walker.walk(STORY)
    walker.send("/check/answers")
    assert "Today’s plan" in walker.get("/")


def test_there_is_no_mistake_to_take_back_without_an_alarm(walker: Walker) -> None:
    assert walker.client.get("/check/mistake").headers["Location"] == "/check"
    assert walker.client.get("/check/examined").headers["Location"] == "/"


def test_a_child_gets_no_plan(walker: Walker) -> None:
    walker.send("/check/age", age="15", sex="male", country="gb")
    walker.walk(STORY)
    walker.send("/check/answers")

    assert "See your plan" not in walker.get("/result")


def test_erasing_leaves_nobody(walker: Walker) -> None:
    walker.begin()
    walker.send("/you/erase")  # without the button of the page nothing happens
    assert Answer.objects.exists()


def test_reading_pages_makes_at_most_a_person(walker: Walker) -> None:
    for path in ("/", "/plan", "/result", "/check", "/check/answers", "/you"):
        walker.get(path)

    assert Person.objects.count() <= 1
    assert not Answer.objects.exists()
    assert not StoredResult.objects.exists()
