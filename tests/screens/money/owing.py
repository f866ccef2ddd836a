"""Accounts that owe, and what the place Money shows of them."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from tests.screens.driving import NOW, Rep, painted
from tui.domain.records import Account, Invoice, PaymentPromise, Person, Record
from tui.widgets.rows import Rows

TODAY: Final = NOW.date()


def an_invoice(id: int, account: int, days: int, amount: int = 100_000) -> Invoice:
    due = TODAY - timedelta(days=days)
    return Invoice(
        id=id,
        account_id=account,
        number=f"R-{id}",
        issued=due - timedelta(days=30),
        due=due,
        amount=amount,
        currency="EUR",
    )


def three_payers() -> list[Record]:
    """Huaxin owes longest, Marlow missed a promise, Norrvik has promised for tomorrow."""
    return [
        Account(id=1, name="Huaxin"),
        Account(id=2, name="Marlow"),
        Account(id=3, name="Norrvik"),
        Person(id=1, account_id=1, name="Wang Lin", releases_payments=True),
        an_invoice(1, 1, 47, 480_000),
        an_invoice(2, 1, 12),
        an_invoice(3, 2, 8),
        an_invoice(4, 3, 20),
        PaymentPromise(
            id=1,
            account_id=2,
            made=TODAY - timedelta(days=9),
            due=TODAY - timedelta(days=1),
            amount=100_000,
            currency="EUR",
        ),
        PaymentPromise(
            id=2,
            account_id=3,
            made=TODAY,
            due=TODAY + timedelta(days=1),
            amount=100_000,
            currency="EUR",
        ),
    ]


def queue_of(rep: Rep) -> list[str]:
    """The rows of the queue as they are painted."""
    return [line for line in painted(rep.app.screen.query_one("#queue", Rows))[1:] if line.strip()]


def open_sum(rep: Rep, account_id: int) -> int:
    ledger = rep.desk.ground.ledger
    return sum(ledger.open_amounts.get(one.id, 0) for one in ledger.invoices_of[account_id])
