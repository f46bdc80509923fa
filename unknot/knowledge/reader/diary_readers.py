"""One function a kind that the diary uses: marks of a day, and published courses."""

from __future__ import annotations

from unknot.knowledge import kinds
from unknot.knowledge.reader.header import Header
from unknot.knowledge.reader.kind_readers import CERTAINTIES, Source

MARKS_ABOUT = ("load", "rest", "sleep", "mind", "body", "place")
SPELLS = ("acute", "subacute", "persistent")


def day_mark(source: Source) -> kinds.DayMark:
    """Something that may have been different on a day."""
    h = source.header
    return kinds.DayMark(
        id=source.id,
        name=h.text("name", None),
        order=h.whole("order", 0) or 0,
        about=h.word("about", MARKS_ABOUT),
        review=h.review(),
        body=source.body,
    )


def _point(part: Header) -> kinds.CoursePoint:
    return kinds.CoursePoint(part.number("week") or 0.0, part.number("mean") or 0.0)


def course(source: Source) -> kinds.Course:
    """How the pain of many people went."""
    h = source.header
    made = kinds.Course(
        id=source.id,
        name=h.text("name", None),
        spell=h.word("spell", SPELLS),
        from_days=h.whole("from_days") or 0,
        until_days=h.whole("until_days") if h.has("until_days") else None,
        points=h.each("points", _point),
        year=h.whole("year") or 0,
        cohort=h.text("cohort", None),
        shown=h.truth("shown"),
        certainty=h.word("certainty", CERTAINTIES),
        review=h.review(),
        evidence=h.texts("evidence"),
        body=source.body,
    )
    weeks = [point.week for point in made.points]
    if len(weeks) < 2 or weeks[0] != 0 or weeks != sorted(set(weeks)):
        h.problem("points", "Give two points or more, the first at week 0, each later than the one before.")
    if not all(0 <= point.mean <= 100 for point in made.points):
        h.problem("points", "A mean lies from 0 to 100.")
    return made
