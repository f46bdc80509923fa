"""Which movements may be in a sitting for this person: the plan's exclusions once more, and what came up since."""

from __future__ import annotations

from dataclasses import dataclass

from unknot.core.conditions.evaluate import TRUE, Situation, evaluate
from unknot.core.exclusions import Switches
from unknot.core.plan_movements import GENTLE_KINDS, NOT_IN_A_SESSION
from unknot.core.plan_remedies import GENTLE, floor_reasons, on_floor
from unknot.core.schedule_pieces import BENDING_CAUTIONS, BENDING_MOVEMENTS, BENDING_TAGS
from unknot.core.sitting_log import Log, dropped_directions
from unknot.core.sitting_values import NotNow
from unknot.core.triage import judge
from unknot.core.values import Plan
from unknot.knowledge.answers import Facts
from unknot.knowledge.kinds import Knowledge, Movement


@dataclass(frozen=True)
class Allowed:
    """What keeps a movement out of the sittings of one plan."""

    phase: str
    now: Situation
    switches: Switches
    dropped: frozenset[str]
    not_for_me: frozenset[str]

    @classmethod
    def of(cls, knowledge: Knowledge, plan: Plan, facts: Facts, log: Log) -> Allowed:
        """For this plan, by these answers and this log; a plan that was a gentle one (rule C10) stays one."""
        now = judge(knowledge, facts).seen
        gentle = any(out.why == "gentle_only" for out in plan.left_out)
        switches = Switches.of(knowledge, now, gentle=gentle)
        return cls(plan.phase, now, switches, dropped_directions(knowledge, log), log.not_for_me)

    def why_not(self, movement: Movement) -> NotNow | None:
        """Why a movement is not for this person; None when it is."""
        off = self.switches.off_for(movement, self.now)
        if off:
            reasons = dict.fromkeys(reason for switch in off for reason in switch.reasons)
            return NotNow(movement.id, "excluded", tuple(reasons))
        if self.switches.gentle and movement.kind not in GENTLE_KINDS:
            return NotNow(movement.id, "gentle_only", (GENTLE,))
        if movement.needs_floor and not on_floor(self.now):
            return NotNow(movement.id, "needs_floor", floor_reasons(self.now))
        if not self.dropped.isdisjoint(movement.tags):
            return NotNow(movement.id, "leg_worse")
        return NotNow(movement.id, "not_for_me") if movement.id in self.not_for_me else None

    def stand_in(self, movement: Movement) -> bool:
        """Whether a movement that the plan did not name may take the place of one that it did."""
        return (
            self.phase in movement.doses
            and movement.id not in NOT_IN_A_SESSION
            and evaluate(movement.suits, self.now) is TRUE
            and evaluate(movement.needs, self.now) is TRUE
            and self.why_not(movement) is None
        )


def bends(movement: Movement) -> bool:
    """Whether a movement bends deeply or is heavy: not in the first hour after getting up (5.3, K24)."""
    return (
        not BENDING_TAGS.isdisjoint(movement.tags)
        or not BENDING_CAUTIONS.isdisjoint(movement.cautions)
        or movement.id in BENDING_MOVEMENTS
    )
