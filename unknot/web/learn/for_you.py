"""What a thing is for this person now: in the plan, left out and why, or open until there is a check."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.http import HttpRequest
from django.urls import reverse

from unknot.core.conditions.evaluate import Situation
from unknot.core.exclusions import Switch, Switches
from unknot.core.triage import judge
from unknot.core.values import Plan
from unknot.interop.notes import notes_of
from unknot.knowledge.kinds import Movement, Remedy
from unknot.web.plan.present import WHY_LEFT_OUT
from unknot.web.standing import Standing, standing_of
from unknot.web.visit import Visit
from unknot.web.words.reasons import because

SEEN_FIRST = "Your answers say that somebody should look at you first. Until then this is only to read."
NOT_FOR_YOU = "Not for you"
NO_CHECK = "A short check tells you whether this suits you."


@dataclass(frozen=True, slots=True)
class ForYou:
    """What stands on the page of a thing: a headline, the answers behind it, and where to go on."""

    say: str
    lines: tuple[str, ...] = ()
    address: str = ""
    words: str = ""
    is_off: bool = False


class Reader:
    """The person who looks something up."""

    def __init__(self, request: HttpRequest) -> None:
        self.visit = Visit(request)
        self.knowledge = self.visit.knowledge

    @cached_property
    def standing(self) -> Standing:
        """Where the person stands."""
        return standing_of(self.visit)

    @cached_property
    def switches(self) -> Switches:
        """What is off for this person on the answers so far."""
        return Switches.of(self.knowledge, self.seen)

    @cached_property
    def seen(self) -> Situation:
        """The answers as decisions see them."""
        return judge(self.knowledge, self.visit.counting).seen

    def against(self, kind: str, id_: str) -> tuple[Switch, ...]:
        """What answers of this person speak against a remedy or movement; what was not answered says nothing here."""
        item = self._item(kind, id_)
        if item is None or not self.visit.facts:
            return ()
        return tuple(switch for switch in self.switches.off_for(item, self.seen) if not switch.unknown)

    def is_off(self, kind: str, id_: str) -> bool:
        """Whether an answer of this person speaks against a remedy or movement."""
        return bool(self.against(kind, id_))

    def without_off(self, references: Iterable[str]) -> tuple[str, ...]:
        """The references less those that are not for this person."""
        return tuple(ref for ref in references if not self.is_off(*ref.split(":", 1)))

    def _item(self, kind: str, id_: str) -> Remedy | Movement | None:
        if kind == "remedy":
            return self.knowledge.remedies.get(id_)
        return self.knowledge.movements.get(id_) if kind == "movement" else None

    def for_you(self, kind: str, id_: str) -> ForYou | None:
        """What this remedy or movement is for the person; None where there is nothing to say."""
        item = self._item(kind, id_)
        if item is None:
            return None
        if self.standing.id == "blocked":
            return ForYou(SEEN_FIRST, (), reverse("result"), "See your check", is_off=True)
        if self.is_off(kind, id_):
            return self._off(kind, id_)
        plan = self.standing.plan
        if plan is None:
            return ForYou(NO_CHECK, (), reverse("check"), "Go to the check")
        return self._in_plan(plan, kind, id_)

    def in_plan(self, references: Iterable[str]) -> ForYou | None:
        """The first of these remedies and movements that stands in the plan, with the way to its line there."""
        plan = self.standing.plan
        wanted = list(references)
        for line in plan.items if plan is not None else ():
            if f"{line.kind}:{line.id}" in wanted:
                item = self._item(line.kind, line.id)
                name = item.name if item else line.id
                return ForYou(
                    f"Your plan has this: {name}.", (), f"{reverse('plan')}#{line.kind}-{line.id}", "See it there"
                )
        return None

    def _off(self, kind: str, id_: str) -> ForYou:
        notes = notes_of(self.knowledge, kind, id_, [switch.note for switch in self.against(kind, id_)])
        return ForYou(f"{NOT_FOR_YOU}, going by your answers.", notes[:3], reverse("answers"), "See your answers", True)

    def _in_plan(self, plan: Plan, kind: str, id_: str) -> ForYou | None:
        for line in plan.items:
            if (line.kind, line.id) == (kind, id_):
                why = because(self.knowledge, line.reasons, at_most=2)
                return ForYou("This is in your plan.", why, f"{reverse('plan')}#{kind}-{id_}", "See it in your plan")
        for left in plan.left_out:
            if (left.kind, left.id) == (kind, id_):
                words = WHY_LEFT_OUT.get(left.why, left.why)
                return ForYou(f"Not in your plan. {words}.", (), f"{reverse('plan')}#left-out", "See what was left out")
        return None
