"""What is proved about the rules: for all answers of a finished check, not for samples.

The formulas follow ``flags``, ``rules`` and ``triage`` step by step, on the same condition trees; a property
test keeps the two together.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass

import z3

from unknot.core.conditions.prove import NO, YES, FlagFormula, Pair, Symbols, Translator
from unknot.knowledge.kinds import Knowledge, LevelRow, RedFlag, Rule
from unknot.knowledge.levels import CareLevel


@dataclass(frozen=True)
class Proof:
    """One property: whether it is proved, in how long, and answers that break it when it is not."""

    name: str
    proved: bool
    seconds: float
    counterexample: tuple[str, ...] = ()


@dataclass(frozen=True)
class PersonFormula:
    """One person as formulas: the care level, whether a plan may come out, and the flags."""

    translator: Translator
    level: z3.ArithRef
    plan: z3.BoolRef


def run(knowledge: Knowledge) -> tuple[Proof, ...]:
    """Every proof."""
    return (
        *monotone(knowledge),
        no_plan_at_emergency_or_same_day(knowledge),
        lowering_never_touches_class_a(knowledge),
        not_sure_about_class_a_is_never_no(knowledge),
        *each_flag_can_decide(knowledge),
    )


def person(knowledge: Knowledge, tag: str = "") -> PersonFormula:
    """The care level of one person as a formula over all their answers."""
    translator = Translator(Symbols(knowledge.questions, tag))
    for flag in knowledge.red_flags.values():
        translator.flags[flag.id] = _flag(flag, translator)
    _lower(knowledge, translator)
    level = _raise(knowledge, translator)
    return PersonFormula(translator, level, _plan(knowledge, translator, level))


def _most(values: Iterable[z3.ArithRef]) -> z3.ArithRef:
    most: z3.ArithRef = z3.IntVal(0)
    for value in values:
        most = z3.If(value > most, value, most)
    return most


def _flag(flag: RedFlag, translator: Translator) -> FlagFormula:
    sign = translator.pair(flag.when)
    sure = [_sure(row, sign, translator) for row in flag.levels]
    unsure = [] if flag.not_sure == "half" else [_unsure(row, sign, translator) for row in flag.levels]
    hits = z3.Or([*sure, *unsure])
    levels = [z3.If(hit, int(row.level), 0) for hit, row in zip(sure, flag.levels, strict=True)]
    levels += [z3.If(hit, _capped(flag, row), 0) for hit, row in zip(unsure, flag.levels, strict=False)]
    half = z3.And(z3.Not(hits), sign.open) if flag.not_sure == "half" else z3.BoolVal(False)
    met = z3.Or(hits, sign.true) if flag.not_sure == "half" else z3.Or(hits, z3.Not(sign.false))
    return FlagFormula(met, _most(levels), half, flag.flag_class, flag.families)


def _unless(row: LevelRow, translator: Translator) -> z3.BoolRef:
    return z3.Not(translator.pair(row.unless).true) if row.unless is not None else z3.BoolVal(True)


def _sure(row: LevelRow, sign: Pair, translator: Translator) -> z3.BoolRef:
    return z3.And(sign.true, translator.pair(row.when).true, _unless(row, translator))


def _unsure(row: LevelRow, sign: Pair, translator: Translator) -> z3.BoolRef:
    when = translator.pair(row.when)
    open_ = z3.And(z3.Not(sign.false), z3.Not(when.false), z3.Not(z3.And(sign.true, when.true)))
    return z3.And(open_, _unless(row, translator))


def _capped(flag: RedFlag, row: LevelRow) -> int:
    return int(row.level if flag.not_sure == "yes" else min(row.level, CareLevel.from_id(flag.not_sure)))


def _lower(knowledge: Knowledge, translator: Translator) -> None:
    """Rule C9: flags of some classes fall to a level, unless something speaks against it or is open."""
    for rule in (rule for rule in knowledge.rules.values() if rule.effect == "lower" and rule.to is not None):
        against = translator.pair(rule.unless).false if rule.unless is not None else z3.BoolVal(True)
        works = z3.And(translator.pair(rule.when).true, against)
        lowered = {
            id_: FlagFormula(f.met, _at_most(f.level, int(rule.to), works), f.half, f.flag_class, f.families)
            for id_, f in translator.flags.items()
            if f.flag_class in rule.classes and rule.to is not None
        }
        translator.flags.update(lowered)


def _at_most(level: z3.ArithRef, most: int, works: z3.BoolRef) -> z3.ArithRef:
    return z3.If(z3.And(works, level > most), z3.IntVal(most), level)


def _raise(knowledge: Knowledge, translator: Translator) -> z3.ArithRef:
    rules = [rule for rule in knowledge.rules.values() if rule.effect == "raise"]
    level = _most(
        [
            *(formula.level for formula in translator.flags.values()),
            *(_row_level(row, translator) for rule in rules for row in rule.levels),
        ]
    )
    for rule in (rule for rule in rules if rule.raises_one_level):
        level = _one_up(rule, level, translator)
    return level


def _row_level(row: LevelRow, translator: Translator) -> z3.ArithRef:
    return z3.If(z3.And(translator.pair(row.when).true, _unless(row, translator)), int(row.level), 0)


def _one_up(rule: Rule, level: z3.ArithRef, translator: Translator) -> z3.ArithRef:
    ceiling = int(rule.raises_at_most_to if rule.raises_at_most_to is not None else CareLevel.EMERGENCY)
    works = z3.And(translator.pair(rule.when).true, level < ceiling)
    return z3.If(works, level + 1, level)


def _plan(knowledge: Knowledge, translator: Translator, level: z3.ArithRef) -> z3.BoolRef:
    """Rules C1, C10 and C11: when a plan may come out."""
    bars = [z3.Not(translator.pair(rule.when).false) for rule in knowledge.rules.values() if rule.effect == "bar_plan"]
    adult = translator.symbols.number("age") >= 18
    gentle = z3.Or(level == int(CareLevel.SELF_CARE), z3.Not(z3.Or(bars)))
    return z3.And(adult, level <= int(CareLevel.SOON), gentle)


def danger_signs(knowledge: Knowledge) -> tuple[str, ...]:
    """The yes/no facts that are not marked reassuring."""
    return tuple(q.id for q in knowledge.questions.values() if q.type == "yes_no" and not q.reassuring)


def monotone(knowledge: Knowledge) -> tuple[Proof, ...]:
    """One more yes on any danger sign, or not sure in place of no, never lowers the care level.

    Proved with rule C9 out of play, and again with it; one query each over all danger signs at once.
    """
    return tuple(
        _monotone(knowledge, name, checked=checked)
        for name, checked in (
            ("one more yes on a danger sign never lowers the care level (no clinician has checked)", False),
            ("the same where a clinician has checked this spell (rule C9)", True),
        )
    )


def _monotone(knowledge: Knowledge, name: str, *, checked: bool) -> Proof:
    before, after = person(knowledge, ""), person(knowledge, "'")
    one, two = before.translator.symbols, after.translator.symbols
    limits = [*one.limits(), *two.limits()]
    dangers = set(danger_signs(knowledge))
    limits += [two.yes_no(fact) >= one.yes_no(fact) for fact in sorted(dangers)]
    same = [one.made[key] == two.made[key] for key in one.made if key not in dangers and key in two.made]
    c9 = one.yes_no("checked_by_clinician")
    return _prove(name, [*limits, *same, c9 == YES if checked else c9 == NO], after.level >= before.level, [one, two])


def no_plan_at_emergency_or_same_day(knowledge: Knowledge) -> Proof:
    """No answers at all lead to a plan beside an emergency or same-day level, or for a child."""
    one = person(knowledge)
    symbols = one.translator.symbols
    barred = z3.Or(one.level >= int(CareLevel.SAME_DAY), symbols.number("age") < 18)
    name = "no plan comes out of an assessment at emergency or same_day, nor under 18"
    return _prove(name, symbols.limits(), z3.Implies(barred, z3.Not(one.plan)), [symbols])


def lowering_never_touches_class_a(knowledge: Knowledge) -> Proof:
    """Whatever a clinician has checked, a class A flag keeps its level (rule C9)."""
    one = person(knowledge)
    translator = one.translator
    own = Translator(translator.symbols)
    for flag in knowledge.red_flags.values():
        own.flags[flag.id] = _flag(flag, own)
    kept = [
        translator.flags[flag.id].level == own.flags[flag.id].level
        for flag in knowledge.red_flags.values()
        if flag.flag_class == "A"
    ]
    return _prove(
        "rule C9 never lowers a class A flag", translator.symbols.limits(), z3.And(kept), [translator.symbols]
    )


def not_sure_about_class_a_is_never_no(knowledge: Knowledge) -> Proof:
    """Where "not sure" leaves the sign of a class A flag open, the flag counts as met (rule C2)."""
    one = person(knowledge)
    translator = one.translator
    held = []
    for flag in knowledge.red_flags.values():
        if flag.flag_class == "A" and flag.not_sure != "half":
            sign = translator.pair(flag.when)
            held.append(z3.Implies(sign.open, translator.flags[flag.id].met))
    name = "not sure about a class A sign is never read as no"
    return _prove(name, translator.symbols.limits(), z3.And(held), [translator.symbols])


def each_flag_can_decide(knowledge: Knowledge) -> tuple[Proof, ...]:
    """For each red flag that raises a level at all: some answers make it the highest (it is not dead)."""
    one = person(knowledge)
    solver = z3.Solver()
    solver.add(one.translator.symbols.limits())
    started = time.perf_counter()
    dead = []
    for flag in knowledge.red_flags.values():
        best = max(int(row.level) for row in flag.levels)
        formula = one.translator.flags[flag.id]
        if solver.check(formula.met, formula.level == best) != z3.sat:
            dead.append(f"{flag.id} can never reach its highest level")
    name = f"each of the {len(knowledge.red_flags)} red flags can reach its highest level"
    return (Proof(name, not dead, time.perf_counter() - started, tuple(dead)),)


def _prove(name: str, given: list[z3.BoolRef], claim: z3.BoolRef, people: list[Symbols]) -> Proof:
    started = time.perf_counter()
    solver = z3.Solver()
    solver.add(given)
    solver.add(z3.Not(claim))
    answer = solver.check()
    took = time.perf_counter() - started
    if answer == z3.unsat:
        return Proof(name, True, took)
    return Proof(name, False, took, _in_words(solver.model(), people) if answer == z3.sat else ("undecided",))


def _in_words(model: z3.ModelRef, people: list[Symbols]) -> tuple[str, ...]:
    """The answers of a counterexample: those that are yes, not sure or differ between the two copies."""
    found = []
    words = {0: "no", 1: "not sure", 2: "yes"}
    for fact, question in people[0].questions.items():
        values = [model.eval(p.made[fact], model_completion=True) for p in people if fact in p.made]
        texts = [words[v.as_long()] if question.type == "yes_no" else str(v) for v in values]
        differs = len(set(texts)) > 1
        if differs or (question.type == "yes_no" and texts and texts[0] != "no"):
            found.append(f"{fact}: {' -> '.join(dict.fromkeys(texts))}")
    return tuple(found)
