"""May this person take this test? What bars a remedy from a plan bars it from a test, in either arm.

Not sure, skipped and unanswered bar as yes does, as in a plan. No plan, no test: while the safety check is not complete
or says to get help, nothing is tried out. Nor while somebody should be seen soon: that comes first [D].
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from unknot.core.conditions.evaluate import FALSE, TRUE, Situation, evaluate
from unknot.core.conditions.explain import explain
from unknot.core.exclusions import Switch, Switches
from unknot.core.values import Assessment, NoteRef
from unknot.knowledge.kinds import Experiment, Knowledge
from unknot.knowledge.levels import CareLevel


@dataclass(frozen=True, slots=True)
class Allowed:
    """Whether a test may be taken. ``bars`` say why not, ``changes`` what to do differently where it may.

    ``reason``: "" | no_plan | be_seen_first | barred. The note of a bar of the test's own has the source "experiment".
    """

    reason: str = ""
    bars: tuple[Switch, ...] = ()
    changes: tuple[Switch, ...] = ()

    def __bool__(self) -> bool:
        """Whether the test may be taken."""
        return not self.reason


def allowed(knowledge: Knowledge, experiment: Experiment, assessment: Assessment, now: Situation) -> Allowed:
    """Whether a test of the knowledge may be taken in this situation."""
    return _allowed(knowledge, experiment.remedies, assessment, now, tuple(_own_bars(experiment, now)))


def own_idea_allowed(knowledge: Knowledge, remedies: Iterable[str], assessment: Assessment, now: Situation) -> Allowed:
    """Whether an idea of the person's own may be tested; ``remedies`` are those that its screening named."""
    return _allowed(knowledge, remedies, assessment, now)


def _allowed(
    knowledge: Knowledge, remedies: Iterable[str], assessment: Assessment, now: Situation, own: tuple[Switch, ...] = ()
) -> Allowed:
    if not assessment.plan_allowed:
        return Allowed("no_plan")
    if assessment.care_level is CareLevel.SOON:
        return Allowed("be_seen_first")
    switches = Switches.of(knowledge, now)
    items = [knowledge.remedies[id_] for id_ in remedies]
    bars = (*own, *(switch for item in items for switch in switches.off_for(item, now)))
    if bars:
        return Allowed("barred", bars)
    return Allowed(changes=tuple(switch for item in items for switch in switches.changes_for(item, now)))


def _own_bars(experiment: Experiment, now: Situation) -> Iterable[Switch]:
    for n, note in enumerate(experiment.not_if):
        truth = evaluate(note.when, now)
        if truth is not FALSE:
            yield Switch(NoteRef("experiment", experiment.id, "not_if", n), explain(note.when, now), truth is not TRUE)
