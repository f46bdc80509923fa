"""Reads all files into one ``Knowledge``, in the order in which they lean on each other."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TypeVar

from unknot.knowledge import kinds
from unknot.knowledge.answer_reader import AnswersError, read_facts
from unknot.knowledge.checks import run_checks
from unknot.knowledge.conditions import Condition, Term, flags_in, walk
from unknot.knowledge.levels import CareLevel
from unknot.knowledge.problems import KnowledgeError, Problem, did_you_mean
from unknot.knowledge.reader import diary_readers, experiment_readers, figure_readers, kind_readers, library_readers
from unknot.knowledge.reader.condition_reader import LEVELS, ConditionReader, FactShape
from unknot.knowledge.reader.header import Header
from unknot.knowledge.reader.kind_readers import Source
from unknot.knowledge.reader.plain_yaml import Plain, read_header, split_header

T = TypeVar("T")


def shipped_folder() -> Path:
    """Where this program's own knowledge lies: in the wheel, or beside the source."""
    package = Path(__file__).resolve().parents[2]
    in_wheel = package / "_knowledge"
    return in_wheel if in_wheel.is_dir() else package.parent / "knowledge"


@functools.cache
def shipped_knowledge() -> kinds.Knowledge:
    """The knowledge that came with this program, read once."""
    return read_knowledge(shipped_folder())


def read_knowledge(folder: Path) -> kinds.Knowledge:
    """The knowledge in a folder; raises KnowledgeError with every problem found."""
    return read_sources(read_folder(folder))


def read_folder(folder: Path) -> dict[str, str]:
    """The text of every knowledge file, by its path within the folder."""
    if not folder.is_dir():
        raise KnowledgeError([Problem(str(folder), "", "There is no such folder. Name the folder of the knowledge.")])
    sources, problems = {}, []
    for path in sorted(folder.glob("*/*.md")):
        name = path.relative_to(folder).as_posix()
        try:
            sources[name] = path.read_text(encoding="utf-8")
        except (UnicodeDecodeError, OSError) as fault:
            problems.append(Problem(name, "", f"This file cannot be read as UTF-8 text ({fault})."))
    if problems:
        raise KnowledgeError(problems)
    return sources


@dataclass
class _File:
    name: str
    values: dict[str, Plain]
    body: str


@dataclass
class _Reading:
    """The files by folder, and the problems so far."""

    folders: dict[str, dict[str, _File]] = field(default_factory=lambda: {folder: {} for folder in kinds.FOLDERS})
    problems: list[Problem] = field(default_factory=list)

    def add(self, name: str, text: str) -> None:
        path = PurePosixPath(name)
        if path.parent.as_posix() not in self.folders:
            hint = did_you_mean(path.parent.as_posix(), self.folders)
            self.problems.append(Problem(name, "", f"There is no kind of knowledge for this folder.{hint}"))
            return
        header, body, faults = split_header(name, text)
        values, more = read_header(name, header) if not faults else ({}, [])
        self.problems += [*faults, *more]
        if not faults and not more:
            self.folders[path.parent.as_posix()][path.stem] = _File(name, values, body)

    def read(self, folder: str, conditions: ConditionReader, make: Callable[[Source], T]) -> dict[str, T]:
        found = {}
        for name, file in self.folders[folder].items():
            header = Header(file.name, file.values, self.problems)
            found[name] = make(Source(name, header, file.body, conditions))
            header.finish()
        return found


def read_sources(sources: Mapping[str, str]) -> kinds.Knowledge:
    """The knowledge in these texts, by path; raises KnowledgeError with every problem found."""
    reading = _Reading()
    for name in sorted(sources):
        reading.add(name, sources[name])
    hashes = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in sorted(sources.items())}
    knowledge = _assemble(reading, hashes)
    problems = [*reading.problems, *run_checks(knowledge)]
    if problems:
        raise KnowledgeError(problems)
    return knowledge


#: kinds that no decision rests on: an old format of theirs must not stand in the way of a replay
ONLY_READ = (
    "cases",
    "measures",
    "experiments",
    "topics",
    "claims",
    "desk",
    "lifting",
    "figures",
    "day_marks",
    "courses",
)


def read_kept(sources: Mapping[str, str]) -> kinds.Knowledge:
    """The content of an earlier version, for working out a stored result again; raises KnowledgeError.

    It was checked by the checks of its day, so today's are left out; and only the kinds that decide are read.
    """
    reading = _Reading()
    for name in sorted(sources):
        if PurePosixPath(name).parent.as_posix() not in ONLY_READ:
            reading.add(name, sources[name])
    hashes = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in sorted(sources.items())}
    knowledge = _assemble(reading, hashes)
    if reading.problems:
        raise KnowledgeError(reading.problems)
    return knowledge


def _assemble(reading: _Reading, hashes: Mapping[str, str]) -> kinds.Knowledge:
    conditions = ConditionReader(_fact_shapes(reading), frozenset(reading.folders["red_flags"]), reading.problems)
    conditions.terms.update(_terms(reading, conditions))
    questions = reading.read("questions", conditions, kind_readers.question)
    return kinds.Knowledge(
        version=hashlib.sha256("".join(f"{n}:{h}\n" for n, h in hashes.items()).encode()).hexdigest(),
        questions=dict(sorted(questions.items(), key=lambda item: (item[1].order, item[0]))),
        terms=reading.read("terms", conditions, kind_readers.term),
        red_flags=_in_reading_order(reading, reading.read("red_flags", conditions, kind_readers.red_flag)),
        rules=reading.read("rules", conditions, kind_readers.rule),
        contributors=reading.read("contributors", conditions, kind_readers.contributor),
        remedies=reading.read("remedies", conditions, kind_readers.remedy),
        movements=reading.read("movements", conditions, kind_readers.movement),
        phases=reading.read("phases", conditions, kind_readers.phase),
        exclusions=reading.read("exclusions", conditions, kind_readers.exclusion),
        countries=reading.read("countries", conditions, kind_readers.country),
        evidence=reading.read("evidence", conditions, kind_readers.evidence),
        cases=reading.read("cases", conditions, functools.partial(_case, questions)),
        measures=reading.read("measures", conditions, library_readers.measure),
        experiments=reading.read("experiments", conditions, experiment_readers.experiment),
        topics=reading.read("topics", conditions, library_readers.topic),
        claims=reading.read("claims", conditions, library_readers.claim),
        desk=reading.read("desk", conditions, library_readers.desk_point),
        lifting=reading.read("lifting", conditions, library_readers.lifting),
        figures=reading.read("figures", conditions, figure_readers.figure),
        day_marks=_in_order(reading.read("day_marks", conditions, diary_readers.day_mark)),
        courses=reading.read("courses", conditions, diary_readers.course),
        file_hashes=hashes,
    )


def _in_order(marks: dict[str, kinds.DayMark]) -> dict[str, kinds.DayMark]:
    return dict(sorted(marks.items(), key=lambda item: (item[1].order, item[0])))


def _fact_shapes(reading: _Reading) -> dict[str, FactShape]:
    shapes = {}
    for name, file in reading.folders["questions"].items():
        options = file.values.get("options")
        values = tuple(options) if isinstance(options, dict) else ()
        shapes[name] = FactShape(str(file.values.get("type", "")), values)
    return shapes


def _terms(reading: _Reading, conditions: ConditionReader) -> dict[str, Condition]:
    """Terms in an order in which each only uses earlier ones; a circle is a problem."""
    ready: dict[str, Condition] = {}
    waiting = dict(reading.folders["terms"])
    while waiting:
        free = [name for name, file in waiting.items() if not _names_of_terms(file.values.get("when")) & set(waiting)]
        if not free:
            reading.problems += [Problem(f.name, "when", "Terms go round in a circle here.") for f in waiting.values()]
            return ready
        for name in free:
            scratch = ConditionReader(conditions.facts, conditions.flags, [], ready)
            ready[name] = scratch.read(waiting[name].name, "when", waiting.pop(name).values.get("when"))
    return ready


def _names_of_terms(raw: Plain) -> set[str]:
    if isinstance(raw, list):
        return set().union(*[_names_of_terms(item) for item in raw]) if raw else set()
    if isinstance(raw, dict):
        here = {str(raw["term"])} if "term" in raw else set()
        return here.union(*[_names_of_terms(item) for item in raw.values()])
    return set()


def _in_reading_order(reading: _Reading, flags: dict[str, kinds.RedFlag]) -> dict[str, kinds.RedFlag]:
    """Flags so that each only names earlier ones; a circle is a problem."""
    ordered: dict[str, kinds.RedFlag] = {}
    waiting = dict(flags)
    while waiting:
        free = [name for name, flag in waiting.items() if not _flags_named(flag) & set(waiting)]
        if not free:
            named = ", ".join(waiting)
            reading.problems += [
                Problem(f"red_flags/{name}.md", "when", f"These flags name each other in a circle: {named}.")
                for name in waiting
            ]
            return {**ordered, **waiting}
        ordered.update({name: waiting.pop(name) for name in free})
    return ordered


def _flags_named(flag: kinds.RedFlag) -> frozenset[str]:
    conditions = [flag.when, *(row.when for row in flag.levels), *(row.unless for row in flag.levels if row.unless)]
    return frozenset().union(*(flags_in(condition) for condition in conditions))


def _case(questions: Mapping[str, kinds.Question], source: Source) -> kinds.Case:
    h = source.header
    facts = h.raw("facts", needed=True)
    answers = {}
    try:
        read = read_facts(questions, facts if isinstance(facts, dict) else {})
        answers = {fact: answered.value for fact, answered in read.answers.items()}
    except AnswersError as fault:
        for error in fault.errors:
            h.problem(f"facts.{error.fact}", error.message)
    level = h.word("expect_level", LEVELS)
    return kinds.Case(
        id=source.id,
        person=h.text("person", None),
        facts=answers,
        expect_level=CareLevel.from_id(level) if level in LEVELS else CareLevel.SELF_CARE,
        review=h.review(),
        because=h.texts("because"),
        plan_has=h.texts("plan_has"),
        plan_lacks=h.texts("plan_lacks"),
        body=source.body,
    )


def terms_used(condition: Condition) -> frozenset[str]:
    """The names of the terms that a condition uses."""
    return frozenset(node.name for node in walk(condition) if isinstance(node, Term))
