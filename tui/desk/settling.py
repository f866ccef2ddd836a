"""When an invoice is settled follows from the payments that went to it."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.domain.receivables.ageing import settled_on
from tui.domain.records import Invoice, Payment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.store.book import Transaction


def resettle(change: Transaction, invoices: Iterable[int]) -> None:
    """Note on these invoices since when nothing is open of them, or that something is."""
    standing = [one for id_ in set(invoices) if (one := change.get(Invoice, id_))]
    accounts = {one.account_id for one in standing}
    parts: defaultdict[int, list[tuple[date, int]]] = defaultdict(list)
    for payment in change.of(Payment, accounts, date.min).values():
        for part in payment.allocations:
            parts[part.invoice_id].append((payment.on, part.amount))
    for invoice in standing:
        settled = settled_on(invoice, parts[invoice.id])
        if settled != invoice.settled:
            change.put(replace(invoice, settled=settled))


def disown(change: Transaction, presumed: Payment) -> None:
    """Let the rep's word on money that was only presumed to have come in stand.

    The invoices count as no longer known to the ledger, so that no import presumes the same
    again, until one lists them.
    """
    for part in presumed.allocations:
        invoice = change.get(Invoice, part.invoice_id)
        if invoice and invoice.listed:
            change.put(replace(invoice, listed=None))
