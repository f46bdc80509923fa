"""One person's whole result, and its form as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from unknot.cli import words
from unknot.cli.version import program_version
from unknot.core import contributors, plan, triage
from unknot.core.values import Assessment, Plan, RankedContributor
from unknot.interop import as_json
from unknot.knowledge.answers import Facts
from unknot.knowledge.kinds import Knowledge


@dataclass(frozen=True)
class CaseResult:
    """All that one set of facts comes to, at one moment."""

    facts: Facts
    assessment: Assessment
    contributors: tuple[RankedContributor, ...]
    plan: Plan | None
    knowledge_version: str
    says: str


def case_result(knowledge: Knowledge, facts: Facts, now: datetime, on: date | None = None) -> CaseResult:
    """Assess, rank and plan from the day ``on``; the plan is None wherever none is allowed."""
    assessment = triage.assess(knowledge, facts, now)
    ranked = contributors.rank(knowledge, facts, assessment)
    made = plan.make(knowledge, assessment, ranked, facts, on or now.date()) if assessment.plan_allowed else None
    says = words.result_words(assessment, words.country_of(knowledge, facts))
    return CaseResult(facts, assessment, ranked, made, knowledge.version, says)


def as_json_object(result: CaseResult) -> dict[str, Any]:
    """The result as one JSON object; ``plan`` is null where there is none."""
    return {
        **as_json.assessment_to_json(result.assessment),
        "contributors": as_json.contributors_to_json(result.contributors),
        "plan": None if result.plan is None else as_json.plan_to_json(result.plan),
        "says": result.says,
        "note": f"{words.NOT_A_DIAGNOSIS} {words.NOT_REVIEWED}",
        "program_version": program_version(),
        "knowledge_version": result.knowledge_version,
    }
