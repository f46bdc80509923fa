"""From the diary to its charts: each with a headline that says the finding, a sentence, a drawing and a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from unknot.core.diary import Diary, DiaryDay, FilledIn
from unknot.core.scores import meaningful_change, score, shows_change_poorly
from unknot.core.sitting_log import Log, PastSitting
from unknot.core.traffic_light import Light
from unknot.knowledge.kinds import Knowledge, Measure
from unknot.web.diary.findings import moved, pain_finding, pain_sentences, whole
from unknot.web.diary.spans import Span, mean_of, readings, steps
from unknot.web.diary.table import Table, dates_words, from_words, number, pain_table, stretch_head, values_table
from unknot.web.drawings.chart import SHEETS, Drawing, Frame, Line, Marked, Reading, Scale, draw, with_words_above
from unknot.web.drawings.chart_columns import COLUMN_SHEETS, DrawnColumns, Pile, draw_columns
from unknot.web.words.dates import day as day_words
from unknot.web.words.dates import joined, plural

TEN = Scale(0, 10, 2)
#: measures are filled in now and then: so many days apart they are still one line
WEEKLY_JOINS, RMDQ_JOINS = 16, 45
#: sessions are piled up by days, weeks or four weeks
DAY, WEEK, FOUR_WEEKS = 1, 7, 28
#: how a session went, in the order in which it is told; the shape of its mark has the same id
LIGHTS = {
    Light.GREEN: "went well",
    Light.AMBER: "sore for a while",
    Light.RED: "too much",
    Light.STOP_NOW: "a warning sign came up",
    Light.UNDECIDED: "not fully told",
}


@dataclass(frozen=True, slots=True)
class Key:
    """What the shape of a mark says."""

    shape: str
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart with all its words. ``drawings`` are for wide places and for phones; only one is shown."""

    id: str
    title: str
    say: tuple[str, ...]
    description: str
    table: Table
    lines: tuple[Drawing, ...] = ()
    columns: tuple[DrawnColumns, ...] = ()
    key: tuple[Key, ...] = ()


def pain_chart(diary: Diary, span: Span) -> Chart:
    """Pain and tightness, with the days in spasm marked."""
    lines = (
        Line("Pain", "pain", readings(diary, span, pain_of), span.step),
        Line("Tightness", "tight", readings(diary, span, _tightness), span.step, dots=False),
    )
    title, say = pain_finding(diary, span), pain_sentences(diary, span)
    return Chart(
        id="pain",
        title=title,
        say=say,
        description=_description("Pain and tightness, from 0 to 10", span, (f"{title}.", *say)),
        table=pain_table(diary, span),
        lines=_drawn(span, lines, TEN, tuple(_spasms(diary, span))),
    )


def pain_of(day: DiaryDay) -> float | None:
    """The pain of a day; None when it was not said."""
    return day.pain


def _tightness(day: DiaryDay) -> float | None:
    return day.tightness_0_10


def _description(what: str, span: Span, sentences: Sequence[str]) -> str:
    return " ".join((f"{what}, {dates_words(span.first, span.last)}.", *sentences))


def _drawn(span: Span, lines: Sequence[Line], scale: Scale, marked: Sequence[Marked] = ()) -> tuple[Drawing, ...]:
    sheets = [with_words_above(sheet) if marked else sheet for sheet in SHEETS]
    frames = [Frame(sheet, span.first, span.last, scale) for sheet in sheets]
    return tuple(draw(frame, lines, marked, days_a_step=span.step) for frame in frames)


def _spasms(diary: Diary, span: Span) -> Iterator[Marked]:
    """The steps with a day in spasm; those that follow each other are one band."""
    held: Marked | None = None
    for step in steps(diary, span):
        if not any(day.tightness == "in_spasm" for day in step.days):
            continue
        on = min(max(step.middle, span.first), span.last)
        if held and (on - held.last).days <= span.step:
            held = Marked(held.first, on, "Spasm")
            continue
        if held:
            yield held
        held = Marked(on, on, "Spasm")
    if held:
        yield held


# ---------------------------------------------------------------- the other charts


def other_charts(knowledge: Knowledge, diary: Diary, filled: Sequence[FilledIn], log: Log, span: Span) -> list[Chart]:
    """The charts below the first one; only those that have something to show."""
    found = (
        _activities(knowledge, filled, span),
        _rmdq(knowledge, filled, span),
        walking_chart(diary, span),
        sessions_chart(log, span),
        sleep_chart(diary, span),
    )
    return [chart for chart in found if chart is not None]


def sleep_chart(diary: Diary, span: Span) -> Chart | None:
    """How well one slept, from 0 to 10."""
    values = [(day.on, float(day.sleep)) for day in diary.days if day.sleep is not None]
    if not values:
        return None
    line = Line("Sleep", "plain", readings(diary, span, lambda day: day.sleep), span.step)
    title = moved("Sleep", values, span)
    say = ("0 is very badly, 10 is very well.",)
    rows = _step_rows(diary, span, lambda day: day.sleep)
    return Chart(
        id="sleep",
        title=title,
        say=say,
        description=_description("Sleep, from 0 to 10", span, (f"{title}.",)),
        table=values_table("How well you slept", (_head(span), "Sleep, 0 to 10"), rows),
        lines=_drawn(span, (line,), TEN),
    )


def walking_chart(diary: Diary, span: Span) -> Chart | None:
    """How many minutes one walked, on the days on which it was said."""
    said = [day.walk_minutes for day in diary.days if day.walk_minutes is not None]
    if not said:
        return None
    piles = [
        Pile(min(max(step.middle, span.first), span.last), mean_of(step, lambda day: day.walk_minutes))
        for step in steps(diary, span)
    ]
    title = f"You walked about {plural(whole(sum(said) / len(said)), 'minute')} a day"
    say = (f"On the {plural(len(said), 'day')} that you wrote it down.", *_means(span))
    return Chart(
        id="walking",
        title=title,
        say=say,
        description=_description("Minutes walked", span, (f"{title}.", *say)),
        table=values_table(
            "Minutes walked", (_head(span), "Minutes a day"), _step_rows(diary, span, lambda day: day.walk_minutes)
        ),
        columns=_columns(span.first, span.last, piles),
    )


def _means(span: Span) -> tuple[str, ...]:
    return () if span.step == 1 else ("Each column is the mean of its weeks.",)


def _head(span: Span) -> str:
    return "Day" if span.step == 1 else stretch_head(span)


def _step_rows(diary: Diary, span: Span, measured: object) -> list[tuple[date, str]]:
    return [(step.first, number(mean_of(step, measured))) for step in steps(diary, span)]  # type: ignore[arg-type]


def _columns(first: date, last: date, piles: Sequence[Pile]) -> tuple[DrawnColumns, ...]:
    return tuple(draw_columns(sheet, first, last, piles) for sheet in COLUMN_SHEETS)


# ---------------------------------------------------------------- measures


def _activities(knowledge: Knowledge, filled: Sequence[FilledIn], span: Span) -> Chart | None:
    """The mean of the activities that matter. Only while they stay the same can the means be compared."""
    own = [one for one in filled if one.measure == "activities_that_matter"]
    same = [one for one in own if one.names == own[-1].names]
    changed = () if len(same) == len(own) else ("Only entries with your present activities are shown.",)
    say = ("10 is as well as before. Higher is better.", *changed)
    return _measure_chart(knowledge, same, span, ("Your activities", "Activities", *say), TEN, WEEKLY_JOINS)


def _rmdq(knowledge: Knowledge, filled: Sequence[FilledIn], span: Span) -> Chart | None:
    """The Roland-Morris questionnaire, with all of its 24 points. No bands: its authors gave none."""
    own = [one for one in filled if one.measure == "rmdq_24"]
    words = ("Roland-Morris", "Roland-Morris", "How many of 24 sentences fit you. Lower is better.")
    return _measure_chart(knowledge, own, span, words, Scale(0, 24, 4), RMDQ_JOINS)


def _measure_chart(
    knowledge: Knowledge, filled: Iterable[FilledIn], span: Span, words: tuple[str, ...], scale: Scale, joins: int
) -> Chart | None:
    within = [one for one in filled if span.first <= one.on <= span.last]
    measure = knowledge.measures[within[0].measure] if within else None
    scored = [(one.on, score(measure, one.answers).value) for one in within] if measure else []
    values = [(on, value) for on, value in scored if value is not None]
    if not values or measure is None:
        return None
    what, label, *say = words
    name = label if len(label) < 11 else "Score"
    line = Line(name, "plain", tuple(Reading(on, value) for on, value in values), joins)
    title = _from_to(what, values, scale)
    say += _felt(measure, values)
    head = ("Day", f"{label}, 0 to {scale.high:g}")
    return Chart(
        id=measure.id,
        title=title,
        say=tuple(say),
        description=_description(f"{label}, from 0 to {scale.high:g}", span, (f"{title}.", *say)),
        table=values_table(label, head, [(on, number(value)) for on, value in values]),
        lines=_drawn(span, (line,), scale),
    )


def _from_to(what: str, values: Sequence[tuple[date, float]], scale: Scale) -> str:
    first, last = number(values[0][1]), number(values[-1][1])
    verb = "are" if what.endswith("ies") else "is"
    of = f"of {scale.high:g}"
    if len(values) == 1 or first == last:
        return f"{what} {verb} at {last} {of}"
    return f"{what} went from {first} to {last} {of}"


def _felt(measure: Measure, values: Sequence[tuple[date, float]]) -> list[str]:
    """Whether the change is as large as people notice; nothing where the measure shows change poorly."""
    first, last = values[0][1], values[-1][1]
    if len(values) < 2 or any(shows_change_poorly(measure, value) for value in (first, last)):
        return []
    return ["A change of this size is one that people notice."] if meaningful_change(measure, first, last) else []


# ---------------------------------------------------------------- sessions


def sessions_chart(log: Log, span: Span) -> Chart | None:
    """The sessions, week by week, each with a mark whose shape says how it went."""
    step = DAY if span.days <= WEEK else WEEK if span.days <= 200 else max(FOUR_WEEKS, span.step)
    first = span.first if step == DAY else span.first - timedelta(span.first.weekday())
    held = [one for one in log.sittings if first <= one.on <= span.last]
    if not held:
        return None
    starts = [first + timedelta(n) for n in range(0, (span.last - first).days + 1, step)]
    piled = [_in_step(held, start, step) for start in starts]
    middle = timedelta(step // 2)
    piles = [
        Pile(min(start + middle, span.last), len(lights), tuple(light.value for light in lights) if step < 28 else ())
        for start, lights in zip(starts, piled, strict=True)
    ]
    counts = Counter(light for lights in piled for light in lights)
    title = f"{plural(len(held), 'session')} since {first.day} {first:%B}" + ("" if step < 28 else f" {first.year}")
    say = f"{joined([f'{counts[light]} {words}' for light, words in LIGHTS.items() if counts[light]])}."
    return Chart(
        id="sessions",
        title=title,
        say=(say,),
        description=_description("Sessions", span, (f"{title}.", say)),
        table=_sessions_table(starts, piled, step),
        columns=_columns(first, span.last, piles),
        key=tuple(Key(light.value, words) for light, words in LIGHTS.items() if counts[light]) if step < 28 else (),
    )


def _in_step(held: Iterable[PastSitting], start: date, step: int) -> list[Light]:
    lights = [one.light for one in held if start <= one.on < start + timedelta(step)]
    return sorted(lights, key=list(LIGHTS).index)


def _sessions_table(starts: Sequence[date], piled: Sequence[Sequence[Light]], step: int) -> Table:
    rows = tuple(
        (day_words(start) if step == DAY else from_words(start), str(len(lights)), _how(lights))
        for start, lights in zip(starts, piled, strict=True)
    )
    head = {DAY: "Day", WEEK: "Week from"}.get(step, f"{step // 7} weeks from")
    return Table("Sessions and how they went", (head, "Sessions", "How they went"), rows)


def _how(lights: Sequence[Light]) -> str:
    counts = Counter(lights)
    return joined([f"{counts[light]} {words}" for light, words in LIGHTS.items() if counts[light]]) or "none"
