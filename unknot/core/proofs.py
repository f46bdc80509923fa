"""What is proved about the rules: for all answers of a finished check, not for samples.

The formulas follow ``flags``, ``rules`` and ``triage`` step by step, on the same condition trees; a property
test keeps the two together.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, replace

import z3

from unknot.core.conditions.prove import ABOVE, AtLeastLevels, FlagFormula, Pair, Symbols, Translator, reaches
from unknot.core.triage import ADULT_AGE
from unknot.knowledge.kinds import Knowledge, LevelRow, Question, RedFlag, Rule
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
    levels: AtLeastLevels
    plan: z3.BoolRef


def run(knowledge: Knowledge) -> tuple[Proof, ...]:
    """Every proof."""
    return (
        *monotone(knowledge),
        no_plan_at_emergency_or_same_day(knowledge),
        lowering_never_touches_class_a(knowledge),
        not_sure_about_class_a_is_never_no(knowledge),
        each_flag_can_decide(knowledge),
    )


def person(knowledge: Knowledge, tag: str = "", own: frozenset[str] = frozenset()) -> PersonFormula:
    """The care level of one person as a formula over all their answers."""
    translator = Translator(Symbols(knowledge.questions, tag, own))
    for flag in knowledge.red_flags.values():
        translator.flags[flag.id] = _flag(flag, translator)
    _lower(knowledge, translator)
    levels = _raise(knowledge, translator)
    return PersonFormula(translator, levels, _plan(knowledge, translator, levels))


def _highest(hits: Iterable[tuple[z3.BoolRef, CareLevel]]) -> AtLeastLevels:
    """The most urgent level among those whose condition holds."""
    hits = list(hits)
    return tuple(z3.Or([hit for hit, level in hits if level >= above]) for above in ABOVE)


def _flag(flag: RedFlag, translator: Translator) -> FlagFormula:
    sign = translator.pair(flag.when)
    sure = [(_sure(row, sign, translator), row.level) for row in flag.levels]
    unsure = [] if flag.not_sure == "half" else [_unsure(flag, row, sign, translator) for row in flag.levels]
    hits = z3.Or([hit for hit, _ in (*sure, *unsure)])
    half = z3.And(z3.Not(hits), sign.open) if flag.not_sure == "half" else z3.BoolVal(False)
    met = z3.Or(hits, sign.true) if flag.not_sure == "half" else z3.Or(hits, z3.Not(sign.false))
    return FlagFormula(met, _highest([*sure, *unsure]), half, flag.flag_class, flag.families)


def _unless(row: LevelRow, translator: Translator) -> z3.BoolRef:
    return z3.Not(translator.pair(row.unless).true) if row.unless is not None else z3.BoolVal(True)


def _sure(row: LevelRow, sign: Pair, translator: Translator) -> z3.BoolRef:
    return z3.And(sign.true, translator.pair(row.when).true, _unless(row, translator))


def _unsure(flag: RedFlag, row: LevelRow, sign: Pair, translator: Translator) -> tuple[z3.BoolRef, CareLevel]:
    when = translator.pair(row.when)
    open_ = z3.And(z3.Not(sign.false), z3.Not(when.false), z3.Not(z3.And(sign.true, when.true)))
    level = row.level if flag.not_sure == "yes" else min(row.level, CareLevel.from_id(flag.not_sure))
    return z3.And(open_, _unless(row, translator)), level


def _lower(knowledge: Knowledge, translator: Translator) -> None:
    """Rule C9: flags of some classes fall to a level, unless something speaks against it or is open."""
    for rule in knowledge.rules.values():
        if rule.effect != "lower" or rule.to is None:
            continue
        against = translator.pair(rule.unless).false if rule.unless is not None else z3.BoolVal(True)
        works = z3.And(translator.pair(rule.when).true, against)
        translator.flags = {
            id_: replace(f, levels=_fallen(f.levels, rule.to, works)) if f.flag_class in rule.classes else f
            for id_, f in translator.flags.items()
        }


def _fallen(levels: AtLeastLevels, to: CareLevel, works: z3.BoolRef) -> AtLeastLevels:
    pairs = zip(ABOVE, levels, strict=True)
    return tuple(z3.And(reached, z3.Not(works)) if above > to else reached for above, reached in pairs)


def _raise(knowledge: Knowledge, translator: Translator) -> AtLeastLevels:
    rules = [rule for rule in knowledge.rules.values() if rule.effect == "raise"]
    by_rows = _highest(
        (z3.And(translator.pair(row.when).true, _unless(row, translator)), row.level)
        for rule in rules
        for row in rule.levels
    )
    flags = translator.flags.values()
    levels = tuple(z3.Or(rows, *(flag.levels[n] for flag in flags)) for n, rows in enumerate(by_rows))
    for rule in (rule for rule in rules if rule.raises_one_level):
        levels = _one_up(rule, levels, translator)
    return levels


def _one_up(rule: Rule, levels: AtLeastLevels, translator: Translator) -> AtLeastLevels:
    ceiling = rule.raises_at_most_to if rule.raises_at_most_to is not None else CareLevel.EMERGENCY
    works = translator.pair(rule.when).true
    below = (z3.BoolVal(True), *levels)
    return tuple(
        z3.Or(reached, z3.And(works, below[n])) if above <= ceiling else reached
        for n, (above, reached) in enumerate(zip(ABOVE, levels, strict=True))
    )


def _plan(knowledge: Knowledge, translator: Translator, levels: AtLeastLevels) -> z3.BoolRef:
    """Rules C1, C10 and C11: when a plan may come out."""
    bars = [z3.Not(translator.pair(rule.when).false) for rule in knowledge.rules.values() if rule.effect == "bar_plan"]
    adult = translator.symbols.number("age") >= ADULT_AGE
    gentle = z3.Or(z3.Not(reaches(levels, CareLevel.ROUTINE)), z3.Not(z3.Or(bars)))
    return z3.And(adult, z3.Not(reaches(levels, CareLevel.SAME_DAY)), gentle)


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
    dangers = frozenset(danger_signs(knowledge))
    before, after = person(knowledge), person(knowledge, "'", dangers)
    one, two = before.translator.symbols, after.translator.symbols
    limits = [*one.limits(), *two.limits()]
    for fact in sorted(dangers):
        limits += [z3.Implies(one.is_yes(fact), two.is_yes(fact)), z3.Implies(two.is_no(fact), one.is_no(fact))]
    c9 = one.is_yes("checked_by_clinician") if checked else one.is_no("checked_by_clinician")
    claim = z3.And([z3.Implies(was, now) for was, now in zip(before.levels, after.levels, strict=True)])
    return _prove(name, [*limits, c9], claim, [one, two])


def no_plan_at_emergency_or_same_day(knowledge: Knowledge) -> Proof:
    """No answers at all lead to a plan beside an emergency or same-day level, or for a child."""
    one = person(knowledge)
    symbols = one.translator.symbols
    barred = z3.Or(reaches(one.levels, CareLevel.SAME_DAY), symbols.number("age") < ADULT_AGE)
    name = "no plan comes out of an assessment at emergency or same_day, nor under 18"
    return _prove(name, symbols.limits(), z3.Implies(barred, z3.Not(one.plan)), [symbols])


def lowering_never_touches_class_a(knowledge: Knowledge) -> Proof:
    """Whatever a clinician has checked, a class A flag keeps its level (rule C9)."""
    one = person(knowledge)
    symbols = one.translator.symbols
    own = Translator(symbols)
    for flag in knowledge.red_flags.values():
        own.flags[flag.id] = _flag(flag, own)
    kept = [
        was == now
        for flag in knowledge.red_flags.values()
        if flag.flag_class == "A"
        for was, now in zip(own.flags[flag.id].levels, one.translator.flags[flag.id].levels, strict=True)
    ]
    return _prove("rule C9 never lowers a class A flag", symbols.limits(), z3.And(kept), [symbols])


def not_sure_about_class_a_is_never_no(knowledge: Knowledge) -> Proof:
    """Where "not sure" leaves the sign of a class A flag open, the flag counts as met (rule C2)."""
    translator = person(knowledge).translator
    held = [
        z3.Implies(translator.pair(flag.when).open, translator.flags[flag.id].met)
        for flag in knowledge.red_flags.values()
        if flag.flag_class == "A"
    ]
    name = "not sure about a class A sign is never read as no"
    return _prove(name, translator.symbols.limits(), z3.And(held), [translator.symbols])


def each_flag_can_decide(knowledge: Knowledge) -> Proof:
    """For each red flag some answers bring it to its highest level: none is dead."""
    translator = person(knowledge).translator
    solver = z3.Solver()
    solver.add(translator.symbols.limits())
    started = time.perf_counter()
    dead = [
        f"{flag.id} can never reach its highest level"
        for flag in knowledge.red_flags.values()
        if solver.check(translator.flags[flag.id].at(max(row.level for row in flag.levels))) != z3.sat
    ]
    name = f"each of the {len(knowledge.red_flags)} red flags can reach its highest level"
    return Proof(name, not dead, time.perf_counter() - started, tuple(dead))


def _prove(name: str, given: list[z3.BoolRef], claim: z3.BoolRef, people: list[Symbols]) -> Proof:
    started = time.perf_counter()
    solver = z3.Solver()
    solver.add(given)
    solver.add(z3.Not(claim))
    answer = solver.check()
    took = time.perf_counter() - started
    if answer == z3.unsat:
        return Proof(name, True, took)
    return Proof(name, False, took, in_words(solver.model(), people) if answer == z3.sat else ("undecided",))


def in_words(model: z3.ModelRef, people: list[Symbols]) -> tuple[str, ...]:
    """The answers of a counterexample: those that are not a plain no, or differ between the two people."""
    found = []
    for question in people[0].questions.values():
        texts = [_answer_in_words(model, symbols, question) for symbols in people]
        if set(texts) != {"no"} and set(texts) != {"not given"}:
            found.append(f"{question.id}: {' -> '.join(dict.fromkeys(texts))}")
    return tuple(found)


def _answer_in_words(model: z3.ModelRef, symbols: Symbols, question: Question) -> str:
    def holds(formula: z3.BoolRef) -> bool:
        return bool(z3.is_true(model.eval(formula, model_completion=True)))

    if question.type == "yes_no":
        return (
            "yes" if holds(symbols.is_yes(question.id)) else "no" if holds(symbols.is_no(question.id)) else "not sure"
        )
    if not holds(symbols.given(question.id)):
        return "not given"
    if question.type == "number":
        return str(model.eval(symbols.number(question.id), model_completion=True))
    if question.type == "choice":
        place: int = model.eval(symbols.choice(question.id), model_completion=True).as_long()
        return question.options[place].value
    return "+".join(o.value for o in question.options if holds(symbols.member(question.id, o.value))) or "none"
