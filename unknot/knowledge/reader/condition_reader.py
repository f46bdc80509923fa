"""From the plain values of a file to a condition, with every fault reported.

How each form is written stands in ``docs/reference/knowledge-format.md``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from unknot.knowledge.conditions import (
    All,
    Always,
    Any,
    AtLeast,
    AtMost,
    Condition,
    Count,
    FlagMet,
    FlagsMet,
    FlagsNotSure,
    HasValue,
    IsNo,
    IsNotSure,
    IsYes,
    NoneOf,
    Term,
)
from unknot.knowledge.levels import CareLevel
from unknot.knowledge.problems import Problem, did_you_mean
from unknot.knowledge.reader.plain_yaml import Plain

FAMILIES = ("fracture", "cancer", "infection")
CLASSES = ("A", "B", "C")
LEVELS = tuple(level.id for level in CareLevel)


@dataclass(frozen=True)
class FactShape:
    """What a condition may say of a fact: its type, and its values if it has any."""

    type: str
    values: tuple[str, ...] = ()


@dataclass
class ConditionReader:
    """Reads the conditions of all files against the known facts, terms and flags."""

    facts: Mapping[str, FactShape]
    flags: frozenset[str]
    problems: list[Problem]
    terms: dict[str, Condition] = field(default_factory=dict)

    def read(self, file: str, key: str, raw: Plain) -> Condition:
        """The condition; a faulty part becomes ``Always`` and a problem."""
        if raw == "always":
            return Always()
        if isinstance(raw, str):
            return self._yes(file, key, raw)
        if isinstance(raw, dict) and len(raw) == 1:
            ((name, value),) = raw.items()
            return self._named(file, f"{key}.{name}", name, value)
        if isinstance(raw, dict):
            return self._fault(file, key, "A condition has one key. Put several conditions into all: or any:.")
        return self._fault(file, key, "A condition is a fact, or a mapping such as {any: [..]}.")

    def _fault(self, file: str, key: str, message: str) -> Condition:
        self.problems.append(Problem(file, key, message))
        return Always()

    def _named(self, file: str, key: str, name: str, value: Plain) -> Condition:
        match name:
            case "all":
                return All(self._list(file, key, value))
            case "any":
                return Any(self._list(file, key, value))
            case "none":
                return NoneOf(self._list(file, key, value))
            case "at_least":
                return self._count(file, key, value)
            case "term":
                return self._term(file, key, value)
            case "flag":
                return self._flag(file, key, value)
            case "flags":
                return self._flags(file, key, value)
            case "family_not_sure":
                return self._family_not_sure(file, key, value)
            case _:
                return self._fact(file, key, name, value)

    def _list(self, file: str, key: str, value: Plain) -> tuple[Condition, ...]:
        if not isinstance(value, list) or not value:
            self._fault(file, key, "This must be a list of conditions with at least one in it.")
            return (Always(),)
        return tuple(self.read(file, f"{key}[{n}]", item) for n, item in enumerate(value))

    def _count(self, file: str, key: str, value: Plain) -> Condition:
        if not isinstance(value, dict) or set(value) != {"n", "of"} or not isinstance(value["n"], int):
            return self._fault(file, key, "This must be {n: NUMBER, of: [conditions]}.")
        of = self._list(file, f"{key}.of", value["of"])
        if not 1 <= value["n"] <= len(of):
            return self._fault(file, key, f"n must be between 1 and {len(of)}, the number of conditions.")
        return Count(value["n"], of)

    def _term(self, file: str, key: str, value: Plain) -> Condition:
        name = str(value)
        if name not in self.terms:
            hint = did_you_mean(name, self.terms)
            return self._fault(file, key, f'No term called "{name}".{hint} Terms are the files of knowledge/terms/.')
        return Term(name, self.terms[name])

    def _known_flag(self, file: str, key: str, name: str) -> bool:
        if name in self.flags:
            return True
        hint = did_you_mean(name, self.flags)
        self._fault(file, key, f'No red flag called "{name}".{hint} Ids are the file names in knowledge/red_flags/.')
        return False

    def _flag(self, file: str, key: str, value: Plain) -> Condition:
        if isinstance(value, str):
            return FlagMet(value) if self._known_flag(file, key, value) else Always()
        if not isinstance(value, dict) or len(value) != 1:
            return self._fault(file, key, "This must be a flag, or {FLAG: level}.")
        ((name, level),) = value.items()
        if not self._known_flag(file, key, name):
            return Always()
        return FlagMet(name, self._level(file, key, level))

    def _level(self, file: str, key: str, value: Plain) -> CareLevel:
        if str(value) not in LEVELS:
            self._fault(file, key, f'"{value}" is not one of {", ".join(LEVELS)}.')
            return CareLevel.SELF_CARE
        return CareLevel.from_id(str(value))

    def _flags(self, file: str, key: str, value: Plain) -> Condition:
        known = {"at_least", "families", "classes", "at", "but_not"}
        least = value.get("at_least") if isinstance(value, dict) else None
        if not isinstance(value, dict) or set(value) - known or not isinstance(least, int):
            return self._fault(file, key, f"This must be a mapping of {', '.join(sorted(known))}.")
        families = self._words(file, f"{key}.families", value.get("families"), FAMILIES)
        classes = self._words(file, f"{key}.classes", value.get("classes"), CLASSES)
        but_not = self._words(file, f"{key}.but_not", value.get("but_not"), sorted(self.flags))
        return FlagsMet(least, families, classes, self._level(file, key, value.get("at", "self_care")), but_not)

    def _words(self, file: str, key: str, value: Plain, allowed: tuple[str, ...] | list[str]) -> tuple[str, ...]:
        items = [] if value is None else value if isinstance(value, list) else [value]
        for item in items:
            if item not in allowed:
                self._fault(file, key, f'"{item}" is not one of {", ".join(allowed)}.')
        return tuple(str(item) for item in items)

    def _family_not_sure(self, file: str, key: str, value: Plain) -> Condition:
        if not isinstance(value, dict) or set(value) != {"family", "at_least"}:
            return self._fault(file, key, "This must be {family: NAME, at_least: NUMBER}.")
        families = self._words(file, key, value["family"], FAMILIES)
        least = value["at_least"]
        if not isinstance(least, int):
            return self._fault(file, key, "at_least must be a whole number.")
        return FlagsNotSure(least, families[0])

    def _shape(self, file: str, key: str, fact: str) -> FactShape | None:
        shape = self.facts.get(fact)
        if shape is None:
            hint = did_you_mean(fact, self.facts)
            self._fault(file, key, f'No fact called "{fact}".{hint} Facts are the file names in knowledge/questions/.')
        return shape

    def _yes(self, file: str, key: str, fact: str) -> Condition:
        shape = self._shape(file, key, fact)
        if shape is not None and shape.type != "yes_no":
            return self._fault(file, key, f'"{fact}" is a {shape.type} fact. Say which value, as {{{fact}: VALUE}}.')
        return IsYes(fact) if shape is not None else Always()

    def _fact(self, file: str, key: str, fact: str, value: Plain) -> Condition:
        shape = self._shape(file, key, fact)
        if shape is None:
            return Always()
        if value == "not_sure":
            return IsNotSure(fact)
        if shape.type == "yes_no":
            return self._yes_no(file, key, fact, value)
        if shape.type == "number":
            return self._number(file, key, fact, value)
        return self._value(file, key, fact, shape, value)

    def _yes_no(self, file: str, key: str, fact: str, value: Plain) -> Condition:
        if value == "yes":
            return IsYes(fact)
        if value == "no":
            return IsNo(fact)
        return self._fault(file, key, "A yes/no fact is yes, no or not_sure.")

    def _number(self, file: str, key: str, fact: str, value: Plain) -> Condition:
        if not isinstance(value, dict) or not value or set(value) - {"at_least", "at_most"}:
            return self._fault(file, key, "A number is {at_least: N}, {at_most: N}, or both.")
        bounds: list[Condition] = []
        for name, bound in value.items():
            if isinstance(bound, bool) or not isinstance(bound, int | float):
                return self._fault(file, f"{key}.{name}", "This must be a number.")
            bounds.append(AtLeast(fact, float(bound)) if name == "at_least" else AtMost(fact, float(bound)))
        return bounds[0] if len(bounds) == 1 else All(tuple(bounds))

    def _value(self, file: str, key: str, fact: str, shape: FactShape, value: Plain) -> Condition:
        values = [str(item) for item in value] if isinstance(value, list) else [str(value)]
        for item in values:
            if item not in shape.values:
                hint = did_you_mean(item, shape.values)
                self._fault(file, key, f'"{item}" is no value of {fact}.{hint}')
        return HasValue(fact, tuple(values))
