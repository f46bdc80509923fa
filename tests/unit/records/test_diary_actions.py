"""What the diary keeps: once a key, never over something unseen, and taken back without being lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from tests.unit.records.conftest import RunInANewProgram
from unknot.core.decisions import SKIP_TODAY
from unknot.core.diary import Decision, DiaryDay, FilledIn, Harm, MedicineTaken
from unknot.knowledge.kinds import Knowledge
from unknot.records.diary_actions import (
    Kept,
    NotADay,
    record_check_in,
    record_decision,
    record_harm,
    record_measure,
    take_back_check_in,
)
from unknot.records.diary_queries import decisions_of, diary_of, harms_of, measures_of
from unknot.records.models import AppendOnly, CheckIn, Person

A, B, C, BACK = (UUID(int=n) for n in (1, 2, 3, 9))
EVENING = datetime(2026, 11, 24, 22, 50, tzinfo=UTC)  # ten minutes to midnight in Berlin
DAY = DiaryDay(date(2026, 11, 24), pain=4, tightness="bit_tight")
FULL = replace(
    DAY,
    leg_pain=1,
    sleep=7,
    walk_minutes=40,
    longest_walk=25,
    rose_five_times=True,
    marks=frozenset({"sat_long", "good_walk"}),
    own_marks=("Night shift",),
    medicines=(MedicineTaken("Paracetamol", "paracetamol"), MedicineTaken("Herbal tea")),
    helped=frozenset({"remedy:walking"}),
    note="Long day.\nBetter in the evening.",
)


def keep(person: Person, key: UUID, day: DiaryDay = DAY, over: UUID | None = None, at: datetime = EVENING) -> Kept:
    return record_check_in(person, key, day, over=over, at=at, zone=ZoneInfo("Europe/Berlin"))


def take_back(person: Person, key: UUID, back: UUID = BACK) -> bool:
    return take_back_check_in(person, back, key, at=EVENING, zone=ZoneInfo("Europe/Berlin"))


def pains(person: Person) -> list[int | None]:
    return [day.pain for day in diary_of(person).days]


# ---------------------------------------------------------------- check-ins


def test_everything_that_a_day_says_comes_back_as_it_was_put(amal: Person) -> None:
    assert keep(amal, A, FULL) == Kept(written=True)
    assert diary_of(amal).days == (FULL,)


def test_the_same_key_writes_once(amal: Person) -> None:
    keep(amal, A)
    assert keep(amal, A, replace(DAY, pain=9)) == Kept(written=False, same_key=True)
    assert pains(amal) == [4]


def test_a_correction_takes_the_place_of_what_was_seen_and_the_first_stays_on_record(amal: Person) -> None:
    keep(amal, A)
    assert keep(amal, B, replace(DAY, pain=6), over=A).written
    assert pains(amal) == [6]
    assert CheckIn.objects.filter(person=amal).count() == 2


@pytest.mark.parametrize("seen", [None, C])
def test_an_entry_that_did_not_know_of_the_newest_is_not_written_and_the_clash_is_told(
    amal: Person, seen: UUID | None
) -> None:
    keep(amal, A)
    assert keep(amal, B, replace(DAY, pain=6), over=seen) == Kept(written=False, clash=A)
    assert pains(amal) == [4]


def test_another_day_is_no_clash(amal: Person) -> None:
    keep(amal, A)
    assert keep(amal, B, replace(DAY, on=date(2026, 11, 23), pain=2)).written
    assert pains(amal) == [2, 4]


def test_another_person_may_use_the_same_key_and_sees_only_their_own_day(amal: Person, bo: Person) -> None:
    keep(amal, A)
    assert keep(bo, A, replace(DAY, pain=1)).written
    assert (pains(amal), pains(bo)) == ([4], [1])


def test_a_day_that_was_written_later_is_marked_so(amal: Person) -> None:
    keep(amal, A, at=EVENING + timedelta(hours=1))  # past midnight in Berlin
    assert diary_of(amal).days[0].filled_late
    keep(amal, B, replace(DAY, on=date(2026, 11, 25)), at=EVENING + timedelta(hours=1))
    assert not diary_of(amal).days[1].filled_late


def test_rows_are_never_edited(amal: Person) -> None:
    keep(amal, A)
    with pytest.raises(AppendOnly):
        CheckIn.objects.filter(person=amal).update(pain=0)


IMPOSSIBLE: list[tuple[dict[str, object], str]] = [
    ({"pain": 11}, "Pick a number"),
    ({"leg_pain": -1}, "Pick a number"),
    ({"sleep": 12}, "Pick a number"),
    ({"walk_minutes": 1441}, "minutes"),
    ({"tightness": "rigid"}, "how tight"),
    ({"on": date(2026, 11, 26)}, "not come yet"),
    ({"note": "x" * 4001}, "note"),
    ({"own_marks": ("x" * 61,)}, "letters"),
    ({"own_marks": (" ",)}, "letters"),
    ({"own_marks": tuple(str(n) for n in range(41))}, "at most 40"),
]


@pytest.mark.parametrize(
    ("changes", "words"), IMPOSSIBLE, ids=[next(iter(one)) + str(n) for n, (one, _) in enumerate(IMPOSSIBLE)]
)
def test_what_cannot_be_is_refused_in_words_and_nothing_is_kept(
    amal: Person, changes: dict[str, object], words: str
) -> None:
    with pytest.raises(NotADay, match=words):
        keep(amal, A, replace(DAY, **changes))  # type: ignore[arg-type]
    assert not CheckIn.objects.exists()


# ---------------------------------------------------------------- taking back


def test_what_was_there_before_counts_again(amal: Person) -> None:
    keep(amal, A)
    keep(amal, B, replace(DAY, pain=6), over=A)
    assert take_back(amal, B)
    assert pains(amal) == [4]


def test_a_single_entry_leaves_a_gap(amal: Person) -> None:
    keep(amal, A)
    assert take_back(amal, A)
    assert not diary_of(amal)


def test_both_can_be_taken_back_one_after_the_other(amal: Person) -> None:
    keep(amal, A)
    keep(amal, B, replace(DAY, pain=6), over=A)
    assert take_back(amal, B, BACK)
    assert take_back(amal, A, UUID(int=10))
    assert not diary_of(amal)


def test_what_was_changed_since_is_not_taken_back(amal: Person) -> None:
    keep(amal, A)
    keep(amal, B, replace(DAY, pain=6), over=A)
    assert not take_back(amal, A)
    assert pains(amal) == [6]


def test_it_is_taken_back_once_and_never_for_somebody_else(amal: Person, bo: Person) -> None:
    keep(amal, A)
    assert not take_back(bo, A)
    assert take_back(amal, A)
    assert not take_back(amal, A)


def test_a_day_that_was_taken_back_can_be_filled_in_over_that(amal: Person) -> None:
    keep(amal, A)
    take_back(amal, A)
    assert keep(amal, B, over=A) == Kept(written=False, clash=BACK)
    assert keep(amal, B, over=BACK).written
    assert pains(amal) == [4]


# ---------------------------------------------------------------- measures, harm, decisions


def test_a_measure_is_kept_once_with_its_answers_and_names(
    amal: Person, knowledge: Knowledge, berlin: ZoneInfo
) -> None:
    filled = FilledIn(
        DAY.on, "activities_that_matter", {"activity_1": 4.0, "activity_2": None}, {"activity_1": "Stairs"}
    )
    for wanted in (True, False):
        assert record_measure(amal, A, filled, at=EVENING, zone=berlin, knowledge=knowledge) is wanted
    assert measures_of(amal) == (filled,)


@pytest.mark.parametrize(
    ("measure", "answers"), [("rmdq_24", {"rmdq_01": 2.0}), ("phq_2", {"no_such": 1.0}), ("none", {})]
)
def test_an_impossible_measure_is_refused(
    amal: Person, knowledge: Knowledge, berlin: ZoneInfo, measure: str, answers: dict[str, float | None]
) -> None:
    with pytest.raises(NotADay):
        record_measure(amal, A, FilledIn(DAY.on, measure, answers), at=EVENING, zone=berlin, knowledge=knowledge)


def test_what_made_it_worse_is_kept_once(amal: Person, knowledge: Knowledge, berlin: ZoneInfo) -> None:
    harm = Harm(DAY.on, "movement:cat_cow", "Too many of them", 3, 6, "hours")
    for wanted in (True, False):
        assert record_harm(amal, A, harm, at=EVENING, zone=berlin, knowledge=knowledge) is wanted
    assert harms_of(amal) == (harm,)


@pytest.mark.parametrize(
    "harm",
    [
        Harm(DAY.on),
        Harm(DAY.on, what="  "),
        Harm(DAY.on, what="x", pain_after=11),
        Harm(DAY.on, what="x", lasted="ever"),
    ],
)
def test_harm_without_a_thing_or_with_an_impossible_answer_is_refused(
    amal: Person, knowledge: Knowledge, berlin: ZoneInfo, harm: Harm
) -> None:
    with pytest.raises(NotADay):
        record_harm(amal, A, harm, at=EVENING, zone=berlin, knowledge=knowledge)


def test_a_decision_is_kept_once_and_an_unknown_one_is_refused(amal: Person, berlin: ZoneInfo) -> None:
    decision = Decision(DAY.on, SKIP_TODAY, "remedy:walking", None, "No time")
    for wanted in (True, False):
        assert record_decision(amal, A, decision, at=EVENING, zone=berlin) is wanted
    assert decisions_of(amal) == (decision,)
    with pytest.raises(NotADay):
        record_decision(amal, B, replace(decision, kind="burn"), at=EVENING, zone=berlin)


@pytest.mark.sqlite_only
def test_a_program_that_is_killed_in_the_middle_keeps_the_whole_day_or_nothing(
    run_in_a_new_program: RunInANewProgram,
) -> None:
    run_in_a_new_program(
        """
        from uuid import UUID
        from unknot.core.diary import DiaryDay
        from unknot.records.diary_actions import record_check_in
        from django.db import transaction
        record_check_in(person, UUID(int=1), DiaryDay(now.date(), pain=3), over=None, at=now, zone=zone)
        with transaction.atomic():
            record_check_in(person, UUID(int=2), DiaryDay(now.date(), pain=8), over=UUID(int=1), at=now, zone=zone)
            os.kill(os.getpid(), signal.SIGKILL)
        """,
        ends_with=-9,
    )
    said = run_in_a_new_program(
        """
        from unknot.records.diary_queries import diary_of
        print([day.pain for day in diary_of(person).days])
        """
    )
    assert said == "[3]"
