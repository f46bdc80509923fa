"""The traffic light of a sitting: how the body answered to one exercise session, row by row of part 5.2.

Stop now comes before red, red before amber, amber before green. A light is green only when every row was answered and
none is met: what is not answered leaves it undecided, and an undecided light never progresses anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum

#: the signs that stop everything and open the safety check again, as the facts that it asks for
STOP_NOW_SIGNS = (
    "leg_numbness",
    "leg_weakness",
    "arm_numbness",
    "arm_weakness",
    "saddle_numbness",
    "urine_hard_to_pass",
    "urine_leakage",
    "bladder_feeling_loss",
    "bowel_control_loss",
    "chest_pain",
    "breathless",
    "fainting",
    "sudden_worst_ever_pain",
    "calf_swelling",
    "vaginal_bleeding",
    "contractions",
)
#: a sign that was said to be there without saying which
SOME_SIGN = "some_sign"
#: on a scale of 0 to 10: up to here a pain counts as mild, and as low before a sitting
MILD = 3
#: how long a pain that is more than mild may last while one exercises
SEED_MINUTES = 15.0


class Light(StrEnum):
    """What a sitting came to; the value is its id."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    STOP_NOW = "stop_now"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Response:
    """How a person was before, during and after one sitting; None is "not answered", never "no" and never 0.

    Pain is a whole number from 0 to 10. ``danger_signs`` is empty when none came up.
    """

    before: int | None = None
    worst_during: int | None = None
    after_15_min: int | None = None
    at_bedtime: int | None = None
    next_morning: int | None = None
    usual_morning: int | None = None
    leg_worse: bool | None = None
    lasted_over_24_h: bool | None = None
    danger_signs: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class LightReading:
    """A light with the rows that led to it, and what was not answered yet and could still make it worse.

    ``rows`` are ids of ``ROWS``; empty for green and undecided.
    """

    light: Light
    rows: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()


Met = bool | None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: its light, and whether it is met; None while what it rests on is not answered."""

    id: str
    light: Light
    met: Callable[[Response], Met]


def _worst_is_red(seen: Response) -> Met:
    before, worst = seen.before, seen.worst_during
    if before is None or worst is None:
        return None
    if before <= MILD:
        return worst >= 6 or (worst >= 5 and worst >= before + 3)
    return worst >= before + 3 or (worst >= 8 and worst >= before + 2)


def _worst_is_amber(seen: Response) -> Met:
    before, worst = seen.before, seen.worst_during
    if before is None or worst is None:
        return None
    return worst >= before + 2 and (worst >= 4 or before > MILD)


def _seed_rule(seen: Response) -> Met:
    before, after = seen.before, seen.after_15_min
    if before is None or after is None:
        return None
    return before <= MILD and after > MILD and after >= before + 2


def _up_by(least: int, now: str, usual: str) -> Callable[[Response], Met]:
    """Whether one number lies so far above another."""

    def met(seen: Response) -> Met:
        high, low = getattr(seen, now), getattr(seen, usual)
        return None if high is None or low is None else bool(high >= low + least)

    return met


def _danger(seen: Response) -> Met:
    return None if seen.danger_signs is None else bool(seen.danger_signs)


#: Table 5.2 from the top. An amber row is also met by what is worse than it says and yet not red, such as a pain that
#: went up by 2 and was down by only 1 at bedtime: that is never green.
ROWS = (
    Row("danger_sign", Light.STOP_NOW, _danger),
    Row("worst_far_up", Light.RED, _worst_is_red),
    Row("seed_rule", Light.RED, _seed_rule),
    Row("after_15_far_up", Light.RED, _up_by(3, "after_15_min", "before")),
    Row("bedtime_still_up", Light.RED, _up_by(2, "at_bedtime", "before")),
    Row("morning_far_up", Light.RED, _up_by(2, "next_morning", "usual_morning")),
    Row("over_24_h", Light.RED, lambda seen: seen.lasted_over_24_h),
    Row("leg_worse", Light.RED, lambda seen: seen.leg_worse),
    Row("worst_up", Light.AMBER, _worst_is_amber),
    Row("after_15_up", Light.AMBER, _up_by(2, "after_15_min", "before")),
    Row("morning_up", Light.AMBER, _up_by(1, "next_morning", "usual_morning")),
)


def light_of(seen: Response) -> LightReading:
    """The light of a sitting by what is known so far, with the rows that are met at that light."""
    unanswered = tuple(field.name for field in fields(seen) if getattr(seen, field.name) is None)
    for light in (Light.STOP_NOW, Light.RED, Light.AMBER):
        rows = tuple(row.id for row in ROWS if row.light is light and row.met(seen) is True)
        if rows:
            return LightReading(light, rows, unanswered)
    return LightReading(Light.UNDECIDED if unanswered else Light.GREEN, (), unanswered)


def must_stop(before: int | None, pain: int, minutes: float) -> bool:
    """The seed stop rule, while one exercises: more than mild, for more than 15 minutes, and more than before.

    Who began with more than mild pain by their plan stops when it goes up and stays up. An unknown start counts as 0.
    """
    return minutes > SEED_MINUTES and pain > MILD and pain > (before or 0)


def morning_is_usual(seen: Response) -> bool:
    """Whether the morning after was back to the usual one, and nothing is said to have lasted."""
    known = seen.next_morning is not None and seen.usual_morning is not None
    return known and not _up_by(1, "next_morning", "usual_morning")(seen) and not seen.lasted_over_24_h


def worst_of(lights: Iterable[Light]) -> Light:
    """The light that counts where a day had several sittings; an undecided one hides no amber and lets no green by."""
    seen = set(lights)
    order = (Light.STOP_NOW, Light.RED, Light.AMBER, Light.UNDECIDED)
    return next((light for light in order if light in seen), Light.GREEN if seen else Light.UNDECIDED)


def response_from(values: Mapping[str, object]) -> Response:
    """The response that recorded answers come to; the keys are the kinds of record.

    Whether it lasted over a day is not asked when the next morning is no worse than usual: it did not. Bedtime is not
    asked when the pain was not up 15 minutes after: the row says "still", and the next morning is asked all the same.
    """
    numbers = {field: _number(values.get(kind)) for kind, field in _NUMBERS.items()}
    before, after = numbers["before"], numbers["after_15_min"]
    if numbers["at_bedtime"] is None and before is not None and after is not None and after < before + 2:
        numbers["at_bedtime"] = after
    morning, usual = numbers["next_morning"], numbers["usual_morning"]
    lasted = _truth(values.get("over_24_h"))
    if lasted is None and morning is not None and usual is not None and morning <= usual:
        lasted = False
    return Response(
        **numbers,
        leg_worse=_truth(values.get("leg")),
        lasted_over_24_h=lasted,
        danger_signs=_signs(values.get("danger")),
    )


_NUMBERS = {
    "before": "before",
    "worst": "worst_during",
    "after_15": "after_15_min",
    "bedtime": "at_bedtime",
    "next_morning": "next_morning",
    "usual_morning": "usual_morning",
}


def _number(value: object) -> int | None:
    """A pain from 0 to 10; anything else is no answer."""
    whole = isinstance(value, int) and not isinstance(value, bool)
    return value if whole and 0 <= value <= 10 else None  # type: ignore[operator, return-value]


def _truth(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _signs(value: object) -> frozenset[str] | None:
    """The danger signs that were marked; a bare yes is some sign."""
    if isinstance(value, bool):
        return frozenset({SOME_SIGN}) if value else frozenset()
    if isinstance(value, list | tuple | set | frozenset):
        return frozenset(str(sign) for sign in value)
    return None
