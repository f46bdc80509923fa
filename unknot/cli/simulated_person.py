"""The simulated person of an evaluation: answers every question from a story's facts.

The rule is the vocabulary's: what the story gives is answered as given, a missing yes/no is
answered no, and any other missing fact is left open. It holds for evaluations only. In the
program a question that was not answered is never a no.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from unknot.core.values import Ask
from unknot.knowledge.answers import NOT_GIVEN, Answer, Facts, YesNo
from unknot.knowledge.kinds import Question


@dataclass(frozen=True)
class SimulatedPerson:
    """Someone whose story we know, and who answers whatever is asked."""

    story: Facts

    def answer(self, question: Question) -> Answer:
        """What this person says to one question, whatever its wording."""
        given = self.story.get(question.id)
        if given is not None:
            return given
        return YesNo.NO if question.type == "yes_no" else NOT_GIVEN

    def answer_page(self, facts: Facts, ask: Ask, questions: Mapping[str, Question], at: datetime) -> Facts:
        """The facts after this person has answered every row of a page."""
        for fact in ask.facts:
            facts = facts.with_answer(fact, self.answer(questions[fact]), at)
        return facts
