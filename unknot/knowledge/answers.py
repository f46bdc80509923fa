"""What a person has told us: one answer a fact, and the answers together.

A fact that is missing was not answered. That is never read as "no": the conditions
that read facts keep "unanswered", "not sure" and "skipped" apart from "no".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from types import MappingProxyType


class YesNo(Enum):
    """An answer to a yes/no question."""

    YES = "yes"
    NO = "no"
    NOT_SURE = "not_sure"


class Skipped(Enum):
    """The one answer of a question that was asked and left open; never "no"."""

    NOT_GIVEN = "not_given"


NOT_GIVEN = Skipped.NOT_GIVEN

#: yes / no / not sure, a number, one choice, a set of choices, or skipped
Answer = YesNo | float | str | frozenset[str] | Skipped


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer, when it was given, and how many times the question was put.

    ``times`` counts askings: rule C2 asks once more after a first "not sure".
    """

    value: Answer
    at: datetime | None = None
    times: int = 1


@dataclass(frozen=True)
class Facts:
    """All that is known about a person: fact id -> answer. Immutable."""

    answers: Mapping[str, Answered] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "answers", MappingProxyType(dict(self.answers)))

    @classmethod
    def of(cls, **values: Answer) -> Facts:
        """Facts from plain values, without times: for examples and tests."""
        return cls({fact: Answered(value) for fact, value in values.items()})

    def get(self, fact: str) -> Answer | None:
        """The answer to a fact, or None when it was never answered."""
        answered = self.answers.get(fact)
        return None if answered is None else answered.value

    def number(self, fact: str) -> float | None:
        """The number a fact holds, or None when it is unanswered or skipped."""
        value = self.get(fact)
        return value if isinstance(value, float) else None

    def chosen(self, fact: str) -> frozenset[str]:
        """What was chosen for a choice or a set; empty when unanswered or skipped."""
        value = self.get(fact)
        if isinstance(value, str):
            return frozenset({value})
        return value if isinstance(value, frozenset) else frozenset()

    def is_yes(self, fact: str) -> bool:
        """Whether a yes/no fact was answered yes."""
        return self.get(fact) is YesNo.YES

    def with_answer(self, fact: str, value: Answer, at: datetime | None = None) -> Facts:
        """These facts with one more answer; asking again counts up ``times``."""
        before = self.answers.get(fact)
        answered = Answered(value, at, 1 if before is None else before.times + 1)
        return Facts({**self.answers, fact: answered})

    def without(self, *facts: str) -> Facts:
        """These facts less some, as if those had never been answered."""
        return Facts({fact: a for fact, a in self.answers.items() if fact not in facts})

    def __contains__(self, fact: object) -> bool:
        return fact in self.answers

    def __iter__(self) -> Iterator[str]:
        return iter(self.answers)

    def __len__(self) -> int:
        return len(self.answers)
