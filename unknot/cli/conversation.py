"""The check as a conversation: shows each page, reads what is typed, goes back when asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

import click

from unknot.cli import words
from unknot.cli.prompts import BACK, HELP, QUIT, WHY, NotUnderstoodError, how_to_answer, read_rows, read_single
from unknot.core.interview import next_step
from unknot.core.values import Ask
from unknot.knowledge.answers import Answer, Facts
from unknot.knowledge.kinds import Knowledge, Question

if TYPE_CHECKING:
    from rich.console import Console

T = TypeVar("T")
WELCOME = (
    "This check asks about warning signs first, then about your pain and your day. "
    "It is general guidance, not a diagnosis.\n"
    "At any prompt: b goes back, w says why we ask, h shows when and whom to call, q stops."
)


class _GoBack(Exception):  # noqa: N818 (no error: the person asked for it)
    """The person wants the page before this one."""


@dataclass(frozen=True)
class Conversation:
    """One person at one terminal."""

    knowledge: Knowledge
    console: Console

    def run(self) -> Facts:
        """Ask until the interview stops or is done; the facts at that moment."""
        self.say(WELCOME)
        facts, before = Facts(), list[Facts]()
        while isinstance(step := next_step(self.knowledge, facts), Ask):
            try:
                answers = self.page(step, facts)
            except _GoBack:
                facts = before.pop() if before else facts
                continue
            before.append(facts)
            for fact, answer in answers.items():
                facts = facts.with_answer(fact, answer, datetime.now(UTC))
        return facts

    def page(self, ask: Ask, facts: Facts) -> Mapping[str, Answer]:
        """One page: rows under a heading, or questions one by one."""
        if ask.rows and len(ask.facts) > 1:
            return self.rows_page(ask, facts)
        return {fact: self.single(self.knowledge.questions[fact], ask, facts) for fact in ask.facts}

    def rows_page(self, ask: Ask, facts: Facts) -> Mapping[str, Answer]:
        """Up to nine yes/no rows; every row gets its own answer before the page is left."""
        questions = [self.knowledge.questions[fact] for fact in ask.facts]
        self.heading(ask.heading)
        if ask.again:
            self.say("You were not sure about these. Here is a way to tell.")
        for number, question in enumerate(questions, 1):
            self.say(f" {number}  {question.row or question.ask}")
            self.say_hints(question, again=ask.again)
        why = "\n".join(filter(None, (question.why for question in questions)))
        answers: dict[int, Answer] = {}
        while True:
            typed = self.ask_until(
                "Which apply? (1 3, ?2 not sure, n none)", why, facts, lambda text: read_rows(text, len(questions))
            )
            answers = {**typed.with_rest(len(questions))}
            if typed.complete(len(questions)) or self.rest_is_no(typed.answers, len(questions), facts):
                return {ask.facts[row - 1]: answer for row, answer in answers.items()}

    def rest_is_no(self, answered: Mapping[int, Answer], rows: int, facts: Facts) -> bool:
        """Whether the rows that were not named do not apply; said by the person, never assumed."""
        others = ", ".join(str(row) for row in range(1, rows + 1) if row not in answered)
        return self.ask_until(f"And none of these: {others}? (y none, n let me look again)", "", facts, _yes_or_no)

    def single(self, question: Question, ask: Ask, facts: Facts) -> Answer:
        """One question with all that helps to answer it."""
        self.heading(f"{ask.number} of {ask.at_most}" if ask.number else ask.heading)
        self.say(question.ask)
        self.say_hints(question, again=ask.again)
        for number, option in enumerate(question.options, 1):
            self.say(f" {number}  {option.label}")
        return self.ask_until(how_to_answer(question), question.why, facts, lambda text: read_single(question, text))

    def ask_until(self, prompt: str, why: str, facts: Facts, read: Callable[[str], T]) -> T:
        """Ask until what is typed can be read; b, h, q and w work at every prompt."""
        while True:
            typed = click.prompt(prompt, prompt_suffix=": ", err=True).strip()
            match typed.lower():
                case word if word == BACK:
                    raise _GoBack
                case word if word == QUIT:
                    raise click.Abort
                case word if word == HELP:
                    self.help(facts)
                case word if word == WHY:
                    self.say(why or "It helps us to say what is safe for you.")
                case _:
                    try:
                        return read(typed)
                    except NotUnderstoodError as error:
                        self.say(str(error))

    def help(self, facts: Facts) -> None:
        """The danger signs and the numbers to call, one key away at every prompt."""
        country = words.country_of(self.knowledge, facts)
        self.heading(f"In an emergency call {words.line_words(country.emergency)}. The warning signs:")
        for flag in self.knowledge.red_flags.values():
            if flag.watch_for:
                self.say(f" - {flag.watch_for}")

    def heading(self, text: str) -> None:
        """A line that begins a page."""
        self.console.print(f"\n{text}".rstrip(), style="bold", markup=False)

    def say(self, text: str) -> None:
        """A line of text as it is."""
        self.console.print(text, markup=False)

    def say_hints(self, question: Question, *, again: bool) -> None:
        """The hint, and the way to tell when a row is asked again."""
        for hint in (question.hint, question.how_to_tell if again else ""):
            if hint:
                self.say(f"    {hint}")


def _yes_or_no(typed: str) -> bool:
    if typed.lower() in ("y", "yes"):
        return True
    if typed.lower() in ("n", "no"):
        return False
    raise NotUnderstoodError("Type y if none of them applies, or n to look again.")
