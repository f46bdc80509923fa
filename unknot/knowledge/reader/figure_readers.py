"""Reads a figure: its start, its things, and its key poses with angles, contacts and cues."""

from __future__ import annotations

from unknot.knowledge import figure_kinds as kinds
from unknot.knowledge.reader.header import Header
from unknot.knowledge.reader.kind_readers import Source

_BY = ("forward", "up", "right")


def figure(source: Source) -> kinds.Figure:
    """A movement or position to be drawn."""
    h = source.header
    made = kinds.Figure(
        id=source.id,
        name=h.text("name", None),
        view=h.word("view", kinds.VIEWS),
        start=h.word("start", kinds.BASES),
        area=h.word("area", kinds.AREAS),
        keyframes=_keyframes(h),
        review=h.review(),
        sides=h.word("sides", kinds.SIDES, "both"),
        props=h.texts("props"),
        keep=h.texts("keep") or ("pelvis",),
        setup=_angles(h, "setup"),
        setup_pins=_pins(h, "setup_pins"),
        height=h.number("height"),
        key=h.text("key"),
        arrow=h.text("arrow"),
        frame=h.word("frame", kinds.FRAMES, "whole"),
        look=_look(h),
        also=h.word("also", kinds.AREAS, ""),
        over=h.words("over", kinds.LIMBS),
        variant_of=h.text("variant_of"),
        targets=h.each("targets", _target),
        body=source.body,
    )
    _names_fit(h, made)
    return made


def _keyframes(header: Header) -> tuple[kinds.FigureKeyframe, ...]:
    found = header.each("keyframes", _keyframe)
    if not found:
        header.problem("keyframes", "A figure needs at least one key pose. Add [{name: .., seconds: .., cue: ..}].")
    return found


def _keyframe(part: Header) -> kinds.FigureKeyframe:
    return kinds.FigureKeyframe(
        name=part.text("name", None),
        seconds=part.number("seconds") or 0.0,
        cue=part.text("cue"),
        hold=part.number("hold") or 0.0,
        pose=_angles(part, "pose"),
        pins=_pins(part, "pins"),
    )


def _angles(header: Header, key: str) -> dict[str, float]:
    part = header.part(key)
    return {} if part is None else {name: part.number(name) or 0.0 for name in part.names()}


def _pins(header: Header, key: str) -> dict[str, kinds.FigurePin]:
    """Contacts: a word ("free", "right_knee"), or how far the start place is moved, as {forward: .., up: ..}."""
    part = header.part(key)
    return {} if part is None else {name: _pin(part, name) for name in part.names()}


def _pin(header: Header, name: str) -> kinds.FigurePin:
    raw = header.raw(name)
    if isinstance(raw, str):
        return kinds.FigurePin(raw)
    part = header.part(name)
    if part is None:
        header.problem(name, "Say what it is held to, or how far it moves, as in {forward: 0.2}.")
        return kinds.FigurePin()
    by = tuple(part.number(way) or 0.0 for way in _BY)
    pin = kinds.FigurePin(part.text("at", "start"), (by[0], by[1], by[2]))
    part.finish()
    return pin


def _look(header: Header) -> tuple[float, float]:
    part = header.part("look")
    if part is None:
        return 0.0, 0.0
    found = part.number("turn") or 0.0, part.number("down") or 0.0
    part.finish()
    return found


def _target(part: Header) -> kinds.FigureTarget:
    return kinds.FigureTarget(
        keyframe=part.text("keyframe", None),
        angle=part.text("angle", None),
        degrees=part.number("degrees") or 0.0,
        within=part.number("within") or 15.0,
    )


def _names_fit(header: Header, made: kinds.Figure) -> None:
    """The keyframes that are named exist."""
    names = [frame.name for frame in made.keyframes]
    for key, named in (("key", made.key), *(("targets", target.keyframe) for target in made.targets)):
        if named and named not in names:
            header.problem(key, f'There is no keyframe called "{named}". There are: {", ".join(names)}.')
