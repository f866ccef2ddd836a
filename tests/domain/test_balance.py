"""Planned against done, tier by tier, in a month."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tui.domain.balance import TierBalance, by_tier, month_of
from tui.domain.codes import Tier
from tui.domain.records import Account, Visit

ACCOUNTS = [
    Account(id=1, name="A", tier="platinum"),
    Account(id=2, name="B", tier="platinum"),
    Account(id=3, name="C", tier="lead"),
]


def visit(at: str, account: int = 1, state: str = "logged") -> Visit:
    return Visit(account_id=account, start=datetime.fromisoformat(at), state=state)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        ("2026-11-24", "2026-11-01", "2026-11-30"),
        ("2026-12-31", "2026-12-01", "2026-12-31"),
        ("2027-01-01", "2027-01-01", "2027-01-31"),
        ("2027-02-28", "2027-02-01", "2027-02-28"),
        ("2028-02-01", "2028-02-01", "2028-02-29"),
        ("2028-02-29", "2028-02-01", "2028-02-29"),
    ],
)
def test_a_month_has_its_own_length(day: str, first: str, last: str) -> None:
    assert month_of(date.fromisoformat(day)) == (
        date.fromisoformat(first),
        date.fromisoformat(last),
    )


@pytest.mark.parametrize(
    ("month", "rhythms", "asked"),
    [
        ("2026-11-15", [7], 4),  # 30 / 7 = 4.3
        ("2026-11-15", [7, 7], 9),  # 8.6: the sum is rounded, not each
        ("2027-02-10", [7, 7, 14], 10),
        ("2028-02-10", [7, 7, 14], 10),  # 10.4
        ("2026-12-31", [7, 7, 14], 11),  # 11.1
        ("2026-11-15", [90], 0),
        ("2026-11-15", [60], 1),  # a half counts
        ("2026-11-15", [90, 90], 1),
        ("2026-11-15", [], 0),
    ],
)
def test_what_the_rhythms_ask_for(month: str, rhythms: list[int], asked: int) -> None:
    accounts = [Account(id=id, name="A", tier="gold") for id in range(1, 5)]
    known = dict(enumerate(rhythms, 1))
    rows = by_tier(accounts, known, [], date.fromisoformat(month), date(2026, 11, 24))
    assert rows[1] == TierBalance("gold", accounts=4, asked=asked)


@pytest.mark.parametrize(
    ("at", "state", "today", "counts"),
    [
        ("2026-11-01T00:00", "logged", "2026-11-24", (1, 0, 0)),
        ("2026-11-30T23:59", "logged", "2026-11-30", (1, 0, 0)),
        ("2026-10-31T23:59", "logged", "2026-11-24", (0, 0, 0)),
        ("2026-12-01T00:00", "logged", "2026-12-01", (0, 0, 0)),
        ("2026-12-01T00:00", "planned", "2026-11-24", (0, 0, 0)),
        ("2025-11-15T10:00", "logged", "2026-11-24", (0, 0, 0)),
        ("2026-11-24T08:00", "planned", "2026-11-24", (0, 1, 0)),
        ("2026-11-24T08:00", "confirmed", "2026-11-24", (0, 1, 0)),
        ("2026-11-23T23:00", "confirmed", "2026-11-24", (0, 0, 1)),
        ("2026-11-30T10:00", "planned", "2026-12-01", (0, 0, 1)),
        ("2026-11-30T10:00", "planned", "2026-11-24", (0, 1, 0)),
        ("2026-11-20T10:00", "cancelled", "2026-11-24", (0, 0, 0)),
        ("2026-11-20T10:00", "missed", "2026-11-24", (0, 0, 0)),
    ],
)
def test_where_a_visit_counts(
    at: str, state: str, today: str, counts: tuple[int, int, int]
) -> None:
    rows = by_tier(
        ACCOUNTS, {}, [visit(at, state=state)], date(2026, 11, 9), date.fromisoformat(today)
    )
    assert (rows[0].done, rows[0].planned, rows[0].unlogged) == counts
    assert [(row.done, row.planned, row.unlogged) for row in rows[1:]] == [(0, 0, 0)] * 3


def test_a_leap_day_belongs_to_its_month() -> None:
    day = date(2028, 2, 29)
    [platinum, *_rest] = by_tier(ACCOUNTS, {1: 7, 2: 7}, [visit("2028-02-29T17:00")], day, day)
    assert platinum == TierBalance("platinum", accounts=2, asked=8, done=1)


def test_each_tier_has_a_row_and_those_without_one_only_if_there_are_any() -> None:
    day = date(2026, 11, 24)
    tiers: list[Tier | None] = ["platinum", "gold", "iron", "lead"]
    assert [row.tier for row in by_tier(ACCOUNTS, {}, [], day, day)] == tiers
    more = [*ACCOUNTS, Account(id=4, name="D")]
    rows = by_tier(more, {4: 10}, [visit("2026-11-02T10:00", 4)], day, day)
    assert rows[-1] == TierBalance(None, accounts=1, asked=3, done=1)
    assert [row.tier for row in rows] == [*tiers, None]


def test_a_visit_to_an_account_that_is_gone_counts_nowhere() -> None:
    day = date(2026, 11, 24)
    rows = by_tier(ACCOUNTS, {}, [visit("2026-11-02T10:00", 99)], day, day)
    assert sum(row.done for row in rows) == 0
