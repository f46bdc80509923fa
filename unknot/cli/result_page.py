"""The result on the terminal: what to do, why, what may add to the pain, the plan, what to watch for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from unknot.cli import words
from unknot.cli.case_result import CaseResult
from unknot.cli.dose_words import because, changes_of, dose_words, item_name, item_summary, why_left_out
from unknot.core.values import Assessment, RaisedFlag, RankedContributor
from unknot.knowledge.kinds import Country, Knowledge
from unknot.knowledge.levels import CareLevel

if TYPE_CHECKING:
    from rich.console import Console

#: Colour never carries the meaning alone: the words name the level.
LEVEL_STYLE = {
    CareLevel.EMERGENCY: "bold white on red",
    CareLevel.SAME_DAY: "bold red",
    CareLevel.SOON: "bold yellow",
    CareLevel.ROUTINE: "bold cyan",
    CareLevel.SELF_CARE: "bold green",
}


def print_result(console: Console, knowledge: Knowledge, result: CaseResult) -> None:
    """The whole result, most urgent first."""
    country = words.country_of(knowledge, result.facts)
    _print_level(console, result)
    _section(console, "Why", _whys(knowledge, result.assessment))
    _section(console, "What you can say when you call", _to_say(knowledge, result.assessment))
    _section(console, "Still to be answered", _unanswered(knowledge, result.assessment))
    _section(console, "What may be adding to it", _contributors(knowledge, result))
    _section(console, "Your plan", _plan(knowledge, result))
    _section(console, "Looked at and left out", _left_out(knowledge, result))
    _section(console, "Get help if any of these appears", _safety_net(knowledge, result.assessment, country))
    if result.assessment.check_again_on is not None:
        console.print(f"\nCheck again on {words.day_words(result.assessment.check_again_on)}.", markup=False)
    console.print(f"\n{words.NOT_A_DIAGNOSIS} {words.NOT_REVIEWED}", markup=False)


def _print_level(console: Console, result: CaseResult) -> None:
    level = result.assessment.care_level
    if level is not None:
        console.print(words.LEVEL_NAMES[level], style=LEVEL_STYLE[level], markup=False)
        console.print(result.says.removeprefix(f"{words.LEVEL_NAMES[level]}. "), markup=False)
    else:
        console.print(result.says, markup=False)


def _section(console: Console, title: str, lines: Iterable[str]) -> None:
    shown = list(lines)
    if shown:
        console.print(f"\n{title}", style="bold", markup=False)
        for line in shown:
            console.print(line, markup=False)


def _whys(knowledge: Knowledge, assessment: Assessment) -> Iterator[str]:
    yield from dict.fromkeys(words.reason_lines(knowledge, assessment))
    for flag in assessment.flags:
        if flag.level is assessment.care_level and _sure(flag):
            yield from filter(
                None, (knowledge.red_flags[flag.id].why, words.body_words(knowledge.red_flags[flag.id].body))
            )
    yield from filter(None, (knowledge.rules[rule.id].say for rule in assessment.rules))


def _sure(flag: RaisedFlag) -> bool:
    """Whether the sign is there; after "not sure" its words would say too much."""
    return not flag.half and not flag.not_sure


def _to_say(knowledge: Knowledge, assessment: Assessment) -> Iterator[str]:
    if assessment.care_level is None or assessment.care_level < CareLevel.ROUTINE:
        return
    for flag in assessment.flags:
        if flag.level >= CareLevel.ROUTINE and _sure(flag):
            yield f'"{knowledge.red_flags[flag.id].tell_staff}"'


def _unanswered(knowledge: Knowledge, assessment: Assessment) -> Iterator[str]:
    if assessment.care_level is CareLevel.EMERGENCY:
        return
    for fact in assessment.unanswered:
        question = knowledge.questions.get(fact)
        yield f"  {fact}: {question.ask}" if question else f"  {fact}"


def _contributors(knowledge: Knowledge, result: CaseResult) -> Iterator[str]:
    if result.assessment.care_level is None or result.assessment.care_level >= CareLevel.SAME_DAY:
        return
    for ranked in result.contributors:
        yield from _contributor(knowledge, ranked)
    if not result.contributors:
        yield "We cannot tell from these answers. That is a normal result."


def _contributor(knowledge: Knowledge, ranked: RankedContributor) -> Iterator[str]:
    """One contributor; what only a clinician can tell is not named on a screen."""
    known = knowledge.contributors[ranked.id]
    if known.kind != "everyday":
        yield "Something in your answers is to be checked by a clinician."
        return
    yield f"{known.name} ({words.CONFIDENCE.get(ranked.confidence, ranked.confidence)}). {known.summary}".strip()
    for label, signs in (("for", ranked.signs_for), ("against", ranked.signs_against)):
        for line in because(knowledge, tuple(reason for sign in signs for reason in sign.reasons)):
            yield f"  {label}: {line}"
    if known.what_would_change:
        yield f"  {known.what_would_change}"


def _plan(knowledge: Knowledge, result: CaseResult) -> Iterator[str]:
    if result.plan is None:
        if result.assessment.complete:
            yield "There is no plan for now. Being seen comes first."
        return
    phase = knowledge.phases.get(result.plan.phase)
    if phase is not None:
        yield f"{phase.name}. {phase.aim}"
    for item in result.plan.items:
        dose = dose_words(item.dose)
        yield f"- {item_name(knowledge, item.kind, item.id)}{f': {dose}' if dose else ''}"
        yield from (f"  {line}" for line in (item_summary(knowledge, item), *changes_of(knowledge, item)) if line)
        yield from (f"  Because: {line}" for line in because(knowledge, item.reasons))


def _left_out(knowledge: Knowledge, result: CaseResult) -> Iterator[str]:
    for left in result.plan.left_out if result.plan else ():
        yield f"- {item_name(knowledge, left.kind, left.id)}: {why_left_out(knowledge, left)}"


def _safety_net(knowledge: Knowledge, assessment: Assessment, country: Country) -> Iterator[str]:
    for line in assessment.safety_net:
        sign = knowledge.red_flags[line.flag].watch_for
        if sign:
            yield f"- {sign}: {words.action_words(line.action, country) or words.LEVEL_SAYS[line.level]}"
