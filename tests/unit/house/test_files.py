"""What the project's own files promise: locks with hashes, no registry's address, a list of commands, licences."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
LOCKS = ["requirements.lock", "requirements-test.lock"]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_of_a_lock_has_a_version_and_hashes(lock: str) -> None:
    entries = re.split(r"\n(?=\S)", (ROOT / lock).read_text(encoding="utf-8"))
    packages = [entry for entry in entries if re.match(r"[a-z0-9]", entry)]

    assert len(packages) > 10
    assert [entry.split()[0] for entry in packages if "==" not in entry or "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address(lock: str) -> None:
    assert "//" not in (ROOT / lock).read_text(encoding="utf-8")


def test_the_tests_run_on_the_very_versions_that_people_run() -> None:
    def versions(lock: str) -> set[str]:
        return set(re.findall(r"^\S+==\S+", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))

    assert versions("requirements.lock") <= versions("requirements-test.lock")


def test_make_alone_lists_every_command_with_a_line_of_help() -> None:
    said = subprocess.run(["make", "-C", ROOT, "--no-print-directory"], capture_output=True, text=True, check=True)

    listed = re.findall(r"^  make ([a-z-]+) +\S", said.stdout, re.MULTILINE)

    assert {"run", "setup", "test", "check", "docs", "bench", "prove", "prove-all"} <= set(listed)


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("LICENSE", "Apache License"),
        ("LICENSE-CONTENT", "Creative Commons Attribution 4.0"),
        ("NOTICE", "Atkinson Hyperlegible Next"),
        ("README.md", "make test"),
        ("docs/explanation/intended-use.md", "does not diagnose"),
    ],
)
def test_the_papers_are_in_order(file: str, words: str) -> None:
    assert words in (ROOT / file).read_text(encoding="utf-8")


def test_every_link_between_the_papers_leads_somewhere() -> None:
    papers = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    broken = [
        f"{paper.relative_to(ROOT)}: {link}"
        for paper in papers
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", paper.read_text(encoding="utf-8"))
        if not (paper.parent / link).exists() and not link.endswith(".png")
    ]

    assert broken == []
