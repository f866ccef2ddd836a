"""Open amounts, ageing and overdue sums: figures against edge days, and their laws."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.receivables.making import invoice, payment
from tui.domain.receivables.ageing import (
    Ageing,
    Balance,
    balances,
    days_overdue,
    open_amounts,
    settled_on,
    unallocated,
)
from tui.domain.records import Invoice, Payment

TODAY = date(2026, 11, 24)


def balance_of(*invoices: Invoice, payments: tuple[Payment, ...] = ()) -> Balance:
    found = balances({one.id: one for one in invoices}, payments, TODAY)
    assert set(found) <= {(1, "EUR")}
    return found.get((1, "EUR"), Balance())


@pytest.mark.parametrize(
    ("days", "bucket"),
    [
        (-400, "not_due"),
        (-1, "not_due"),
        (0, "not_due"),
        (1, "d1_30"),
        (30, "d1_30"),
        (31, "d31_60"),
        (60, "d31_60"),
        (61, "d61_90"),
        (90, "d61_90"),
        (91, "d90_plus"),
        (4000, "d90_plus"),
    ],
)
def test_ageing_by_days_overdue(days: int, bucket: str) -> None:
    one = invoice(1, 100, TODAY - timedelta(days=days))
    assert days_overdue(one, TODAY) == days
    expected = Ageing(**{bucket: 100})
    assert balance_of(one) == Balance(100, 100 if days > 0 else 0, max(days, 0), expected)


def test_bounds_are_the_callers() -> None:
    one = invoice(1, 100, TODAY - timedelta(days=20))
    found = balances({1: one}, (), TODAY, bounds=(10, 20, 40))
    assert found[1, "EUR"].ageing == Ageing(d31_60=100)


def test_an_invoice_without_due_date_is_never_overdue() -> None:
    one = invoice(1, 100, issued=TODAY - timedelta(days=500))
    assert days_overdue(one, TODAY) is None
    assert balance_of(one) == Balance(100, 0, 0, Ageing(no_due_date=100))


def test_disputed_invoices_count() -> None:
    assert balance_of(invoice(1, 100, TODAY - timedelta(days=5), disputed=True)).overdue == 100


def test_credits_lower_what_is_outstanding_but_not_what_is_overdue() -> None:
    late = invoice(1, 1000, TODAY - timedelta(days=45))
    credit_note = invoice(2, -300, TODAY - timedelta(days=100))
    free = payment(200, TODAY)
    found = balance_of(late, credit_note, payments=(free,))
    assert found == Balance(500, 1000, 45, Ageing(not_due=-500, d31_60=1000))


def test_only_payments_up_to_the_day_count() -> None:
    one = invoice(1, 1000, TODAY)
    paid = (
        payment(400, TODAY, (1, 400)),
        payment(500, TODAY + timedelta(days=1), (1, 500)),
    )
    assert open_amounts([one], paid, TODAY) == {1: 600}
    assert open_amounts([one], paid, TODAY - timedelta(days=1)) == {1: 1000}
    assert open_amounts([one], paid, TODAY + timedelta(days=1)) == {1: 100}


def test_invoices_issued_after_the_day_are_not_there_yet() -> None:
    ahead = invoice(1, 1000, TODAY + timedelta(days=30), issued=TODAY + timedelta(days=1))
    advance = payment(1000, TODAY, (1, 1000))
    assert open_amounts([ahead], [advance], TODAY) == {}
    assert unallocated({1: ahead}, [advance], TODAY) == {(1, "EUR"): 1000}
    tomorrow = TODAY + timedelta(days=1)
    assert open_amounts([ahead], [advance], tomorrow) == {1: 0}
    assert unallocated({1: ahead}, [advance], tomorrow) == {}


def test_money_that_paid_an_invoice_not_at_hand_is_no_credit() -> None:
    assert unallocated({}, [payment(100, TODAY, (7, 100))], TODAY) == {}


def test_an_overpaid_invoice_is_a_credit() -> None:
    one = invoice(1, 100, TODAY - timedelta(days=9))
    found = balance_of(one, payments=(payment(130, TODAY, (1, 130)),))
    assert found == Balance(-30, 0, 0, Ageing(not_due=-30))


def test_currencies_are_never_added_up() -> None:
    both = {
        1: invoice(1, 100, TODAY - timedelta(days=1)),
        2: invoice(2, 50, TODAY - timedelta(days=2), currency="CNY"),
    }
    found = balances(both, (), TODAY)
    assert {key: one.overdue for key, one in found.items()} == {(1, "EUR"): 100, (1, "CNY"): 50}


DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))


@given(
    data=st.lists(
        st.tuples(
            st.integers(-10_000, 10_000), st.none() | DAYS, st.none() | DAYS, st.integers(1, 3)
        ),
        max_size=12,
    ),
    paid=st.lists(
        st.tuples(
            st.integers(-5_000, 5_000),
            DAYS,
            st.lists(st.tuples(st.integers(1, 14), st.integers(-5_000, 5_000)), max_size=3),
        ),
        max_size=8,
    ),
    as_of=DAYS,
)
def test_the_buckets_add_up_to_what_is_outstanding(
    data: list[tuple[int, date | None, date | None, int]],
    paid: list[tuple[int, date, list[tuple[int, int]]]],
    as_of: date,
) -> None:
    invoices = {
        id_: invoice(id_, amount, due, issued, account=account)
        for id_, (amount, due, issued, account) in enumerate(data, start=1)
    }
    payments = [payment(amount, on, *parts) for amount, on, parts in paid]
    found = balances(invoices, payments, as_of)
    for one in found.values():
        assert one.ageing.total == one.outstanding
        assert (one.overdue > 0) == (one.oldest_days > 0)
        assert one.overdue == one.ageing.total - one.ageing.not_due - one.ageing.no_due_date
    # Whatever the allocations are: all that was asked less all that came in.
    asked = sum(
        one.amount for one in invoices.values() if one.issued is None or one.issued <= as_of
    )
    gone = sum(
        part for _, on, parts in paid for id_, part in parts if on <= as_of and id_ not in invoices
    )
    came = sum(amount for amount, on, _ in paid if on <= as_of)
    assert sum(one.outstanding for one in found.values()) == asked - came + gone


def test_adding_ageings() -> None:
    assert Ageing(1, 2, 3, 4, 5, 6) + Ageing(d1_30=10) == Ageing(1, 12, 3, 4, 5, 6)
    assert Ageing(1, 2, 3, 4, 5, 6).total == 21


@pytest.mark.parametrize(
    ("amount", "paid", "expected"),
    [
        (100, [], None),
        (100, [(1, 99)], None),
        (100, [(1, 60), (5, 40)], 5),
        (100, [(5, 40), (1, 60)], 5),
        (100, [(1, 100), (5, 10)], 1),
        (100, [(1, 100), (5, -100)], None),
        (100, [(1, 100), (5, -100), (8, 100)], 8),
        (-100, [], None),
        (-100, [(3, -100)], 3),
        (-100, [(3, -40)], None),
    ],
)
def test_the_day_on_which_an_invoice_was_settled(
    amount: int, paid: list[tuple[int, int]], expected: int | None
) -> None:
    parts = [(date(2026, 11, day), part) for day, part in paid]
    day = None if expected is None else date(2026, 11, expected)
    assert settled_on(invoice(1, amount), parts) == day


def test_an_invoice_over_nothing_is_settled_when_it_is_issued() -> None:
    assert settled_on(invoice(1, 0, issued=TODAY), ()) == TODAY
