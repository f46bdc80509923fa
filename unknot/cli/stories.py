"""Cases and stories read from JSON: one person's answers, and for a story what should come of them.

A case is ``{age, sex, facts}``. A story is a case with the outcome that is expected of it, one a line.
Nothing is used before everything is right, and every fault is told with its line, key and remedy.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from unknot.cli.bad_input import Fault
from unknot.cli.breaches import avoid_tokens
from unknot.cli.strict_json import JsonError, line_of, read_object
from unknot.knowledge.answer_reader import AnswersError, read_facts
from unknot.knowledge.answers import Facts
from unknot.knowledge.kinds import Knowledge, Question
from unknot.knowledge.levels import CareLevel
from unknot.knowledge.problems import did_you_mean

PERSON_KEYS = ("age", "sex")
CASE_KEYS = (*PERSON_KEYS, "facts")
STORY_KEYS = (
    "id", "source", "source_basis", "presentation", "expected_level", "acceptable_levels", "expected_contributors",
    "must_not", "rationale", "tags", "filled_in",
)  # fmt: skip
NEEDED = ("id", *CASE_KEYS, "expected_level", "acceptable_levels", "expected_contributors", "must_not", "tags")
LEVELS = tuple(level.id for level in CareLevel)
LINE_AT_MOST = 1_000_000


@dataclass(frozen=True)
class Story:
    """A person's facts, and what a careful answer to them is."""

    id: str
    facts: Facts
    expected: CareLevel
    acceptable: frozenset[CareLevel]
    expected_contributors: tuple[str, ...]
    must_not: tuple[str, ...]
    tags: tuple[str, ...]


class FaultsError(ValueError):
    """The faults of a text; lines count within that text, from 1."""

    def __init__(self, found: Iterable[tuple[int, str, str]]) -> None:
        self.found = tuple(found)
        super().__init__("; ".join(message for _, _, message in self.found))

    def within(self, file: str, offset: int = 0) -> list[Fault]:
        """The faults as those of a file in which the text begins ``offset`` lines down."""
        return [Fault(file, line + offset, key, message) for line, key, message in self.found]


def read_case(knowledge: Knowledge, text: str) -> Facts:
    """The facts of one case; raises FaultsError with everything that is wrong."""
    case = _object(text)
    faults = [*_unknown_keys(case), *_wrong_kinds(case)]
    if not faults and not any(key in case for key in CASE_KEYS):
        faults = [("", 'This case holds no answers. Give "age", "sex" and "facts".')]
    if faults:
        raise _placed(text, faults)
    return _facts(knowledge, text, case)


def read_story(knowledge: Knowledge, text: str) -> Story:
    """One story of a cases file; raises FaultsError with everything that is wrong."""
    story = _object(text)
    faults = [*_unknown_keys(story), *_missing_keys(story), *_wrong_kinds(story)]
    if faults:
        raise _placed(text, faults)
    faults = [*_level_faults(story), *_name_faults(knowledge, story)]
    if faults:
        raise _placed(text, faults)
    return _story(_facts(knowledge, text, story), story)


def _object(text: str) -> dict[str, Any]:
    try:
        return read_object(text)
    except JsonError as fault:
        raise FaultsError([(fault.line, fault.key, fault.message)]) from None


def _placed(text: str, faults: Iterable[tuple[str, str]]) -> FaultsError:
    """FaultsError by key, each put on the line where its key stands."""
    return FaultsError((line_of(text, key.rpartition(".")[2]) if key else 1, key, message) for key, message in faults)


def _story(facts: Facts, story: Mapping[str, Any]) -> Story:
    return Story(
        id=story["id"],
        facts=facts,
        expected=CareLevel.from_id(story["expected_level"]),
        acceptable=frozenset(CareLevel.from_id(level) for level in story["acceptable_levels"]),
        expected_contributors=tuple(story["expected_contributors"]),
        must_not=tuple(story["must_not"]),
        tags=tuple(story["tags"]),
    )


# ---- keys and kinds


def _unknown_keys(case: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    known = (*CASE_KEYS, *STORY_KEYS)
    for key in case:
        if key not in known:
            hint = did_you_mean(key, known)
            yield key, f"No such key in a case.{hint} Answers belong inside facts. Rename or remove it."


def _missing_keys(story: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    for key in NEEDED:
        if key not in story:
            yield key, "This key is missing. An evaluation needs it in every story; add it."


def _wrong_kinds(case: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    if not isinstance(case.get("facts", {}), dict):
        yield "facts", 'These must be an object, such as {"fever": false, "duration_days": 3}.'
    for key in ("id", "expected_level"):
        if not isinstance(case.get(key, "x"), str) or case.get(key, "x") == "":
            yield key, "This must be a text in quotes, and not an empty one."
    for key in ("acceptable_levels", "expected_contributors", "must_not", "tags"):
        value = case.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            yield key, "This must be a list of texts, such as []."


def _level_faults(story: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    expected, acceptable = story["expected_level"], story["acceptable_levels"]
    for key, level in [("expected_level", expected), *(("acceptable_levels", level) for level in acceptable)]:
        if level not in LEVELS:
            yield key, f'"{level}" is no care level.{did_you_mean(level, LEVELS)} Use one of: {", ".join(LEVELS)}.'
            return
    ranks = sorted({CareLevel.from_id(level) for level in acceptable})
    if expected not in acceptable:
        yield "acceptable_levels", f'These must hold the expected level, "{expected}". Add it.'
    elif ranks[-1] - ranks[0] != len(ranks) - 1:
        yield "acceptable_levels", "These have a hole between the least and the most urgent. Add the level between."


def _name_faults(knowledge: Knowledge, story: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    known: dict[str, Iterable[str]] = {
        "expected_contributors": knowledge.contributors,
        "must_not": avoid_tokens(),
    }
    for key, names in known.items():
        for name in story[key]:
            if name not in names:
                yield key, f'"{name}" is not known to this version.{did_you_mean(name, names)} Correct or remove it.'


# ---- facts


def _facts(knowledge: Knowledge, text: str, case: Mapping[str, Any]) -> Facts:
    raw = case.get("facts", {})
    person = {key: case[key] for key in PERSON_KEYS if key in case}
    faults = [(f"facts.{key}", "This is given twice. Keep the one beside facts.") for key in raw if key in person]
    faults += [fault for key, value in person.items() for fault in _shape(knowledge, key, key, value)]
    faults += [fault for key, value in raw.items() for fault in _shape(knowledge, key, f"facts.{key}", value)]
    faulty = {key.removeprefix("facts.") for key, _ in faults}
    good = {key: value for key, value in {**raw, **person}.items() if key not in faulty}
    try:
        facts = read_facts(knowledge.questions, good)
    except AnswersError as error:
        faults += [(e.fact if e.fact in person else f"facts.{e.fact}", e.message) for e in error.errors]
    if faults:
        raise _placed(text, faults)
    return facts


def _shape(knowledge: Knowledge, fact: str, key: str, value: object) -> Iterable[tuple[str, str]]:
    """What JSON lets through and a form never sends: null, numbers in quotes, objects for lists."""
    question = knowledge.questions.get(fact)
    if value is None:
        yield key, 'null is no answer. Leave the key out if it was not asked, or write "unknown" for not sure.'
    elif question is not None and _misshapen(question, value):
        yield key, f"{_shown(value)} is of the wrong type. {_WANTED[question.type]}"


def _misshapen(question: Question, value: object) -> bool:
    if value == "not_given":
        return False
    wanted = {"number": (int, float), "set": (list,), "choice": (str,), "yes_no": (bool, str)}[question.type]
    if question.type == "number" and isinstance(value, bool):
        return True
    return not isinstance(value, wanted)


def _shown(value: object) -> str:
    text = f'"{value}"' if isinstance(value, str) else str(value)
    return text if len(text) <= 40 else text[:37] + "..."


_WANTED = {
    "number": "Give a number without quotes.",
    "set": "Give a list of texts, such as [].",
    "choice": "Give one text in quotes.",
    "yes_no": 'Give true, false or "unknown".',
}
