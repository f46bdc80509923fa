"""Nothing that safety rests on is missing: all red flags, rules, exclusion rows, phases and levels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from unknot.knowledge.kinds import Knowledge
from unknot.knowledge.levels import CareLevel
from unknot.knowledge.problems import Problem

NEEDED: Mapping[str, tuple[str, ...]] = {
    "red_flags": tuple(f"RF{n:02d}" for n in range(1, 62)),
    "rules": (*(f"C{n:02d}" for n in range(1, 13)), "IBP_ASAS", "IBP_NICE", "K35"),
    "exclusions": tuple(f"X{n:02d}" for n in range(1, 21)),
    "phases": ("blocked", "calm", "move", "build", "return", "keep_well", "persistent"),
}
#: rules that must do something, and what
EFFECTS = {"C03": "raise", "C04": "raise", "C05": "raise", "C06": "raise", "C09": "lower", "C10": "bar_plan", "K35": "raise"}
#: the most urgent level each class A flag must be able to reach is at least this
CLASS_A_REACHES = CareLevel.SAME_DAY


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """A problem for each missing file, missing effect or weakened flag."""
    for folder, ids in NEEDED.items():
        for id_ in ids:
            if id_ not in getattr(knowledge, folder):
                yield Problem(f"{folder}/{id_}.md", "", "This file is needed for safety and is missing. Bring it back.")
    for id_, effect in EFFECTS.items():
        rule = knowledge.rules.get(id_)
        if rule is not None and rule.effect != effect:
            yield Problem(f"rules/{id_}.md", "effect", f"The effect of this rule must be {effect}.")
    for flag in knowledge.red_flags.values():
        best = max((row.level for row in flag.levels), default=CareLevel.SELF_CARE)
        if flag.flag_class == "A" and best < CLASS_A_REACHES:
            yield Problem(f"red_flags/{flag.id}.md", "levels", "A class A flag must be able to reach same_day.")
