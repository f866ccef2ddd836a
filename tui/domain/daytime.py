"""Reading a time of day, English and Chinese: ``10:00``, ``2pm``, ``下午3点半``."""

from __future__ import annotations

from datetime import time
from typing import Final

from tui.domain.datewords import NoSuchDay, number, shape

Clock = tuple[int, int]
"""Hours and minutes in the form of a time; whether there is such a time, `time_of` says."""

_NO_HOUR: Final = 99


def time_of(clock: Clock) -> time:
    """The time of day.

    Raises:
        NoSuchDay: there is no such time.
    """
    try:
        return time(*clock)
    except ValueError as error:
        raise NoSuchDay(f"{clock[0]}:{clock[1]}") from error


def read_clock(text: str) -> Clock | None:
    """The time of day that the whole text has the form of, whether there is such a time or not."""
    if text in ("noon", "中午"):
        return 12, 0
    if found := shape("colon").fullmatch(text):
        return _of_period(found[1], int(found[2])), int(found[3])
    if found := shape("half_day").fullmatch(text):
        hour = int(found[1])
        hour = hour % 12 + (12 if found[3] == "p" else 0) if 1 <= hour <= 12 else _NO_HOUR
        return hour, int(found[2] or 0)
    if found := shape("hours").fullmatch(text):
        return int(found[1]), int(found[2] or 0)
    if found := shape("chinese_clock").fullmatch(text):
        if found[3]:
            minutes = 30
        elif found[4]:
            minutes = 15 * number(found[4])
        else:
            minutes = number(found[5] or found[6] or "0")
        return _of_period(found[1], number(found[2])), minutes
    return None


def _of_period(period: str | None, hour: int) -> int:
    """The hour of the day that an hour of the morning, noon, afternoon or evening is."""
    if period is None:
        return hour
    if period == "中午":
        return hour + 12 if hour in (1, 2) else hour if hour in (11, 12) else _NO_HOUR
    if period in ("下午", "傍晚"):
        return hour + 12 if 1 <= hour <= 11 else hour if 12 <= hour <= 23 else _NO_HOUR
    if period in ("晚上", "晚"):
        return hour + 12 if 5 <= hour <= 11 else hour if 17 <= hour <= 23 else _NO_HOUR
    return hour % 12 if period == "凌晨" else hour if 1 <= hour <= 12 else _NO_HOUR
