"""The clock of a visit: when to leave, to arrive, to ask, to sum up, to end (M32-M34)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Final

import msgspec

from tui.domain.calendar import is_working_day
from tui.domain.day import leave_by
from tui.domain.prep_rules import Clock
from tui.domain.records import Account, Visit

EARLIEST: Final = timedelta(minutes=10)
LATEST: Final = timedelta(minutes=5)
"""The window of arrival: from ten to five minutes before the start."""
DIAL_IN: Final = timedelta(minutes=5)
PATIENCE: Final = timedelta(minutes=15)
"""After so long one asks politely how long it may still take."""
SUMMING_UP: Final = timedelta(minutes=10)


class At(msgspec.Struct, frozen=True):
    """A moment, the end of a window that begins with it, or a day without a time."""

    moment: datetime | None = None
    until: datetime | None = None
    day: date | None = None


def clock_of(
    clock: Clock,
    visit: Visit,
    account: Account,
    margin: int,
    holidays: Collection[date] = frozenset(),
) -> At:
    """The time that a clock tells for a visit; empty where the way there is not known.

    The last ten minutes are for summing up; of a call so short that it has no more, the whole
    of it.

    Args:
        margin: minutes added to the way.
    """
    start, end = visit.start, visit.start + timedelta(minutes=visit.minutes)
    match clock:
        case "confirm":
            return At(day=working_day_before(start.date(), holidays))
        case "leave_by":
            return At(leave_by(visit, account, margin))
        case "arrive_window":
            return At(start - EARLIEST, start - LATEST)
        case "dial_in":
            return At(start - DIAL_IN)
        case "start_on_time":
            return At(start)
        case "ask_after_waiting":
            return At(start + PATIENCE)
        case "sum_up":
            return At(max(start, end - SUMMING_UP))
        case "end_on_time" | "log_at_once":
            return At(end)
        case "same_day":
            return At(day=start.date())


def working_day_before(day: date, holidays: Collection[date] = frozenset()) -> date:
    """The last working day before a day."""
    day -= timedelta(days=1)
    while not is_working_day(day, holidays):
        day -= timedelta(days=1)
    return day
