"""The week: seven days from Monday on, and the week that the rep means."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desk.making import HUAXIN, TODAY, desk_of, desk_with, visit
from tui.desk import today
from tui.desk.week import NoSuchWeek, monday_of, read_week, week
from tui.domain.records import NextStep
from tui.wire import to_json

STEP = NextStep(id=1, account_id=HUAXIN.id, due=date(2026, 11, 18), text="send the certificate")


@pytest.mark.parametrize(
    ("day", "monday", "number"),
    [
        ("2026-11-21", "2026-11-16", (2026, 47)),
        ("2026-11-16", "2026-11-16", (2026, 47)),
        ("2026-11-22", "2026-11-16", (2026, 47)),
        ("2026-11-23", "2026-11-23", (2026, 48)),
        ("2026-12-28", "2026-12-28", (2026, 53)),
        ("2027-01-01", "2026-12-28", (2026, 53)),
        ("2027-01-03", "2026-12-28", (2026, 53)),
        ("2027-01-04", "2027-01-04", (2027, 1)),
        ("2024-12-30", "2024-12-30", (2025, 1)),
        ("2024-02-29", "2024-02-26", (2024, 9)),
        ("2026-03-29", "2026-03-23", (2026, 13)),  # the clocks go forward
        ("2026-10-25", "2026-10-19", (2026, 43)),  # and back
    ],
)
def test_a_week_begins_on_monday(day: str, monday: str, number: tuple[int, int]) -> None:
    found = monday_of(date.fromisoformat(day))
    assert found == date.fromisoformat(monday)
    assert tuple(found.isocalendar())[:2] == number


@given(st.dates(date(3, 1, 1), date(9997, 12, 31)))
def test_every_day_stands_in_its_own_week(day: date) -> None:
    monday = monday_of(day)
    assert monday.weekday() == 0
    assert 0 <= (day - monday).days <= 6


@pytest.mark.parametrize("day", [date.min, date.max, date(9999, 1, 1), date(2, 1, 1)])
def test_the_ends_of_the_calendar_are_refused(day: date) -> None:
    with pytest.raises(NoSuchWeek, match="too far away"):
        monday_of(day)


def test_the_days_are_those_of_today() -> None:
    desk = desk_with(visit(1, "2026-11-16T10:00"), visit(2, "10:00"), STEP)
    view = week(desk, TODAY)
    assert (view.from_, view.to) == (date(2026, 11, 16), date(2026, 11, 22))
    assert view.days == tuple(
        today.day(desk, date(2026, 11, 16) + timedelta(days=n)) for n in range(7)
    )


def test_the_json_is_the_contracts() -> None:
    desk = desk_with(visit(1, "2026-11-16T10:00"))
    said = json.loads(to_json(week(desk, TODAY)))
    assert list(said) == ["from", "to", "days"]
    assert said["from"] == "2026-11-16"
    assert said["to"] == "2026-11-22"
    assert said["days"] == [
        json.loads(to_json(today.day(desk, date(2026, 11, 16) + timedelta(days=n))))
        for n in range(7)
    ]


def test_each_day_has_its_figures() -> None:
    desk = desk_with(
        visit(1, "2026-11-18T09:00", state="logged", outcome="advance"),
        visit(2, "2026-11-18T10:00", state="cancelled"),
        visit(3, "2026-11-18T11:00", state="missed", outcome="missed"),
        visit(4, "2026-11-18T12:00"),
        visit(5, "2026-11-18T13:00", state="confirmed"),
        STEP,
    )
    counts = week(desk, TODAY).counts
    wednesday = counts[2]
    assert (wednesday.visits, wednesday.logged, wednesday.open) == (4, 1, 2)
    assert wednesday.loose_ends == 3  # two not logged, one step
    assert counts[0].visits == counts[0].loose_ends == 0


def test_the_hours_do_not_shift_with_the_clocks() -> None:
    """Times are the rep's own: a visit at half past two stands at half past two."""
    night = visit(1, "2026-03-29T02:30", minutes=60)
    desk = desk_of(HUAXIN, night, now=datetime(2026, 3, 29, 8))
    (sunday,) = week(desk, date(2026, 3, 29)).days[-1].visits
    assert sunday.start == datetime(2026, 3, 29, 2, 30)


@pytest.mark.parametrize(
    ("text", "monday"),
    [
        ("", "2026-11-16"),
        ("this", "2026-11-16"),
        ("This  Week", "2026-11-16"),
        ("last", "2026-11-09"),
        ("last week", "2026-11-09"),
        ("next", "2026-11-23"),
        ("上周", "2026-11-09"),
        ("上个星期", "2026-11-09"),
        ("本周", "2026-11-16"),
        ("下周", "2026-11-23"),
        ("47", "2026-11-16"),
        ("W47", "2026-11-16"),
        ("week 46", "2026-11-09"),
        ("KW 46", "2026-11-09"),
        ("第46周", "2026-11-09"),
        ("７", "2026-02-09"),
        ("48", "2025-11-24"),  # not yet begun this year
        ("1", "2025-12-29"),
        ("01", "2025-12-29"),
        ("2026-W47", "2026-11-16"),
        ("2026w47", "2026-11-16"),
        ("2026年第47周", "2026-11-16"),
        ("2026-W53", "2026-12-28"),
        ("2027-W01", "2027-01-04"),
        ("2026-W01", "2025-12-29"),
        ("today", "2026-11-16"),
        ("fri", "2026-11-16"),
        ("sun", "2026-11-09"),
        ("上周五", "2026-11-09"),
        ("24 dec", "2025-12-22"),
        ("2027-01-01", "2026-12-28"),
        ("1/11", "2026-10-26"),
    ],
)
def test_a_week_is_read_in_the_reps_words(text: str, monday: str) -> None:
    assert read_week(desk_of(), text) == date.fromisoformat(monday)


@pytest.mark.parametrize(
    ("now", "text", "monday"),
    [
        (datetime(2027, 1, 2), "", "2026-12-28"),
        (datetime(2027, 1, 2), "53", "2026-12-28"),
        (datetime(2027, 1, 2), "last", "2026-12-21"),
        (datetime(2027, 1, 4), "53", "2026-12-28"),
        (datetime(2027, 1, 4), "1", "2027-01-04"),
        (datetime(2026, 12, 31), "1", "2025-12-29"),
        (datetime(2024, 12, 30), "1", "2024-12-30"),
    ],
)
def test_a_number_is_the_latest_week_that_has_begun(now: datetime, text: str, monday: str) -> None:
    assert read_week(desk_of(now=now), text) == date.fromisoformat(monday)


@pytest.mark.parametrize("text", ["0", "54", "53", "99", "2025-W53", "2026-W00", "0000-W01"])
def test_there_is_no_such_week(text: str) -> None:
    with pytest.raises(NoSuchWeek, match="no week"):
        read_week(desk_of(), text)


@pytest.mark.parametrize("text", ["huaxin", "2026-W", "W", "last fortnight", "31/2", "周"])
def test_what_cannot_be_read_is_told(text: str) -> None:
    with pytest.raises(NoSuchWeek, match="Cannot read"):
        read_week(desk_of(), text)


@given(st.text(max_size=12))
def test_any_text_is_a_monday_or_a_sentence(text: str) -> None:
    with suppress(NoSuchWeek):
        assert read_week(desk_of(), text).weekday() == 0
