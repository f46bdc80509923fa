"""All files together: read in the order they lean on each other, hashed, and refused with every fault at once."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.small_knowledge import REVIEWED, edited, problems_of, shipped_sources
from unknot.knowledge.conditions import Any, FlagMet, IsYes, Term
from unknot.knowledge.kinds import Knowledge
from unknot.knowledge.problems import KnowledgeError, Problem
from unknot.knowledge.reader import (
    read_folder,
    read_kept,
    read_knowledge,
    read_sources,
    shipped_folder,
    shipped_knowledge,
)
from unknot.knowledge.reader.whole import _assemble, _Reading, terms_used

FEVER = f"type: yes_no\ngroup: g\nstage: safety\norder: 20\nask: A fever?\n{REVIEWED}"
AGE = f"type: number\ngroup: g\nstage: about_you\norder: 10\nask: Age?\nat_least: 0\nat_most: 120\n{REVIEWED}"
QUESTIONS = {"questions/fever.md": FEVER, "questions/age.md": AGE}


def term(when: str) -> str:
    return f"name: T\nwhen: {when}\nreference: part 1\n{REVIEWED}"


def flag(when: str, unless: str = "") -> str:
    row = f"{{level: soon, unless: {unless}}}" if unless else "{level: soon}"
    return (
        f"name: F\nclass: B\nwhen: {when}\nlevels: [{row}]\nnot_sure: half\ntell_staff: I ..\nwhy: It ..\n"
        f"evidence: [a]\n{REVIEWED}"
    )


# ---------------------------------------------------------------- order


def test_questions_come_in_the_order_in_which_they_are_asked() -> None:
    assert list(sound(QUESTIONS).questions) == ["age", "fever"]


def test_a_term_may_use_another_whatever_their_names() -> None:
    found = sound(QUESTIONS, {"terms/a.md": term("{any: [{term: z}, fever]}"), "terms/z.md": term("fever")})
    assert found.terms["a"].when == Any((Term("z", IsYes("fever")), IsYes("fever")))
    assert terms_used(found.terms["a"].when) == {"z"}


@pytest.mark.parametrize(
    "terms",
    [
        {"terms/a.md": term("{term: a}")},
        {"terms/a.md": term("{all: [fever, {term: z}]}"), "terms/z.md": term("{at_least: {n: 1, of: [{term: a}]}}")},
    ],
)
def test_terms_that_go_round_are_told_each(terms: dict[str, str]) -> None:
    _, problems = assembled({**QUESTIONS, **terms})
    circles = [problem for problem in problems if "go round in a circle" in problem.message]
    assert [problem.file for problem in circles] == list(terms)


def test_a_fault_inside_a_term_is_told_once() -> None:
    _, problems = assembled({**QUESTIONS, "terms/a.md": term("feever")})
    assert [problem.file for problem in problems] == ["terms/a.md"]


@pytest.mark.parametrize("later", [flag("{flag: RF02}"), flag("fever", unless="{flag: RF02}")])
def test_a_flag_is_read_after_those_that_it_names(later: str) -> None:
    found = sound(QUESTIONS, {"red_flags/RF01.md": later, "red_flags/RF02.md": flag("fever")})
    assert list(found.red_flags) == ["RF02", "RF01"]


def test_flags_that_name_each_other_are_told_each() -> None:
    files = {"red_flags/RF01.md": flag("{flag: RF02}"), "red_flags/RF02.md": flag("{any: [fever, {flag: RF01}]}")}
    found, problems = assembled({**QUESTIONS, **files})
    assert [problem.file for problem in problems] == list(files)
    assert "RF01, RF02" in problems[0].message
    assert found.red_flags["RF01"].when == FlagMet("RF02"), "they are still there for other checks to look at"


# ---------------------------------------------------------------- what a file must look like


@pytest.mark.parametrize(
    ("path", "text", "message"),
    [
        ("red_flag/RF01.md", "---\n---\n", 'There is no kind of knowledge for this folder. Did you mean "red_flags"?'),
        ("red_flags/deep/RF01.md", "---\n---\n", "There is no kind of knowledge for this folder."),
        ("questions/fever.md", "A fever?", 'The file must begin with a line "---", then the header.'),
        ("questions/fever.md", "---\ntype: yes_no\n", 'The header must end with a line "---".'),
        ("questions/fever.md", "---\njust words\n---\n", 'The header must be lines of "key: value".'),
        ("questions/fever.md", "---\na: [1\n---\n", "The header is not readable"),
    ],
)
def test_a_file_that_is_none_is_told(path: str, text: str, message: str) -> None:
    reading = _Reading()
    reading.add(path, text)
    assert [problem.file for problem in reading.problems] == [path]
    assert message in reading.problems[0].message


def test_every_fault_of_every_file_is_told_at_once() -> None:
    sources = edited("red_flags/RF07.md", "leg_weakness", "leg_weekness")
    sources["questions/fever.md"] = "no header"
    sources["remedies/heat_pad.md"] = sources["remedies/heat_pad.md"].replace("stance: offer", "stance: offr")
    files = {problem.split(":")[0] for problem in problems_of(sources)}
    assert {"red_flags/RF07.md", "questions/fever.md", "remedies/heat_pad.md"} <= files


def test_a_deleted_question_is_told_by_every_file_that_reads_it() -> None:
    files = {problem.split(":")[0] for problem in problems_of(shipped_sources(questions__calf_swelling=None))}
    assert "red_flags/RF32.md" in files


def test_problems_are_sorted_and_each_is_told_once() -> None:
    one, two = Problem("b.md", "when", "Wrong."), Problem("a.md", "", "Gone.")
    error = KnowledgeError([one, two, one])
    assert error.problems == (two, one)
    assert str(error) == "a.md: Gone.\nb.md: when: Wrong."


# ---------------------------------------------------------------- folders and versions


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="There is no such folder"):
        read_folder(tmp_path / "knowledge")


def test_a_file_that_is_no_text_is_told_by_name(tmp_path: Path) -> None:
    (tmp_path / "questions").mkdir()
    (tmp_path / "questions" / "fever.md").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(KnowledgeError, match=r"questions/fever\.md: This file cannot be read as UTF-8"):
        read_folder(tmp_path)


def test_other_files_beside_the_knowledge_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "questions").mkdir()
    (tmp_path / "README.md").write_text("Hello", encoding="utf-8")
    (tmp_path / "questions" / "notes.txt").write_text("Hello", encoding="utf-8")
    assert read_folder(tmp_path) == {}


def test_line_ends_and_a_byte_order_mark_make_no_difference() -> None:
    windows = {path: "\ufeff" + text.replace("\n", "\r\n") for path, text in with_fences(QUESTIONS).items()}
    reading = _Reading()
    for path, text in windows.items():
        reading.add(path, text)
    assert _assemble(reading, {}).questions == sound(QUESTIONS).questions


def test_the_version_is_that_of_the_content_whatever_the_order_of_the_files() -> None:
    sources = read_folder(shipped_folder())
    backwards = dict(reversed(sources.items()))
    assert read_sources(backwards).version == shipped_knowledge().version


def test_one_changed_word_is_another_version_and_shows_in_which_file() -> None:
    was = shipped_knowledge()
    sources = read_folder(shipped_folder())
    sources["red_flags/RF01.md"] += "\nOne more word.\n"
    now = read_sources(sources)
    assert now.version != was.version
    changed = {name: hash_ for name, hash_ in now.file_hashes.items() if was.file_hashes[name] != hash_}
    assert changed == {"red_flags/RF01.md": hashlib.sha256(sources["red_flags/RF01.md"].encode()).hexdigest()}


def test_every_shipped_file_became_a_value_of_its_kind() -> None:
    for path in read_folder(shipped_folder()):
        folder, _, name = path.partition("/")
        assert name.removesuffix(".md") in getattr(shipped_knowledge(), folder), path


def test_reading_the_folder_gives_what_ships() -> None:
    assert read_knowledge(shipped_folder()).version == shipped_knowledge().version


# ---------------------------------------------------------------- mechanics


def with_fences(files: dict[str, str]) -> dict[str, str]:
    return {path: f"---\n{text}\n---\n" for path, text in files.items()}


def assembled(files: dict[str, str]) -> tuple[Knowledge, list[Problem]]:
    """What the reader makes of these headers, before the named checks."""
    reading = _Reading()
    for path, text in with_fences(files).items():
        reading.add(path, text)
    return _assemble(reading, {}), reading.problems


def sound(*files: dict[str, str]) -> Knowledge:
    found, problems = assembled({path: text for some in files for path, text in some.items()})
    assert problems == []
    return found


# ---------------------------------------------------------------- content of an earlier version


def test_kept_content_is_read_without_the_checks_of_today_and_without_what_nothing_is_decided_by() -> None:
    sources = shipped_sources(evidence__nice_ng59=None, claims__013="---\nquote: in a format of long ago\n---\n")
    assert problems_of(sources)

    kept = read_kept(sources)

    assert kept.claims == {}
    assert len(kept.red_flags) == len(shipped_knowledge().red_flags)
    assert "evidence/nice_ng59.md" not in kept.file_hashes


def test_kept_content_has_the_version_it_always_had() -> None:
    assert read_kept(shipped_sources()).version == shipped_knowledge().version


def test_kept_content_that_cannot_decide_is_refused() -> None:
    with pytest.raises(KnowledgeError, match="RF01"):
        read_kept(shipped_sources(red_flags__RF01="---\nname: nothing more\n---\n"))
