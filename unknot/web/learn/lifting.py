"""How heavy is too heavy: the lifting equation as a form, in metric or US units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.views.decorators.http import require_safe

from unknot.core.lifting import Lift, LiftingResult, recommended_limit
from unknot.knowledge.kinds import Lifting
from unknot.web.learn.entries import review_words
from unknot.web.learn.for_you import Reader
from unknot.web.shell import page
from unknot.web.words.evidence import certainty_words, sources_of

EQUATION = "revised_niosh"
CM_AN_INCH = 2.54
KG_A_POUND = 0.45359237


@dataclass(frozen=True, slots=True)
class Field:
    """One number of the form: its label, its start value, and the most it may be, in metric units."""

    name: str
    label: str
    hint: str
    start: float
    most: float
    kind: str  # length | mass | angle | pace | hours


FIELDS = (
    Field("horizontal_cm", "How far in front of you are the hands?", "From between the ankles", 40, 200, "length"),
    Field("vertical_cm", "How high are the hands at the start?", "From the floor", 30, 250, "length"),
    Field("distance_cm", "How far up or down does it go?", "", 70, 250, "length"),
    Field(
        "asymmetry_degrees",
        "How far do you twist?",
        "In degrees; 0 is straight ahead, 90 is to the side",
        0,
        180,
        "angle",
    ),
    Field("lifts_a_minute", "How many lifts in a minute?", "0.2 is one in five minutes", 0.2, 60, "pace"),
    Field("hours", "For how many hours?", "Up to 8", 1, 8, "hours"),
    Field("load_kg", "How heavy is it?", "You may leave this empty", 10, 500, "mass"),
)
COUPLINGS = {"good": "Good: handles", "fair": "Fair: a box to hold below", "poor": "Poor: hard to hold"}
PARTS = {
    "horizontal": "Reach in front of you",
    "vertical": "Height at the start",
    "distance": "Way up or down",
    "asymmetry": "Twist",
    "frequency": "How often, and for how long",
    "coupling": "Grip",
}


@require_safe
def lifting(request: HttpRequest) -> HttpResponse:
    """The form, and once it is filled in, the limit with what takes most away from it."""
    reader = Reader(request)
    equation = reader.knowledge.lifting[EQUATION]
    units = "us" if request.GET.get("units") == "us" else "metric"
    given, errors = _read(request.GET, units) if "horizontal_cm" in request.GET else ({}, {})
    coupling = request.GET.get("coupling", "fair")
    result = None
    if given and not errors:
        result = recommended_limit(equation, Lift(**given, coupling=coupling if coupling in COUPLINGS else "fair"))
    context: dict[str, Any] = {
        "equation": equation,
        "units": units,
        "fields": [(field, _shown(request.GET, field, units), _unit(field, units)) for field in FIELDS],
        "errors": errors,
        "error_list": [{"field": name, "message": f"{_label(name)}: {text}"} for name, text in errors.items()],
        "couplings": COUPLINGS,
        "coupling": coupling,
        "result": _result(equation, result, given.get("load_kg"), units) if result else None,
        "certainty": certainty_words(equation.certainty),
        "sources_list": sources_of(reader.knowledge, equation.evidence),
        "reviewed": review_words(equation.review),
    }
    status = 422 if errors else 200
    return page(request, "learn/lifting.html", context, here="learn", place="learn", status=status)


def _factor(field: Field, units: str) -> float:
    """Metric units in one unit of the form."""
    if units == "metric":
        return 1.0
    return {"length": CM_AN_INCH, "mass": KG_A_POUND}.get(field.kind, 1.0)


def _unit(field: Field, units: str) -> str:
    metric = {"length": "cm", "mass": "kg", "angle": "degrees", "pace": "a minute", "hours": "hours"}[field.kind]
    return {"length": "inches", "mass": "pounds"}.get(field.kind, metric) if units == "us" else metric


def _shown(form: QueryDict, field: Field, units: str) -> str:
    return form.get(field.name) or ("" if field.name in form else f"{field.start / _factor(field, units):.3g}")


def _label(name: str) -> str:
    return next(field.label for field in FIELDS if field.name == name).rstrip("?")


def _read(form: QueryDict, units: str) -> tuple[dict[str, Any], dict[str, str]]:
    """The numbers in metric units, and what is wrong with those that are none."""
    given: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for field in FIELDS:
        typed = form.get(field.name, "").strip().replace(",", ".")
        if not typed and field.name == "load_kg":
            given[field.name] = None
            continue
        most = field.most / _factor(field, units)
        try:
            number = float(typed)
        except ValueError:
            number = -1.0
        if not 0 <= number <= most or (field.kind == "hours" and number == 0):
            errors[field.name] = f"Type a number from 0 to {most:.0f}."
        given[field.name] = number * _factor(field, units)
    return given, errors


def _result(equation: Lifting, result: LiftingResult, load: float | None, units: str) -> dict[str, Any]:
    """The limit in words, and each part of the lift, the one that takes most away first."""
    parts = [(PARTS[name], round(getattr(result.multipliers, name) * 100)) for name in PARTS]
    in_units = result.limit_kg / (KG_A_POUND if units == "us" else 1)
    return {
        "limit": f"{in_units:.1f} {'pounds' if units == 'us' else 'kg'}",
        "none": result.limit_kg <= 0,
        "say": _say(result, load),
        "parts": sorted(parts, key=lambda part: part[1]),
        "best": f"{equation.load_constant_kg:g} kg ({equation.load_constant_kg / KG_A_POUND:.0f} pounds)",
    }


def _say(result: LiftingResult, load: float | None) -> str:
    if result.limit_kg <= 0:
        return "This lift is outside what the sum allows. Change how it is done: nearer, lower, less twist, less often."
    if result.index is None or load is None:
        return "Type a weight to compare it with this limit."
    if result.index <= 1:
        return "Your load is within the limit for most healthy workers. That does not make it right for a sore back."
    if result.index <= 3:
        return f"Your load is {result.index:.1f} times the limit. That raises the strain for some healthy workers."
    return f"Your load is {result.index:.1f} times the limit. That raises the strain for many healthy workers."
