"""The style sheet of figures stands twice, since geometry reads no files and pages need one: both are alike."""

from __future__ import annotations

from pathlib import Path

from unknot.movement.style import STYLE

PAGES = Path(__file__).parents[3] / "unknot" / "web" / "static" / "css" / "figure.css"


def test_the_pages_show_figures_in_the_style_of_the_sheet() -> None:
    assert PAGES.read_text(encoding="utf-8").partition("\n")[2].startswith(STYLE)
