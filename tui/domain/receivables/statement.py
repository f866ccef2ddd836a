"""The statement of account: what was asked and paid in a period, and what is left (field.md 6).

Every figure is an `ageing` figure of its day. An invoice enters on the day of issue, money on
the day it came in. An invoice without a day of issue has always been there, so it stands
before all others in every statement, without a date, until a period begins in which nothing
was open of it any more; the opening balance is without it. So opening balance and undated
lines together are the balance of the day before the period, and the next statement begins
where this one ends.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Final, Literal

import msgspec

from tui.domain.receivables.ageing import BOUNDS, Ageing, Key, balances, open_amounts
from tui.domain.records import Invoice, Minor, Payment

LineKind = Literal["invoice", "credit", "payment"]

MONTHS_BACK: Final = 3
"""Whole months before that of its last day with which a statement begins."""

_ORDER: Final[tuple[LineKind, ...]] = ("invoice", "credit", "payment")


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that changed the balance. Debit and credit are never below zero."""

    on: date | None
    """The day it counts from; none for an invoice that names no day of issue."""
    kind: LineKind
    numbers: tuple[str, ...]
    """The invoice's number; for money those of the account's invoices that it went to."""
    due: date | None = None
    debit: Minor
    """What the customer owes more. Money that was taken back stands here."""
    credit: Minor
    balance: Minor
    """What is owed when this has happened."""
    presumed: bool = False
    """Nobody saw this money: an export no longer named the invoice."""


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """What happened on one account in one currency from ``first`` to ``last``, both included.

    A balance below zero is the customer's credit.
    """

    account_id: int
    currency: str
    first: date
    last: date
    opening: Minor
    lines: tuple[Line, ...]
    closing: Minor
    ageing: Ageing
    """The closing balance by how late it is."""


class _Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A line of which only its amount is known yet; below zero it lowers the balance."""

    on: date | None
    kind: LineKind
    id: int
    numbers: tuple[str, ...]
    due: date | None = None
    amount: Minor
    presumed: bool = False

    @property
    def place(self) -> tuple[date, int, date, int]:
        """By day, invoices before money; the undated first, by when they are due."""
        due = date.max if self.on or not self.due else self.due
        return (self.on or date.min, _ORDER.index(self.kind), due, self.id)


def statement(
    invoices: Mapping[int, Invoice],
    payments: Collection[Payment],
    account_id: int,
    currency: str,
    first: date,
    last: date,
    bounds: tuple[int, int, int] = BOUNDS,
) -> Statement:
    """The statement of one account in one currency.

    Opening balance and lines add up to the closing balance, and that is the balance of
    `ageing.balances` on the last day.

    Args:
        invoices: by id; at least the account's that were open when the period began, or later.
        payments: at least those that went to them, or to none.
        first, last: the period, both days included.
        bounds: last day overdue of the first three ageing buckets.

    Raises:
        ValueError: the period ends before it begins.
    """
    if first > last:
        raise ValueError(f"{first} is after {last}")
    key = (account_id, currency)
    mine = {id_: one for id_, one in invoices.items() if _key(one) == key}
    money = [one for one in payments if _concerns(one, mine, key)]
    parts = {part.invoice_id for payment in money for part in payment.allocations}
    known = {id_: one for id_, one in invoices.items() if id_ in mine or id_ in parts}
    entries = [*_asked(mine.values()), *(one for pay in money for one in _paid(pay, known, key))]
    over = _over(mine.values(), money, first)

    opening = 0
    told: list[_Entry] = []
    for entry in entries:
        is_before = entry.id in over if entry.on is None else entry.on < first
        if is_before:
            opening += entry.amount
        elif entry.on is None or entry.on <= last:
            told.append(entry)
    told.sort(key=lambda one: one.place)
    lines = tuple(_lines(told, opening))
    balance = balances(known, money, last, bounds).get(key)
    return Statement(
        account_id=account_id,
        currency=currency,
        first=first,
        last=last,
        opening=opening,
        lines=lines,
        closing=lines[-1].balance if lines else opening,
        ageing=balance.ageing if balance else Ageing(),
    )


def first_day(
    invoices: Collection[Invoice], payments: Collection[Payment], account_id: int, last: date
) -> date:
    """With which day a statement begins if nobody says.

    The first day of the month three months before, or the day of issue of the oldest
    invoice that is open on the last day, if that is earlier. An open invoice without a day
    of issue takes the statement back to the first money that went to it.
    """
    month = max(12 * last.year + last.month - 1 - MONTHS_BACK, 12)
    first = date(month // 12, month % 12 + 1, 1)
    mine = [one for one in invoices if one.account_id == account_id]
    left = {id_ for id_, rest in open_amounts(mine, payments, last).items() if rest}
    undated = {one.id for one in mine if one.id in left and one.issued is None}
    days = [one.issued for one in mine if one.id in left and one.issued]
    days += [
        payment.on
        for payment in payments
        if any(part.invoice_id in undated for part in payment.allocations)
    ]
    return min([first, *days])


def currencies(
    invoices: Iterable[Invoice], payments: Iterable[Payment], account_id: int
) -> list[str]:
    """The currencies in which the account was ever asked for money or paid any, in order."""
    found = {one.currency for one in invoices if one.account_id == account_id}
    return sorted(found | {one.currency for one in payments if one.account_id == account_id})


def _key(record: Invoice | Payment) -> Key:
    return record.account_id, record.currency


def _concerns(payment: Payment, mine: Collection[int], key: Key) -> bool:
    return _key(payment) == key or any(part.invoice_id in mine for part in payment.allocations)


def _asked(invoices: Iterable[Invoice]) -> Iterator[_Entry]:
    for one in invoices:
        yield _Entry(
            on=one.issued,
            kind="invoice" if one.amount >= 0 else "credit",
            id=one.id,
            numbers=(one.number,),
            due=one.due,
            amount=one.amount,
        )


def _paid(payment: Payment, invoices: Mapping[int, Invoice], key: Key) -> Iterator[_Entry]:
    """What a payment does to the balance of one account, and on which day.

    All of it counts when it comes in, but for what belongs to another account: its money
    for an invoice of this one, or this one's money for an invoice of another, counts once
    that invoice is there. What went to an invoice that is not at hand paid a settled one.
    """
    is_ours = _key(payment) == key
    on: defaultdict[date, Minor] = defaultdict(int)
    numbers: defaultdict[date, list[str]] = defaultdict(list)
    if is_ours:
        on[payment.on] -= payment.amount
    for part in payment.allocations:
        invoice = invoices.get(part.invoice_id)
        if invoice is None:
            if is_ours:
                on[payment.on] += part.amount
            continue
        went_to_us = _key(invoice) == key
        day = payment.on
        if is_ours != went_to_us:
            day = max(payment.on, invoice.issued or payment.on)
            on[day] += part.amount if is_ours else -part.amount
        if went_to_us:
            numbers[day].append(invoice.number)
    for day, amount in on.items():
        if amount:
            yield _Entry(
                on=day,
                kind="payment",
                id=payment.id,
                numbers=tuple(dict.fromkeys(numbers[day])),
                amount=amount,
                presumed=payment.source == "presumed" or payment.undated,
            )


def _over(invoices: Iterable[Invoice], payments: Iterable[Payment], first: date) -> set[int]:
    """Ids of the undated invoices of which nothing was open when the period began."""
    undated = {one.id: one.amount for one in invoices if one.issued is None}
    for payment in payments:
        if payment.on < first:
            for part in payment.allocations:
                if part.invoice_id in undated:
                    undated[part.invoice_id] -= part.amount
    return {id_ for id_, left in undated.items() if not left}


def _lines(entries: Iterable[_Entry], opening: Minor) -> Iterator[Line]:
    balance = opening
    for one in entries:
        balance += one.amount
        yield Line(
            on=one.on,
            kind=one.kind,
            numbers=one.numbers,
            due=one.due,
            debit=max(one.amount, 0),
            credit=max(-one.amount, 0),
            balance=balance,
            presumed=one.presumed,
        )
