"""One fair test as one file: its design with the seed, every day, every number, and the version of the knowledge.

Whoever has the file can work the numbers out again: ``replay`` draws the lots anew from the seed, judges anew, and
tells each place at which the outcome is not what the file says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import isclose
from typing import Any, cast

from unknot.core.experiment.design import design
from unknot.core.experiment.values import ExperimentRecord, Schedule, Verdict
from unknot.core.experiment.verdict import judge
from unknot.interop.decode import from_json
from unknot.interop.encode import to_json
from unknot.interop.json_types import CannotRead, Json

KIND, FORMAT = "unknot_fair_test", 1
#: numbers from two machines may differ in their last digits
CLOSE = 1e-9


def experiment_to_json(record: ExperimentRecord) -> dict[str, Json]:
    """The record as plain JSON."""
    return {"kind": KIND, "format": FORMAT, "test": to_json(record)}


def experiment_from_json(data: object) -> ExperimentRecord:
    """The record that such JSON holds; raises CannotRead with the path to the fault."""
    if not isinstance(data, Mapping) or data.get("kind") != KIND:
        raise CannotRead("kind", "this is no file of a fair test.")
    if data.get("format") != FORMAT:
        raise CannotRead("format", f"this program reads format {FORMAT}, and the file has {data.get('format')!r}.")
    return from_json(ExperimentRecord, data.get("test"), "test")


def worked_out_again(record: ExperimentRecord) -> tuple[Schedule, Verdict]:
    """The schedule drawn anew from the seed, and the verdict on the days of the record."""
    kept = record.schedule
    schedule = design(kept.question, len(kept.days), kept.start, kept.seed)
    return schedule, judge(kept, record.seen, record.on, stopped_on=record.stopped_on, looks=record.looks)


def replay(record: ExperimentRecord) -> tuple[str, ...]:
    """The places at which the record differs from what comes out today; empty when it is the same."""
    schedule, verdict = worked_out_again(record)
    kept = cast(dict[str, Any], to_json(record))
    again = {"schedule": to_json(schedule), "verdict": to_json(verdict)}
    return tuple(place for key, value in again.items() for place in _differences(kept[key], value, key))


def _differences(kept: Json, again: Json, where: str) -> Iterator[str]:
    """The paths at which two pieces of JSON differ by more than the last digits of a number."""
    if isinstance(kept, dict) and isinstance(again, dict) and kept.keys() == again.keys():
        for key, value in kept.items():
            yield from _differences(value, again[key], f"{where}.{key}")
    elif isinstance(kept, list) and isinstance(again, list) and len(kept) == len(again):
        for place, (old, new) in enumerate(zip(kept, again, strict=True)):
            yield from _differences(old, new, f"{where}[{place}]")
    elif not _same(kept, again):
        yield where


def _same(kept: Json, again: Json) -> bool:
    numbers = all(isinstance(value, int | float) and not isinstance(value, bool) for value in (kept, again))
    return isclose(cast(float, kept), cast(float, again), rel_tol=CLOSE, abs_tol=CLOSE) if numbers else kept == again
