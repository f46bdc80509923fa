"""The core decides and never speaks: its code holds no sentences, and its results only ids and values."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from pathlib import Path

import pytest
from hypothesis import given, settings

import unknot.core
from tests.properties.people import complete_people, knowledge, partial_people, well_people
from unknot.core import contributors, interview, plan
from unknot.core.triage import assess
from unknot.core.values import Ask
from unknot.knowledge.answers import Facts

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
FOLDER = Path(unknot.core.__file__).parent
#: the names of proofs, which a developer reads and a person never does
FOR_DEVELOPERS = ("proofs.py", "proofs_of_plans.py")
#: also the row of the clinical reference that a sign rests on, with its mark of a design decision
AN_ID = re.compile(r"[A-Za-z0-9_.]*( \[D\])?\Z")


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.py")), ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_the_code_holds_no_sentences(path: Path) -> None:
    if path.name not in FOR_DEVELOPERS:
        assert texts_in(ast.parse(path.read_text(encoding="utf-8"))) == []


def test_a_sentence_would_be_found() -> None:
    code = 'def say():\n    """What to say."""\n    return "Rest a little."\n'
    assert texts_in(ast.parse(code)) == ["Rest a little."]


def texts_in(tree: ast.Module) -> list[str]:
    """Strings with a space in them, but for docstrings and what an error says to a developer."""
    spared = {id(node) for parent in ast.walk(tree) for node in _spared(parent)}
    strings = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return [node.value for node in strings if id(node) not in spared and " " in node.value.strip()]


def _spared(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Raise):
        yield from ast.walk(node)
    if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
        yield from (line.value for line in node.body if isinstance(line, ast.Expr))


@settings(deadline=None, max_examples=40)
@given(complete_people())
def test_an_assessment_holds_only_ids_and_values(facts: Facts) -> None:
    assessment = assess(knowledge(), facts, NOW)
    assert words_in(assessment) == []
    assert words_in(contributors.rank(knowledge(), facts, assessment)) == []


@settings(deadline=None, max_examples=40)
@given(well_people())
def test_a_plan_holds_only_ids_and_values(facts: Facts) -> None:
    assessment = assess(knowledge(), facts, NOW)
    ranked = contributors.rank(knowledge(), facts, assessment)
    assert words_in(plan.make(knowledge(), assessment, ranked, facts, date(2026, 11, 24))) == []


@settings(deadline=None, max_examples=40)
@given(partial_people())
def test_a_page_holds_only_ids_and_the_heading_of_its_questions(facts: Facts) -> None:
    step = interview.next_step(knowledge(), facts)
    headings = [step.heading] if isinstance(step, Ask) and step.heading else []
    assert words_in(step) == [text for text in headings if not AN_ID.match(text)]


def words_in(value: object) -> list[str]:
    """Every text inside a value that is not an id."""
    if isinstance(value, str):
        return [] if AN_ID.match(value) else [value]
    if isinstance(value, Enum | int | float | date | None):
        return []
    if is_dataclass(value):
        return [word for field in fields(value) for word in words_in(getattr(value, field.name))]
    if isinstance(value, Mapping):
        return [word for item in value.items() for word in words_in(item)]
    assert isinstance(value, tuple | frozenset), f"not a value: {value!r}"
    return [word for item in value for word in words_in(item)]
