"""What always holds of a sitting and of a dose, for any person and any log."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.properties.people import knowledge, well_people
from tests.properties.test_plan_properties import is_switched_off
from unknot.core import contributors, plan
from unknot.core.conditions.evaluate import FALSE, UNDECIDED, evaluate
from unknot.core.dose_changes import work
from unknot.core.next_dose import next_dose
from unknot.core.outlook import DayLight
from unknot.core.sitting import build
from unknot.core.sitting_log import DoneMovement, Log, PastSitting
from unknot.core.sitting_values import Sitting
from unknot.core.traffic_light import Light, Response, light_of
from unknot.core.triage import assess, judge
from unknot.core.values import Plan
from unknot.knowledge.answers import Facts

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
TODAY = date(2026, 11, 24)
ORDER = (Light.GREEN, Light.AMBER, Light.RED, Light.STOP_NOW)
PHASES = ("calm", "move", "build", "return", "keep_well", "persistent")

pains = st.integers(0, 10)
maybe = st.none() | st.booleans()
some_signs = st.none() | st.just(frozenset[str]()) | st.just(frozenset({"chest_pain"}))
responses = st.builds(Response, *[st.none() | pains] * 6, maybe, maybe, some_signs)
whole_responses = st.builds(Response, *[pains] * 6, st.booleans(), st.booleans(), st.just(frozenset[str]()))
days = st.lists(st.tuples(st.integers(1, 9), st.sampled_from([*Light, Light.GREEN, Light.GREEN])), max_size=12)


@st.composite
def logs(draw: st.DrawFn) -> Log:
    """Some sittings of the last weeks, with any movements and any responses."""
    ids = sorted(knowledge().movements)
    held = []
    for n in range(draw(st.integers(0, 6))):
        done = tuple(DoneMovement(one) for one in draw(st.lists(st.sampled_from(ids), max_size=6, unique=True)))
        ended = draw(st.sampled_from(("finished", "stopped_for_pain", "left")))
        on = TODAY - timedelta(draw(st.integers(0, 30)))
        phase = draw(st.sampled_from(PHASES))
        held.append(
            PastSitting(str(n), on, phase, done, ended, draw(responses), draw(st.booleans()), draw(st.booleans()))
        )
    return Log(tuple(held), not_for_me=frozenset(draw(st.lists(st.sampled_from(ids), max_size=3))))


def plan_for(facts: Facts) -> Plan:
    assessment = assess(knowledge(), facts, NOW)
    return plan.make(knowledge(), assessment, contributors.rank(knowledge(), facts, assessment), facts, TODAY)


def sitting_for(facts: Facts, log: Log, minutes: float | None = None) -> Sitting:
    return build(knowledge(), plan_for(facts), facts, log, TODAY, minutes)


@settings(deadline=None, max_examples=25)
@given(well_people(), logs(), st.none() | st.integers(3, 30))
def test_the_whole_is_the_sum_of_its_parts(facts: Facts, log: Log, minutes: int | None) -> None:
    made = sitting_for(facts, log, minutes)

    assert made.total_seconds == sum(step.seconds for step in made.steps) == sum(one.seconds for one in made.movements)
    assert [step.index for step in made.steps] == list(range(len(made.steps)))
    assert list(dict.fromkeys(step.movement for step in made.steps)) == [one.id for one in made.movements]
    assert all(step.seconds > 0 for step in made.steps)


@settings(deadline=None, max_examples=30)
@given(well_people(), logs())
def test_nothing_that_is_excluded_enters(facts: Facts, log: Log) -> None:
    """Said again from the files, of the movements and of the easier ones named beside them."""
    made = sitting_for(facts, log)
    now = judge(knowledge(), facts).seen
    inside = {id_ for one in made.movements for id_ in (one.id, one.easier) if id_}
    planned = {item.id for item in plan_for(facts).items if item.block == "session"}
    assert {one.planned for one in made.movements} <= planned
    assert inside.isdisjoint(log.not_for_me)
    for movement in (knowledge().movements[id_] for id_ in inside):
        assert made.phase in movement.doses
        assert not movement.needs_floor or facts.get("can_get_on_floor") == "easily"
        assert all(evaluate(note.when, now) is FALSE for note in movement.not_if)
        for row in (row for exclusion in knowledge().exclusions.values() for row in exclusion.rows):
            truth = evaluate(row.when, now)
            counts = truth is not FALSE and not (truth is UNDECIDED and row.if_unknown == "allow")
            assert not (counts and is_switched_off(movement, row)), (movement.id, row.because)


@settings(deadline=None, max_examples=25)
@given(well_people(), logs())
def test_warming_up_comes_first(facts: Facts, log: Log) -> None:
    warm = [one.warm_up for one in sitting_for(facts, log).movements]

    assert warm == sorted(warm, reverse=True)


@settings(deadline=None, max_examples=20)
@given(well_people(), logs())
def test_the_same_log_gives_the_same_sitting_in_any_order_of_telling(facts: Facts, log: Log) -> None:
    turned = Log(log.sittings[::-1], not_for_me=log.not_for_me)

    assert sitting_for(facts, log) == sitting_for(facts, log) == sitting_for(facts, turned)


@settings(deadline=None, max_examples=20)
@given(well_people(), st.integers(5, 30))
def test_a_plan_of_so_many_minutes_is_a_sitting_of_about_so_many(facts: Facts, minutes: int) -> None:
    """Within a tenth, and a minute for getting ready and for doses in halves of a minute."""
    made = sitting_for(facts, Log())
    planned = sum(one.dose.minutes * 60 for one in made.movements)
    fitted = sitting_for(facts, Log(), minutes)

    assert abs(made.total_seconds - planned) <= planned / 10 + 60
    least = len(fitted.movements) <= 1 or len({one.warm_up for one in fitted.movements}) == len(fitted.movements)
    assert least or fitted.total_seconds <= minutes * 60 * 1.1


# ---------------------------------------------------------------- lights and doses


@settings(deadline=None, max_examples=200)
@given(responses)
def test_an_answer_that_is_missing_is_never_green(seen: Response) -> None:
    reading = light_of(seen)
    if reading.light is Light.GREEN:
        assert reading.unanswered == ()
    if reading.light is Light.UNDECIDED:
        assert reading.unanswered != ()


@settings(deadline=None, max_examples=200)
@given(whole_responses, st.sampled_from(["worst_during", "after_15_min", "at_bedtime", "next_morning"]))
def test_more_pain_never_makes_a_light_better(seen: Response, name: str) -> None:
    worse = {field: getattr(seen, field) for field in Response.__dataclass_fields__} | {name: getattr(seen, name) + 1}

    assert ORDER.index(light_of(Response(**worse)).light) >= ORDER.index(light_of(seen).light)


def history_of(drawn: list[tuple[int, Light]], phase: str) -> list[DayLight]:
    """Sittings so many days apart, each settled."""
    on, made = TODAY - timedelta(150), []
    for apart, light in drawn:
        on += timedelta(apart)
        made.append(DayLight(on, light, phase, settled=True))
    return made


some_movements = st.sampled_from(["hip_hinge", "glute_bridge", "side_plank", "single_knee_to_chest", "cat_cow"])


@settings(deadline=None, max_examples=150)
@given(some_movements, st.sampled_from(["move", "build", "persistent"]), days, st.integers(1, 20))
def test_the_dose_never_goes_up_but_after_greens_and_two_times_a_week(
    movement: str, phase: str, drawn: list[tuple[int, Light]], wait: int
) -> None:
    known = knowledge().movements[movement]
    if phase not in known.doses:
        return
    history = history_of(drawn, phase)
    dates = [day.on for day in history] + [(history[-1].on if history else TODAY) + timedelta(wait)]
    steps = [next_dose(knowledge(), movement, phase, history[:n], on) for n, on in enumerate(dates)]
    ups = []
    for n, (before, step) in enumerate(pairwise(steps)):
        assert before.dose is not None
        assert step.dose is not None
        if work(step.dose) > work(before.dose):
            assert history[n].light is Light.GREEN
            assert work(step.dose) <= work(before.dose) * 1.2 + 1e-9
            ups.append(dates[n + 1])
    assert all((third - first).days >= 7 for first, third in zip(ups, ups[2:], strict=False))
    assert steps[-1] == next_dose(knowledge(), movement, phase, history, dates[-1])
