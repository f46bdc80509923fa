"""One function a kind that people look up: measures, topics, claims, the desk and lifting."""

from __future__ import annotations

from collections.abc import Mapping

from unknot.knowledge import kinds
from unknot.knowledge.reader.header import Header
from unknot.knowledge.reader.kind_readers import CERTAINTIES, Source

VERDICTS = ("supported", "partly", "unsupported", "misleading", "unsafe")
GUIDELINE_BODIES = ("NICE", "ACP", "WHO")
PLACES = ("desk", "car", "breaks")
SCORINGS = ("single", "count", "sum", "mean")


def _choices(header: Header) -> Mapping[str, int] | None:
    part = header.part("choices")
    return None if part is None else {name: part.whole(name, 0) or 0 for name in part.names()}


def measure(source: Source) -> kinds.Measure:
    """A named scale."""
    h = source.header
    made = kinds.Measure(
        id=source.id,
        name=h.text("name", None),
        reference=h.text("reference", None),
        at_least=h.number("at_least") or 0.0,
        at_most=h.number("at_most") or 0.0,
        higher_is=h.word("higher_is", ("better", "worse")),
        meaningful_change=h.text("meaningful_change", None),
        licence=h.text("licence", None),
        review=h.review(),
        lead_in=h.text("lead_in"),
        items=h.texts("items"),
        item_ids=h.texts("item_ids"),
        choices=_choices(h),
        scoring=h.word("scoring", SCORINGS),
        missing=h.text("missing", None),
        credit=h.text("credit"),
        asked=h.text("asked", None),
        evidence=h.texts("evidence"),
        body=source.body,
    )
    if len(made.item_ids) != len(made.items):
        h.problem("item_ids", f"There are {len(made.items)} items and {len(made.item_ids)} ids. Give each item one id.")
    return made


def _view(part: Header) -> kinds.GuidelineView:
    return kinds.GuidelineView(part.word("who", GUIDELINE_BODIES), part.text("says", None), part.text("evidence", None))


def topic(source: Source) -> kinds.Topic:
    """A short page."""
    h = source.header
    return kinds.Topic(
        id=source.id,
        name=h.text("name", None),
        reference=h.text("reference", None),
        review=h.review(),
        question=h.text("question", None),
        short=h.text("short", None),
        said_also=h.texts("said_also"),
        about=h.texts("about"),
        views=h.each("views", _view),
        evidence=h.texts("evidence"),
        certainty=h.word("certainty", CERTAINTIES),
        body=source.body,
    )


def claim(source: Source) -> kinds.Claim:
    """A claim with its verdict."""
    h = source.header
    made = kinds.Claim(
        id=source.id,
        quote=h.text("quote", None),
        verdict=h.word("verdict", VERDICTS),
        fact=h.text("fact", None),
        review=h.review(),
        reference=h.text("reference", None),
        certainty=h.word("certainty", CERTAINTIES),
        said_also=h.texts("said_also"),
        about=h.texts("about"),
        instead=h.texts("instead"),
        instead_say=h.text("instead_say", None),
        safety=h.texts("safety"),
        views=h.each("views", _view),
        evidence=h.texts("evidence"),
        body=source.body,
    )
    if made.verdict == "unsafe" and not made.safety:
        h.problem(
            "safety", "An unsafe claim must name the rule that keeps people safe from it. Add [red_flag:.. or ..]."
        )
    return made


def desk_point(source: Source) -> kinds.DeskPoint:
    """One thing to look at in a place of work."""
    h = source.header
    return kinds.DeskPoint(
        id=source.id,
        name=h.text("name", None),
        reference=h.text("reference", None),
        order=h.whole("order", 0) or 0,
        place=h.word("place", PLACES),
        look=h.text("look", None),
        comfort=h.text("comfort", None),
        comfort_us=h.text("comfort_us"),
        if_not=h.text("if_not", None),
        certainty=h.word("certainty", CERTAINTIES),
        review=h.review(),
        evidence=h.texts("evidence"),
        body=source.body,
    )


def _pair(header: Header, key: str) -> tuple[float, float]:
    """Two multipliers: for lifts that begin low, and for lifts that begin high."""
    raw = header.raw(key, needed=True)
    numbers = (
        [n for n in raw if isinstance(n, int | float) and not isinstance(n, bool)] if isinstance(raw, list) else []
    )
    if len(numbers) == 2:  # noqa: PLR2004 (low and high)
        return float(numbers[0]), float(numbers[1])
    if raw is not None:
        header.problem(key, "This must be two numbers: for a low start and for a high start, as in [0.95, 1.00].")
    return 0.0, 0.0


def _frequency_row(part: Header) -> kinds.FrequencyRow:
    return kinds.FrequencyRow(
        lifts_a_minute=part.number("lifts_a_minute") or 0.0,
        up_to_1_hour=_pair(part, "up_to_1_hour"),
        up_to_2_hours=_pair(part, "up_to_2_hours"),
        up_to_8_hours=_pair(part, "up_to_8_hours"),
    )


def _lifting_check(part: Header) -> kinds.LiftingCheck:
    return kinds.LiftingCheck(
        horizontal_cm=_needed(part, "horizontal_cm"),
        vertical_cm=_needed(part, "vertical_cm"),
        distance_cm=_needed(part, "distance_cm"),
        asymmetry_degrees=_needed(part, "asymmetry_degrees"),
        lifts_a_minute=_needed(part, "lifts_a_minute"),
        hours=_needed(part, "hours"),
        coupling=part.word("coupling", ("good", "fair", "poor")),
        limit_kg=_needed(part, "limit_kg"),
    )


def _needed(header: Header, key: str) -> float:
    value = header.number(key)
    if value is None:
        header.problem(key, "This number is missing. Add it.")
    return value or 0.0


def _couplings(header: Header) -> Mapping[str, tuple[float, float]]:
    part = header.part("coupling")
    if part is None:
        header.problem("coupling", "This is missing. Add {good: [..], fair: [..], poor: [..]}.")
        return {}
    found = {name: _pair(part, name) for name in ("good", "fair", "poor")}
    part.finish()
    return found


def lifting(source: Source) -> kinds.Lifting:
    """A lifting equation with its tables."""
    h = source.header
    return kinds.Lifting(
        id=source.id,
        name=h.text("name", None),
        reference=h.text("reference", None),
        load_constant_kg=_needed(h, "load_constant_kg"),
        horizontal_best_cm=_needed(h, "horizontal_best_cm"),
        horizontal_at_most_cm=_needed(h, "horizontal_at_most_cm"),
        vertical_best_cm=_needed(h, "vertical_best_cm"),
        vertical_slope=_needed(h, "vertical_slope"),
        vertical_at_most_cm=_needed(h, "vertical_at_most_cm"),
        distance_base=_needed(h, "distance_base"),
        distance_scale_cm=_needed(h, "distance_scale_cm"),
        distance_at_least_cm=_needed(h, "distance_at_least_cm"),
        distance_at_most_cm=_needed(h, "distance_at_most_cm"),
        asymmetry_slope=_needed(h, "asymmetry_slope"),
        asymmetry_at_most_degrees=_needed(h, "asymmetry_at_most_degrees"),
        coupling=_couplings(h),
        frequency=h.each("frequency", _frequency_row),
        not_for=h.texts("not_for"),
        checks=h.each("checks", _lifting_check),
        certainty=h.word("certainty", CERTAINTIES),
        review=h.review(),
        evidence=h.texts("evidence"),
        body=source.body,
    )
