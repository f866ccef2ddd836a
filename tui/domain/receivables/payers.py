"""What kind of payer an account is (M55), suggested from its record; the rep confirms.

The first line that holds decides:

============= ==============================================================================
never         the oldest open invoice is 90 days overdue or more, no money at all has come in
              for 90 days or more, and since then three chases or two broken promises led to
              nothing
(none)        the record is too thin: fewer than three settled invoices and nothing open is
              more than 60 days overdue
when_due      four fifths or more of what fell due came within 3 days after its due day
when_reminded it came 30 days late or less and after two chases or less, both on the average by
              amount, and promises were not broken more often than kept, twice at least
when_pressed  anything else
============= ==============================================================================

What is still open counts as late by the days so far, once these 3 days are over: who has
stopped paying must not look as good as what he paid before. An invoice in dispute is not
held against the payer while it is open. Money before the due day counts as on time.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Final, Literal

import msgspec

from tui.domain.codes import PayerType
from tui.domain.receivables.ageing import is_counted
from tui.domain.receivables.allocation import paid_undated
from tui.domain.receivables.metrics import PaidPart, stayed
from tui.domain.receivables.promises import Judgement
from tui.domain.records import Chase, Invoice, Minor, Payment, PaymentPromise

EvidenceCode = Literal[
    "settled", "on_time", "lateness", "chases", "promises", "overdue", "silence", "asked", "broken"
]

GRACE: Final = 3
"""Days after the due day within which money still came on time."""
ENOUGH: Final = 3
"""Settled invoices from which on a record tells something."""
LONG_OVERDUE: Final = 60
"""Beyond these days overdue an open invoice tells something by itself."""
ON_TIME: Final = Fraction(4, 5)
REMINDED_DAYS: Final = 30
REMINDED_CHASES: Final = 2
PRESSED_BROKEN: Final = 2
NEVER_DAYS: Final = 90
NEVER_CHASES: Final = 3
NEVER_BROKEN: Final = 2


class Lateness(msgspec.Struct, frozen=True):
    """A sum that fell due, and how late it came or, while it is open, is."""

    days: int
    """After the due day; 0 where it came by then."""
    amount: Minor
    chases: int = 0
    """How often the account was chased after the due day, until the money came."""


class PaymentRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of how an account pays, in one currency."""

    came: tuple[Lateness, ...] = ()
    """Each part of the money that went to an invoice with a due date."""
    waiting: tuple[Lateness, ...] = ()
    """What is open, overdue and not disputed."""
    settled: int = 0
    """How many invoices with a due date are paid in full."""
    kept: int = 0
    broken: int = 0
    """Promises that were kept and broken, in part counts as broken."""
    silent_days: int | None = None
    """Days since money came in last, in whatever currency; None: never."""
    asked: int = 0
    """Chases since the oldest open invoice fell due and money came in last."""
    broken_since: int = 0
    """Promises of that time that were broken."""

    @property
    def oldest_days(self) -> int:
        """Days overdue of the oldest invoice that is open and not disputed, or 0."""
        return max((one.days for one in self.waiting), default=0)


class Evidence(msgspec.Struct, frozen=True):
    """What speaks for a suggestion; which figures count depends on the code.

    ``settled``: count of invoices. ``on_time``: share by amount, days of grace. ``lateness``:
    average days by amount, what is open by its days so far: count of what came, total with what
    is open. ``chases``: their average number
    by amount. ``promises``: count of the broken among the total. ``overdue``: days of the
    oldest open invoice. ``silence``: days without money, None where none ever came.
    ``asked``: count of chases in that time. ``broken``: of promises broken in that time.
    """

    code: EvidenceCode
    count: int = 0
    total: int = 0
    days: int | None = None
    share: Fraction | None = None
    average: Fraction | None = None


class Suggestion(msgspec.Struct, frozen=True):
    """The payer type that the record suggests, and what decides it first."""

    payer_type: PayerType | None
    """None where the record is too thin."""
    evidence: tuple[Evidence, ...]


def suggest(record: PaymentRecord) -> Suggestion:
    """The payer type by the table at the head of this module (M55)."""
    if _is_silent(record):
        return Suggestion("never", _evidence_of_silence(record))
    came, told = record.came, [*record.came, *(one for one in record.waiting if one.days > GRACE)]
    settled = Evidence("settled", count=record.settled)
    overdue = Evidence("overdue", days=record.oldest_days)
    total = sum(one.amount for one in told)
    if not total or (record.settled < ENOUGH and record.oldest_days <= LONG_OVERDUE):
        return Suggestion(None, (settled, overdue) if record.oldest_days else (settled,))

    share = Fraction(sum(one.amount for one in told if one.days <= GRACE), total)
    lateness = Fraction(sum(one.days * one.amount for one in told), total)
    chases = Fraction(sum(one.chases * one.amount for one in told), total)
    facts = [
        (lateness > REMINDED_DAYS, Evidence("lateness", len(came), len(told), average=lateness)),
        (chases > REMINDED_CHASES, Evidence("chases", average=chases)),
        (
            record.broken >= PRESSED_BROKEN and record.broken > record.kept,
            Evidence("promises", count=record.broken, total=record.kept + record.broken),
        ),
    ]
    on_time = Evidence("on_time", days=GRACE, share=share)
    pressing = [fact for presses, fact in facts if presses]
    others = [fact for presses, fact in facts if not presses and (fact.average or fact.total)]
    rest = [settled, *([overdue] if record.oldest_days > GRACE else [])]
    if share >= ON_TIME:
        return Suggestion("when_due", (on_time, *pressing, *others, *rest))
    payer: PayerType = "when_pressed" if pressing else "when_reminded"
    return Suggestion(payer, (*pressing, *others, on_time, *rest))


def _is_silent(record: PaymentRecord) -> bool:
    return (
        record.oldest_days >= NEVER_DAYS
        and (record.silent_days is None or record.silent_days >= NEVER_DAYS)
        and (record.asked >= NEVER_CHASES or record.broken_since >= NEVER_BROKEN)
    )


def _evidence_of_silence(record: PaymentRecord) -> tuple[Evidence, ...]:
    tried = (Evidence("asked", count=record.asked), Evidence("broken", count=record.broken_since))
    return (
        Evidence("overdue", days=record.oldest_days),
        Evidence("silence", days=record.silent_days),
        *(one for one in tried if one.count),
    )


def payment_records(
    invoices: Iterable[Invoice],
    payments: Collection[Payment],
    promises: Iterable[tuple[PaymentPromise, Judgement]],
    chases: Iterable[Chase],
    disputed: Collection[int],
    as_of: date,
) -> dict[int, PaymentRecord]:
    """How each account has paid up to a day, by its id.

    Amounts are never added across currencies: an account is known by the currency in which
    most of its invoices fall due, of equals by the first in the alphabet. Invoices that were
    paid nobody knows when tell nothing.

    Args:
        payments: all that went to these invoices, and what else came in since.
        promises: with their judgement as of the day.
        disputed: ids of invoices in dispute; those that are open are passed over.
    """
    paid = _parts_by_invoice(payments, as_of)
    undated = paid_undated(payments)
    by_account: defaultdict[int, list[Invoice]] = defaultdict(list)
    for invoice in invoices:
        is_told = invoice.id not in undated or not invoice.settled
        if is_told and invoice.due and invoice.amount > 0 and is_counted(invoice, as_of):
            by_account[invoice.account_id].append(invoice)
    judged: defaultdict[int, list[tuple[PaymentPromise, Judgement]]] = defaultdict(list)
    for promise, judgement in promises:
        judged[promise.account_id].append((promise, judgement))
    chased: defaultdict[int, list[date]] = defaultdict(list)
    for day in sorted((one.on, one.account_id) for one in chases if one.on <= as_of):
        chased[day[1]].append(day[0])
    money: dict[int, date] = {}
    for payment in payments:
        if payment.amount > 0 and payment.on <= as_of and not payment.undated:
            money[payment.account_id] = max(payment.on, money.get(payment.account_id, date.min))
    return {
        account: _record(
            _in_main_currency(group),
            paid,
            undated,
            judged[account],
            chased[account],
            money.get(account),
            disputed,
            as_of,
        )
        for account, group in by_account.items()
    }


def _in_main_currency(invoices: list[Invoice]) -> list[Invoice]:
    counts = Counter(one.currency for one in invoices)
    main = min(counts, key=lambda currency: (-counts[currency], currency))
    return [one for one in invoices if one.currency == main]


def _parts_by_invoice(payments: Iterable[Payment], as_of: date) -> Mapping[int, list[PaidPart]]:
    found: defaultdict[int, list[PaidPart]] = defaultdict(list)
    for payment in payments:
        if payment.on <= as_of:
            for part in payment.allocations:
                found[part.invoice_id].append((payment.on, payment.id, part.amount))
    return found


def _record(
    invoices: list[Invoice],
    paid: Mapping[int, list[PaidPart]],
    undated: Collection[int],
    judged: list[tuple[PaymentPromise, Judgement]],
    chased: list[date],
    last_money: date | None,
    disputed: Collection[int],
    as_of: date,
) -> PaymentRecord:
    came: list[Lateness] = []
    waiting: list[Lateness] = []
    settled = 0
    for invoice in invoices:
        due = invoice.due or as_of
        parts = paid.get(invoice.id, [])
        if invoice.id not in undated:
            came += (_lateness(due, on, amount, chased) for on, amount in stayed(parts))
        left = invoice.amount - sum(amount for _on, _payment, amount in parts)
        if left <= 0:
            settled += 1
        elif due < as_of and invoice.id not in disputed:
            waiting.append(_lateness(due, as_of, left, chased))
    broken = [
        promise for promise, judgement in judged if judgement.state in ("broken", "partly_kept")
    ]
    oldest = max((one.days for one in waiting), default=0)
    since = max(date.fromordinal(as_of.toordinal() - oldest), last_money or date.min)
    return PaymentRecord(
        came=tuple(came),
        waiting=tuple(waiting),
        settled=settled,
        kept=sum(judgement.state == "kept" for _promise, judgement in judged),
        broken=len(broken),
        silent_days=(as_of - last_money).days if last_money else None,
        asked=len(chased) - bisect_right(chased, since),
        broken_since=sum(promise.due > since for promise in broken),
    )


def _lateness(due: date, on: date, amount: Minor, chased: list[date]) -> Lateness:
    days = max(0, (on - due).days)
    chases = bisect_right(chased, on) - bisect_right(chased, due) if days else 0
    return Lateness(days, amount, chases)
