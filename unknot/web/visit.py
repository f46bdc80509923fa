"""One visit of a person: the moment, the time zone, what is known, and the writes that pages may make.

``facts`` is what was answered and is still fresh (rule C8). ``counting`` is what decisions rest on: the same, with
each danger sign that rule C12 does not yet let fall put back to yes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property

from django.http import HttpRequest

from unknot.core import falling, interview
from unknot.core.falling import LoggedAnswer, PastLevel
from unknot.core.path_values import Walked
from unknot.core.values import Done, Plan, Step, Stop
from unknot.knowledge.answers import Answer, Facts, YesNo
from unknot.knowledge.levels import CareLevel
from unknot.records import actions, queries
from unknot.records.models import Person
from unknot.records.replay import Outcome, work_out
from unknot.web import clock
from unknot.web.shell import the_knowledge
from unknot.web.steps import next_step
from unknot.web.zone import zone_of

#: the name under which it is kept that a clinician examined the person and said exercise may start (phase P0)
EXAMINED = "examined"
HOUR, DAY = 3_600, 86_400


class Visit:
    """Everything a page needs to know about the person in front of it, read once."""

    def __init__(self, request: HttpRequest) -> None:
        self.now = clock.now()
        self.zone = zone_of(request)
        self.knowledge = the_knowledge()

    # ---- reading
    @cached_property
    def person(self) -> Person:
        """The one person of a program at home."""
        return actions.local_person(self.now)

    @cached_property
    def facts(self) -> Facts:
        """What was answered and is still fresh (rule C8)."""
        return _steady(interview.fresh(self.knowledge, queries.facts_of(self.person), self.now))

    @cached_property
    def log(self) -> tuple[LoggedAnswer, ...]:
        """The answers that rule C12 still looks at, in the order they were given."""
        return _logged(queries.trail_since(self.person, self.now - 2 * falling.HELD_FOR))

    @cached_property
    def _log_of_mistakes(self) -> tuple[LoggedAnswer, ...]:
        return _logged(queries.trail_of_mistakes(self.person))

    @cached_property
    def counting(self) -> Facts:
        """What decisions rest on (rule C12)."""
        return falling.held(self.knowledge, self.facts, self.log, self.now)

    @cached_property
    def kept_back(self) -> tuple[str, ...]:
        """The danger signs that were changed to no, and still count as yes."""
        return tuple(fact for fact in self.facts if self.facts.get(fact) != self.counting.get(fact))

    @property
    def today(self) -> date:
        """The date where the person is."""
        return self.local_now.date()

    @property
    def local_now(self) -> datetime:
        """The time where the person is."""
        return self.now.astimezone(self.zone)

    @cached_property
    def step(self) -> Step:
        """The next page of the check, or its end."""
        return next_step(self.knowledge, self.counting)

    @property
    def has_stopped(self) -> bool:
        """Whether the check ended early, because somebody should be seen today or now."""
        return isinstance(self.step, Stop)

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to ask."""
        return isinstance(self.step, Done)

    @property
    def has_ended(self) -> bool:
        """Whether there is a result."""
        return self.has_stopped or self.is_done

    # ---- results
    @cached_property
    def outcome(self) -> Outcome:
        """What the answers come to now, with rule C12's own effects."""
        worked = self._worked_out
        assessment = falling.settled(
            self.knowledge, worked.assessment, self.log, alarm_stands=self.alarm_stands, now=self.now
        )
        plan = worked.plan if assessment.plan_allowed else Plan("blocked", (), (), self.today, assessment.reasons)
        return Outcome(assessment, worked.contributors, plan)

    @cached_property
    def _worked_out(self) -> Outcome:
        return work_out(self.knowledge, self.counting, self.now, self.today)

    @cached_property
    def past_levels(self) -> tuple[PastLevel, ...]:
        """The care levels of the last days, and every alarm before them."""
        since = self.now - falling.SHOWN_FOR
        return tuple(PastLevel(level, at) for level, at in queries.levels_of(self.person, since))

    @cached_property
    def has_had_result(self) -> bool:
        """Whether a check ever came to a care level."""
        return bool(self.past_levels) or queries.has_had_result(self.person)

    @property
    def alarm_stands(self) -> bool:
        """Whether an emergency or same-day result came after the person was last cleared (phase P0)."""
        alarms = [past for past in self.past_levels if past.level >= CareLevel.SAME_DAY]
        return bool(alarms) and falling.alarm_stands(alarms, self.cleared_at)

    @cached_property
    def cleared_at(self) -> datetime | None:
        """When a clinician's "exercise may start" was noted, or a mistake was taken back for good."""
        taken_back = falling.cleared_as_mistake(self._log_of_mistakes)
        noted = queries.preference(self.person, EXAMINED)
        examined = datetime.fromisoformat(noted["noted_at"]) if noted else None
        return max((moment for moment in (taken_back, examined) if moment is not None), default=None)

    def taken_back(self, fact: str) -> tuple[LoggedAnswer, ...]:
        """The answers of no, given one after the other on the way for mistakes, since the last yes."""
        found: list[LoggedAnswer] = []
        for entry in self._log_of_mistakes:
            if entry.fact == fact:
                found = [*found, entry] if entry.by_mistake and entry.value is YesNo.NO else []
        return tuple(found)

    @property
    def still_shown(self) -> PastLevel | None:
        """A higher level of the last seven days, to keep in sight."""
        return falling.still_shown(self.past_levels, self.now)

    # ---- writing
    def record(self, answers: Mapping[str, Answer]) -> None:
        """Keep new answers; one that is as it was before is not written again, so a page may be sent twice."""
        new = {fact: answer for fact, answer in answers.items() if self.facts.get(fact) != answer}
        self.open_again([fact for fact in new if fact in self.facts])  # a changed answer counts its askings afresh
        self._write(new)

    def record_again(self, answers: Mapping[str, Answer]) -> None:
        """Keep the answers of a second asking (rule C2), also when they stayed as they were."""
        self._write({f: a for f, a in answers.items() if f in self.facts and self.facts.answers[f].times < 2})

    def record_mistake(self, fact: str, answer: Answer) -> None:
        """Keep the answer to a danger sign that is asked again because the first one was a mistake (rule C12)."""
        self._write({fact: answer}, by_mistake=True)

    def open_again(self, facts: Iterable[str]) -> None:
        """Open questions again; what was said before stays on record."""
        opened = [fact for fact in facts if fact in self.facts]
        if opened:
            actions.withdraw_answers(self.person, opened, self.now, self.zone, self.knowledge)
            self._forget()

    def note_examined(self, note: Mapping[str, str]) -> None:
        """Keep that a clinician examined the person: who, when, and that exercise may start (phase P0)."""
        value = {**note, "noted_at": self.now.isoformat()}
        actions.record_preferences(self.person, {EXAMINED: value}, self.now, self.zone)
        self._forget()

    def keep_outcome(self, walked: Walked | None = None) -> None:
        """Keep what the check came to, with the knowledge it rests on; once for the same answers."""
        last = queries.latest_result(self.person)
        if last is not None and self.rests_on_same_answers(last):
            return
        worked = self._worked_out
        actions.keep_shipped_knowledge(self.knowledge, self.now)
        actions.store_result(
            self.person,
            self.counting,
            worked.assessment,
            worked.contributors,
            worked.plan,
            at=self.now,
            zone=self.zone,
            knowledge=self.knowledge,
            walked=walked,
        )
        self._forget()

    def rests_on_same_answers(self, kept: queries.Result) -> bool:
        """Whether a kept result was made from the very answers that count now."""
        return (
            _given_at(kept.facts) == _given_at(self.counting) and abs(_began(kept.facts) - _began(self.counting)) < HOUR
        )

    def _write(self, answers: Mapping[str, Answer], *, by_mistake: bool = False) -> None:
        if answers:
            actions.record_answers(self.person, answers, self.now, self.zone, self.knowledge, by_mistake=by_mistake)
            self._forget()

    def _forget(self) -> None:
        """Read anew after a write."""
        for name in [name for name in self.__dict__ if isinstance(getattr(type(self), name, None), cached_property)]:
            if name != "person":
                del self.__dict__[name]


def _logged(trail: Iterable[queries.TrailEntry]) -> tuple[LoggedAnswer, ...]:
    return tuple(
        LoggedAnswer(entry.fact, entry.answer, entry.at, by_mistake=entry.cause == "mistake")
        for entry in trail
        if entry.answer is not None
    )


def _given_at(facts: Facts) -> dict[str, datetime | None]:
    """When each answer was given; the length of the spell is brought up to now with every reading."""
    return {fact: answered.at for fact, answered in facts.answers.items() if fact != "duration_days"}


def _began(facts: Facts) -> float:
    """When the spell began, as a timestamp; 0 when that is not known."""
    known = facts.answers.get("duration_days")
    if known is None or known.at is None or not isinstance(known.value, float):
        return 0.0
    return known.at.timestamp() - known.value * DAY


def _steady(facts: Facts) -> Facts:
    """The length of the spell in steps of a hundredth of a day, so that it is the same from one page to the next."""
    known = facts.answers.get("duration_days")
    if known is None or not isinstance(known.value, float):
        return facts
    return Facts({**facts.answers, "duration_days": replace(known, value=round(known.value, 2))})


def stored_country() -> str:
    """The country the local person gave in the check; empty when there is none. Reads only."""
    person = Person.objects.filter(is_local=True).first()
    return "" if person is None else next(iter(queries.fact_of(person, "country").chosen("country")), "")
