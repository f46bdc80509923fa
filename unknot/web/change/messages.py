"""What the plan has to say today. The page of today shows the first at most: what keeps safe stands before the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse

from unknot.core.flare import offered
from unknot.core.keep_well import programme
from unknot.web.change.flare import own_plan
from unknot.web.plan.present import thing_of
from unknot.web.standing import Standing
from unknot.web.visit import Visit
from unknot.web.words.changes import share_words, why_words

#: a change is told of on its day and the day after
TOLD_FOR = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Message:
    """One message: what it is about, one or two sentences, and where to go."""

    heading: str
    text: str
    link: str
    link_text: str


def messages_for(visit: Visit, standing: Standing) -> tuple[Message, ...]:
    """The messages of today, the most pressing first; none while there is no plan."""
    return tuple(_messages(visit, standing))


def _messages(visit: Visit, standing: Standing) -> Iterator[Message]:
    now, history = standing.path, standing.history
    if now is None or history is None:
        return
    if offered(history.diary, history.decisions, visit.today) is not None:
        text = "Your pain has been above your usual for more than a day. A calm day or two may ease it."
        yield Message("Has your back flared up?", text, reverse("flare"), "See what may help")
    if now.flare is not None:
        day = (visit.today - now.flare).days + 1
        text = share_words(now) or "Hurt does not mean harm. Take it gently, and keep moving a little."
        yield Message(f"Day {day} of your flare", text, reverse("flare"), "See your flare plan")
    yield from _changed(visit, standing)
    yield from _skipped(visit, standing)
    if now.phase == "keep_well":
        yield from _keep_well(visit, standing)


def _changed(visit: Visit, standing: Standing) -> Iterator[Message]:
    """The latest change, while it is new; one that the person began themselves needs no telling."""
    changes = standing.path.changes if standing.path else ()
    if not changes or changes[-1].refused or visit.today - changes[-1].on > TOLD_FOR or not changes[-1].automatic:
        return
    name = visit.knowledge.phases[changes[-1].after].name
    yield Message(
        f"Your plan is now: {name.lower()}", why_words(changes[-1]), f"{reverse('plan')}#changed", "See what changed"
    )


def _skipped(visit: Visit, standing: Standing) -> Iterator[Message]:
    for item in standing.edits.ask if standing.edits else ():
        kind, _, id_ = item.partition(":")
        if (kind == "remedy" and id_ in visit.knowledge.remedies) or (
            kind == "movement" and id_ in visit.knowledge.movements
        ):
            name = thing_of(visit.knowledge, kind, id_).name
            text = "You left it for another day three times. That is fine. Shall we leave it out?"
            yield Message(name, text, reverse("plan_item", args=[kind, id_]), "Keep it or leave it out")


def _keep_well(visit: Visit, standing: Standing) -> Iterator[Message]:
    assert standing.path is not None and standing.history is not None  # noqa: S101, PT018 - the caller looked
    if programme(standing.path.since, visit.today, standing.history.decisions).due is not None:
        text = "A month has gone by. Looking back takes two minutes."
        yield Message("Time for your look back", text, reverse("keep_well"), "Look back")
    elif not own_plan(visit):
        text = "Write down what helps you, while you are well. It is there when you need it."
        yield Message("A plan for a bad day", text, reverse("flare_write"), "Write it now")
