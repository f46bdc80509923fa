"""May a person test an idea of their own? Only a low-risk habit in plain words; all else is refused, with the reason.

The person chooses a category and writes the idea. Three gates, and each can refuse alone: no word of a refused list;
a word that shows the idea belongs to its category; no word that is not known. So a medicine that no list holds is
still refused, as its name is not a known word. A name that the library knows is refused first (``named``).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from unknot.core.experiment.screening_words import (
    BARRED_IN,
    CATEGORIES,
    MOST_MINUTES,
    ONLY_WHEN,
    PLAIN,
    REFUSED,
    REMEDIES,
)
from unknot.core.medicine_names import recognise
from unknot.knowledge.kinds import Knowledge

#: an idea is one short line
MOST_LETTERS = 120
LEAST_WORDS = 2
#: what to do instead, by the reason of a refusal
WHAT_TO_DO: Mapping[str, str] = MappingProxyType(
    {
        "self_harm": "get_help_now",
        "stops_care": "ask_a_clinician",
        "drugs": "ask_a_clinician",
        "alcohol": "choose_from_the_list",
        "medicine": "ask_a_pharmacist",
        "supplement": "ask_a_pharmacist",
        "fasting": "ask_a_clinician",
        "manipulation": "ask_a_clinician",
        "device": "ask_a_clinician",
        "heavy_lifting": "use_the_plan",
        "hard_exercise": "use_the_plan",
        "heat_or_cold_danger": "choose_from_the_list",
        "skin": "ask_a_clinician",
        "sleep_loss": "choose_from_the_list",
        "breath_holding": "choose_from_the_list",
        "driving": "choose_from_the_list",
        "bed_rest": "use_the_plan",
        "other_people": "choose_from_the_list",
        "no_such_category": "choose_a_category",
        "too_short": "say_more",
        "too_long": "say_it_in_one_line",
        "too_much_time": "make_it_shorter",
        "not_in_category": "choose_a_category",
        "words_not_known": "say_it_in_plain_words",
    }
)
_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class Screened:
    """Whether an idea may be tested. ``words`` are those that led to a refusal; ``remedies`` bar it by exclusions."""

    allowed: bool
    reason: str = ""
    what_to_do: str = ""
    words: tuple[str, ...] = ()
    remedies: tuple[str, ...] = ()


def screen(idea: str, category: str, knowledge: Knowledge) -> Screened:
    """Whether this idea, in this category, may be tested."""
    words = words_of(idea)
    for gate in (_refused, _named(knowledge), _shape, _barred_here, _minutes, _belongs, _known):
        reason, because = gate(words, category)
        if reason:
            return Screened(False, reason, WHAT_TO_DO[reason], because)
    return Screened(True, remedies=REMEDIES[category])


def words_of(idea: str) -> tuple[str, ...]:
    """The words and numbers in lower case and without accents; an apostrophe joins ("don't" is one word)."""
    plain = unicodedata.normalize("NFKD", idea.casefold())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return tuple(_WORD.findall(re.sub("['’‘`´]", "", letters)))


_Found = tuple[str, tuple[str, ...]]
_NOTHING: _Found = ("", ())


def _refused(words: Sequence[str], _category: str) -> _Found:
    for reason, listed in REFUSED.items():
        found = tuple(entry for entry in listed if _holds(words, entry))
        if found:
            return reason, tuple(map(_shown, found))
    return _NOTHING


def _shown(entry: str) -> str:
    """An entry of a list as words."""
    return entry.rstrip("*").replace("_", " ")


def _holds(words: Sequence[str], entry: str) -> bool:
    """Whether a word or phrase of a list stands in the idea."""
    sought = entry.replace("-", "_").split("_")
    return any(
        all(map(_same, words[start : start + len(sought)], sought)) for start in range(len(words) - len(sought) + 1)
    )


def _same(word: str, sought: str) -> bool:
    return word.startswith(sought[:-1]) if sought.endswith("*") else word in (sought, sought + "s")


def _named(knowledge: Knowledge) -> Callable[[Sequence[str], str], _Found]:
    """A medicine or supplement that the library knows by any of its names, slips of the fingers included."""

    def gate(words: Sequence[str], _category: str) -> _Found:
        for id_ in recognise(knowledge, " ".join(word for word in words if word not in PLAIN)):
            if knowledge.remedies[id_].kind in ("medicine", "supplement"):
                return knowledge.remedies[id_].kind, (id_,)
        return _NOTHING

    return gate


def _shape(words: Sequence[str], category: str) -> _Found:
    if category not in CATEGORIES:
        return "no_such_category", ()
    if len(words) < LEAST_WORDS:
        return "too_short", ()
    return ("too_long", ()) if len("".join(words)) > MOST_LETTERS else _NOTHING


def _barred_here(words: Sequence[str], category: str) -> _Found:
    """What is refused in this category alone."""
    found = tuple(entry for entry in BARRED_IN.get(category, ()) if _holds(words, entry))
    return ("heat_or_cold_danger", tuple(map(_shown, found))) if found else _NOTHING


def _minutes(words: Sequence[str], category: str) -> _Found:
    """A number too large for minutes; more than one hour is too long as well."""
    for place, word in enumerate(words):
        number = float(word.replace(",", ".")) if word[0].isdecimal() else 0.0
        in_hours = words[place + 1 : place + 2] in (("hour",), ("hours",))
        if number > MOST_MINUTES[category] or (in_hours and number > 1):
            return "too_much_time", (word,)
    return _NOTHING


def _belongs(words: Sequence[str], category: str) -> _Found:
    alone = category != "bed_and_sleep"
    showing = CATEGORIES[category] - ONLY_WHEN if alone else CATEGORIES[category]
    return _NOTHING if showing & set(words) else ("not_in_category", ())


def _known(words: Sequence[str], category: str) -> _Found:
    known = PLAIN | CATEGORIES[category]
    unknown = tuple(word for word in words if word not in known and not word[0].isdecimal())
    return ("words_not_known", unknown) if unknown else _NOTHING
