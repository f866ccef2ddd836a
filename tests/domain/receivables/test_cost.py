"""What missing money costs: the published figures of M52-M54, and the laws behind them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.money import part_of
from tui.domain.receivables.cost import (
    cash_margin,
    cost_of_delay,
    exact,
    extra_sales,
    half_up,
    margin_gone_after,
)

DUE = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (Fraction(0), 0),
        (Fraction(1, 2), 1),
        (Fraction(49, 100), 0),
        (Fraction(3, 2), 2),
        (Fraction(5, 2), 3),
        (Fraction(7, 3), 2),
        (Fraction(8, 3), 3),
        (Fraction(-1, 2), -1),
        (Fraction(-49, 100), 0),
        (Fraction(-5, 2), -3),
        (Fraction(10**30 + 1, 2), (10**30 + 2) // 2),
    ],
)
def test_half_up(number: Fraction, expected: int) -> None:
    assert half_up(number) == expected


@given(st.integers(-(10**15), 10**15), st.integers(0, 10_000))
def test_half_up_rounds_as_parts_of_money_are_rounded(minor: int, hundredths: int) -> None:
    share = hundredths / 10_000
    assert half_up(minor * exact(share)) == part_of(minor, share)


def test_shares_are_what_was_typed() -> None:
    assert exact(0.1) == Fraction(1, 10)
    assert exact(0.06) * 100 == 6
    assert exact(1e-05) == Fraction(1, 100_000)


@pytest.mark.parametrize(
    ("received", "delivered", "margin", "expected"),
    [
        (400_000, 500_000, 0.1, -50_000),
        (450_000, 500_000, 0.1, 0),
        (500_000, 500_000, 0.1, 50_000),
        (0, 500_000, 0.1, -450_000),
        (0, 500_000, 1.0, 0),
        (0, 0, 0.1, 0),
        (600_000, 500_000, 0.0, 100_000),
        (0, 1, 0.3, Fraction(-7, 10)),
    ],
)
def test_cash_margin(received: int, delivered: int, margin: float, expected: Fraction) -> None:
    assert cash_margin(received, delivered, margin) == expected


EXTRA_SALES = {
    500: (25_000, 16_667, 12_500, 10_000, 8_333),
    600: (30_000, 20_000, 15_000, 12_000, 10_000),
    700: (35_000, 23_333, 17_500, 14_000, 11_667),
    750: (37_500, 25_000, 18_750, 15_000, 12_500),
    800: (40_000, 26_667, 20_000, 16_000, 13_333),
    900: (45_000, 30_000, 22_500, 18_000, 15_000),
    1_000: (50_000, 33_333, 25_000, 20_000, 16_667),
    1_500: (75_000, 50_000, 37_500, 30_000, 25_000),
    2_500: (125_000, 83_333, 62_500, 50_000, 41_667),
}
"""The table of M53: extra sales by loss, at net margins of 2, 3, 4, 5 and 6 per cent."""


@pytest.mark.parametrize("loss", EXTRA_SALES)
def test_the_published_table_of_bad_debts(loss: int) -> None:
    exact_sales = [extra_sales(loss, margin) for margin in (0.02, 0.03, 0.04, 0.05, 0.06)]
    assert exact_sales == [Fraction(loss * 100, per_cent) for per_cent in (2, 3, 4, 5, 6)]
    assert tuple(half_up(sales) for sales in exact_sales if sales) == EXTRA_SALES[loss]


@pytest.mark.parametrize("margin", [0.0, -0.02])
def test_no_sales_earn_a_debt_back_without_a_margin(margin: float) -> None:
    assert extra_sales(500, margin) is None


@pytest.mark.parametrize(
    ("overdue", "rate", "expected"),
    [
        ([], 0.06, 0),
        ([(365_000, 1)], 0.06, 60),
        ([(100_000, 365)], 0.06, 6_000),
        ([(100_000, 73)], 0.05, 1_000),
        ([(365_000, 1), (100_000, 365)], 0.06, 6_060),
        ([(1, 1)], 0.06, Fraction(6, 36_500)),
        ([(365_000, 1)], 0.0, 0),
        # Due today, not due yet, a credit.
        ([(365_000, 0), (365_000, -30), (-365_000, 30)], 0.06, 0),
    ],
)
def test_cost_of_delay(overdue: list[tuple[int, int]], rate: float, expected: Fraction) -> None:
    assert cost_of_delay(overdue, rate) == expected


@given(st.lists(st.tuples(st.integers(1, 10**9), st.integers(1, 2_000)), max_size=8))
def test_every_invoice_costs_for_itself(overdue: list[tuple[int, int]]) -> None:
    assert cost_of_delay(overdue, 0.07) == sum(cost_of_delay([one], 0.07) for one in overdue)


@pytest.mark.parametrize(
    ("margin", "rate", "days"),
    [
        (0.06, 0.06, 365),
        (0.02, 0.1, 73),
        (0.1, 0.06, 609),
        (0.0, 0.06, 0),
        (-0.1, 0.06, 0),
        (0.1, 0.0, None),
    ],
)
def test_days_until_the_margin_is_gone(margin: float, rate: float, days: int | None) -> None:
    assert margin_gone_after(margin, rate) == days


@given(st.integers(1, 1_000), st.integers(1, 1_000), st.integers(1, 10**9))
def test_on_that_day_and_not_before_interest_eats_the_margin(
    margin_permille: int, rate_permille: int, amount: int
) -> None:
    margin, rate = margin_permille / 1_000, rate_permille / 1_000
    days = margin_gone_after(margin, rate)
    assert days is not None
    earned = amount * Fraction(margin_permille, 1_000)
    assert cost_of_delay([(amount, days)], rate) >= earned
    assert cost_of_delay([(amount, days - 1)], rate) < earned
