"""Finds a medicine from what a person types: other names, accents, capitals and small slips of the fingers.

What is not known gives nothing, and the edge then says so: a guess at a medicine is worse than none.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from unknot.knowledge.kinds import Knowledge, Remedy

#: slips are forgiven only here: a wrong guess at a heat pad helps nobody, and "rub" is close to much
FORGIVEN_KINDS = ("medicine", "supplement")
#: at least this many letters, and this many slips; shorter words must be right
SLIPS = ((8, 2), (5, 1))
#: what is typed beyond this is not read
WORDS_READ = 24
WORDS_IN_A_NAME = 6
#: words that say in what form or what for; a name is also known without them
FORM_WORDS = frozenset(
    {
        *("bones", "by", "capsules", "cream", "drinks", "for", "gel", "included", "mouth", "only", "other"),
        *("pain", "patch", "prescribed", "rub", "spray", "supplement", "tablets"),
    }
)
_JOINS = re.compile(r"[:,()/|]|\b(?:or|and)\b")
_QUOTES = re.compile("['’‘`´]")
_WORD = re.compile(r"[a-z]+|[0-9]+")

Names = dict[str, tuple[str, ...]]


def recognise(knowledge: Knowledge, typed: str) -> tuple[str, ...]:
    """The remedies that the typed words name, in the order of the words; empty when none is known.

    Whole names come first, the longest before its parts ("ibuprofen gel" before "ibuprofen"). What is left may be
    a name with slips; of several the closest counts, and all that are equally close.
    """
    words = words_of(typed)[:WORDS_READ]
    exact, forgiven = _names(knowledge)
    found: dict[int, tuple[str, ...]] = {}
    taken: set[int] = set()
    for names in (exact, forgiven):
        for start, length in _windows(len(words)):
            places = set(range(start, start + length))
            if not taken & places:
                key = "".join(words[start : start + length])
                ids = names.get(key, ()) if names is exact else _closest(names, key)
                if ids:
                    found[start] = ids
                    taken |= places
    return tuple(dict.fromkeys(id_ for start in sorted(found) for id_ in found[start]))


def words_of(text: str) -> list[str]:
    """The words in small letters without accents, and the numbers; an apostrophe joins, anything else parts."""
    plain = unicodedata.normalize("NFKD", _QUOTES.sub("", text))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
    return _WORD.findall(plain)


def _windows(words: int) -> Iterator[tuple[int, int]]:
    """Every stretch of neighbouring words, the longest first."""
    for length in range(min(words, WORDS_IN_A_NAME), 0, -1):
        yield from ((start, length) for start in range(words - length + 1))


@functools.lru_cache(maxsize=8)
def _names(knowledge: Knowledge) -> tuple[Names, Names]:
    """Every name with the remedies that bear it: all of them, and those where slips are forgiven."""
    exact: dict[str, list[str]] = {}
    forgiven: dict[str, list[str]] = {}
    for remedy in knowledge.remedies.values():
        for name in dict.fromkeys("".join(words_of(name)) for name in names_of(remedy)):
            if name:
                exact.setdefault(name, []).append(remedy.id)
                if remedy.kind in FORGIVEN_KINDS:
                    forgiven.setdefault(name, []).append(remedy.id)
    return _frozen(exact), _frozen(forgiven)


def _frozen(names: dict[str, list[str]]) -> Names:
    return {name: tuple(ids) for name, ids in names.items()}


def names_of(remedy: Remedy) -> tuple[str, ...]:
    """What a remedy is called: its id in words, its name, what else it is called, and a medicine's single names."""
    own = (remedy.id.replace("_", " "), remedy.name)
    bare = (_bare(part) for name in own for part in _JOINS.split(name)) if remedy.kind in FORGIVEN_KINDS else ()
    return (*own, *remedy.also_called, *bare)


def _bare(name: str) -> str:
    """The name without the words of its form: "capsaicin" of "capsaicin cream"."""
    return " ".join(word for word in words_of(name) if word not in FORM_WORDS)


def _closest(names: Names, typed: str) -> tuple[str, ...]:
    """The remedies whose name is nearest to what was typed, within the slips that its length allows."""
    near = [(distance, ids) for name, ids in names.items() if (distance := _slips(name, typed)) is not None]
    least = min((distance for distance, _ in near), default=0)
    return tuple(dict.fromkeys(id_ for distance, ids in near if distance == least for id_ in ids))


def _slips(name: str, typed: str) -> int | None:
    """How many slips lie between the two; None when there are more than the shorter one allows."""
    allowed = slips_allowed(min(len(name), len(typed)))
    if allowed == 0 or abs(len(name) - len(typed)) > allowed:
        return None
    distance = edit_distance(name, typed)
    return distance if distance <= allowed else None


def slips_allowed(letters: int) -> int:
    """How many slips a word of this length may hold."""
    return next((slips for least, slips in SLIPS if letters >= least), 0)


def edit_distance(one: str, two: str) -> int:
    """The least number of letters put in, left out, changed or swapped with the next to make one word the other.

    Levenshtein 1966, with Damerau's swap of two neighbours (1964), each stretch edited once.
    """
    return OSA.distance(one, two)
