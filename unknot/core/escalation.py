"""The rows of part 5.4 on the diary: who should see somebody, how soon, and by which numbers.

These say "see somebody in the next weeks" (routine) or "within days" (soon). They are no alarms, and none is softened
because many people meet it: a row of the reference holds as it stands. What is not known is never taken for better.

All ids (``Escalation.id``), for words, with their numbers:

* ``two_weeks_no_better`` (first, last): the mean of the last week is less than a point under that of the first, and
  function is no better or not known; soon where the last week is 7 or more and the pain constant or waking;
* ``two_weeks_severe`` (last): two weeks into the spell, and the last week is still 7 or more; soon where the diary is
  too short to tell, the person said in the check that it is no better or worse, and the pain is constant or waking;
* ``four_weeks`` (first, last, or none where the diary is too short): not clearly better, and nobody has looked yet;
* ``six_weeks`` (days): not recovered; recovered is a week of zeros and an RMDQ of 2 or less;
* ``twelve_weeks`` (days): over twelve weeks;
* ``leg_two_weeks`` (last): leg pain of 7 or more two weeks into the spell; soon unless it is easing by a point or more;
* ``leg_six_weeks`` (last, where it has a number): any leg pain after six weeks;
* ``three_flares`` (flares): three flares or more were begun in half a year;
* ``steadily_worse`` (days): the pain has been rising for more than a week (``core/rising``);
* ``staying_above`` (days): it has moved far from the natural course with no clear rise of its own [D: as four_weeks];
* ``mood`` and ``worry`` (score): PHQ-2 or GAD-2 of 3 or more when last filled in.

"First" and "last" are means of the first week with the diary and of the last one. Single days move by three points by
themselves, so that a drop from one day to another would be chance. For somebody who eases evenly, two means in place
of the two ends make the drop smaller, so more people are told to see somebody, and never fewer [D].
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean

from unknot.core.decisions import SEEN
from unknot.core.diary import Diary
from unknot.core.flare import WORTH_TALKING_FROM, flares_of_half_a_year
from unknot.core.function import function_better
from unknot.core.history import History
from unknot.core.rising import Alarm, Course, watch
from unknot.core.scores import score, worth_talking
from unknot.core.spell import PERSISTENT_FROM, SUBACUTE_FROM, Spell, shares_left
from unknot.knowledge.answers import Facts, YesNo
from unknot.knowledge.kinds import Knowledge
from unknot.knowledge.levels import CareLevel

TWO_WEEKS, FOUR_WEEKS = 14, 28
SEVERE = 7
#: 5.4: "NRS drop under 1"
LEAST_DROP = 1
#: 5.3: the least change that people feel, which "clearly better" is
CLEARLY_POINTS, CLEARLY_SHARE = 2.0, 0.3
#: a week is judged by three numbers or more [D]
WEEK, LEAST_OF_WEEK = 7, 3
#: an RMDQ at which people called themselves recovered (part 6)
RMDQ_RECOVERED = 2
#: what the watch of core/rising leads to
STEADILY_WORSE, STAYING_ABOVE = "steadily_worse", "staying_above"
WATCH_IDS = (STEADILY_WORSE, STAYING_ABOVE)
GET_SEEN = "get_seen"
#: [D] an old score says nothing of now
SCORE_LASTS = timedelta(91)
LEG_FACTS = ("radiates_to_leg", "radiates_below_knee", "radiates_to_both_legs", "leg_pain_worse_than_back")
R, F = CareLevel.ROUTINE, CareLevel.SOON


@dataclass(frozen=True, slots=True)
class Escalation:
    """One row of part 5.4 that holds, with the numbers that led to it.

    ``seen_on``: the day on which the person said that they had seen it. It goes on to hold; a page may say it less
    loudly.
    """

    id: str
    care_level: CareLevel
    numbers: tuple[tuple[str, float], ...] = ()
    seen_on: date | None = None


@dataclass(frozen=True, slots=True)
class Weeks:
    """The means of the first week of a spell with the diary and of the last; None where there is too little."""

    first: float | None
    last: float | None
    apart: bool

    @property
    def drop(self) -> float | None:
        """How much less the last week is than the first, when both are known and do not share a day."""
        return None if self.first is None or self.last is None or not self.apart else self.first - self.last

    @property
    def numbers(self) -> tuple[tuple[str, float], ...]:
        """Both means, as far as the diary is long enough."""
        return () if self.drop is None else (("first", self.first or 0.0), ("last", self.last or 0.0))


@dataclass(frozen=True, slots=True)
class _Case:
    """What the rows look at."""

    knowledge: Knowledge
    history: History
    facts: Facts
    spell: Spell | None
    today: date
    back: Weeks
    leg: Weeks

    @property
    def lasted(self) -> int:
        """The days of the spell; -1 where they are not known."""
        return -1 if self.spell is None else (self.today - self.spell.began).days

    @property
    def function_better(self) -> bool:
        """Whether what the person can do is known to be better."""
        since = self.spell.first_seen if self.spell else date.min
        return function_better(self.knowledge, self.history.filled, since, self.today)


def escalations(
    knowledge: Knowledge, history: History, facts: Facts, spell: Spell | None, today: date
) -> tuple[Escalation, ...]:
    """The rows that hold on a day, the most urgent first; from that day and those before it alone."""
    since = spell.began if spell else date.min
    pains = [(on.toordinal(), float(pain)) for on, pain in history.diary.until(today).pains() if on >= since]
    days = [day for day, _ in pains]
    course = Course(days, [pain for _, pain in pains], shares_left(knowledge, spell, days))
    return rows(knowledge, history, facts, spell, today, watch(course, seen_days(history, today)))


def seen_days(history: History, today: date) -> list[int]:
    """The days on which what the watch had said was seen."""
    seen = (one for one in history.decisions if one.kind == SEEN and one.on <= today)
    return [one.on.toordinal() for one in seen if one.target == GET_SEEN or one.target in WATCH_IDS]


def rows(
    knowledge: Knowledge, history: History, facts: Facts, spell: Spell | None, today: date, alarm: Alarm | None
) -> tuple[Escalation, ...]:
    """The same where the watch was read already."""
    since = spell.first_seen if spell else date.min
    diary = history.diary.between(since, today)
    back = weeks_of(list(diary.pains()), today)
    leg = weeks_of([(day.on, day.leg_pain) for day in diary.days if day.leg_pain is not None], today)
    case = _Case(knowledge, history, facts, spell, today, back, leg)
    found = [*_by_time(case), *_leg(case), *_flares(case), *_watch(alarm, today), *_scores(case)]
    seen = {one.target: one.on for one in history.decisions if one.kind == SEEN and one.on <= today}
    marked = [Escalation(one.id, one.care_level, one.numbers, seen.get(one.id)) for one in found]
    return tuple(sorted(marked, key=lambda one: -one.care_level))


def weeks_of(numbers: list[tuple[date, int]], today: date) -> Weeks:
    """The means of the first and of the last week of numbers."""
    if not numbers:
        return Weeks(None, None, False)
    begin = numbers[0][0]
    first_week, last_week = begin + timedelta(WEEK), today - timedelta(WEEK)
    first = [value for on, value in numbers[:WEEK] if on < first_week]
    last = [value for on, value in numbers[-WEEK:] if on > last_week]
    enough_first = len(first) >= LEAST_OF_WEEK
    first = first if enough_first else [value for _, value in numbers[:LEAST_OF_WEEK]]
    apart = enough_first and (today - begin).days >= TWO_WEEKS - 1
    return Weeks(fmean(first), fmean(last) if len(last) >= LEAST_OF_WEEK else None, apart)


def no_better(diary: Diary, spell: Spell | None, today: date) -> bool:
    """Whether the last week is known to be less than a point below the first, two weeks on or later."""
    since = spell.first_seen if spell else date.min
    drop = weeks_of(list(diary.between(since, today).pains()), today).drop
    return drop is not None and drop < LEAST_DROP


def _by_time(case: _Case) -> Iterator[Escalation]:
    """The rows of two, four, six and twelve weeks."""
    if case.lasted >= TWO_WEEKS:
        yield from _two_weeks(case)
    recovered = _recovered(case)
    if case.lasted >= FOUR_WEEKS and not _clearly_better(case) and not case.facts.is_yes("checked_by_clinician"):
        yield Escalation("four_weeks", R, case.back.numbers)
    if case.lasted >= SUBACUTE_FROM and not recovered:
        yield Escalation("six_weeks", R, (("days", case.lasted),))
    if case.lasted >= PERSISTENT_FROM and not recovered:
        yield Escalation("twelve_weeks", R, (("days", case.lasted),))


def _two_weeks(case: _Case) -> Iterator[Escalation]:
    """No improvement at all, or still severe. Soon: severe, no better or worse, and constant or waking.

    Constant and waking are left out by two noes alone: unanswered and not sure are not "no".
    """
    drop, last = case.back.drop, case.back.last
    severe = last is not None and last >= SEVERE
    quiet = all(case.facts.get(fact) is YesNo.NO for fact in ("constant_pain", "night_pain"))
    if drop is not None and drop < LEAST_DROP and not case.function_better:
        yield Escalation("two_weeks_no_better", F if severe and not quiet else R, case.back.numbers)
    if severe and last is not None:
        said = drop is None and case.facts.chosen("pain_course") & {"unchanged", "worsening"}
        yield Escalation("two_weeks_severe", F if said and not quiet else R, (("last", last),))


def _clearly_better(case: _Case) -> bool:
    """Two points or 30% less (5.3). With too short a diary, what the person said of the course, as in the check."""
    drop, first = case.back.drop, case.back.first
    if drop is None or first is None:
        return "improving" in case.facts.chosen("pain_course")
    return drop > 0 and (drop >= CLEARLY_POINTS or drop >= CLEARLY_SHARE * first)


def _recovered(case: _Case) -> bool:
    """A week of zeros, and an RMDQ of 2 or less (part 6); not known is not recovered."""
    forms = [one for one in case.history.filled if one.measure == "rmdq_24" and one.on <= case.today]
    if case.back.last is None or case.back.last > 0 or not forms:
        return False
    value = score(case.knowledge.measures["rmdq_24"], forms[-1].answers).value
    return value is not None and value <= RMDQ_RECOVERED


def _leg(case: _Case) -> Iterator[Escalation]:
    """Severe leg pain at two weeks, any leg pain after six."""
    last, drop = case.leg.last, case.leg.drop
    if case.lasted >= TWO_WEEKS and last is not None and last >= SEVERE:
        easing = drop is not None and drop >= LEAST_DROP
        yield Escalation("leg_two_weeks", R if easing else F, (("last", last),))
    said = any(case.facts.is_yes(fact) for fact in LEG_FACTS)
    if case.lasted >= SUBACUTE_FROM and (said if last is None else last > 0):
        yield Escalation("leg_six_weeks", R, () if last is None else (("last", last),))


def _flares(case: _Case) -> Iterator[Escalation]:
    """Flares that the person began: two high days in a row come by chance too often to be counted by themselves."""
    count = flares_of_half_a_year(case.history.decisions, case.today)
    if count >= WORTH_TALKING_FROM:
        yield Escalation("three_flares", R, (("flares", count),))


def _watch(alarm: Alarm | None, today: date) -> Iterator[Escalation]:
    if alarm is not None:
        id_ = STEADILY_WORSE if alarm.rising else STAYING_ABOVE
        yield Escalation(id_, R, (("days", today.toordinal() - alarm.since),))


def _scores(case: _Case) -> Iterator[Escalation]:
    """PHQ-2 and GAD-2 as last filled in. Thoughts of self-harm are asked for, and answered, by the check alone."""
    for measure, id_ in (("phq_2", "mood"), ("gad_2", "worry")):
        value = _last_score(case, measure)
        if value is not None and worth_talking(case.knowledge.measures[measure], value):
            yield Escalation(id_, R, (("score", value),))


def _last_score(case: _Case, measure: str) -> float | None:
    """The latest score of the last three months; a form left half empty does not hide the one before it."""
    forms: Iterable[float | None] = (
        score(case.knowledge.measures[measure], one.answers).value
        for one in reversed(case.history.filled)
        if one.measure == measure and case.today - SCORE_LASTS < one.on <= case.today
    )
    return next((value for value in forms if value is not None), None)
