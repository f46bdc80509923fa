"""One fair test as one file, which gives the same numbers again."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.unit.core.experiment.made import TWO_WAYS, a_schedule, after, lived
from unknot.core.experiment.values import ExperimentRecord, Schedule, SeenDay
from unknot.core.experiment.verdict import RULES_VERSION, judge
from unknot.interop.experiment_file import experiment_from_json, experiment_to_json, replay
from unknot.interop.json_types import CannotRead


def a_record(schedule: Schedule | None = None, seen: tuple[SeenDay, ...] | None = None) -> ExperimentRecord:
    schedule = schedule or a_schedule()
    days = lived(schedule, 1.5) if seen is None else seen
    verdict = judge(schedule, days, after(schedule))
    return ExperimentRecord(schedule, days, after(schedule), verdict, "a" * 64, RULES_VERSION)


@pytest.mark.parametrize("schedule", [a_schedule(), a_schedule(days=14), a_schedule(TWO_WAYS, seed=9)])
def test_a_test_is_the_same_after_a_way_through_a_file(schedule: Schedule) -> None:
    record = a_record(schedule)
    again = experiment_from_json(json.loads(json.dumps(experiment_to_json(record))))
    assert again == record
    assert replay(again) == ()


def test_a_test_with_gaps_and_without_numbers_goes_through_too() -> None:
    record = a_record(seen=())
    assert experiment_from_json(experiment_to_json(record)) == record
    assert replay(record) == ()


def test_the_file_holds_what_a_replay_needs() -> None:
    test = experiment_to_json(a_record())["test"]
    assert isinstance(test, dict)
    assert {"schedule", "seen", "on", "verdict", "knowledge_version", "rules_version"} <= set(test)
    assert isinstance(test["schedule"], dict)
    assert test["schedule"]["seed"] == 42


def test_a_number_that_was_changed_is_found_by_its_place() -> None:
    record = a_record()
    assert record.verdict.analysis is not None
    fit = replace(record.verdict.analysis.by_plan, p_better=0.999)
    forged = replace(record, verdict=replace(record.verdict, analysis=replace(record.verdict.analysis, by_plan=fit)))
    assert replay(forged) == ("verdict.analysis.by_plan.p_better",)


def test_an_order_that_was_not_drawn_from_the_seed_is_found() -> None:
    record = a_record()
    forged = replace(record, schedule=replace(record.schedule, seed=43))
    assert any(place.startswith("schedule.days[") for place in replay(forged))


def test_the_last_digits_of_another_machine_are_no_difference() -> None:
    record = a_record()
    assert record.verdict.analysis is not None
    fit = replace(record.verdict.analysis.by_plan, sd=record.verdict.analysis.by_plan.sd + 1e-13)
    same = replace(record, verdict=replace(record.verdict, analysis=replace(record.verdict.analysis, by_plan=fit)))
    assert replay(same) == ()


@pytest.mark.parametrize(
    ("data", "where"),
    [
        (None, "kind"),
        ({"kind": "something"}, "kind"),
        ({"kind": "unknot_fair_test", "format": 2}, "format"),
        ({"kind": "unknot_fair_test", "format": 1}, "test"),
        ({"kind": "unknot_fair_test", "format": 1, "test": {"schedule": {}}}, "test.schedule"),
    ],
)
def test_a_file_that_is_none_says_where(data: object, where: str) -> None:
    with pytest.raises(CannotRead) as caught:
        experiment_from_json(data)
    assert caught.value.where.startswith(where)
