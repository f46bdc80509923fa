"""Every reference of the library, such as ``remedy:walking``, leads to a file, and advice leads to what may be advised."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from unknot.knowledge.checks.evidence_exists import missing_evidence
from unknot.knowledge.kinds import Claim, Knowledge
from unknot.knowledge.problems import Problem, missing

#: the word before the colon: the folder that it names
FOLDER_OF = {
    "remedy": "remedies",
    "movement": "movements",
    "contributor": "contributors",
    "topic": "topics",
    "claim": "claims",
    "red_flag": "red_flags",
    "rule": "rules",
    "exclusion": "exclusions",
    "measure": "measures",
    "desk": "desk",
    "lifting": "lifting",
    "fact": "questions",
}
#: where the rules stand that keep people safe from an unsafe claim
SAFETY_KINDS = ("red_flag", "rule", "exclusion")
#: what may be done instead of what a claim says
INSTEAD_KINDS = ("remedy", "movement", "topic", "desk", "lifting")
#: stances that are only told, never advised
NEVER_ADVISED = ("information_only", "do_not_offer")


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """A problem for each reference that leads nowhere, or to something that must not be advised."""
    for id_, topic in knowledge.topics.items():
        yield from _lead_nowhere(knowledge, f"topics/{id_}.md", "about", topic.about)
        yield from missing_evidence(knowledge, f"topics/{id_}.md", "views", [view.evidence for view in topic.views])
    for claim in knowledge.claims.values():
        yield from _of_claim(knowledge, claim)


def _of_claim(knowledge: Knowledge, claim: Claim) -> Iterator[Problem]:
    file = f"claims/{claim.id}.md"
    yield from _lead_nowhere(knowledge, file, "about", claim.about)
    yield from _lead_nowhere(knowledge, file, "instead", claim.instead, INSTEAD_KINDS)
    yield from _lead_nowhere(knowledge, file, "safety", claim.safety, SAFETY_KINDS)
    yield from missing_evidence(knowledge, file, "views", [view.evidence for view in claim.views])
    for reference in claim.instead:
        remedy = knowledge.remedies.get(reference.removeprefix("remedy:"))
        if remedy and reference.startswith("remedy:") and remedy.stance in NEVER_ADVISED:
            yield Problem(file, "instead", f'"{reference}" is {remedy.stance}. Name something that may be advised.')


def _lead_nowhere(
    knowledge: Knowledge, file: str, key: str, references: Iterable[str], allowed: Iterable[str] = tuple(FOLDER_OF)
) -> Iterator[Problem]:
    for reference in references:
        kind, colon, id_ = reference.partition(":")
        if not colon or kind not in allowed:
            yield Problem(file, key, f'"{reference}" must begin with one of {", ".join(f"{k}:" for k in allowed)}')
            continue
        yield from missing(file, key, [id_], getattr(knowledge, FOLDER_OF[kind]), kind)
