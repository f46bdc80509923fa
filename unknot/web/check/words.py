"""What stands around the questions: titles, progress, buttons."""

from __future__ import annotations

from dataclasses import dataclass

from unknot.core.values import Ask
from unknot.knowledge.kinds import Knowledge

STAGES = {
    "about_you": "About you",
    "safety": "Safety check",
    "pain": "About the pain",
    "precaution": "What to take care with",
    "day": "About your day",
    "fit": "What fits you",
    "medicine": "Medicines",
}
AGAIN_TITLE = "You were not sure. Here is how to tell"
REST_TITLE = "And the rest of this list?"


@dataclass(frozen=True, slots=True)
class Progress:
    """The line above a question: where one is, and how full the bar is (0 hides it)."""

    words: str
    value: int = 0
    out_of: int = 0


def progress(ask: Ask, safety_page: int = 0) -> Progress:
    """Such as "About the pain, 9 of 16" or "Safety check, page 2"."""
    stage = STAGES.get(ask.stage, "")
    if ask.at_most:
        return Progress(f"{stage}, {ask.number} of {ask.at_most}", ask.number, ask.at_most)
    if safety_page and not ask.at_most:
        return Progress(f"{stage}, page {safety_page}")
    return Progress(stage)


def title(knowledge: Knowledge, ask: Ask, *, rest: bool = False) -> str:
    """The heading of a page: its question, or what its rows have in common."""
    if ask.stage == "about_you":
        return "First, about you"
    if ask.again:
        return AGAIN_TITLE
    if rest:
        return REST_TITLE
    return ask.heading if ask.rows else knowledge.questions[ask.facts[0]].ask


def hint(ask: Ask, *, rest: bool = False) -> str:
    """One sentence under the heading of a page with rows."""
    if ask.again:
        return "Try this, then answer once more. “Still not sure” is a fine answer."
    if rest:
        return "Thank you. Tick any others that are true for you, or press the button for none."
    if ask.rows:
        return "Tick what is true for you now. If none are, one press answers them all."
    return ""
