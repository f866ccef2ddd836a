"""Days with a time of day, and birthdays without their year."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.dated import decide_dates
from tui.exchange.moments import Birthday, Moment, read_birthday, read_moment
from tui.exchange.values import DateOrder, DateReading

DMY, MDY = DateReading("dmy"), DateReading("mdy")
UNTOLD = DateReading("dmy", is_needed=False)


@pytest.mark.parametrize(
    ("text", "order", "day", "clock"),
    [
        ("24/11/2026 10:00", "dmy", date(2026, 11, 24), time(10)),
        ("11/12/2026 10:00", "mdy", date(2026, 11, 12), time(10)),
        ("2026-11-24", "mdy", date(2026, 11, 24), None),
        ("24 Nov 2026 2:30 pm", "dmy", date(2026, 11, 24), time(14, 30)),
        ("24 Nov 2026", "dmy", date(2026, 11, 24), None),
        ("11/24/2026 12:05:00 AM", "mdy", date(2026, 11, 24), time(0, 5)),
        ("20261124 09:30", "dmy", date(2026, 11, 24), time(9, 30)),
        ("2026/11/24 下午3点半", "dmy", date(2026, 11, 24), time(15, 30)),
        ("2026年11月24日10:00", "dmy", date(2026, 11, 24), time(10)),
        ("２０２６年１１月２４日　１０：００", "dmy", date(2026, 11, 24), time(10)),
    ],
)
def test_moments(text: str, order: DateOrder, day: date, clock: time | None) -> None:
    assert read_moment(text, order) == Moment(day, clock)


@pytest.mark.parametrize(
    "text",
    ["", "10:00", "2026-11-24 25:00", "2026-02-30 10:00", "2026-11-24 x", "x 10:00", "2026-11-24T"],
)
def test_what_is_no_moment(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # the caller knows the cell
        read_moment(text, "dmy")


@given(st.datetimes(datetime(1900, 1, 1), datetime(2199, 12, 31)))
def test_what_iso_writes_is_read(moment: datetime) -> None:
    exact = moment.replace(second=0, microsecond=0)
    for text in (moment.isoformat(), moment.isoformat(" "), f"{moment:%d.%m.%Y %H:%M}"):
        assert read_moment(text, "dmy") == Moment(exact.date(), exact.time())


@pytest.mark.parametrize(
    ("text", "dates", "month", "day"),
    [
        ("12-03", UNTOLD, 12, 3),
        ("12-03", MDY, 12, 3),
        ("12-03", DMY, 3, 12),
        ("--12-03", DMY, 12, 3),
        ("--1203", DMY, 12, 3),
        ("24-12", MDY, 12, 24),
        ("12-24", DMY, 12, 24),
        ("3/12", UNTOLD, 12, 3),
        ("3/12", MDY, 3, 12),
        ("3.12.", DMY, 12, 3),
        ("12/24", DMY, 12, 24),
        ("29.2.", DMY, 2, 29),
        ("3 Dec", MDY, 12, 3),
        ("December 3", DMY, 12, 3),
        ("Sept 3rd", DMY, 9, 3),
        ("3-Dec", DMY, 12, 3),
        ("12月3号", DMY, 12, 3),
        ("１２月３日", DMY, 12, 3),
    ],
)
def test_birthdays_without_a_year(text: str, dates: DateReading, month: int, day: int) -> None:
    assert read_birthday(text, dates) == Birthday(date(1904, month, day), has_year=False)


def test_birthdays_with_a_year() -> None:
    for text in ("1980-12-03", "3.12.1980", "3 Dec 1980", "1980年12月3日", "19801203", "3/12/80"):
        assert read_birthday(text, DMY) == Birthday(date(1980, 12, 3), has_year=True)


@pytest.mark.parametrize("text", ["", "12", "31-02", "0/5", "13/13", "Dec", "soon", "32 Dec"])
def test_what_is_no_birthday(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # the caller knows the cell
        read_birthday(text, DMY)


def test_a_birthday_without_a_year_tells_the_order_of_its_column() -> None:
    assert decide_dates(["3/12", "12/24"], "dmy").order == "mdy"
    assert decide_dates(["3.12.", "24.12."], "mdy").order == "dmy"
    assert not decide_dates(["3/12"], "dmy").is_decided
    assert not decide_dates(["12-24", "3 Dec"], "dmy").is_needed
