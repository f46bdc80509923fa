"""Every file says who read it and by when it must be read again."""

from __future__ import annotations

from collections.abc import Iterator

from unknot.knowledge.kinds import FOLDERS, Knowledge
from unknot.knowledge.problems import Problem


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """A problem for each review that ends before it begins."""
    for folder in FOLDERS:
        for id_, item in getattr(knowledge, folder).items():
            if item.review.again_by <= item.review.on:
                yield Problem(f"{folder}/{id_}.md", "reviewed.again_by", "This must be after the day of the review.")
