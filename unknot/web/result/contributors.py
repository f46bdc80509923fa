"""What may be adding to the pain: at most three, with what speaks for and against each, and what would change it."""

from __future__ import annotations

from dataclasses import dataclass

from unknot.core.values import RankedContributor, WeighedSign
from unknot.knowledge.kinds import Knowledge
from unknot.knowledge.levels import CareLevel
from unknot.web.words.evidence import Source, certainty_words, sources_of
from unknot.web.words.reasons import answers_told

CANNOT_TELL = "We cannot tell from your answers. That is normal: for most back pain nobody can name one single reason."
CONFIDENCE = {
    "likely": "Likely",
    "possible": "Possible",
    "less_likely": "Less likely",
    "to_be_checked": "For a clinician to look at",
}
#: above this level the page names the answers that matter, and leaves the naming to a clinician
NAMED_UP_TO = CareLevel.ROUTINE


@dataclass(frozen=True, slots=True)
class ContributorView:
    """One possible contributor as the page shows it."""

    name: str
    confidence: str
    summary: str
    signs_for: tuple[str, ...]
    signs_against: tuple[str, ...]
    would_change: str
    certainty: str
    reference: str
    sources: tuple[Source, ...]


def contributor_views(
    knowledge: Knowledge, ranked: tuple[RankedContributor, ...], level: CareLevel | None
) -> tuple[ContributorView, ...]:
    """The contributors that may be named on a page: never a serious illness, which only a clinician can find."""
    return tuple(
        _view(knowledge, one) for one in ranked if one.id in knowledge.contributors and _named(knowledge, one, level)
    )


def _named(knowledge: Knowledge, one: RankedContributor, level: CareLevel | None) -> bool:
    kind = knowledge.contributors[one.id].kind
    return kind == "everyday" or (kind == "needs_checking" and level is not None and level <= NAMED_UP_TO)


def _view(knowledge: Knowledge, one: RankedContributor) -> ContributorView:
    contributor = knowledge.contributors[one.id]
    return ContributorView(
        name=contributor.name,
        confidence=CONFIDENCE[one.confidence],
        summary=contributor.summary,
        signs_for=_told(knowledge, one.signs_for),
        signs_against=_told(knowledge, one.signs_against),
        would_change=contributor.what_would_change,
        certainty=certainty_words(contributor.certainty),
        reference=contributor.reference,
        sources=sources_of(knowledge, contributor.evidence),
    )


def _told(knowledge: Knowledge, signs: tuple[WeighedSign, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line for sign in signs for line in answers_told(knowledge, sign.reasons)))
