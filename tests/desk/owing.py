"""Receivables for the tests of Money: short ways to write them, and all that follows from them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from hypothesis import strategies as st
from msgspec.structs import replace

from tests.desk.making import BRANDT, HUAXIN, PELL, TODAY
from tui.desk import collecting, edit
from tui.desk.ground import Desk
from tui.desk.money import owes
from tui.domain.codes import EXCUSES, PAYER_TYPES, Excuse
from tui.domain.receivables.ageing import settled_on
from tui.domain.records import (
    Account,
    Allocation,
    Chase,
    Dispute,
    Invoice,
    Payment,
    PaymentPromise,
    Record,
    Visit,
)

Values = dict[str, str]


def day(days: int) -> date:
    """So many days from today; below zero: ago."""
    return TODAY + timedelta(days=days)


def bill(
    id: int,
    late: int,
    amount: int = 100_000,
    account: Account = HUAXIN,
    currency: str = "",
    **more: Any,
) -> Invoice:
    """An invoice so many days overdue, issued thirty days before it was due."""
    fields: dict[str, Any] = {
        "number": f"R-{id}",
        "issued": day(-late - 30),
        "due": day(-late),
        "currency": currency or account.currency,
        **more,
    }
    return Invoice(id=id, account_id=account.id, amount=amount, **fields)


def paid(
    id: int,
    ago: int,
    amount: int,
    *parts: tuple[int, int],
    account: Account = HUAXIN,
    currency: str = "",
    **more: Any,
) -> Payment:
    """Money that came in so many days ago; each part is an invoice and what went to it."""
    return Payment(
        id=id,
        account_id=account.id,
        on=day(-ago),
        amount=amount,
        currency=currency or account.currency,
        allocations=tuple(Allocation(invoice_id=one, amount=part) for one, part in parts),
        **more,
    )


def word(
    id: int,
    due: int,
    amount: int = 100_000,
    account: Account = HUAXIN,
    currency: str = "",
    made: int | None = None,
    **more: Any,
) -> PaymentPromise:
    """A promise to pay in so many days; below zero: its day is over."""
    return PaymentPromise(
        id=id,
        account_id=account.id,
        made=day(min(due, 0) - 7 if made is None else made),
        due=day(due),
        amount=amount,
        currency=currency or account.currency,
        **more,
    )


def chased(
    id: int, ago: int, excuse: Excuse | None = None, account: Account = HUAXIN, **more: Any
) -> Chase:
    """A chase so many days ago."""
    return Chase(id=id, account_id=account.id, on=day(-ago), excuse=excuse, **more)


def disputed(id: int, of: Invoice, amount: int | None = None, **more: Any) -> Dispute:
    """A dispute over an invoice, opened today."""
    fields: dict[str, Any] = {"opened": TODAY, "reason": "two drums arrived damaged", **more}
    return Dispute(id=id, account_id=of.account_id, invoice_id=of.id, amount=amount, **fields)


# -- what follows from the records


def sums(desk: Desk) -> dict[str, object]:
    """All that the book says about money: balances, open amounts, promises, the queue."""
    ledger = desk.ground.ledger
    return {
        "balances": ledger.balances,
        "open": {id_: left for id_, left in ledger.open_amounts.items() if left},
        "judged": ledger.judged,
        "settled": {one.id: one.settled for one in ledger.invoices.values()},
        "promisable": {
            (id_, currency): ledger.promisable(id_, currency)
            for id_ in desk.ground.accounts
            for currency in ("CNY", "EUR", "JPY")
        },
        "owes": owes(desk.book, desk.today),
        "money": collecting.money_view(desk),
    }


def left_of(desk: Desk) -> dict[str, int]:
    """What is open, by invoice number."""
    ledger = desk.ground.ledger
    return {ledger.items[id_].number: left for id_, left in ledger.open_amounts.items() if left}


# -- forms


def shown(desk: Desk, kind: edit.Kind, id: int) -> Values:
    """What stands in the form of a record."""
    return {field.name: field.value for field in edit.form(desk, kind, id=id).fields}


def begun(desk: Desk, kind: edit.Kind, account: Account = HUAXIN) -> Values:
    """What stands in a new form."""
    return {
        field.name: field.value for field in edit.form(desk, kind, account_id=account.id).fields
    }


def echoes(desk: Desk, kind: edit.Kind, id: int | None, **values: str) -> Values:
    """What a form says it has understood."""
    return {echo.field: echo.text for echo in edit.check(desk, kind, id, values)}


# -- any book

ACCOUNTS = (HUAXIN, BRANDT, PELL)
accounts = st.sampled_from(ACCOUNTS)
currencies = st.sampled_from(["CNY", "EUR", "JPY"])
amounts = st.integers(1, 50_000)
days = st.integers(-120, 40)
next_days = st.none() | days.map(day)
payers = st.sampled_from(PAYER_TYPES)


@st.composite
def books(draw: st.DrawFn) -> tuple[Record, ...]:
    """Accounts with invoices, credit notes, payments, promises, disputes, chases and visits."""

    def some(most: int) -> range:
        return range(1, draw(st.integers(0, most)) + 1)

    found: list[Record] = [
        replace(one, payer_type=draw(st.none() | payers), credit_limit=draw(st.none() | amounts))
        for one in ACCOUNTS
    ]
    invoices = [
        Invoice(
            id=id,
            account_id=draw(accounts).id,
            number=f"R-{id}",
            issued=draw(st.none() | st.just(day(-150))),
            due=draw(st.none() | days.map(day)),
            amount=draw(amounts | st.just(-500)),
            currency=draw(currencies),
            disputed=draw(st.integers(0, 5)) == 0,
        )
        for id in some(6)
    ]
    payments: list[Payment] = []
    for id in some(4):
        invoice = draw(st.sampled_from(invoices)) if invoices else None
        part = draw(st.integers(1, 600))
        payments.append(
            Payment(
                id=id,
                account_id=invoice.account_id if invoice else 1,
                on=day(-draw(st.integers(0, 60))),
                amount=part + draw(st.integers(0, 300)),
                currency=invoice.currency if invoice else "CNY",
                allocations=(Allocation(invoice_id=invoice.id, amount=part),) if invoice else (),
            )
        )
    found += payments
    found += [replace(one, settled=_settled(one, payments)) for one in invoices]
    for id in some(4):
        due = draw(days)
        found.append(
            PaymentPromise(
                id=id,
                account_id=draw(accounts).id,
                made=day(min(0, due) - draw(st.integers(0, 30))),
                due=day(due),
                amount=draw(amounts),
                currency=draw(currencies),
                withdrawn=draw(st.sampled_from([None, None, TODAY])),
            )
        )
    for invoice in invoices:
        if draw(st.integers(0, 3)) == 0:
            part_of_it = draw(st.none() | amounts)
            found.append(disputed(invoice.id, invoice, part_of_it, next_due=draw(next_days)))
    found += [
        Chase(
            id=id,
            account_id=draw(accounts).id,
            on=day(-draw(st.integers(0, 40))),
            excuse=draw(st.none() | st.sampled_from(EXCUSES[:3])),
        )
        for id in some(5)
    ]
    found += [
        Visit(
            id=id,
            account_id=draw(accounts).id,
            start=datetime.combine(day(draw(st.integers(-1, 9))), time(10)),
            kind=draw(st.sampled_from(["in_person", "phone"])),
        )
        for id in some(3)
    ]
    return tuple(found)


def _settled(invoice: Invoice, payments: list[Payment]) -> date | None:
    parts = [
        (one.on, part.amount)
        for one in payments
        for part in one.allocations
        if part.invoice_id == invoice.id
    ]
    return settled_on(invoice, parts)
