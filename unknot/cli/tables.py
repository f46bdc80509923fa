"""The knowledge as tables in Markdown that a clinician can read through. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from unknot.cli.condition_words import condition_words, plain
from unknot.cli.dose_words import dose_words
from unknot.cli.knowledge_csv import rows_of_kind
from unknot.cli.library_tables import LIBRARY_TABLES
from unknot.cli.table_cells import Table, listed, several
from unknot.knowledge.conditions import Always, Condition
from unknot.knowledge.kinds import (
    ExclusionRow,
    Knowledge,
    LevelRow,
    MovementDose,
    Note,
    Question,
    RemedyDose,
    Rule,
    Sign,
)

HEAD = "<!-- Generated from knowledge/ by `unknot knowledge table`. Change the knowledge, not this page. -->"


def page(knowledge: Knowledge, kind: str) -> str:
    """One table as a whole Markdown page; the same knowledge gives the same text.

    A kind for which no table is made shows every field but the text below the header.
    """
    title, make = TABLES.get(kind) or (plain(kind).capitalize(), partial(_every_field, kind))
    headings, rows = make(knowledge)
    lines = [_line(headings), _line("---" for _ in headings), *(_line(row) for row in rows)]
    table = "\n".join(lines)
    return f"{HEAD}\n\n# {title}\n\nNot yet reviewed by a clinician, unless a file says so.\n\n{table}\n"


def pages(knowledge: Knowledge) -> dict[str, str]:
    """Every table that is made for reading as a page, by the name of its file."""
    return {file_of(kind): page(knowledge, kind) for kind in TABLES}


def file_of(kind: str) -> str:
    """The name of a table's file."""
    return f"{kind.replace('_', '-')}.md"


def _every_field(kind: str, knowledge: Knowledge) -> Table:
    headings, rows = rows_of_kind(knowledge, kind)
    kept = [n for n, name in enumerate(headings) if name != "body"]
    return tuple(plain(headings[n]).capitalize() for n in kept), (tuple(row[n] for n in kept) for row in rows)


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |"


def _facts(knowledge: Knowledge) -> Table:
    rows = (
        (f"`{q.id}`", q.ask, _values(q), plain(q.stage), _when(q.only_if), q.why) for q in knowledge.questions.values()
    )
    return ("Fact", "Question", "Answers", "Asked", "Asked of", "Why we ask"), rows


def _red_flags(knowledge: Knowledge) -> Table:
    rows = (
        (
            flag.id,
            flag.name,
            flag.flag_class,
            condition_words(flag.when),
            several(_level(row) for row in flag.levels),
            plain(flag.not_sure),
            listed(flag.families),
            listed(flag.evidence),
        )
        for flag in knowledge.red_flags.values()
    )
    return ("Id", "Flag", "Class", "Met when", "Level", "Not sure", "Family", "Evidence"), rows


def _rules(knowledge: Knowledge) -> Table:
    rows = (
        (rule.id, rule.name, plain(rule.effect), several(_rule(rule)), rule.reference, listed(rule.evidence))
        for rule in knowledge.rules.values()
    )
    return ("Id", "Rule", "Effect", "What it does", "Reference", "Evidence"), rows


def _terms(knowledge: Knowledge) -> Table:
    rows = ((f"*{plain(t.id)}*", t.name, condition_words(t.when), t.reference) for t in knowledge.terms.values())
    return ("Term", "Meaning", "Holds when", "Reference"), rows


def _exclusions(knowledge: Knowledge) -> Table:
    rows = (
        (
            exclusion.id,
            exclusion.name,
            condition_words(row.when),
            several(_switched_off(row)),
            several(f"{plain(item)}: {text}" for item, text in row.changes.items()),
            row.if_unknown,
            row.because,
            listed(exclusion.evidence),
        )
        for exclusion in knowledge.exclusions.values()
        for row in exclusion.rows
    )
    return ("Id", "Condition", "When", "Switched off", "Changed", "If not known", "What we say", "Evidence"), rows


def _remedies(knowledge: Knowledge) -> Table:
    rows = (
        (
            f"`{remedy.id}`",
            remedy.name,
            plain(remedy.stance),
            f"{plain(remedy.direction)}, certainty {plain(remedy.certainty)}",
            listed(map(plain, remedy.phases)),
            several([dose_words(remedy.dose), *_by_phase(remedy.dose_by_phase)]),
            several(_notes(remedy.not_if)),
            several(_notes(remedy.change_if)),
            listed(remedy.evidence),
        )
        for remedy in knowledge.remedies.values()
    )
    headings = ("Id", "Remedy", "Stance", "Effect", "Phases", "Dose", "Not if", "Changed if", "Evidence")
    return headings, rows


def _movements(knowledge: Knowledge) -> Table:
    rows = (
        (
            f"`{movement.id}`",
            movement.name,
            f"{plain(movement.start)}, {plain(movement.kind)}",
            listed(map(plain, movement.tags)),
            listed(movement.cautions),
            several(_by_phase(movement.doses)),
            several(_notes((*movement.not_if, *movement.change_if))),
            listed(map(plain, movement.regress_to)),
            listed(map(plain, movement.progress_to)),
            listed(movement.evidence),
        )
        for movement in knowledge.movements.values()
    )
    headings = ("Id", "Movement", "Start and kind", "Tags", "Cautions", "Dose by phase", "Notes", "Easier", "Harder")
    return (*headings, "Evidence"), rows


def _contributors(knowledge: Knowledge) -> Table:
    rows = (
        (
            f"`{contributor.id}`",
            contributor.name,
            plain(contributor.kind),
            several(_signs(contributor.signs_for)),
            several(_signs(contributor.signs_against)),
            contributor.what_would_change,
            plain(contributor.certainty),
            listed(contributor.evidence),
        )
        for contributor in knowledge.contributors.values()
    )
    headings = ("Id", "Contributor", "Kind", "For", "Against", "What would change this", "Certainty", "Evidence")
    return headings, rows


TABLES: Mapping[str, tuple[str, Callable[[Knowledge], Table]]] = {
    "red_flags": ("Red flags", _red_flags),
    "rules": ("Rules", _rules),
    "terms": ("Terms", _terms),
    "exclusions": ("Exclusions and precautions", _exclusions),
    "remedies": ("Remedies", _remedies),
    "movements": ("Movements", _movements),
    "contributors": ("Possible contributors", _contributors),
    "facts": ("Facts and questions", _facts),
    **LIBRARY_TABLES,
}


def _values(question: Question) -> str:
    if question.type == "yes_no":
        return "yes, no, not sure"
    if question.type == "number":
        return f"{question.at_least or 0:g} to {question.at_most or 0:g} {question.unit}"
    kind = "one of" if question.type == "choice" else "any of"
    return f"{kind}: {listed(plain(option.value) for option in question.options)}"


def _when(condition: Condition) -> str:
    return "everybody" if isinstance(condition, Always) else condition_words(condition)


def _level(row: LevelRow) -> str:
    action = f" ({plain(row.action)})" if row.action else ""
    when = "" if isinstance(row.when, Always) else f" when {condition_words(row.when)}"
    unless = "" if row.unless is None else f", unless {condition_words(row.unless)}"
    return f"**{plain(row.level.id)}**{action}{when}{unless}"


def _rule(rule: Rule) -> Iterator[str]:
    yield from (_level(row) for row in rule.levels)
    if not isinstance(rule.when, Always) or rule.raises_one_level:
        yield f"when {condition_words(rule.when)}"
    if rule.unless is not None:
        yield f"unless {condition_words(rule.unless)}"
    if rule.raises_one_level:
        most = f", to {plain(rule.raises_at_most_to.id)} at most" if rule.raises_at_most_to is not None else ""
        yield f"one level up{most}"
    if rule.to is not None:
        yield f"classes {' and '.join(rule.classes)} fall to {plain(rule.to.id)}"
    yield rule.say


def _switched_off(row: ExclusionRow) -> Iterator[str]:
    groups = {
        "remedies": row.remedies,
        "movements": row.movements,
        "movements tagged": row.movement_tags,
        "kinds of movement": row.movement_kinds,
        "movements with caution": row.cautions,
        "movements that start": row.starts,
    }
    yield from (f"{name}: {listed(map(plain, items))}" for name, items in groups.items() if items)


def _by_phase(doses: Mapping[str, RemedyDose] | Mapping[str, MovementDose]) -> Iterator[str]:
    yield from (f"{plain(phase)}: {dose_words(dose)}" for phase, dose in doses.items())


def _notes(notes: Iterable[Note]) -> Iterator[str]:
    yield from (f"{condition_words(note.when)}: {note.text}" for note in notes)


def _signs(signs: Iterable[Sign]) -> Iterator[str]:
    yield from (f"{sign.strength}: {condition_words(sign.when)} ({sign.reference})" for sign in signs)
