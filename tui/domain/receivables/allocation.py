"""Which invoices a payment pays: the oldest first, or as the rep says.

All amounts are of one account and one currency; the caller hands in no others. What
is open comes from `ageing.open_amounts`. Nothing here makes or loses a unit: the parts
and the rest always add up to the money, and no invoice is paid more than is open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

import msgspec

from tui.domain.records import Allocation, Invoice, Minor, Payment

AllocationCode = Literal["unknown_invoice", "beyond_open", "beyond_amount"]


class AllocationError(Exception):
    """Parts of a payment that cannot be.

    Attributes:
        code: What is wrong.
        asked: The amount that was to be allocated, in minor units.
        allowed: The most that can be; 0 for an unknown invoice.
        invoice_id: The invoice it is about; None where it is their sum.
    """

    def __init__(
        self, code: AllocationCode, asked: Minor, allowed: Minor, invoice_id: int | None = None
    ) -> None:
        super().__init__(f"{code}: {asked} of {allowed} (invoice {invoice_id})")
        self.code: AllocationCode = code
        self.asked = asked
        self.allowed = allowed
        self.invoice_id = invoice_id


def oldest_first(
    amount: Minor, invoices: Iterable[Invoice], left: Mapping[int, Minor]
) -> tuple[tuple[Allocation, ...], Minor]:
    """The parts of a payment, and its rest that stays a credit of the account.

    The invoice due first is paid first, those without a due date last; then the one
    issued first, then the one entered first. Credit notes are left alone, and so is
    everything where the amount is not above zero. Disputed invoices take their turn;
    a caller who wants them spared leaves them out.

    Args:
        left: what is open of each invoice by its id; one that is not named is paid.
    """
    parts: list[Allocation] = []
    for invoice in sorted(invoices, key=_age):
        part = min(amount, left.get(invoice.id, 0))
        if part > 0:
            parts.append(Allocation(invoice_id=invoice.id, amount=part))
            amount -= part
    return tuple(parts), amount


def _age(invoice: Invoice) -> tuple[date, date, int]:
    return (invoice.due or date.max, invoice.issued or date.max, invoice.id)


def check_by_hand(
    amount: Minor, parts: Iterable[Allocation], left: Mapping[int, Minor]
) -> tuple[tuple[Allocation, ...], Minor]:
    """The parts that the rep has named, one for each invoice, and the rest of the payment.

    A part lies between nothing and what is open of its invoice, so a credit note or an
    overpaid invoice takes a negative one: 700 may pay an invoice of 1,000 less a credit
    of 300, and a payment of nothing may set the one off against the other. Together they
    lie between nothing and the amount. Parts of zero are dropped.

    Args:
        amount: below zero for money paid back.
        left: what is open of each invoice by its id, as if this payment were not there.

    Raises:
        AllocationError: a part goes to an invoice that ``left`` does not name, or beyond
            what is open of it, or all go beyond the amount.
    """
    asked: defaultdict[int, Minor] = defaultdict(int)
    for part in parts:
        asked[part.invoice_id] += part.amount
    for id_, wanted in asked.items():
        if id_ not in left:
            raise AllocationError("unknown_invoice", wanted, 0, id_)
        if not _is_within(wanted, left[id_]):
            raise AllocationError("beyond_open", wanted, left[id_], id_)
    total = sum(asked.values())
    if not _is_within(total, amount):
        raise AllocationError("beyond_amount", total, amount)
    return _as_parts(asked), amount - total


def apply_credit(
    payments: Iterable[Payment],
    invoices: Iterable[Invoice],
    left: Mapping[int, Minor],
    most: Minor | None = None,
) -> tuple[Payment, ...]:
    """Let money that no invoice has claimed pay what is open, oldest to oldest.

    Returns the payments that changed, with the new parts beside those they had. Money
    paid back unclaimed lowers the credit that there is to apply.

    Args:
        most: apply no more than this.
    """
    in_order = sorted(payments, key=lambda one: (one.on, one.id))
    credit = sum(unclaimed(one) for one in in_order)
    if most is not None:
        credit = min(credit, most)
    owed = list(invoices)
    still = dict(left)
    changed: list[Payment] = []
    for payment in in_order:
        parts, _rest = oldest_first(min(unclaimed(payment), credit), owed, still)
        if not parts:
            continue
        for part in parts:
            still[part.invoice_id] -= part.amount
            credit -= part.amount
        changed.append(with_parts(payment, parts))
    return tuple(changed)


def unclaimed(payment: Payment) -> Minor:
    """What of a payment no invoice has claimed: a credit of the account."""
    return payment.amount - sum(part.amount for part in payment.allocations)


def paid_undated(payments: Iterable[Payment]) -> frozenset[int]:
    """The ids of invoices that were paid, in whole or in part, nobody knows when."""
    return frozenset(part.invoice_id for one in payments if one.undated for part in one.allocations)


def with_parts(payment: Payment, parts: Iterable[Allocation]) -> Payment:
    """The payment with more parts; those for one invoice become one."""
    sums: defaultdict[int, Minor] = defaultdict(int)
    for part in (*payment.allocations, *parts):
        sums[part.invoice_id] += part.amount
    return msgspec.structs.replace(payment, allocations=_as_parts(sums))


def _as_parts(sums: Mapping[int, Minor]) -> tuple[Allocation, ...]:
    return tuple(
        Allocation(invoice_id=id_, amount=amount) for id_, amount in sums.items() if amount
    )


def _is_within(part: Minor, whole: Minor) -> bool:
    return min(0, whole) <= part <= max(0, whole)
