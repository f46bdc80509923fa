"""What rule C12 adds to a result: an answer that was changed, an earlier level still in sight."""

from __future__ import annotations

from unknot.knowledge.levels import CareLevel
from unknot.web.visit import Visit
from unknot.web.words.care import care_card
from unknot.web.words.dates import day_from
from unknot.web.words.numbers import Numbers

KEPT_BACK = (
    "You changed an answer: “{statement}”. After a warning sign we keep the more careful advice for 24 hours. "
    "If the first answer was a mistake, tell us with “I answered by mistake”."
)
STILL_SHOWN = "On {day} your check said: “{title}”. Please do not let that go because today looks better."


def notes(visit: Visit, numbers: Numbers) -> tuple[str, ...]:
    """The lines that go with a result because of what was said before."""
    return (*_kept_back(visit), *_still_shown(visit, numbers))


def _kept_back(visit: Visit) -> list[str]:
    questions = visit.knowledge.questions
    return [KEPT_BACK.format(statement=questions[fact].row or questions[fact].ask) for fact in visit.kept_back]


def _still_shown(visit: Visit, numbers: Numbers) -> list[str]:
    past, level = visit.still_shown, visit.outcome.assessment.care_level
    if past is None or level is not CareLevel.SELF_CARE:
        return []
    on = past.at.astimezone(visit.zone).date()
    return [STILL_SHOWN.format(day=day_from(on, visit.today), title=care_card(past.level, "", numbers).title)]
