"""The few files that the program itself looks up by name are there, or a page fails for everybody."""

from __future__ import annotations

from collections.abc import Iterator

from unknot.knowledge.kinds import Knowledge
from unknot.knowledge.problems import Problem

#: folder and id: the part of the program that looks it up and has nothing to fall back on
LOOKED_UP = {
    ("countries", "other"): "unknot/cli/words.py",
    ("lifting", "revised_niosh"): "unknot/web/learn/lifting.py",
}


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """A problem for each file that the program looks up and that is missing."""
    for (folder, id_), part in LOOKED_UP.items():
        if id_ not in getattr(knowledge, folder):
            yield Problem(f"{folder}/{id_}.md", "", f"{part} looks this file up by name, and it is missing.")
