"""What is proved about advice: for all answers of a finished check, nothing is shown that a contraindication forbids.

"May be shown" is built from the very conditions that ``plan_remedies`` and ``plan_movements`` filter by, and a property
test keeps the two together. It leaves out what only takes away more (places, minutes, the gentle plan of rule C10),
so what is proved of it holds of every plan.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import z3

from unknot.core import proofs
from unknot.core.conditions.prove import Translator
from unknot.core.exclusions import movement_keys, switched_by
from unknot.core.plan_remedies import OFFERED
from unknot.core.proofs import PersonFormula, Proof
from unknot.knowledge.conditions import Condition, HasValue
from unknot.knowledge.kinds import ExclusionRow, Knowledge, Movement, Remedy

Item = Remedy | Movement
#: of this many broken items the answers are given too; of the rest the name will do
WITH_ANSWERS = 3
NEVER_ADVISED = ("do_not_offer", "information_only")
WANTS_MEDICINES = HasValue("medicine_interest", ("wants_information",))
EASILY_DOWN = HasValue("can_get_on_floor", ("easily",))


def run(knowledge: Knowledge) -> tuple[Proof, ...]:
    """Every proof about advice."""
    person = proofs.person(knowledge)
    return (
        nothing_met_is_shown(knowledge, person),
        nothing_left_open_is_shown(knowledge, person),
        own_warnings_are_heeded(knowledge, person),
        never_advised_stays_so(knowledge, person),
        medicines_wait_to_be_asked_for(knowledge, person),
        each_can_be_advised(knowledge, person),
    )


def items(knowledge: Knowledge) -> tuple[Item, ...]:
    """All that a plan can hold: remedies first, then movements."""
    return (*knowledge.remedies.values(), *knowledge.movements.values())


# ---------------------------------------------------------------- may be shown, as a formula


def may_be_advised(knowledge: Knowledge, item: Item, person: PersonFormula) -> z3.BoolRef:
    """Whether a plan comes out and may hold this item."""
    stance = z3.BoolVal(not isinstance(item, Remedy) or item.stance in OFFERED)
    asked_for = _true(WANTS_MEDICINES, person.translator) if _is_medicine(item) else z3.BoolVal(True)
    return z3.And(person.plan, stance, asked_for, may_be_shown(knowledge, item, person.translator))


def may_be_shown(knowledge: Knowledge, item: Item, translator: Translator) -> z3.BoolRef:
    """The filter of the plan: it suits, is at hand, the floor is no trouble, and nothing switches it off."""
    on_floor = _true(EASILY_DOWN, translator) if item.needs_floor else z3.BoolVal(True)
    fits = (_true(item.suits, translator), _true(item.needs, translator), on_floor)
    return z3.And(*fits, z3.Not(switched_off(knowledge, item, translator)))


def switched_off(knowledge: Knowledge, item: Item, translator: Translator) -> z3.BoolRef:
    """What ``Switches.off_for`` says: a row of the matrix or a note of its own is met, or left open."""
    keys = {("remedy", item.id)} if isinstance(item, Remedy) else set(movement_keys(item))
    rows = [row for _, row in _rows(knowledge) if not keys.isdisjoint(switched_by(row))]
    by_rows = [_switches_off(row, translator) for row in rows]
    by_notes = [z3.Not(translator.pair(note.when).false) for note in item.not_if]
    return z3.Or([*by_rows, *by_notes])


def _switches_off(row: ExclusionRow, translator: Translator) -> z3.BoolRef:
    pair = translator.pair(row.when)
    return pair.true if row.if_unknown == "allow" else z3.Not(pair.false)


def _true(condition: Condition, translator: Translator) -> z3.BoolRef:
    return translator.pair(condition).true


def _is_medicine(item: Item) -> bool:
    return isinstance(item, Remedy) and item.kind == "medicine"


def _rows(knowledge: Knowledge) -> Iterator[tuple[str, ExclusionRow]]:
    """Every row of the matrix, with its file and place."""
    for exclusion in knowledge.exclusions.values():
        yield from ((f"{exclusion.id} row {n}", row) for n, row in enumerate(exclusion.rows))


# ---------------------------------------------------------------- what the files forbid, read apart from the filter


def forbids(row: ExclusionRow, item: Item) -> bool:
    """Whether a row names this item: read off the file, not through the keys that the filter uses."""
    if isinstance(item, Remedy):
        return item.id in row.remedies
    named = (item.id in row.movements, item.start in row.starts, item.kind in row.movement_kinds)
    return any(named) or bool({*item.tags} & {*row.movement_tags}) or bool({*item.cautions} & {*row.cautions})


def nothing_met_is_shown(knowledge: Knowledge, person: PersonFormula) -> Proof:
    """No answers at all lead to an item while a row that names it is met."""
    count = sum(len(exclusion.rows) for exclusion in knowledge.exclusions.values())
    name = f"nothing is advised while one of the {count} exclusion rows that names it is met"
    return _for_each(name, knowledge, person, lambda item: _met_rows(knowledge, item, person.translator))


def _met_rows(knowledge: Knowledge, item: Item, translator: Translator) -> list[_Danger]:
    return [_Danger(name, _true(row.when, translator)) for name, row in _rows(knowledge) if forbids(row, item)]


def nothing_left_open_is_shown(knowledge: Knowledge, person: PersonFormula) -> Proof:
    """Nor while a row is left open by "not sure" or a skip, unless the row lets that pass."""
    name = "nothing is advised while not sure or a skip leaves open a row that names it"
    return _for_each(name, knowledge, person, lambda item: _open_rows(knowledge, item, person.translator))


def _open_rows(knowledge: Knowledge, item: Item, translator: Translator) -> list[_Danger]:
    return [
        _Danger(name, translator.pair(row.when).open)
        for name, row in _rows(knowledge)
        if forbids(row, item) and row.if_unknown != "allow"
    ]


def own_warnings_are_heeded(knowledge: Knowledge, person: PersonFormula) -> Proof:
    """Nor while its own page warns this person off, or cannot tell."""
    translator = person.translator

    def warned(item: Item) -> list[_Danger]:
        notes = [translator.pair(note.when) for note in item.not_if]
        return [_Danger(f"not_if {n}", z3.Or(pair.true, pair.open)) for n, pair in enumerate(notes)]

    return _for_each("nothing is advised against its own page", knowledge, person, warned)


def never_advised_stays_so(knowledge: Knowledge, person: PersonFormula) -> Proof:
    """What is only told about, or advised against, is in nobody's plan."""
    named = [r.id for r in knowledge.remedies.values() if r.stance in NEVER_ADVISED]
    name = f"none of the {len(named)} remedies that are only explained, or advised against, is ever in a plan"

    def at_all(item: Item) -> list[_Danger]:
        return [_Danger("its stance", z3.BoolVal(True))] if item.id in named and isinstance(item, Remedy) else []

    return _for_each(name, knowledge, person, at_all)


def medicines_wait_to_be_asked_for(knowledge: Knowledge, person: PersonFormula) -> Proof:
    """A medicine is only for who said yes to reading about medicines."""
    unwanted = z3.Not(_true(WANTS_MEDICINES, person.translator))
    name = "no medicine is in a plan unless the person asked to read about medicines"

    def unasked(item: Item) -> list[_Danger]:
        return [_Danger("medicine_interest", unwanted)] if _is_medicine(item) else []

    return _for_each(name, knowledge, person, unasked)


def never_together(knowledge: Knowledge, condition: Condition, item_id: str, person: PersonFormula) -> Proof:
    """Whoever the condition may hold for (yes, not sure or skipped) is never advised this item."""
    item = knowledge.remedies.get(item_id) or knowledge.movements[item_id]
    danger = _Danger("the condition", z3.Not(person.translator.pair(condition).false))
    return _for_each(f"{item_id} is never advised there", knowledge, person, lambda _: [danger], only=(item,))


def each_can_be_advised(knowledge: Knowledge, person: PersonFormula) -> Proof:
    """For each item that is offered some answers bring it into a plan: no rule shuts it out for everybody."""
    started = time.perf_counter()
    solver = _solver(person)
    offered = [item for item in items(knowledge) if not isinstance(item, Remedy) or item.stance in OFFERED]
    dead = [
        f"{item.id} can be advised to nobody"
        for item in offered
        if solver.check(may_be_advised(knowledge, item, person)) != z3.sat
    ]
    name = f"each of the {len(offered)} remedies and movements on offer can come into some plan"
    return Proof(name, not dead, time.perf_counter() - started, tuple(dead))


# ---------------------------------------------------------------- one claim over all items


@dataclass(frozen=True)
class _Danger:
    """Something that must never hold while the item is advised, and what it is called."""

    name: str
    holds: z3.BoolRef


def _solver(person: PersonFormula) -> z3.Solver:
    solver = z3.Solver()
    solver.add(person.translator.symbols.limits())
    return solver


def _for_each(
    name: str,
    knowledge: Knowledge,
    person: PersonFormula,
    dangers: Callable[[Item], list[_Danger]],
    only: Iterable[Item] = (),
) -> Proof:
    """No item may be advised while one of its dangers holds; each that may is named with answers that show it."""
    started = time.perf_counter()
    solver = _solver(person)
    broken: list[str] = []
    shown = 0
    for item in only or items(knowledge):
        found = dangers(item)
        model = _model(solver, may_be_advised(knowledge, item, person), found) if found else None
        if model is not None:
            held = next(d.name for d in found if z3.is_true(model.eval(d.holds, model_completion=True)))
            words = proofs.in_words(model, [person.translator.symbols]) if shown < WITH_ANSWERS else ()
            broken += [f"{item.id} is advised in spite of {held}", *words]
            shown += 1
    return Proof(name, not broken, time.perf_counter() - started, tuple(broken))


def _model(solver: z3.Solver, advised: z3.BoolRef, dangers: list[_Danger]) -> z3.ModelRef | None:
    """Answers with which the item is advised while one of the dangers holds; None when there are none."""
    answer = solver.check(advised, z3.Or([danger.holds for danger in dangers]))
    if answer == z3.unknown:
        raise RuntimeError(f"the solver gave up: {solver.reason_unknown()}")
    return solver.model() if answer == z3.sat else None
