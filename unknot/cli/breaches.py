"""Whether an answer recommends what it must not: the avoid tokens, read mechanically.

What counts for each name stands in ``data/avoid_tokens.tsv``, and how that file is read in the
vocabulary's README.
"""

from __future__ import annotations

import functools
import importlib.resources
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from unknot.cli.advice import Advice, advises
from unknot.knowledge.levels import CareLevel

_SCANS = re.compile(
    r"\b(?:ask for|book|get|have|request)\s+(?:an?\s+|your\s+)?(?:[\w-]+\s+)?(?:x-ray|scan|mri|ct)s?\b", re.IGNORECASE
)


@dataclass(frozen=True)
class AvoidToken:
    """One name for something an answer must not recommend, in terms a program can check."""

    id: str
    meaning: str
    remedies: frozenset[str]
    movements: frozenset[str]
    movement_tags: frozenset[str]
    behaviours: tuple[str, ...]
    phrases: tuple[str, ...]


@functools.cache
def avoid_tokens() -> Mapping[str, AvoidToken]:
    """The avoid tokens that come with the program, by id."""
    text = importlib.resources.files("unknot.cli").joinpath("data/avoid_tokens.tsv").read_text(encoding="utf-8")
    return read_tokens(text)


def read_tokens(text: str) -> dict[str, AvoidToken]:
    """The tokens of a tab-separated table with a header row."""
    _, *rows = (line.split("\t") for line in text.splitlines() if line)
    return {row[0]: _token(*row) for row in rows}


def breaches(advice: Advice, must_not: Iterable[str], tokens: Mapping[str, AvoidToken]) -> dict[str, tuple[str, ...]]:
    """The names that the advice breaches, each with what breached it."""
    found = {name: tuple(evidence(advice, tokens[name])) for name in must_not}
    return {name: because for name, because in found.items() if because}


def evidence(advice: Advice, token: AvoidToken) -> Iterator[str]:
    """Everything in the advice that breaches one name."""
    yield from (f"remedy {remedy}" for remedy in sorted(advice.remedies & token.remedies))
    moved = advice.movements if "*" in token.movements else advice.movements & token.movements
    yield from (f"movement {movement}" for movement in sorted(moved))
    yield from (f"movement tag {tag}" for tag in sorted(advice.movement_tags & token.movement_tags))
    for behaviour in token.behaviours:
        yield from _BEHAVIOURS[behaviour](advice, token)
    yield from (found for phrase in token.phrases for found in _advised(_pattern(phrase), advice.said))


def _token(
    name: str, meaning: str, remedies: str, movements: str, tags: str, behaviours: str, phrases: str
) -> AvoidToken:
    return AvoidToken(
        name, meaning, frozenset(_list(remedies)), frozenset(_list(movements)), frozenset(_list(tags)),
        _list(behaviours), _list(phrases),
    )  # fmt: skip


def _list(cell: str) -> tuple[str, ...]:
    return () if cell == "-" else tuple(cell.split("|"))


@functools.cache
def _pattern(phrase: str) -> re.Pattern[str]:
    """The phrase as whole words, any case, its last word also as a plural."""
    words = r"\s+".join(re.escape(word) for word in phrase.split())
    return re.compile(rf"(?<!\w){words}(?:e?s)?(?!\w)", re.IGNORECASE)


def _advised(pattern: re.Pattern[str], sentences: Iterable[str]) -> Iterator[str]:
    """The sentences that advise doing what the pattern names."""
    for sentence in sentences:
        found = [match for match in pattern.finditer(sentence) if advises(sentence, match.start())]
        if found:
            yield f'"{found[0].group()}" in: {sentence}'


def _waits(advice: Advice, _: AvoidToken) -> Iterator[str]:
    if advice.care_level is CareLevel.SELF_CARE:
        yield "care level self_care"


def _images(advice: Advice, _: AvoidToken) -> Iterator[str]:
    yield from _advised(_SCANS, advice.said)


def _damages(advice: Advice, token: AvoidToken) -> Iterator[str]:
    for text in (*advice.said, *advice.explaining):
        yield from (f'"{phrase}" in: {text}' for phrase in token.phrases if _pattern(phrase).search(text))


def _columns_say_it(_: Advice, __: AvoidToken) -> Iterator[str]:
    return iter(())


_BEHAVIOURS: Mapping[str, Callable[[Advice, AvoidToken], Iterator[str]]] = {
    "offer_guided_session": _columns_say_it,  # the exercise remedies, and * for any movement
    "wait_and_see": _waits,
    "advise_imaging": _images,
    "damage_language": _damages,
    "continue_sport": _columns_say_it,  # its phrases and movement tags
    "stop_all_activity": _columns_say_it,  # its phrases, and bed rest
}
