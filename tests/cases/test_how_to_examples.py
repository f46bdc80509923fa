"""What the how-to pages tell people to write is accepted by the reader, and what they say of the checks is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.small_knowledge import edited, problems_of, shipped_sources

HOW_TO = Path(__file__).parents[2] / "docs/how-to"


def blocks(page: str) -> list[str]:
    text = (HOW_TO / f"{page}.md").read_text(encoding="utf-8")
    return re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)


def test_the_remedy_and_the_source_of_the_page_can_be_added_as_they_stand() -> None:
    source, remedy = blocks("add-a-remedy")
    assert problems_of(shipped_sources(evidence__a_new_source=source, remedies__warm_sand_bag=remedy)) == []


def test_the_lines_of_a_dose_are_lines_of_a_file() -> None:
    dose, doses, review = blocks("change-a-dose")
    assert (
        problems_of(edited("remedies/heat_pad.md", "dose: {minutes: 15, times_a_day: 3, hours_between: 2}\n", dose))
        == []
    )
    movement = shipped_sources()["movements/bird_dog.md"]
    before, _, after = movement.partition("\ndoses:\n")
    rest = "\n".join(
        line for line in after.split("\n") if not re.match(r"  (calm|move|build|return|keep_well|persistent):", line)
    )
    assert problems_of(shipped_sources(movements__bird_dog=f"{before}\n{doses}{rest}")) == []
    assert problems_of(edited("movements/bird_dog.md", reviewed_line(movement), review)) == []


def test_the_line_of_a_signature_is_a_line_of_a_file() -> None:
    (signed,) = blocks("sign-a-review")
    line = reviewed_line(shipped_sources()["red_flags/RF01.md"])
    assert problems_of(edited("red_flags/RF01.md", line, signed)) == []


def reviewed_line(text: str) -> str:
    found = re.search(r"^reviewed: .*\n", text, re.MULTILINE)
    assert found is not None
    return found.group()


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("remedies/heat_pad.md", "minutes: 15", "minutes: 25"),
        ("remedies/heat_pad.md", "french_2006", "french_2066"),
        ("remedies/heat_pad.md", "stance:", "stanse:"),
        ("remedies/heat_pad.md", "summary: Something", "summary: Heat: something"),
        ("remedies/heat_pad.md", "summary: Something", "summary: For wear and tear, something"),
    ],
)
def test_a_slip_is_told_as_the_page_says(path: str, old: str, new: str) -> None:
    page = (HOW_TO / "propose-a-change.md").read_text(encoding="utf-8")
    told = [row.split("|")[1].strip().strip("`") for row in page.splitlines() if row.startswith("| `")]
    said = " ".join(problems_of(edited(path, old, new)))
    assert any(line in said for line in told), said
