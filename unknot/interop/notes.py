"""From a note's reference to its words, which are kept in the knowledge."""

from __future__ import annotations

from collections.abc import Iterable

from unknot.core.values import NoteRef
from unknot.knowledge.kinds import Knowledge, Movement, Remedy


def note_text(knowledge: Knowledge, ref: NoteRef, item: str, cautions: Iterable[str] = ()) -> str:
    """The words of one note about an item: a precaution, or why it is not for this person.

    An exclusion row words its changes by the item's id or by a caution that the item carries.
    """
    if ref.source == "exclusion":
        row = knowledge.exclusions[ref.id].rows[ref.index]
        changes = [row.changes[name] for name in (item, *cautions) if name in row.changes]
        return " ".join(changes) or row.because
    if ref.source == "experiment":
        return knowledge.experiments[ref.id].not_if[ref.index].text
    owner: Remedy | Movement = knowledge.remedies[ref.id] if ref.source == "remedy" else knowledge.movements[ref.id]
    notes = owner.not_if if ref.part == "not_if" else owner.change_if
    return notes[ref.index].text


def notes_of(knowledge: Knowledge, kind: str, item: str, refs: Iterable[NoteRef]) -> tuple[str, ...]:
    """The words of several notes about one remedy or movement, each once."""
    cautions = knowledge.movements[item].cautions if kind == "movement" and item in knowledge.movements else ()
    return tuple(dict.fromkeys(note_text(knowledge, ref, item, cautions) for ref in refs))
