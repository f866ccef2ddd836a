"""Whether a promise to pay was kept (M58): judged from payments, never stored.

A promise stays open through its date and two working days of tolerance (field.md 6),
but it counts as missed from the morning after its date if the money is not there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Final, Literal

import msgspec

from tui.domain.calendar import add_working_days
from tui.domain.receivables.ageing import Key
from tui.domain.records import Minor, Payment, PaymentPromise

PromiseState = Literal["open", "kept", "partly_kept", "broken", "withdrawn"]

TOLERANCE: Final = 2
"""Working days after its date within which a promise can still be kept."""


class Judgement(msgspec.Struct, frozen=True):
    """How a promise stands on a day."""

    state: PromiseState
    paid: Minor
    """Money that came in for it from the day it was made to the end of the tolerance."""
    missing: Minor
    """What has not come in at all; late money counts here."""
    is_missed: bool
    """Its date has passed, the money is not there, and no newer promise stands for it."""


class _Pot(msgspec.Struct):
    """Money of one payment that promises may claim; ``invoice`` None: not allocated."""

    invoice: int | None
    on: date
    left: Minor


def judge(
    promises: Iterable[PaymentPromise],
    payments: Iterable[Payment],
    as_of: date,
    holidays: Collection[date] = frozenset(),
) -> dict[int, Judgement]:
    """How every promise made by that day stands, by its id.

    A promise is served by what came in for its invoices, or if it names none for the
    account in its currency; money that no invoice has claimed serves either. What
    several promises could claim goes to the one due first, and is counted once; a
    promise takes first what nobody else could claim.

    Only money keeps a promise: what a credit note sets off in a payment does not, nor what is
    there since nobody knows when.

    Args:
        payments: all since the oldest of these promises was made.
        holidays: days that are no working days, beside weekends.
    """
    groups: defaultdict[Key, list[PaymentPromise]] = defaultdict(list)
    for one in promises:
        if one.made <= as_of:
            groups[one.account_id, one.currency].append(one)
    money: defaultdict[Key, list[Payment]] = defaultdict(list)
    for payment in payments:
        if (
            payment.on <= as_of
            and not payment.undated
            and (key := (payment.account_id, payment.currency)) in groups
        ):
            money[key].append(payment)
    found: dict[int, Judgement] = {}
    for key, group in groups.items():
        found |= _judge_account(group, money[key], as_of, holidays)
    return found


def _judge_account(
    promises: list[PaymentPromise],
    payments: list[Payment],
    as_of: date,
    holidays: Collection[date],
) -> dict[int, Judgement]:
    promises.sort(key=lambda one: (one.due, one.made, one.id))
    live = [one for one in promises if one.withdrawn is None or one.withdrawn > as_of]
    ends = {one.id: add_working_days(one.due, TOLERANCE, holidays) for one in live}
    pots = _pots(payments)
    in_time = {one.id: _claim(one, one.amount, ends[one.id], pots, live) for one in live}
    # Money that came too late keeps no promise, but it is there: nobody need ask for it.
    late = {
        one.id: _claim(one, one.amount - in_time[one.id], as_of, pots, live)
        for one in live
        if ends[one.id] < as_of
    }
    found = {one.id: Judgement("withdrawn", 0, 0, False) for one in promises}
    for one in live:
        paid = in_time[one.id]
        missing = one.amount - paid - late.get(one.id, 0)
        is_missed = one.due < as_of and missing > 0 and not _is_replaced(one, live)
        state = _state(one, paid, ends[one.id], as_of)
        found[one.id] = Judgement(state, paid, missing, is_missed)
    return found


def _state(promise: PaymentPromise, paid: Minor, end: date, as_of: date) -> PromiseState:
    if paid >= promise.amount:
        return "kept"
    if as_of <= end:
        return "open"
    return "partly_kept" if paid > 0 else "broken"


def _is_replaced(promise: PaymentPromise, live: Iterable[PaymentPromise]) -> bool:
    """Whether the customer has promised the same money anew after the date had passed."""
    return any(
        other.made > promise.due
        and (
            not other.invoices
            or not promise.invoices
            or not set(other.invoices).isdisjoint(promise.invoices)
        )
        for other in live
    )


def _pots(payments: Iterable[Payment]) -> list[_Pot]:
    """What came in, the earliest first; money taken back is taken off again.

    What an export has closed without anything having come in for it, a credit note above all,
    was set off against the rest of what it told that day.
    """
    by_target: defaultdict[int | None, list[_Pot]] = defaultdict(list)
    told: defaultdict[date, list[_Pot]] = defaultdict(list)
    set_off: defaultdict[date, Minor] = defaultdict(int)
    for payment in sorted(payments, key=lambda one: (one.on, one.id)):
        for invoice, amount in _parts(payment):
            pots = by_target[invoice]
            if amount > 0:
                pots.append(_Pot(invoice, payment.on, amount))
                if payment.source != "rep":
                    told[payment.on].append(pots[-1])
                continue
            back = _take_off(pots, -amount)
            if payment.source != "rep":
                set_off[payment.on] += back
    for on, back in set_off.items():
        _take_off(told[on], back)
    return sorted(
        (pot for pots in by_target.values() for pot in pots if pot.left), key=lambda pot: pot.on
    )


def _take_off(pots: Sequence[_Pot], back: Minor) -> Minor:
    """Take money out of pots, the newest first; return what was not there."""
    for pot in reversed(pots):
        taken = min(pot.left, back)
        pot.left -= taken
        back -= taken
    return back


def _parts(payment: Payment) -> Iterator[tuple[int | None, Minor]]:
    """What of a payment went to which invoice; what it set off against each other is no money."""
    parts: list[tuple[int | None, Minor]] = [
        (part.invoice_id, part.amount) for part in payment.allocations
    ]
    if free := payment.amount - sum(amount for _invoice, amount in parts):
        parts.append((None, free))
    toward = 1 if payment.amount >= 0 else -1
    against = -toward * sum(amount for _invoice, amount in parts if amount * toward < 0)
    for invoice, amount in reversed(parts):
        if (mine := amount * toward) > 0:
            set_off = min(mine, against)
            against -= set_off
            if mine > set_off:
                yield invoice, toward * (mine - set_off)


def _may_claim(promise: PaymentPromise, pot: _Pot) -> bool:
    return pot.on >= promise.made and (
        pot.invoice is None or not promise.invoices or pot.invoice in promise.invoices
    )


def _claim(
    promise: PaymentPromise,
    wanted: Minor,
    until: date,
    pots: Iterable[_Pot],
    live: Collection[PaymentPromise],
) -> Minor:
    """Take up to ``wanted`` out of the pots that serve the promise; return what was there."""
    mine = [pot for pot in pots if pot.left and pot.on <= until and _may_claim(promise, pot)]
    mine.sort(key=lambda pot: sum(_may_claim(other, pot) for other in live))
    claimed = 0
    for pot in mine:
        part = min(pot.left, wanted - claimed)
        pot.left -= part
        claimed += part
    return claimed
