"""Which unanswered fact would say most about the contributors: the choice of the next optional question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from unknot.core.conditions.evaluate import FALSE, Situation, evaluate, open_facts
from unknot.core.contributors import POINTS, SHOWN_AT_MOST, could_be_shown, weigh
from unknot.knowledge.kinds import Knowledge


def most_telling(knowledge: Knowledge, now: Situation, candidates: Iterable[str]) -> tuple[str, ...]:
    """The candidates that can still change which contributors are shown, the most telling first.

    A fact is worth the points of the open signs that it would open up, over all contributors that
    could still come among the three shown. Ties go to the order of the questions.
    """
    worth: Counter[str] = Counter()
    gated = [
        c for c in knowledge.contributors.values() if c.kind != "serious" and evaluate(c.only_if, now) is not FALSE
    ]
    weighed = [weigh(contributor, now) for contributor in gated]
    points = sorted((w.points for w in weighed), reverse=True)
    third = points[SHOWN_AT_MOST - 1] if len(points) >= SHOWN_AT_MOST else 0
    for one in weighed:
        if not could_be_shown(one, now, third):
            continue
        for sign in (*one.contributor.signs_for, *one.contributor.signs_against):
            for fact in open_facts(sign.when, now):
                worth[fact] += POINTS[sign.strength]
    chosen = [fact for fact in candidates if worth[fact] > 0]
    return tuple(sorted(chosen, key=lambda fact: (-worth[fact], knowledge.questions[fact].order, fact)))
