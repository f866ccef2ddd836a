"""Reading a date on a certain day, and what came of it."""

from __future__ import annotations

from datetime import datetime

from tests.domain.lines_book import HOLIDAYS
from tui.domain.dates import Reading, read_when

SATURDAY = datetime(2026, 11, 21, 9, 0)
SUNDAY = datetime(2026, 11, 22, 9, 0)
MONDAY = datetime(2026, 11, 23, 9, 0)
TUESDAY = datetime(2026, 11, 24, 9, 0)
MONTH_END = datetime(2026, 11, 30, 17, 30)
YEAR_END = datetime(2026, 12, 31, 23, 59)
NEW_YEAR = datetime(2027, 1, 1, 0, 0)
LEAP_DAY = datetime(2028, 2, 29, 12, 0)
JANUARY_END = datetime(2027, 1, 31, 8, 0)
PLAIN = Reading(holidays=HOLIDAYS)
AMERICAN = Reading(month_first=True)


def read(text: str, now: datetime, reading: Reading = PLAIN, past: bool = False) -> str:
    """What was read: the date, the time, and in brackets the words left over."""
    words = text.split()
    found = read_when(words, now, reading, past=past)
    if found is None:
        return "no"
    left = [found.rest] if found.rest else []
    left += words[found.words :]
    return (
        found.day.isoformat()
        + (f" {found.time:%H:%M}" if found.time else "")
        + (f" [{' '.join(left)}]" if left else "")
    )
