"""What may be said about a medicine to this person: never, not for you, ask first, questions first, or the facts.

The gate stands on the exclusion matrix and the medicine's own notes, as the plan does. A question that was not asked
is never read as no, and "not sure" is never enough. Nothing here names a dose: the label sets it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from unknot.core.conditions.evaluate import Situation, open_facts
from unknot.core.exclusions import Switch, Switches
from unknot.core.medicine_names import recognise
from unknot.core.triage import ADULT_AGE, Judgement, askable, judge
from unknot.core.values import Reason
from unknot.knowledge.answers import Facts
from unknot.knowledge.conditions import Condition
from unknot.knowledge.kinds import Knowledge, Remedy
from unknot.knowledge.levels import CareLevel

__all__ = ["MedicineAnswer", "Status", "deciding", "gate", "recognise"]

Status = Literal["never_offered", "get_help_first", "not_for_you", "questions_first", "ask_a_pharmacist", "information"]

#: rules C1 and C12: no medicine tips at these levels
HELP_FIRST_FROM = CareLevel.SAME_DAY
#: rule C11: below 18 there is advice on whom to see, and no dose for adults
ADULTS_ONLY = Reason("rule", "C11")


@dataclass(frozen=True, slots=True)
class MedicineAnswer:
    """What may be said about one medicine, with the reasons as values.

    ``never_offered``: our stance; ``because`` names what speaks against it for this person besides.
    ``get_help_first``: the answers point to help today or now (rules C1, C12); ``reasons`` names the flags.
    ``not_for_you``: a row is met, so not without a pharmacist or doctor; ``because`` names the rows.
    ``questions_first``: ``questions`` are still to be asked, in this order; there may be more after them.
    ``ask_a_pharmacist``: ``because`` names what "not sure" leaves open, and the lines that say to ask.
    ``information``: what the page says may be told, with the label's rule.
    ``changes`` are lines to be told beside it, of the medicine's own page.
    """

    remedy: str
    status: Status
    because: tuple[Switch, ...] = ()
    questions: tuple[str, ...] = ()
    changes: tuple[Switch, ...] = ()
    reasons: tuple[Reason, ...] = ()


def gate(knowledge: Knowledge, facts: Facts, remedy_id: str) -> MedicineAnswer:
    """What may be said about this medicine, or any other remedy, to this person."""
    remedy = knowledge.remedies[remedy_id]
    judgement = judge(knowledge, facts)
    now = judgement.seen
    seen = _Seen.of(knowledge, remedy, now)
    if remedy.stance == "do_not_offer":
        return MedicineAnswer(remedy_id, "never_offered", because=seen.met)
    if judgement.proved >= HELP_FIRST_FROM:
        return MedicineAnswer(remedy_id, "get_help_first", because=seen.met, reasons=_urgent(judgement))
    if seen.met:
        return MedicineAnswer(remedy_id, "not_for_you", because=seen.met)
    questions = _questions(knowledge, remedy, now)
    if questions:
        return MedicineAnswer(remedy_id, "questions_first", questions=questions)
    child = _is_child(now)
    if seen.open or seen.asking or child:
        reasons = (ADULTS_ONLY,) if child else ()
        return MedicineAnswer(remedy_id, "ask_a_pharmacist", (*seen.open, *seen.asking), (), seen.own_changes, reasons)
    return MedicineAnswer(remedy_id, "information", changes=seen.own_changes)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the matrix and the remedy's own page say of it: rows met, rows left open, lines that say to ask, the rest.

    A change that the matrix makes to a medicine always says to ask first; one of the medicine's own page only adds
    to what is told.
    """

    met: tuple[Switch, ...]
    open: tuple[Switch, ...]
    asking: tuple[Switch, ...]
    own_changes: tuple[Switch, ...]

    @classmethod
    def of(cls, knowledge: Knowledge, remedy: Remedy, now: Situation) -> _Seen:
        switches = Switches.of(knowledge, now)
        off = switches.off_for(remedy, now)
        changes = switches.changes_for(remedy, now)
        return cls(
            met=tuple(switch for switch in off if not switch.unknown),
            open=tuple(switch for switch in off if switch.unknown),
            asking=tuple(switch for switch in changes if switch.note.source == "exclusion"),
            own_changes=tuple(switch for switch in changes if switch.note.source != "exclusion"),
        )


def _questions(knowledge: Knowledge, remedy: Remedy, now: Situation) -> tuple[str, ...]:
    """The unasked facts that still decide, as the interview orders them; the age always decides."""
    found = {fact for condition in deciding(knowledge, remedy) for fact in open_facts(condition, now)}
    wanted = askable(knowledge, found | {"age"} - set(now.facts), now.facts)
    return tuple(sorted(wanted, key=lambda fact: (knowledge.questions[fact].order, fact)))


def deciding(knowledge: Knowledge, remedy: Remedy) -> tuple[Condition, ...]:
    """Every condition that can switch the remedy off or change it.

    Rows that let "not sure" pass (``if_unknown: allow``) are among them: they too are asked before anything is told.
    """
    rows = [
        row.when
        for exclusion in knowledge.exclusions.values()
        for row in exclusion.rows
        if remedy.id in row.remedies or remedy.id in row.changes
    ]
    return (*rows, *(note.when for note in (*remedy.not_if, *remedy.change_if)))


def _urgent(judgement: Judgement) -> tuple[Reason, ...]:
    flags = tuple(Reason("flag", flag) for flag, level in judgement.levels.items() if level >= HELP_FIRST_FROM)
    rules = tuple(
        Reason("rule", rule.id)
        for rule in judgement.raising.applied
        if rule.level is not None and rule.level >= HELP_FIRST_FROM
    )
    return (*flags, *rules)


def _is_child(now: Situation) -> bool:
    age = now.facts.number("age")
    return age is not None and age < ADULT_AGE
