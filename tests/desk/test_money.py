"""Who owes what: the view behind `rounds owes --json`."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from decimal import Decimal

import msgspec
import pytest

from tui.clock import Clock
from tui.desk.ground import Desk
from tui.desk.money import (
    NoSuchAccount,
    Overdue,
    is_late,
    overdue_of,
    owes,
    promise_ends,
    unsettled_promises,
)
from tui.domain.records import (
    Account,
    Allocation,
    Dispute,
    Invoice,
    Payment,
    PaymentPromise,
    Record,
    Visit,
)
from tui.settings import Settings
from tui.store.book import Book
from tui.store.drafts import Drafts

TODAY = date(2026, 11, 24)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def book_of(*more: Record) -> Book:
    return Book.in_memory(
        [
            Account(id=1, name="华信电缆", currency="CNY"),
            Account(id=2, name="Müller", currency="EUR"),
            Account(id=3, name="[/]", currency="JPY"),
            *more,
        ]
    )


def invoice(
    id_: int, account: int, amount: int, currency: str, due: date | None, **more: object
) -> Invoice:
    one = Invoice(
        id=id_, account_id=account, number=f"R{id_}", amount=amount, currency=currency, due=due
    )
    return msgspec.structs.replace(one, **more)


def test_the_json_is_the_contracts() -> None:
    book = book_of(
        invoice(1, 1, 48_000_000, "CNY", ago(47), issued=ago(77)),
        invoice(2, 1, 10_000, "CNY", TODAY, issued=ago(30), disputed=True),
        invoice(3, 1, 5_000, "CNY", None),
        Payment(
            id=1,
            account_id=1,
            on=ago(5),
            amount=8_000_000,
            currency="CNY",
            allocations=(Allocation(invoice_id=1, amount=8_000_000),),
        ),
        PaymentPromise(
            id=4,
            account_id=1,
            made=ago(6),
            due=TODAY,
            amount=10_000_000,
            currency="CNY",
        ),
        Visit(id=7, account_id=1, start=datetime(2026, 11, 24, 10, 0)),
        Visit(id=8, account_id=1, start=datetime(2026, 11, 23, 10, 0)),
        Visit(id=9, account_id=1, start=datetime(2026, 11, 24, 9, 0), state="cancelled"),
    )
    ageing = {
        "not_due": "100.00",
        "d1_30": "0.00",
        "d31_60": "400000.00",
        "d61_90": "0.00",
        "d90_plus": "0.00",
        "no_due_date": "50.00",
    }
    row = {
        "account": {"id": 1, "name": "华信电缆"},
        "currency": "CNY",
        "outstanding": "400150.00",
        "overdue": "400000.00",
        "oldest_days": 47,
        "ageing": ageing,
        "promises": [{"id": 4, "amount": "100000.00", "due": "2026-11-24", "state": "open"}],
        "next_visit": {"id": 7, "start": "2026-11-24T10:00:00"},
    }
    total = {
        "currency": "CNY",
        "outstanding": "400150.00",
        "overdue": "400000.00",
        "ageing": ageing,
    }
    found = json.loads(msgspec.json.encode(owes(book, TODAY)))
    assert found == {"as_of": "2026-11-24", "accounts": [row], "totals": [total]}
    (one,) = json.loads(msgspec.json.encode(owes(book, TODAY, 1)))["accounts"]
    invoices = one.pop("invoices")
    assert one == row
    assert invoices == [
        {
            "number": "R1",
            "issued": ago(77).isoformat(),
            "due": ago(47).isoformat(),
            "amount": "480000.00",
            "open": "400000.00",
            "days_overdue": 47,
            "disputed": False,
        },
        {
            "number": "R2",
            "issued": ago(30).isoformat(),
            "due": "2026-11-24",
            "amount": "100.00",
            "open": "100.00",
            "days_overdue": 0,
            "disputed": True,
        },
        {
            "number": "R3",
            "issued": None,
            "due": None,
            "amount": "50.00",
            "open": "50.00",
            "days_overdue": None,
            "disputed": False,
        },
    ]


def test_the_longest_overdue_stand_first_and_the_larger_of_equals() -> None:
    book = book_of(
        invoice(1, 1, 100, "CNY", ago(-5)),
        invoice(2, 2, 100, "EUR", ago(3)),
        invoice(3, 3, 900, "JPY", ago(3)),
        invoice(4, 2, 100, "USD", ago(40)),
    )
    view = owes(book, TODAY)
    assert [(one.account.id, one.currency) for one in view.accounts] == [
        (2, "USD"),
        (3, "JPY"),
        (2, "EUR"),
        (1, "CNY"),
    ]
    assert [str(one.outstanding) for one in view.totals] == ["1.00", "1.00", "900", "1.00"]
    assert [one.currency for one in view.totals] == ["CNY", "EUR", "JPY", "USD"]


def test_totals_are_the_sum_of_the_rows_with_credits_in_them() -> None:
    book = book_of(
        invoice(1, 2, 1000, "EUR", ago(3)),
        Account(id=4, name="Credit"),
        invoice(2, 4, -300, "EUR", ago(3)),
    )
    view = owes(book, TODAY)
    assert [one.outstanding for one in view.accounts] == [Decimal("10.00"), Decimal("-3.00")]
    assert view.totals[0].outstanding == Decimal("7.00")
    assert view.totals[0].overdue == Decimal("10.00")


def test_an_account_that_owes_nothing_has_a_row_of_zeros() -> None:
    view = owes(book_of(), TODAY, 3)
    (row,) = view.accounts
    assert (row.currency, str(row.outstanding), str(row.overdue)) == ("JPY", "0", "0")
    assert (row.oldest_days, row.promises, row.next_visit, row.invoices) == (0, (), None, ())
    assert owes(book_of(), TODAY).accounts == ()


def test_an_open_promise_is_shown_where_nothing_is_owed_any_more() -> None:
    promise = PaymentPromise(
        id=1, account_id=3, made=ago(1), due=ago(-1), amount=100, currency="USD"
    )
    (row,) = owes(book_of(promise), TODAY, 3).accounts
    assert (row.currency, row.promises[0].state) == ("USD", "open")


def test_an_account_that_is_not_there() -> None:
    with pytest.raises(NoSuchAccount, match="99"):
        owes(book_of(), TODAY, 99)


def test_an_old_payment_on_an_invoice_still_open_counts() -> None:
    book = book_of(
        invoice(1, 2, 1000, "EUR", ago(1500), issued=ago(1530)),
        Payment(
            id=1,
            account_id=2,
            on=ago(1400),
            amount=400,
            currency="EUR",
            allocations=(Allocation(invoice_id=1, amount=400),),
        ),
        Payment(id=2, account_id=2, on=ago(3000), amount=100, currency="EUR"),
    )
    (row,) = owes(book, TODAY).accounts
    assert (row.outstanding, row.overdue) == (Decimal("5.00"), Decimal("6.00"))


def test_a_dispute_of_the_reps_own_counts_until_it_is_settled() -> None:
    def disputed(settled: date | None) -> bool:
        book = book_of(
            invoice(1, 2, 1000, "EUR", ago(5)),
            Dispute(
                id=1, account_id=2, invoice_id=1, opened=ago(2), reason="scratched", settled=settled
            ),
        )
        (row,) = owes(book, TODAY, 2).accounts
        assert isinstance(row.invoices, tuple)
        return row.invoices[0].disputed

    assert disputed(None)
    assert disputed(ago(-1))
    assert not disputed(TODAY)


def test_a_day_in_the_past_knows_nothing_of_what_came_later() -> None:
    book = book_of(
        invoice(1, 2, 1000, "EUR", ago(5), issued=ago(35), settled=ago(2)),
        Payment(
            id=1,
            account_id=2,
            on=ago(2),
            amount=1000,
            currency="EUR",
            allocations=(Allocation(invoice_id=1, amount=1000),),
        ),
    )
    assert owes(book, TODAY).accounts == ()
    assert owes(book, ago(3)).accounts[0].overdue == Decimal("10.00")
    assert owes(book, ago(36)).accounts == ()


# -- what Today asks


def desk_of(*more: Record) -> Desk:
    clock = Clock(datetime(2026, 11, 24, 8, 0))
    return Desk(book_of(*more), clock, Settings(), Drafts.in_memory())


def promise(id_: int, due: date, amount: int = 10_000, account: int = 2) -> PaymentPromise:
    return PaymentPromise(
        id=id_, account_id=account, made=ago(30), due=due, amount=amount, currency="EUR"
    )


def test_overdue_by_account_is_what_owes_says() -> None:
    desk = desk_of(
        invoice(1, 2, 1000, "EUR", ago(3)),
        invoice(2, 2, 500, "USD", ago(30)),
        invoice(3, 2, 700, "EUR", TODAY),
        invoice(4, 1, 700, "CNY", TODAY),
    )
    found = overdue_of(desk.ground.ledger)
    assert found[2] == [Overdue("USD", Decimal("5.00"), 30), Overdue("EUR", Decimal("10.00"), 3)]
    assert found.get(1, []) == []


def test_loose_ends_of_promises_by_the_day() -> None:
    desk = desk_of(promise(1, ago(1)), promise(2, TODAY), promise(3, ago(-1)), promise(4, ago(9)))
    found = [(one.ref, one.kind, one.due) for one in promise_ends(desk)]
    assert found == [
        (4, "promise_missed", ago(9)),
        (1, "promise_missed", ago(1)),
        (2, "promise_due", TODAY),
    ]
    assert promise_ends(desk)[0].text == "€100 promised by Sun 15 Nov"
    assert [one.ref for one in promise_ends(desk, ago(-1))] == [4, 1, 2, 3]


def test_money_that_is_there_ends_the_loose_end() -> None:
    paid = Payment(id=1, account_id=2, on=ago(1), amount=12_500, currency="EUR")
    desk = desk_of(promise(1, ago(1)), promise(2, TODAY), paid)
    assert [one.ref for one in promise_ends(desk)] == [2]
    (left,) = unsettled_promises(desk, 2)
    assert (left.id, left.amount, left.missing, left.missed) == (
        2,
        Decimal("100.00"),
        Decimal("75.00"),
        False,
    )


def test_withdrawn_promises_are_no_loose_ends() -> None:
    gone = msgspec.structs.replace(promise(1, ago(1)), withdrawn=ago(1))
    desk = desk_of(gone)
    assert promise_ends(desk) == []
    assert unsettled_promises(desk, 2) == []


@pytest.mark.parametrize(("days", "late"), [(0, False), (30, False), (31, True)])
def test_money_is_late_after_thirty_days(days: int, late: bool) -> None:
    assert is_late(days) is late
