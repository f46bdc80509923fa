"""Every kind of knowledge as a frozen value: what one file of ``knowledge/`` holds.

One class a folder. The reader builds these and nothing else does; the header keys of a file are
the field names here, except where ``docs/reference/knowledge-format.md`` says otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date

from unknot.knowledge.answers import Answer
from unknot.knowledge.conditions import Always, Condition
from unknot.knowledge.diary_kinds import Course, CoursePoint, DayMark
from unknot.knowledge.experiment_kinds import Arm, Experiment
from unknot.knowledge.figure_kinds import Figure
from unknot.knowledge.levels import CareLevel
from unknot.knowledge.library_kinds import (
    Claim,
    DeskPoint,
    FrequencyRow,
    GuidelineView,
    Lifting,
    LiftingCheck,
    Measure,
    Topic,
    Visit,
)
from unknot.knowledge.note import Note
from unknot.knowledge.review import Review

__all__ = [
    "FOLDERS",
    "Arm",
    "Case",
    "Claim",
    "Contributor",
    "Country",
    "Course",
    "CoursePoint",
    "DayMark",
    "DeskPoint",
    "Evidence",
    "Exclusion",
    "ExclusionRow",
    "Experiment",
    "Figure",
    "FrequencyRow",
    "GuidelineView",
    "Knowledge",
    "LevelRow",
    "Lifting",
    "LiftingCheck",
    "Line",
    "Measure",
    "Movement",
    "MovementDose",
    "Note",
    "Option",
    "Phase",
    "Pointer",
    "Question",
    "RedFlag",
    "Remedy",
    "RemedyDose",
    "Review",
    "Rule",
    "Sign",
    "TermFile",
    "Topic",
    "Visit",
    "WalkingDose",
]


@dataclass(frozen=True)
class Option:
    """One value of a choice or set question, and its label on screen."""

    value: str
    label: str


@dataclass(frozen=True)
class Question:
    """How one fact is asked. The id of the question is the id of the fact."""

    id: str
    type: str  # yes_no | number | choice | set
    group: str
    stage: str  # about_you | safety | pain | precaution | day | fit | medicine | not_asked
    order: int
    ask: str
    review: Review
    row: str = ""  # the same on a page of rows, as a short statement
    told: str = ""  # "You told us you have ..."
    hint: str = ""
    why: str = ""
    how_to_tell: str = ""
    heading: str = ""  # the page of rows it stands on
    options: tuple[Option, ...] = ()
    unit: str = ""
    at_least: float | None = None
    at_most: float | None = None
    reassuring: bool = False  # a yes can lower a level: never a danger sign
    only_if: Condition = Always()
    always: bool = False  # asked of everybody whom only_if lets in, whatever else is known
    implies: tuple[str, ...] = ()
    body: str = ""


@dataclass(frozen=True)
class LevelRow:
    """One way a flag or rule gives a level: ``when`` holds and ``unless`` is not known to hold."""

    level: CareLevel
    when: Condition = Always()
    unless: Condition | None = None
    action: str = ""


@dataclass(frozen=True)
class Pointer:
    """A contributor that a flag points to, when ``when`` holds."""

    contributor: str
    when: Condition = Always()


@dataclass(frozen=True)
class RedFlag:
    """An answer that may mean serious illness; raised, never "diagnosed"."""

    id: str
    name: str
    flag_class: str  # A | B | C
    when: Condition
    levels: tuple[LevelRow, ...]
    not_sure: str  # yes | emergency | same_day | soon | routine | half
    tell_staff: str
    why: str
    evidence: tuple[str, ...]
    review: Review
    families: tuple[str, ...] = ()  # fracture | cancer | infection
    ask_first: tuple[str, ...] = ()  # reassuring facts asked before an emergency stops the check
    points_to: tuple[Pointer, ...] = ()
    watch_for: str = ""  # one line of the safety net
    said_also: tuple[str, ...] = ()  # how people put it when they search
    body: str = ""


@dataclass(frozen=True)
class Rule:
    """A combination or process rule of part 1.2 or 5.4 of the clinical reference.

    ``effect``: raise (``levels`` can only raise), lower (rule C9), bar_plan (rule C10),
    process (named Python in ``core/triage``; the file documents it).
    """

    id: str
    name: str
    effect: str
    reference: str
    review: Review
    levels: tuple[LevelRow, ...] = ()
    when: Condition = Always()
    unless: Condition | None = None
    classes: tuple[str, ...] = ()
    to: CareLevel | None = None
    raises_one_level: bool = False
    raises_at_most_to: CareLevel | None = None
    points_to: tuple[Pointer, ...] = ()
    say: str = ""
    evidence: tuple[str, ...] = ()
    body: str = ""


@dataclass(frozen=True)
class TermFile:
    """A named condition that flags and rules share."""

    id: str
    name: str
    when: Condition
    reference: str
    review: Review
    body: str = ""


@dataclass(frozen=True)
class Sign:
    """One reason for or against a contributor: a condition, its strength and the reference row."""

    when: Condition
    strength: str  # strong | moderate | weak
    reference: str


@dataclass(frozen=True)
class Contributor:
    """Something that may be adding to the pain and can be acted on; never "cause" on screen."""

    id: str
    name: str
    kind: str  # everyday | needs_checking | serious
    reference: str
    review: Review
    signs_for: tuple[Sign, ...] = ()
    signs_against: tuple[Sign, ...] = ()
    only_if: Condition = Always()
    what_would_change: str = ""
    summary: str = ""
    evidence: tuple[str, ...] = ()
    certainty: str = "very_low"
    also_called: tuple[str, ...] = ()
    body: str = ""


@dataclass(frozen=True)
class RemedyDose:
    """How much of a remedy: numbers with their unit in the name; None where it does not apply."""

    minutes: float | None = None
    times_a_day: int | None = None
    hours_between: float | None = None
    days_at_most: int | None = None
    hours_a_day_at_most: float | None = None
    max_celsius: float | None = None
    times_a_week: int | None = None


@dataclass(frozen=True)
class Remedy:
    """Anything to try or to be told about, other than a drawn movement."""

    id: str
    name: str
    kind: str
    reference: str
    stance: str  # offer | offer_with_note | information_only | do_not_offer
    certainty: str  # high | moderate | low | very_low | none
    direction: str  # helps | no_useful_effect | harms | unknown
    summary: str
    effect: str
    evidence: tuple[str, ...]
    review: Review
    phases: tuple[str, ...] = ()
    fits: tuple[str, ...] = ()  # contributors whose plan elements name it
    suits: Condition = Always()  # for whom it makes sense at all
    needs: Condition = Always()  # what one must have at hand
    dose: RemedyDose = RemedyDose()
    dose_by_phase: Mapping[str, RemedyDose] = field(default_factory=dict)
    timed: bool = False  # laid into the day at set times
    possible_at_work: bool = False
    needs_floor: bool = False
    not_if: tuple[Note, ...] = ()
    change_if: tuple[Note, ...] = ()
    do_not: tuple[str, ...] = ()
    stop_if: tuple[str, ...] = ()
    also_called: tuple[str, ...] = ()  # other names that people search for
    visit: Visit | None = None  # what to know before one goes: treatments that somebody else gives
    body: str = ""


@dataclass(frozen=True)
class MovementDose:
    """How much of a movement in one phase: repetitions, holds and sets, or minutes."""

    minutes: float  # how long it takes in one sitting, both sides and sets included
    repetitions: int | None = None
    hold_seconds: float | None = None
    sets: int = 1
    each_side: bool = False
    times_a_day: int | None = None
    days_a_week: int | None = None


@dataclass(frozen=True)
class Movement:
    """A movement in words: start, steps, doses by phase, easier and harder, cautions."""

    id: str
    name: str
    reference: str
    start: str
    kind: str
    summary: str
    steps: tuple[str, ...]
    doses: Mapping[str, MovementDose]  # by phase
    evidence: tuple[str, ...]
    review: Review
    certainty: str = "low"
    tags: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    fits: tuple[str, ...] = ()
    suits: Condition = Always()
    needs: Condition = Always()
    needs_floor: bool = False
    possible_at_work: bool = False
    not_if: tuple[Note, ...] = ()
    change_if: tuple[Note, ...] = ()
    easier: str = ""
    harder: str = ""
    regress_to: tuple[str, ...] = ()
    progress_to: tuple[str, ...] = ()
    feel_it: str = ""  # where one should feel it
    do_not: tuple[str, ...] = ()
    also_called: tuple[str, ...] = ()
    body: str = ""


@dataclass(frozen=True)
class WalkingDose:
    """How a phase spreads walking: minutes a time, and how often while awake."""

    minutes: float
    times_a_day: int
    hours_between: float
    add_minutes_a_day: float = 0
    at_most_minutes: float = 30


@dataclass(frozen=True)
class Phase:
    """A stretch of the plan with its own aims, doses and way out."""

    id: str
    name: str
    reference: str
    order: int
    enter: Condition
    aim: str
    leave: str
    review: Review
    session_minutes: float = 0
    sessions_a_day: int = 0
    movements_at_most: int = 6
    default_movements: tuple[str, ...] = ()
    walking: WalkingDose | None = None
    rest_minutes_at_most: float | None = None  # of one rest in the day, lying down
    evidence: tuple[str, ...] = ()
    body: str = ""


@dataclass(frozen=True)
class ExclusionRow:
    """What one condition switches off or changes."""

    when: Condition
    because: str
    remedies: tuple[str, ...] = ()
    movements: tuple[str, ...] = ()
    movement_tags: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    movement_kinds: tuple[str, ...] = ()
    changes: Mapping[str, str] = field(default_factory=dict)  # remedy, movement or caution id -> the change
    if_unknown: str = "exclude"  # exclude | allow


@dataclass(frozen=True)
class Exclusion:
    """One row of the person-level matrix (X01 to X20) or one movement caution (FI, EI, ...)."""

    id: str
    name: str
    reference: str
    rows: tuple[ExclusionRow, ...]
    review: Review
    evidence: tuple[str, ...] = ()
    body: str = ""


@dataclass(frozen=True)
class Line:
    """A telephone line: what to call it, and its number where the reference gives one."""

    name: str
    number: str = ""


@dataclass(frozen=True)
class Country:
    """Numbers and words of one country; a line without a number is "your local line"."""

    id: str
    name: str
    emergency: Line
    urgent_care: Line
    poison: Line
    crisis: Line
    emergency_department: str
    family_doctor: str
    review: Review
    maternity: Line = Line("your maternity unit")
    checked_on: date | None = None
    body: str = ""


@dataclass(frozen=True)
class Evidence:
    """A source with what it says and how sure it is."""

    id: str
    citation: str
    year: int
    source_kind: str
    says: str
    certainty: str
    read_as: str  # opened | from_knowledge | design_decision
    review: Review
    address: str = ""
    body: str = ""


@dataclass(frozen=True)
class Case:
    """A person with the answer we expect: test, documentation and what a clinician signs."""

    id: str
    person: str
    facts: Mapping[str, Answer]
    expect_level: CareLevel
    review: Review
    because: tuple[str, ...] = ()
    plan_has: tuple[str, ...] = ()
    plan_lacks: tuple[str, ...] = ()
    body: str = ""


@dataclass(frozen=True, eq=False)
class Knowledge:
    """Everything that is known, by id, with the version that the content hashes to."""

    version: str
    questions: Mapping[str, Question]
    terms: Mapping[str, TermFile]
    red_flags: Mapping[str, RedFlag]
    rules: Mapping[str, Rule]
    contributors: Mapping[str, Contributor]
    remedies: Mapping[str, Remedy]
    movements: Mapping[str, Movement]
    phases: Mapping[str, Phase]
    exclusions: Mapping[str, Exclusion]
    countries: Mapping[str, Country]
    evidence: Mapping[str, Evidence]
    cases: Mapping[str, Case]
    measures: Mapping[str, Measure]
    experiments: Mapping[str, Experiment]
    topics: Mapping[str, Topic]
    claims: Mapping[str, Claim]
    desk: Mapping[str, DeskPoint] = field(default_factory=dict)
    lifting: Mapping[str, Lifting] = field(default_factory=dict)
    figures: Mapping[str, Figure] = field(default_factory=dict)
    day_marks: Mapping[str, DayMark] = field(default_factory=dict)
    courses: Mapping[str, Course] = field(default_factory=dict)
    file_hashes: Mapping[str, str] = field(default_factory=dict)


#: one folder a kind, in the order of the fields
FOLDERS = tuple(one.name for one in fields(Knowledge) if one.name not in ("version", "file_hashes"))
