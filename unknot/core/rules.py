"""Reads the combination rules: C9 lowers first, then the others can only raise (rule C1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from unknot.core.conditions.evaluate import FALSE, TRUE, FlagState, Situation, evaluate, open_facts
from unknot.core.conditions.explain import explain
from unknot.core.flags import USUAL_ACTION, FlagReading
from unknot.core.values import AppliedRule
from unknot.knowledge.kinds import Knowledge, LevelRow, Rule
from unknot.knowledge.levels import CareLevel


@dataclass(frozen=True, slots=True)
class Raised:
    """The level after the raising rules, the rules that raised to it, and the facts still open for more."""

    level: CareLevel
    applied: tuple[AppliedRule, ...]
    open: tuple[str, ...]


def lowered(
    knowledge: Knowledge, readings: Mapping[str, FlagReading], now: Situation
) -> tuple[dict[str, CareLevel], tuple[AppliedRule, ...]]:
    """The level of each flag after rule C9, and the rules that lowered one.

    A lowering rule works only when what speaks against it is known not to hold.
    """
    levels = {flag: reading.level for flag, reading in readings.items()}
    applied = []
    for rule in (rule for rule in knowledge.rules.values() if rule.effect == "lower"):
        touched = _touched(rule, readings, levels)
        works = evaluate(rule.when, now) is TRUE and _nothing_against(rule, now)
        if touched and works and rule.to is not None:
            levels.update(dict.fromkeys(touched, rule.to))
            applied.append(AppliedRule(rule.id, "lower", rule.to, "", explain(rule.when, now)))
    return levels, tuple(applied)


def _touched(rule: Rule, readings: Mapping[str, FlagReading], levels: Mapping[str, CareLevel]) -> list[str]:
    return [
        flag
        for flag, reading in readings.items()
        if reading.flag.flag_class in rule.classes and rule.to is not None and levels[flag] > rule.to
    ]


def _nothing_against(rule: Rule, now: Situation) -> bool:
    return rule.unless is None or evaluate(rule.unless, now) is FALSE


def open_for_lowering(knowledge: Knowledge, readings: Mapping[str, FlagReading], now: Situation) -> tuple[str, ...]:
    """The unanswered facts that decide whether a lowering rule applies, where there is something to lower."""
    levels = {flag: reading.level for flag, reading in readings.items()}
    found: dict[str, None] = {}
    for rule in (rule for rule in knowledge.rules.values() if rule.effect == "lower"):
        if _touched(rule, readings, levels) and not (rule.unless and evaluate(rule.unless, now) is TRUE):
            found.update(dict.fromkeys(open_facts(rule.when, now)))
    return tuple(found)


def raised_by_rules(knowledge: Knowledge, base: CareLevel, now: Situation) -> Raised:
    """The level after all raising rules: first those with levels, then those that raise by one step."""
    rules = [rule for rule in knowledge.rules.values() if rule.effect == "raise"]
    level = base
    applied: list[AppliedRule] = []
    for rule in rules:
        row = _best_row(rule, now)
        if row is not None and row.level > base:
            applied.append(AppliedRule(rule.id, "raise", row.level, _action(row), explain(row.when, now)))
            level = max(level, row.level)
    for rule in (rule for rule in rules if rule.raises_one_level and evaluate(rule.when, now) is TRUE):
        step = _one_up(rule, level)
        if step > level:
            applied.append(AppliedRule(rule.id, "raise", step, USUAL_ACTION[step], explain(rule.when, now)))
            level = step
    open_now = dict.fromkeys(fact for rule in rules for fact in _open_for_raising(rule, level, now))
    return Raised(level, tuple(applied), tuple(open_now))


def _best_row(rule: Rule, now: Situation) -> LevelRow | None:
    holding = [
        row
        for row in rule.levels
        if evaluate(row.when, now) is TRUE and not (row.unless and evaluate(row.unless, now) is TRUE)
    ]
    return max(holding, key=lambda row: row.level, default=None)


def _action(row: LevelRow) -> str:
    return row.action or USUAL_ACTION[row.level]


def _one_up(rule: Rule, level: CareLevel) -> CareLevel:
    ceiling = rule.raises_at_most_to if rule.raises_at_most_to is not None else CareLevel.EMERGENCY
    return max(level, min(CareLevel(min(level + 1, CareLevel.EMERGENCY)), ceiling))


def _open_for_raising(rule: Rule, level: CareLevel, now: Situation) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for row in rule.levels:
        if row.level > level and not (row.unless and evaluate(row.unless, now) is TRUE):
            found.update(dict.fromkeys(open_facts(row.when, now)))
    if rule.raises_one_level and _one_up(rule, level) > level:
        found.update(dict.fromkeys(open_facts(rule.when, now)))
    return tuple(found)


def open_rows_at(knowledge: Knowledge, level: CareLevel, now: Situation) -> tuple[str, ...]:
    """The unanswered facts that could still make a raising rule give exactly this level."""
    rows = [row for rule in knowledge.rules.values() if rule.effect == "raise" for row in rule.levels]
    wanted = [row for row in rows if row.level is level and not (row.unless and evaluate(row.unless, now) is TRUE)]
    return tuple(dict.fromkeys(fact for row in wanted for fact in open_facts(row.when, now)))


def rule_gives(knowledge: Knowledge, level: CareLevel, now: Situation) -> bool:
    """Whether a raising rule gives this level in its own right, whatever the flags give."""
    rules = [rule for rule in knowledge.rules.values() if rule.effect == "raise"]
    rows = [row for rule in rules if (row := _best_row(rule, now)) is not None]
    return any(row.level >= level for row in rows)


def plan_bars(knowledge: Knowledge, now: Situation) -> tuple[AppliedRule, ...]:
    """The rules that bar a plan at routine or soon (rule C10); one that is still open bars too."""
    return tuple(
        AppliedRule(rule.id, "bar_plan", None, "", explain(rule.when, now))
        for rule in knowledge.rules.values()
        if rule.effect == "bar_plan" and evaluate(rule.when, now) is not FALSE
    )


def flags_as_seen(now: Situation, states: Mapping[str, FlagState]) -> Situation:
    """The situation with the flags as the rules see them."""
    return Situation(now.facts, states)
