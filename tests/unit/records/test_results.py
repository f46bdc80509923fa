"""Stored results come back as the values they were, and belong to one person."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from unknot.core.values import Assessment, DayShape, Plan, PlanItem, RankedContributor, Reason, WorkHours
from unknot.knowledge.answers import Answered, Facts, YesNo
from unknot.knowledge.kinds import Knowledge, RemedyDose
from unknot.knowledge.levels import CareLevel
from unknot.records import actions, models, queries
from unknot.records.errors import KnowledgeNotKept, ResultNotFound
from unknot.records.knowledge_store import kept_sources
from unknot.records.models import Person

SOURCES = {"questions/fever.md": "---\ntype: yes_no\n---\n", "remedies/heat_pad.md": "Wärme, 42 °C\n"}
BECAUSE = (Reason("fact", "muscle_spasm", YesNo.YES),)
CALM = Assessment(CareLevel.SELF_CARE, True, "", "", BECAUSE, (), (), (), (), plan_allowed=True)
GUARDING = (RankedContributor("muscle_guarding", "likely", ()),)


def a_plan(on: date = date(2026, 11, 25)) -> Plan:
    return Plan("calm", (PlanItem("remedy", "heat_pad", "heat_cold", RemedyDose(minutes=15), BECAUSE),), (), on)


class Store:
    """Stores the same result for anybody."""

    def __init__(self, knowledge: Knowledge, now: datetime, zone: ZoneInfo) -> None:
        self.knowledge, self.now, self.zone = knowledge, now, zone
        self.facts = Facts({"muscle_spasm": Answered(YesNo.YES, now, 2), "age": Answered(61.0, now)})

    def __call__(self, person: Person, assessment: Assessment = CALM) -> int:
        return actions.store_result(
            person, self.facts, assessment, GUARDING, a_plan(), at=self.now, zone=self.zone, knowledge=self.knowledge
        )


@pytest.fixture
def store(db: None, little: Knowledge, now: datetime, berlin: ZoneInfo) -> Store:
    actions.keep_knowledge(little, SOURCES, now)
    return Store(little, now, berlin)


def test_a_result_comes_back_as_it_was(store: Store, amal: Person, now: datetime) -> None:
    stored = store(amal)

    result = queries.latest_result(amal)

    assert result is not None
    assert (result.id, result.made_at, result.on) == (stored, now, date(2026, 11, 25))
    assert (result.zone, result.local_date) == ("Europe/Berlin", date(2026, 11, 25))
    assert result.facts == store.facts
    assert list(result.facts) == ["muscle_spasm", "age"]
    assert (result.assessment, result.contributors, result.plan) == (CALM, GUARDING, a_plan())
    assert (result.program_version, result.knowledge_version) == ("0.1.0", "first")


def test_before_the_first_check_there_is_none(amal: Person) -> None:
    assert queries.latest_result(amal) is None


def test_the_latest_result_counts_and_the_earlier_ones_stay(store: Store, amal: Person) -> None:
    store(amal)
    store(amal, replace(CALM, care_level=CareLevel.SOON))

    latest = queries.latest_result(amal)

    assert latest is not None
    assert latest.assessment.care_level is CareLevel.SOON
    assert [r.assessment.care_level for r in queries.results_of(amal)] == [CareLevel.SELF_CARE, CareLevel.SOON]


def test_one_person_never_sees_the_results_of_another(store: Store, amal: Person, bo: Person) -> None:
    stored = store(amal)

    assert queries.latest_result(bo) is None
    assert queries.results_of(bo) == ()
    with pytest.raises(ResultNotFound):
        queries.stored_result(bo, stored)


def test_a_result_needs_the_knowledge_it_rests_on(
    amal: Person, little: Knowledge, now: datetime, berlin: ZoneInfo
) -> None:
    with pytest.raises(KnowledgeNotKept):
        Store(little, now, berlin)(amal)

    assert models.StoredResult.objects.count() == 0


def test_knowledge_is_kept_once_and_comes_back_word_for_word(store: Store, little: Knowledge, now: datetime) -> None:
    actions.keep_knowledge(little, {"something": "else"}, now)

    assert models.KnowledgeContent.objects.count() == 1
    assert kept_sources("first") == SOURCES


def test_knowledge_that_was_never_kept_is_named(db: None) -> None:
    with pytest.raises(KnowledgeNotKept, match="version second was not kept"):
        kept_sources("second")


def test_the_day_shape_is_the_usual_one_until_a_person_says(
    amal: Person, bo: Person, now: datetime, berlin: ZoneInfo
) -> None:
    nights = DayShape(time(14, 0), time(6, 0), (WorkHours(4, time(22, 0), time(5, 30)),))

    actions.record_day_shape(amal, DayShape(time(6, 0)), now, berlin)
    actions.record_day_shape(amal, nights, now, berlin)

    assert queries.day_shape_of(amal) == nights
    assert queries.day_shape_of(bo) == DayShape()
    assert models.StoredDayShape.objects.count() == 2


def test_choices_about_the_program_are_kept_by_name(amal: Person, bo: Person, now: datetime, berlin: ZoneInfo) -> None:
    actions.record_preferences(amal, {"country": "de", "theme": "dark"}, now, berlin)
    actions.record_preferences(amal, {"theme": None}, now + timedelta(days=1), berlin)

    assert queries.preferences_of(amal) == {"country": "de", "theme": None}
    assert queries.preference(amal, "country") == "de"
    assert queries.preference(bo, "country", "other") == "other"
    assert queries.preferences_of(bo) == {}


def test_times_are_kept_in_utc(store: Store, amal: Person) -> None:
    store(amal)

    assert models.StoredResult.objects.get().at.tzinfo is UTC


def test_an_alarm_is_never_too_long_ago_to_be_seen(
    amal: Person, little: Knowledge, now: datetime, berlin: ZoneInfo
) -> None:
    actions.keep_knowledge(little, SOURCES, now)
    for years, level in ((3, CareLevel.SAME_DAY), (2, CareLevel.ROUTINE), (0, CareLevel.SOON)):
        Store(little, now - timedelta(days=365 * years), berlin)(amal, replace(CALM, care_level=level))

    levels = queries.levels_of(amal, since=now - timedelta(days=7))

    assert [level for level, _ in levels] == [CareLevel.SAME_DAY, CareLevel.SOON]
    assert queries.has_had_result(amal)


def test_a_check_that_came_to_no_level_is_no_result_to_go_by(store: Store, amal: Person) -> None:
    store(amal, replace(CALM, care_level=None))

    assert not queries.has_had_result(amal)
