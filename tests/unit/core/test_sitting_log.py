"""How far back the log is read: some months, moving four times a year."""

from __future__ import annotations

from datetime import date, timedelta

from unknot.core.sitting_log import log_begins

A_YEAR = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]


def test_it_reaches_back_a_quarter_of_a_year_to_half_a_year() -> None:
    assert {(on - log_begins(on)).days for on in A_YEAR} == set(range(91, 182))


def test_it_moves_four_times_a_year() -> None:
    starts = [log_begins(on) for on in A_YEAR]

    assert len(set(starts)) in (4, 5)
    assert starts == sorted(starts)
