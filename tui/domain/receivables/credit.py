"""Credit that was given beyond what was agreed: the limit and the terms (M62).

A field that is empty agrees on nothing, and so nothing is beyond it.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from tui.domain.records import Invoice, Minor


class LongTerms(msgspec.Struct, frozen=True):
    """An invoice that gives more time than was agreed."""

    invoice_id: int
    days: int
    """How many days more."""


def over_limit(limit: Minor | None, outstanding: Minor) -> Minor | None:
    """By how much an account goes over its credit limit; None where it does not.

    All amounts are in the account's currency. A limit of 0 gives no credit at all.

    Args:
        outstanding: below zero where the customer has a credit, which makes room.
    """
    if limit is None:
        return None
    over = outstanding - limit
    return over if over > 0 else None


def longer_terms(terms_days: int | None, invoices: Iterable[Invoice]) -> tuple[LongTerms, ...]:
    """Which invoices fall due later than agreed, the longest first.

    Credit notes and invoices without both dates give nobody time.
    """
    if terms_days is None:
        return ()
    found = [
        LongTerms(invoice.id, days)
        for invoice in invoices
        if invoice.amount > 0
        and invoice.issued
        and invoice.due
        and (days := (invoice.due - invoice.issued).days - terms_days) > 0
    ]
    return tuple(sorted(found, key=lambda one: (-one.days, one.invoice_id)))
