"""The kinds of knowledge that people look up: measures, topics, claims, the desk and lifting.

``about``, ``instead`` and ``safety`` hold references: the kind and the id, as in ``remedy:walking``,
``movement:cat_cow``, ``contributor:muscle_strain``, ``topic:heat_and_cold``, ``claim:013``, ``red_flag:RF01``,
``rule:C8``, ``exclusion:X06``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from unknot.knowledge.review import Review


@dataclass(frozen=True)
class Measure:
    """A named scale with direction and the least change that people feel."""

    id: str
    name: str
    reference: str
    at_least: float
    at_most: float
    higher_is: str  # better | worse
    meaningful_change: str
    licence: str
    review: Review
    lead_in: str = ""  # what stands above the items
    items: tuple[str, ...] = ()
    item_ids: tuple[str, ...] = ()  # a permanent name for each item, in the same order
    choices: Mapping[str, int] | None = None  # answer in words: its points; None where a number is asked
    scoring: str = ""  # single | count | sum | mean
    missing: str = ""  # the rule for items that were left out, in words
    credit: str = ""  # the line that must stand wherever the wording is shown
    asked: str = ""  # when it is asked
    evidence: tuple[str, ...] = ()
    body: str = ""


@dataclass(frozen=True)
class GuidelineView:
    """What one guideline body says about the matter of a claim or topic."""

    who: str  # NICE | ACP | WHO
    says: str
    evidence: str


@dataclass(frozen=True)
class Topic:
    """A short page answering a question that people ask."""

    id: str
    name: str
    reference: str
    review: Review
    question: str = ""  # as people ask it
    short: str = ""  # the answer in one or two sentences
    said_also: tuple[str, ...] = ()  # other ways to ask it
    about: tuple[str, ...] = ()
    views: tuple[GuidelineView, ...] = ()
    evidence: tuple[str, ...] = ()
    certainty: str = "low"
    body: str = ""


@dataclass(frozen=True)
class Claim:
    """Something people are told about their backs, with a verdict."""

    id: str
    quote: str
    verdict: str  # supported | partly | unsupported | misleading | unsafe
    fact: str
    review: Review
    reference: str = ""
    certainty: str = "low"  # how sure the fact is
    said_also: tuple[str, ...] = ()  # how people put it when they search
    about: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()  # references to what to do instead
    instead_say: str = ""  # and the same in one sentence
    safety: tuple[str, ...] = ()  # the rules that keep people safe from it; an unsafe claim has at least one
    views: tuple[GuidelineView, ...] = ()
    evidence: tuple[str, ...] = ()
    body: str = ""


@dataclass(frozen=True)
class Visit:
    """A treatment that somebody else gives: for whom, its risks, what to ask, and when it is time."""

    for_whom: str
    risks: str
    ask: tuple[str, ...]
    when: str


@dataclass(frozen=True)
class DeskPoint:
    """One thing to look at in a place of work or a car: a comfort range, never a score."""

    id: str
    name: str
    reference: str
    order: int
    place: str  # desk | car | breaks
    look: str  # the question: "Are your feet flat on the floor?"
    comfort: str  # the range in metric units
    comfort_us: str  # the same for people who use inches; empty where there is no length
    if_not: str  # what to try
    certainty: str
    review: Review
    evidence: tuple[str, ...] = ()
    body: str = ""


@dataclass(frozen=True)
class FrequencyRow:
    """The frequency multipliers of one number of lifts a minute: (low, high start) for each length of work."""

    lifts_a_minute: float
    up_to_1_hour: tuple[float, float]
    up_to_2_hours: tuple[float, float]
    up_to_8_hours: tuple[float, float]


@dataclass(frozen=True)
class LiftingCheck:
    """A lift worked by hand, with the limit that must come out, in kilograms."""

    horizontal_cm: float
    vertical_cm: float
    distance_cm: float
    asymmetry_degrees: float
    lifts_a_minute: float
    hours: float
    coupling: str
    limit_kg: float


@dataclass(frozen=True)
class Lifting:
    """A lifting equation: its constants, its tables and lifts worked by hand (lengths in cm, mass in kg)."""

    id: str
    name: str
    reference: str
    load_constant_kg: float
    horizontal_best_cm: float
    horizontal_at_most_cm: float
    vertical_best_cm: float
    vertical_slope: float
    vertical_at_most_cm: float
    distance_base: float
    distance_scale_cm: float
    distance_at_least_cm: float
    distance_at_most_cm: float
    asymmetry_slope: float
    asymmetry_at_most_degrees: float
    coupling: Mapping[str, tuple[float, float]]  # good, fair, poor: (low, high start)
    frequency: tuple[FrequencyRow, ...]
    not_for: tuple[str, ...]  # where the equation does not hold
    checks: tuple[LiftingCheck, ...]
    certainty: str
    review: Review
    evidence: tuple[str, ...] = ()
    body: str = ""
