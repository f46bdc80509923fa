"""What the verdicts of a fair test are worth: simulated trials in which the truth is known.

    python benchmarks/simulated_experiments.py            500 trials a cell, a quick look
    python benchmarks/simulated_experiments.py --full     10,000 at the null and 2,000 elsewhere
    python benchmarks/simulated_experiments.py --full --write    and docs/reference/generated/simulated-experiments.md

``--keep FILE`` writes each cell to a file as it is done, and takes up from there, as the full run takes long.
Each cell has a seed of its own, from its name, so that the same cell gives the same figures on any machine. Every trial
draws its order by ``design`` and goes through the model and the thresholds of the program itself. The exit code is 1
when a bar is missed. Trials are rounded to whole numbers from 0 to 10, and 15 days in 100 are missing, unless the row
says otherwise.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import platform
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from math import cos, log, pi, sqrt
from pathlib import Path

from unknot.core.experiment.analysis import LEAST_VALUES, WORTH_HAVING, chances, fit, worth_having
from unknot.core.experiment.design import MOST_DAYS, design, extended
from unknot.core.experiment.lots import Lots
from unknot.core.experiment.more_days import more_days
from unknot.core.experiment.outcome import least_felt
from unknot.core.experiment.posterior import Point, posterior
from unknot.core.experiment.values import FairQuestion, Schedule
from unknot.core.experiment.verdict import call, thresholds

TABLE = Path(__file__).parents[1] / "docs" / "reference" / "generated" / "simulated-experiments.md"
START = date(2026, 1, 5)
HELPS_AT_MOST, EITHER_AT_MOST, COVERED_AT_LEAST = 0.04, 0.06, 0.93
#: where fewer tests than this find a gain of a point, "cannot tell" must be the commonest verdict
LOW_POWER = 0.4


@dataclass(frozen=True)
class World:
    """The truth of a cell: days of a person whose pain is known, and how they are written down."""

    days: int = 28
    block: int = 1
    gain: float = 0.0
    rho: float = 0.0
    trend: float = 0.0  # points better over the whole test, whatever the arm
    sd: float = 1.5
    level: float = 5.0
    missing: float = 0.15
    rounded: bool = True
    two_ways: bool = False
    order: str = "by lot"  # by lot | weeks in turn | halves
    looks: str = "once"  # once | once more | every day

    @property
    def name(self) -> str:
        """The cell in a few words, from which its seed is made."""
        return (
            f"{self.days} days, blocks of {self.block}, gain {self.gain:g}, rho {self.rho:g}, trend {self.trend:g}, "
            f"sd {self.sd:g}, level {self.level:g}, missing {self.missing:g}, rounded {self.rounded}, "
            f"two ways {self.two_ways}, {self.order}, {self.looks}"
        )

    @property
    def seed(self) -> int:
        """The seed of the cell."""
        return int.from_bytes(hashlib.sha256(self.name.encode()).digest()[:8], "big")


@dataclass
class Cell:
    """What came out of the trials of one world."""

    world: World
    trials: int
    calls: Counter[str] = field(default_factory=Counter)
    covered: int = 0

    def share(self, *calls: str) -> float:
        """The share of trials with one of these calls."""
        return sum(self.calls[one] for one in calls) / self.trials


def wilson(share: float, trials: int) -> tuple[float, float]:
    """The 95% interval of a share by Wilson's formula."""
    z = 1.959964
    middle = (share + z * z / (2 * trials)) / (1 + z * z / trials)
    half = z * sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials)) / (1 + z * z / trials)
    return middle - half, middle + half


def normals(lots: Lots) -> Iterator[float]:
    """Normal deviates by the method of Box and Muller."""
    while True:
        yield sqrt(-2 * log(1 - lots.below_one())) * cos(2 * pi * lots.below_one())


def live(world: World, schedule: Schedule, lots: Lots, noise: Iterator[float]) -> list[Point]:
    """One trial: what a person wrote down, turned so that more is better."""
    points, error = [], next(noise)
    for place, day in enumerate(schedule.days):
        error = world.rho * error + sqrt(1 - world.rho**2) * next(noise) if place else error
        arm = 0.5 if day.arm == "a" else -0.5
        pain = world.level - world.gain * arm - world.trend * (place / len(schedule.days) - 0.5) + world.sd * error
        value = float(min(10, max(0, round(pain)))) if world.rounded else pain
        if lots.below_one() >= world.missing and day.counted:
            points.append(Point(place, arm, -value))
    return points


def margin(points: list[Point]) -> float:
    """The gain worth having for this person, by the rule of the program."""
    without = [-point.value for point in points if point.arm < 0]
    return worth_having(least_felt("pain_next_morning", sum(without) / len(without)))


def question(world: World) -> FairQuestion:
    """The question of a cell."""
    return FairQuestion("simulated", "pain_next_morning", world.block, 0, world.two_ways)


def schedule_of(world: World, lots: Lots) -> Schedule:
    """The order of one trial: by lot as the program draws it, or one of those that lost."""
    drawn = design(question(world), world.days, START, lots.whole())
    if world.order == "by lot":
        return drawn
    length = 7 if world.order == "weeks in turn" else world.days // 2
    fixed = (replace(day, arm="ba"[place // length % 2]) for place, day in enumerate(drawn.days))
    return replace(drawn, days=tuple(fixed))


def run(world: World, trials: int) -> Cell:
    """All trials of one cell."""
    cell, lots = Cell(world, trials), Lots(world.seed)
    noise = normals(lots)
    one_trial = {"once": looked_once, "every day": looked_every_day, "once more": looked_once_more}[world.looks]
    for _ in range(trials):
        said, covered = one_trial(world, lots, noise)
        cell.calls[said or "cannot_tell"] += 1
        cell.covered += covered
    return cell


def looked_once(world: World, lots: Lots, noise: Iterator[float]) -> tuple[str, bool]:
    """What the program says at the planned end, and whether the range holds the truth."""
    points = live(world, schedule_of(world, lots), lots, noise)
    found = posterior(points)
    said = call(*chances(found, margin(points)), two_ways=world.two_ways)
    return said, 0.025 <= found.gain.up_to(world.gain) <= 0.975


def looked_every_day(world: World, lots: Lots, noise: Iterator[float]) -> tuple[str, bool]:
    """What somebody says who looks each evening from the eighth day and stops at the first clear answer."""
    points = live(world, schedule_of(world, lots), lots, noise)
    for day in range(7, world.days):
        so_far = [point for point in points if point.day <= day]
        if len(so_far) < LEAST_VALUES or len({point.arm for point in so_far}) < 2:
            continue
        said = call(*chances(posterior(so_far), margin(so_far)))
        if said in ("helps", "worse"):
            return said, False
    return call(*chances(posterior(points), margin(points))), False


def looked_once_more(world: World, lots: Lots, noise: Iterator[float]) -> tuple[str, bool]:
    """Whoever cannot tell adds the days that are said to help, and is judged once more."""
    short = design(question(world), world.days, START, lots.whole())
    points = live(world, extended(short, MOST_DAYS - world.days), lots, noise)
    first = [point for point in points if point.day < world.days]
    now = fit(first, margin(first))
    said = call(now.p_better, now.p_worth_it)
    more = None if said else more_days(short, now, thresholds(two_ways=False, looks=2))
    if more is None:
        return said, False
    all_days = [point for point in points if point.day < world.days + more]
    return call(*chances(posterior(all_days), margin(all_days)), looks=2), False


# ---- the cells

PLAIN = World()
DESIGNS = ((28, 1), (28, 2), (14, 1), (42, 1))
NULLS = [
    replace(PLAIN, days=days, block=block, rho=rho, trend=trend)
    for days, block in DESIGNS
    for rho in (0.0, 0.4)
    for trend in (0.0, 3.0)
]
ODD_NULLS = [
    replace(PLAIN, rho=0.4, missing=0.0, rounded=False),
    replace(PLAIN, rho=0.4, sd=0.8),
    replace(PLAIN, rho=0.4, sd=2.5),
    replace(PLAIN, rho=0.4, level=2.0),
    replace(PLAIN, rho=0.7),
    replace(PLAIN, rho=-0.2),
    replace(PLAIN, rho=0.4, two_ways=True),
    replace(PLAIN, rho=0.4, block=2, two_ways=True),
]
GAINS = [
    replace(PLAIN, days=days, block=block, rho=rho, gain=gain)
    for days, block in DESIGNS
    for rho in (0.0, 0.4)
    for gain in (0.5, 1.0, 1.5, 2.0)
]
LOSSES = [replace(PLAIN, rho=0.4, gain=gain) for gain in (-1.0, -2.0)]
LONGER = [replace(PLAIN, rho=rho, gain=gain, looks="once more") for rho in (0.0, 0.4) for gain in (0.0, 0.5, 1.0)]
LOST = [
    *(replace(PLAIN, rho=0.4, trend=3.0, order=order) for order in ("by lot", "weeks in turn", "halves")),
    *(replace(PLAIN, rho=0.4, looks=looks) for looks in ("once", "every day")),
]


def is_null(cell: Cell) -> bool:
    """Whether nothing helps in this cell."""
    return cell.world.gain == 0


def missed(cell: Cell) -> Iterator[str]:
    """The bars that a cell misses; what lost has none."""
    if cell.world.order != "by lot" or cell.world.looks == "every day":
        return
    helps = cell.share("helps", "worse") if cell.world.two_ways else cell.share("helps")
    if is_null(cell) and helps > HELPS_AT_MOST:
        yield f"{cell.world.name}: called better in {helps:.2%}"
    if is_null(cell) and cell.share("helps", "worse") > EITHER_AT_MOST:
        yield f"{cell.world.name}: called either in {cell.share('helps', 'worse'):.2%}"
    if 0 <= cell.world.gain <= 2 and cell.covered and cell.covered / cell.trials < COVERED_AT_LEAST:
        yield f"{cell.world.name}: the range holds the truth in {cell.covered / cell.trials:.2%}"
    if cell.world.gain == 1 and cell.share("helps") < LOW_POWER and cell.calls.most_common(1)[0][0] != "cannot_tell":
        yield f"{cell.world.name}: power is low, and {cell.calls.most_common(1)[0][0]} is commoner than cannot tell"


# ---- the table


def percent(share: float, trials: int) -> str:
    """A share with its interval."""
    low, high = wilson(share, trials)
    return f"{100 * share:.1f} ({100 * max(low, 0):.1f} to {100 * high:.1f})"


def row(cell: Cell) -> str:
    """One line of a table."""
    world = cell.world
    extra = [f"sd {world.sd:g}"] * (world.sd != PLAIN.sd) + [f"level {world.level:g}"] * (world.level != PLAIN.level)
    extra += [world.order] * (world.order != PLAIN.order) + [f"looked {world.looks}"] * (world.looks != PLAIN.looks)
    extra += ["nothing missing, not rounded"] * (not world.rounded) + ["two ways"] * world.two_ways
    what = f"{world.days} | {world.block} | {world.gain:g} | {world.rho:g} | {world.trend:g} | {', '.join(extra)}"
    calls = (percent(cell.share(one), cell.trials) for one in ("helps", "worse", "does_not", "cannot_tell"))
    covered = percent(cell.covered / cell.trials, cell.trials) if cell.covered else ""
    return f"| {what} | {' | '.join(calls)} | {covered} | {cell.trials:,} |"


COLUMNS = [
    "days",
    "block",
    "gain",
    "rho",
    "trend",
    "other",
    "helps",
    "worse",
    "does_not",
    "cannot_tell",
    "range_holds_the_truth",
    "trials",
]
HEAD = f"| {' | '.join(COLUMNS).replace('_', ' ')} |\n{'|---' * len(COLUMNS)}|"


def table(title: str, text: str, cells: Iterable[Cell]) -> str:
    """One part of the page."""
    return "\n".join([f"## {title}", "", text, "", HEAD, *map(row, cells), ""])


ABOUT = """Made by `benchmarks/simulated_experiments.py --full --write`. Do not edit by hand.

Each line is one world in which the truth is known. Pain is 5 on average, with a day-to-day sd of 1.5 points, rounded to
whole numbers from 0 to 10, and 15 days in 100 are missing at random, unless the line says otherwise. `rho` is how much
one day is like the next, `trend` by how many points pain falls over the test by itself. Shares are per 100 trials, with
Wilson's 95% interval. Each line has a seed of its own, made from its name. A test of 14 days says none of these but
"got worse"; its figures say what the hint would lean to."""
PARTS = {
    "nulls": ("Nothing helps", "Bars: helps at most 4, helps or worse at most 6."),
    "odd": (
        "Nothing helps, in other worlds",
        "The same bars. With two ways either may be called better, so both together have the bar of 4.",
    ),
    "gains": ("Something helps", "Power, and how often the range holds the truth. Bar: 93 at least."),
    "losses": ("Something makes it worse", "How often that is seen."),
    "longer": (
        "Made longer after cannot tell",
        "Whoever cannot tell at 28 days adds the days said to help and is judged once more. The same bars hold.",
    ),
    "lost": (
        "What lost, and why",
        "Other orders while pain falls by itself, and looking every evening from day eight. Nothing helps in these.",
    ),
}


def page(parts: dict[str, list[Cell]]) -> str:
    """The whole page."""
    helps, worse, does_not = thresholds(two_ways=False, looks=1)
    limits = (
        f"Called from a chance of {helps:g} (helps), {worse:g} (worse), {does_not:g} (does not, against a gain of "
        f"{WORTH_HAVING:g} point or 30% of the usual), and {thresholds(two_ways=True, looks=1)[0]:g} with two ways."
    )
    tables = [table(*PARTS[part], cells) for part, cells in parts.items()]
    return "\n".join(["# Simulated fair tests", "", ABOUT, "", limits, "", *tables])


def main() -> int:
    """Run the cells, print the page, and say which bars are missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--full", action="store_true", help="10,000 trials at the null, 2,000 elsewhere")
    parser.add_argument("--trials", type=int, default=500)
    parser.add_argument("--write", action="store_true", help=f"write {TABLE.name}")
    parser.add_argument("--keep", type=Path, help="a file for the cells that are done")
    asked = parser.parse_args()
    null, other = (10_000, 2_000) if asked.full else (asked.trials, asked.trials)
    began = time.perf_counter()
    work = {
        "nulls": (NULLS, null),
        "odd": (ODD_NULLS, other),
        "gains": (GAINS, other),
        "losses": (LOSSES, other),
        "longer": (LONGER, other),
        "lost": (LOST, other),
    }
    kept = Kept(asked.keep)
    parts = {part: [kept.cell(world, trials) for world in worlds] for part, (worlds, trials) in work.items()}
    print(text := page(parts))
    if asked.write:
        TABLE.write_text(text, encoding="utf-8")
    faults = [fault for cells in parts.values() for cell in cells for fault in missed(cell)]
    print("\n".join(faults) or "All bars are met.")
    print(f"{time.perf_counter() - began:.0f} s, Python {platform.python_version()}")
    return 1 if faults else 0


class Kept:
    """The cells that are done, in a file of one line a cell, so that a long run can go on where it was stopped."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        lines = path.read_text(encoding="utf-8").splitlines() if path is not None and path.exists() else []
        self._done = {(one["name"], one["trials"]): one for one in map(json.loads, lines)}

    def cell(self, world: World, trials: int) -> Cell:
        """The cell from the file, or run now; it is told on the way, as the full run takes long."""
        one = self._done.get((world.name, trials))
        if one is not None:
            return Cell(world, trials, Counter(one["calls"]), one["covered"])
        cell = run(world, trials)
        print(row(cell), file=sys.stderr, flush=True)
        if self.path is not None:
            with self.path.open("a", encoding="utf-8") as file:
                told = {"name": world.name, "trials": trials, "calls": cell.calls, "covered": cell.covered}
                file.write(json.dumps(told) + "\n")
        return cell


if __name__ == "__main__":
    sys.exit(main())
