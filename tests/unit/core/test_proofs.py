"""The proofs hold on the shipped rules, and each finds the fault that is planted for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from unknot.core import proofs
from unknot.knowledge.conditions import Always, IsNo, NoneOf
from unknot.knowledge.kinds import Knowledge, RedFlag
from unknot.knowledge.levels import CareLevel
from unknot.knowledge.reader import shipped_knowledge

KNOWLEDGE = shipped_knowledge()


def with_flag(flag: RedFlag) -> Knowledge:
    return replace(KNOWLEDGE, red_flags={**KNOWLEDGE.red_flags, flag.id: flag})


@pytest.mark.parametrize("proof", proofs.run(KNOWLEDGE), ids=lambda proof: proof.name)
def test_it_is_proved(proof: proofs.Proof) -> None:
    assert proof.proved, proof.counterexample


def test_a_danger_sign_that_lowers_is_found_with_the_answers_that_show_it() -> None:
    flag = KNOWLEDGE.red_flags["RF32"]
    broken = with_flag(replace(flag, when=NoneOf((flag.when,))))
    assert not proofs.monotone(broken)[0].proved
    assert any("calf_swelling" in line for line in proofs.monotone(broken)[0].counterexample)


def test_a_row_that_wants_a_no_is_found() -> None:
    flag = KNOWLEDGE.red_flags["RF47"]
    rows = tuple(replace(row, when=IsNo("fever")) for row in flag.levels)
    assert not proofs.monotone(with_flag(replace(flag, levels=rows)))[0].proved


def test_a_lowering_rule_that_reaches_class_a_is_found() -> None:
    rule = replace(KNOWLEDGE.rules["C09"], classes=("A", "B", "C"))
    broken = replace(KNOWLEDGE, rules={**KNOWLEDGE.rules, "C09": rule})
    assert not proofs.lowering_never_touches_class_a(broken).proved


def test_a_class_a_flag_whose_not_sure_counts_for_nothing_is_found() -> None:
    broken = with_flag(replace(KNOWLEDGE.red_flags["RF33"], not_sure="half"))
    assert not proofs.not_sure_about_class_a_is_never_no(broken).proved


def test_a_flag_that_can_never_decide_is_found() -> None:
    flag = KNOWLEDGE.red_flags["RF33"]
    broken = with_flag(replace(flag, when=NoneOf((Always(),))))
    assert "RF33" in str(proofs.each_flag_can_decide(broken).counterexample)


def test_a_plan_beside_an_emergency_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing in the data can open it, so the fault is planted in the formula of the plan."""
    monkeypatch.setattr(
        proofs, "reaches", lambda levels, level: levels[-1] if level is CareLevel.SAME_DAY else levels[0]
    )
    assert proofs.no_plan_at_emergency_or_same_day(KNOWLEDGE).proved is True
    monkeypatch.setattr(proofs, "_plan", lambda *_: proofs.z3.BoolVal(True))
    assert proofs.no_plan_at_emergency_or_same_day(KNOWLEDGE).proved is False
