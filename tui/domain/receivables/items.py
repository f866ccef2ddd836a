"""Open items: which invoices and payments are done with, and which still make a balance.

An invoice is done with when it is settled and its payments come to its amount, a payment when
invoices have claimed all of it and all of them are done with. What is done with adds nothing
to any balance of a later day, so a balance may leave it out; and when it is old enough it may
leave the book for the history.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date

import msgspec

from tui.domain.records import Invoice, Payment, PaymentPromise


class OpenItems(msgspec.Struct, frozen=True, kw_only=True):
    """The ids of the invoices and payments that are not done with."""

    until: date
    """From this day on the others add nothing to a balance."""
    invoices: tuple[int, ...]
    payments: tuple[int, ...]


def open_items(invoices: Mapping[int, Invoice], payments: Mapping[int, Payment]) -> OpenItems:
    """The open items of a book.

    Args:
        invoices: all, by id.
        payments: all, by id. What a payment claims for an invoice that is not there, is claimed.
    """
    left = {id: invoice.amount for id, invoice in invoices.items()}
    for payment in payments.values():
        for part in payment.allocations:
            if part.invoice_id in left:
                left[part.invoice_id] -= part.amount
    open_ = {id for id, invoice in invoices.items() if invoice.settled is None or left[id]}
    until = max(
        (one.issued for id, one in invoices.items() if id not in open_ and one.issued),
        default=date.min,
    )
    with_them = []
    for id, payment in payments.items():
        goes_to_open = [part.invoice_id in open_ for part in payment.allocations]
        if payment.is_open or any(goes_to_open):
            with_them.append(id)
            if all(goes_to_open):
                continue
        until = max(until, payment.on)
    return OpenItems(until=until, invoices=tuple(sorted(open_)), payments=tuple(with_them))


def movable(
    invoices: Mapping[int, Invoice],
    payments: Mapping[int, Payment],
    promises: Iterable[PaymentPromise],
    named: Collection[int],
    staying: Collection[int],
    cut: date,
) -> tuple[set[int], set[int]]:
    """What is done with, older than a day, and named by nothing that stays.

    Invoices and payments leave together: a payment goes only with all the invoices that it
    paid, and an invoice only with all its payments. Money that may count for a promise stays as
    long as the promise, if that is due on the day or later.

    Args:
        invoices: all, by id.
        payments: all, by id.
        named: ids of invoices that other records name; they stay.
        staying: ids of payments that stay for another reason.
        cut: every date of what may go is before it.

    Returns:
        The ids of invoices and of payments.
    """
    items = open_items(invoices, payments)
    made: dict[int, date] = {}
    for promise in promises:
        if promise.day >= cut:
            made[promise.account_id] = min(promise.made, made.get(promise.account_id, promise.made))
    going = {
        id
        for id, one in invoices.items()
        if all(day < cut for day in (one.issued, one.due, one.settled) if day)
    }
    going.difference_update(items.invoices, named)
    with_them = {
        id
        for id, one in payments.items()
        if one.on < cut and one.on < made.get(one.account_id, cut)
    }
    with_them.difference_update(items.payments, staying)
    paid_by: defaultdict[int, list[int]] = defaultdict(list)
    to_do: list[int] = []
    for id, payment in payments.items():
        for part in payment.allocations:
            paid_by[part.invoice_id].append(id)
        if id not in with_them:
            to_do.append(id)
        elif any(
            part.invoice_id in invoices and part.invoice_id not in going
            for part in payment.allocations
        ):
            with_them.remove(id)
            to_do.append(id)
    while to_do:
        for part in payments[to_do.pop()].allocations:
            if part.invoice_id in going:
                going.remove(part.invoice_id)
                back = with_them.intersection(paid_by[part.invoice_id])
                with_them -= back
                to_do.extend(back)
    return going, with_them
