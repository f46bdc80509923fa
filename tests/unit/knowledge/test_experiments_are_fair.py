"""The check that keeps medicines, other people's hands and hopeless designs out of fair tests."""

from __future__ import annotations

from dataclasses import replace
from typing import Any as Anything

import pytest

from unknot.knowledge.checks import CHECKS
from unknot.knowledge.kinds import Experiment, Knowledge
from unknot.knowledge.problems import KnowledgeError
from unknot.knowledge.reader import read_folder, read_sources, shipped_folder


def told(knowledge: Knowledge, **fault: Anything) -> list[tuple[str, str]]:
    broken = replace(knowledge.experiments["evening_heat"], **fault)
    found = CHECKS["experiments_are_fair"](replace(knowledge, experiments={"evening_heat": broken}))
    return [(problem.key, problem.message) for problem in found]


def test_ten_questions_ship_and_each_is_fair(knowledge: Knowledge) -> None:
    assert len(knowledge.experiments) == 10
    assert list(CHECKS["experiments_are_fair"](knowledge)) == []


@pytest.mark.parametrize(
    ("remedy", "why"),
    [
        ("nsaid_tablets", "is a medicine"),
        ("paracetamol", "is a medicine"),
        ("vitamin_d", "is a supplement"),
        ("magnesium_oil", "is a supplement"),
        ("tens", "is a device"),
        ("massage", "is a hands_on"),
        ("acupuncture", "is a professional"),
        ("bed_rest", "is do_not_offer"),
        ("hot_tub_or_sauna", "is information_only"),
    ],
)
def test_what_must_not_be_tried_is_refused(remedy: str, why: str, knowledge: Knowledge) -> None:
    ((key, message),) = told(knowledge, remedies=("heat_pad", remedy))
    assert (key, why in message) == ("remedies", True)


def test_every_medicine_and_supplement_there_is_is_refused(knowledge: Knowledge) -> None:
    never = [id_ for id_, remedy in knowledge.remedies.items() if remedy.kind in ("medicine", "supplement")]
    assert len(never) > 15
    assert [id_ for id_ in never if not told(knowledge, remedies=(id_,))] == []


def test_the_salt_may_be_settled_beside_the_bath_that_is_in_both_arms(knowledge: Knowledge) -> None:
    salt = knowledge.experiments["epsom_salt_or_not"]
    assert set(salt.remedies) == {"hot_bath_or_shower", "epsom_salt_bath"}
    barred_by_kidneys = [row for row in knowledge.exclusions["X08"].rows if "epsom_salt_bath" in row.remedies]
    assert barred_by_kidneys != []


@pytest.mark.parametrize(
    ("fault", "key"),
    [
        ({"remedies": ()}, "remedies"),
        ({"outcome": "stress"}, "outcome"),
        ({"item": "worst"}, "outcome"),
        ({"measured": "at_noon"}, "outcome"),
        ({"block_days": 0}, "block_days"),
        ({"block_days": 8, "days": 70}, "block_days"),
        ({"washout_days": 1}, "washout_days"),
        ({"washout_days": -1}, "washout_days"),
        ({"days": 7}, "days"),
        ({"days": 90}, "days"),
        ({"stop_if": ()}, "stop_if"),
    ],
)
def test_a_design_that_cannot_tell_is_refused(fault: dict[str, Anything], key: str, knowledge: Knowledge) -> None:
    assert key in [found for found, _ in told(knowledge, **fault)]


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("  - name: No warmth in the evening\n    do: Leave the pad off this evening.\n", "", "arms"),
        ("measured: next_morning", "measured: tomorrow", "measured"),
        ("two_ways", "three_ways", "three_ways"),
        ("    do: Leave the pad off this evening.\n", "", "arms[1].do"),
    ],
)
def test_a_file_that_is_not_whole_is_told_with_its_key(old: str, new: str, key: str) -> None:
    sources, path = read_folder(shipped_folder()), "experiments/evening_heat.md"
    text = sources[path].replace("days: 28\n", "days: 28\ntwo_ways: false\n").replace(old, new)
    with pytest.raises(KnowledgeError) as caught:
        read_sources({**sources, path: text})
    assert (path, key) in [(problem.file, problem.key) for problem in caught.value.problems]


def test_an_experiment_cites_what_it_rests_on(knowledge: Knowledge) -> None:
    bare: Experiment = replace(knowledge.experiments["evening_heat"], evidence=())
    broken = replace(knowledge, experiments={"evening_heat": bare})
    assert [problem.key for problem in CHECKS["evidence_exists"](broken)] == ["evidence"]
