"""The knowledge as tables in Markdown that a clinician can read through. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from unknot.cli.condition_words import condition_words, plain
from unknot.cli.dose_words import dose_words
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

Row = tuple[str, ...]
Table = tuple[Row, Iterable[Row]]

HEAD = "<!-- Generated from knowledge/ by `unknot knowledge table`. Change the knowledge, not this page. -->"


def page(knowledge: Knowledge, kind: str) -> str:
    """One table as a whole Markdown page; the same knowledge gives the same text."""
    title, make = TABLES[kind]
    headings, rows = make(knowledge)
    lines = [_line(headings), _line("---" for _ in headings), *(_line(row) for row in rows)]
    table = "\n".join(lines)
    return f"{HEAD}\n\n# {title}\n\nNot yet reviewed by a clinician, unless a file says so.\n\n{table}\n"


def pages(knowledge: Knowledge) -> dict[str, str]:
    """Every table as a page, by the name of its file."""
    return {f"{kind.replace('_', '-')}.md": page(knowledge, kind) for kind in TABLES}


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |"


def _list(items: Iterable[str]) -> str:
    return ", ".join(items)


def _several(items: Iterable[str]) -> str:
    return "<br>".join(filter(None, items))


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
            _several(_level(row) for row in flag.levels),
            plain(flag.not_sure),
            _list(flag.families),
            _list(flag.evidence),
        )
        for flag in knowledge.red_flags.values()
    )
    return ("Id", "Flag", "Class", "Met when", "Level", "Not sure", "Family", "Evidence"), rows


def _rules(knowledge: Knowledge) -> Table:
    rows = (
        (rule.id, rule.name, plain(rule.effect), _several(_rule(rule)), rule.reference, _list(rule.evidence))
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
            _several(_switched_off(row)),
            _several(f"{plain(item)}: {text}" for item, text in row.changes.items()),
            row.if_unknown,
            row.because,
            _list(exclusion.evidence),
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
            _list(map(plain, remedy.phases)),
            _several([dose_words(remedy.dose), *_by_phase(remedy.dose_by_phase)]),
            _several(_notes(remedy.not_if)),
            _several(_notes(remedy.change_if)),
            _list(remedy.evidence),
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
            _list(map(plain, movement.tags)),
            _list(movement.cautions),
            _several(_by_phase(movement.doses)),
            _several(_notes((*movement.not_if, *movement.change_if))),
            _list(map(plain, movement.regress_to)),
            _list(map(plain, movement.progress_to)),
            _list(movement.evidence),
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
            _several(_signs(contributor.signs_for)),
            _several(_signs(contributor.signs_against)),
            contributor.what_would_change,
            plain(contributor.certainty),
            _list(contributor.evidence),
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
}


def _values(question: Question) -> str:
    if question.type == "yes_no":
        return "yes, no, not sure"
    if question.type == "number":
        return f"{question.at_least or 0:g} to {question.at_most or 0:g} {question.unit}"
    kind = "one of" if question.type == "choice" else "any of"
    return f"{kind}: {_list(plain(option.value) for option in question.options)}"


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
    yield from (f"{name}: {_list(map(plain, items))}" for name, items in groups.items() if items)


def _by_phase(doses: Mapping[str, RemedyDose] | Mapping[str, MovementDose]) -> Iterator[str]:
    yield from (f"{plain(phase)}: {dose_words(dose)}" for phase, dose in doses.items())


def _notes(notes: Iterable[Note]) -> Iterator[str]:
    yield from (f"{condition_words(note.when)}: {note.text}" for note in notes)


def _signs(signs: Iterable[Sign]) -> Iterator[str]:
    yield from (f"{sign.strength}: {condition_words(sign.when)} ({sign.reference})" for sign in signs)
