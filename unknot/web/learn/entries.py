"""One thing of the library as its page shows it: verdict or stance first, then why, what to do, and the sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from unknot.core.plan_remedies import OFFERED
from unknot.knowledge.kinds import Claim, Contributor, GuidelineView, Knowledge, Movement, Remedy, Topic
from unknot.knowledge.review import Review
from unknot.web.learn.for_you import ForYou, Reader
from unknot.web.learn.links import Link, link, links, mentioned_by
from unknot.web.learn.medicines import say
from unknot.web.learn.words import (
    CONTRIBUTOR_KINDS,
    GATED_KINDS,
    MOVEMENT_KINDS,
    NOT_FOR_YOU,
    PHASES,
    REMEDY_KINDS,
    STARTS,
    VERDICTS,
    stance_words,
)
from unknot.web.move.figures import FigureView, whole
from unknot.web.words.dates import date_words
from unknot.web.words.dose import dose_words
from unknot.web.words.evidence import Source, certainty_words, sources_of

ONLY_A_CLINICIAN = "Answers to questions cannot find this. Only a doctor or nurse can, by looking and testing."


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a page. ``kind``: text | md | dots | crosses | steps | links | views | doses."""

    heading: str
    kind: str
    value: Any


@dataclass(frozen=True, slots=True)
class EntryView:
    """A whole page: what it is, the verdict, what stands behind it, and what it is for this person."""

    kind: str
    id: str
    title: str
    kicker: str
    tag: str
    tone: str
    lead: str
    sections: tuple[Section, ...]
    certainty: str
    sources: tuple[Source, ...]
    reviewed: tuple[str, ...]
    for_you: ForYou | None = None
    quoted: bool = False
    figure: FigureView | None = None

    @property
    def short(self) -> tuple[Section, ...]:
        """The parts that a search shows at once: the answer, why, and what to do instead."""
        return self.sections[:3]


def review_words(review: Review) -> tuple[str, ...]:
    """Who has read a page, when, and until when that counts."""
    written, again = date_words(review.on), date_words(review.again_by)
    if review.by == "unreviewed":
        return ("Not yet reviewed by a clinician.", f"Written {written}, to be looked at again by {again}.")
    return (f"Reviewed by {review.by} on {written}.", f"To be looked at again by {again}.")


def _sections(*parts: tuple[str, str, Any]) -> tuple[Section, ...]:
    """The parts that hold something."""
    return tuple(Section(heading, kind, value) for heading, kind, value in parts if value)


def _views(knowledge: Knowledge, views: Iterable[GuidelineView]) -> tuple[tuple[str, str, str], ...]:
    return tuple((view.who, view.says, knowledge.evidence[view.evidence].citation) for view in views)


def _about(knowledge: Knowledge, reference: str) -> tuple[Link, ...]:
    return links(knowledge, mentioned_by(knowledge, reference, "claim"))


def claim_entry(reader: Reader, id_: str) -> EntryView:
    """Something people are told, with the verdict."""
    knowledge, claim = reader.knowledge, reader.knowledge.claims[id_]
    words, tone = VERDICTS[claim.verdict]
    return EntryView(
        kind="claim",
        id=id_,
        title=claim.quote,
        quoted=True,
        kicker="You may have read",
        tag=words,
        tone=tone,
        lead=claim.fact,
        sections=_sections(
            ("Why", "md", claim.body),
            ("What to do instead", "text", claim.instead_say),
            ("", "links", links(knowledge, reader.without_off(claim.instead))),
            *_safety(knowledge, claim),
            ("What guidelines say", "views", _views(knowledge, claim.views)),
            ("More about this", "links", links(knowledge, claim.about)),
        ),
        certainty=certainty_words(claim.certainty),
        sources=sources_of(knowledge, claim.evidence),
        reviewed=review_words(claim.review),
        for_you=reader.in_plan((*claim.about, *claim.instead)),
    )


def _safety(knowledge: Knowledge, claim: Claim) -> tuple[tuple[str, str, Any], ...]:
    """The rules that keep people safe from a claim: warning signs as links, the rest by name."""
    signs = [ref for ref in claim.safety if ref.startswith("red_flag:")]
    rest = [link(knowledge, ref).name for ref in claim.safety if not ref.startswith("red_flag:")]
    return (
        ("Warning signs", "links", links(knowledge, signs)),
        ("Our rules about this", "dots", tuple(dict.fromkeys(rest))),
    )


def topic_entry(reader: Reader, id_: str) -> EntryView:
    """A question with its answer."""
    knowledge, topic = reader.knowledge, reader.knowledge.topics[id_]
    return EntryView(
        kind="topic",
        id=id_,
        title=topic.question,
        kicker=_reading_time(topic),
        tag="",
        tone="",
        lead=topic.short,
        sections=_sections(
            ("", "md", topic.body),
            ("What guidelines say", "views", _views(knowledge, topic.views)),
            ("More about this", "links", links(knowledge, reader.without_off(topic.about))),
        ),
        certainty=certainty_words(topic.certainty),
        sources=sources_of(knowledge, topic.evidence),
        reviewed=review_words(topic.review),
        for_you=reader.in_plan(topic.about),
    )


#: words read in a second; 200 a minute is slow and careful reading
WORDS_A_SECOND = 200 / 60


def _reading_time(topic: Topic) -> str:
    seconds = len(topic.body.split()) / WORDS_A_SECOND
    return f"{max(1, round(seconds / 30) / 2):g} min to read"


def remedy_entry(reader: Reader, id_: str) -> EntryView:
    """Something to try or to know about. How a medicine is taken stands on its pack, and is not told here."""
    knowledge, remedy = reader.knowledge, reader.knowledge.remedies[id_]
    for_you, may_tell = _standing(reader, remedy)
    is_off = bool(for_you and for_you.is_off and remedy.stance in OFFERED)
    words, tone = NOT_FOR_YOU if is_off else stance_words(remedy.kind, remedy.stance)
    return EntryView(
        kind="remedy",
        id=id_,
        title=remedy.name,
        kicker=REMEDY_KINDS[remedy.kind],
        tag=words,
        tone=tone,
        lead=remedy.effect,
        sections=_sections(
            *(_how(remedy) if may_tell else ()),
            ("Not for you if", "dots", tuple(note.text for note in remedy.not_if)),
            ("Take care if", "dots", tuple(note.text for note in remedy.change_if)),
            ("Do not", "crosses", remedy.do_not),
            ("Stop if", "dots", remedy.stop_if),
            *_visit(remedy),
            ("What people are told about it", "links", _about(knowledge, f"remedy:{id_}")),
            ("Questions about it", "links", links(knowledge, mentioned_by(knowledge, f"remedy:{id_}", "topic"))),
            ("It may help with", "links", links(knowledge, [f"contributor:{one}" for one in remedy.fits])),
        ),
        certainty=certainty_words(remedy.certainty),
        sources=sources_of(knowledge, remedy.evidence),
        reviewed=review_words(remedy.review),
        for_you=for_you,
    )


def _standing(reader: Reader, remedy: Remedy) -> tuple[ForYou | None, bool]:
    """What a remedy is for this person, and whether how to take it may be told: medicines only behind their gate."""
    if remedy.kind in GATED_KINDS and remedy.stance != "do_not_offer" and reader.standing.id != "blocked":
        answer, said = say(reader, remedy)
        return said, answer.status == "information"
    for_you = reader.for_you("remedy", remedy.id)
    return for_you, remedy.stance not in OFFERED or not (for_you and for_you.is_off)


def _how(remedy: Remedy) -> tuple[tuple[str, str, Any], ...]:
    about = remedy.stance not in OFFERED
    usual = dose_words(remedy.dose)
    by_phase = tuple((PHASES[phase], dose_words(dose)) for phase, dose in remedy.dose_by_phase.items())
    return (
        ("About it" if about else "How", "md", remedy.body),
        ("How much", "text", usual),
        ("How much, by phase", "doses", tuple((name, dose) for name, dose in by_phase if dose)),
    )


def _visit(remedy: Remedy) -> tuple[tuple[str, str, Any], ...]:
    if remedy.visit is None:
        return ()
    return (
        ("For whom", "text", remedy.visit.for_whom),
        ("Risks", "text", remedy.visit.risks),
        ("What to ask", "dots", remedy.visit.ask),
        ("When it is time", "text", remedy.visit.when),
    )


def movement_entry(reader: Reader, id_: str) -> EntryView:
    """A movement in words."""
    knowledge, movement = reader.knowledge, reader.knowledge.movements[id_]
    return EntryView(
        kind="movement",
        id=id_,
        title=movement.name,
        kicker=f"{MOVEMENT_KINDS[movement.kind]}, {STARTS[movement.start]}",
        tag="",
        tone="",
        lead=movement.summary,
        sections=_sections(
            ("Steps", "steps", movement.steps),
            ("", "md", movement.body),
            ("You should feel it", "text", movement.feel_it),
            ("How much, by phase", "doses", _movement_doses(movement)),
            ("Easier", "text", movement.easier),
            ("Harder", "text", movement.harder),
            ("Not for you if", "dots", tuple(note.text for note in movement.not_if)),
            ("Take care if", "dots", _cautions(knowledge, movement)),
            ("Do not", "crosses", movement.do_not),
            ("Step back to", "links", links(knowledge, [f"movement:{one}" for one in movement.regress_to])),
            ("Step up to", "links", links(knowledge, [f"movement:{one}" for one in movement.progress_to])),
            ("What people are told about it", "links", _about(knowledge, f"movement:{id_}")),
        ),
        certainty=certainty_words(movement.certainty),
        sources=sources_of(knowledge, movement.evidence),
        reviewed=review_words(movement.review),
        for_you=reader.for_you("movement", id_),
        figure=whole(knowledge, id_),
    )


def _movement_doses(movement: Movement) -> tuple[tuple[str, str], ...]:
    return tuple((PHASES[phase], dose_words(dose)) for phase, dose in movement.doses.items())


def _cautions(knowledge: Knowledge, movement: Movement) -> tuple[str, ...]:
    named = [knowledge.exclusions[code].name for code in movement.cautions if code in knowledge.exclusions]
    return tuple(dict.fromkeys((*named, *(note.text for note in movement.change_if))))


def contributor_entry(reader: Reader, id_: str) -> EntryView:
    """Something that may be adding to back pain."""
    knowledge, one = reader.knowledge, reader.knowledge.contributors[id_]
    fitting = [f"remedy:{r.id}" for r in knowledge.remedies.values() if id_ in r.fits and _may_be_advised(r)]
    fitting += [f"movement:{m.id}" for m in knowledge.movements.values() if id_ in m.fits]
    return EntryView(
        kind="contributor",
        id=id_,
        title=one.name,
        kicker=CONTRIBUTOR_KINDS[one.kind],
        tag="",
        tone="",
        lead=one.summary or ONLY_A_CLINICIAN,
        sections=_sections(
            ("", "md", one.body),
            ("Warning signs", "links", links(knowledge, _signs(knowledge, one)) if one.kind != "everyday" else ()),
            ("What would change this view", "text", one.what_would_change),
            ("What may help", "links", links(knowledge, reader.without_off(fitting))),
            ("What people are told about it", "links", _about(knowledge, f"contributor:{id_}")),
            ("Questions about it", "links", links(knowledge, mentioned_by(knowledge, f"contributor:{id_}", "topic"))),
        ),
        certainty=certainty_words(one.certainty),
        sources=sources_of(knowledge, one.evidence),
        reviewed=review_words(one.review),
    )


def _may_be_advised(remedy: Remedy) -> bool:
    return remedy.stance in OFFERED and remedy.kind != "medicine"


def _signs(knowledge: Knowledge, one: Contributor) -> list[str]:
    flags = knowledge.red_flags.values()
    return [f"red_flag:{flag.id}" for flag in flags if one.id in {pointer.contributor for pointer in flag.points_to}]


ENTRIES: Mapping[str, Callable[[Reader, str], EntryView]] = {
    "claim": claim_entry,
    "topic": topic_entry,
    "remedy": remedy_entry,
    "movement": movement_entry,
    "contributor": contributor_entry,
}
