"""DSO and CEI of a period: published figures, edge days and laws."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.receivables.making import invoice, payment
from tests.domain.receivables.metrics.paying import TODAY, ago, paying
from tui.domain.receivables.ageing import balances
from tui.domain.receivables.metrics import Period, best_dso, cei, delinquent_days, dso, period


def test_the_published_figures() -> None:
    figures = Period(days=30, opening=12_000, sales=10_000, closing=15_000, closing_current=4_000)
    assert dso(figures) == 45
    assert best_dso(figures) == 12
    assert delinquent_days(figures) == 33
    assert cei(figures) == Fraction(700_000, 18_000)


@pytest.mark.parametrize(
    ("opening", "sales", "closing", "current", "expected"),
    [
        # All that was due has come in; nothing has; half has.
        (100, 50, 50, 50, 100),
        (100, 50, 150, 50, 0),
        (100, 50, 100, 50, 50),
        # A payment was taken back.
        (0, 50, 80, 0, -60),
        # Nothing to collect: all of it is not due yet, or the customer has a credit.
        (0, 50, 50, 50, None),
        (0, 0, 0, 0, None),
        (-100, 0, -50, -50, None),
    ],
)
def test_cei(opening: int, sales: int, closing: int, current: int, expected: int | None) -> None:
    assert cei(Period(30, opening, sales, closing, current)) == expected


def test_nothing_sold_is_no_figure_rather_than_zero() -> None:
    figures = Period(30, 100, 0, 100, 100)
    assert dso(figures) is best_dso(figures) is delinquent_days(figures) is None


def test_figures_are_exact() -> None:
    figures = Period(days=90, opening=0, sales=7, closing=3, closing_current=1)
    assert dso(figures) == Fraction(270, 7)
    assert delinquent_days(figures) == Fraction(180, 7)


@pytest.mark.parametrize(
    ("issued", "opening", "sales", "closing"),
    [
        (ago(31), 100, 0, 100),
        (ago(30), 100, 0, 100),
        (ago(29), 0, 100, 100),
        (ago(0), 0, 100, 100),
        (ago(-1), None, None, None),
        (None, 100, 0, 100),
    ],
)
def test_the_days_of_a_period(
    issued: date | None, opening: int | None, sales: int | None, closing: int | None
) -> None:
    found = period({1: invoice(1, 100, issued=issued)}, (), TODAY, 30)
    if opening is None or sales is None or closing is None:
        assert found == {}
    else:
        assert found == {"EUR": Period(30, opening, sales, closing, closing)}


def test_an_invoice_of_the_period_that_is_paid_counts_as_sold() -> None:
    one = invoice(1, 100, issued=ago(20), due=ago(10))
    found = period({1: one}, [paying(one, 100, ago(5))], TODAY, 30)
    assert found == {"EUR": Period(30, 0, 100, 0, 0)}


def test_what_is_current_is_all_that_is_not_overdue() -> None:
    invoices = {
        1: invoice(1, 1_000, issued=ago(50), due=ago(20)),
        2: invoice(2, 400, issued=ago(20), due=TODAY),
        3: invoice(3, 50, issued=ago(10)),
        4: invoice(4, -30, issued=ago(10), due=ago(10)),
    }
    found = period(invoices, [payment(200, ago(1))], TODAY, 30)
    assert found == {"EUR": Period(30, 1_000, 450, 1_220, 220)}
    assert delinquent_days(found["EUR"]) == Fraction(1_000 * 30, 450)


def test_periods_are_by_currency_over_all_accounts() -> None:
    invoices = {
        1: invoice(1, 100, issued=ago(5)),
        2: invoice(2, 70, issued=ago(5), account=2),
        3: invoice(3, 9, issued=ago(40), currency="CNY"),
    }
    found = period(invoices, (), TODAY, 30)
    assert list(found.items()) == [
        ("CNY", Period(30, 9, 0, 9, 9)),
        ("EUR", Period(30, 0, 170, 170, 170)),
    ]


DAYS = st.integers(-60, 200)
INVOICES = st.lists(
    st.tuples(st.integers(-2_000, 10_000), DAYS, st.none() | DAYS, st.integers(1, 3)), max_size=8
)
PAYMENTS = st.lists(
    st.tuples(st.integers(-1_000, 5_000), DAYS, st.integers(1, 8), st.integers(0, 1_000)),
    max_size=8,
)


@given(drawn=INVOICES, money=PAYMENTS, days=st.integers(1, 120))
def test_a_period_is_what_came_in_between_two_balances(
    drawn: list[tuple[int, int, int | None, int]],
    money: list[tuple[int, int, int, int]],
    days: int,
) -> None:
    invoices = {
        id_: invoice(
            id_, amount, issued=ago(issued), due=None if due is None else ago(due), account=account
        )
        for id_, (amount, issued, due, account) in enumerate(drawn, start=1)
    }
    payments = [
        payment(amount, ago(on), *([(target, part)] if target in invoices else []))
        for amount, on, target, part in money
    ]
    found = period(invoices, payments, TODAY, days).get("EUR", Period(days, 0, 0, 0, 0))
    credited = sum(a for a, issued, _due, _account in drawn if a < 0 and 0 <= issued < days)
    received = sum(amount for amount, on, _target, _part in money if 0 <= on < days)
    assert found.closing == found.opening + found.sales + credited - received
    overdue = sum(one.overdue for one in balances(invoices, payments, TODAY).values())
    assert found.closing - found.closing_current == overdue
    days_sold, best, late = dso(found), best_dso(found), delinquent_days(found)
    if days_sold is None or best is None or late is None:
        assert found.sales == 0
    else:
        assert days_sold == best + late
        assert late >= 0
    effective = cei(found)
    if effective is not None:
        assert effective <= 100
        assert (effective == 100) == (overdue == 0)
