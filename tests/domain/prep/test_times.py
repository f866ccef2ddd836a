"""The clock of a visit, with its edges."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

import pytest
from msgspec.structs import replace

from tests.codes import CLOCKS
from tests.domain.prep.making import ACCOUNT, VISIT
from tui.domain.prep.times import At, clock_of, working_day_before
from tui.domain.prep_rules import Clock
from tui.domain.records import Visit


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-24T{text}")


TOLD: Final[dict[Clock, At]] = {
    "confirm": At(day=date(2026, 11, 23)),
    "leave_by": At(at("09:05")),  # 10:00 - 40 - 15
    "arrive_window": At(at("09:50"), at("09:55")),
    "dial_in": At(at("09:55")),
    "start_on_time": At(at("10:00")),
    "ask_after_waiting": At(at("10:15")),
    "sum_up": At(at("10:50")),
    "end_on_time": At(at("11:00")),
    "log_at_once": At(at("11:00")),
    "same_day": At(day=date(2026, 11, 24)),
}


@pytest.mark.parametrize("clock", CLOCKS)
def test_every_clock(clock: Clock) -> None:
    assert clock_of(clock, VISIT, ACCOUNT, 15) == TOLD[clock]


@pytest.mark.parametrize(
    ("account", "visit", "margin", "told"),
    [
        (replace(ACCOUNT, travel_minutes=None), VISIT, 15, None),
        (replace(ACCOUNT, travel_minutes=0), VISIT, 0, at("10:00")),
        (replace(ACCOUNT, travel_minutes=0), VISIT, 15, at("09:45")),
        (ACCOUNT, replace(VISIT, kind="phone"), 15, None),
        (ACCOUNT, replace(VISIT, kind="video"), 15, None),
        # Over midnight.
        (ACCOUNT, replace(VISIT, start=at("00:30")), 15, datetime(2026, 11, 23, 23, 35)),
    ],
)
def test_when_to_leave(account: object, visit: Visit, margin: int, told: datetime | None) -> None:
    assert clock_of("leave_by", visit, account, margin).moment == told  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("minutes", "told"), [(60, "10:50"), (11, "10:01"), (10, "10:00"), (5, "10:00"), (0, "10:00")]
)
def test_a_short_call_is_all_summing_up(minutes: int, told: str) -> None:
    visit = replace(VISIT, minutes=minutes)
    assert clock_of("sum_up", visit, ACCOUNT, 15).moment == at(told)


@pytest.mark.parametrize(
    ("day", "before"),
    [
        (date(2026, 11, 24), date(2026, 11, 23)),  # Tuesday, Monday
        (date(2026, 11, 23), date(2026, 11, 20)),  # Monday, Friday
        (date(2026, 11, 22), date(2026, 11, 20)),  # Sunday, Friday
        (date(2027, 1, 4), date(2026, 12, 31)),  # over a holiday
    ],
)
def test_the_working_day_before(day: date, before: date) -> None:
    holidays = {date(2027, 1, 1), date(2026, 11, 17)}
    assert working_day_before(day, holidays) == before
