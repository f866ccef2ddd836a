"""Invoices, payments and promises in a few words, for the tests of the rules of money."""

from __future__ import annotations

from datetime import date

from tui.domain.records import Allocation, Invoice, Payment, PaymentPromise


def invoice(
    id_: int,
    amount: int,
    due: date | None = None,
    issued: date | None = None,
    currency: str = "EUR",
    account: int = 1,
    disputed: bool = False,
) -> Invoice:
    return Invoice(
        id=id_,
        account_id=account,
        number=str(id_),
        amount=amount,
        due=due,
        issued=issued,
        currency=currency,
        disputed=disputed,
    )


def payment(
    amount: int,
    on: date,
    *parts: tuple[int, int],
    id_: int = 0,
    currency: str = "EUR",
    account: int = 1,
) -> Payment:
    """A payment of which the parts go to the invoices of these ids."""
    allocations = tuple(Allocation(invoice_id=id_, amount=part) for id_, part in parts)
    return Payment(
        id=id_,
        account_id=account,
        on=on,
        amount=amount,
        currency=currency,
        allocations=allocations,
    )


def promise(
    id_: int, due: date, amount: int = 100, account: int = 1, currency: str = "EUR"
) -> PaymentPromise:
    return PaymentPromise(
        id=id_,
        account_id=account,
        made=date(2026, 1, 1),
        due=due,
        amount=amount,
        currency=currency,
    )
