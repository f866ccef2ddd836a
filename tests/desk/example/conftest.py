"""The example book on the days on which a calendar breaks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tui.desk.example import example_book
from tui.domain.records import (
    Record,
)

EDGE_DAYS = [
    date(2023, 12, 31),  # a Sunday, and a year's end
    date(2024, 1, 1),  # a Monday
    date(2024, 2, 20),  # 29 February comes in nine days
    date(2024, 2, 28),  # 29 February is tomorrow
    date(2024, 2, 29),
    date(2024, 3, 1),
    date(2025, 2, 28),  # no 29 February follows
    date(2025, 3, 31),
    date(2025, 4, 1),  # first day of a quarter
    date(2026, 1, 1),
    *(date(2026, 11, 16) + timedelta(days=n) for n in range(7)),  # Monday to Sunday
    date(2027, 12, 31),
    date(2028, 2, 29),
]


@pytest.fixture(params=EDGE_DAYS, ids=date.isoformat)
def today(request: pytest.FixtureRequest) -> date:
    day = request.param
    assert isinstance(day, date)
    return day


@pytest.fixture
def book(today: date) -> list[Record]:
    return example_book(today)
