"""What a person's own test showed, as a reason in the plan: only when they say so, and only on lines that are there."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import uuid5

from unknot.core.decisions import KEEP_RESULT
from unknot.core.diary import Decision
from unknot.core.experiment.values import Verdict
from unknot.records.diary_actions import record_decision
from unknot.records.experiment_queries import FairTest, results_kept
from unknot.web.standing import Standing
from unknot.web.visit import Visit

SHOWED = "In your own test “{arm}” probably helped you."


def fits_the_plan(standing: Standing, test: FairTest, verdict: Verdict) -> tuple[str, ...]:
    """The remedies of the plan that a clear test spoke for. Of two ways it is not said which one a line is about."""
    if verdict.id != "probably_helps" or test.schedule.question.two_ways or standing.whole is None:
        return ()
    planned = {item.id for item in standing.whole.items if item.kind == "remedy"}
    return tuple(id_ for id_ in test.remedies if id_ in planned)


def keep_result(visit: Visit, test: FairTest, remedies: tuple[str, ...]) -> None:
    """Keep it; written once a test. Raises CannotStore."""
    value = {"test": str(test.key), "remedies": list(remedies), "arm": test.words.arms[0].name}
    decision = Decision(visit.today, KEEP_RESULT, f"test:{test.key}", value)
    record_decision(visit.person, uuid5(test.key, KEEP_RESULT), decision, at=visit.now, zone=visit.zone)


def is_kept(visit: Visit, test: FairTest) -> bool:
    """Whether the plan has it already."""
    return any(one.get("test") == str(test.key) for one in results_kept(visit.person))


def reasons_kept(visit: Visit) -> Mapping[str, str]:
    """For each remedy what the person's own test showed of it."""
    found: dict[str, str] = {}
    for one in results_kept(visit.person):
        remedies = one.get("remedies")
        for id_ in remedies if isinstance(remedies, list) else ():
            found.setdefault(str(id_), SHOWED.format(arm=one.get("arm", "")))
    return found
