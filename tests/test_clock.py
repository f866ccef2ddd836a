"""The one clock."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tui.clock import Clock


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-24", datetime(2026, 11, 24, 8, 0)),
        ("2026-11-24T09:30", datetime(2026, 11, 24, 9, 30)),
        ("2026-11-24T00:00", datetime(2026, 11, 24, 0, 0)),
        ("2026-12-31T23:59", datetime(2026, 12, 31, 23, 59)),
        ("2028-02-29", datetime(2028, 2, 29, 8, 0)),
    ],
)
def test_a_pinned_clock_stands_still(text: str, expected: datetime) -> None:
    clock = Clock.at(text)
    assert clock.now() == clock.now() == expected
    assert clock.today() == expected.date()


@pytest.mark.parametrize(
    "text",
    [
        *("", "T", "today", "24.11.2026", "2026-11", "2026-02-29", "2026-13-01", "2026-11-24T"),
        *("0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31T23:59"),
        *("2026-11-24T24:00", "2026-11-24T09", "2026-11-24 09:30", "2026-11-24T09:30Z"),
    ],
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Clock.at(text)


def test_a_running_clock_tells_the_time_to_the_minute() -> None:
    clock = Clock()
    before = datetime.now().replace(second=0, microsecond=0)
    now = clock.now()
    assert before <= now <= datetime.now()
    assert (now.second, now.microsecond, now.tzinfo) == (0, 0, None)
    assert clock.today() in {before.date(), date.today()}
