"""The path through the phases: worked out by going through the days in order, so that nothing of it is kept.

Same history, same path, for ever. A step up rests on what the days before told, so that a plan does not change in the
middle of a day; a step down counts at once. One step up a day at most, none skipped, and none after amber or red.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, fields, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from unknot.core.decisions import ALLOW, FLARE_BEGINS, FLARE_OVER, GOALS_MET, REFUSE
from unknot.core.diary import Decision
from unknot.core.history import History, PlanMade
from unknot.core.ladder import ladder_of
from unknot.core.next_dose import PHASE_BEFORE
from unknot.core.outlook import FOUR_WEEKS, WEEK, DayLight, outlook
from unknot.core.path_begin import entry_of
from unknot.core.path_rules import Look, is_calm, no_step_up
from unknot.core.path_values import RANK, WAY_UP, Change, PathNow, Ramp, Walked, Wanted
from unknot.core.path_words import Word, word_on
from unknot.core.sitting_log import days_of
from unknot.core.traffic_light import Light
from unknot.knowledge.kinds import Knowledge
from unknot.knowledge.levels import CareLevel

__all__ = ["Change", "PathNow", "Wanted", "entry_of", "path"]

#: 5.4: half after a flare, and whole by day 7 to 10. Three days at half, then a tenth more a day [D: never over 5.3's
#: fifth at once]. From one or two days of calm that is whole on day 8 or 9.
AFTER_FLARE, A_DAY, DAYS_AT_HALF = 0.5, 0.1, 3
#: a check of a stale answer says nothing new: the worst pain of a day is asked again after two weeks (rule C8)
ASKED_AGAIN_AFTER = 14
#: no rule of the path looks further back than this, but for the first rating of the activities and the ladder
LOOKS_BACK = 28
#: what of it is not a plain part of the walk
APART = ("on", "began", "changes", "ramps", "levels", "dropped")
#: what a walk carries from one day to the next
CARRIED = tuple(one.name for one in fields(Walked) if one.name not in APART)
#: so many changes and flares are carried: the latest can be taken back, and a page shows the last ones [D]
KEPT = 12
#: why one goes up, by the phase that one leaves
UP_REASONS = {
    "calm": "calm_for_a_day",
    "move": "green_and_walking",
    "build": "activities_back",
    "return": "ladder_climbed",
    "persistent": "goals_met",
}
#: the levels at which somebody is to be seen first: nothing goes up until then (rule C10)
SEEN_FIRST = tuple(level.id for level in CareLevel if level >= CareLevel.SOON)


def path(
    knowledge: Knowledge,
    history: History,
    entry_phase: str,
    plan_began: date,
    today: date,
    *,
    age: float | None = None,
    activity: str | None = None,
    walked: Walked | None = None,
) -> PathNow:
    """Where a person is on this day. ``activity`` is the answer to how much they exercise in a usual week.

    ``walked`` is where an earlier path had come to: it goes on from there, and the history need reach back only
    ``LOOKS_BACK`` days before it. What is filled in later for days before that changes nothing any more.
    """
    start = walked or Walked(plan_began, plan_began, entry_phase, plan_began)
    look = Look(knowledge, history, days_of(history.log), start.began, start.began, start.began, age, activity)
    walk = _Walk.going_on(look, start)
    for day in range((today - start.on).days):
        walk.live(start.on + timedelta(day))
    morning = walk.as_walked(max(today, start.on))
    if today >= start.on:
        walk.live(today)
    return replace(walk.now(today), walked=morning, went_on_from=walked)


@dataclass
class _Walk:
    """The going through the days."""

    start: Look
    phase: str
    since: date
    changes: list[Change] = field(default_factory=list)
    long_spell: bool = False
    before_flare: str = ""
    flare: date | None = None
    half_since: date | None = None
    share: float = 1.0
    ramps: list[Ramp] = field(default_factory=list)
    help_first: bool = False
    back_on: date | None = None
    grown: int = 0

    @classmethod
    def going_on(cls, look: Look, walked: Walked) -> _Walk:
        """The walk as it had come to."""
        carried = {name: getattr(walked, name) for name in CARRIED}
        return cls(look, changes=list(walked.changes), ramps=list(walked.ramps), **carried)

    def as_walked(self, on: date) -> Walked:
        """Where the walk has come to, before this day is lived."""
        carried = {name: getattr(self, name) for name in CARRIED}
        changes, ramps = tuple(self.changes[-KEPT:]), tuple(self.ramps[-KEPT:])
        return Walked(on, self.start.began, changes=changes, ramps=ramps, **carried)

    @property
    def history(self) -> History:
        """All that came before, and may come after, the day that is lived."""
        return self.start.history

    @cached_property
    def lights(self) -> tuple[DayLight, ...]:
        """The lights of all days with a sitting."""
        return tuple(self.start.lights)

    @cached_property
    def _light_dates(self) -> list[date]:
        return [day.on for day in self.lights]

    def _before(self, on: date) -> int:
        """How many days with a sitting came before this day."""
        return bisect_left(self._light_dates, on)

    @cached_property
    def _no_step_up(self) -> dict[date, str]:
        return {}

    # ---------------------------------------------------------------- one day

    def live(self, on: date) -> None:
        """What one day does: safety first, then the person's word, then at most one step up."""
        before = list(self.changes)
        self.long_spell = self.phase == "persistent" or (self.long_spell and self.phase == "calm")
        self._heed_checks(on)
        self._heed_flares(on)
        if self.changes == before:
            self._go_back(on)
        self._take_back(on)
        if self.changes == before:
            self._go_up(on)
        self._grow(on)

    def _change(self, on: date, after: str, reason: str, id_: str = "", **more: Any) -> None:
        """Note a change, and make it unless it is refused."""
        id_ = id_ or f"{self.phase}_to_{after}:{on.isoformat()}"
        change = Change(id_, on, self.phase, after, reason, **more)
        self.changes.append(change)
        if not change.refused:
            self._enter(after, on)

    def _enter(self, phase: str, on: date) -> None:
        self.phase, self.since, self.grown = phase, on, 0

    @cached_property
    def _by_day(self) -> dict[date, list[Decision]]:
        found: dict[date, list[Decision]] = {}
        for one in self.history.decisions:
            found.setdefault(one.on, []).append(one)
        return found

    def _decisions(self, on: date, *kinds: str) -> list[Decision]:
        return [one for one in self._by_day.get(on, ()) if one.kind in kinds]

    # ---------------------------------------------------------------- checks and flares

    def _heed_checks(self, on: date) -> None:
        """A new check may call for help first, for the calm phase, or for the plan of a long spell."""
        made = self._checks.get(on)
        if made is None or on == self.start.began:
            return
        plan, says_something_new = made
        if plan.phase not in RANK:
            self.help_first = True
        elif self.help_first:
            self.help_first = False
            if RANK[plan.phase] < RANK[self.phase]:
                self._change(on, plan.phase, "after_help", refusable=False)
        elif plan.phase == "calm" and self.phase != "calm" and says_something_new:
            self._change(on, "calm", "check_again", refusable=False)
        elif plan.phase == "persistent" and self.phase == "calm":
            self.long_spell = True  # its plan comes after the calm: to go there at once would be a step up
        elif plan.phase == "persistent" and self.phase == "move":
            self._change(on, "persistent", "over_12_weeks", refusable=False)

    @cached_property
    def _checks(self) -> dict[date, tuple[PlanMade, bool]]:
        """The last check of each day, and whether its calm plan can rest on a new answer.

        It can when the check before did not say so, or was so long ago that the pain was asked again.
        """
        found: dict[date, tuple[PlanMade, bool]] = {}
        before: PlanMade | None = None
        for plan in self.history.plans:
            new = before is None or before.phase != "calm" or (plan.on - before.on).days >= ASKED_AGAIN_AFTER
            found[plan.on] = (plan, new or (plan.on in found and found[plan.on][1]))
            before = plan
        return found

    def _heed_flares(self, on: date) -> None:
        """One tap begins a flare; taken back on the same day it was none."""
        said = self._decisions(on, FLARE_BEGINS, FLARE_OVER)
        if not said or said[-1].kind == FLARE_OVER:
            return
        self.before_flare = self.before_flare or self.phase
        self.flare, self.share, self.half_since = on, 1.0, None
        if self.phase == "calm":
            self.since = on
        else:
            self._change(on, "calm", "flare", automatic=False, refusable=False)

    # ---------------------------------------------------------------- back

    def _go_back(self, on: date) -> None:
        """Two reds in a week, or two weeks off: one phase back (5.2, 5.3). The same days send back only once."""
        first = max(on - timedelta(FOUR_WEEKS), self.back_on + timedelta(1) if self.back_on else date.min)
        days = self.lights[self._before(first) : self._before(on + timedelta(1))]
        look, after = outlook(days, self.phase, on), PHASE_BEFORE.get(self.phase)
        if not look.back_one_phase or after is None:
            return
        self.back_on, self.before_flare = on, ""
        if "two_reds" in look.reasons:
            reds = sum(day.light is Light.RED and (on - day.on).days <= WEEK for day in days)
            self._change(on, after, "two_reds", numbers=(("reds", float(reds)),))
        else:
            off = (on - days[-1].on).days - 1
            self._change(on, after, "back_after_two_weeks", numbers=(("days_off", float(off)),))

    def _take_back(self, on: date) -> None:
        """The person's word on a change that was made or taken back.

        A step back is refused only once it has settled, because that is a step up. A step up is taken back here when
        its day has moved since, because a day was filled in later.
        """
        for said in self._decisions(on, REFUSE, ALLOW):
            place = self._place_of(said)
            change = None if place is None else self.changes[place]
            if place is None or change is None or not (change.is_up or said.kind == ALLOW or not self._held(on)):
                continue
            self.changes[place] = replace(change, refused=said.kind == REFUSE)
            self._enter(change.before if said.kind == REFUSE else change.after, on)

    def _place_of(self, said: Decision) -> int | None:
        """The change that a word is about: the latest one made, or a step back that was refused and is wanted."""
        for place in reversed(range(len(self.changes))):
            change = self.changes[place]
            if said.kind == ALLOW:
                if change.refused and not change.is_up and (change.id, change.before) == (said.target, self.phase):
                    return place
            elif not change.refused:
                way = f"{change.before}_to_{change.after}:"
                same = said.target == change.id or (change.is_up and said.target.startswith(way))
                return place if same and change.refusable and change.after == self.phase else None
        return None

    # ---------------------------------------------------------------- up

    def _go_up(self, on: date) -> None:
        """One step up when all that is wanted is met, nothing holds it, and it is not refused."""
        after = self._above
        if after is None or on == self.since or self._held(on):
            return
        why = self._why_up(on)
        if why is None:
            return
        reason, automatic, numbers = why
        said = word_on(self.history.decisions, f"{self.phase}_to_{after}", on)
        if said is not None and said.word is not Word.ALLOWED:
            known = {change.id for change in self.changes}
            if said.word is Word.REFUSED and said.target not in known:
                self._change(on, after, reason, said.target, numbers=numbers, automatic=automatic, refused=True)
            return
        self._leave_calm(on)
        self._change(on, after, reason, said.target if said else "", numbers=numbers, automatic=automatic)
        self._arrive()

    @property
    def _above(self) -> str | None:
        """The next phase on the way up; from calm back into a long spell's own plan."""
        return "persistent" if self.phase == "calm" and self.long_spell else WAY_UP.get(self.phase)

    def _why_up(self, on: date) -> tuple[str, bool, tuple[tuple[str, float], ...]] | None:
        """Why one goes up today, whether by itself, and the numbers that led to it."""
        wanted = self._wanted(on)
        if wanted and all(one.met for one in wanted):
            reason = "after_flare" if self._resumes else UP_REASONS[self.phase]
            return reason, True, tuple((one.id, one.have) for one in wanted if one.have is not None)
        if self.phase in ("return", "persistent") and self._says_met(on):
            return ("goals_met" if self.phase == "persistent" else "no_ladder_needed"), False, ()
        return ("flare_over", False, ()) if self._says_it_is_over(on) else None

    def _says_met(self, on: date) -> bool:
        """The person's own word, given since the phase began: on its first day it waits for the next."""
        return any(one.kind == GOALS_MET and self.since <= one.on <= on for one in self.history.decisions)

    def _wanted(self, on: date) -> tuple[Wanted, ...]:
        """What is wanted to go on; on the way back after a flare, that the calm lasts (5.4: then resume)."""
        if self._resumes and self.flare is not None:
            return self._look(on, self.flare).wanted("calm")
        return self._look(on, self.since).wanted(self.phase)

    @property
    def _resumes(self) -> bool:
        """Whether one is on the way back, at half, to the phase from before a flare."""
        back = bool(self.before_flare) and RANK[self.phase] < RANK[self.before_flare]
        return back and self.half_since is not None

    def _says_it_is_over(self, on: date) -> bool:
        """The person says the flare is over, a day or more after it began, and the latest entry does not deny it."""
        if self.phase != "calm" or self.flare is None or on == self.flare:
            return False
        since = self.history.diary.days_between(self.flare, on)
        told = [calm for day in since if (calm := is_calm(day)) is not None]
        said = [one for one in self.history.decisions if one.kind == FLARE_OVER and self.flare < one.on <= on]
        return bool(said) and (not told or told[-1])

    def _leave_calm(self, on: date) -> None:
        """After a flare doses begin at half."""
        if self.phase == "calm" and self.flare is not None:
            self.share, self.half_since = AFTER_FLARE, on

    def _arrive(self) -> None:
        if self.before_flare and RANK[self.phase] >= RANK[self.before_flare]:
            self.before_flare = ""

    def _held(self, on: date) -> str:
        """Why nothing goes up on this day."""
        if self.help_first:
            return "help_first"
        last = next((plan for plan in reversed(self.history.plans) if plan.on <= on), None)
        if last is not None and last.care_level in SEEN_FIRST:
            return "seen_first"
        if on not in self._no_step_up:
            self._no_step_up[on] = no_step_up(self.lights[: self._before(on + timedelta(1))], on)
        return self._no_step_up[on]

    def _look(self, on: date, since: date) -> Look:
        return replace(self.start, on=on, since=since)

    # ---------------------------------------------------------------- what grows by the day

    def _grow(self, on: date) -> None:
        """Doses come back after a flare, or walks grow: one at a time, and not on a day after amber or red."""
        if self.half_since is not None:
            self._come_back(self.half_since, on)
        elif on > self.since and not self._held(on):
            self.grown += 1

    def _come_back(self, first: date, on: date) -> None:
        if self.phase == "calm":
            return
        if (on - first).days >= DAYS_AT_HALF and not self._held(on):
            self.share = round(self.share + A_DAY, 2)
        if self.share >= 1:
            self.ramps.append(Ramp(first, on))
            self.share, self.half_since, self.flare, self.before_flare = 1.0, None, None, ""

    # ---------------------------------------------------------------- the end

    def now(self, today: date) -> PathNow:
        """Where all this has come to."""
        under_way = (Ramp(self.half_since, today),) if self.half_since is not None else ()
        ladder = ladder_of(self.history, today, self.since) if self.phase == "return" else None
        return PathNow(
            phase=self.phase,
            since=self.since,
            share=self.share,
            changes=tuple(self._as_it_stands(change, today) for change in self.changes),
            next_step=self._wanted(today + timedelta(1)),
            flare=self.flare,
            ladder_rung=None if ladder is None else ladder.at,
            held=self._held(today) or self._refused_lately(today),
            grown=self.grown,
            ramps=(*self.ramps, *under_way),
        )

    def _refused_lately(self, today: date) -> str:
        said = word_on(self.history.decisions, f"{self.phase}_to_{self._above}", today)
        return "refused_lately" if said is not None and said.word is Word.REFUSED else ""

    def _as_it_stands(self, change: Change, today: date) -> Change:
        """Only the latest change that was made can be undone now, and a step back only when it has settled."""
        made = [one for one in self.changes if not one.refused]
        latest = bool(made) and change is made[-1] and change.refusable
        return replace(change, refusable=latest and (change.is_up or not self._held(today)))
