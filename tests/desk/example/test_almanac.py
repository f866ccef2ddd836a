"""The days from which the example book is counted."""

from __future__ import annotations

from datetime import date

import pytest

from tui.desk.example.almanac import Almanac


@pytest.mark.parametrize(
    ("today", "offset", "year", "day"),
    [
        (date(2026, 11, 21), 1, 1977, date(1977, 11, 22)),
        (date(2026, 12, 31), 1, 1977, date(1977, 1, 1)),
        (date(2024, 2, 28), 1, 1977, date(1976, 2, 29)),
        (date(2024, 2, 28), 1, 1976, date(1976, 2, 29)),
        (date(2025, 2, 28), 1, 1976, date(1976, 3, 1)),
    ],
)
def test_a_day_that_comes_round(today: date, offset: int, year: int, day: date) -> None:
    assert Almanac(today).yearly(offset, year) == day


@pytest.mark.parametrize(
    ("today", "ago", "day"),
    [
        (date(2026, 11, 21), 16, date(2026, 11, 5)),
        (date(2026, 10, 5), 16, date(2026, 10, 1)),
        (date(2026, 1, 1), 16, date(2026, 1, 1)),
        (date(2026, 12, 31), 91, date(2026, 10, 1)),
    ],
)
def test_a_day_of_this_quarter(today: date, ago: int, day: date) -> None:
    assert Almanac(today).in_quarter(ago) == day


@pytest.mark.parametrize(
    ("offset", "day"),
    [
        (0, date(2026, 11, 20)),  # Saturday: the Friday before
        (1, date(2026, 11, 20)),
        (2, date(2026, 11, 23)),
        (-1, date(2026, 11, 20)),
    ],
)
def test_a_working_day(offset: int, day: date) -> None:
    assert Almanac(date(2026, 11, 21)).workday(offset) == day


def test_a_weekday_of_another_week() -> None:
    sunday = Almanac(date(2027, 1, 3))
    assert sunday.in_week(0, 0) == date(2026, 12, 28)
    assert sunday.in_week(-1, 4) == date(2026, 12, 25)
    assert sunday.in_week(1, 1) == date(2027, 1, 5)
