"""The warning signs in a report: what was answered, what was changed and when (rule C12), and what was never asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from unknot.knowledge.answers import Answer, YesNo
from unknot.knowledge.kinds import Knowledge

#: the answers that a report never leaves out
TELLING = (YesNo.YES, YesNo.NOT_SURE)


@dataclass(frozen=True, slots=True)
class Said:
    """One answer at its time where the person was; None when the question was opened again.

    ``by_mistake``: it takes back an earlier answer that the person called a mistake.
    """

    fact: str
    answer: Answer | None
    at: datetime
    by_mistake: bool = False


@dataclass(frozen=True, slots=True)
class Sign:
    """One warning sign: the first answer that counts here, then each change in its order."""

    fact: str
    said: tuple[Said, ...]

    @property
    def changed(self) -> bool:
        """Whether an answer to it was changed."""
        return len(self.said) > 1


@dataclass(frozen=True, slots=True)
class Safety:
    """The signs to tell, how many others were answered with no within the dates, and the last time any was answered.

    ``earlier_changes`` counts the changes before the first day, ``last_earlier`` is the day of the last of them.
    """

    signs: tuple[Sign, ...]
    said_no: int
    last_asked: date | None
    earlier_changes: int = 0
    last_earlier: date | None = None


def answers_at(said: Iterable[Said]) -> dict[str, Said]:
    """What stands at the end: the last answer to each fact, without those whose question was opened again."""
    standing: dict[str, Said] = {}
    for one in said:
        if one.answer is None:
            standing.pop(one.fact, None)
        else:
            standing[one.fact] = one
    return standing


def safety_of(knowledge: Knowledge, said: Sequence[Said], first: date) -> Safety:
    """The warning signs as they were answered up to the end of the dates.

    Told are those with a yes or a not sure that still counted on the first day or came later, and each that was
    changed within the dates. A no counts only while it stands and was given within the dates: one whose question was
    opened again, or that is older, is not counted.
    """
    signs = _by_sign(knowledge, said)
    standing = answers_at(one for one in said if one.fact in signs)
    told = tuple(
        sign for fact, answers in signs.items() if (sign := _within(fact, answers, first)) and _tells(sign.said)
    )
    earlier = [change.at.date() for answers in signs.values() for change in answers[1:] if change.at.date() < first]
    shown = {sign.fact for sign in told}
    return Safety(
        signs=told,
        said_no=sum(
            one.answer is YesNo.NO and one.at.date() >= first for fact, one in standing.items() if fact not in shown
        ),
        last_asked=max((one.at.date() for one in said if one.fact in signs and one.answer is not None), default=None),
        earlier_changes=len(earlier),
        last_earlier=max(earlier, default=None),
    )


def is_warning_sign(knowledge: Knowledge, fact: str) -> bool:
    """Whether a fact is one of the warning signs: a yes/no of the safety pages whose yes is no reassurance."""
    question = knowledge.questions.get(fact)
    return question is not None and question.type == "yes_no" and question.stage == "safety" and not question.reassuring


def warning_signs(knowledge: Knowledge) -> frozenset[str]:
    """The facts that are warning signs."""
    return frozenset(fact for fact in knowledge.questions if is_warning_sign(knowledge, fact))


def _by_sign(knowledge: Knowledge, said: Iterable[Said]) -> Mapping[str, list[Said]]:
    """The answers to each sign without those that only say the same again: the first, then each change."""
    found: dict[str, list[Said]] = {}
    for one in said:
        if one.answer is None or not is_warning_sign(knowledge, one.fact):
            continue
        before = found.setdefault(one.fact, [])
        if not before or before[-1].answer != one.answer:
            before.append(one)
    return found


def _within(fact: str, answers: Sequence[Said], first: date) -> Sign:
    """A sign from the answer that counted on the first day."""
    begin = max((n for n, one in enumerate(answers) if one.at.date() < first), default=0)
    return Sign(fact, tuple(answers[begin:]))


def _tells(said: Sequence[Said]) -> bool:
    return any(one.answer in TELLING for one in said)
