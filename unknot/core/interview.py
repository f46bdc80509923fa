"""What to ask next, from all answers so far. Where a person is = a replay of the answers; no state is kept.

Safety first, then what can still change the outcome, then fit. An emergency stops at once; a same-day level
finishes the safety pages and what could still make it an emergency (rule C1).
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from unknot.core.applicable import applies
from unknot.core.conditions.evaluate import UNDECIDED, evaluate
from unknot.core.contributors import rank_judged
from unknot.core.discriminate import most_telling
from unknot.core.flags import open_towards, reasons_of, reassurances
from unknot.core.plan import phase_facts, worth_asking
from unknot.core.rules import open_for_lowering, open_rows_at, plan_bars, rule_gives
from unknot.core.triage import ADULT_AGE, Judgement, askable, judge, lasts, open_safety_facts
from unknot.core.values import Ask, Done, Step, Stop
from unknot.knowledge.answers import Answered, Facts, YesNo
from unknot.knowledge.conditions import All, Condition, facts_in
from unknot.knowledge.kinds import Knowledge, Question
from unknot.knowledge.levels import CareLevel

ROWS_A_PAGE = 9
#: how many counted questions the interview aims at, and the most it may ask
USUAL_QUESTIONS = 16
MOST_QUESTIONS = 25
#: facts asked together on one page, as one question: the body map and the worst place on it
TOGETHER = (("pain_areas", "pain_location"),)
ROW_STAGES = ("safety", "precaution")
OPTIONAL_STAGES = ("pain", "day", "fit")
#: rule C2: "not sure" about a flag of this class is asked once more
ASKED_AGAIN = "A"
#: facts beside the danger signs that say how things are right now
STATE_NOW = ("intensity_0_10", "pain_course")
#: groups whose answers belong to one spell of pain
SPELL_GROUPS = ("pain", "spread")
#: rule C8: answers to class B and C items expire after 14 days; what describes the pain likewise [D]
LASTS_B_AND_C = timedelta(days=14)


def next_step(knowledge: Knowledge, facts: Facts) -> Step:
    """The next page, or the end of the check."""
    about = [q.id for q in _stage(knowledge, "about_you") if q.id not in facts]
    if about:
        return Ask(tuple(about), "about_you")
    judgement = judge(knowledge, facts)
    return _safety_step(knowledge, facts, judgement) or _later_step(knowledge, facts, judgement)


def _stage(knowledge: Knowledge, stage: str) -> list[Question]:
    return [question for question in knowledge.questions.values() if question.stage == stage]


def _safety_step(knowledge: Knowledge, facts: Facts, judgement: Judgement) -> Step | None:
    """Everything about safety that comes before the rest; None when it is done for now."""
    again = _asked_again(knowledge, facts, judgement)
    if judgement.proved is CareLevel.EMERGENCY and not _rests_on(knowledge, judgement, again):
        first = _before_stopping(knowledge, judgement)
        return _rows_page(knowledge, first) if first else Stop(CareLevel.EMERGENCY)
    if again:
        return replace(_rows_page(knowledge, again), again=True)
    if judgement.proved is CareLevel.SAME_DAY:
        return _same_day_step(knowledge, facts, judgement) or Stop(CareLevel.SAME_DAY)
    wanted = open_safety_facts(knowledge, judgement)
    rows = [fact for fact in wanted if knowledge.questions[fact].type == "yes_no"]
    if rows:
        return _due_first(knowledge, facts, judgement, rows) or _rows_page(knowledge, rows)
    lowering = askable(knowledge, _could_lower(knowledge, judgement), judgement.facts)
    return _rows_page(knowledge, lowering) if lowering else None


def _due_first(knowledge: Knowledge, facts: Facts, judgement: Judgement, rows: list[str]) -> Ask | None:
    """A question about the pain that stands before these rows: where, how bad and how sudden open up later rows."""
    count = _Counted.of(knowledge, facts, judgement)
    orders = [knowledge.questions[fact].order for fact in rows]
    due = [fact for fact in count.pain if knowledge.questions[fact].order < min(orders)]
    return _counted_page(knowledge, count, due[0]) if due else None


def _rows_page(knowledge: Knowledge, facts: Iterable[str]) -> Ask:
    """Up to nine rows under the heading of the first, in the order of the questions."""
    questions = knowledge.questions
    ordered = sorted(facts, key=lambda fact: (questions[fact].order, fact))
    heading = questions[ordered[0]].heading
    page = [fact for fact in ordered if questions[fact].heading == heading][:ROWS_A_PAGE]
    return Ask(tuple(page), questions[page[0]].stage, heading, rows=True)


def _before_stopping(knowledge: Knowledge, judgement: Judgement) -> tuple[str, ...]:
    """Reassuring facts to ask before an emergency stops the check: only when every emergency waits on one."""
    found: dict[str, None] = {}
    if rule_gives(knowledge, CareLevel.EMERGENCY, judgement.seen):
        return ()
    for flag, reading in judgement.readings.items():
        if judgement.levels[flag] is CareLevel.EMERGENCY:
            unasked = [fact for fact in reading.flag.ask_first if fact not in judgement.facts]
            if not unasked:
                return ()
            found.update(dict.fromkeys(unasked))
    return tuple(found)


def _asked_again(knowledge: Knowledge, facts: Facts, judgement: Judgement) -> tuple[str, ...]:
    """Danger signs answered "not sure" once, that keep a class A flag in play (rule C2)."""
    unsure = {fact for fact, a in facts.answers.items() if a.value is YesNo.NOT_SURE and a.times < 2}
    in_play = {
        reason.id
        for reading in judgement.readings.values()
        if reading.by_not_sure and reading.flag.flag_class == ASKED_AGAIN
        for reason in reasons_of(reading, judgement.seen)
    }
    return tuple(sorted(unsure & in_play, key=lambda fact: knowledge.questions[fact].order))


def _rests_on(knowledge: Knowledge, judgement: Judgement, again: tuple[str, ...]) -> bool:
    """Whether every emergency so far rests on "not sure" answers that are still to be asked again."""
    emergencies = [r for f, r in judgement.readings.items() if judgement.levels[f] is CareLevel.EMERGENCY]
    if not again or not emergencies or rule_gives(knowledge, CareLevel.EMERGENCY, judgement.seen):
        return False
    return all(r.by_not_sure and {why.id for why in reasons_of(r, judgement.seen)} & set(again) for r in emergencies)


def _same_day_step(knowledge: Knowledge, facts: Facts, judgement: Judgement) -> Ask | None:
    """The safety pages of a same-day level, finished (rule C1).

    First everything that could still make it an emergency, then what could show that it is less.
    """
    useful = (*_towards_emergency(knowledge, judgement), *_reassuring(judgement, CareLevel.SAME_DAY))
    wanted = askable(knowledge, useful, judgement.facts)
    rows = [fact for fact in wanted if knowledge.questions[fact].type == "yes_no"]
    if rows:
        return _rows_page(knowledge, rows)
    # It is counted like any other: the check goes on when an answer shows that it is less.
    return _counted_page(knowledge, _Counted.of(knowledge, facts, judgement), wanted[0]) if wanted else None


def _towards_emergency(knowledge: Knowledge, judgement: Judgement) -> tuple[str, ...]:
    facts = [
        fact
        for reading in judgement.readings.values()
        for fact in open_towards(reading.flag, CareLevel.EMERGENCY, judgement.seen)
    ]
    return (*facts, *open_rows_at(knowledge, CareLevel.EMERGENCY, judgement.seen))


def _reassuring(judgement: Judgement, level: CareLevel) -> tuple[str, ...]:
    """The unanswered facts that could lower a flag which now gives this level."""
    readings = [reading for flag, reading in judgement.readings.items() if judgement.levels[flag] is level]
    return tuple(fact for reading in readings for fact in reassurances(reading, judgement.seen))


def _could_lower(knowledge: Knowledge, judgement: Judgement) -> tuple[str, ...]:
    found = [fact for reading in judgement.readings.values() for fact in reassurances(reading, judgement.seen)]
    wanted = (*found, *open_for_lowering(knowledge, judgement.readings, judgement.seen))
    return tuple(fact for fact in wanted if knowledge.questions[fact].type == "yes_no")


def _question_page(knowledge: Knowledge, fact: str) -> Ask:
    return Ask(_together(fact), knowledge.questions[fact].stage)


def _later_step(knowledge: Knowledge, facts: Facts, judgement: Judgement) -> Step:
    """About the pain, the day, fit and precautions; nothing more once no plan can come of it."""
    count = _Counted.of(knowledge, facts, judgement)
    if count.pain:
        return _counted_page(knowledge, count, count.pain[0])
    if not _plan_possible(knowledge, judgement):
        return Done()
    rows = [fact for fact in phase_facts(knowledge, judgement.seen) if knowledge.questions[fact].stage in ROW_STAGES]
    if rows:
        return _rows_page(knowledge, rows)
    if count.next_optional:
        return _counted_page(knowledge, count, count.next_optional)
    if count.fit:
        return _counted_page(knowledge, count, count.fit[0])
    precautions = _precautions(knowledge, judgement)
    return _rows_page(knowledge, precautions) if precautions else Done()


def _precautions(knowledge: Knowledge, judgement: Judgement) -> tuple[str, ...]:
    """The yes/no facts that could still switch off something the plan would hold."""
    ranked = rank_judged(knowledge, judgement)
    facts = askable(knowledge, worth_asking(knowledge, ranked, judgement.seen), judgement.facts)
    return tuple(fact for fact in facts if knowledge.questions[fact].type == "yes_no")


def _plan_possible(knowledge: Knowledge, judgement: Judgement) -> bool:
    """Whether fit is worth asking: a plan may still come out (rules C1, C10, C11)."""
    age = judgement.facts.number("age")
    if judgement.proved >= CareLevel.SAME_DAY or (age is not None and age < ADULT_AGE):
        return False
    return judgement.proved is CareLevel.SELF_CARE or not plan_bars(knowledge, judgement.seen)


def _unasked(question: Question, facts: Facts) -> bool:
    return question.id not in facts and applies(question, facts)


def _telling(knowledge: Knowledge, judgement: Judgement) -> tuple[str, ...]:
    """Optional questions, the most useful first: what decides the phase, then what tells contributors apart."""
    phase = [f for f in phase_facts(knowledge, judgement.seen) if knowledge.questions[f].stage in OPTIONAL_STAGES]
    read = _read_by_safety(knowledge)
    optional = [
        q.id
        for q in knowledge.questions.values()
        if q.stage in OPTIONAL_STAGES and not q.always and _unasked(q, judgement.facts) and _is_counted(q, read)
    ]
    return tuple(dict.fromkeys((*phase, *most_telling(knowledge, judgement.seen, optional))))


@dataclass(frozen=True, slots=True)
class _Counted:
    """The counted questions: asked, surely to come, perhaps to come, and the room for optional ones."""

    asked: int
    pain: tuple[str, ...]
    fit: tuple[str, ...]
    perhaps: int
    optional: tuple[str, ...]
    about_the_day: tuple[str, ...]
    day_asked: bool

    @classmethod
    def of(cls, knowledge: Knowledge, facts: Facts, judgement: Judgement) -> _Counted:
        known = judgement.facts
        fixed = [q for q in knowledge.questions.values() if q.always and _unasked(q, known)]
        pain = [q.id for q in fixed if q.stage == "pain"]
        open_now = [f for f in open_safety_facts(knowledge, judgement) if knowledge.questions[f].type != "yes_no"]
        possible = _possible_extras(knowledge, judgement) - set(pain) - set(open_now)
        return cls(
            asked=_asked(knowledge, facts),
            pain=_as_pages((*pain, *(fact for fact in open_now if fact not in pain))),
            fit=tuple(q.id for q in fixed if q.stage == "fit" and q.id not in open_now),
            perhaps=len(possible),
            optional=_telling(knowledge, judgement),
            about_the_day=_about_the_day(knowledge, facts, judgement),
            day_asked=_day_asked(knowledge, facts),
        )

    @property
    def surely(self) -> int:
        return self.asked + len(self.pain) + len(self.fit)

    @property
    def room(self) -> int:
        """How many optional questions still fit; one about the day always does."""
        return max(USUAL_QUESTIONS - self.surely - self.perhaps, 1 if self.about_the_day else 0)

    @property
    def next_optional(self) -> str:
        """The most telling optional question; the last place is kept for one about the day."""
        if self.room <= 0 or not self.optional:
            return ""
        return self.about_the_day[0] if self.room == 1 and self.about_the_day else self.optional[0]

    @property
    def at_most(self) -> int:
        """The counter's total: it never grows, since what was possible can only be ruled out."""
        must = self.surely + self.perhaps + (0 if self.day_asked else 1)
        return min(MOST_QUESTIONS, max(USUAL_QUESTIONS, must))


def _as_pages(facts: Iterable[str]) -> tuple[str, ...]:
    """Facts that share a page count once, by whichever of them is met first."""
    pages: dict[tuple[str, ...], str] = {}
    for fact in facts:
        pages.setdefault(_together(fact), fact)
    return tuple(pages.values())


def _together(fact: str) -> tuple[str, ...]:
    return next((group for group in TOGETHER if fact in group), (fact,))


def _asked(knowledge: Knowledge, facts: Facts) -> int:
    read = _read_by_safety(knowledge)
    return len(_as_pages(fact for fact in facts if _is_counted(knowledge.questions[fact], read)))


def _is_counted(question: Question, read_by_safety: frozenset[str]) -> bool:
    """Whether a question has a page and a number of its own.

    Not what is asked about the person first, and not what stands on a page of rows: danger signs and precautions.
    """
    is_row = question.type == "yes_no" and (question.stage in ROW_STAGES or question.id in read_by_safety)
    return question.stage != "about_you" and not is_row


def _day_asked(knowledge: Knowledge, facts: Facts) -> bool:
    return any(knowledge.questions[fact].stage == "day" for fact in facts)


def _about_the_day(knowledge: Knowledge, facts: Facts, judgement: Judgement) -> tuple[str, ...]:
    """The most telling questions about the day, as long as none of them was asked."""
    if _day_asked(knowledge, facts):
        return ()
    return tuple(fact for fact in _telling(knowledge, judgement) if knowledge.questions[fact].stage == "day")


@functools.lru_cache(maxsize=8)
def _read_by_safety(knowledge: Knowledge) -> frozenset[str]:
    found: set[str] = set()
    for flag in knowledge.red_flags.values():
        found |= {fact for row in flag.levels for fact in facts_in(All((flag.when, row.when)))}
    for rule in knowledge.rules.values():
        found |= {fact for row in rule.levels for fact in facts_in(row.when)} | facts_in(rule.when)
    return frozenset(found)


def _possible_extras(knowledge: Knowledge, judgement: Judgement) -> set[str]:
    """Questions (not rows) that flags or rules not yet ruled out might still want."""
    now = judgement.seen
    conditions: list[Condition] = [
        All((reading.flag.when, row.when))
        for reading in judgement.readings.values()
        for row in reading.flag.levels
        if row.level > reading.level or reading.row is None
    ]
    conditions += [row.when for rule in knowledge.rules.values() for row in rule.levels]
    open_ones = [condition for condition in conditions if evaluate(condition, now) is UNDECIDED]
    facts = {fact for condition in open_ones for fact in facts_in(condition)}
    return {
        fact
        for fact in facts
        if knowledge.questions[fact].type != "yes_no"
        and knowledge.questions[fact].stage not in ("not_asked", "about_you")
        and _unasked(knowledge.questions[fact], judgement.facts)
    }


def _counted_page(knowledge: Knowledge, count: _Counted, fact: str) -> Ask:
    return replace(_question_page(knowledge, fact), number=count.asked + 1, at_most=count.at_most)


def fresh(knowledge: Knowledge, facts: Facts, now: datetime) -> Facts:
    """The facts less those that have expired (rule C8), with the age of the pain brought up to now.

    Answers without a time are taken as just given.
    """
    danger, spell = _expiring(knowledge)
    kept = {}
    for fact, answered in facts.answers.items():
        age = now - answered.at if answered.at is not None else timedelta(0)
        limit = lasts(facts) if fact in danger else LASTS_B_AND_C if fact in spell else None
        if limit is None or age < limit:
            kept[fact] = _older(answered, age, now) if fact == "duration_days" else answered
    return Facts(kept)


def _older(answered: Answered, age: timedelta, now: datetime) -> Answered:
    """A duration in days, grown by the time since it was given, and as of now: growing it twice adds nothing."""
    if not isinstance(answered.value, float) or age <= timedelta(0):
        return answered
    return replace(answered, value=answered.value + age / timedelta(days=1), at=now)


def _expiring(knowledge: Knowledge) -> tuple[frozenset[str], frozenset[str]]:
    """The danger signs of class A flags, and everything else that flags, rules and this spell of pain rest on."""
    danger: set[str] = set(STATE_NOW)
    for flag in (flag for flag in knowledge.red_flags.values() if flag.flag_class == "A"):
        facts = {fact for row in flag.levels for fact in facts_in(All((flag.when, row.when)))}
        danger |= {fact for fact in facts if knowledge.questions[fact].type == "yes_no"}
    read = set(_read_by_safety(knowledge))
    read |= {q.id for q in knowledge.questions.values() if q.group in SPELL_GROUPS}
    lasting = {q.id for q in knowledge.questions.values() if q.stage == "about_you"}
    return frozenset(danger - lasting), frozenset(read - danger - lasting)
