"""How soon a person should get help, and why: red flags, rules and the safety net put together.

The order is rule C1's: each flag's own level, lowered by C9 where it applies, then C3 to C6 and the
duration rows of 5.4, which can only raise. Process rules that are plain code here: C1 (order), C2 (through
the flags), C8 (how long an answer lasts) and C11 (no plan under 18). C7 is a wording rule, C12 is in ``falling``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from unknot.core.applicable import applies, completed
from unknot.core.conditions.evaluate import Situation
from unknot.core.flags import FlagReading, raised, read_flags, states
from unknot.core.rules import Raised, lowered, plan_bars, raised_by_rules
from unknot.core.values import AppliedRule, Assessment, RaisedFlag, Reason, SafetyNetLine
from unknot.knowledge.answers import Facts, YesNo
from unknot.knowledge.kinds import Knowledge
from unknot.knowledge.levels import CareLevel

#: C8: "acute" is the first 14 days of a spell, or any leg symptom
ACUTE_DAYS = 14
LASTS_WHILE_ACUTE = timedelta(hours=24)
LASTS_LATER = timedelta(days=7)
#: C6 and C8: a self-care answer is looked at again after two weeks
CHECK_AGAIN_AFTER = timedelta(days=14)
#: C11
ADULT_AGE = 18
LEG_SYMPTOMS = (
    "radiates_to_leg",
    "radiates_below_knee",
    "radiates_to_both_legs",
    "leg_numbness",
    "leg_weakness",
    "both_legs_weak_or_numb",
    "foot_drop",
    "leg_gives_way",
    "tiptoe_loss",
    "walking_brings_leg_symptoms",
)


@dataclass(frozen=True)
class Judgement:
    """Everything the level rests on, before it is put into words-free results."""

    facts: Facts
    readings: Mapping[str, FlagReading]
    levels: Mapping[str, CareLevel]
    lowering: tuple[AppliedRule, ...]
    raising: Raised
    seen: Situation

    @property
    def proved(self) -> CareLevel:
        """The highest level that the answers so far prove."""
        return self.raising.level


def judge(knowledge: Knowledge, facts: Facts) -> Judgement:
    """Flags and rules read on these facts."""
    known = completed(knowledge, facts)
    readings = read_flags(knowledge, Situation(known))
    own = states(readings, {flag: reading.level for flag, reading in readings.items()})
    levels, lowering = lowered(knowledge, readings, Situation(known, own))
    seen = Situation(known, states(readings, levels))
    base = max(levels.values(), default=CareLevel.SELF_CARE)
    return Judgement(known, readings, levels, lowering, raised_by_rules(knowledge, base, seen), seen)


def open_safety_facts(knowledge: Knowledge, judgement: Judgement) -> tuple[str, ...]:
    """The unanswered facts that could still raise the level, as far as they can be asked of this person."""
    wanted = [fact for reading in judgement.readings.values() for fact in reading.open]
    return askable(knowledge, (*wanted, *judgement.raising.open), judgement.facts)


def askable(knowledge: Knowledge, facts: Iterable[str], known: Facts) -> tuple[str, ...]:
    """Those of the facts that this version asks and that apply to this person, each once."""
    return tuple(
        fact
        for fact in dict.fromkeys(facts)
        if knowledge.questions[fact].stage != "not_asked" and applies(knowledge.questions[fact], known)
    )


def assess(knowledge: Knowledge, facts: Facts, now: datetime) -> Assessment:
    """The care level with its reasons. Unanswered is never "no": self-care has to be earned."""
    judgement = judge(knowledge, facts)
    unanswered = open_safety_facts(knowledge, judgement)
    level = _level(judgement.proved, complete=not unanswered)
    flags = _raised_flags(judgement)
    rules = (*judgement.lowering, *judgement.raising.applied)
    bars = _bars(knowledge, judgement, level)
    decider = _decider(flags, rules, level)
    return Assessment(
        care_level=level,
        complete=not unanswered,
        decided_by=decider.id if decider else "",
        action=decider.action if decider else "",
        reasons=_reasons(flags, rules, level),
        flags=flags,
        rules=rules,
        safety_net=_safety_net(knowledge),
        unanswered=unanswered,
        plan_allowed=not unanswered and level is not None and level <= CareLevel.SOON and not bars,
        plan_barred_by=bars,
        valid_until=now + lasts(judgement.facts),
        check_again_on=_check_again(level, now),
    )


def _level(proved: CareLevel, *, complete: bool) -> CareLevel | None:
    return proved if complete or proved >= CareLevel.SOON else None


def _raised_flags(judgement: Judgement) -> tuple[RaisedFlag, ...]:
    found = [
        raised(reading, judgement.seen, judgement.levels[flag])
        for flag, reading in judgement.readings.items()
        if reading.counts
    ]
    return tuple(sorted(found, key=lambda flag: -flag.level))


def _bars(knowledge: Knowledge, judgement: Judgement, level: CareLevel | None) -> tuple[str, ...]:
    age = judgement.facts.number("age")
    child = ("C11",) if age is not None and age < ADULT_AGE else ()
    if level is None or level >= CareLevel.SAME_DAY:
        return ("C1", *child)
    if level is CareLevel.SELF_CARE:
        return child
    return (*child, *(rule.id for rule in plan_bars(knowledge, judgement.seen)))


def _decider(
    flags: tuple[RaisedFlag, ...], rules: tuple[AppliedRule, ...], level: CareLevel | None
) -> RaisedFlag | AppliedRule | None:
    if level is None or level is CareLevel.SELF_CARE:
        return None
    candidates: list[RaisedFlag | AppliedRule] = [flag for flag in flags if flag.level is level]
    candidates += [rule for rule in rules if rule.effect == "raise" and rule.level is level]
    return candidates[0] if candidates else None


def _reasons(
    flags: tuple[RaisedFlag, ...], rules: tuple[AppliedRule, ...], level: CareLevel | None
) -> tuple[Reason, ...]:
    """The answers behind the level; for a level that nothing raised, the completed check itself."""
    found: list[Reason] = []
    for flag in flags:
        if flag.level is level and level is not CareLevel.SELF_CARE:
            found += flag.reasons
    for rule in rules:
        if rule.effect == "raise" and rule.level is level:
            found += [Reason("rule", rule.id), *rule.reasons]
    if not found and level is not None:
        found.append(Reason("check", "complete"))
    return tuple(dict.fromkeys(found))


def _safety_net(knowledge: Knowledge) -> tuple[SafetyNetLine, ...]:
    lines = []
    for flag in knowledge.red_flags.values():
        if flag.watch_for:
            worst = max(flag.levels, key=lambda row: row.level)
            lines.append(SafetyNetLine(flag.id, worst.level, worst.action))
    return tuple(sorted(lines, key=lambda line: -line.level))


def is_acute(facts: Facts) -> bool:
    """Rule C8: the first 14 days of a spell or any leg symptom; an unknown start counts as acute."""
    days = facts.number("duration_days")
    return days is None or days <= ACUTE_DAYS or any(facts.get(fact) is YesNo.YES for fact in LEG_SYMPTOMS)


def lasts(facts: Facts) -> timedelta:
    """How long the danger-sign answers may be relied on (rule C8)."""
    return LASTS_WHILE_ACUTE if is_acute(facts) else LASTS_LATER


def _check_again(level: CareLevel | None, now: datetime) -> date | None:
    return (now + CHECK_AGAIN_AFTER).date() if level is not None and level <= CareLevel.ROUTINE else None
