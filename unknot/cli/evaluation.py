"""One story through the whole program: the real interview, the decisions, four weeks of plan, the checks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from unknot.cli import advice, breaches, words
from unknot.cli.figures import Outcome
from unknot.cli.simulated_person import SimulatedPerson
from unknot.cli.stories import Story
from unknot.core import contributors, interview, plan, schedule, triage
from unknot.core.values import Ask, Assessment, DayShape, Plan, PlannedDay, RankedContributor
from unknot.knowledge.answers import Facts
from unknot.knowledge.kinds import Knowledge

#: The moment of every evaluation: results do not depend on the day they are run.
NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
DAYS = 28
STEPS_AT_MOST = 400
BEFORE_THE_CHECK = "about_you"


class InterviewDoesNotEndError(RuntimeError):
    """The interview asked the same thing for ever: a fault of the program."""


@dataclass(frozen=True)
class Interviewed:
    """A finished interview: the answers, and what was asked in which order."""

    facts: Facts
    pages: tuple[Ask, ...]
    finished: bool

    @property
    def safety_rows(self) -> int:
        """How many rows stood on the safety pages, with those that were asked twice."""
        return sum(len(page.facts) for page in self.pages if page.rows and page.stage == "safety")

    @property
    def other_rows(self) -> int:
        """How many rows stood on other pages: what the plan needs to know before it offers something."""
        return sum(len(page.facts) for page in self.pages if page.rows and page.stage != "safety")

    @property
    def questions(self) -> int:
        """How many questions came one by one; age, sex and country stand before the check and are not among them."""
        return sum(1 for page in self.pages if not page.rows and page.stage != BEFORE_THE_CHECK)


@dataclass(frozen=True)
class Evaluated:
    """Everything that came of one story."""

    story: Story
    outcome: Outcome
    assessment: Assessment
    contributors: tuple[RankedContributor, ...]
    plan: Plan
    breaches: dict[str, tuple[str, ...]]

    @property
    def missed(self) -> bool:
        """Whether anything about this case fell short."""
        named = not self.outcome.expected_contributors or self.outcome.hit(3)
        return not (self.outcome.in_range and named) or bool(self.breaches)


def evaluate(knowledge: Knowledge, story: Story) -> Evaluated:
    """Let a simulated person live through one story, and compare what came out with what was expected."""
    asked = interviewed(knowledge, SimulatedPerson(story.facts))
    assessment = triage.assess(knowledge, asked.facts, NOW)
    ranked = contributors.rank(knowledge, asked.facts, assessment)
    made = plan.make(knowledge, assessment, ranked, asked.facts, NOW.date())
    country = words.country_of(knowledge, asked.facts)
    said = advice.gather(
        knowledge, assessment, ranked, made, four_weeks(knowledge, made), words.result_words(assessment, country)
    )
    broken = breaches.breaches(said, story.must_not, breaches.avoid_tokens())
    return Evaluated(story, _outcome(story, asked, assessment, ranked, broken), assessment, ranked, made, broken)


def interviewed(knowledge: Knowledge, person: SimulatedPerson) -> Interviewed:
    """Ask the person everything that the real interview asks, until it stops or is done."""
    facts, pages = Facts(), list[Ask]()
    for _ in range(STEPS_AT_MOST):
        step = interview.next_step(knowledge, facts)
        if not isinstance(step, Ask):
            return Interviewed(facts, tuple(pages), finished=type(step).__name__ == "Done")
        pages.append(step)
        facts = person.answer_page(facts, step, knowledge.questions, NOW)
    raise InterviewDoesNotEndError(f"Still asking after {STEPS_AT_MOST} pages: {pages[-1].facts}")


def four_weeks(knowledge: Knowledge, made: Plan) -> Iterator[PlannedDay]:
    """The plan laid out for 28 days of an ordinary shape."""
    for day in range(DAYS):
        yield schedule.lay_out(knowledge, made, made.on + timedelta(days=day), DayShape(), UTC)


def _outcome(
    story: Story,
    asked: Interviewed,
    assessment: Assessment,
    ranked: tuple[RankedContributor, ...],
    broken: dict[str, tuple[str, ...]],
) -> Outcome:
    return Outcome(
        id=story.id,
        out=assessment.care_level,
        best=story.expected,
        acceptable=story.acceptable,
        expected_contributors=story.expected_contributors,
        contributors=tuple(contributor.id for contributor in ranked),
        must_not=story.must_not,
        breaches=tuple(broken),
        over_triage_check="over_triage_check" in story.tags,
        finished=asked.finished,
        questions=asked.questions,
        safety_rows=asked.safety_rows,
        other_rows=asked.other_rows,
    )
