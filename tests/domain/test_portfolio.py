"""The portfolio: urgency, fields, Pareto."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain import portfolio
from tui.domain.records import Account


@pytest.mark.parametrize(
    ("days", "rhythm", "weight", "expected"),
    [
        (14, 7, 1.5, 3.0),
        (7, 7, 1.5, 1.5),
        (0, 7, 1.5, 0.0),
        (30, 30, 1.0, 1.0),
        (45, 90, 0.5, 0.25),
        (None, 7, 1.5, None),
        (14, None, 1.0, None),
        (None, None, 1.0, None),
        (14, 0, 1.0, None),
    ],
)
def test_urgency(
    days: int | None, rhythm: int | None, weight: float, expected: float | None
) -> None:
    assert portfolio.urgency(days, rhythm, weight) == expected


@pytest.mark.parametrize(
    ("potential", "share", "typical", "expected"),
    [
        (100, 0.3, 100, "retain"),
        (100, 0.29, 100, "acquire"),
        (99, 0.3, 100, "maintain"),
        (99, 0.29, 100, "harass"),
        (0, 0.0, 0, "acquire"),
        (100, 1.0, 50, "retain"),
        (None, 0.3, 100, None),
        (100, None, 100, None),
        (100, 0.3, None, None),
    ],
)
def test_attack_and_defend(
    potential: int | None, share: float | None, typical: float | None, expected: str | None
) -> None:
    account = Account(name="A", potential=potential, share=share)
    assert portfolio.field_of(account, typical) == expected


def test_typical_is_the_median_of_what_is_known_by_currency() -> None:
    accounts = [
        Account(name="a", currency="EUR", potential=10),
        Account(name="b", currency="EUR", potential=1000),
        Account(name="c", currency="EUR", potential=30),
        Account(name="d", currency="EUR"),
        Account(name="e", currency="CNY", potential=7),
        Account(name="f", currency="USD"),
        Account(name="g", currency="GBP", potential=0),
        Account(name="h", currency="GBP", potential=5),
    ]
    assert portfolio.typical_potentials(accounts) == {"EUR": 30, "CNY": 7, "GBP": 2.5}
    assert portfolio.typical_potentials([]) == {}


def test_pareto_of_a_small_house() -> None:
    rows = portfolio.pareto([(1, 100), (2, 700), (3, 0), (4, 200), (5, -50)])
    assert [(row.account_id, row.sales, row.share, row.cumulated) for row in rows] == [
        (2, 700, 0.7, 0.7),
        (4, 200, 0.2, 0.9),
        (1, 100, 0.1, 1.0),
    ]


@pytest.mark.parametrize("sales", [[], [(1, 0)], [(1, -1), (2, -5)]])
def test_without_sales_there_is_no_curve(sales: list[tuple[int, int]]) -> None:
    assert portfolio.pareto(sales) == []


def test_equal_sales_stand_in_order_of_their_ids() -> None:
    assert [row.account_id for row in portfolio.pareto([(3, 5), (1, 5), (2, 5)])] == [1, 2, 3]


@given(
    st.dictionaries(st.integers(1, 999), st.integers(-(10**12), 10**15), max_size=40).map(
        lambda sales: list(sales.items())
    )
)
def test_pareto_adds_up_to_one(sales: list[tuple[int, int]]) -> None:
    rows = portfolio.pareto(sales)
    assert {row.account_id for row in rows} == {id for id, value in sales if value > 0}
    assert [row.sales for row in rows] == sorted((row.sales for row in rows), reverse=True)
    cumulated = [row.cumulated for row in rows]
    assert cumulated == sorted(cumulated)
    if rows:
        assert sum(row.share for row in rows) == pytest.approx(1)
        assert rows[-1].cumulated == 1
        assert rows[0].share == rows[0].cumulated == rows[0].sales / sum(r.sales for r in rows)
