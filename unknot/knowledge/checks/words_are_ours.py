"""Words for people keep to the limits: nothing that frightens, promises or names a disease as an outcome."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields

from unknot.knowledge.kinds import Knowledge
from unknot.knowledge.problems import Problem

FOLDERS = (
    "questions",
    "red_flags",
    "contributors",
    "remedies",
    "movements",
    "phases",
    "exclusions",
    "topics",
    "desk",
    "lifting",
    "experiments",
)
#: clinical reference part 9 line 7, the vocabulary's damage language, and rule C7
AVOIDED = (
    "worn out",
    "wear and tear",
    "crumbling",
    "slipped out",
    "out of place",
    "never bend",
    "will snap",
    "nothing serious",
    "medical grade",
    "clinically proven",
    "safe for everyone",
    "risk score",
    "prevents injury",
    "wait and see",
    "see how it goes",
    "give it a few days",
)
_AVOIDED = re.compile(r"\b(" + "|".join(map(re.escape, AVOIDED)) + r")\b", re.IGNORECASE)


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """A problem for each avoided phrase, and for each do-not line that does not say "Do not"."""
    for folder in FOLDERS:
        for id_, item in getattr(knowledge, folder).items():
            for key, text in _texts(item):
                if found := _AVOIDED.search(text):
                    yield Problem(f"{folder}/{id_}.md", key, f'"{found.group()}" is not said here. Find other words.')
            for line in getattr(item, "do_not", ()):
                if not line.startswith("Do not "):
                    yield Problem(f"{folder}/{id_}.md", "do_not", f'Each line begins "Do not": "{line}"')


def _texts(item: object) -> Iterator[tuple[str, str]]:
    for field in fields(item):  # type: ignore[arg-type]
        value = getattr(item, field.name)
        if isinstance(value, str):
            yield field.name, value
        elif isinstance(value, tuple):
            yield from ((field.name, text) for text in value if isinstance(text, str))
