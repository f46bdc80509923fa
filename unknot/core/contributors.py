"""What may be adding to the pain: everyday contributors weighed by signs, and those that follow from a flag.

Three strengths only, each sign with its row of the clinical reference; nothing is fitted to cases. Points for a
strength are a design decision: they order what is shown, and are never shown themselves.
"""

from __future__ import annotations

from dataclasses import dataclass

from unknot.core.conditions.evaluate import FALSE, TRUE, Situation, evaluate
from unknot.core.conditions.explain import explain
from unknot.core.triage import Judgement, judge
from unknot.core.values import Assessment, RankedContributor, WeighedSign
from unknot.knowledge.answers import Facts
from unknot.knowledge.kinds import Contributor, Knowledge, Pointer, Sign
from unknot.knowledge.levels import CareLevel

#: how much a sign of each strength moves a contributor up the list [D]
POINTS = {"strong": 4, "moderate": 2, "weak": 1}
#: a contributor below this is not shown: one weak sign alone says nothing [D]
SHOWN_FROM = 2
LIKELY_FROM = 6
POSSIBLE_FROM = 3
SHOWN_AT_MOST = 3


@dataclass(frozen=True, slots=True)
class Weighed:
    """One contributor with its signs weighed."""

    contributor: Contributor
    signs_for: tuple[WeighedSign, ...]
    signs_against: tuple[WeighedSign, ...]

    @property
    def points(self) -> int:
        """Signs for less signs against."""
        return sum(POINTS[s.strength] for s in self.signs_for) - sum(POINTS[s.strength] for s in self.signs_against)


def rank(knowledge: Knowledge, facts: Facts, assessment: Assessment) -> tuple[RankedContributor, ...]:
    """At most three possible contributors: first what a flag says must be looked at, then the everyday ones.

    An empty result is normal: it means "we cannot tell".
    """
    del assessment  # the same answers, judged: kept so that a result is always ranked beside its assessment
    return rank_judged(knowledge, judge(knowledge, facts))


def rank_judged(knowledge: Knowledge, judgement: Judgement) -> tuple[RankedContributor, ...]:
    """The same from what was already judged."""
    from_flags = _from_flags(knowledge, judgement)
    everyday = [_ranked(weighed, from_flags) for weighed in weigh_all(knowledge, judgement.seen)]
    known = {ranked.id: ranked for ranked in everyday}
    first = [known.get(id_) or RankedContributor(id_, "to_be_checked", ()) for id_ in from_flags]
    merged = [_with_flags(ranked, from_flags[ranked.id]) for ranked in first]
    rest = [ranked for ranked in everyday if ranked.id not in from_flags]
    return tuple([*merged, *rest][:SHOWN_AT_MOST])


def weigh_all(knowledge: Knowledge, now: Situation) -> list[Weighed]:
    """Every contributor worth showing, weightiest first; ties keep the order of the knowledge."""
    weighed = [
        weigh(contributor, now)
        for contributor in knowledge.contributors.values()
        if contributor.kind != "serious" and evaluate(contributor.only_if, now) is TRUE
    ]
    shown = [w for w in weighed if w.points >= SHOWN_FROM]
    return sorted(shown, key=lambda w: (-w.points, w.contributor.id))


def weigh(contributor: Contributor, now: Situation) -> Weighed:
    """The signs of one contributor that hold; what is undecided counts neither way."""
    return Weighed(contributor, _holding(contributor.signs_for, now), _holding(contributor.signs_against, now))


def _holding(signs: tuple[Sign, ...], now: Situation) -> tuple[WeighedSign, ...]:
    return tuple(
        WeighedSign(sign.strength, sign.reference, explain(sign.when, now))
        for sign in signs
        if evaluate(sign.when, now) is TRUE
    )


def _ranked(weighed: Weighed, from_flags: dict[str, tuple[str, ...]]) -> RankedContributor:
    return RankedContributor(
        id=weighed.contributor.id,
        confidence=_confidence(weighed),
        signs_for=weighed.signs_for,
        signs_against=weighed.signs_against,
        from_flags=from_flags.get(weighed.contributor.id, ()),
    )


def _confidence(weighed: Weighed) -> str:
    if weighed.points >= LIKELY_FROM:
        return "likely"
    return "possible" if weighed.points >= POSSIBLE_FROM else "less_likely"


def _with_flags(ranked: RankedContributor, flags: tuple[str, ...]) -> RankedContributor:
    return RankedContributor(ranked.id, "to_be_checked", ranked.signs_for, ranked.signs_against, flags)


def _from_flags(knowledge: Knowledge, judgement: Judgement) -> dict[str, tuple[str, ...]]:
    """The contributors that raised flags and rules point to, the most urgent flag's first choice first."""
    met = [r for f, r in judgement.readings.items() if r.counts and judgement.levels[f] >= CareLevel.ROUTINE]
    met.sort(key=lambda reading: -judgement.levels[reading.flag.id])
    sources = [(reading.flag.id, reading.flag.points_to) for reading in met if not reading.half]
    sources += [(rule.id, knowledge.rules[rule.id].points_to) for rule in judgement.raising.applied]
    queues = [(source, _pointed_at(pointers, judgement.seen)) for source, pointers in sources]
    found: dict[str, tuple[str, ...]] = {}
    for place in range(max((len(queue) for _, queue in queues), default=0)):
        for source, queue in queues:
            if place < len(queue):
                found[queue[place]] = (*found.get(queue[place], ()), source)
    return found


def _pointed_at(pointers: tuple[Pointer, ...], now: Situation) -> list[str]:
    return [pointer.contributor for pointer in pointers if evaluate(pointer.when, now) is TRUE]


def could_be_shown(weighed: Weighed, now: Situation, third: int) -> bool:
    """Whether the signs that are still undecided could bring this contributor among the three shown."""
    undecided = [s for s in weighed.contributor.signs_for if evaluate(s.when, now) not in (TRUE, FALSE)]
    best = weighed.points + sum(POINTS[sign.strength] for sign in undecided)
    return best >= max(SHOWN_FROM, third)
