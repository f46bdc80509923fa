"""Where a person is = a replay of their answers: the pages they have been through, and the one that comes next."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.urls import reverse

from unknot.core.values import Ask, Step
from unknot.knowledge.answers import Answered, Facts
from unknot.knowledge.kinds import Knowledge
from unknot.web.steps import next_step

#: more pages than any check can have: a replay that runs past it has gone wrong
MOST_PAGES = 120


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the check and its address."""

    ask: Ask

    @property
    def slug(self) -> str:
        """The first fact of the page names it."""
        return self.ask.facts[0]

    @property
    def address(self) -> str:
        """Where the page is; the second asking has an address of its own."""
        return reverse("check_again" if self.ask.again else "check_page", args=[self.slug])


@dataclass(frozen=True, slots=True)
class Trail:
    """The pages answered so far, in order, and the step after them."""

    pages: tuple[Page, ...]
    step: Step

    @property
    def current(self) -> Page | None:
        """The page that comes next; None when the check has ended."""
        return Page(self.step) if isinstance(self.step, Ask) else None

    def find(self, fact: str, *, again: bool) -> Page | None:
        """The page that asks this fact: the one that comes next if it is named so, else among those answered.

        The rest of a list that was left open has the address of the list itself.
        """
        if self.current and self.current.slug == fact and self.current.ask.again == again:
            return self.current
        pages = (*self.pages, *((self.current,) if self.current else ()))
        found = (page for page in pages if fact in page.ask.facts and page.ask.again == again)
        return next(found, None)

    def before(self, page: Page) -> Page | None:
        """The page before this one, with another address; None for the first."""
        index = self.pages.index(page) if page in self.pages else len(self.pages)
        others = [one for one in self.pages[:index] if one.address != page.address]
        return others[-1] if others else None


def trail(knowledge: Knowledge, facts: Facts) -> Trail:
    """Replay all answers from the first page on."""
    known = Facts()
    pages: list[Page] = []
    while len(pages) < MOST_PAGES:
        step = next_step(knowledge, known)
        if not isinstance(step, Ask):
            return Trail(tuple(pages), step)
        given = {fact: facts.answers[fact] for fact in step.facts if _answered(step, fact, facts)}
        if not given:
            return Trail(tuple(pages), step)
        pages.append(Page(step))
        known = Facts({**known.answers, **{fact: _as_asked(step, a) for fact, a in given.items()}})
    raise RuntimeError("The check asks for ever.")


def _answered(ask: Ask, fact: str, facts: Facts) -> bool:
    """Whether this asking of the fact was answered: the second asking needs a second answer."""
    return fact in facts and (not ask.again or facts.answers[fact].times > 1)


def _as_asked(ask: Ask, answered: Answered) -> Answered:
    """The answer as it stood after this page."""
    return answered if ask.again else replace(answered, times=1)
