"""How an evaluation is counted."""

from __future__ import annotations

import pytest

from unknot.cli.figures import Outcome, bars, by_level, figures, wilson
from unknot.cli.figures_json import figures_json
from unknot.knowledge.levels import CareLevel

EMERGENCY, SAME_DAY, SOON, ROUTINE, SELF_CARE = sorted(CareLevel, reverse=True)


def case(out: CareLevel | None, best: CareLevel, *also: CareLevel, **more: object) -> Outcome:
    return Outcome(id="x", out=out, best=best, acceptable=frozenset({best, *also}), **more)  # type: ignore[arg-type]


def the_example_of_the_readme() -> list[Outcome]:
    return [
        case(EMERGENCY, EMERGENCY),
        case(SOON, SAME_DAY),
        case(SELF_CARE, SELF_CARE),
        case(ROUTINE, SELF_CARE),
    ]


def test_the_example_of_the_vignettes_readme_is_counted_as_it_says() -> None:
    found = figures(the_example_of_the_readme())
    assert (found.exact.count, found.exact.n) == (2, 4)
    assert (found.in_range.count, found.in_range.n) == (2, 4)
    assert (found.under.count, found.under.n) == (1, 4)
    assert (found.over.count, found.over.n) == (1, 4)
    assert (found.critical_misses.count, found.critical_misses.n) == (0, 2)
    assert (found.safety.count, found.safety.n) == (3, 4)
    assert (found.inclination_to_over_triage.count, found.inclination_to_over_triage.n) == (1, 2)


@pytest.mark.parametrize(
    ("out", "best", "missed"),
    [
        (SOON, EMERGENCY, True),
        (SAME_DAY, EMERGENCY, False),
        (ROUTINE, SAME_DAY, True),
        (SOON, SAME_DAY, False),
        (None, EMERGENCY, True),
        (None, SAME_DAY, True),
        (SELF_CARE, SOON, False),
    ],
)
def test_a_critical_miss_is_two_levels_short_or_no_answer(out: CareLevel | None, best: CareLevel, missed: bool) -> None:
    assert case(out, best).critical_miss is missed


def test_no_answer_is_wrong_yet_neither_under_nor_over_triage() -> None:
    found = figures([case(None, SOON, ROUTINE)])
    assert (found.coverage.count, found.in_range.count, found.under.count, found.over.count) == (0, 0, 0, 0)


def test_an_answer_within_the_range_is_in_range_though_not_exact() -> None:
    found = figures([case(SAME_DAY, EMERGENCY, SAME_DAY)])
    assert (found.in_range.count, found.exact.count, found.safety.count) == (1, 0, 1)


def test_self_care_is_kept_when_a_tagged_case_is_not_sent_further_than_acceptable() -> None:
    kept = case(ROUTINE, SELF_CARE, ROUTINE, over_triage_check=True)
    lost = case(SOON, SELF_CARE, ROUTINE, over_triage_check=True)
    found = figures([kept, lost, case(SOON, SELF_CARE)])
    assert (found.self_care_kept.count, found.self_care_kept.n) == (1, 2)


def test_a_contributor_is_hit_when_any_expected_name_stands_early_enough() -> None:
    third = case(SOON, SOON, expected_contributors=("a", "b"), contributors=("x", "y", "b"))
    fourth = case(SOON, SOON, expected_contributors=("a",), contributors=("x", "y", "z", "a"))
    found = figures([third, fourth])
    assert (found.contributor_top1.count, found.contributor_top3.count) == (0, 1)


def test_breaches_are_counted_over_the_cases_that_name_any() -> None:
    found = figures([case(SOON, SOON, must_not=("heat",), breaches=("heat",)), case(SOON, SOON)])
    assert (found.breaches.count, found.breaches.n) == (1, 1)


def test_three_levels_fold_everything_between_emergency_and_self_care() -> None:
    found = figures([case(ROUTINE, SAME_DAY), case(SOON, SELF_CARE), case(None, SOON)])
    assert (found.three_levels.count, found.three_levels.n) == (1, 3)


def test_questions_are_counted_over_the_cases_that_finish() -> None:
    found = figures([case(SOON, SOON, questions=12), case(EMERGENCY, EMERGENCY, questions=0, finished=False)])
    assert found.questions == {"median": 12, "max": 12}


def test_the_wilson_interval_is_the_published_one() -> None:
    low, high = wilson(8, 10) or (0, 0)
    assert (round(low, 4), round(high, 4)) == (0.4902, 0.9433)
    low, high = wilson(0, 12) or (0, 0)
    assert (round(low, 4), round(high, 4)) == (0.0, 0.2425)


def test_no_cases_give_no_share_and_no_interval() -> None:
    found = figures([])
    assert found.in_range.value is None
    assert found.in_range.interval is None
    assert found.questions == {"median": None, "max": None}
    assert all(bar.met for bar in bars(found))


def test_each_level_has_its_own_figures() -> None:
    groups = by_level(the_example_of_the_readme())
    assert [(level.id, group.n) for level, group in groups.items()] == [
        ("emergency", 1), ("same_day", 1), ("soon", 0), ("routine", 0), ("self_care", 2),
    ]  # fmt: skip


def test_a_critical_miss_fails_its_bar_and_names_it() -> None:
    unmet = [bar.words for bar in bars(figures([case(SOON, EMERGENCY)])) if not bar.met]
    assert "critical misses: 0" in unmet


def test_the_bars_sit_exactly_where_they_are_set() -> None:
    inside = [case(SOON, SOON)] * 27 + [case(SAME_DAY, SOON)] * 2 + [case(ROUTINE, SOON)]
    assert all(bar.met for bar in bars(figures(inside)))
    outside = [case(SOON, SOON)] * 26 + [case(SAME_DAY, SOON)] * 3 + [case(ROUTINE, SOON)]
    assert [bar.words for bar in bars(figures(outside)) if not bar.met] == ["in range: at least 27 in 30"]


def test_the_json_object_has_the_keys_that_programs_read() -> None:
    written = figures_json(the_example_of_the_readme())
    assert list(written) == [
        "n", "in_range", "exact", "under", "over", "critical_misses", "critical_n", "self_care_kept",
        "contributor_top1", "contributor_top3", "breaches", "breach_n", "questions", "safety_rows", "by_level", "cases",
    ]  # fmt: skip
    assert (written["n"], written["in_range"], written["critical_misses"], written["critical_n"]) == (4, 0.5, 0, 2)
    assert list(written["cases"][1]) == [
        "id", "out", "expected", "acceptable", "in_range", "contributors", "breaches", "questions",
    ]  # fmt: skip
    assert written["by_level"]["self_care"]["in_range"]["count"] == 1
    assert written["by_level"]["soon"]["in_range"] == {"count": 0, "n": 0, "share": None, "wilson_95": None}
