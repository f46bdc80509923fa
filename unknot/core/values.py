"""What the decisions return: frozen values that carry their reasons.

Nothing here is a sentence. Words are made at the edge, from the ids in these values and the
knowledge they point to.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time

from unknot.knowledge.answers import Answer
from unknot.knowledge.kinds import MovementDose, RemedyDose, WalkingDose
from unknot.knowledge.levels import CareLevel


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: one answer, flag, rule, contributor, phase or exclusion that led to a result.

    ``kind``: fact | flag | rule | contributor | phase | exclusion | check. The reason of a general
    line is ``Reason("check", "complete")``: the completed safety check. ``value`` is the answer
    of a fact.
    """

    kind: str
    id: str
    value: Answer | None = None


@dataclass(frozen=True, slots=True)
class RaisedFlag:
    """A red flag that is met, or that "not sure" leaves open.

    ``own_level`` is the row's level before rule C9; ``level`` after it. ``not_sure``: the level rests on
    "not sure" or skipped answers (rule C2). ``half``: a class B or C flag that is not sure, which
    only counts within its family.
    """

    id: str
    level: CareLevel
    own_level: CareLevel
    action: str
    reasons: tuple[Reason, ...]
    not_sure: bool = False
    half: bool = False


@dataclass(frozen=True, slots=True)
class AppliedRule:
    """A rule that changed something: raised to a level, lowered flags, or barred the plan."""

    id: str
    effect: str
    level: CareLevel | None
    action: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class SafetyNetLine:
    """If the flag appears, do what its most urgent row says."""

    flag: str
    level: CareLevel
    action: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """How soon to get help, and why.

    ``care_level`` is the highest level already proved. While a safety fact is unanswered
    (``unanswered``) it is never routine or self_care: then it is None unless something more urgent is proved.
    ``decided_by`` is the flag or rule id that gave the level ("" for self_care without one).
    """

    care_level: CareLevel | None
    complete: bool
    decided_by: str
    action: str
    reasons: tuple[Reason, ...]
    flags: tuple[RaisedFlag, ...]
    rules: tuple[AppliedRule, ...]
    safety_net: tuple[SafetyNetLine, ...]
    unanswered: tuple[str, ...]
    plan_allowed: bool
    plan_barred_by: tuple[str, ...] = ()
    valid_until: datetime | None = None
    check_again_on: date | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """The next page: one question, or up to nine yes/no rows under one heading.

    ``again``: the second asking of "not sure" rows, with how to tell (rule C2).
    ``number`` of ``at_most``: the counter; ``at_most`` never grows. Both 0 before the counted questions.
    """

    facts: tuple[str, ...]
    stage: str
    heading: str = ""
    rows: bool = False
    again: bool = False
    number: int = 0
    at_most: int = 0
    safety_page: int = 0


@dataclass(frozen=True, slots=True)
class Stop:
    """The check ends here: an emergency, or a same-day level with the safety pages done."""

    level: CareLevel


@dataclass(frozen=True, slots=True)
class Done:
    """Nothing is left to ask."""


Step = Ask | Stop | Done


@dataclass(frozen=True, slots=True)
class WeighedSign:
    """One sign for or against a contributor that holds, with the facts that made it hold."""

    strength: str
    reference: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class RankedContributor:
    """A possible contributor with what speaks for and against it.

    ``confidence``: likely | possible | less_likely, or to_be_checked for one that follows from a red flag.
    """

    id: str
    confidence: str
    signs_for: tuple[WeighedSign, ...]
    signs_against: tuple[WeighedSign, ...] = ()
    from_flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteRef:
    """Where the words of a note are kept: an exclusion row, or a remedy's or movement's own note.

    ``source``: exclusion | remedy | movement; ``part``: rows | not_if | change_if; ``index`` within it.
    """

    source: str
    id: str
    part: str
    index: int


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One line of advice.

    ``kind``: remedy | movement. ``block``: session | walk | heat_cold | rest | sleep | breathing | daily | medicine.
    ``changes`` point to precautions that apply to this person. ``reasons`` is never empty.
    """

    kind: str
    id: str
    block: str
    dose: RemedyDose | MovementDose | WalkingDose | None
    reasons: tuple[Reason, ...]
    changes: tuple[NoteRef, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that was considered and not taken, with why.

    ``why``: excluded | not_at_hand | does_not_fit | no_time | passed_over | needs_floor | gentle_only | unknown.
    ``better`` names the item taken instead, where there is one.
    """

    kind: str
    id: str
    why: str
    reasons: tuple[Reason, ...]
    notes: tuple[NoteRef, ...] = ()
    better: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do in this phase, and what was left out. Empty and blocked when no plan is allowed."""

    phase: str
    items: tuple[PlanItem, ...]
    left_out: tuple[LeftOut, ...]
    on: date
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class WorkHours:
    """Work on one weekday (Monday is 0), in local time; ``until`` at or before ``start`` means the next day."""

    weekday: int
    start: time
    until: time


@dataclass(frozen=True, slots=True)
class DayShape:
    """When a person wakes, goes to bed and works, in local time. Bed time may be after midnight."""

    wake: time = time(7, 0)
    bed: time = time(22, 30)
    work: tuple[WorkHours, ...] = ()


@dataclass(frozen=True, slots=True)
class TimedItem:
    """A stretch of the day given to a plan item; ``start`` and ``end`` are aware local datetimes.

    ``part`` counts the times of one item within the day, from 1 to ``parts``.
    A guided session is one TimedItem whose ``items`` are its movements in order.
    """

    start: datetime
    end: datetime
    block: str
    items: tuple[PlanItem, ...]
    part: int = 1
    parts: int = 1


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """One laid-out day: timed items in order, and the lines that have no set time."""

    on: date
    timed: tuple[TimedItem, ...]
    untimed: tuple[PlanItem, ...] = ()
    did_not_fit: tuple[PlanItem, ...] = field(default_factory=tuple)
