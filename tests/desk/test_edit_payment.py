"""The form of a payment: what it pays, what is left as a credit, and no cent is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from tests.desk.making import BRANDT, TODAY, desk_of, desk_with, stand, whole
from tests.desk.money_forms import refused, save
from tests.desk.owing import (
    Values,
    accounts,
    amounts,
    bill,
    books,
    day,
    echoes,
    left_of,
    paid,
    shown,
    sums,
)
from tui.desk import edit
from tui.desk.claims import main_currency
from tui.domain.records import Account, Invoice, Payment, Record


def parts(payment: Payment) -> dict[int, int]:
    return {part.invoice_id: part.amount for part in payment.allocations}


# -- payments


def test_a_new_payment_pays_the_oldest_first() -> None:
    desk = desk_with(
        bill(1, 9), bill(2, 40), bill(3, 5, currency="EUR"), bill(4, -5), bill(5, 3, due=None)
    )
    before = whole(desk)
    values = {"account": "hx", "amount": "1500", "text": "bank"}
    assert echoes(desk, "payment", None, **values)["invoices"] == "R-2 ¥1,000, R-1 ¥500"
    told = edit.save(desk, "payment", None, values)
    assert told.text == "Huaxin Cable 华信电缆: ¥1,500 came in on Sat 21 Nov 2026"
    payment = stand(desk, Payment)[1]
    assert parts(payment) == {2: 100_000, 1: 50_000}
    assert (payment.on, payment.source, payment.text) == (TODAY, "rep", "bank")
    assert stand(desk, Invoice)[2].settled == TODAY
    assert stand(desk, Invoice)[1].settled is None
    assert left_of(desk) == {"R-1": 50_000, "R-3": 100_000, "R-4": 100_000, "R-5": 100_000}
    desk.book.undo()
    assert whole(desk) == before


def test_an_over_payment_stays_as_a_credit_and_shows_in_what_is_owed() -> None:
    desk = desk_with(bill(1, 9), bill(2, 9, account=BRANDT))
    said = echoes(desk, "payment", None, account="hx", amount="1300")
    assert said["invoices"] == "R-1 ¥1,000, credit ¥300"
    payment = save(desk, "payment", None, account="hx", amount="1300")
    assert parts(payment) == {1: 100_000}
    owed = sums(desk)["owes"].accounts  # type: ignore[attr-defined]
    rows = {(row.account.id, row.currency): str(row.outstanding) for row in owed}
    assert rows == {(1, "CNY"): "-300.00", (2, "EUR"): "1000.00"}
    assert owed[1].ageing.not_due == -300


def test_money_for_nothing_is_a_credit() -> None:
    desk = desk_with()
    payment = save(desk, "payment", None, account="hx", amount="20", on="yesterday")
    assert (payment.allocations, payment.on) == ((), day(-1))
    assert echoes(desk, "payment", None, account="hx", amount="20")["invoices"] == "credit ¥20"


@pytest.mark.parametrize(
    ("amount", "typed", "expected"),
    [
        ("1500", "R-1", {1: 100_000}),
        ("500", "R-1", {1: 50_000}),
        ("1500", "R-1, R-2", {1: 100_000, 2: 50_000}),
        ("1500", "R-2, R-1", {2: 100_000, 1: 50_000}),
        ("1500", "R-1 200, R-2", {1: 20_000, 2: 100_000}),
        ("1500", "1 200，2 0.3k", {1: 20_000, 2: 30_000}),
        ("1500", "R-1 200; R-1 300", {1: 50_000}),
        ("3000", "R-1 1,000, R-2 1,000", {1: 100_000, 2: 100_000}),
        ("700", "INV 2026 7 600", {7: 60_000}),
        ("700", "inv 2026 7", {7: 70_000}),
        ("1700", "R-7, R-1", {1: 100_000}),  # a credit note takes nothing
        ("700", "R-1 1000, R-7 -300", None),
    ],
)
def test_a_payment_by_hand(amount: str, typed: str, expected: dict[int, int] | None) -> None:
    desk = desk_with(
        bill(1, 9),
        bill(2, 40),
        bill(7, 60, number="INV 2026 7"),
        bill(8, 3, -30_000, number="R-7"),
    )
    values = {"account": "hx", "amount": amount, "invoices": typed}
    if expected is None:
        assert refused(desk, "payment", None, **values)[0] == "invoices"
    else:
        assert parts(save(desk, "payment", None, **values)) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"invoices": "R-1 1,001"}, ("invoices", "beyond_open")),
        ({"invoices": "R-1 400, R-2 200"}, ("invoices", "beyond_amount")),
        ({"invoices": "R-9"}, ("invoices", "unknown_invoice")),
        ({"invoices": "R-3"}, ("invoices", "unknown_invoice")),  # in another currency
        ({"invoices": "R-1 much"}, ("invoices", "unreadable_amount")),
        ({"invoices": "R-1 50 EUR"}, ("invoices", "other_currency")),
        ({"invoices": "5"}, ("invoices", "unknown_invoice")),  # another account's
        ({"on": "tomorrow"}, ("on", "future")),
    ],
)
def test_what_a_payment_refuses(values: Values, expected: tuple[str, str]) -> None:
    desk = desk_with(
        bill(1, 9), bill(2, 40), bill(3, 5, currency="EUR"), bill(4, 5, account=BRANDT, number="5")
    )
    assert refused(desk, "payment", None, account="hx", amount="500", **values) == expected


@pytest.mark.parametrize(
    ("values", "expected", "open_"),
    [
        ({"amount": "400"}, {2: 40_000}, {"R-1": 100_000, "R-2": 60_000, "R-3": 100_000}),
        ({"amount": "1,200"}, {2: 100_000, 1: 20_000}, {"R-1": 80_000, "R-3": 100_000}),
        (
            {"amount": "2,500"},
            {2: 100_000, 1: 100_000, 3: 50_000},
            {"R-3": 50_000},
        ),
        (
            {"amount": "4,000"},
            {2: 100_000, 1: 100_000, 3: 100_000},
            {},
        ),
        ({"invoices": "R-3"}, {3: 100_000}, {"R-1": 100_000, "R-2": 100_000}),
        ({"invoices": ""}, {1: 100_000, 2: 50_000}, {"R-2": 50_000, "R-3": 100_000}),
        ({"text": "x"}, {2: 100_000, 1: 50_000}, {"R-1": 50_000, "R-3": 100_000}),
    ],
)
def test_a_payment_of_another_amount_goes_on_paying_what_it_paid(
    values: Values, expected: dict[int, int], open_: dict[str, int]
) -> None:
    desk = desk_with(bill(1, 40), bill(2, 9), bill(3, 5))
    save(desk, "payment", None, account="hx", amount="1500", invoices="R-2, R-1")
    before = whole(desk)
    state = sums(desk)
    changed = save(desk, "payment", 1, **{**shown(desk, "payment", 1), **values})
    assert parts(changed) == expected
    assert left_of(desk) == open_
    for invoice in stand(desk, Invoice).values():
        assert (invoice.settled == TODAY) is (invoice.number not in open_)
    desk.book.undo()
    assert (whole(desk), sums(desk)) == (before, state)


def test_a_payment_of_another_account_pays_there() -> None:
    desk = desk_with(
        bill(1, 40), bill(2, 9, account=BRANDT, currency="CNY"), bill(3, 50, account=BRANDT)
    )
    save(desk, "payment", None, account="hx", amount="600")
    moved = save(desk, "payment", 1, **{**shown(desk, "payment", 1), "account": "brandt"})
    assert (moved.account_id, moved.amount, moved.currency) == (2, 60_000, "CNY")
    assert parts(moved) == {2: 60_000}
    assert left_of(desk) == {"R-1": 100_000, "R-2": 40_000, "R-3": 100_000}


def test_a_payment_in_another_currency_pays_anew() -> None:
    desk = desk_with(bill(1, 40), bill(2, 9, currency="EUR"))
    save(desk, "payment", None, account="hx", amount="600")
    changed = save(desk, "payment", 1, amount="600 EUR")
    assert (changed.currency, parts(changed)) == ("EUR", {2: 60_000})
    assert left_of(desk) == {"R-1": 100_000, "R-2": 40_000}


def test_the_note_of_an_overpaid_invoices_payment_can_change() -> None:
    desk = desk_with(
        bill(1, 40), paid(1, 3, 100_000, (1, 100_000)), paid(2, 2, 50_000, (1, 50_000))
    )
    assert parts(save(desk, "payment", 2, text="twice?")) == {1: 50_000}
    assert left_of(desk) == {"R-1": -50_000}


def test_a_figure_alone_stays_in_the_currency_of_its_record() -> None:
    desk = desk_with(bill(1, 40, currency="EUR"))
    save(desk, "payment", None, account="hx", amount="1000")
    assert main_currency(desk, 1) == "CNY"  # nothing is owed in euro any more
    assert shown(desk, "payment", 1)["amount"] == "1,000 EUR"
    assert save(desk, "payment", 1, amount="900").currency == "EUR"
    assert left_of(desk) == {"R-1": 10_000}


def test_a_credit_is_not_spent_by_a_new_note_but_by_naming_an_invoice() -> None:
    desk = desk_with(paid(1, 30, 70_000), bill(1, 9))
    assert save(desk, "payment", 1, text="deposit").allocations == ()
    assert parts(save(desk, "payment", 1, invoices="R-1")) == {1: 70_000}
    assert left_of(desk) == {"R-1": 30_000}


def test_what_a_payment_shows_can_be_typed_again() -> None:
    desk = desk_with(bill(1, 40, number="A 1"), bill(2, 9, 12_345_678), bill(3, 3))
    save(desk, "payment", None, account="hx", amount="124,456.78", invoices="2, A 1 1,000")
    values = shown(desk, "payment", 1)
    assert values["invoices"] == "R-2 123,456.78, A 1 1,000"
    edit.save(desk, "payment", 1, {"invoices": "R-3 1"})
    again = save(desk, "payment", 1, **values)
    assert parts(again) == {2: 12_345_678, 1: 100_000}


@settings(max_examples=80, deadline=None)
@given(books(), accounts, amounts, amounts)
def test_no_cent_is_made_or_lost(
    records: tuple[Record, ...], account: Account, first: int, second: int
) -> None:
    """A payment, then the same one of another amount."""
    desk = desk_of(*records)
    before, state = whole(desk), sums(desk)
    currency = main_currency(desk, account.id)
    places = 0 if currency == "JPY" else 2

    def outstanding() -> int:
        owed = desk.ground.ledger.balances.get(account.id, {}).get(currency)
        return owed.outstanding if owed else 0

    def typed(minor: int) -> str:
        return f"{minor / 10**places:.{places}f}"

    owed = outstanding()
    left = {id_: one for id_, one in desk.ground.ledger.open_amounts.items() if one > 0}
    new = edit.save(desk, "payment", None, {"account": str(account.id), "amount": typed(first)}).id
    assert outstanding() == owed - first
    edit.save(desk, "payment", new, {"amount": typed(second)})
    assert outstanding() == owed - second
    payment = stand(desk, Payment)[new]
    assert all(0 < amount <= left[id_] for id_, amount in parts(payment).items())
    assert sum(parts(payment).values()) <= second
    if first != second:
        desk.book.undo()
    desk.book.undo()
    assert (whole(desk), sums(desk)) == (before, state)
