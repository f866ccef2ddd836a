"""Working days: neither Saturday nor Sunday nor a holiday."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta


def is_working_day(day: date, holidays: Collection[date] = frozenset()) -> bool:
    """Whether people are at their desks on that day."""
    return day.weekday() < 5 and day not in holidays


def add_working_days(day: date, count: int, holidays: Collection[date] = frozenset()) -> date:
    """The day ``count`` working days after ``day``; the day itself where count is 0."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_working_day(day, holidays)
    return day
