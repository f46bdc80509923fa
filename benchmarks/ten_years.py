"""What ten years of daily entries cost: pages of somebody with them beside those of somebody new, in one run.

    python benchmarks/ten_years.py            a table, and exit code 1 when a page takes more than 1.5 times as long
    python benchmarks/ten_years.py --rounds 9

Two programs, each with a data folder of its own, answer the same pages in turn; times are those of the server alone.
"""

from __future__ import annotations

import argparse
import logging
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

AT_MOST = 1.5
TODAY = datetime.now(UTC).date()
LAST_MONDAY = TODAY - timedelta(days=TODAY.weekday() + 7)
YEARS = 10
#: somebody new has four weeks behind them, so that both see the same parts of each page
NEW_DAYS = 28
PAGES = (
    "/",
    "/plan",
    "/move",
    "/move/session",
    "/diary",
    "/diary/days",
    "/diary/check-in",
    f"/diary/week/{LAST_MONDAY}",
    "/report",
    "/you",
)
ZONE = "Europe/Berlin"


def main() -> int:
    """Run both people, in turn, and print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--as-person", choices=("new", "old"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.as_person:
        answer(arguments.as_person)
        return 0
    return compare(arguments.rounds)


def compare(rounds: int) -> int:
    """Medians of some rounds for both people, page by page."""
    with tempfile.TemporaryDirectory() as new, tempfile.TemporaryDirectory() as old:
        people = {"new": start("new", new), "old": start("old", old)}
        spent: dict[tuple[str, str], list[float]] = {}
        for _ in range(rounds):
            for page in PAGES:
                for name, program in people.items():
                    spent.setdefault((page, name), []).append(ask(program, page))
        for program in people.values():
            program.stdin.close()
            program.wait(timeout=30)
    worst = 0.0
    print(f"{'page':<20}{'new, ms':>10}{'10 years, ms':>14}{'times':>8}")
    for page in PAGES:
        fresh, long = (statistics.median(spent[page, name]) for name in ("new", "old"))
        worst = max(worst, long / fresh)
        print(f"{page:<20}{fresh:>10.1f}{long:>14.1f}{long / fresh:>8.2f}")
    print(f"At most {AT_MOST} times is wanted; the most is {worst:.2f}.")
    return int(worst > AT_MOST)


def start(name: str, folder: str) -> subprocess.Popen:
    """One program with its own data; it says "ready" when its person is made."""
    program = subprocess.Popen(
        [sys.executable, __file__, "--as-person", name],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "UNKNOT_DATA": folder, "DATABASE_URL": ""},
    )
    said = program.stdout.readline().strip()
    if said != "ready":
        raise SystemExit(f"The program of the {name} person did not start.")
    return program


def ask(program: subprocess.Popen, page: str) -> float:
    """Milliseconds for one page."""
    program.stdin.write(page + "\n")
    program.stdin.flush()
    return float(program.stdout.readline())


# ---------------------------------------------------------------- one of the two people


def answer(name: str) -> None:
    """Make the person, then time each page that is asked for, until there are no more."""
    sys.path.insert(0, str(Path(__file__).parents[1]))
    os.environ["DJANGO_SETTINGS_MODULE"] = "unknot.config.settings"
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client

    call_command("migrate", verbosity=0, skip_checks=True)
    now = datetime.now(UTC)
    fill(now, days=365 * YEARS if name == "old" else NEW_DAYS)
    check(now)
    browser = Client(raise_request_exception=False, HTTP_HOST="127.0.0.1")
    browser.cookies["unknot-zone"] = ZONE
    browser.get("/result")
    for page in PAGES:  # warm
        browser.get(page)
    if b"/move/session" not in browser.get("/").content:
        raise SystemExit("This person has no plan, so there is nothing to compare.")
    logging.disable(logging.WARNING)
    print("ready", flush=True)
    for line in sys.stdin:
        begun = time.perf_counter()
        response = browser.get(line.strip())
        spent = time.perf_counter() - begun
        if response.status_code not in (200, 302):
            print(f"{line.strip()} answers {response.status_code}", file=sys.stderr)
        print(spent * 1000, flush=True)


#: a strain that is getting better: the check leads to a plan
STORY = {
    "age": 44.0,
    "sex": "male",
    "country": "gb",
    "pain_areas": ["lower_back_left", "lower_back_right"],
    "pain_location": "lower_back",
    "intensity_0_10": 4.0,
    "duration_days": 3.0,
    "onset": "sudden",
    "trigger": "lifting",
    "pain_course": "improving",
    "episode_history": "familiar",
    "worse_with": ["bending_forward", "lifting"],
    "eased_by": ["moving", "heat"],
    "can_get_on_floor": "easily",
    "minutes_per_day": 20.0,
    "equipment": ["heat_pad", "chair", "mat"],
}


def check(now: datetime) -> None:
    """A whole safety check, answered now, with nothing of danger in it."""
    from zoneinfo import ZoneInfo

    from unknot.cli.simulated_person import SimulatedPerson
    from unknot.core.interview import next_step
    from unknot.core.values import Ask
    from unknot.knowledge.answer_reader import read_facts
    from unknot.knowledge.answers import Facts
    from unknot.knowledge.reader import shipped_knowledge
    from unknot.records import actions

    knowledge = shipped_knowledge()
    simulated, facts = SimulatedPerson(read_facts(knowledge.questions, STORY, now)), Facts({})
    while isinstance(asked := next_step(knowledge, facts), Ask):
        facts = simulated.answer_page(facts, asked, knowledge.questions, now)
    answers = {fact: answered.value for fact, answered in facts.answers.items()}
    actions.record_answers(actions.local_person(now), answers, now, ZoneInfo(ZONE), knowledge)


def fill(now: datetime, days: int) -> None:
    """A check-in and a session on nearly every day, the whole check and its result every week."""
    from zoneinfo import ZoneInfo

    from unknot.core.contributors import rank
    from unknot.core.path_values import Walked
    from unknot.core.plan import make
    from unknot.core.triage import assess
    from unknot.interop import as_json
    from unknot.knowledge.reader import shipped_knowledge
    from unknot.records import actions, models, queries

    knowledge, chance, zone = shipped_knowledge(), random.Random(1), ZoneInfo(ZONE)
    person = actions.local_person(now)
    check(now - timedelta(days=days))
    actions.keep_shipped_knowledge(knowledge, now)
    facts = queries.facts_of(person)
    assessment = assess(knowledge, facts, now)
    plan = make(knowledge, assessment, rank(knowledge, facts, assessment), facts, now.date())
    outcome = as_json.outcome_to_json(assessment, rank(knowledge, facts, assessment), plan)
    moves = [item.id for item in plan.items if item.kind == "movement"]
    answers, results, entries, sittings, responses = [], [], [], [], []
    marks, began = list(knowledge.day_marks), (now - timedelta(days=days)).date()
    for back in range(days - 1, 0, -1):
        at = now - timedelta(days=back)
        row = {"person": person, "at": at, "zone": zone.key, "local_date": at.astimezone(zone).date()}
        on = row["local_date"]
        if back % 7 == 0:
            answers += [
                models.Answer(
                    **row, fact=fact, value=as_json.answer_to_json(one.value), knowledge_version=knowledge.version
                )
                for fact, one in facts.answers.items()
            ]
            results.append(
                models.StoredResult(
                    **row,
                    on=on,
                    answers=as_json.facts_to_json(facts),
                    result=outcome,
                    program_version="0",
                    knowledge_id=knowledge.version,
                    care_level="self_care",
                    phase=plan.phase,
                    complete=True,
                    path=as_json.to_json(Walked(on, began, plan.phase, began, grown=15)),
                )
            )
        if chance.random() > 0.05:
            entries.append(
                models.CheckIn(
                    **row,
                    key=key(chance),
                    on=on,
                    pain=chance.randint(1, 4),
                    tightness="bit_tight",
                    sleep=6,
                    walk_minutes=20,
                    longest_walk=10,
                    marks=chance.sample(marks, 2),
                )
            )
        if chance.random() > 0.2:
            sitting = key(chance)
            steps = [{"movement": move, "side": "", "seconds": 60, "how": ""} for move in moves[:6]]
            sittings.append(
                models.SittingLog(
                    **row,
                    key=sitting,
                    on=on,
                    started_at=at - timedelta(minutes=12),
                    ended_at=at,
                    ended="finished",
                    phase=plan.phase,
                    steps=steps,
                    knowledge_version=knowledge.version,
                )
            )
            for kind, value in (
                ("before", 2),
                ("worst", 3),
                ("after_15", 2),
                ("next_morning", 2),
                ("usual_morning", 2),
                ("leg", False),
                ("danger", []),
            ):
                responses.append(
                    models.SittingResponse(**row, key=key(chance), sitting=sitting, kind=kind, value=value)
                )
    for table, rows in (
        (models.Answer, answers),
        (models.StoredResult, results),
        (models.CheckIn, entries),
        (models.SittingLog, sittings),
        (models.SittingResponse, responses),
    ):
        table.objects.bulk_create(rows, batch_size=500)
    print(
        f"{len(entries)} check-ins, {len(sittings)} sessions, {len(answers)} answers, {len(results)} results",
        file=sys.stderr,
    )


def key(chance: random.Random) -> UUID:
    """A key as a page makes one."""
    return UUID(int=chance.getrandbits(128))


if __name__ == "__main__":
    raise SystemExit(main())
