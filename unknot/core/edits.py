"""The person's own edits of the plan: left out, swapped, not today. Read from their decisions; nothing else is kept.

What a person chooses can only make a plan smaller, or put something in that is allowed for them: exclusions are read
again each time, and a swap that is not allowed any more gives way to the plan's own line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from unknot.core.decisions import BRING_BACK, DONE_TODAY, LEAVE_OUT, SEEN, SKIP_TODAY, SWAP
from unknot.core.diary import Decision
from unknot.core.exclusions import Switches
from unknot.core.plan_remedies import block_of, line
from unknot.core.sitting_allowed import Allowed
from unknot.core.sitting_log import Log
from unknot.core.triage import judge
from unknot.core.values import LeftOut, Plan, PlanItem, RankedContributor, Reason
from unknot.knowledge.answers import Facts
from unknot.knowledge.kinds import Knowledge, Movement

#: so many skips of one item in so many days, and we ask whether to leave it out: never without asking [D]
SKIPS_TO_ASK, SKIPS_WITHIN = 3, 14
#: what was seen of the question, by the item: asked again only after as many skips anew
ASKED = "leave_out"
#: how many things to swap for are offered at most [D: few enough to choose from]
MOST_CHOICES = 6


@dataclass(frozen=True, slots=True)
class Edits:
    """The edits that hold on a day, by item (``movement:cat_cow``). ``ask``: skipped so often that we ask."""

    left_out: Mapping[str, str] = field(default_factory=dict)
    swaps: Mapping[str, str] = field(default_factory=dict)
    skipped: Mapping[str, str] = field(default_factory=dict)
    done: frozenset[str] = frozenset()
    ask: tuple[str, ...] = ()


def name_of(item: PlanItem | LeftOut) -> str:
    """What a decision calls an item."""
    return f"{item.kind}:{item.id}"


def edits_on(decisions: Sequence[Decision], on: date) -> Edits:
    """The edits that hold on a day; of several decisions about an item the latest counts."""
    until = [one for one in decisions if one.on <= on]
    lasting = {one.target: one for one in until if one.kind in (LEAVE_OUT, BRING_BACK, SWAP)}
    today = {one.target: one for one in until if one.on == on and one.kind in (SKIP_TODAY, BRING_BACK, DONE_TODAY)}
    return Edits(
        left_out={item: one.reason for item, one in lasting.items() if one.kind == LEAVE_OUT},
        swaps={item: str(one.value) for item, one in lasting.items() if one.kind == SWAP and one.value},
        skipped={item: one.reason for item, one in today.items() if one.kind == SKIP_TODAY},
        done=frozenset(one.target for one in until if one.on == on and one.kind == DONE_TODAY),
        ask=_skipped_often(until, on),
    )


def _skipped_often(decisions: Sequence[Decision], on: date) -> tuple[str, ...]:
    """The items skipped on three days of the last fourteen since the person last decided about them."""
    days: dict[str, set[date]] = {}
    for one in decisions:
        if one.kind == SKIP_TODAY and (on - one.on).days < SKIPS_WITHIN:
            days.setdefault(one.target, set()).add(one.on)
        elif one.kind in (LEAVE_OUT, BRING_BACK, SWAP) or (one.kind == SEEN and one.value == ASKED):
            days.pop(one.target, None)
    return tuple(sorted(item for item, skipped in days.items() if len(skipped) >= SKIPS_TO_ASK))


@dataclass(frozen=True)
class Choices:
    """What may stand in the place of a line for this person now."""

    knowledge: Knowledge
    plan: Plan
    contributors: tuple[RankedContributor, ...]
    facts: Facts
    log: Log
    easier_only: bool = False

    def of(self, item: PlanItem) -> tuple[PlanItem, ...]:
        """The lines that may take the place of this one; none of them is in the plan already."""
        found = self._movements(item) if item.kind == "movement" else self._remedies(item)
        inside = {(one.kind, one.id) for one in self.plan.items}
        return tuple(one for one in found if (one.kind, one.id) not in inside)[:MOST_CHOICES]

    def _movements(self, item: PlanItem) -> list[PlanItem]:
        """Easier ones first, then harder ones, then others of the same kind and tags; no harder one after amber."""
        here = self.knowledge.movements[item.id]
        harder = () if self.easier_only else here.progress_to
        alike = [] if self.easier_only else [one.id for one in self.knowledge.movements.values() if _alike(here, one)]
        allowed = Allowed.of(self.knowledge, self.plan, self.facts, self.log)
        ids = dict.fromkeys((*here.regress_to, *harder, *alike))
        known = [self.knowledge.movements[id_] for id_ in ids if id_ in self.knowledge.movements]
        return [self._movement(one, item, allowed) for one in known if allowed.stand_in(one)]

    def _movement(self, movement: Movement, item: PlanItem, allowed: Allowed) -> PlanItem:
        notes = tuple(switch.note for switch in allowed.switches.changes_for(movement, allowed.now))
        reasons = (Reason("chosen", item.id), *item.reasons)
        return PlanItem("movement", movement.id, item.block, movement.doses[self.plan.phase], reasons, notes)

    def _remedies(self, item: PlanItem) -> list[PlanItem]:
        """Those of the same block that were only passed over: each was found to be fine for this person."""
        passed = [one.id for one in self.plan.left_out if one.kind == "remedy" and one.why == "passed_over"]
        known = [self.knowledge.remedies[id_] for id_ in passed if id_ in self.knowledge.remedies]
        phase = self.knowledge.phases[self.plan.phase]
        now = judge(self.knowledge, self.facts).seen
        gentle = any(out.why == "gentle_only" for out in self.plan.left_out)
        switches = Switches.of(self.knowledge, now, gentle=gentle)
        fitting = [one for one in known if block_of(one) == item.block]
        made = [line(one, phase, switches, self.contributors, now) for one in fitting]
        chosen = Reason("chosen", item.id)
        return [PlanItem(one.kind, one.id, one.block, one.dose, (chosen, *one.reasons), one.changes) for one in made]


def _alike(here: Movement, other: Movement) -> bool:
    same = here.kind == other.kind and here.id != other.id
    return same and (bool(set(here.tags) & set(other.tags)) or (not here.tags and not other.tags))


def edited(plan: Plan, edits: Edits, choices: Choices) -> Plan:
    """The plan as the person made it: swapped, and without what they left out or marked as not for them."""
    items: list[PlanItem] = []
    out = [one for one in plan.left_out if name_of(one) not in edits.swaps.values()]
    for item in plan.items:
        instead = _instead(item, edits, choices)
        if _unwanted(instead, edits, choices.log):
            out.append(LeftOut(item.kind, item.id, "by_you", (Reason("chosen", item.id),)))
        elif name_of(instead) not in {name_of(one) for one in items}:
            items.append(instead)
    return Plan(plan.phase, tuple(items), tuple(out), plan.on, plan.reasons)


def _instead(item: PlanItem, edits: Edits, choices: Choices) -> PlanItem:
    wanted = edits.swaps.get(name_of(item))
    if wanted is None:
        return item
    return next((one for one in choices.of(item) if name_of(one) == wanted), item)


def _unwanted(item: PlanItem, edits: Edits, log: Log) -> bool:
    return name_of(item) in edits.left_out or (item.kind == "movement" and item.id in log.not_for_me)


def without_skipped(plan: Plan, edits: Edits) -> Plan:
    """The plan of today: what is not done today is not in it."""
    items = tuple(item for item in plan.items if name_of(item) not in edits.skipped)
    return Plan(plan.phase, items, plan.left_out, plan.on, plan.reasons)


def skips_since(decisions: Sequence[Decision], item: str, on: date) -> int:
    """On how many of the last fourteen days an item was not done."""
    first = on - timedelta(SKIPS_WITHIN - 1)
    return len({one.on for one in decisions if one.kind == SKIP_TODAY and one.target == item and one.on >= first})
