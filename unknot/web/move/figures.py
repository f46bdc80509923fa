"""The drawn figures as pages use them: moving, and still for small pictures and for paper."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from unknot.knowledge.kinds import Knowledge
from unknot.movement.svg import animated, still, stills


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure with its key poses: ``moving`` as it moves, ``poses`` as (picture, what is said)."""

    moving: Markup
    poses: tuple[tuple[Markup, str], ...]


@lru_cache(maxsize=512)
def small(knowledge: Knowledge, id_: str) -> Markup | None:
    """The key pose as a small picture; None when the movement has no figure."""
    figure = knowledge.figures.get(id_)
    return None if figure is None else _drawn(still(figure, uid="s"))


@lru_cache(maxsize=512)
def moving(knowledge: Knowledge, id_: str, *, mirrored: bool = False, uid: str = "") -> Markup | None:
    """The moving figure; the other side is the same one seen in a mirror."""
    figure = knowledge.figures.get(id_)
    return None if figure is None else _drawn(animated(figure, uid=uid, mirrored=mirrored))


@lru_cache(maxsize=512)
def whole(knowledge: Knowledge, id_: str) -> FigureView | None:
    """The moving figure with its key poses."""
    figure = knowledge.figures.get(id_)
    if figure is None:
        return None
    poses = tuple((_drawn(drawing), words) for drawing, words in stills(figure, uid="p"))
    return FigureView(_drawn(animated(figure)), poses)


def _drawn(drawing: str) -> Markup:
    """A drawing of ours as it stands: every text in it was escaped when it was drawn."""
    return Markup(drawing)  # noqa: S704
