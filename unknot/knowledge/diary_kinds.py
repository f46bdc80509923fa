"""The kinds of knowledge that the diary uses: what a day may be marked with, and how back pain goes on average."""

from __future__ import annotations

from dataclasses import dataclass

from unknot.knowledge.review import Review


@dataclass(frozen=True)
class DayMark:
    """Something that may have been different on a day, in the few words of a chip: "Sat a long time".

    ``about``: load | rest | sleep | mind | body | place. A mark is never called a cause.
    """

    id: str
    name: str
    order: int
    about: str
    review: Review
    body: str = ""


@dataclass(frozen=True)
class CoursePoint:
    """The mean pain of a cohort so many weeks after it was first seen, from 0 to 100."""

    week: float
    mean: float


@dataclass(frozen=True)
class Course:
    """How the pain of many people went: the published means, with cohort and year. No band unless a source gives one.

    ``spell``: acute | subacute | persistent. It is for people whose spell had lasted from ``from_days`` to
    ``until_days`` when it was first asked about (None: without end). ``shown`` is the one that a chart draws for a spell;
    others stand in the words beside it.
    """

    id: str
    name: str
    spell: str
    from_days: int
    until_days: int | None
    points: tuple[CoursePoint, ...]
    year: int
    cohort: str
    shown: bool
    certainty: str
    review: Review
    evidence: tuple[str, ...] = ()
    body: str = ""
