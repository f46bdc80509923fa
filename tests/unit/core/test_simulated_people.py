"""The simulation itself: the same people each time, the rates of a small sample, and intervals as in the books."""

from __future__ import annotations

import importlib.util
import sys
from itertools import pairwise
from pathlib import Path
from random import Random
from statistics import fmean, stdev

import pytest

ROOT = Path(__file__).parents[3]
_SPEC = importlib.util.spec_from_file_location("simulated_people", ROOT / "benchmarks" / "simulated_people.py")
assert _SPEC is not None
assert _SPEC.loader is not None
people = importlib.util.module_from_spec(_SPEC)
sys.modules["simulated_people"] = people
_SPEC.loader.exec_module(people)


def told_of(kind_id: str, count: int):
    kinds = {kind.id: kind for kind in (*people.OTHERS, *people.WORSENING)}
    found = people.Found(kinds[kind_id])
    for number in range(count):
        draw = Random(f"{kind_id}:{number}")
        person = kinds[kind_id].make(draw)
        people.watch_one(found, person, people.written(person, draw))
    return found


def test_the_noise_is_as_wide_and_leans_as_much_as_it_says():
    drawn = list(people.noise(Random(1), 20_000, 1.5, 0.4))
    assert stdev(drawn) == pytest.approx(1.5, abs=0.05)
    assert fmean(a * b for a, b in pairwise(drawn)) / 1.5**2 == pytest.approx(0.4, abs=0.03)


def test_an_interval_is_the_one_of_wilson():
    assert people.wilson(5, 100) == pytest.approx((0.0215, 0.1118), abs=0.0005)
    assert people.wilson(0, 60)[0] == 0


def test_people_who_are_on_track_are_seldom_told():
    found = told_of("on_track", 240)
    assert people.wilson(found.ever_told, found.people)[0] <= 0.05


def test_people_who_get_worse_are_told_in_time():
    found = [told_of(kind.id, 60) for kind in people.early_kinds()]
    in_time = sum(one.told_in_time for one in found)
    assert people.wilson(in_time, sum(one.people for one in found))[1] >= 0.95


def test_people_whose_marks_do_nothing_are_seldom_shown_one():
    found = people.simulate_clues(*people.CLUE_KINDS[0], people=60)
    assert people.wilson(found.ever, found.people)[0] <= 0.05


def test_the_paper_has_all_kinds():
    text = people.PAPER.read_text(encoding="utf-8")
    assert [kind.says for kind in (*people.OTHERS, *people.WORSENING) if kind.says not in text] == []
