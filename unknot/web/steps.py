"""The next step of the check, remembered: a replay asks for the same beginnings again and again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock

from unknot.core import interview
from unknot.core.values import Step
from unknot.knowledge.answers import Facts
from unknot.knowledge.kinds import Knowledge

#: some checks of some people; only in memory, and the oldest goes first
REMEMBERED = 512

_steps: OrderedDict[Hashable, Step] = OrderedDict()
_lock = Lock()


def next_step(knowledge: Knowledge, facts: Facts) -> Step:
    """The next page or the end of the check. It follows from the answers alone, never from when they were given."""
    key = (knowledge.version, tuple((fact, answered.value, answered.times) for fact, answered in facts.answers.items()))
    with _lock:
        known = _steps.get(key)
        if known is not None:
            _steps.move_to_end(key)
            return known
    step = interview.next_step(knowledge, facts)
    with _lock:
        _steps[key] = step
        while len(_steps) > REMEMBERED:
            _steps.popitem(last=False)
    return step


def forget_steps() -> None:
    """Drop everything remembered, when a person's data is erased."""
    with _lock:
        _steps.clear()
