"""What is switched off or changed for this person: the exclusion matrix and each item's own notes.

Not sure, skipped and unanswered switch off as yes does, except where a row says otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from unknot.core.conditions.evaluate import FALSE, TRUE, UNDECIDED, Situation, evaluate, open_facts
from unknot.core.conditions.explain import explain
from unknot.core.values import NoteRef, Reason
from unknot.knowledge.conditions import Condition, facts_in
from unknot.knowledge.kinds import Exclusion, ExclusionRow, Knowledge, Movement, Note, Remedy


@dataclass(frozen=True, slots=True)
class Switch:
    """One reason to leave something out or change it, and where its words are."""

    note: NoteRef
    reasons: tuple[Reason, ...]
    unknown: bool


@dataclass
class Switches:
    """All that is off or changed for this person, by id, tag, caution, start and kind."""

    trusting: bool = False
    gentle: bool = False
    off: dict[tuple[str, str], list[Switch]] = field(default_factory=lambda: defaultdict(list))
    changed: dict[str, list[Switch]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, knowledge: Knowledge, now: Situation, *, trusting: bool = False, gentle: bool = False) -> Switches:
        """The switches that the exclusion files set in this situation.

        ``trusting`` leaves on what an unanswered question could still free: to find out what is worth asking,
        never for a plan. ``gentle`` is a plan that waits for an appointment soon (rule C10).
        """
        made = cls(trusting=trusting, gentle=gentle)
        for exclusion in knowledge.exclusions.values():
            for index, row in enumerate(exclusion.rows):
                made._add(exclusion, index, row, now)
        return made

    def _add(self, exclusion: Exclusion, index: int, row: ExclusionRow, now: Situation) -> None:
        truth = evaluate(row.when, now)
        if truth is FALSE or (truth is UNDECIDED and row.if_unknown == "allow"):
            return
        if self.trusting and open_facts(row.when, now):
            return
        switch = Switch(
            NoteRef("exclusion", exclusion.id, "rows", index), _why(row.when, now), unknown=truth is UNDECIDED
        )
        for key in switched_by(row):
            self.off[key].append(switch)
        for id_ in row.changes:
            self.changed[id_].append(switch)

    def off_for(self, item: Remedy | Movement, now: Situation) -> tuple[Switch, ...]:
        """Why the item is off for this person; empty when it is not."""
        keys = [("remedy", item.id)] if isinstance(item, Remedy) else movement_keys(item)
        matrix = tuple(switch for key in keys for switch in self.off.get(key, ()))
        own = _own(item, "not_if", item.not_if, now)
        still_open = self.trusting and any(open_facts(note.when, now) for note in item.not_if)
        return matrix if still_open else (*matrix, *own)

    def changes_for(self, item: Remedy | Movement, now: Situation) -> tuple[Switch, ...]:
        """What changes for this person in how the item is done."""
        names = [item.id, *(item.cautions if isinstance(item, Movement) else ())]
        matrix = [switch for name in names for switch in self.changed.get(name, ())]
        return (*matrix, *_own(item, "change_if", item.change_if, now))


def movement_keys(movement: Movement) -> list[tuple[str, str]]:
    """Every name by which an exclusion can switch a movement off."""
    return [
        ("movement", movement.id),
        *(("tag", tag) for tag in movement.tags),
        *(("caution", code) for code in movement.cautions),
        ("start", movement.start),
        ("kind", movement.kind),
    ]


def _own(item: Remedy | Movement, part: str, notes: Iterable[Note], now: Situation) -> list[Switch]:
    source = "remedy" if isinstance(item, Remedy) else "movement"
    return [
        Switch(NoteRef(source, item.id, part, n), _why(note.when, now), unknown=evaluate(note.when, now) is not TRUE)
        for n, note in enumerate(notes)
        if evaluate(note.when, now) is not FALSE
    ]


def _why(condition: Condition, now: Situation) -> tuple[Reason, ...]:
    """The deciding answers; where there are none, the facts that were not answered."""
    found = explain(condition, now)
    if found:
        return found
    missing = sorted(facts_in(condition) - set(now.facts))
    return tuple(Reason("unanswered", fact) for fact in missing) or (Reason("check", "complete"),)


def open_precautions(knowledge: Knowledge, item: Remedy | Movement, now: Situation) -> tuple[str, ...]:
    """The unanswered facts that could still switch this item off, or change how it is done."""
    keys = {("remedy", item.id)} if isinstance(item, Remedy) else set(movement_keys(item))
    names = {item.id, *(item.cautions if isinstance(item, Movement) else ())}
    rows = [
        row
        for exclusion in knowledge.exclusions.values()
        for row in exclusion.rows
        if row.if_unknown == "exclude" and not (keys.isdisjoint(switched_by(row)) and names.isdisjoint(row.changes))
    ]
    notes = [*item.not_if, *item.change_if]
    conditions = [*(row.when for row in rows), *(note.when for note in notes)]
    return tuple(dict.fromkeys(fact for condition in conditions for fact in open_facts(condition, now)))


def switched_by(row: ExclusionRow) -> set[tuple[str, str]]:
    """Every name that a row switches off."""
    return {
        *(("remedy", id_) for id_ in row.remedies),
        *(("movement", id_) for id_ in row.movements),
        *(("tag", tag) for tag in row.movement_tags),
        *(("caution", code) for code in row.cautions),
        *(("start", start) for start in row.starts),
        *(("kind", kind) for kind in row.movement_kinds),
    }
