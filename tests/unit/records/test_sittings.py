"""Exercise sessions and the answers about them: written once a key, read back as the core knows them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from tests.unit.records.conftest import RunInANewProgram
from tests.unit.records.test_results import CALM, SOURCES, Store
from unknot.core.sitting_log import DoneMovement, Log
from unknot.core.traffic_light import Light, Response
from unknot.knowledge.kinds import Knowledge
from unknot.records import actions, models
from unknot.records.models import AppendOnly, Person
from unknot.records.sitting_actions import (
    HeldSitting,
    NotAnAnswer,
    StepDone,
    record_movement_wish,
    record_response,
    record_sitting,
)
from unknot.records.sitting_queries import log_of, movement_wishes_of, response_of, sittings_of

KEY, OTHER = UUID(int=1), UUID(int=2)
EVENING = datetime(2026, 11, 24, 22, 50, tzinfo=UTC)  # ten minutes to midnight in Berlin
STEPS = (StepDone("pelvic_tilt", "", 102), StepDone("knee_rolls", "", 60, "easier"))
A_MINUTE = timedelta(minutes=1)
CALM_ANSWERS: dict[str, object] = {
    "before": 2,
    "worst": 3,
    "after_15": 2,
    "bedtime": 2,
    "next_morning": 2,
    "usual_morning": 2,
    "leg": False,
    "danger": [],
}


def held(key: UUID = KEY, **more: object) -> HeldSitting:
    usual = HeldSitting(key, STEPS, "move", "finished", EVENING, EVENING + timedelta(minutes=20))
    return replace(usual, **more)  # type: ignore[arg-type]


Answer = Callable[..., bool]


@pytest.fixture
def sit(amal: Person, little: Knowledge, berlin: ZoneInfo) -> Callable[..., bool]:
    """Records a sitting of Amal."""
    return lambda key=KEY, **more: record_sitting(amal, held(key, **more), berlin, little)


@pytest.fixture
def answer(amal: Person, berlin: ZoneInfo) -> Answer:
    """Records an answer of Amal about a sitting, each under a new key and a minute later, unless they are given."""
    count = iter(range(100, 1000))

    def answer(kind: str, value: object, sitting: UUID = KEY, key: UUID | None = None) -> bool:
        n = next(count)
        return record_response(amal, key or UUID(int=n), sitting, kind, value, at=EVENING + n * A_MINUTE, zone=berlin)

    return answer


def test_a_sitting_comes_back_on_the_local_day_on_which_it_began(sit: Answer, amal: Person) -> None:
    assert sit()

    (found,) = sittings_of(amal)

    assert (found.key, found.on, found.phase, found.ended) == (str(KEY), date(2026, 11, 24), "move", "finished")
    assert found.done == (DoneMovement("pelvic_tilt", "", 102), DoneMovement("knee_rolls", "easier", 60))
    assert (found.response, found.light) == (Response(), Light.UNDECIDED)
    assert models.SittingLog.objects.get().knowledge_version == "first"


def test_the_same_key_is_written_once_and_the_first_counts(sit: Answer, amal: Person) -> None:
    assert sit()
    assert not sit()
    assert not sit(ended="left")

    assert [one.ended for one in sittings_of(amal)] == ["finished"]


def test_two_people_may_have_the_same_key(sit: Answer, bo: Person, little: Knowledge, berlin: ZoneInfo) -> None:
    assert sit()
    assert record_sitting(bo, held(ended="left"), berlin, little)

    assert [one.ended for one in sittings_of(bo)] == ["left"]


def test_a_movement_of_several_steps_comes_back_once_with_the_most_telling_of_them(sit: Answer, amal: Person) -> None:
    steps = (
        StepDone("bird_dog", "right", 60),
        StepDone("bird_dog", "left", 20, "stop"),
        StepDone("side_plank", "right", 40),
        StepDone("side_plank", "left", 0, "skip"),
    )
    sit(steps=steps, ended="stopped_for_pain")

    assert sittings_of(amal)[0].done == (DoneMovement("bird_dog", "stop", 80), DoneMovement("side_plank", "skip", 40))
    assert sittings_of(amal)[0].light is Light.AMBER


@pytest.mark.parametrize(
    "wrong",
    [
        {"ended": "failed"},
        {"ended_at": EVENING - A_MINUTE},
        {"steps": (StepDone("pelvic_tilt", how="badly"),)},
        {"steps": (StepDone("pelvic_tilt", side="top"),)},
        {"steps": (StepDone("pelvic_tilt", seconds=-1),)},
    ],
)
def test_what_cannot_be_is_refused(sit: Answer, wrong: dict[str, object]) -> None:
    with pytest.raises(NotAnAnswer):
        sit(**wrong)

    assert not models.SittingLog.objects.exists()


def test_answers_become_the_light_of_the_sitting(sit: Answer, answer: Answer, amal: Person) -> None:
    sit()
    for kind, value in CALM_ANSWERS.items():
        assert sittings_of(amal)[0].light is Light.UNDECIDED
        answer(kind, value)

    assert sittings_of(amal)[0].light is Light.GREEN
    assert response_of(amal, KEY) == Response(2, 3, 2, 2, 2, 2, False, False, frozenset())


def test_an_answer_may_come_before_its_sitting(answer: Answer, sit: Answer, amal: Person) -> None:
    answer("before", 4)
    assert response_of(amal, KEY).before == 4
    assert sittings_of(amal) == ()

    sit()

    assert sittings_of(amal)[0].response.before == 4


def test_an_answer_with_the_same_key_is_written_once(answer: Answer, amal: Person) -> None:
    assert answer("before", 4, key=OTHER)
    assert not answer("before", 5, key=OTHER)

    assert response_of(amal, KEY).before == 4


def test_a_later_answer_corrects_a_number_and_never_takes_back_a_sign(answer: Answer, amal: Person) -> None:
    for kind, first, then in (("worst", 5, 3), ("leg", True, False), ("danger", ["fainting"], [])):
        answer(kind, first)
        answer(kind, then)

    found = response_of(amal, KEY)

    assert (found.worst_during, found.leg_worse, found.danger_signs) == (3, True, frozenset({"fainting"}))


def test_each_answer_belongs_to_its_sitting_and_person(answer: Answer, amal: Person, bo: Person) -> None:
    answer("before", 4)

    assert response_of(amal, OTHER) == Response()
    assert response_of(bo, KEY) == Response()


@pytest.mark.parametrize(
    ("kind", "value"),
    [("before", 11), ("before", -1), ("before", True), ("before", None), ("before", 2.5), ("leg", 1), ("danger", "no"),
     ("danger", [1]), ("felt", "great"), ("mood", 3)],
)  # fmt: skip
def test_what_is_no_answer_is_refused(answer: Answer, kind: str, value: object) -> None:
    with pytest.raises(NotAnAnswer):
        answer(kind, value)


@pytest.mark.parametrize(
    ("kind", "value"),
    [("worst", 0), ("usual_again", True), ("pre_medicated", False), ("felt", "easier"), ("where", ["in_the_back"])],
)
def test_every_kind_has_its_answers(answer: Answer, kind: str, value: object) -> None:
    assert answer(kind, value)


def test_after_a_red_a_later_usual_morning_settles_it(sit: Answer, answer: Answer, amal: Person) -> None:
    sit()
    for kind, value in {**CALM_ANSWERS, "next_morning": 4}.items():
        answer(kind, value)
    red = sittings_of(amal)[0]
    answer("usual_again", True)
    settled = sittings_of(amal)[0]

    assert (red.light, red.settled) == (Light.RED, False)
    assert (settled.light, settled.settled) == (Light.RED, True)


@pytest.mark.parametrize(("later", "settled"), [(-1, False), (1, True)])
def test_after_a_danger_sign_a_complete_check_must_come_since(
    sit: Answer, answer: Answer, amal: Person, little: Knowledge, berlin: ZoneInfo, later: int, settled: bool
) -> None:
    sit()
    answer("danger", ["chest_pain"])
    at = models.SittingResponse.objects.get().at
    actions.keep_knowledge(little, SOURCES, at)
    store = Store(little, at + later * A_MINUTE, berlin)
    store(amal)

    assert sittings_of(amal)[0].light is Light.STOP_NOW
    assert sittings_of(amal)[0].settled is settled


def test_a_check_that_was_not_finished_settles_nothing(
    sit: Answer, answer: Answer, amal: Person, little: Knowledge, berlin: ZoneInfo
) -> None:
    sit()
    answer("danger", ["chest_pain"])
    at = models.SittingResponse.objects.get().at + A_MINUTE
    actions.keep_knowledge(little, SOURCES, at)
    Store(little, at, berlin)(amal, replace(CALM, complete=False))

    assert not sittings_of(amal)[0].settled


def test_earlier_sittings_are_left_unread(sit: Answer, amal: Person) -> None:
    years_ago = timedelta(days=900)
    sit(started_at=EVENING - years_ago, ended_at=EVENING - years_ago + A_MINUTE)
    sit(OTHER)

    log = log_of(amal, first=EVENING.date() - timedelta(days=30))

    assert [sitting.key for sitting in log.sittings] == [str(OTHER)]
    assert len(log_of(amal).sittings) == 2


def test_the_latest_wish_of_a_movement_counts(amal: Person, bo: Person, berlin: ZoneInfo) -> None:
    for movement, wish, reason in (
        ("bird_dog", "favourite", ""),
        ("front_plank", "not_for_me", "wrists"),
        ("cat_cow", "favourite", ""),
        ("cat_cow", "none", ""),
    ):
        record_movement_wish(amal, movement, wish, at=EVENING, zone=berlin, reason=reason)

    assert movement_wishes_of(amal) == {"bird_dog": ("favourite", ""), "front_plank": ("not_for_me", "wrists")}
    assert log_of(amal) == Log((), frozenset({"bird_dog"}), frozenset({"front_plank"}))
    assert log_of(bo) == Log()
    with pytest.raises(NotAnAnswer):
        record_movement_wish(amal, "cat_cow", "perhaps", at=EVENING, zone=berlin)


def test_rows_are_never_edited(sit: Answer, answer: Answer) -> None:
    sit()
    answer("before", 2)
    for table in (models.SittingLog, models.SittingResponse):
        with pytest.raises(AppendOnly):
            table.objects.get().save()


@pytest.mark.sqlite_only
def test_data_of_the_version_before_is_taken_over(run_in_a_new_program: RunInANewProgram) -> None:
    """A copy from before there were sittings opens, and gets the new tables beside what it holds."""
    said = run_in_a_new_program(
        """
        actions.record_preferences(person, {"country": "de"}, now, zone)
        call_command("migrate", "records", "0001", verbosity=0, skip_checks=True)
        before = connection.introspection.table_names()
        call_command("migrate", verbosity=0, skip_checks=True)
        after = connection.introspection.table_names()
        print("records_sittinglog" in before, "records_sittinglog" in after, queries.preference(person, "country"))
        """
    )

    assert said == "False True de"
