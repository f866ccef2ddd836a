"""Excuses remembered, the next check, what to ask a promise for, and how chases end."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.calendar import is_working_day
from tui.domain.codes import CHASE_ENDS, EXCUSES, ChaseEnd, Excuse
from tui.domain.receivables.chasing import (
    FOLLOW_UP,
    Memory,
    MonthOfEnds,
    default_promise,
    follow_up,
    memories,
    suggest_end,
    win_win_by_month,
)
from tui.domain.records import Chase, Payment

TODAY = date(2026, 11, 24)


def nov(day: int) -> date:
    return date(2026, 11, day)


def heard(excuse: Excuse | None, on: date) -> Chase:
    return Chase(account_id=1, on=on, excuse=excuse)


def paid(on: date, amount: int = 100) -> Payment:
    return Payment(account_id=1, on=on, amount=amount, currency="EUR")


# -- Memory


def test_each_excuse_with_its_days_and_what_came_after() -> None:
    chases = [
        heard("in_process", nov(12)),
        heard("away", nov(20)),
        heard("in_process", nov(3)),
        heard(None, nov(21)),
        heard("already_paid", nov(22)),
    ]
    payments = [paid(nov(11)), paid(nov(21)), paid(nov(23))]
    found = memories(chases, payments, TODAY)
    assert found == [
        Memory("in_process", (nov(3), nov(12)), 9),
        Memory("already_paid", (nov(22),), 1),
        Memory("away", (nov(20),), 1),
    ]
    assert (found[0].times, found[0].last_on) == (2, nov(12))


@pytest.mark.parametrize(
    ("money", "after"),
    [
        ([], None),
        ([paid(nov(9))], None),
        ([paid(nov(10))], 0),
        ([paid(nov(11), -100)], None),  # taken back
        ([paid(nov(11), 0)], None),
        ([paid(nov(11), 1)], 1),
        ([paid(nov(24))], 14),
        ([paid(nov(25))], None),  # not yet
        ([paid(nov(20)), paid(nov(12))], 2),
    ],
)
def test_how_long_until_the_money_came(money: list[Payment], after: int | None) -> None:
    [found] = memories([heard("no_money", nov(10))], money, TODAY)
    assert found.paid_after_days == after


def test_of_equals_the_newest_then_the_order_of_the_fifteen() -> None:
    chases = [
        heard("away", nov(2)),
        heard("quality", nov(5)),
        heard("no_money", nov(2)),
        heard("cash_tight", nov(25)),  # after the day
    ]
    assert [one.excuse for one in memories(chases, [], TODAY)] == ["quality", "no_money", "away"]


@given(st.lists(st.tuples(st.sampled_from([*EXCUSES, None]), st.integers(1, 30)), max_size=12))
def test_every_use_is_counted_once(rows: list[tuple[Excuse | None, int]]) -> None:
    found = memories([heard(excuse, nov(day)) for excuse, day in rows], [], TODAY)
    assert sum(one.times for one in found) == sum(
        excuse is not None and day <= 24 for excuse, day in rows
    )
    assert len({one.excuse for one in found}) == len(found)
    assert [one.times for one in found] == sorted((one.times for one in found), reverse=True)


# -- The next check


@pytest.mark.parametrize(
    ("excuse", "on", "check"),
    [
        ("already_paid", "2026-11-24", "2026-11-26"),
        ("already_paid", "2026-11-26", "2026-11-30"),  # Thursday: Friday and Monday
        ("told_finance", "2026-11-27", "2026-11-30"),
        ("told_finance", "2026-11-28", "2026-11-30"),
        ("customer_unpaid", "2026-11-24", "2026-12-01"),
        ("in_process", "2026-11-24", "2026-11-27"),
    ],
)
def test_the_next_check_counts_working_days(excuse: Excuse, on: str, check: str) -> None:
    assert follow_up(excuse, date.fromisoformat(on)) == date.fromisoformat(check)


def test_a_holiday_is_passed_over() -> None:
    assert follow_up("already_paid", nov(24), {nov(25)}) == nov(27)


def test_the_days_until_the_next_check_in_the_order_of_the_fifteen() -> None:
    monday = nov(2)  # five working days are a week
    checks = [follow_up(excuse, monday).day - 2 for excuse in EXCUSES]
    assert checks == [2, 1, 7, 3, 7, 1, 2, 1, 3, 1, 3, 1, 2, 2, 3]


@given(st.sampled_from(EXCUSES), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_every_excuse_is_checked_on_a_working_day_within_two_weeks(
    excuse: Excuse, on: date
) -> None:
    assert set(FOLLOW_UP) == set(EXCUSES)
    check = follow_up(excuse, on)
    assert is_working_day(check)
    assert on < check < on + timedelta(days=14)


# -- What to ask for


@pytest.mark.parametrize(
    ("due", "promised", "disputed", "asked"),
    [
        (100, 0, 0, 100),
        (100, 30, 0, 70),
        (100, 0, 30, 70),
        (100, 30, 30, 40),
        (100, 70, 30, 0),
        (100, 80, 30, 0),
        (0, 0, 0, 0),
    ],
)
def test_a_promise_is_asked_for_what_is_left(
    due: int, promised: int, disputed: int, asked: int
) -> None:
    assert default_promise(due, promised, disputed) == asked


# -- The ends


@pytest.mark.parametrize(
    ("due", "received", "promised", "end"),
    [
        (100, 0, 0, "receivable"),
        (100, 1, 0, "part"),
        (100, 0, 1, "part"),
        (100, 99, 0, "part"),
        (100, 100, 0, "win_win"),
        (100, 0, 100, "win_win"),
        (100, 40, 60, "win_win"),
        (100, 40, 59, "part"),
        (100, 120, 0, "win_win"),
        (0, 0, 0, "receivable"),
        (0, 0, 10, "win_win"),
    ],
)
def test_the_end_of_a_chase(due: int, received: int, promised: int, end: ChaseEnd) -> None:
    assert suggest_end(due, received, promised) == end


def test_the_share_of_win_win_by_month() -> None:
    def ended(on: str, end: ChaseEnd | None) -> Chase:
        return Chase(account_id=1, on=date.fromisoformat(on), end=end)

    found = win_win_by_month(
        [
            ended("2026-11-30", "win_win"),
            ended("2026-09-30", "win_win"),
            ended("2026-10-31", None),
            ended("2026-11-01", "part"),
            ended("2026-11-15", "quarrel"),
        ]
    )
    assert found == [MonthOfEnds(date(2026, 9, 1), 1, 1), MonthOfEnds(date(2026, 11, 1), 1, 3)]
    assert [one.share for one in found] == [1, Fraction(1, 3)]


@given(
    st.lists(
        st.tuples(
            st.dates(date(2025, 1, 1), date(2026, 12, 31)), st.sampled_from([*CHASE_ENDS, None])
        )
    )
)
def test_every_end_is_counted_in_its_month(rows: list[tuple[date, ChaseEnd | None]]) -> None:
    found = win_win_by_month(Chase(account_id=1, on=on, end=end) for on, end in rows)
    assert sum(one.ended for one in found) == sum(end is not None for _on, end in rows)
    assert sum(one.win_win for one in found) == sum(end == "win_win" for _on, end in rows)
    assert [one.month for one in found] == sorted({one.month for one in found})
    assert all(0 <= one.share <= 1 for one in found)
