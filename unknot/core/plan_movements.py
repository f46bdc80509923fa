"""The guided session of a plan: the phase's own movements first, then those that answer a contributor.

A movement that is off for this person gives way to an easier one that is not.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from unknot.core.conditions.evaluate import TRUE, Situation, evaluate
from unknot.core.conditions.explain import explain
from unknot.core.exclusions import Switches
from unknot.core.plan_remedies import GENERAL, GENTLE, Chosen, floor_reasons, on_floor
from unknot.core.supported import asked_for, fit, support
from unknot.core.values import LeftOut, PlanItem, RankedContributor, Reason
from unknot.knowledge.kinds import Knowledge, Movement, Phase

#: rule C10
GENTLE_KINDS = ("relief_position", "breathing")
#: laid out as walks, not as part of a session
NOT_IN_A_SESSION = ("walking",)


def choose_movements(
    knowledge: Knowledge,
    phase: Phase,
    switches: Switches,
    contributors: tuple[RankedContributor, ...],
    shown: tuple[str, ...],
    now: Situation,
) -> Chosen:
    """The movements taken into the session, in order, and those left out with why."""
    session = _Session(phase, switches, contributors, now, minutes=_minutes(phase, now))
    for id_ in phase.default_movements:
        session.consider(knowledge, knowledge.movements[id_], general=True)
    for movement in sorted(_answering(knowledge, phase, shown, now), key=lambda m: (-support(m), -fit(m, shown), m.id)):
        session.consider(knowledge, movement, general=False)
    return tuple(session.taken), tuple(session.out.values())


def _minutes(phase: Phase, now: Situation) -> float:
    """How long one session may take: the phase's length, or less when the day has less."""
    given = now.facts.number("minutes_per_day")
    if given is None or phase.sessions_a_day == 0:
        return phase.session_minutes
    return min(phase.session_minutes, given / phase.sessions_a_day)


def _answering(knowledge: Knowledge, phase: Phase, shown: tuple[str, ...], now: Situation) -> list[Movement]:
    return [
        movement
        for movement in knowledge.movements.values()
        if phase.id in movement.doses
        and movement.id not in (*phase.default_movements, *NOT_IN_A_SESSION)
        and (fit(movement, shown) > 0 or asked_for(movement, now))
    ]


@dataclass
class _Session:
    """A session being filled: what is in, what is out, and the minutes left."""

    phase: Phase
    switches: Switches
    contributors: tuple[RankedContributor, ...]
    now: Situation
    minutes: float
    taken: list[PlanItem] = field(default_factory=list)
    out: dict[str, LeftOut] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)

    def consider(self, knowledge: Knowledge, movement: Movement, *, general: bool) -> bool:
        """Take the movement, or one it gives way to; True when something was taken or already in."""
        if movement.id in self.seen or movement.id in NOT_IN_A_SESSION:
            return movement.id in {item.id for item in self.taken}
        self.seen.add(movement.id)
        left_out = self._why_not(movement)
        if left_out is not None:
            self.out[movement.id] = left_out
            return any(
                self.consider(knowledge, knowledge.movements[id_], general=general) for id_ in movement.regress_to
            )
        if not self._fits(movement):
            self.out[movement.id] = LeftOut("movement", movement.id, "no_time", self._time_reasons())
            return False
        self._take(movement, general=general)
        return True

    def _why_not(self, movement: Movement) -> LeftOut | None:
        if self.switches.gentle and movement.kind not in GENTLE_KINDS:
            return LeftOut("movement", movement.id, "gentle_only", (GENTLE,))
        off = self.switches.off_for(movement, self.now)
        if off:
            reasons = tuple(dict.fromkeys(reason for switch in off for reason in switch.reasons))
            why = "unknown" if all(switch.unknown for switch in off) else "excluded"
            return LeftOut("movement", movement.id, why, reasons, tuple(switch.note for switch in off))
        if movement.needs_floor and not on_floor(self.now):
            return LeftOut("movement", movement.id, "needs_floor", floor_reasons(self.now))
        if evaluate(movement.suits, self.now) is not TRUE or self.phase.id not in movement.doses:
            return LeftOut("movement", movement.id, "does_not_fit", explain(movement.suits, self.now) or (GENERAL,))
        if evaluate(movement.needs, self.now) is not TRUE:
            missing = explain(movement.needs, self.now) or (Reason("unanswered", "equipment"),)
            return LeftOut("movement", movement.id, "not_at_hand", missing)
        return None

    def _fits(self, movement: Movement) -> bool:
        return (
            len(self.taken) < self.phase.movements_at_most
            and movement.doses[self.phase.id].minutes <= self.minutes
            and self.phase.sessions_a_day > 0
        )

    def _time_reasons(self) -> tuple[Reason, ...]:
        given = self.now.facts.get("minutes_per_day")
        return (Reason("phase", self.phase.id), *([Reason("fact", "minutes_per_day", given)] if given else []))

    def _take(self, movement: Movement, *, general: bool) -> None:
        self.minutes -= movement.doses[self.phase.id].minutes
        self.taken.append(
            PlanItem(
                kind="movement",
                id=movement.id,
                block="session",
                dose=movement.doses[self.phase.id],
                reasons=self._reasons(movement, general=general),
                changes=tuple(switch.note for switch in self.switches.changes_for(movement, self.now)),
            )
        )

    def _reasons(self, movement: Movement, *, general: bool) -> tuple[Reason, ...]:
        first = (GENERAL, Reason("phase", self.phase.id)) if general else ()
        called_for = explain(movement.suits, self.now) if asked_for(movement, self.now) else ()
        contributors = tuple(Reason("contributor", c.id) for c in self.contributors if c.id in movement.fits)
        return tuple(dict.fromkeys((*first, *called_for, *explain(movement.needs, self.now), *contributors)))
