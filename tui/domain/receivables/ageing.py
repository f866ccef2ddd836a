"""Who owes what, how late it is, and whether promises to pay were kept (M52, M58, field.md 6).

Amounts are minor units of the currency beside them. An invoice shrinks by payments
alone; a credit is an invoice with a negative amount, or money that no invoice has
claimed. A figure as of a day knows nothing of what was issued or paid after it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Final

import msgspec

from tui.domain.records import Invoice, Minor, Payment

BOUNDS: Final = (30, 60, 90)
"""The last day overdue of each ageing bucket but the open-ended one."""
LATE_DAYS: Final = 30
"""Money overdue for longer is late and wants a chase; before it is only to be watched."""

Key = tuple[int, str]
"""Account id and currency: sums are never added across currencies."""


class Ageing(msgspec.Struct, frozen=True):
    """What is outstanding, by how late it is; the buckets add up to it."""

    not_due: Minor = 0
    d1_30: Minor = 0
    d31_60: Minor = 0
    d61_90: Minor = 0
    d90_plus: Minor = 0
    no_due_date: Minor = 0

    @property
    def total(self) -> Minor:
        """The sum of all buckets."""
        return sum(msgspec.structs.astuple(self))

    def __add__(self, other: Ageing) -> Ageing:
        pairs = zip(msgspec.structs.astuple(self), msgspec.structs.astuple(other), strict=True)
        return Ageing(*(mine + theirs for mine, theirs in pairs))


class Balance(msgspec.Struct, frozen=True):
    """What one account owes in one currency. Disputed invoices are counted in."""

    outstanding: Minor = 0
    overdue: Minor = 0
    oldest_days: int = 0
    """Days overdue of the oldest open invoice; 0 where nothing is overdue."""
    ageing: Ageing = Ageing()


def days_overdue(invoice: Invoice, as_of: date) -> int | None:
    """As-of minus due: 0 on the due day, negative before it, None without a due date."""
    return None if invoice.due is None else (as_of - invoice.due).days


def is_counted(invoice: Invoice, as_of: date) -> bool:
    """Whether the invoice exists on that day."""
    return invoice.issued is None or invoice.issued <= as_of


def open_amounts(
    invoices: Iterable[Invoice], payments: Iterable[Payment], as_of: date
) -> dict[int, Minor]:
    """What is open of each invoice by its id, settled ones with 0.

    Invoices issued after the day are left out, payments after it do not count. Below
    zero (above it for a credit note) where more was paid than asked.
    """
    left = {one.id: one.amount for one in invoices if is_counted(one, as_of)}
    for payment in payments:
        if payment.on <= as_of:
            for part in payment.allocations:
                if part.invoice_id in left:
                    left[part.invoice_id] -= part.amount
    return left


def unallocated(
    invoices: Mapping[int, Invoice], payments: Iterable[Payment], as_of: date
) -> dict[Key, Minor]:
    """Money in, up to the day, that no invoice has claimed: a credit of the account.

    A part that goes to an invoice not yet issued on that day is still unclaimed; a
    part that goes to an invoice that is not at hand paid a settled one.
    """
    credit: defaultdict[Key, Minor] = defaultdict(int)
    for payment in payments:
        if payment.on > as_of:
            continue
        claimed = sum(
            part.amount
            for part in payment.allocations
            if (invoice := invoices.get(part.invoice_id)) is None or is_counted(invoice, as_of)
        )
        if free := payment.amount - claimed:
            credit[payment.account_id, payment.currency] += free
    return dict(credit)


def balances(
    invoices: Mapping[int, Invoice],
    payments: Collection[Payment],
    as_of: date,
    bounds: tuple[int, int, int] = BOUNDS,
) -> dict[Key, Balance]:
    """What each account owes in each currency.

    Credits lower the outstanding sum and stand under "not due", for nobody can be
    late with them; only what the customer still has to pay can be overdue.

    Args:
        invoices: by id; at least all that are open on the day.
        payments: at least all that have gone to those invoices, or to none.
        bounds: last day overdue of the first three buckets.
    """
    sums: defaultdict[Key, list[Minor]] = defaultdict(lambda: [0] * 6)
    overdue: defaultdict[Key, Minor] = defaultdict(int)
    oldest: defaultdict[Key, int] = defaultdict(int)
    for id_, left in open_amounts(invoices.values(), payments, as_of).items():
        if not left:
            continue
        invoice = invoices[id_]
        key = (invoice.account_id, invoice.currency)
        days = days_overdue(invoice, as_of)
        if left < 0:
            sums[key][0] += left
        elif days is None:
            sums[key][5] += left
        else:
            sums[key][_bucket(days, bounds)] += left
            if days > 0:
                overdue[key] += left
                oldest[key] = max(oldest[key], days)
    for key, credit in unallocated(invoices, payments, as_of).items():
        sums[key][0] -= credit
    return {
        key: Balance(sum(buckets), overdue[key], oldest[key], Ageing(*buckets))
        for key, buckets in sums.items()
    }


def _bucket(days: int, bounds: tuple[int, int, int]) -> int:
    if days <= 0:
        return 0
    return 1 + sum(days > bound for bound in bounds)


def settled_on(invoice: Invoice, paid: Iterable[tuple[date, Minor]]) -> date | None:
    """The day since which nothing is open of the invoice, or None.

    Args:
        paid: day and amount of each part of a payment that went to it.
    """
    left = invoice.amount
    if not left:
        return invoice.issued or invoice.due
    toward = 1 if left > 0 else -1
    since: date | None = None
    for on, amount in sorted(paid):
        left -= amount
        if left * toward > 0:
            since = None
        elif since is None:
            since = on
    return since
