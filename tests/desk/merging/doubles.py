"""Two accounts and two people that are one, and what hangs on them."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import msgspec

from tests.desk.making import TODAY, stand, whole
from tui.desk.ground import Desk
from tui.domain.receivables.ageing import balances
from tui.domain.records import Account, Allocation, Invoice, Payment, Person, SpecialDate
from tui.domain.references import references

GTX = Account(
    id=1, name="GTX Pro", number="C-1", aliases=("GTX",), city="Suzhou", tier="gold", terms_days=30
)
OTHER = Account(
    id=2,
    name="GTXPro Ltd",
    number="C-2",
    short_name="gtx",
    aliases=("Gee Tee",),
    city="Kunshan",
    industry="drives",
    phone="021-5555 0100",
    lighthouse=True,
    special_dates=(SpecialDate(day=date(2001, 5, 1), text="founded"),),
)
THIRD = Account(id=3, name="Pell", unlike_accounts=(2,))
WANG = Person(id=1, account_id=1, name="Wang Lin")
LIN = Person(id=2, account_id=2, name="Lin Wang")


def invoice(id: int, account_id: int, number: str, amount: int = 1_000, **more: object) -> Invoice:
    plain = Invoice(
        id=id, account_id=account_id, number=number, due=TODAY, amount=amount, currency="EUR"
    )
    return msgspec.structs.replace(plain, **more)


def payment(id: int, account_id: int, to: int, amount: int, **more: object) -> Payment:
    plain = Payment(
        id=id,
        account_id=account_id,
        on=TODAY,
        amount=amount,
        currency="EUR",
        allocations=(Allocation(invoice_id=to, amount=amount),),
    )
    return msgspec.structs.replace(plain, **more)


def names(desk: Desk, table: str, id: int) -> list[tuple[str, int]]:
    """Which records name a record."""
    return [
        (name, record.id)
        for name, stored in whole(desk).items()
        for record in stored.values()
        for _field, target, named in references(record)
        if (target, named) == (table, id)
    ]


def owed(desk: Desk) -> dict[str, int]:
    """What is outstanding by currency, long after all of it."""
    invoices, payments = stand(desk, Invoice), stand(desk, Payment)
    sums: defaultdict[str, int] = defaultdict(int)
    for (_id, currency), one in balances(invoices, payments.values(), date.max).items():
        sums[currency] += one.outstanding
    return {currency: amount for currency, amount in sums.items() if amount}
