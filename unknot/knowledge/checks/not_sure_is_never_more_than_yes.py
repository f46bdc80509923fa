"""Rule C2: "not sure" is never more urgent than "yes", and never nothing for a flag of class A."""

from __future__ import annotations

from collections.abc import Iterator

from unknot.knowledge.kinds import Knowledge
from unknot.knowledge.levels import CareLevel
from unknot.knowledge.problems import Problem

#: what rule C2 says of each class A flag; RF42 asks only the age, which cannot be "not sure"
YES = ("01", "02", "03", "04", "05", "07", "10", *map(str, range(28, 34)), "37", "38", "48", "49", "53", "54")
BY_RULE = {
    **{f"RF{n}": "yes" for n in (*YES, "56", "58", "61")},
    **{f"RF{n}": "same_day" for n in ("08", "09", "11", "21", "34", "35", "36", "47", "55", "60")},
    **{f"RF{n}": "soon" for n in ("22", "23", "27", "40", "59")},
}


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """A problem for each flag whose "not sure" differs from rule C2."""
    for flag in knowledge.red_flags.values():
        file = f"red_flags/{flag.id}.md"
        wanted = BY_RULE.get(flag.id)
        if wanted is not None and flag.not_sure != wanted:
            yield Problem(file, "not_sure", f"Rule C2 says {wanted} here, not {flag.not_sure}.")
        if wanted is None and flag.flag_class in "BC" and flag.not_sure != "half":
            yield Problem(file, "not_sure", "Rule C2 says half for a flag of class B or C.")
        best = max((row.level for row in flag.levels), default=CareLevel.SELF_CARE)
        if flag.not_sure not in ("yes", "half", "") and CareLevel.from_id(flag.not_sure) > best:
            yield Problem(file, "not_sure", "Not sure is more urgent here than any yes. Lower it.")
