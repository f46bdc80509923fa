"""What can be tested, and by whom: each question with its arms, its lengths, and why it may not be for this person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from unknot.core.exclusions import Switch
from unknot.core.experiment.allowed import Allowed, allowed, own_idea_allowed
from unknot.core.experiment.design import HINT_DAYS, USUAL_DAYS, lengths, question_of
from unknot.core.experiment.values import FairQuestion
from unknot.core.triage import judge
from unknot.interop.notes import note_text
from unknot.knowledge.kinds import Experiment, Knowledge
from unknot.knowledge.levels import CareLevel
from unknot.records.experiment_queries import ArmWords, FairWords
from unknot.web.standing import Standing
from unknot.web.visit import Visit
from unknot.web.words.dates import plural
from unknot.web.words.evidence import Source, certainty_words, sources_of
from unknot.web.words.experiments import OUTCOMES, OutcomeWords

#: the id of a question of one's own
OWN = "own"


@dataclass(frozen=True, slots=True)
class Offer:
    """A question that may be tested, in the words that are shown and kept."""

    id: str
    words: FairWords
    question: FairQuestion
    lengths: tuple[int, ...]
    usual: int
    remedies: tuple[str, ...] = ()
    category: str = ""
    keep_as_usual: tuple[str, ...] = ()
    stop_if: tuple[str, ...] = ()
    body: str = ""
    certainty: str = ""
    sources: tuple[Source, ...] = ()

    @property
    def outcome(self) -> OutcomeWords:
        """What it is measured by, in words."""
        return OUTCOMES[self.question.outcome]


@dataclass(frozen=True, slots=True)
class Card:
    """One question of the list: its name, what is measured and for how long, and why it is barred where it is."""

    id: str
    name: str
    details: str
    certainty: str
    why_not: tuple[str, ...] = ()
    not_known: tuple[str, ...] = ()

    @property
    def is_barred(self) -> bool:
        """Whether it is not for this person now."""
        return bool(self.why_not or self.not_known)


def offer_of(knowledge: Knowledge, experiment: Experiment) -> Offer:
    """A question of the knowledge."""
    offered = lengths(experiment)
    return Offer(
        id=experiment.id,
        words=FairWords(experiment.name, tuple(ArmWords(arm.name, arm.do) for arm in experiment.arms)),
        question=question_of(experiment),
        lengths=offered,
        usual=offered[-1],
        remedies=experiment.remedies,
        keep_as_usual=experiment.keep_as_usual,
        stop_if=experiment.stop_if,
        body=experiment.body,
        certainty=certainty_words(experiment.certainty),
        sources=sources_of(knowledge, experiment.evidence),
    )


def own_offer(idea: str, category: str, outcome: str, remedies: tuple[str, ...]) -> Offer:
    """An idea of the person's own, which was screened before."""
    idea = " ".join(idea.split())
    arms = (
        ArmWords(idea[:1].upper() + idea[1:], "Do it once on this day, gently, and in the same way each time."),
        ArmWords("Your usual day", "Leave it out, and do all else as you usually do."),
    )
    words = FairWords(f"Does this help me: {idea.rstrip('.?')}?", arms)
    lengths_ = (HINT_DAYS, USUAL_DAYS)
    return Offer(OWN, words, FairQuestion(OWN, outcome), lengths_, USUAL_DAYS, remedies, category)


def why_not_now(standing: Standing) -> str:
    """Why no test may begin: check_first | get_help_first | be_seen_first | in_a_flare; empty when one may."""
    if standing.id == "blocked":
        return "get_help_first"
    if standing.id != "planned" or standing.outcome is None:
        return "check_first"
    if standing.outcome.assessment.care_level not in (CareLevel.SELF_CARE, CareLevel.ROUTINE):
        return "be_seen_first"
    flare = standing.path is not None and standing.path.flare is not None
    return "in_a_flare" if flare else ""


def may_test(visit: Visit, experiment: str, remedies: tuple[str, ...]) -> Allowed:
    """Whether a question may be tested by this person, by the answers that count now."""
    now, assessment = judge(visit.knowledge, visit.counting).seen, visit.outcome.assessment
    known = visit.knowledge.experiments.get(experiment)
    if known is None:
        return own_idea_allowed(visit.knowledge, remedies, assessment, now)
    return allowed(visit.knowledge, known, assessment, now)


def in_plan(visit: Visit, standing: Standing, remedies: tuple[str, ...]) -> tuple[str, ...]:
    """The names of what the plan holds too: on the days of a test the test goes first."""
    planned = {item.id for item in (standing.whole.items if standing.whole else ()) if item.kind == "remedy"}
    return tuple(visit.knowledge.remedies[id_].name for id_ in remedies if id_ in planned)


def cards(visit: Visit) -> tuple[tuple[Card, ...], tuple[Card, ...]]:
    """The questions that this person may test, and those that are not for them, each with the reason."""
    every = [_card(visit, one) for one in sorted(visit.knowledge.experiments.values(), key=lambda one: one.name)]
    return tuple(one for one in every if not one.is_barred), tuple(one for one in every if one.is_barred)


def _card(visit: Visit, experiment: Experiment) -> Card:
    offer = offer_of(visit.knowledge, experiment)
    found = may_test(visit, experiment.id, experiment.remedies)
    why, not_known = (words(visit.knowledge, found, offer) for words in (bars_in_words, open_in_words))
    details = f"{plural(offer.usual, 'day')}. Measured: {offer.outcome.name.lower()}."
    return Card(experiment.id, experiment.name, details, offer.certainty, why, not_known)


def bars_in_words(knowledge: Knowledge, found: Allowed, offer: Offer) -> tuple[str, ...]:
    """Why a test is barred by what is known, each reason once."""
    return _notes(knowledge, (one for one in found.bars if not one.unknown), offer)


def open_in_words(knowledge: Knowledge, found: Allowed, offer: Offer) -> tuple[str, ...]:
    """What bars a test as long as nobody knows that it is not so."""
    return _notes(knowledge, (one for one in found.bars if one.unknown), offer)


def changes_in_words(knowledge: Knowledge, found: Allowed, offer: Offer) -> tuple[str, ...]:
    """What this person does differently in a test that they may take."""
    return _notes(knowledge, found.changes, offer)


def _notes(knowledge: Knowledge, switches: Iterable[Switch], offer: Offer) -> tuple[str, ...]:
    """The words of each note; an exclusion words a change by the remedy that it changes."""
    texts: list[str] = []
    for note in (switch.note for switch in switches):
        row = knowledge.exclusions[note.id].rows[note.index] if note.source == "exclusion" else None
        items = [one for one in offer.remedies if row is not None and one in row.changes] or [""]
        texts += [note_text(knowledge, note, item) for item in items]
    return tuple(dict.fromkeys(text for text in texts if text))
