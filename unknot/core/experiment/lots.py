"""Lots drawn from a seed: the same seed gives the same lots for ever, on any machine and in any version of Python.

The generator is SplitMix64 (Steele, Lea, Flood 2014), written out here so that no library can change it. The order of
a test can be worked out again from its seed by anybody with a pocket calculator for whole numbers.
"""

from __future__ import annotations

_MASK = (1 << 64) - 1
_STEP = 0x9E3779B97F4A7C15


class Lots:
    """A row of lots; each call draws the next one."""

    def __init__(self, seed: int) -> None:
        self._state = seed & _MASK

    def whole(self) -> int:
        """The next whole number below 2 to the power of 64."""
        self._state = (self._state + _STEP) & _MASK
        mixed = self._state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
        return mixed ^ (mixed >> 31)

    def coin(self) -> bool:
        """Heads or tails: the highest bit of the next number."""
        return bool(self.whole() >> 63)

    def below_one(self) -> float:
        """A number from 0 up to, and without, 1."""
        return (self.whole() >> 11) * 2.0**-53
