"""The sheet of a report as a PDF: tagged, checked against PDF/UA-1 while it is made, with our own fonts, offline.

The words go to typst as JSON, never as markup, so nothing in them can be run. Typst is an extra: ``can_make`` says
whether it is there. It is only loaded when a PDF is asked for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from unknot.interop.json_types import Json
from unknot.interop.report_sheet import Sheet, data_of

#: what stands for a sign that no font at hand can draw
NO_GLYPH = "□"
NO_GLYPH_NOTE = "□ stands for a sign that this print cannot show. It is whole in the program."
#: a word longer than this may be broken anywhere, so that it stays on the page
LONGEST_WORD = 22
#: what our own fonts draw (a test prints each sign): Latin, Greek, Cyrillic, Hebrew, and the signs of plain writing
OURS = (
    "\n -~\u00a0-\u00ac\u00ae-\u017f\u0192\u0218-\u021b\u0300-\u0304\u0306-\u0308\u030a-\u030c\u0327\u0328"
    "\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u045f\u0490\u0491\u05d0-\u05ea\u200b"
    "\u2013\u2014\u2018-\u201e\u2022\u2026\u2030\u2039\u203a\u20ac\u2122\u2190-\u2193\u2212\u2248\u2260\u2264\u2265"
    "\u25a1"
)
_NOT_OURS = re.compile(f"[^{OURS}]")
#: small pictures and what joins them, and very rare scripts: a machine with other fonts often lacks these alone
_RARE = re.compile("[\ufe00-\ufe0f\u200d\U00010000-\U0010ffff]+")
_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_STANDARD: Final = "ua-1"


class NoTypst(RuntimeError):
    """Typst is not installed: the page can be printed instead."""


def can_make() -> bool:
    """Whether a PDF can be made here."""
    return find_spec("typst") is not None


def pdf_of(sheet: Sheet, at: datetime) -> bytes:
    """The sheet as a tagged PDF, made at this moment. The same sheet and moment give the same bytes. Raises NoTypst.

    Where words hold signs that our fonts lack, those of the machine are tried; what they lack too is shown as □.
    """
    if not can_make():
        raise NoTypst("The extra with typst is not installed. Print the page instead.")
    import typst

    data = _broken(data_of(sheet))
    for attempt, own_fonts_only in _attempts(data):
        try:
            return _compile(attempt, at, own_fonts_only=own_fonts_only)
        except typst.TypstError as error:
            if "could not be displayed" not in error.message and "disallowed codepoint" not in error.message:
                raise
    raise RuntimeError("A sign that our fonts should draw could not be drawn.")


def _attempts(data: Json) -> Iterator[tuple[Json, bool]]:
    """The data as it is; where it needs other fonts those of the machine; and at last without what nothing can draw."""
    ours = _with_boxes(data, _NOT_OURS)
    if ours == data:
        yield data, True
        return
    yield data, False
    yield _noted(_with_boxes(data, _RARE)), False
    yield _noted(ours), True


def _compile(data: Json, at: datetime, *, own_fonts_only: bool) -> bytes:
    import typst

    made = typst.compile(
        (_folder() / "report.typ").read_bytes(),
        font_paths=_fonts(own_fonts_only),
        sys_inputs={"sheet": json.dumps(data, ensure_ascii=False)},
        pdf_standards=[_STANDARD],
        timestamp=int(at.timestamp()),
    )
    assert isinstance(made, bytes)  # noqa: S101 - one file is asked for
    return made


@cache
def _fonts(own_only: bool) -> Any:  # noqa: FBT001 - a key of the cache
    """Our fonts, with those that come in typst, and where wanted those of the machine; looked through once."""
    import typst

    return typst.Fonts(include_system_fonts=not own_only, font_paths=[str(_folder() / "report_fonts")])


def _folder() -> Path:
    """Where the template and the fonts are: beside this file, also in an installed package."""
    return Path(str(resources.files("unknot.interop")))


def _noted(data: Json) -> Json:
    """The data with a line at its foot that says what □ stands for."""
    assert isinstance(data, dict)  # noqa: S101 - a sheet is an object
    foot = data["foot"]
    assert isinstance(foot, list)  # noqa: S101 - the foot of a sheet is a list
    return {**data, "foot": [*foot, NO_GLYPH_NOTE]}


def _with_boxes(data: Json, lacking: re.Pattern[str]) -> Json:
    """Every text with □ for what is lacking."""
    return _each(data, lambda text: lacking.sub(NO_GLYPH, text))


def _broken(data: Json) -> Json:
    """Every text with places in its very long words where a line may end."""
    return _each(data, lambda text: _LONG_WORD.sub(lambda word: "\u200b".join(word.group()), text))


def _each(data: Json, change: Callable[[str], str]) -> Json:
    """The same data with each of its texts changed; keys stay."""
    if isinstance(data, str):
        return change(data)
    if isinstance(data, list):
        return [_each(part, change) for part in data]
    if isinstance(data, dict):
        return {key: _each(part, change) for key, part in data.items()}
    return data
