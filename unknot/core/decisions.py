"""The kinds of decisions a person can take about the plan. One list for the records, the plan and the pages.

``target`` is a change id (``move_to_build:2026-12-04``), an item (``remedy:walking``, ``movement:cat_cow``), a rung of
the ladder (``rung_3``), or empty.
"""

from __future__ import annotations

#: a change of the plan that the person does not want: it is not made, or taken back. Target: the change id.
REFUSE = "refuse"
#: a refused change that the person wants after all. Target: the change id.
ALLOW = "allow"
#: an item that stays out of the plan, with a reason. Target: the item.
LEAVE_OUT = "leave_out"
#: an item that comes back. Target: the item.
BRING_BACK = "bring_back"
#: another item in the place of one. Target: the item; value: the item that takes its place.
SWAP = "swap"
#: an item that is not done today, with a reason. Target: the item.
SKIP_TODAY = "skip_today"
#: an item that was done today. Target: the item.
DONE_TODAY = "done_today"
#: a flare begins (one tap), and is over (the person says so).
FLARE_BEGINS = "flare_begins"
FLARE_OVER = "flare_over"
#: the goals of a long spell are met, or the ladder is climbed, by the person's own word.
GOALS_MET = "goals_met"
#: the ladder of part 5.5 is wanted, and by which road. Value: work | lifting | sport.
LADDER = "ladder"
#: the one decision of a weekly review. Target: the Monday of its week; value: keep | change | test.
REVIEW = "review"
#: what was suggested and seen, such as an escalation. Target: its id.
SEEN = "seen"
#: what a fair test showed stands as a reason in the plan. Target: ``test:`` and its key; value: what helped, and how.
KEEP_RESULT = "keep_result"

KINDS = (
    REFUSE,
    ALLOW,
    LEAVE_OUT,
    BRING_BACK,
    SWAP,
    SKIP_TODAY,
    DONE_TODAY,
    FLARE_BEGINS,
    FLARE_OVER,
    GOALS_MET,
    LADDER,
    REVIEW,
    SEEN,
    KEEP_RESULT,
)
