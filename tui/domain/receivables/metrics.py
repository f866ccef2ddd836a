"""How well money comes in: DSO, CEI, payment delay and promises kept (field.md 6).

Every figure is exact: sums are minor units of one currency, quotients are fractions that
the caller rounds. A figure whose divisor is nothing is None, never 0.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction

import msgspec

from tui.domain.receivables.ageing import Key, balances, is_counted
from tui.domain.receivables.promises import Judgement
from tui.domain.records import Invoice, Minor, Payment, PaymentPromise

PaidPart = tuple[date, int, Minor]
"""A part of a payment: its day, the payment's id, the amount."""


class Period(msgspec.Struct, frozen=True):
    """What was owed and sold in one currency in the days up to and including a day."""

    days: int
    opening: Minor
    """Outstanding on the day before the first."""
    sales: Minor
    """Invoiced in these days; credit notes do not lower it."""
    closing: Minor
    """Outstanding on the last day."""
    closing_current: Minor
    """What of it is not overdue: before its due day, without one, and credits taken off."""


def period(
    invoices: Mapping[int, Invoice], payments: Collection[Payment], as_of: date, days: int
) -> dict[str, Period]:
    """The figures of the last ``days`` days by currency.

    Credits (credit notes, overpaid invoices, money that no invoice has claimed) lower
    opening, closing and what is current alike, so ``closing - closing_current`` is what
    is overdue. An invoice that does not say when it was issued is owed, but is nobody's
    sale of these days. Presumed payments count like others, and those without a day as of
    the day of their invoice.

    Args:
        invoices: by id; at least all that were open on some day of the period.
        payments: at least all that have gone to those invoices, or to none.
        days: at least 1.
    """
    before = as_of - timedelta(days=days)
    opening: defaultdict[str, Minor] = defaultdict(int)
    for (_account, currency), balance in balances(invoices, payments, before).items():
        opening[currency] += balance.outstanding
    closing: defaultdict[str, Minor] = defaultdict(int)
    overdue: defaultdict[str, Minor] = defaultdict(int)
    for (_account, currency), balance in balances(invoices, payments, as_of).items():
        closing[currency] += balance.outstanding
        overdue[currency] += balance.overdue
    sales: defaultdict[str, Minor] = defaultdict(int)
    for invoice in invoices.values():
        if invoice.amount > 0 and invoice.issued and before < invoice.issued <= as_of:
            sales[invoice.currency] += invoice.amount
    return {
        currency: Period(
            days=days,
            opening=opening[currency],
            sales=sales[currency],
            closing=closing[currency],
            closing_current=closing[currency] - overdue[currency],
        )
        for currency in sorted(opening.keys() | closing.keys() | sales.keys())
    }


def dso(figures: Period) -> Fraction | None:
    """Days sales outstanding: receivables ÷ sales x days; None where nothing was sold."""
    return _in_days(figures.closing, figures)


def best_dso(figures: Period) -> Fraction | None:
    """The DSO if nobody were late; below zero where credits are more than is not yet due."""
    return _in_days(figures.closing_current, figures)


def delinquent_days(figures: Period) -> Fraction | None:
    """Average days delinquent: DSO less the best possible DSO."""
    return _in_days(figures.closing - figures.closing_current, figures)


def _in_days(amount: Minor, figures: Period) -> Fraction | None:
    return Fraction(amount * figures.days, figures.sales) if figures.sales else None


def cei(figures: Period) -> Fraction | None:
    """Collection effectiveness index: of what could be collected, what was, in per cent.

    None where there was nothing to collect. Below zero where more has fallen open than
    was collected, as when a payment is taken back.
    """
    asked = figures.opening + figures.sales
    collectable = asked - figures.closing_current
    if collectable <= 0:
        return None
    return Fraction(100 * (asked - figures.closing), collectable)


class Delay(msgspec.Struct, frozen=True):
    """How long after the due day money came in, in one currency."""

    amount: Minor = 0
    weighted_days: int = 0
    """Sum of amount x days; money ahead of its due day lowers it."""
    count: int = 0
    """Parts of payments."""

    @property
    def average(self) -> Fraction | None:
        """Days after the due day, weighted by amount; negative: early."""
        return Fraction(self.weighted_days, self.amount) if self.amount else None

    def __add__(self, other: Delay) -> Delay:
        pairs = zip(msgspec.structs.astuple(self), msgspec.structs.astuple(other), strict=True)
        return Delay(*(mine + theirs for mine, theirs in pairs))


def delays(
    invoices: Mapping[int, Invoice], payments: Iterable[Payment], as_of: date
) -> dict[Key, Delay]:
    """How late each account has paid, by account and currency.

    Counted is what was paid by the day on invoices with a due date; credit notes and
    money that no invoice has claimed are nobody's delay. What was taken back again
    counts as never paid, the newest part first. Presumed payments count like others:
    that an import no longer lists an invoice is the best date there is. Those without a day
    tell of no delay.
    """
    parts: defaultdict[int, list[PaidPart]] = defaultdict(list)
    for payment in payments:
        if payment.on <= as_of and not payment.undated:
            for part in payment.allocations:
                parts[part.invoice_id].append((payment.on, payment.id, part.amount))
    sums: defaultdict[Key, list[int]] = defaultdict(lambda: [0] * 3)
    for id_, paid in parts.items():
        invoice = invoices.get(id_)
        if invoice is None or invoice.due is None or invoice.amount <= 0:
            continue
        if not is_counted(invoice, as_of):
            continue
        for on, amount in stayed(paid):
            late = (on - invoice.due).days
            row = sums[invoice.account_id, invoice.currency]
            row[0] += amount
            row[1] += amount * late
            row[2] += 1
    return {key: Delay(*row) for key, row in sums.items()}


def stayed(parts: Iterable[PaidPart]) -> list[tuple[date, Minor]]:
    """Day and amount of what was paid on an invoice and not taken back."""
    stayed: list[tuple[date, Minor]] = []
    # Of one day, what came in comes before what was taken back.
    for on, _payment, amount in sorted(parts, key=lambda one: (one[0], one[2] < 0, one[1])):
        if amount > 0:
            stayed.append((on, amount))
            continue
        back = -amount
        while back and stayed:
            paid_on, paid = stayed.pop()
            if paid > back:
                stayed.append((paid_on, paid - back))
            back -= min(paid, back)
    return stayed


class Kept(msgspec.Struct, frozen=True):
    """What became of promises to pay, in one currency."""

    due: int = 0
    kept: int = 0
    """Those paid in full within the tolerance."""
    promised: Minor = 0
    """The sum of those that are due."""
    paid: Minor = 0
    """What came in for them within the tolerance, part payments too."""

    @property
    def rate_count(self) -> Fraction | None:
        """The share of the promises that was kept."""
        return Fraction(self.kept, self.due) if self.due else None

    @property
    def rate_amount(self) -> Fraction | None:
        """The share of the money promised that came in time."""
        return Fraction(self.paid, self.promised) if self.promised else None

    def __add__(self, other: Kept) -> Kept:
        pairs = zip(msgspec.structs.astuple(self), msgspec.structs.astuple(other), strict=True)
        return Kept(*(mine + theirs for mine, theirs in pairs))


def kept_rates(
    promises: Iterable[PaymentPromise], judged: Mapping[int, Judgement]
) -> dict[Key, Kept]:
    """What became of promises by account and currency; those without a due one are left out.

    A promise is due once its date and the tolerance are over, or when it is kept before;
    a withdrawn one never is.

    Args:
        judged: how each of them stands, by its id.
    """
    found: defaultdict[Key, Kept] = defaultdict(Kept)
    for promise, kept in _due(promises, judged):
        found[promise.account_id, promise.currency] += kept
    return dict(found)


def kept_by_currency(
    promises: Iterable[PaymentPromise], judged: Mapping[int, Judgement]
) -> dict[str, Kept]:
    """What became of promises by currency, see `kept_rates`."""
    found: defaultdict[str, Kept] = defaultdict(Kept)
    for promise, kept in _due(promises, judged):
        found[promise.currency] += kept
    return dict(found)


def kept_by_month(
    promises: Iterable[PaymentPromise], judged: Mapping[int, Judgement]
) -> dict[str, dict[date, Kept]]:
    """What became of promises by currency and the first day of the month they were due in.

    The months stand in order; one in which nothing was due is left out, for it has no rate.
    """
    found: defaultdict[str, defaultdict[date, Kept]] = defaultdict(lambda: defaultdict(Kept))
    for promise, kept in _due(promises, judged):
        found[promise.currency][promise.due.replace(day=1)] += kept
    return {currency: dict(sorted(months.items())) for currency, months in found.items()}


def _due(
    promises: Iterable[PaymentPromise], judged: Mapping[int, Judgement]
) -> Iterator[tuple[PaymentPromise, Kept]]:
    for promise in promises:
        judgement = judged.get(promise.id)
        if judgement and judgement.state in ("kept", "partly_kept", "broken"):
            is_kept = int(judgement.state == "kept")
            yield promise, Kept(1, is_kept, promise.amount, judgement.paid)
