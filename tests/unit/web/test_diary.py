"""The diary over HTTP: check in, fill in later, undo, two pages at once, what a device sends, measures, harm."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core import serializers
from django.http import HttpResponse

from unknot.core.diary import DiaryDay, FilledIn, Harm
from unknot.knowledge.kinds import Knowledge
from unknot.records.diary_queries import diary_of, harms_of, measures_of
from unknot.records.models import Answer, CheckIn, KnowledgeContent, StoredResult
from unknot.records.models import Person as Somebody
from unknot.web.diary.form import Offer, Sent, form_of
from unknot.web.diary.harm import is_strong
from unknot.web.diary.measure_words import result_of

from .conftest import Walker

STORY = {
    "duration_days": "3",
    "intensity_0_10": "4",
    "onset": "gradual",
    "pain_course": "improving",
    "can_get_on_floor": "easily",
    "minutes_per_day": "20",
}
PassTime = Callable[[timedelta], None]
FOR_ANYBODY = {"X-Unknot-For-Anybody": "1"}


#: the rows of somebody who has been through the check: it is gone through once, since it takes seconds
CHECKED: list[dict[str, Any]] = []


@pytest.fixture
def planned(walker: Walker) -> Walker:
    """Somebody with a plan."""
    if CHECKED:
        for row in serializers.deserialize("python", CHECKED):
            row.save()
        return walker
    walker.begin()
    walker.walk(STORY)
    walker.send("/check/answers")
    for table in (Somebody, KnowledgeContent, Answer, StoredResult):
        CHECKED.extend(serializers.serialize("python", table.objects.all()))
    return walker


def fields(page: str) -> dict[str, str]:
    """The hidden fields of the check-in's form: its key, and the entry that it shows."""
    form = page[page.index('class="day"') :]
    return dict(re.findall(r'<input type="hidden" name="(key|over)" value="([^"]*)"', form))


def checks_in(walker: Walker, path: str = "/diary/check-in", **more: str | list[str]) -> HttpResponse:
    """Open the form, answer, save."""
    said: dict[str, Any] = {"pain": "4", "tightness": "bit_tight", **more}
    return walker.send(path, **fields(walker.get(path)), **said)


def days(walker: Walker) -> tuple[DiaryDay, ...]:
    person = Somebody.objects.filter(is_local=True).first()
    return diary_of(person).days if person else ()


def chosen(page: str) -> list[str]:
    return re.findall(r'id="([\w-]+)" checked', page) + re.findall(r'value="(\w+)" checked', page)


# ---------------------------------------------------------------- check in


def test_nothing_is_chosen_beforehand_and_yesterday_is_not_shown(planned: Walker, later: PassTime) -> None:
    checks_in(planned)
    later(timedelta(days=1))
    assert chosen(planned.get("/diary/check-in")) == []


def test_a_check_in_is_kept_and_leads_back_to_today_with_an_undo(planned: Walker) -> None:
    answer = checks_in(planned, marks=["sat_long", "not_one"], own_new="Night  shift, rain", note=" A note\r\nof two ")
    assert answer.headers["Location"].startswith("/?saved=")
    page = planned.get(answer.headers["Location"])
    assert "Saved." in page
    assert "Undo" in page
    (day,) = days(planned)
    assert (day.pain, day.tightness) == (4, "bit_tight")
    assert day.marks == {"sat_long"}
    assert day.own_marks == ("Night shift", "rain")
    assert day.note == "A note\nof two"
    assert not day.filled_late
    assert "Today: pain\u00a04, a bit tight" in page


def test_what_is_left_out_stays_not_said(planned: Walker) -> None:
    checks_in(planned, pain="")
    (day,) = days(planned)
    assert (day.pain, day.sleep, day.leg_pain, day.rose_five_times) == (None, None, None, None)


def test_without_pain_and_tightness_the_page_says_what_to_do(planned: Walker) -> None:
    answer = checks_in(planned, pain="", tightness="", note="Kept for you")
    assert answer.status_code == 422
    assert "Pick a number from 0 to 10" in answer.content.decode()
    assert "Kept for you" in answer.content.decode()
    assert days(planned) == ()


@pytest.mark.parametrize("text", ["-1", "many", "1441", "9" * 20, "²"])
def test_minutes_that_cannot_be_are_told_and_shown_again(planned: Walker, text: str) -> None:
    answer = checks_in(planned, walk_minutes=text)
    assert answer.status_code == 422
    assert "Give whole minutes" in answer.content.decode()
    assert days(planned) == ()


def test_a_second_visit_shows_the_entry_of_the_day_to_change_it(planned: Walker) -> None:
    checks_in(planned)
    assert {"pain-4", "tightness-bit_tight"} <= set(chosen(planned.get("/diary/check-in")))
    checks_in(planned, pain="5")
    assert [day.pain for day in days(planned)] == [5]


def test_a_form_that_is_sent_twice_writes_once(planned: Walker) -> None:
    form = fields(planned.get("/diary/check-in"))
    for _ in range(2):
        assert planned.send("/diary/check-in", **form, pain="4").status_code == 302
    assert CheckIn.objects.count() == 1


def test_a_form_that_is_sent_again_with_other_answers_is_a_correction(planned: Walker) -> None:
    form = fields(planned.get("/diary/check-in"))
    for pain in ("4", "5", "5"):
        planned.send("/diary/check-in", **form, pain=pain)
    assert [day.pain for day in days(planned)] == [5]
    assert CheckIn.objects.count() == 2


def test_the_undo_takes_the_entry_back(planned: Walker) -> None:
    saved = checks_in(planned).headers["Location"].partition("saved=")[2]
    answer = planned.send("/diary/undo", key=saved)
    assert "Taken back." in planned.get(answer.headers["Location"])
    assert days(planned) == ()


def test_the_undo_goes_after_ten_minutes_and_for_an_entry_that_was_changed(planned: Walker, later: PassTime) -> None:
    first = checks_in(planned).headers["Location"]
    second = checks_in(planned, pain="5").headers["Location"]
    assert "Undo" not in planned.get(first)
    assert "Undo" in planned.get(second)
    later(timedelta(minutes=11))
    assert "Undo" not in planned.get(second)


def test_what_was_changed_since_stays_when_an_old_undo_is_pressed(planned: Walker) -> None:
    saved = checks_in(planned).headers["Location"].partition("saved=")[2]
    checks_in(planned, pain="5")
    answer = planned.send("/diary/undo", key=saved)
    assert "It was changed since then" in planned.get(answer.headers["Location"])
    assert [day.pain for day in days(planned)] == [5]


def test_own_chips_come_first_once_they_were_used(planned: Walker, knowledge: Knowledge) -> None:
    form = form_of(knowledge, Offer(used=("Night shift", "period")), Sent(DiaryDay(date(2026, 11, 24))))
    assert [chip.words for chip in form.chips] == [
        "Night shift",
        "Period",
        "Slept badly",
        "Sat a long time",
        "Lifted",
        "Stressful day",
    ]
    assert {chip.value for chip in (*form.chips, *form.more_chips)} >= set(knowledge.day_marks)


# ---------------------------------------------------------------- two pages, and devices


def two_pages(walker: Walker) -> HttpResponse:
    """The same day on two pages: the second to be sent knew nothing of the first."""
    here, there = (fields(walker.get("/diary/check-in")) for _ in range(2))
    walker.send("/diary/check-in", **there, pain="3", tightness="loose")
    return walker.send("/diary/check-in", **here, pain="6", marks=["lifted", "sport"])


def resend(page: str) -> dict[str, list[str]]:
    """What the button "Keep this one" sends."""
    form = page[page.index("What you put here") : page.index("Keep this one")]
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', form):
        found.setdefault(name, []).append(value)
    return found


def test_a_clash_shows_both_and_writes_neither_over_the_other(planned: Walker) -> None:
    answer = two_pages(planned)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "This day was also changed on another page. Keep which one?" in page
    assert "Pain\u00a06" in page
    assert "Pain\u00a03, loose" in page
    assert [day.pain for day in days(planned)] == [3]


def test_keeping_this_one_keeps_all_of_it(planned: Walker) -> None:
    sent = resend(two_pages(planned).content.decode())
    planned.client.post("/diary/check-in", sent)
    (day,) = days(planned)
    assert day.pain == 6
    assert day.marks == {"lifted", "sport"}


def test_keeping_that_one_changes_nothing(planned: Walker) -> None:
    key = resend(two_pages(planned).content.decode())["key"][0]
    answer = planned.send("/diary/settle", key=key)
    assert f'data-settled="{key}"' in planned.get(answer.headers["Location"])
    assert [day.pain for day in days(planned)] == [3]


def sends(walker: Walker, **changes: str) -> Any:
    """What a device sends of a check-in that it kept."""
    now = datetime.now(UTC)
    sent = {"key": str(uuid.uuid4()), "over": "", "pain": "4", "on": now.date().isoformat(), "at": now.isoformat()}
    return walker.client.post("/diary/check-in/send", {"zone": "UTC", **sent, **changes})


def test_what_a_device_sends_is_kept_once(planned: Walker) -> None:
    key = str(uuid.uuid4())
    for _ in range(3):
        assert sends(planned, key=key).status_code == 200
    assert CheckIn.objects.count() == 1


def test_what_was_written_on_its_day_and_sent_later_is_not_called_filled_in_later(planned: Walker) -> None:
    wrote = datetime.now(UTC) - timedelta(days=2)
    sends(planned, on=wrote.date().isoformat(), at=wrote.isoformat())
    assert [day.filled_late for day in days(planned)] == [False]


@pytest.mark.parametrize(
    "at", ["", "nonsense", "2199-01-01T00:00:00+00:00", "2020-01-01T00:00:00+00:00", "2026-11-24T10:00:00"]
)
def test_a_device_with_a_wrong_clock_loses_nothing(planned: Walker, at: str) -> None:
    before = (datetime.now(UTC) - timedelta(days=2)).date()
    assert sends(planned, on=before.isoformat(), at=at).status_code == 200
    assert [day.filled_late for day in days(planned)] == [True]


def test_a_device_is_told_of_a_clash_of_what_is_missing_and_of_a_day_to_come(planned: Walker) -> None:
    checks_in(planned)
    assert sends(planned).status_code == 409
    assert sends(planned, pain="").status_code == 422
    ahead = (datetime.now(UTC) + timedelta(days=3)).date().isoformat()
    assert sends(planned, on=ahead).status_code == 422


def test_the_page_that_a_device_keeps_says_nothing_of_anybody(planned: Walker) -> None:
    checks_in(planned, own_new="Night shift", leg_pain="2", note="Mine alone")
    page = planned.client.get("/diary/check-in", headers=FOR_ANYBODY).content.decode()
    assert chosen(page) == []
    assert "Night shift" not in page
    assert "Mine alone" not in page
    assert "data-anybody" in page


# ---------------------------------------------------------------- other days


def test_a_day_before_is_filled_in_and_marked_in_words(planned: Walker) -> None:
    before = datetime.now(UTC).date() - timedelta(days=3)
    answer = checks_in(planned, f"/diary/day/{before}")
    assert "Filled in later" in planned.get(answer.headers["Location"])
    assert [(day.on, day.filled_late) for day in days(planned)] == [(before, True)]


def test_a_day_that_has_not_come_is_told_kindly_and_the_far_past_is_welcome(planned: Walker) -> None:
    ahead = planned.client.get(f"/diary/day/{datetime.now(UTC).date() + timedelta(days=3)}")
    assert ahead.status_code == 422
    assert "has not come yet" in ahead.content.decode()
    assert checks_in(planned, "/diary/day/1999-12-31").status_code == 302
    assert planned.client.get("/diary/day/never").status_code == 404


def test_the_list_says_a_gap_as_a_gap_with_a_way_to_fill_it_in(planned: Walker) -> None:
    checks_in(planned, "/diary/day/2026-02-03")
    checks_in(planned, "/diary/day/2026-02-05")
    checks_in(planned, "/diary/day/2026-02-20")
    page = planned.get("/diary/days?month=2026-02")
    assert "No entries from 6 to 19 February, 14 days" in page
    assert 'href="/diary/day/2026-02-04"' in page
    assert "/diary/day/2026-02-02" not in page  # nothing is a gap before the first entry
    assert "?month=2026-03" in page


def test_the_list_leaps_over_years_without_entries(planned: Walker) -> None:
    checks_in(planned, "/diary/day/2016-05-01")
    checks_in(planned, "/diary/day/2026-05-01")
    assert "?month=2016-05" in planned.get("/diary/days?month=2026-05")
    assert planned.client.get("/diary/days?month=nonsense").status_code == 200


# ---------------------------------------------------------------- warning signs


def test_a_bad_day_leads_to_the_warning_signs_with_the_reason(planned: Walker) -> None:
    answer = checks_in(planned, pain="8")
    assert answer.headers["Location"].startswith("/diary/screen?saved=")
    page = planned.get(answer.headers["Location"])
    assert "You put your pain at 8." in page
    assert "A bad day today" in planned.get("/")
    assert [day.pain for day in days(planned)] == [8]


def test_the_warning_signs_are_only_answered_in_the_check_itself(planned: Walker) -> None:
    checks_in(planned, pain="8")
    answer = planned.send("/diary/screen")
    assert answer.headers["Location"] == "/check"
    assert "saddle_numbness" in planned.get("/check")
    planned.walk({"intensity_0_10": "8", "pain_course": "improving"})
    planned.send("/check/answers")
    assert "A bad day today" not in planned.get("/")


def test_an_answer_of_yes_still_stands_when_the_warning_signs_come_again(walker: Walker) -> None:
    walker.begin()
    walker.walk({**STORY, "leg_weakness": "yes"})
    checks_in(walker, pain="8")
    walker.send("/diary/screen")
    assert "See what to do" in walker.get("/diary/screen")


def test_only_what_was_no_is_asked_again(walker: Walker) -> None:
    walker.begin()
    walker.walk({**STORY, "leg_numbness": "yes"})
    walker.send("/diary/screen")
    opened = set(Answer.objects.filter(cause=Answer.Cause.WITHDRAWN).values_list("fact", flat=True))
    assert {"saddle_numbness", "intensity_0_10"} <= opened
    assert "leg_numbness" not in opened


def test_a_calm_day_asks_nothing_more(planned: Walker) -> None:
    assert checks_in(planned).headers["Location"].startswith("/?saved=")


def test_when_the_check_has_run_out_saving_comes_first_and_the_check_is_offered(
    planned: Walker, later: PassTime
) -> None:
    later(timedelta(days=2))
    answer = checks_in(planned, pain="2")
    assert "run out" in planned.get(answer.headers["Location"])
    assert [day.pain for day in days(planned)] == [2]


def test_a_bad_day_of_long_ago_asks_nothing(planned: Walker) -> None:
    assert (
        "days?month"
        in checks_in(planned, f"/diary/day/{datetime.now(UTC).date() - timedelta(days=9)}", pain="9").headers[
            "Location"
        ]
    )


# ---------------------------------------------------------------- what made it worse


def test_what_made_it_worse_is_kept_and_listed(planned: Walker) -> None:
    key = str(uuid.uuid4())
    for _ in range(2):
        planned.send("/diary/worse", key=key, thing="movement:cat_cow", pain_before="3", pain_after="5", lasted="hours")
    page = planned.get("/diary/worse")
    assert "Pain from 3 to 5, lasted hours" in page
    person = Somebody.objects.get(is_local=True)
    assert [harm.thing for harm in harms_of(person)] == ["movement:cat_cow"]


def test_without_a_thing_or_words_the_page_says_what_to_do(planned: Walker) -> None:
    answer = planned.send("/diary/worse", thing="movement:no_such", what=" ")
    assert answer.status_code == 422
    assert "say it in your own words" in answer.content.decode()


@pytest.mark.parametrize(
    ("more", "strong"),
    [
        ({"pain_before": 3, "pain_after": 5}, False),
        ({"pain_before": 3, "pain_after": 6}, True),
        ({"pain_after": 7}, True),
        ({"lasted": "longer"}, True),
        ({"lasted": "a_day"}, False),
        ({}, False),
    ],
)
def test_a_strong_reaction_leads_to_the_warning_signs(more: Mapping[str, Any], strong: bool) -> None:
    assert is_strong(Harm(date(2026, 11, 24), what="Gardening", **more)) is strong


# ---------------------------------------------------------------- measures


def test_what_the_start_asks_is_due_after_the_first_check(planned: Walker) -> None:
    page = planned.get("/diary/measures")
    due = page[page.index("Due now") : page.index("At any time")]
    assert "Roland and Morris" in due
    assert "Due now:" in planned.get("/")


def test_ticked_sentences_are_counted_and_blank_ones_are_none(planned: Walker) -> None:
    answer = planned.send("/diary/measures/rmdq_24", ticked=["rmdq_01", "rmdq_09", "nonsense"])
    page = planned.get(answer.headers["Location"])
    assert "2 out of 24" in page
    assert "Roland MO, Morris RW" in page
    assert measures_of(Somebody.objects.get(is_local=True))[0].answers == {"rmdq_01": 1.0, "rmdq_09": 1.0}


def test_the_sentences_stand_as_their_authors_wrote_them(planned: Walker, knowledge: Knowledge) -> None:
    page = planned.get("/diary/measures/rmdq_24")
    assert "more slowly then usual" in page
    assert all(item in page for item in knowledge.measures["rmdq_24"].items)


def test_appetite_or_bed_calls_for_the_check_unless_weight_loss_and_fever_are_known_to_be_absent(
    planned: Walker, later: PassTime
) -> None:
    words = "Please go through the warning signs again"
    assert words not in planned.get(planned.send("/diary/measures/rmdq_24", ticked=["rmdq_15"]).headers["Location"])
    later(timedelta(days=3))
    assert words in planned.get("/diary/measures/rmdq_24/result")


def test_activities_are_named_at_first_and_the_same_ones_rated_later(planned: Walker) -> None:
    path = "/diary/measures/activities_that_matter"
    named = {f"activity_{n}-name": words for n, words in enumerate(("Stairs", "Shopping", "Bus"), start=1)}
    rated = {"activity_1": "3", "activity_2": "5"}
    assert planned.send(path, **rated, **{"activity_1-name": "Stairs"}).status_code == 422
    planned.send(path, **named, **rated)
    page = planned.get(path)
    assert "Stairs" in page
    assert "activity_1-name" not in page
    answer = planned.send(path, activity_1="6", activity_2="6", activity_4="9")
    assert "Mean" in planned.get(answer.headers["Location"])
    last = measures_of(Somebody.objects.get(is_local=True), "activities_that_matter")[-1]
    assert set(last.answers) == {"activity_1", "activity_2", "activity_3"}


@pytest.mark.parametrize(("answers", "talk"), [(("1", "1"), False), (("1", "2"), True), (("3", ""), False)])
def test_from_three_on_it_is_worth_talking_and_the_crisis_line_is_always_there(
    planned: Walker, answers: tuple[str, str], talk: bool
) -> None:
    sent = dict(zip(("little_interest", "feeling_down"), answers, strict=True))
    page = planned.get(planned.send("/diary/measures/phq_2", **sent).headers["Location"])
    assert ("It is worth talking to someone" in page) is talk
    assert "harming yourself" in page
    assert "tel:999" in page


@pytest.mark.parametrize("path", ["phq_2", "gad_2", "global_change", "nrs", "sleep", "sitting_hours"])
def test_an_empty_form_says_what_to_do_and_keeps_nothing(planned: Walker, path: str) -> None:
    assert planned.send(f"/diary/measures/{path}").status_code == 422
    assert measures_of(Somebody.objects.get(is_local=True)) == ()


def rmdq(*counts: int) -> list[FilledIn]:
    ticked = [{f"rmdq_{n:02}": 1.0 for n in range(1, count + 1)} for count in counts]
    return [FilledIn(date(2026, 11, 1 + 7 * n), "rmdq_24", answers) for n, answers in enumerate(ticked)]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (14, 9, "A change of this size is one that people feel."),
        (14, 11, "That is less than the least change that people feel."),
        (9, 14, "That is 5 more now."),
        (9, 9, "That is the same."),
    ],
)
def test_the_change_since_the_first_is_told_and_whether_people_feel_it(
    knowledge: Knowledge, first: int, last: int, words: str
) -> None:
    result = result_of(knowledge.measures["rmdq_24"], rmdq(first, last), date(2026, 11, 8))
    assert result.lines[0].score == f"{last} out of 24"
    assert result.lines[0].change[-1] == words


def test_back_and_leg_are_never_added_up(knowledge: Knowledge) -> None:
    filled = [FilledIn(date(2026, 11, 24), "nrs", {"now": 3.0, "leg_now": 2.0, "worst": None})]
    result = result_of(knowledge.measures["nrs"], filled, date(2026, 11, 24))
    assert [line.score for line in result.lines] == ["3 out of 10", "2 out of 10"]
