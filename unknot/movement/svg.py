"""Figures as SVG: animated by SMIL, still at a moment, without script and without a style of their own.

Colours come from the page's stylesheet by class (near, far, gap, glow, ghost, mat, wood, soft, way, tip ...), so that a
figure follows the theme and passes a strict content security policy when it stands inside the page.
``style.STYLE`` is that stylesheet; a page pauses a figure with ``svg.pauseAnimations()``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from unknot.knowledge.figure_kinds import Figure
from unknot.movement.scene import Scene, Shape, scene
from unknot.movement.shapes import number
from unknot.movement.style import STYLE, THEMES
from unknot.movement.timeline import Motion, Station, motion

VIEW_WORDS = {
    "side": "Seen from the side.",
    "front": "Seen from the front.",
    "back": "Seen from behind.",
    "above": "Seen from above.",
}


def animated(figure: Figure, *, uid: str = "", mirrored: bool = False) -> str:
    """The moving figure. ``uid`` keeps ids apart when one page shows the same figure twice."""
    moved = motion(figure)
    moments = list(moved.moments())
    drawn = scene(moved, [body for _, body in moments], flip=mirrored)
    if len(moved.stations) < 2:
        return _document(figure, drawn, "", uid, description(figure))
    times = ";".join(_share(at / moved.seconds) for at, _ in moments)
    timing = f'dur="{number(moved.seconds)}s" repeatCount="indefinite" keyTimes="{times}"'
    return _document(figure, drawn, timing, uid, description(figure))


def still(figure: Figure, at: float | None = None, *, uid: str = "", mirrored: bool = False, aids: bool = True) -> str:
    """The figure at a moment, or in its key pose."""
    moved = motion(figure)
    body = moved.key.body if at is None else moved.at(at)
    words = description(figure) if at is None else f"{VIEW_WORDS[figure.view]} {_cue_at(moved, at)}"
    return _document(figure, scene(moved, [body], flip=mirrored, aids=aids), "", f"{uid}s", words)


def stills(figure: Figure, *, uid: str = "", mirrored: bool = False) -> tuple[tuple[str, str], ...]:
    """Start pose and key pose with what to say under each: for reduced motion and for paper."""
    moved = motion(figure)
    chosen: list[Station] = [moved.stations[0]]
    if moved.key is not moved.stations[0]:
        chosen.append(moved.key)
    found = []
    for n, station in enumerate(chosen):
        drawn = scene(moved, [station.body], flip=mirrored, aids=n > 0)
        words = f"{VIEW_WORDS[figure.view]} {station.cue}".strip()
        found.append((_document(figure, drawn, "", f"{uid}p{n}", words), station.cue))
    return tuple(found)


def alone(drawing: str, theme: str = "light") -> str:
    """A drawing as a file of its own: with its stylesheet and the colours of a theme inside."""
    colours = "".join(f"--{name}: {value}; " for name, value in THEMES[theme].items())
    return drawing.replace("<title", f"<style>:root {{ {colours}}}\n{STYLE}</style><title", 1)


def description(figure: Figure) -> str:
    """The figure in words: the view, then what is said at each key pose."""
    cues = dict.fromkeys(frame.cue for frame in figure.keyframes if frame.cue)
    return " ".join([VIEW_WORDS[figure.view], *cues])


def _cue_at(moved: Motion, at: float) -> str:
    later = [station.cue for station in moved.stations if at <= station.until]
    return later[0] if later else moved.stations[-1].cue


def _share(value: float) -> str:
    text = f"{min(1.0, value):.4f}".rstrip("0").rstrip(".")
    return text or "0"


def _document(figure: Figure, drawn: Scene, timing: str, uid: str, words: str) -> str:
    prefix = f"{figure.id}{f'-{uid}' if uid else ''}"
    body = "".join(_painted(drawn.shapes, timing, prefix))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="move-figure" role="img" '
        f'aria-labelledby="{prefix}-t {prefix}-d" '
        f'viewBox="0 0 {number(drawn.width)} {number(drawn.height)}">'
        f'<title id="{prefix}-t">{escape(figure.name)}</title><desc id="{prefix}-d">{escape(words)}</desc>{body}</svg>'
    )


def _painted(shapes: Sequence[Shape], timing: str, prefix: str) -> Iterable[str]:
    ghosts = [shape for shape in shapes if shape.kind == "ghost"]
    clips = 0
    for shape in shapes:
        if shape.kind == "ghost":
            if ghosts:
                yield f'<g class="ghosts">{"".join(_path(ghost, "", prefix) for ghost in ghosts)}</g>'
                ghosts = []
        elif shape.kind == "gap":
            yield f'<use href="#{prefix}-{shape.name}" class="gap"/>'
        elif shape.clip:
            clips += 1
            used = "".join(f'<use href="#{prefix}-{part}"/>' for part in shape.clip)
            yield f'<clipPath id="{prefix}-c{clips}">{used}</clipPath>'
            yield f'<g clip-path="url(#{prefix}-c{clips})">{_path(shape, timing, prefix)}</g>'
        elif shape.name:
            # the outline has no colour of its own: it is used filled, stroked as a gap, and as a clip
            yield f"<defs>{_path(shape, timing, prefix)}</defs>"
            yield f'<use href="#{prefix}-{shape.name}" class="{shape.kind}"/>'
        else:
            yield _path(shape, timing, prefix)


def _path(shape: Shape, timing: str, prefix: str) -> str:
    name = f'id="{prefix}-{shape.name}"' if shape.name else f'class="{shape.kind}"'
    start = f'<path {name} d="{shape.paths[0]}"'
    if not timing or len(set(shape.paths)) == 1:
        return f"{start}/>"
    return f'{start}><animate attributeName="d" {timing} values="{";".join(shape.paths)}"/></path>'
