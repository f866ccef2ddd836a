"""Over the credit limit, and longer terms than agreed: the edges, and empty fields."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.domain.receivables import making
from tui.domain.receivables.credit import LongTerms, longer_terms, over_limit
from tui.domain.records import Invoice

ISSUED = date(2026, 10, 1)


@pytest.mark.parametrize(
    ("limit", "outstanding", "expected"),
    [
        (1_000, 999, None),
        (1_000, 1_000, None),
        (1_000, 1_001, 1),
        (1_000, -500, None),
        # A limit of nothing is a limit; no limit is none.
        (0, 0, None),
        (0, 1, 1),
        (None, 10**12, None),
    ],
)
def test_over_the_limit(limit: int | None, outstanding: int, expected: int | None) -> None:
    assert over_limit(limit, outstanding) == expected


def invoice(id_: int, days: int, amount: int = 100) -> Invoice:
    return making.invoice(id_, amount, ISSUED + timedelta(days=days), ISSUED)


def test_longer_terms_than_agreed() -> None:
    invoices = [invoice(1, 29), invoice(2, 30), invoice(3, 31), invoice(4, 60), invoice(5, 31)]
    assert longer_terms(30, invoices) == (LongTerms(4, 30), LongTerms(3, 1), LongTerms(5, 1))


def test_cash_on_delivery_is_a_term_too() -> None:
    assert longer_terms(0, [invoice(1, 0), invoice(2, 1)]) == (LongTerms(2, 1),)


def test_nothing_is_said_where_nothing_was_agreed() -> None:
    assert longer_terms(None, [invoice(1, 400)]) == ()


def test_no_terms_without_both_dates_nor_on_a_credit_note() -> None:
    due = ISSUED + timedelta(days=90)
    undated = Invoice(id=1, account_id=1, number="1", due=due, amount=100, currency="EUR")
    endless = Invoice(id=2, account_id=1, number="2", issued=ISSUED, amount=100, currency="EUR")
    assert longer_terms(30, [undated, endless, invoice(3, 90, amount=-100)]) == ()
