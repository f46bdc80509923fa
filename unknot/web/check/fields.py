"""From a question and what is known to what the page shows: one view value a field, so that templates do not think."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from unknot.knowledge.answers import NOT_GIVEN, Answer, Facts, YesNo
from unknot.knowledge.kinds import Option, Question

#: what a duration may be given in, in days
DURATION_UNITS = {"hours": 1 / 24, "days": 1.0, "weeks": 7.0, "months": 30.44, "years": 365.25}
NOT_GIVEN_VALUE = "not_given"
#: asked with a list to open, since it is long and its order is known to the person
LISTS = ("country",)
CANNOT_SKIP = ("age",)


@dataclass(frozen=True, slots=True)
class OptionView:
    """One choice: ``alone`` ones ("None of these") stand apart and clear the others."""

    value: str
    label: str
    id: str
    chosen: bool = False
    alone: bool = False


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field of a page. ``kind``: row | yes_no | choice | list | set | map | number | duration | grid."""

    id: str
    kind: str
    ask: str
    hint: str = ""
    why: str = ""
    statement: str = ""
    how: str = ""
    options: tuple[OptionView, ...] = ()
    text: str = ""
    unit: str = ""
    units: tuple[OptionView, ...] = ()
    low: str = ""
    high: str = ""
    yes: bool = False
    not_sure: bool = False
    error: str = ""

    @property
    def plain_options(self) -> tuple[OptionView, ...]:
        """The choices that may stand together."""
        return tuple(option for option in self.options if not option.alone)

    @property
    def alone_options(self) -> tuple[OptionView, ...]:
        """The choices that stand apart."""
        return tuple(option for option in self.options if option.alone)

    @property
    def first(self) -> str:
        """The id of the first control: where a link to this field leads."""
        return self.options[0].id if self.options else self.id


def kind_of(question: Question, *, row: bool = False, again: bool = False) -> str:
    """How a question is shown."""
    if question.type == "yes_no":
        return "row" if row and not again else "yes_no"
    if question.type == "number":
        return {"days": "duration", "score": "grid"}.get(question.unit, "number")
    if question.id == "pain_areas":
        return "map"
    return "list" if question.id in LISTS else question.type


def field_view(
    question: Question,
    facts: Facts,
    *,
    row: bool = False,
    again: bool = False,
    sent: Mapping[str, list[str]] | None = None,
    error: str = "",
) -> FieldView:
    """The field of a question, filled with what was just sent, or else with what is known."""
    kind = kind_of(question, row=row, again=again)
    marked = _marked(question, facts, sent, again=again)
    return FieldView(
        id=question.id,
        kind=kind,
        ask=question.ask,
        hint="" if kind == "grid" and _is_intensity(question) else question.hint,  # the ends of the scale say it
        why=question.why,
        statement=question.row or question.ask,
        how=question.how_to_tell,
        options=_options(question, kind, marked),
        text=_text(question, facts, sent),
        unit=_unit(question),
        units=_units(question, facts, sent) if kind == "duration" else (),
        low="0 is no pain" if _is_intensity(question) else "",
        high="10 is the worst pain you can think of" if _is_intensity(question) else "",
        yes="yes" in marked,
        not_sure="not_sure" in marked,
        error=error,
    )


def _is_intensity(question: Question) -> bool:
    return question.id == "intensity_0_10"


def _marked(question: Question, facts: Facts, sent: Mapping[str, list[str]] | None, *, again: bool) -> frozenset[str]:
    """The raw values that are ticked; a second asking starts empty."""
    if sent is not None:
        return frozenset(sent.get(question.id, ()))
    if again and (question.id not in facts or facts.answers[question.id].times < 2):
        return frozenset()
    return _as_marked(facts.get(question.id))


def _as_marked(answer: Answer | None) -> frozenset[str]:
    if answer is None:
        return frozenset()
    if answer is NOT_GIVEN:
        return frozenset({NOT_GIVEN_VALUE})
    if isinstance(answer, YesNo):
        return frozenset({answer.value})
    if isinstance(answer, float):
        return frozenset({f"{answer:g}"})
    return frozenset({answer}) if isinstance(answer, str) else frozenset(map(str, answer))


def _options(question: Question, kind: str, marked: frozenset[str]) -> tuple[OptionView, ...]:
    if kind == "grid":
        pairs = [Option(str(number), str(number)) for number in range(11)]
    elif kind == "yes_no":
        pairs = [Option("yes", "Yes"), Option("no", "No"), Option("not_sure", "Not sure")]
    else:
        pairs = list(question.options)
    several = question.type == "set"
    return tuple(
        OptionView(
            value=option.value,
            label=option.label,
            id=f"{question.id}-{option.value}",
            chosen=option.value in marked,
            alone=several and option.value == "none",
        )
        for option in pairs
    )


def _text(question: Question, facts: Facts, sent: Mapping[str, list[str]] | None) -> str:
    """The number in the box, as it was sent, or as it is known."""
    if question.type != "number":
        return ""
    if sent is not None:
        return (sent.get(question.id) or [""])[0]
    number = facts.number(question.id)
    if number is None:
        return ""
    return f"{number / DURATION_UNITS[duration_unit(number)]:.3g}" if question.unit == "days" else f"{number:g}"


def duration_unit(days: float) -> str:
    """The unit in which a known duration is shown again."""
    if days < 1:
        return "hours"
    return "days" if days < 60 else "weeks" if days < 180 else "months"


def _units(question: Question, facts: Facts, sent: Mapping[str, list[str]] | None) -> tuple[OptionView, ...]:
    """The units of a duration; days until something else is chosen, as the question asks for days."""
    name = f"{question.id}-unit"
    number = facts.number(question.id)
    known = "days" if number is None else duration_unit(number)
    chosen = known if sent is None else (sent.get(name) or ["days"])[0]
    return tuple(OptionView(unit, unit, f"{name}-{unit}", chosen=unit == chosen) for unit in DURATION_UNITS)


def _unit(question: Question) -> str:
    return "" if question.unit in ("days", "score") else question.unit
