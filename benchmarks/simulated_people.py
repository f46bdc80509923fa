"""How often the diary's judgements are right, on people of whom we know how they truly are: rates with 95% intervals.

    python benchmarks/simulated_people.py                 print the tables (a few minutes)
    python benchmarks/simulated_people.py --write         write docs/reference/generated/simulated-people.md
    python benchmarks/simulated_people.py --check         60 of each kind; leaves with 1 when a bar is clearly missed
    python benchmarks/simulated_people.py --people 200    fewer of each kind

A person's true pain follows a course of its kind; each day shows it with AR(1) noise, as a whole number from 0 to 10,
and some days are missing. Seeds are the kind and the number of the person, so the same people come each time.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from math import ceil, sqrt
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1]))

from unknot.core.clues import LOOKS, clues
from unknot.core.course import read_course
from unknot.core.diary import Diary, DiaryDay, FilledIn
from unknot.core.history import History
from unknot.core.rising import Course, told
from unknot.core.spell import Spell, shares_left
from unknot.knowledge.answers import Answered, Facts, YesNo
from unknot.knowledge.kinds import Knowledge
from unknot.knowledge.reader import shipped_knowledge

PAPER = Path(__file__).parents[1] / "docs" / "reference" / "generated" / "simulated-people.md"
BEGIN = date(2026, 1, 5)
WATCHED = 84
WITHIN = 7
MISSING = 0.15
MARKS = tuple(f"mark_{n:02d}" for n in range(20))

Mean = Callable[[int], float]


@cache
def knowledge() -> Knowledge:
    """What Unknot knows."""
    return shipped_knowledge()


@cache
def shares(until: int = 400) -> tuple[float, ...]:
    """The published share of the starting pain that is left on each day, for a new spell."""
    spell = Spell(BEGIN, "acute", BEGIN)
    return tuple(shares_left(knowledge(), spell, [BEGIN.toordinal() + day for day in range(until)]))


# ---- the kinds of people


@dataclass(frozen=True)
class Person:
    """The true mean of each day, the day from which it is two points above its lowest (None: never), and the noise."""

    mean: Sequence[float]
    worse_from: int | None = None
    sd: float = 1.5
    rho: float = 0.4
    gaps: bool = False


@dataclass(frozen=True)
class Kind:
    """A kind of people, how they are made, and how many times as many as asked for."""

    id: str
    says: str
    make: Callable[[Random], Person]
    times: int = 1
    daily: bool = False


def falling(start: float, part: float = 1.0, days: int = WATCHED + 1) -> list[float]:
    """The published course from a start, or a part of its fall."""
    return [start * (1 - part * (1 - share)) for share in shares()[:days]]


def start_of(draw: Random) -> float:
    """Where people begin who are not made to get worse."""
    return draw.uniform(4, 8)


def on_track(draw: Random) -> Person:
    """The published course, from 4 to 8."""
    return Person(falling(start_of(draw)))


def flaring(draw: Random, flares: int) -> Person:
    """On track, with jumps of 3 points that halve every three days."""
    mean = falling(start_of(draw))
    for day in (draw.randint(10, 79) for _ in range(flares)):
        for later in range(day, len(mean)):
            mean[later] += 3 * 0.5 ** ((later - day) / 3)
    return Person([min(10, one) for one in mean])


def worsening(draw: Random, slope: float, *, improving: bool, late: bool = False, **noise: object) -> Person:
    """From 3 to 6, some days stable or on the published course, then so many points more each day."""
    start, onset = draw.uniform(3, 6), 42 if late else draw.randint(7, 21)
    until = onset + ceil(2 / slope) + 60
    before = falling(start, days=onset + 1) if improving else [start] * (onset + 1)
    mean = before + [min(9.5, before[-1] + slope * day) for day in range(1, until - onset)]
    return Person(mean, worse_from=onset + ceil(round(2 / slope, 6)), **noise)  # type: ignore[arg-type]


SLOPES = (0.1, 0.2, 0.4)
WORSENING = tuple(
    Kind(
        f"worse_{slope}_{'improving' if improving else 'stable'}{'_late' if late else ''}",
        f"+{slope} a day, {'on the published course for 6 weeks' if late else 'after 7 to 21 ' + how + ' days'}",
        lambda draw, slope=slope, improving=improving, late=late: worsening(  # type: ignore[misc]
            draw, slope, improving=improving, late=late
        ),
        times=1,
    )
    for late in (False, True)
    for slope in SLOPES
    for improving, how in ((False, "stable"), (True, "improving"))
    if improving or not late
)
OTHERS = (
    Kind("on_track", "on track: the published course, from 4 to 8", on_track, times=8, daily=True),
    Kind(
        "on_track_gaps",
        "on track, with three gaps of 5 to 12 days",
        lambda draw: Person(falling(start_of(draw)), gaps=True),
    ),
    Kind("on_track_noisy", "on track, noise of 2.5 points", lambda draw: Person(falling(start_of(draw)), sd=2.5)),
    Kind("on_track_lean", "on track, leaning of 0.6", lambda draw: Person(falling(start_of(draw)), rho=0.6)),
    Kind("one_flare", "on track, with one flare", lambda draw: flaring(draw, 1)),
    Kind("relapsing", "relapsing: on track, with three flares", lambda draw: flaring(draw, 3)),
    Kind("slow", "slow: half of the published fall", lambda draw: Person(falling(start_of(draw), 0.5))),
    Kind("plateau", "plateau: no change at all", lambda draw: Person([start_of(draw)] * (WATCHED + 1))),
)
GAPPY_WORSE = Kind(
    "worse_0.2_gaps",
    "+0.2 a day, after 7 to 21 stable days, with three gaps",
    lambda draw: worsening(draw, 0.2, improving=False, gaps=True),
)


# ---- what they write into the diary


def noise(draw: Random, days: int, sd: float, rho: float) -> Iterator[float]:
    """AR(1) noise of this spread."""
    now = draw.gauss(0, 1)
    for _ in range(days):
        yield sd * now
        now = rho * now + sqrt(1 - rho * rho) * draw.gauss(0, 1)


def written(person: Person, draw: Random) -> list[tuple[int, int]]:
    """The days with a number, and the numbers."""
    days = len(person.mean)
    missing = {day for day in range(days) if draw.random() < MISSING}
    if person.gaps:
        for _ in range(3):
            begin = draw.randint(5, days - 5)
            missing |= set(range(begin, begin + draw.randint(5, 12)))
    seen = zip(person.mean, noise(draw, days, person.sd, person.rho), strict=True)
    return [(day, min(10, max(0, round(mean + error)))) for day, (mean, error) in enumerate(seen) if day not in missing]


def as_course(numbers: Sequence[tuple[int, int]]) -> Course:
    """As the watch sees them."""
    begin = numbers[0][0]
    days = [BEGIN.toordinal() + day for day, _ in numbers]
    return Course(days, [float(pain) for _, pain in numbers], [shares()[day - begin] for day, _ in numbers])


def as_history(numbers: Sequence[tuple[int, int]], *, can_do_more: bool = False) -> History:
    """As the diary keeps them; ``can_do_more``: with an RMDQ that gets clearly better."""
    diary = Diary(tuple(DiaryDay(BEGIN + timedelta(day), pain=pain) for day, pain in numbers))
    ticks = ((0, 14), (13, 9), (28, 6), (42, 4)) if can_do_more else ()
    filled = [FilledIn(BEGIN + timedelta(day), "rmdq_24", _ticked(count)) for day, count in ticks]
    return History(diary=diary, filled=tuple(filled))


def _ticked(count: int) -> dict[str, float | None]:
    return {f"rmdq_{n:02d}": 1 for n in range(1, count + 1)}


def facts(*, quiet: bool) -> Facts:
    """A spell that began the day before the diary; ``quiet``: the pain is said to be neither constant nor waking."""
    began = {"duration_days": Answered(1.0, datetime(BEGIN.year, BEGIN.month, BEGIN.day, 12, tzinfo=UTC))}
    answers = dict.fromkeys(("constant_pain", "night_pain"), Answered(YesNo.NO)) if quiet else {}
    return Facts({**began, **answers})


# ---- what is counted


@dataclass
class Found:
    """What came out for one kind."""

    kind: Kind
    people: int = 0
    ever_told: int = 0
    told_in_time: int = 0
    delays: list[float] = field(default_factory=list)
    looked_into: int = 0
    statuses: dict[str, int] = field(default_factory=dict)
    statuses_unsaid: dict[str, int] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    rows_unsaid: dict[str, int] = field(default_factory=dict)
    rows_able: dict[str, int] = field(default_factory=dict)


def simulate(kind: Kind, people: int) -> Found:
    """So many people of one kind; the readings of each day or week for the first of them."""
    found = Found(kind)
    for number in range(people * kind.times):
        draw = Random(f"{kind.id}:{number}")
        person = kind.make(draw)
        numbers = written(person, draw)
        watch_one(found, person, numbers)
        if number < people and person.worse_from is None:
            read_one(found, numbers)
    return found


def watch_one(found: Found, person: Person, numbers: Sequence[tuple[int, int]]) -> None:
    """Whether and when one person is told, looking every day."""
    stands = dict(zip((day for day, _ in numbers), told(as_course(numbers)), strict=True))
    found.people += 1
    found.ever_told += any(stands.values())
    if person.worse_from is not None:
        first = next((day for day, yes in stands.items() if yes and day >= person.worse_from), None)
        before = [yes for day, yes in stands.items() if day < person.worse_from]
        delay = 0.0 if before and before[-1] else float("inf") if first is None else first - person.worse_from
        found.delays.append(delay)
        found.told_in_time += delay <= WITHIN


def read_one(found: Found, numbers: Sequence[tuple[int, int]]) -> None:
    """The statuses and rows that one person ever meets."""
    found.looked_into += 1
    step = 1 if found.kind.daily else 7
    days = [BEGIN + timedelta(day) for day in range(step, WATCHED + 1, step)]
    plain = as_history(numbers)
    _count_all(found.statuses, found.rows, plain, facts(quiet=True), days)
    if found.kind.daily:
        _count_all(found.statuses_unsaid, found.rows_unsaid, plain, facts(quiet=False), days[6::7])
        _count_all({}, found.rows_able, as_history(numbers, can_do_more=True), facts(quiet=True), days[6::7])


def _count_all(
    statuses: dict[str, int], rows: dict[str, int], history: History, known: Facts, days: Sequence[date]
) -> None:
    readings = [read_course(knowledge(), history, known, day) for day in days]
    _count(statuses, {one.status for one in readings})
    _count(rows, {f"{row.id}, {row.care_level.id}" for one in readings for row in one.escalations})


def _count(into: dict[str, int], what: set[str]) -> None:
    for one in what:
        into[one] = into.get(one, 0) + 1


# ---- clues


@dataclass
class FoundClues:
    """How many people were shown the clue in question at each look, and any at all."""

    says: str
    people: int = 0
    ever: int = 0
    ever_by_look: dict[int, int] = field(default_factory=dict)
    reached: dict[int, int] = field(default_factory=dict)


CLUE_KINDS: tuple[tuple[str, str, float, bool, float], ...] = (
    ("null_level", "no mark does anything, level pain", 0, False, 0.4),
    ("null_falling", "no mark does anything, on track", 0, True, 0.4),
    ("null_lean", "no mark does anything, leaning of 0.6", 0, False, 0.6),
    ("one_point", "one mark, on a fifth of the days: 1 point more that day", 1, False, 0.4),
    ("two_points", "one mark, on a fifth of the days: 2 points more that day", 2, False, 0.4),
)


def simulate_clues(id_: str, says: str, effect: float, falls: bool, rho: float, people: int) -> FoundClues:  # noqa: FBT001
    """So many people who look at their clues through a year; what is shown changes at the looks alone."""
    found = FoundClues(says)
    for number in range(people):
        diary = marked_diary(Random(f"{id_}:{number}"), effect, falls, rho)
        found.people += 1
        shown = False
        for look in (look for look in LOOKS if look <= len(diary.days)):
            seen = clues(knowledge(), diary, diary.days[look - 1].on)
            shown |= any(one.mark == MARKS[0] for one in seen) if effect else bool(seen)
            found.reached[look] = found.reached.get(look, 0) + 1
            found.ever_by_look[look] = found.ever_by_look.get(look, 0) + shown
        found.ever += shown
    return found


def marked_diary(draw: Random, effect: float, falls: bool, rho: float) -> Diary:  # noqa: FBT001
    """A year with twenty marks, each on its own share of the days, 5 to 40 in 100."""
    rates = [draw.uniform(0.05, 0.4) for _ in MARKS]
    if effect:
        rates[0] = 0.2
    mean = falling(start_of(draw), days=365) if falls else [draw.uniform(2, 5)] * 365
    days = []
    for day, (level, error) in enumerate(zip(mean, noise(draw, 365, 1.5, rho), strict=True)):
        marks = frozenset(mark for mark, rate in zip(MARKS, rates, strict=True) if draw.random() < rate)
        pain = round(level + error + (effect if MARKS[0] in marks else 0))
        if draw.random() >= MISSING:
            days.append(DiaryDay(BEGIN + timedelta(day), pain=min(10, max(0, pain)), marks=marks))
    return Diary(tuple(days))


# ---- the paper


def wilson(hits: int, of: int) -> tuple[float, float]:
    """The 95% interval of a rate."""
    if not of:
        return 0.0, 1.0
    z = 1.959964
    middle = (hits + z * z / 2) / (of + z * z)
    reach = z / (of + z * z) * sqrt(hits * (of - hits) / of + z * z / 4)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def rate(hits: int, of: int) -> str:
    """A rate with its interval, in per cent."""
    low, high = wilson(hits, of)
    return f"{100 * hits / of:.1f} ({100 * low:.1f} to {100 * high:.1f})" if of else ""


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


@dataclass(frozen=True)
class All:
    """All that was found."""

    others: tuple[Found, ...]
    worse: tuple[Found, ...]
    gappy: Found
    clues: tuple[FoundClues, ...]


def simulate_all(people: int) -> All:
    """Every kind."""
    return All(
        tuple(simulate(kind, people) for kind in OTHERS),
        tuple(simulate(kind, people) for kind in WORSENING),
        simulate(GAPPY_WORSE, people),
        tuple(simulate_clues(*kind, people) for kind in CLUE_KINDS),
    )


def early_kinds() -> list[Kind]:
    """The kinds that begin to get worse within three weeks."""
    return [kind for kind in WORSENING if not kind.id.endswith("_late")]


def early(found: Sequence[Found]) -> list[Found]:
    """Those who begin to get worse within three weeks."""
    return [one for one in found if not one.kind.id.endswith("_late")]


def _worse_row(says: str, found: Sequence[Found]) -> list[str]:
    delays = sorted(delay for one in found for delay in one.delays)
    people = len(delays)
    nine = delays[ceil(0.9 * people) - 1]
    return [
        says,
        f"{people:,}",
        rate(sum(one.told_in_time for one in found), people),
        f"{statistics.median(delays):g}",
        f"{nine:g}" if nine < float("inf") else "not at all",
    ]


def _rows_table(found: Found) -> str:
    ways = (found.rows, found.rows_unsaid, found.rows_able)
    names = sorted({name for way in ways for name in way})
    lines = [(name, *(rate(way.get(name, 0), found.looked_into) for way in ways)) for name in names]
    status = ("status get_seen, for any reason", *(rate(n, found.looked_into) for n in _get_seen(found)), "")
    head = ("row, level", "nothing known of function", "nor whether constant or waking", "function clearly better")
    return table(head, [*lines, status])


def _get_seen(found: Found) -> tuple[int, int]:
    return found.statuses.get("get_seen", 0), found.statuses_unsaid.get("get_seen", 0)


def paper(found: All) -> str:
    """All tables with what they mean."""
    worse, head = found.worse, ("kind", "people", "ever told to get seen, % (95% interval)", "ever slower, %")
    told_rows = [
        (one.kind.says, f"{one.people:,}", rate(one.ever_told, one.people), _ever(one, "slower"))
        for one in found.others
    ]
    worse_head = ("kind", "people", "told within 7 days, % (95% interval)", "days, median", "days, 9 of 10")
    worse_rows = [_worse_row(one.kind.says, [one]) for one in (*worse, found.gappy)]
    worse_rows += [_worse_row("all slopes, first worse within 3 weeks", early(worse))]
    names = sorted({name for one in found.others for name in one.rows})
    by_kind = [(one.kind.says, *(_percent(one.rows.get(n, 0), one.looked_into) for n in names)) for one in found.others]
    looks = [look for look in LOOKS if all(one.reached.get(look) == one.people for one in found.clues)]
    clue_rows = [
        (
            one.says,
            f"{one.people:,}",
            rate(one.ever, one.people),
            *(_percent(one.ever_by_look.get(look, 0), one.reached.get(look, 0)) for look in looks),
        )
        for one in found.clues
    ]
    return PAGE.format(
        told=table(head, told_rows),
        worse=table(worse_head, worse_rows),
        rows=_rows_table(found.others[0]),
        by_kind=table(("kind", *names), by_kind),
        clues=table(
            ("kind", "people", "shown within a year, % (95% interval)", *(f"by day {look}" for look in looks)),
            clue_rows,
        ),
    )


def _percent(hits: int, of: int) -> str:
    return f"{100 * hits / of:.0f}" if of else ""


def _ever(found: Found, status: str) -> str:
    return _percent(found.statuses.get(status, 0), found.looked_into)


PAGE = """# Simulated people

Made by `python benchmarks/simulated_people.py --write`; why it is done so stands in
[How progress is judged](../../explanation/how-progress-is-judged.md). No real person is in it. Seeds are the kind and
the number of the person, so the same figures come each time.

Each day shows the true mean with noise of 1.5 points that leans on the day before by 0.4 (AR(1)), as a whole number
from 0 to 10. Of 100 days, 15 are missing. All rates are in per cent, with Wilson's interval of 95%.

## Told to get seen, by a watch of 12 weeks that looks every day

The bar: at most 5 in 100 of those who are on track. "Slower" is met at any weekly look (each day for the first kind).

{told}

## People who get worse

They begin at 3 to 6. The clock starts on the day on which the true mean is 2 points above its lowest or its start. The
bar: 95 in 100 are told within 7 days. "9 of 10": the days by which nine of ten are told; 0 is that day, or before.

{worse}

## The rows of part 5.4, for people who are on track

Met at any daily look within 12 weeks (weekly in the last two columns), for a spell that began the day before the diary.
These are rows of the reference, as they stand there: advice to see somebody within days (soon) or weeks (routine). Most
people who are on track meet several: the published mean falls by less than a point a week, and is far from 0 after six
weeks. We do not weaken a row to make its figure smaller. In the first and the last column the pain is said to be
neither constant nor waking; in the second nothing is said, which is never "no". Leg pain, flares that were begun, and
mood were not simulated.

{rows}

The same for all kinds (weekly looks, but for the first kind; nothing known of function; neither constant nor waking):

{by_kind}

## Clues

Twenty marks, each at random on 5 to 40 in 100 of the days, looked at every week for a year; what is shown changes only
at the looks. For people in whom no mark does anything: any clue at all, and the bar is 5 in 100. For the others: that
very mark. "By day 56": when 56 days had a number.

{clues}
"""


def missed(found: All) -> list[str]:
    """The bars that are clearly missed: the whole interval lies on the wrong side."""
    track, level = found.others[0], found.clues[0]
    bad = []
    if wilson(track.ever_told, track.people)[0] > 0.05:
        bad.append(f"on track, told: {rate(track.ever_told, track.people)}")
    some = early(found.worse)
    in_time, people = sum(one.told_in_time for one in some), sum(one.people for one in some)
    if wilson(in_time, people)[1] < 0.95:
        bad.append(f"worse, told in time: {rate(in_time, people)}")
    if wilson(level.ever, level.people)[0] > 0.05:
        bad.append(f"no true clue, shown one: {rate(level.ever, level.people)}")
    return bad


def main() -> int:
    """Simulate, and print, write or check."""
    parser = argparse.ArgumentParser(description="How often the diary's judgements are right, on simulated people.")
    parser.add_argument("--people", type=int, default=1000, help="how many of each kind (1000)")
    parser.add_argument("--write", action="store_true", help=f"write {PAPER.name}")
    parser.add_argument("--check", action="store_true", help="60 of each kind; 1 when a bar is clearly missed")
    asked = parser.parse_args()
    found = simulate_all(60 if asked.check else asked.people)
    if asked.check:
        print("\n".join(missed(found)) or "No bar is clearly missed.")
        return 1 if missed(found) else 0
    text = paper(found)
    if asked.write:
        PAPER.write_text(text, encoding="utf-8")
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
