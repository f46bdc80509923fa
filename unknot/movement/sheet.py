"""All figures on one sheet: start and key pose of each with its cues, to be looked at and signed by a clinician."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from unknot.knowledge.figure_kinds import Figure
from unknot.movement.style import STYLE, THEMES
from unknot.movement.svg import animated, stills

_PAGE = """\
body { margin: 16px; background: var(--paper); color: var(--ink); font: 15px/1.35 system-ui, sans-serif; }
main { display: grid; grid-template-columns: repeat(auto-fill, minmax(24rem, 1fr)); gap: 12px; }
article { border: 1px solid var(--line); border-radius: 12px; padding: 8px 12px; break-inside: avoid; }
h2 { margin: 0; font-size: 17px; }
h2 small { font-weight: normal; color: var(--ink2); }
.poses { display: flex; gap: 8px; align-items: end; }
figure { flex: 1; margin: 0; min-width: 0; }
figcaption { color: var(--ink2); font-size: 13px; }
svg { max-height: 15rem; }
"""


def sheet(figures: Iterable[Figure], theme: str = "light", *, moving: bool = False) -> str:
    """One page of HTML, whole in itself: stills of every figure, or the moving figures."""
    colours = " ".join(f"--{name}: {value};" for name, value in THEMES[theme].items())
    cells = "".join(_cell(figure, moving=moving) for figure in figures)
    return (
        f'<!doctype html><html lang="en-GB" data-theme="{theme}"><meta charset="utf-8"><title>Movement figures</title>'
        f"<style>:root {{ {colours} }}\n{_PAGE}{STYLE}</style><main>{cells}</main></html>\n"
    )


def _cell(figure: Figure, *, moving: bool) -> str:
    name = f"<h2>{escape(figure.name)} <small>{escape(figure.id)}</small></h2>"
    if moving:
        return f"<article>{name}{animated(figure)}</article>"
    poses = "".join(
        f"<figure>{drawing}<figcaption>{escape(cue)}</figcaption></figure>" for drawing, cue in stills(figure)
    )
    return f'<article>{name}<div class="poses">{poses}</div></article>'
