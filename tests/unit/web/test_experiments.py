"""Fair tests over HTTP: who may begin one, what its pages show, what ends it, and what it comes to."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Callable
from datetime import datetime, time, timedelta

import pytest
from django.test import RequestFactory

from tests.journeys.stories import LONG_PAIN
from tests.unit.web.conftest import Walker
from unknot.core.decisions import FLARE_BEGINS
from unknot.core.diary import Decision
from unknot.core.experiment.values import Verdict
from unknot.interop.experiment_file import experiment_from_json, replay
from unknot.knowledge.answers import Answer, YesNo
from unknot.records import actions, diary_actions, models, queries
from unknot.records.experiment_actions import record_day
from unknot.records.experiment_queries import FairTest
from unknot.web import clock
from unknot.web.experiments.reported import reported_tests
from unknot.web.experiments.state import finished, one_test, running, verdict_of
from unknot.web.experiments.today import card_for
from unknot.web.standing import standing_of
from unknot.web.visit import Visit

Later = Callable[[timedelta], None]
DAY = timedelta(1)
PILLOW = "/experiments/pillow_between_knees"


def visit() -> Visit:
    return Visit(RequestFactory().get("/experiments", HTTP_COOKIE="unknot-zone=Europe/Berlin"))


@pytest.fixture(scope="session")
def answers() -> dict[str, Answer]:
    """What a whole check comes to know, once it was walked through."""
    return {}


@pytest.fixture
def well(walker: Walker, answers: dict[str, Answer]) -> Walker:
    """Somebody whose check just said that they can look after themselves."""
    here = visit()
    if answers:
        actions.record_answers(here.person, answers, here.now, here.zone, here.knowledge)
    else:
        walker.begin()
        walker.walk(LONG_PAIN)
        answers |= {fact: one.value for fact, one in visit().facts.answers.items()}
    visit().keep_outcome()
    assert standing_of(visit()).id == "planned"
    return walker


def refresh_the_check() -> None:
    """The same answers once more, now."""
    here = visit()
    known = {fact: one.value for fact, one in queries.facts_of(here.person).answers.items()}
    actions.record_answers(here.person, known, here.now, here.zone, here.knowledge)
    visit().keep_outcome()


@pytest.fixture
def testing(well: Walker) -> Walker:
    """Somebody who began a test of the pillow today."""
    well.send(PILLOW, days="28", start=visit().today.isoformat(), key=str(uuid.uuid4()))
    assert running(visit()) is not None
    return well


def the_test() -> FairTest:
    found = running(visit())
    assert found is not None
    return found


def lives(days: int, gain: float = 2.0) -> FairTest:
    """Note so many days of the running test, each on its morning; arm a is better by the gain."""
    here, test = visit(), the_test()
    for n, plan in enumerate(test.schedule.days[:days]):
        value = round(5 - (gain if plan.arm == "a" else 0)) + (0, 1, 0, -1)[n % 4]
        at = datetime.combine(plan.on + DAY, time(8), here.zone)
        record_day(here.person, uuid.uuid4(), test.key, plan.on, done="followed", value=value, at=at, zone=here.zone)
    return test


def test_without_a_fresh_check_there_is_no_test(walker: Walker) -> None:
    page = walker.get("/experiments")
    assert "A test needs a fresh safety check" in page
    assert 'href="/check"' in page

    walker.send(PILLOW, days="28")
    assert models.ExperimentStarted.objects.count() == 0


def test_what_may_be_tested_and_what_may_not_is_told_apart(well: Walker) -> None:
    page = well.get("/experiments")
    offered, barred = page.split("Not for you now (")
    assert "Does a pillow between the knees help?" in offered
    assert "Does warmth in the evening help?" in barred
    assert "You have poor circulation." in barred


def test_a_barred_test_cannot_be_begun_by_its_address(well: Walker) -> None:
    assert well.send("/experiments/evening_heat", days="28").status_code == 422
    assert models.ExperimentStarted.objects.count() == 0


def test_before_the_start_a_short_test_says_what_it_is_worth(well: Walker) -> None:
    page = well.get(PILLOW)
    assert "A hint only. It never says “Probably helps”." in page
    assert "about 2 of 10 such tests show it" in page
    assert "3 to 5 of 10 such tests show it" in page
    assert "Stop if" in page


def test_a_start_keeps_the_seed_and_the_order(testing: Walker) -> None:
    row = models.ExperimentStarted.objects.get()
    assert 0 <= row.seed < 2**53
    assert len(the_test().schedule.days) == 28
    assert testing.get("/experiments/now").count("With the pillow") >= 14


def test_the_days_show_no_number_before_the_end(testing: Walker, later: Later) -> None:
    later(21 * DAY)
    lives(20)
    page = testing.get("/experiments/now")
    assert "On its way: 21 of 28 days" in page
    assert not re.search(r"filled in[^<]*\d", page)
    assert "checked" not in page
    assert verdict_of(the_test(), visit().today) == Verdict("on_its_way")


def test_a_day_is_noted_and_one_that_has_passed_is_marked(testing: Walker, later: Later) -> None:
    start = visit().today
    later(3 * DAY)
    testing.send("/experiments/now", on=str(start + 2 * DAY), value="4", done="followed")
    testing.send("/experiments/now", on=str(start), value="6", done="not_said")
    assert [(day.value, day.done, day.filled_late) for day in the_test().seen] == [
        (6.0, "not_said", True),
        (4.0, "followed", False),
    ]
    assert "filled in later" in testing.get("/experiments/now")


def test_an_empty_form_and_another_number_are_refused(testing: Walker, later: Later) -> None:
    start = visit().today
    later(DAY)
    for value in ("", "11", "4.5", "x"):
        assert testing.send("/experiments/now", on=str(start), value=value).status_code == 422
    assert models.ExperimentDay.objects.count() == 0


def test_a_second_test_waits_for_the_first(testing: Walker) -> None:
    assert "One test at a time" in testing.get("/experiments/walk_after_lunch")
    assert testing.send("/experiments/walk_after_lunch", days="28").status_code == 422
    assert models.ExperimentStarted.objects.count() == 1


def test_stopping_keeps_the_days_and_says_so(testing: Walker, later: Later) -> None:
    later(5 * DAY)
    test = lives(4)
    page = testing.client.post("/experiments/now/stop", follow=True).content.decode()
    assert "You stopped it. What you noted is kept." in page
    assert "The test ended before its last day." in page
    over = one_test(visit(), test.key)
    assert over is not None
    assert verdict_of(over, visit().today).id == "cannot_tell"


# ---------------------------------------------------------------- ends by rule


def test_a_new_warning_sign_ends_the_test(testing: Walker) -> None:
    here, test = visit(), the_test()
    actions.record_answers(here.person, {"saddle_numbness": YesNo.YES}, here.now, here.zone, here.knowledge)
    assert running(visit()) is None
    ended = one_test(visit(), test.key)
    assert ended is not None
    assert ended.ended is not None
    assert ended.ended.why == "check"
    assert models.ExperimentEnded.objects.count() == 0  # worked out; kept with the next write


def test_a_flare_by_the_persons_word_ends_the_test(testing: Walker, later: Later) -> None:
    later(2 * DAY)
    here = visit()
    decision = Decision(here.today, FLARE_BEGINS)
    diary_actions.record_decision(here.person, uuid.uuid4(), decision, at=here.now, zone=here.zone)
    assert running(visit()) is None
    assert [test.ended.why for test in finished(visit(), 5) if test.ended] == ["flare"]


def test_two_days_far_above_the_usual_alone_do_not_end_it(testing: Walker, later: Later) -> None:
    start = visit().today
    later(DAY)
    for n, value in enumerate((3, 3, 3, 3, 3, 6, 6)):
        testing.send("/experiments/now", on=str(start + n * DAY), value=str(value))
        later(DAY)
    assert running(visit()) is not None
    assert not models.ExperimentEnded.objects.exists()


def test_a_new_answer_that_speaks_against_it_ends_the_test(testing: Walker, monkeypatch: pytest.MonkeyPatch) -> None:
    from unknot.core.experiment.allowed import Allowed
    from unknot.web.experiments import state

    monkeypatch.setattr(state, "may_test", lambda *_: Allowed("barred"))
    assert running(visit()) is None


def test_while_the_check_is_due_the_test_waits(testing: Walker, later: Later) -> None:
    later(20 * DAY)
    assert standing_of(visit()).id == "due"
    page = testing.get("/experiments/now")
    assert "Your test waits" in page
    assert "Today, day" not in page
    card = card_for(visit(), standing_of(visit()))
    assert card is not None
    assert card.heading == "Your test"


# ---------------------------------------------------------------- the result


@pytest.fixture
def tested(testing: Walker, later: Later) -> FairTest:
    """The test of the pillow, over since yesterday."""
    later(29 * DAY)
    return _over()


def _over() -> FairTest:
    here = visit()
    row = models.ExperimentStarted.objects.get()
    test = one_test(here, row.test)
    assert test is not None
    for n, plan in enumerate(test.schedule.days):
        value = (3 if plan.arm == "a" else 5) + (0, 1, 0, -1)[n // 2 % 4]
        at = datetime.combine(plan.on + DAY, time(8), here.zone)
        models.ExperimentDay.objects.create(
            **actions.stamp(here.person, at, here.zone),
            key=uuid.uuid4(),
            test=test.key,
            on=plan.on,
            done="followed",
            value=value,
            value_on=plan.on + DAY,
        )
    found = one_test(here, row.test)
    assert found is not None
    return found


def test_a_clear_result_is_one_sentence_with_dots_a_range_and_a_table(testing: Walker, tested: FairTest) -> None:
    page = testing.get(f"/experiments/{tested.key}")
    assert "“With the pillow” probably helps you." in page
    assert re.search(r"The true difference is likely \d\.\d to \d\.\d points in favour of “With the pillow”", page)
    assert page.count('class="day-dot full"') == page.count('class="day-dot open"') == 28  # on two widths
    assert "<desc" in page
    assert page.count("<tr>") >= 29
    assert "it gave the same numbers" in page


def test_the_file_gives_the_same_numbers_again(testing: Walker, tested: FairTest) -> None:
    answer = testing.client.get(f"/experiments/{tested.key}/file")
    record = experiment_from_json(json.loads(answer.content))
    assert record.verdict.id == "probably_helps"
    assert record.schedule.seed == tested.schedule.seed
    assert replay(record) == ()


def test_the_answer_stays_the_same_on_every_later_day(testing: Walker, tested: FairTest, later: Later) -> None:
    first = verdict_of(tested, visit().today)
    later(100 * DAY)
    again = one_test(visit(), tested.key)
    assert again is not None
    assert verdict_of(again, visit().today) == first


def test_a_result_stands_in_the_plan_only_when_the_person_says_so(testing: Walker, tested: FairTest) -> None:
    refresh_the_check()
    said = "In your own test “With the pillow” probably helped you."
    assert said not in testing.get("/plan")
    assert "Use this in my plan" in testing.get(f"/experiments/{tested.key}")

    for _ in range(2):
        testing.send(f"/experiments/{tested.key}/keep")
    assert models.PlanDecision.objects.count() == 1
    assert said in testing.get("/plan")
    assert "Use this in my plan" not in testing.get(f"/experiments/{tested.key}")


def test_an_unclear_result_cannot_be_kept(testing: Walker) -> None:
    key = the_test().key
    testing.client.post("/experiments/now/stop")
    assert testing.send(f"/experiments/{key}/keep").status_code == 422
    assert models.PlanDecision.objects.count() == 0


def test_a_running_test_gives_no_file_and_no_result(testing: Walker) -> None:
    key = the_test().key
    assert testing.client.get(f"/experiments/{key}").headers["Location"] == "/experiments/now"
    assert testing.client.get(f"/experiments/{key}/file").headers["Location"] == "/experiments/now"


def test_nobody_opens_a_test_that_is_not_theirs(testing: Walker) -> None:
    assert testing.client.get(f"/experiments/{uuid.uuid4()}").status_code == 404


def test_a_clear_test_is_not_made_longer(testing: Walker, tested: FairTest) -> None:
    assert testing.send(f"/experiments/{tested.key}/longer").status_code == 422
    assert models.ExperimentStarted.objects.count() == 1


def test_a_test_that_cannot_tell_goes_on_from_the_same_seed(
    testing: Walker, later: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    from unknot.web.experiments import result, views

    test = the_test()
    morning = datetime.combine(test.last_asked, time(9), visit().zone)
    monkeypatch.setattr(clock, "now", lambda: morning)
    unclear = Verdict("cannot_tell", ("between",), more_days=8)
    for module in (views, result):
        monkeypatch.setattr(module, "verdict_of", lambda *_: unclear)
    monkeypatch.setattr(views, "why_not_now", lambda *_: "")
    monkeypatch.setattr(views, "may_test", lambda *_: True)
    testing.send(f"/experiments/{test.key}/longer")
    again = one_test(visit(), test.key)
    assert again is not None
    assert (len(again.schedule.days), again.looks) == (36, 2)
    assert again.schedule.days[:28] == test.schedule.days


def test_a_finished_test_stands_in_the_report_with_its_numbers(testing: Walker, tested: FairTest) -> None:
    assert [done.verdict.id for done in reported_tests(visit())] == ["probably_helps"]
    page = testing.get("/report")
    assert "Fair tests of one person" in page
    assert re.search(r"Probably helps\. Mean \d\.\d “With the pillow”", page)
    assert "noted on 28 of 28 days" in page


def test_without_a_finished_test_the_report_says_nothing_of_tests(testing: Walker) -> None:
    assert "<h3>Fair tests of one person" not in testing.get("/report")


# ---------------------------------------------------------------- Today, and a question of one's own


def test_today_says_which_day_it_is_and_what_to_note(testing: Walker, later: Later) -> None:
    card = card_for(visit(), standing_of(visit()))
    assert card is not None
    assert card.heading.startswith("Your test today: With")
    assert card.link_text == "See it"
    assert card.heading in testing.get("/")

    later(DAY)
    card = card_for(visit(), standing_of(visit()))
    assert card is not None
    assert (card.text, card.link_text) == ("On its way: 1 of 28 days. To note: pain the next morning.", "Note it")


OWN = {"category": "bed_and_sleep", "outcome": "pain_next_morning"}


def test_an_idea_of_ones_own_is_tested_in_ones_own_words(well: Walker) -> None:
    idea = "a pillow under my knees at night"
    page = well.client.post("/experiments/own", {**OWN, "idea": idea}).content.decode()
    assert "A pillow under my knees at night" in page
    assert "Your usual day" in page

    well.send("/experiments/own", **OWN, idea=idea, do="start", days="14")
    assert the_test().words.name == f"Does this help me: {idea}?"
    assert (the_test().category, len(the_test().schedule.days)) == ("bed_and_sleep", 14)


@pytest.mark.parametrize(
    ("idea", "why"),
    [
        ("ibuprofen before bed", "We do not test medicines"),
        ("magnesium before bed", "We do not test supplements"),
        ("sleep with a zorblax pillow", "We do not know every word of it"),
    ],
)
def test_an_idea_that_may_harm_is_refused_with_the_reason_also_at_the_start(well: Walker, idea: str, why: str) -> None:
    for do in ("", "start"):
        answer = well.send("/experiments/own", **OWN, idea=idea, do=do)
        assert answer.status_code == 422
        assert why in answer.content.decode()
    assert models.ExperimentStarted.objects.count() == 0
