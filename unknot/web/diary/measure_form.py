"""The form of a measure: how each item is asked, and how what was sent is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.http import QueryDict

from unknot.knowledge.library_kinds import Measure

#: part 6, activities that matter: three to five, named by the person
FEWEST_NAMED = 3
NAME_MOST = 60
#: the scale of pain asks about the leg only where a leg hurts
LEG_ITEMS = "leg_"
ANSWER = "Pick an answer."
HOW_WELL, ENDS = "How well can you do it now?", ("0 is not at all", "10 is as well as before")


@dataclass(frozen=True, slots=True)
class MeasureSent:
    """What was sent of a measure, what must be put right, and the texts to show again."""

    answers: Mapping[str, float | None] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ItemField:
    """One item: its words, what was answered, and for an activity the name that the person gives it."""

    id: str
    words: str
    options: tuple[tuple[str, str, bool], ...] = ()
    text: str = ""
    ticked: bool = False
    named: bool = False
    name: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class MeasureForm:
    """The form: ``kind`` is ticks | choices | grid | amount; ``more`` are items that may be left shut."""

    kind: str
    items: tuple[ItemField, ...]
    more: tuple[ItemField, ...] = ()
    more_words: str = ""
    more_open: bool = False
    low: str = ""
    high: str = ""
    lead: str = ""


def kind_of(measure: Measure) -> str:
    """How the items of a measure are asked."""
    if measure.scoring == "count":
        return "ticks"
    if measure.choices:
        return "choices"
    return "grid" if (measure.at_least, measure.at_most) == (0, 10) else "amount"


def measure_form(measure: Measure, names: Mapping[str, str], sent: MeasureSent, *, leg: bool) -> MeasureForm:
    """The form as its page shows it."""
    kind = kind_of(measure)
    if measure.scoring == "mean":
        return _activities(measure, names, sent)
    items = tuple(_item(measure, kind, n, sent) for n in range(len(measure.items)))
    first = tuple(one for one in items if leg or not one.id.startswith(LEG_ITEMS))
    rest = tuple(one for one in items if one not in first)
    return MeasureForm(kind, first, rest, "Pain in a leg", any(_said(one) for one in rest), *_ends(measure))


def _activities(measure: Measure, names: Mapping[str, str], sent: MeasureSent) -> MeasureForm:
    """At first the activities are named; later the very same ones are rated."""
    items = [_item(measure, "grid", n, sent) for n in range(len(measure.items))]
    if names:
        again = tuple(replace(one, words=names[one.id]) for one in items if one.id in names)
        return MeasureForm("grid", again, low=ENDS[0], high=ENDS[1], lead=HOW_WELL)
    given = {**sent.names, **{name: text for name, text in sent.texts.items() if text}}
    fresh = tuple(replace(one, words=HOW_WELL, text="", named=True, name=given.get(one.id, "")) for one in items)
    more = fresh[FEWEST_NAMED:]
    is_open = any(one.name for one in more)
    return MeasureForm("grid", fresh[:FEWEST_NAMED], more, "Name one or two more", is_open, *ENDS, measure.lead_in)


def _item(measure: Measure, kind: str, n: int, sent: MeasureSent) -> ItemField:
    id_, words = measure.item_ids[n], measure.items[n]
    given = sent.answers.get(id_)
    options: tuple[tuple[str, str, bool], ...] = ()
    if measure.choices:
        options = tuple((str(points), label, given == points) for label, points in measure.choices.items())
    elif kind == "grid":
        options = tuple((str(number), str(number), given == number) for number in range(11))
    text = sent.texts.get(id_, "" if given is None else f"{given:g}")
    return ItemField(id_, words, options, text, bool(given), error=sent.errors.get(id_, ""))


def _said(item: ItemField) -> bool:
    return any(chosen for _, _, chosen in item.options)


def _ends(measure: Measure) -> tuple[str, str, str]:
    """What stands under a grid: the two sentences of a lead-in about 0 and 10; any other stands above the items."""
    low, _, high = measure.lead_in.partition(". ")
    return (low, high.rstrip("."), "") if high.startswith("10") else ("", "", measure.lead_in)


# ---------------------------------------------------------------- reading


def read_measure(measure: Measure, post: QueryDict, names: Mapping[str, str]) -> MeasureSent:
    """What was sent. What is left out stays not answered; in a list of ticks a blank counts as 0 by its authors."""
    kind = kind_of(measure)
    if kind == "ticks":
        ticked = set(post.getlist("ticked"))
        return MeasureSent({item: 1.0 for item in measure.item_ids if item in ticked})
    if kind == "amount":
        return _amounts(measure, post)
    possible = {float(points) for points in (measure.choices or {}).values()} or {float(n) for n in range(11)}
    answers = {item: _one_of(post.get(item, ""), possible) for item in measure.item_ids}
    if measure.scoring == "mean":
        return _rated(measure, post, names, answers)
    some = any(answer is not None for answer in answers.values())
    return MeasureSent(answers, errors={} if some else {f"{measure.item_ids[0]}-0": ANSWER})


def _rated(
    measure: Measure, post: QueryDict, names: Mapping[str, str], answers: Mapping[str, float | None]
) -> MeasureSent:
    if names:
        rated = {item: answers[item] for item in names if item in answers}
        first = next(iter(names))
        none = all(answer is None for answer in rated.values())
        return MeasureSent(rated, names, {f"{first}-0": "Rate at least one of them."} if none else {})
    given = {item: " ".join(post.get(f"{item}-name", "").split())[:NAME_MOST] for item in measure.item_ids}
    named = {item: words for item, words in given.items() if words}
    errors = {}
    if len(named) < FEWEST_NAMED:
        empty = next(item for item, words in given.items() if not words)
        errors = {f"{empty}-name": "Name at least three things that your back makes hard."}
    elif all(answers[item] is None for item in named):
        errors = {f"{next(iter(named))}-0": "Rate at least one of them."}
    return MeasureSent({item: answers[item] for item in (answers if errors else named)}, named, errors, given)


def _amounts(measure: Measure, post: QueryDict) -> MeasureSent:
    answers: dict[str, float | None] = {}
    errors, texts = {}, {}
    for item in measure.item_ids:
        texts[item] = post.get(item, "").strip()
        answers[item] = _amount(texts[item], measure)
        if answers[item] is None:
            errors[item] = f"Give a number from {measure.at_least:g} to {measure.at_most:g}."
    return MeasureSent(answers, errors=errors, texts=texts)


def _amount(text: str, measure: Measure) -> float | None:
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return None
    return number if measure.at_least <= number <= measure.at_most else None


def _one_of(text: str, possible: set[float]) -> float | None:
    return float(text) if text.isascii() and text.isdigit() and float(text) in possible else None
