"""Where a path begins: the first plan of the spell that lasts."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from unknot.core.history import History, PlanMade
from unknot.core.path_values import RANK

#: so many days without a check, an entry, a sitting or a decision end a spell [D: eight weeks, past the acute course]
NEW_SPELL_AFTER = 56


def entry_of(history: History, since: date = date.min) -> PlanMade | None:
    """The plan with which this spell began: its first day and phase; None when none began since that day.

    Of several checks on the first day the last counts: a person may correct themselves.
    """
    days = [day for day in _active_days(history) if day >= since]
    starts = [after for before, after in pairwise(days) if (after - before).days >= NEW_SPELL_AFTER]
    if not starts and since > date.min:
        return None
    first = starts[-1] if starts else date.min
    plans = [plan for plan in history.plans if plan.on >= first and plan.phase in RANK]
    return next((plan for plan in reversed(plans) if plan.on == plans[0].on), None)


def _active_days(history: History) -> list[date]:
    rows = (history.diary.days, history.log.sittings, history.decisions, history.plans)
    return sorted({one.on for kind in rows for one in kind})
