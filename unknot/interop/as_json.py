"""Answers, assessments, contributors, plans and days as JSON, and back.

The command line prints these forms, and the records keep them. A key has the name of the field
it holds, a care level is its id, and a yes/no answer is true, false or "not_sure".
"""

from __future__ import annotations

from datetime import datetime

from unknot.core.values import Assessment, Plan, PlannedDay, RankedContributor
from unknot.interop.decode import answer_from_json, from_json
from unknot.interop.encode import answer_to_json, to_json
from unknot.interop.json_types import CannotRead, Json
from unknot.knowledge.answers import Answered, Facts

__all__ = [
    "CannotRead",
    "Json",
    "answer_from_json",
    "answer_to_json",
    "assessment_from_json",
    "assessment_to_json",
    "contributors_from_json",
    "contributors_to_json",
    "facts_from_json",
    "facts_to_json",
    "from_json",
    "outcome_to_json",
    "plan_from_json",
    "plan_to_json",
    "planned_day_from_json",
    "planned_day_to_json",
    "to_json",
]


def facts_to_json(facts: Facts) -> list[dict[str, Json]]:
    """All answers with when and how often they were asked: a list, because the order counts."""
    return [
        {"fact": fact, "value": answer_to_json(a.value), "at": to_json(a.at), "times": a.times}
        for fact, a in facts.answers.items()
    ]


def facts_from_json(data: object) -> Facts:
    """The answers that ``facts_to_json`` wrote, in the same order."""
    if not isinstance(data, list):
        raise CannotRead("facts", "a list is wanted here.")
    return Facts(dict(_answered(row, f"facts[{i}]") for i, row in enumerate(data)))


def _answered(row: object, where: str) -> tuple[str, Answered]:
    """One fact with its answer."""
    if not isinstance(row, dict) or not isinstance(row.get("fact"), str):
        raise CannotRead(where, '"fact" is missing.')
    at = row.get("at")
    return row["fact"], Answered(
        answer_from_json(row.get("value"), f"{where}.value"),
        None if at is None else from_json(datetime, at, f"{where}.at"),
        from_json(int, row.get("times", 1), f"{where}.times"),
    )


def assessment_to_json(assessment: Assessment) -> dict[str, Json]:
    """An assessment as an object with one key a field."""
    return _as_object(assessment)


def assessment_from_json(data: object) -> Assessment:
    """The assessment that ``assessment_to_json`` wrote."""
    return from_json(Assessment, data, "assessment")


def contributors_to_json(contributors: tuple[RankedContributor, ...]) -> list[Json]:
    """The possible contributors in order, with what speaks for and against each."""
    return [to_json(contributor) for contributor in contributors]


def contributors_from_json(data: object) -> tuple[RankedContributor, ...]:
    """The contributors that ``contributors_to_json`` wrote."""
    if not isinstance(data, list):
        raise CannotRead("contributors", "a list is wanted here.")
    return tuple(from_json(RankedContributor, part, f"contributors[{i}]") for i, part in enumerate(data))


def plan_to_json(plan: Plan) -> dict[str, Json]:
    """A plan with its items, what was left out, and the reasons."""
    return _as_object(plan)


def plan_from_json(data: object) -> Plan:
    """The plan that ``plan_to_json`` wrote."""
    return from_json(Plan, data, "plan")


def planned_day_to_json(day: PlannedDay) -> dict[str, Json]:
    """One laid-out day; times carry their offset from UTC."""
    return _as_object(day)


def planned_day_from_json(data: object) -> PlannedDay:
    """The day that ``planned_day_to_json`` wrote."""
    return from_json(PlannedDay, data, "day")


def outcome_to_json(assessment: Assessment, contributors: tuple[RankedContributor, ...], plan: Plan) -> dict[str, Json]:
    """All that one check comes to, in one object."""
    return {
        "assessment": assessment_to_json(assessment),
        "contributors": contributors_to_json(contributors),
        "plan": plan_to_json(plan),
    }


def _as_object(value: object) -> dict[str, Json]:
    """A frozen value as an object; the type says so too."""
    written = to_json(value)
    assert isinstance(written, dict)  # noqa: S101 - a dataclass is always written as an object
    return written
