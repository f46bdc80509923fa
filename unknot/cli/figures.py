"""The figures of an evaluation: how they are counted, with 95% Wilson intervals.

The definitions are those of the vignettes' README. For a case, ``out`` is the level that was
answered (None when there was no answer), ``best`` the expected one, ``lowest`` and ``highest`` the ends of
the acceptable range.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from unknot.knowledge.levels import CareLevel

Z_95 = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Outcome:
    """One case: what was expected and what came out."""

    id: str
    out: CareLevel | None
    best: CareLevel
    acceptable: frozenset[CareLevel]
    expected_contributors: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()
    breaches: tuple[str, ...] = ()
    over_triage_check: bool = False
    finished: bool = True
    questions: int = 0
    safety_rows: int = 0
    other_rows: int = 0

    @property
    def lowest(self) -> CareLevel:
        """The least urgent level a careful answer may give."""
        return min(self.acceptable)

    @property
    def highest(self) -> CareLevel:
        """The most urgent level a careful answer may give."""
        return max(self.acceptable)

    @property
    def exact(self) -> bool:
        """Whether the best level came out."""
        return self.out == self.best

    @property
    def in_range(self) -> bool:
        """Whether an acceptable level came out: the main figure."""
        return self.out is not None and self.lowest <= self.out <= self.highest

    @property
    def under(self) -> bool:
        """Whether less urgent help was named than is acceptable."""
        return self.out is not None and self.out < self.lowest

    @property
    def over(self) -> bool:
        """Whether more urgent help was named than is acceptable."""
        return self.out is not None and self.out > self.highest

    @property
    def critical(self) -> bool:
        """Whether this case can be missed critically: emergency and same-day stories."""
        return self.best >= CareLevel.SAME_DAY

    @property
    def critical_miss(self) -> bool:
        """An emergency answered soon or less, a same-day case answered routine or less, or no answer to either."""
        if not self.critical:
            return False
        return self.out is None or self.out <= self.best - 2

    @property
    def safe(self) -> bool:
        """Whether the answer is at least as urgent as is acceptable."""
        return self.out is not None and self.out >= self.lowest

    def hit(self, within: int) -> bool:
        """Whether an expected contributor stands within the first few."""
        return bool(set(self.contributors[:within]) & set(self.expected_contributors))


@dataclass(frozen=True, slots=True)
class Share:
    """A count over a number of cases, with its 95% Wilson interval."""

    count: int
    n: int

    @property
    def exact(self) -> Fraction | None:
        """The share as a fraction; None when there are no cases."""
        return Fraction(self.count, self.n) if self.n else None

    @property
    def value(self) -> float | None:
        """The share as a number from 0 to 1; None when there are no cases."""
        return self.count / self.n if self.n else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95% Wilson interval; None when there are no cases."""
        return wilson(self.count, self.n)


def wilson(count: int, n: int) -> tuple[float, float] | None:
    """The 95% Wilson score interval of a share; None when there are no cases."""
    if not n:
        return None
    share, square = count / n, Z_95 * Z_95
    middle = (share + square / (2 * n)) / (1 + square / n)
    half = Z_95 / (1 + square / n) * math.sqrt(share * (1 - share) / n + square / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)


def share_of(cases: Iterable[Outcome], holds: Callable[[Outcome], bool]) -> Share:
    """How many of the cases a statement holds for."""
    held = [holds(case) for case in cases]
    return Share(sum(held), len(held))


def spread(numbers: Sequence[int]) -> dict[str, float | None]:
    """Median and greatest of some counts; None for both when there are none."""
    return {"median": median(numbers) if numbers else None, "max": max(numbers, default=None)}


@dataclass(frozen=True)
class Figures:
    """Every figure over a group of cases."""

    n: int
    coverage: Share
    exact: Share
    in_range: Share
    under: Share
    over: Share
    critical_misses: Share
    safety: Share
    inclination_to_over_triage: Share
    self_care_kept: Share
    contributor_top1: Share
    contributor_top3: Share
    breaches: Share
    three_levels: Share
    questions: dict[str, float | None]
    safety_rows: dict[str, float | None]
    other_rows: dict[str, float | None]


def folded(level: CareLevel | None) -> str:
    """The level on the three-step scale of the symptom-checker audits."""
    if level is None:
        return "none"
    return level.id if level in (CareLevel.EMERGENCY, CareLevel.SELF_CARE) else "non_emergency"


def figures(cases: Sequence[Outcome]) -> Figures:
    """Count every figure over the cases."""
    wrong = [case for case in cases if case.under or case.over]
    named = [case for case in cases if case.expected_contributors]
    finished = [case for case in cases if case.finished]
    return Figures(
        n=len(cases),
        coverage=share_of(cases, lambda case: case.out is not None),
        exact=share_of(cases, lambda case: case.exact),
        in_range=share_of(cases, lambda case: case.in_range),
        under=share_of(cases, lambda case: case.under),
        over=share_of(cases, lambda case: case.over),
        critical_misses=share_of([case for case in cases if case.critical], lambda case: case.critical_miss),
        safety=share_of(cases, lambda case: case.safe),
        inclination_to_over_triage=share_of(wrong, lambda case: case.over),
        self_care_kept=share_of(
            [case for case in cases if case.over_triage_check],
            lambda case: case.out is not None and case.out <= case.highest,
        ),
        contributor_top1=share_of(named, lambda case: case.hit(1)),
        contributor_top3=share_of(named, lambda case: case.hit(3)),
        breaches=share_of([case for case in cases if case.must_not], lambda case: bool(case.breaches)),
        three_levels=share_of(cases, lambda case: folded(case.out) == folded(case.best)),
        questions=spread([case.questions for case in finished]),
        safety_rows=spread([case.safety_rows for case in cases]),
        other_rows=spread([case.other_rows for case in finished]),
    )


def by_level(cases: Sequence[Outcome]) -> dict[CareLevel, Figures]:
    """Every figure per expected level, most urgent first."""
    return {level: figures([case for case in cases if case.best is level]) for level in sorted(CareLevel, reverse=True)}


@dataclass(frozen=True, slots=True)
class Bar:
    """Something that the figures must reach, in words, and whether they do."""

    words: str
    met: bool


def bars(found: Figures) -> tuple[Bar, ...]:
    """The bars a release must meet; a figure without cases meets its bar."""
    questions, rows = found.questions, found.safety_rows
    return (
        Bar("critical misses: 0", found.critical_misses.count == 0),
        Bar("under-triage: at most 1 in 30", _at_most(found.under, Fraction(1, 30))),
        Bar("in range: at least 27 in 30", _at_least(found.in_range, Fraction(27, 30))),
        Bar("self-care kept: at least 9 in 11", _at_least(found.self_care_kept, Fraction(9, 11))),
        Bar("contributor within the first three: at least 80%", _at_least(found.contributor_top3, Fraction(8, 10))),
        Bar("breaches: 0", found.breaches.count == 0),
        Bar("questions after the safety pages, median: at most 16", (questions["median"] or 0) <= 16),
        Bar("questions after the safety pages, greatest: at most 25", (questions["max"] or 0) <= 25),
        Bar("rows on safety pages, median: at most 60", (rows["median"] or 0) <= 60),
    )


def _at_least(share: Share, bar: Fraction) -> bool:
    return share.exact is None or share.exact >= bar


def _at_most(share: Share, bar: Fraction) -> bool:
    return share.exact is None or share.exact <= bar
