"""Every movement has a figure, and the words of figures keep to the limits. That each is of something is ids_exist's."""

from __future__ import annotations

from collections.abc import Iterator

from unknot.knowledge.checks.words_are_ours import AVOIDED
from unknot.knowledge.figure_kinds import Figure
from unknot.knowledge.kinds import Knowledge
from unknot.knowledge.problems import Problem

WORDS_AT_MOST = 20  # in one sentence


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """A problem for each movement without a figure, and for each cue that is too much."""
    for id_, figure in knowledge.figures.items():
        yield from _cues(f"figures/{id_}.md", figure)
    if knowledge.figures:  # a small knowledge of one's own may be without any
        for id_ in knowledge.movements:
            if id_ not in knowledge.figures:
                yield Problem(f"movements/{id_}.md", "", f"This movement has no figure. Add figures/{id_}.md.")


def _cues(file: str, figure: Figure) -> Iterator[Problem]:
    for n, frame in enumerate(figure.keyframes):
        for sentence in filter(None, frame.cue.split(". ")):
            if len(sentence.split()) > WORDS_AT_MOST:
                yield Problem(
                    file, f"keyframes[{n}].cue", f'A sentence has at most {WORDS_AT_MOST} words: "{sentence}"'
                )
        for phrase in AVOIDED:
            if phrase in frame.cue.lower():
                yield Problem(file, f"keyframes[{n}].cue", f'"{phrase}" is not said here. Find other words.')
