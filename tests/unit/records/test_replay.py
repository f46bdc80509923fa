"""A stored result is worked out again: the same comes out, or we say what changed."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from tests.unit.records.small_knowledge import small_knowledge
from unknot.knowledge.answers import Answered, Facts, YesNo
from unknot.knowledge.kinds import Knowledge
from unknot.records import actions, models, replay
from unknot.records.errors import KnowledgeNotKept, ResultNotFound
from unknot.records.models import Person
from unknot.records.replay import FileChange

ON = date(2026, 11, 25)


@pytest.fixture
def facts(now: datetime) -> Facts:
    answers = {"age": 41.0, "fever": YesNo.NO, "muscle_spasm": YesNo.YES, "minutes_per_day": 60.0}
    return Facts({fact: Answered(value, now) for fact, value in answers.items()})


@pytest.fixture
def stored(amal: Person, little: Knowledge, facts: Facts, now: datetime, berlin: ZoneInfo) -> int:
    """A result of Amal's by the small knowledge."""
    actions.keep_knowledge(little, {"remedies/heat_pad.md": "15 minutes"}, now)
    outcome = replay.work_out(little, facts, now, ON)
    return actions.store_result(
        amal, facts, outcome.assessment, outcome.contributors, outcome.plan, at=now, zone=berlin, knowledge=little
    )


@pytest.fixture
def kept_content_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stands in for the reader, whose checks the small knowledge would not pass."""

    def read(sources: dict[str, str]) -> Knowledge:
        assert sources == {"remedies/heat_pad.md": "15 minutes"}
        return small_knowledge()

    monkeypatch.setattr(replay, "read_kept", read)


def test_the_stored_plan_is_a_real_one(stored: int) -> None:
    result = models.StoredResult.objects.get(pk=stored).result

    assert result["assessment"]["care_level"] == "self_care"
    assert result["contributors"][0]["id"] == "muscle_guarding"
    assert "heat_pad" in [item["id"] for item in result["plan"]["items"]]


def test_the_same_knowledge_gives_the_same_result(stored: int, amal: Person, little: Knowledge) -> None:
    again = replay.replay(amal, stored, little)

    assert again.same
    assert again.same_now
    assert (again.differences, again.files) == ((), ())


@pytest.mark.usefixtures("kept_content_is_read")
def test_changed_knowledge_still_gives_the_old_result_and_names_what_changed(stored: int, amal: Person) -> None:
    changed = small_knowledge("second", heat_minutes=20)

    again = replay.replay(amal, stored, changed)

    assert again.same
    assert not again.same_now
    assert again.files == (FileChange("remedies/heat_pad.md", "changed"),)
    assert (again.made_with, again.now) == ("first", "second")


def test_a_result_that_no_longer_comes_out_is_shown_with_its_place(
    stored: int, amal: Person, little: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    def another_plan(knowledge: Knowledge, *rest: object) -> object:
        return original(small_knowledge(heat_minutes=20), *rest)

    original = replay.make
    monkeypatch.setattr(replay, "make", another_plan)

    again = replay.replay(amal, stored, little)

    assert not again.same
    assert again.differences == ("plan.items[0].dose.minutes",)


def test_only_the_person_themself_can_replay_a_result(stored: int, bo: Person, little: Knowledge) -> None:
    with pytest.raises(ResultNotFound):
        replay.replay(bo, stored, little)


def test_content_that_was_lost_is_named(stored: int, amal: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(version: str) -> dict[str, str]:
        raise KnowledgeNotKept(version)

    monkeypatch.setattr(replay, "kept_sources", lost)

    with pytest.raises(KnowledgeNotKept, match="first"):
        replay.replay(amal, stored, small_knowledge("second"))


def test_added_removed_and_changed_files_are_told_apart() -> None:
    before = {"a.md": "1", "b.md": "1", "c.md": "1"}
    after = {"b.md": "1", "c.md": "2", "d.md": "1"}

    assert list(replay.changed_files(before, after)) == [
        FileChange("a.md", "removed"),
        FileChange("c.md", "changed"),
        FileChange("d.md", "added"),
    ]


@pytest.mark.parametrize(
    ("before", "after", "where"),
    [
        ({"a": 1}, {"a": 1}, []),
        ({"a": 1}, {"a": 2}, ["a"]),
        ({"a": {"b": [1, {"c": 1}]}}, {"a": {"b": [1, {"c": 2}]}}, ["a.b[1].c"]),
        ({"a": [1]}, {"a": [1, 2]}, ["a"]),
        ({"a": 1}, {"b": 1}, ["a", "b"]),
    ],
)
def test_differences_are_named_by_their_path(before: object, after: object, where: list[str]) -> None:
    assert list(replay.differing(before, after)) == where


def test_the_shipped_knowledge_replays_from_its_kept_content(
    amal: Person, knowledge: Knowledge, now: datetime, berlin: ZoneInfo
) -> None:
    """The whole way: keep the real content, store, pretend today's is another, read the old one back."""
    facts = Facts({q.id: Answered(YesNo.NO, now) for q in knowledge.questions.values() if q.type == "yes_no"})
    facts = facts.with_answer("age", 41.0, now).with_answer("muscle_spasm", YesNo.YES, now)
    actions.keep_shipped_knowledge(knowledge, now)
    outcome = replay.work_out(knowledge, facts, now, ON)
    stored = actions.store_result(
        amal, facts, outcome.assessment, outcome.contributors, outcome.plan, at=now, zone=berlin, knowledge=knowledge
    )

    again = replay.replay(amal, stored, small_knowledge("another"))

    assert again.same
    assert FileChange("red_flags/RF01.md", "removed") in again.files
