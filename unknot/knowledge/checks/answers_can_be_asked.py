"""Every fact that safety rests on can be asked, with all the words its page needs."""

from __future__ import annotations

from collections.abc import Iterator

from unknot.knowledge.conditions import All, facts_in
from unknot.knowledge.kinds import Knowledge, Question
from unknot.knowledge.problems import Problem

#: asked only where a flag lets them; unanswered they count as the worse
NEVER_ASKED = ("nerve_sign_began",)


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """A problem for each safety fact that is not asked or lacks words."""
    wanted = _safety_facts(knowledge)
    for fact in sorted(wanted):
        question = knowledge.questions[fact]
        if question.stage == "not_asked" and fact not in NEVER_ASKED:
            yield Problem(f"questions/{fact}.md", "stage", "A red flag or rule reads this fact, so it must be asked.")
    for question in knowledge.questions.values():
        if question.type == "yes_no" and question.stage in ("safety", "precaution"):
            yield from _words(question)


def _safety_facts(knowledge: Knowledge) -> set[str]:
    found: set[str] = set()
    for flag in knowledge.red_flags.values():
        found |= {fact for row in flag.levels for fact in facts_in(All((flag.when, row.when)))}
    for rule in knowledge.rules.values():
        if rule.effect == "raise":
            found |= {fact for row in rule.levels for fact in facts_in(row.when)}
    return found


def _words(question: Question) -> Iterator[Problem]:
    for key in ("row", "told", "why", "heading"):
        if not getattr(question, key):
            yield Problem(f"questions/{question.id}.md", key, f"A row on a safety page needs {key}. Add it.")
