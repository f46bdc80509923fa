"""Every figure is of a movement or of a named position, every movement has one, and its words keep to the limits."""

from __future__ import annotations

from collections.abc import Iterator

from unknot.knowledge.checks.words_are_ours import AVOIDED
from unknot.knowledge.figure_kinds import POSITIONS, Figure
from unknot.knowledge.kinds import Knowledge
from unknot.knowledge.problems import Problem, did_you_mean

WORDS_AT_MOST = 20  # in one sentence


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """A problem for each figure without a movement, each movement without a figure, and each cue that is too much."""
    known = {**knowledge.movements, **dict.fromkeys(POSITIONS)}
    for id_, figure in knowledge.figures.items():
        file = f"figures/{id_}.md"
        if id_ not in known:
            yield Problem(file, "", f"There is no movement or position of this name.{did_you_mean(id_, known)}")
        if figure.variant_of and figure.variant_of not in knowledge.figures:
            hint = did_you_mean(figure.variant_of, knowledge.figures)
            yield Problem(file, "variant_of", f'There is no figure called "{figure.variant_of}".{hint}')
        yield from _cues(file, figure)
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
