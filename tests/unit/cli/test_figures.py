"""``unknot figures`` and ``unknot draw``: the figures as pages and files, and clear words when there is none."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

from unknot.cli.main import cli


def test_one_figure_becomes_a_picture_of_its_own(tmp_path: Path) -> None:
    picture = tmp_path / "cat_cow.svg"
    assert CliRunner().invoke(cli, ["draw", "cat_cow", "-o", str(picture)]).exit_code == 0
    assert ET.fromstring(picture.read_text(encoding="utf-8")).tag.endswith("svg")


def test_the_sheet_holds_the_figures_that_were_named(tmp_path: Path) -> None:
    page = tmp_path / "two.html"
    assert CliRunner().invoke(cli, ["figures", "cat_cow", "bird_dog", "-o", str(page)]).exit_code == 0
    assert page.read_text(encoding="utf-8").count("<article>") == 2


@pytest.mark.parametrize("command", [["draw", "cat_kow", "-o", "x.svg"], ["figures", "cat_kow"]])
def test_a_name_that_does_not_exist_is_met_with_the_nearest(command: list[str]) -> None:
    result = CliRunner().invoke(cli, command)
    assert "cat_cow" in f"{result.output}{result.exception}"
