"""A pose: joint angles in degrees, and pins that hold a hand or foot to something."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from unknot.movement.body import ANGLES, LIMB_ANGLES, SIDES

Place = tuple[float, float, float]

#: what turns the other way when right and left change places
_SIDED = ("roll", "lean", "bend", "twist", "neck_bend", "neck_twist")


@dataclass(frozen=True, slots=True)
class Pin:
    """What a hand, foot, knee or the trunk is held to.

    ``to``: "start" (where it was in the start pose, moved by ``by``), "free", or a place on the body ("right_knee").
    """

    to: str = "start"
    by: Place = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Pose:
    """Every angle of the body by name, and the pins by limb."""

    angles: Mapping[str, float] = field(default_factory=dict)
    pins: Mapping[str, Pin] = field(default_factory=dict)

    def __getitem__(self, name: str) -> float:
        return self.angles.get(name, 0.0)

    def with_angles(self, changes: Mapping[str, float]) -> Pose:
        """This pose with some angles changed; an angle without a side is for both."""
        return Pose({**self.angles, **spread(changes)}, self.pins)

    def with_pins(self, changes: Mapping[str, Pin]) -> Pose:
        """This pose with some pins changed; a pin without a side is for both."""
        return Pose(self.angles, {**self.pins, **spread_pins(changes)})


def spread(angles: Mapping[str, float]) -> dict[str, float]:
    """Angles with a side each: ``knee`` becomes ``right_knee`` and ``left_knee``. A named side wins over both."""
    both = {name: value for name, value in angles.items() if name in LIMB_ANGLES}
    found = {f"{side}_{name}": value for name, value in both.items() for side in SIDES}
    found.update({name: value for name, value in angles.items() if name not in LIMB_ANGLES})
    if unknown := set(found) - set(ANGLES):
        raise ValueError(f"No angle called {', '.join(sorted(unknown))}.")
    return found


def spread_pins(pins: Mapping[str, Pin]) -> dict[str, Pin]:
    """Pins with a side each: ``hands`` becomes ``right_hand`` and ``left_hand``."""
    found: dict[str, Pin] = {}
    for name, pin in pins.items():
        if name in ("hands", "feet", "knees", "elbows"):
            one = {"hands": "hand", "feet": "foot", "knees": "knee", "elbows": "elbow"}[name]
            found.update({f"{side}_{one}": _own_side(pin, side) for side in SIDES})
        else:
            found[name] = pin
    return found


def _own_side(pin: Pin, side: str) -> Pin:
    """A pin to ``own_knee`` means the knee of the same side."""
    return Pin(pin.to.replace("own_", f"{side}_").replace("other_", f"{other(side)}_"), pin.by)


def other(side: str) -> str:
    """The other side."""
    return "left" if side == "right" else "right"


def _swapped(name: str) -> str:
    for side in SIDES:
        if name.startswith(f"{side}_"):
            return f"{other(side)}_{name.removeprefix(f'{side}_')}"
    return name


def mirrored(pose: Pose) -> Pose:
    """The same pose with right and left in each other's place."""
    angles = {_swapped(name): -value if name in _SIDED else value for name, value in pose.angles.items()}
    pins = {
        _swapped(name): Pin(_swapped(pin.to), (pin.by[0], pin.by[1], -pin.by[2] if pin.by[2] else 0.0))
        for name, pin in pose.pins.items()
    }
    return Pose(angles, pins)


def blended(a: Pose, b: Pose, part: float) -> Pose:
    """The angles and pin places at this part of the way; pins are those of ``b``."""
    names = {**a.angles, **b.angles}
    angles = {name: a[name] + (b[name] - a[name]) * part for name in names}
    pins = {}
    for name, pin in b.pins.items():
        old = a.pins.get(name, pin)
        by = tuple(x + (y - x) * part for x, y in zip(old.by, pin.by, strict=True))
        pins[name] = Pin(pin.to, (by[0], by[1], by[2]))
    return Pose(angles, pins)
