"""Rule C12: levels fall slowly. A danger sign that was yes does not become no by a second thought.

An emergency or same-day answer may be taken back only by the mistake way: the sign is asked again, alone and in
full, and is answered no twice. Any other change from yes to no within 24 hours keeps the level.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from unknot.core.triage import judge
from unknot.core.values import AppliedRule, Assessment, Reason
from unknot.knowledge.answers import Answer, Answered, Facts, YesNo
from unknot.knowledge.kinds import Knowledge
from unknot.knowledge.levels import CareLevel

HELD_FOR = timedelta(hours=24)
#: how many changed danger signs within 24 hours mean "be seen today"
MANY_CHANGES = 3
#: how often a sign must be answered no when the first answer was a mistake
NO_TWICE = 2
#: how long a level that fell to self-care stays visible
SHOWN_FOR = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class LoggedAnswer:
    """One answer in the order it was given; ``by_mistake`` when it takes back one that was a mistake."""

    fact: str
    value: Answer
    at: datetime
    by_mistake: bool = False


@dataclass(frozen=True, slots=True)
class PastLevel:
    """A care level that a finished check came to."""

    level: CareLevel
    at: datetime


def held(knowledge: Knowledge, facts: Facts, log: Sequence[LoggedAnswer], now: datetime) -> Facts:
    """The facts with each danger sign that must still count as yes put back to yes."""
    back = taken_back(knowledge, facts, log, now)
    if not back:
        return facts
    singly = facts
    for fact in back:
        candidate = _put_back(singly, (fact,))
        if judge(knowledge, candidate).proved >= CareLevel.SAME_DAY:
            singly = candidate
    together = _put_back(facts, back)  # some alarms need two signs at once
    level = judge(knowledge, together).proved
    return together if level >= CareLevel.SAME_DAY and level > judge(knowledge, singly).proved else singly


def _put_back(facts: Facts, signs: Iterable[str]) -> Facts:
    """The facts with these signs answered yes again."""
    again = {fact: Answered(YesNo.YES, facts.answers[fact].at, times=2) for fact in signs}
    return Facts({**facts.answers, **again})


def taken_back(knowledge: Knowledge, facts: Facts, log: Sequence[LoggedAnswer], now: datetime) -> tuple[str, ...]:
    """The danger signs that are no now, were yes or not sure within 24 hours, and were not cleared as a mistake."""
    return tuple(
        fact
        for fact, answered in facts.answers.items()
        if answered.value is YesNo.NO
        and _is_danger_sign(knowledge, fact)
        and not _cleared([entry for entry in log if entry.fact == fact], now)
    )


def _is_danger_sign(knowledge: Knowledge, fact: str) -> bool:
    question = knowledge.questions[fact]
    return question.type == "yes_no" and not question.reassuring


def _cleared(entries: Sequence[LoggedAnswer], now: datetime) -> bool:
    """Whether the last yes is old enough, or was taken back by two answers of no in a row."""
    after: list[LoggedAnswer] = []
    last_yes: LoggedAnswer | None = None
    last_unsure: LoggedAnswer | None = None
    for entry in entries:
        if entry.value is YesNo.YES:
            last_yes, after = entry, []
        elif entry.value is YesNo.NOT_SURE:
            last_unsure, after = entry, []
        else:
            after.append(entry)
    if last_yes is not None and now - last_yes.at < HELD_FOR:  # a later "not sure" does not wipe out a yes
        return sum(entry.by_mistake and entry.value is YesNo.NO for entry in after) >= NO_TWICE
    return last_unsure is None or now - last_unsure.at >= HELD_FOR or _second_asking(after)


def _second_asking(after: Sequence[LoggedAnswer]) -> bool:
    """Rule C2: a first "not sure" is asked once more with how to tell; the no that follows is an answer."""
    return any(entry.value is YesNo.NO for entry in after)


def changes_in_a_day(knowledge: Knowledge, log: Iterable[LoggedAnswer], now: datetime) -> tuple[str, ...]:
    """The danger signs whose yes became no, or no became yes, within 24 hours; one entry a change."""
    before: dict[str, Answer] = {}
    changed: list[str] = []
    for entry in log:
        was = before.get(entry.fact)
        flipped = {was, entry.value} == {YesNo.YES, YesNo.NO}
        if flipped and now - entry.at < HELD_FOR and _is_danger_sign(knowledge, entry.fact):
            changed.append(entry.fact)
        before[entry.fact] = entry.value
    return tuple(changed)


def settled(
    knowledge: Knowledge, assessment: Assessment, log: Sequence[LoggedAnswer], *, alarm_stands: bool, now: datetime
) -> Assessment:
    """The assessment with rule C12's own effects: many changes, and no plan while an alarm stands (phase P0)."""
    changed = changes_in_a_day(knowledge, log, now)
    if len(changed) >= MANY_CHANGES and (assessment.care_level or CareLevel.SELF_CARE) < CareLevel.SAME_DAY:
        assessment = _raised_by_changes(assessment, changed)
    if not alarm_stands:
        return assessment
    return replace(assessment, plan_allowed=False, plan_barred_by=(*assessment.plan_barred_by, "C12"))


def _raised_by_changes(assessment: Assessment, changed: tuple[str, ...]) -> Assessment:
    reasons = tuple(Reason("fact", fact) for fact in dict.fromkeys(changed))
    rule = AppliedRule("C12", "raise", CareLevel.SAME_DAY, "clinician_today", reasons)
    return replace(
        assessment,
        care_level=CareLevel.SAME_DAY,
        decided_by="C12",
        action="clinician_today",
        reasons=(Reason("rule", "C12"), *reasons),
        rules=(*assessment.rules, rule),
        plan_allowed=False,
        plan_barred_by=(*assessment.plan_barred_by, "C1"),
    )


def alarm_stands(past: Iterable[PastLevel], cleared_at: datetime | None) -> bool:
    """Whether an emergency or same-day level came after the person was last cleared to start (phase P0)."""
    return any(level.level >= CareLevel.SAME_DAY and (cleared_at is None or level.at > cleared_at) for level in past)


def cleared_as_mistake(log: Iterable[LoggedAnswer]) -> datetime | None:
    """When a danger sign was last cleared for good: answered no twice, one after the other, on the way for mistakes.

    An ordinary answer later on does not undo it.
    """
    in_a_row: dict[str, int] = {}
    cleared: datetime | None = None
    for entry in log:
        again = entry.by_mistake and entry.value is YesNo.NO
        in_a_row[entry.fact] = in_a_row.get(entry.fact, 0) + 1 if again else 0
        if in_a_row[entry.fact] >= NO_TWICE:
            cleared = entry.at if cleared is None else max(cleared, entry.at)
    return cleared


def still_shown(past: Iterable[PastLevel], now: datetime) -> PastLevel | None:
    """The highest soon or routine level of the last seven days, to keep in sight when the level is now self-care."""
    recent = [p for p in past if CareLevel.ROUTINE <= p.level <= CareLevel.SOON and now - p.at < SHOWN_FOR]
    return max(recent, key=lambda p: (p.level, p.at), default=None)
