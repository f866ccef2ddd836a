"""WHEN at the edges of week, month and year, and where the past is meant."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.domain.dates.reading import (
    JANUARY_END,
    LEAP_DAY,
    MONDAY,
    MONTH_END,
    NEW_YEAR,
    SATURDAY,
    SUNDAY,
    TUESDAY,
    YEAR_END,
    read,
)


@pytest.mark.parametrize(
    ("text", "now", "expected"),
    [
        ("sun", SUNDAY, "2026-11-29"),
        ("mon", SUNDAY, "2026-11-23"),
        ("next mon", SUNDAY, "2026-11-23"),
        ("next sun", SUNDAY, "2026-11-29"),
        ("this mon", SUNDAY, "2026-11-16"),
        ("周日", SUNDAY, "2026-11-29"),
        ("下周一", SUNDAY, "2026-11-23"),
        ("上周日", SUNDAY, "2026-11-15"),
        ("mon", MONDAY, "2026-11-30"),
        ("tue", MONDAY, "2026-11-24"),
        ("next mon", MONDAY, "2026-11-30"),
        ("next tue", MONDAY, "2026-12-01"),
        ("下周二", MONDAY, "2026-12-01"),
        ("本周一", MONDAY, "2026-11-23"),
        ("上周五", MONDAY, "2026-11-20"),
        ("+1bd", MONDAY, "2026-11-25"),
        ("tue 10:00", TUESDAY, "2026-12-01 10:00"),
        ("24 nov", TUESDAY, "2026-11-24"),
        ("24号", TUESDAY, "2026-11-24"),
        ("eom", MONTH_END, "2026-11-30"),
        ("月底", MONTH_END, "2026-11-30"),
        ("下月底", MONTH_END, "2026-12-31"),
        ("tomorrow", MONTH_END, "2026-12-01"),
        ("31号", MONTH_END, "2026-12-31"),
        ("+3m", MONTH_END, "2027-02-28"),
        ("end of nov", MONTH_END, "2026-11-30"),
        ("17:30", MONTH_END, "2026-12-01 17:30"),
        ("17:31", MONTH_END, "2026-11-30 17:31"),
        ("tomorrow", YEAR_END, "2027-01-01"),
        ("1 jan", YEAR_END, "2027-01-01"),
        ("31 dec", YEAR_END, "2026-12-31"),
        ("年底", YEAR_END, "2026-12-31"),
        ("+1bd", YEAR_END, "2027-01-01"),
        ("next fri", YEAR_END, "2027-01-08"),
        ("fri", YEAR_END, "2027-01-01"),
        ("1号", YEAR_END, "2027-01-01"),
        ("下月1号", YEAR_END, "2027-01-01"),
        ("00:00", YEAR_END, "2027-01-01 00:00"),
        ("31 dec", NEW_YEAR, "2027-12-31"),
        ("yesterday", NEW_YEAR, "2026-12-31"),
        ("00:00", NEW_YEAR, "2027-01-02 00:00"),
        ("29 feb", LEAP_DAY, "2028-02-29"),
        ("28 feb", LEAP_DAY, "2029-02-28"),
        ("eom", LEAP_DAY, "2028-02-29"),
        ("+1y", LEAP_DAY, "2029-02-28"),
        ("29号", LEAP_DAY, "2028-02-29"),
        ("30号", LEAP_DAY, "2028-03-30"),
        ("eom", JANUARY_END, "2027-01-31"),
        ("下月底", JANUARY_END, "2027-02-28"),
        ("+1m", JANUARY_END, "2027-02-28"),
        ("30号", JANUARY_END, "2027-03-30"),
        ("下月30号", JANUARY_END, "no"),
    ],
)
def test_reads_a_date_at_the_edges(text: str, now: datetime, expected: str) -> None:
    assert read(text, now) == expected


@pytest.mark.parametrize(
    ("text", "now", "expected"),
    [
        ("fri", SATURDAY, "2026-11-20"),
        ("sat", SATURDAY, "2026-11-14"),
        ("周六", SATURDAY, "2026-11-14"),
        ("周一", SATURDAY, "2026-11-16"),
        ("sun", SUNDAY, "2026-11-15"),
        ("mon", SUNDAY, "2026-11-16"),
        ("last fri", SATURDAY, "2026-11-13"),
        ("fri 15:00", SATURDAY, "2026-11-20 15:00"),
        ("24 nov", SATURDAY, "2025-11-24"),
        ("21 nov", SATURDAY, "2026-11-21"),
        ("20/11", SATURDAY, "2026-11-20"),
        ("24号", SATURDAY, "2026-10-24"),
        ("21号", SATURDAY, "2026-11-21"),
        ("31号", SATURDAY, "2026-10-31"),
        ("31号", datetime(2027, 3, 15, 9), "2027-01-31"),
        ("11月24日", SATURDAY, "2025-11-24"),
        ("29 feb", SATURDAY, "2024-02-29"),
        ("end of october", SATURDAY, "2026-10-31"),
        ("10月底", SATURDAY, "2026-10-31"),
        ("12月底", SATURDAY, "2025-12-31"),
        ("09:00", SATURDAY, "2026-11-21 09:00"),
        ("09:01", SATURDAY, "2026-11-20 09:01"),
        ("下午3点", SATURDAY, "2026-11-20 15:00"),
        ("yesterday 15:00", SATURDAY, "2026-11-20 15:00"),
        ("昨天下午3点", SATURDAY, "2026-11-20 15:00"),
        ("-2d", SATURDAY, "2026-11-19"),
        ("-2bd", MONDAY, "2026-11-19"),
        ("三天前", SATURDAY, "2026-11-18"),
        ("2026-11-01", SATURDAY, "2026-11-01"),
        ("tomorrow", SATURDAY, "2026-11-22"),
    ],
)
def test_reads_the_latest_past_where_the_past_is_meant(
    text: str, now: datetime, expected: str
) -> None:
    assert read(text, now, past=True) == expected
