"""No flag or raising rule is switched off by one more yes: danger signs are never negated."""

from __future__ import annotations

from collections.abc import Iterator

from unknot.knowledge.conditions import Condition, FlagMet, FlagsMet, IsNo, IsYes, NoneOf, walk
from unknot.knowledge.kinds import Knowledge, LevelRow
from unknot.knowledge.problems import Problem


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """A problem for each negated yes/no fact or flag in a flag or a raising rule."""
    for flag in knowledge.red_flags.values():
        yield from _negated(knowledge, f"red_flags/{flag.id}.md", "when", flag.when)
        yield from _of_rows(knowledge, f"red_flags/{flag.id}.md", flag.levels)
    for rule in knowledge.rules.values():
        if rule.effect == "raise":
            yield from _negated(knowledge, f"rules/{rule.id}.md", "when", rule.when)
            yield from _of_rows(knowledge, f"rules/{rule.id}.md", rule.levels)


def _of_rows(knowledge: Knowledge, file: str, rows: tuple[LevelRow, ...]) -> Iterator[Problem]:
    for n, row in enumerate(rows):
        yield from _negated(knowledge, file, f"levels[{n}].when", row.when)
        for fact in _yes_facts(row.unless) if row.unless else ():
            if not knowledge.questions[fact].reassuring:
                yield Problem(
                    file,
                    f"levels[{n}].unless",
                    f'"{fact}" is a danger sign, so a yes may not stand in unless. Mark the question reassuring, '
                    "if it truly is, or take it out.",
                )


def _negated(knowledge: Knowledge, file: str, key: str, condition: Condition) -> Iterator[Problem]:
    for node in walk(condition):
        if isinstance(node, IsNo) and not knowledge.questions[node.fact].reassuring:
            yield Problem(file, key, f'"{node.fact}: no" would let one more yes lower the level. Use unless instead.')
        if isinstance(node, NoneOf):
            for inner in (inner for part in node.of for inner in walk(part)):
                if isinstance(inner, IsYes | FlagMet | FlagsMet):
                    yield Problem(
                        file, key, "none: over a yes/no fact or a flag would let one more yes lower the level."
                    )


def _yes_facts(condition: Condition) -> list[str]:
    return [node.fact for node in walk(condition) if isinstance(node, IsYes)]
