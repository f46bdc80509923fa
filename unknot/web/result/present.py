"""From an assessment to what its page shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from unknot.core.values import AppliedRule, Assessment, RaisedFlag
from unknot.knowledge.kinds import Knowledge, Review
from unknot.knowledge.levels import CareLevel
from unknot.web.words.care import KICKERS, CareCard, care_card
from unknot.web.words.dates import clock, day_from
from unknot.web.words.evidence import Source, sources_of
from unknot.web.words.numbers import Numbers
from unknot.web.words.reasons import answers_short, answers_told

NO_SIGN = "You finished the safety check, and none of your answers raised a warning sign."


@dataclass(frozen=True, slots=True)
class ReasonView:
    """Why: the answers, what they may mean, the rule that decided, its sources."""

    level: str
    told: tuple[str, ...]
    why: str
    rule: str
    decided: bool
    by_not_sure: bool
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class WatchFor:
    """If any of these appears, do this."""

    do: str
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ResultView:
    """All that the page of a result shows."""

    card: CareCard
    told: tuple[str, ...]
    tell_staff: tuple[str, ...]
    bodies: tuple[str, ...]
    why_now: str
    reasons: tuple[ReasonView, ...]
    watching: tuple[ReasonView, ...]
    net: tuple[WatchFor, ...]
    valid_until: str
    check_again_on: str
    plan_allowed: bool
    why_no_plan: tuple[str, ...]


def result_view(knowledge: Knowledge, assessment: Assessment, numbers: Numbers, now: datetime) -> ResultView:
    """The page of a result that is complete, or urgent enough to need no more questions."""
    level = assessment.care_level if assessment.care_level is not None else CareLevel.ROUTINE
    deciding = [flag for flag in assessment.flags if flag.level is level and level > CareLevel.SELF_CARE]
    weighty = [flag for flag in assessment.flags if flag.level >= CareLevel.ROUTINE]
    light = [flag for flag in assessment.flags if flag.level is CareLevel.SELF_CARE and not flag.half]
    rules = [rule for rule in assessment.rules if rule.effect == "raise"]
    first = knowledge.red_flags[deciding[0].id] if deciding else None
    return ResultView(
        card=care_card(level, assessment.action, numbers),
        told=answers_short(knowledge, assessment.reasons),
        tell_staff=_unique(knowledge.red_flags[flag.id].tell_staff for flag in deciding),
        bodies=_unique(for_the_person(knowledge.red_flags[flag.id].body) for flag in deciding[:2]),
        why_now=first.why if first else "",
        reasons=(
            *(_of_rule(knowledge, rule, assessment) for rule in rules),
            *(_of_flag(knowledge, flag, assessment) for flag in weighty),
        ),
        watching=tuple(_of_flag(knowledge, flag, assessment) for flag in light),
        net=safety_net(knowledge, assessment, numbers),
        valid_until=_moment(assessment.valid_until, now),
        check_again_on=day_from(assessment.check_again_on, now.date()) if assessment.check_again_on else "",
        plan_allowed=assessment.plan_allowed,
        why_no_plan=why_no_plan(knowledge, assessment),
    )


def for_the_person(body: str) -> str:
    """The text of a file less its notes for reviewers, which begin with "Reading:"."""
    paragraphs = body.strip().split("\n\n")
    return "\n\n".join(p for p in paragraphs if not p.lstrip().startswith("Reading:"))


def _of_flag(knowledge: Knowledge, raised: RaisedFlag, assessment: Assessment) -> ReasonView:
    flag = knowledge.red_flags[raised.id]
    return ReasonView(
        level=KICKERS[raised.level] if raised.level > CareLevel.SELF_CARE else "Watch only",
        told=answers_told(knowledge, raised.reasons),
        why=flag.why,
        rule=raised.id,
        decided=raised.id == assessment.decided_by,
        by_not_sure=raised.not_sure or raised.half,
        sources=sources_of(knowledge, flag.evidence),
    )


def _of_rule(knowledge: Knowledge, applied: AppliedRule, assessment: Assessment) -> ReasonView:
    rule = knowledge.rules[applied.id]
    return ReasonView(
        level=KICKERS[applied.level] if applied.level is not None else "",
        told=answers_told(knowledge, applied.reasons),
        why=rule.say or f"{rule.name}.",
        rule=applied.id,
        decided=applied.id == assessment.decided_by,
        by_not_sure=False,
        sources=sources_of(knowledge, rule.evidence),
    )


def safety_net(knowledge: Knowledge, assessment: Assessment, numbers: Numbers) -> tuple[WatchFor, ...]:
    """What to watch for, grouped by what to do then, most urgent first."""
    groups: dict[str, list[str]] = {}
    for line in assessment.safety_net:
        groups.setdefault(do_then(line.level, line.action, numbers), []).append(
            knowledge.red_flags[line.flag].watch_for
        )
    return tuple(WatchFor(do, _unique(signs)) for do, signs in groups.items())


def do_then(level: CareLevel, action: str, numbers: Numbers) -> str:
    """What to do when a sign appears, in one short line."""
    if level is CareLevel.EMERGENCY:
        return {
            "ambulance": f"Call {numbers.emergency.number} now",
            "crisis_line": f"Call {numbers.crisis.name} now, or {numbers.emergency.number} if you might act on it",
            "poison_centre": f"Call {numbers.poison.name} now",
            "maternity_line": f"Call {numbers.maternity.name} now",
        }.get(action, f"Go to {numbers.department} now. Let someone else drive")
    return {
        CareLevel.SAME_DAY: "Get seen today",
        CareLevel.SOON: "Book to be seen in the next few days",
    }.get(level, "Book an appointment")


def why_no_plan(knowledge: Knowledge, assessment: Assessment) -> tuple[str, ...]:
    """Why there is no plan, where there is none."""
    said = []
    # C1 says already that somebody must look first, so C12 need not say it again.
    bars = [rule for rule in assessment.plan_barred_by if rule != "C12" or "C1" not in assessment.plan_barred_by]
    for rule in bars:
        found = knowledge.rules.get(rule)
        said.append((found.say if found else "") or _BARRED.get(rule, ""))
    return _unique(said)


_BARRED = {
    "C1": "Exercise, heat and medicine tips wait until someone has examined you.",
    "C12": "A recent check said to get help first. The plan comes back once a clinician has examined you.",
    "C11": "Plans here are for adults. A young person’s back should be looked at by a clinician.",
}


def _moment(at: datetime | None, now: datetime) -> str:
    if at is None:
        return ""
    local = at.astimezone(now.tzinfo)
    return f"{day_from(local.date(), now.date())} at {clock(local)}"


def reviews_behind(knowledge: Knowledge, assessment: Assessment) -> tuple[Review, ...]:
    """The review state of everything the result rests on; of all red flags, since all were asked."""
    rules = [knowledge.rules[rule.id].review for rule in assessment.rules if rule.id in knowledge.rules]
    return (*(flag.review for flag in knowledge.red_flags.values()), *rules)


def _unique(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))
