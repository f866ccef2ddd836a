"""What an import of receivables changes: the news of the morning."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec

from tui.desk.ledger import Ledger
from tui.desk.money import AccountRef
from tui.domain.money import to_decimal
from tui.domain.receivables.ageing import days_overdue
from tui.domain.receivables.credit import over_limit
from tui.domain.records import Account, Invoice, PaymentPromise
from tui.i18n import _

if TYPE_CHECKING:
    from tui.desk.booking import Booked
    from tui.desk.intake import Change


class OverdueChange(msgspec.Struct, frozen=True):
    """An invoice that has become overdue."""

    account: AccountRef
    number: str
    currency: str
    amount: Decimal
    """What is open."""
    due: date
    days_overdue: int


class PaidChange(msgspec.Struct, frozen=True):
    """Money that the file knows and the book did not."""

    account: AccountRef
    number: str
    currency: str
    amount: Decimal
    on: date
    presumed: bool
    """The invoice is no longer listed, and so taken for paid."""


class PromiseChange(msgspec.Struct, frozen=True):
    """A promise to pay that the money now decides."""

    id: int
    account: AccountRef
    currency: str
    amount: Decimal
    due: date


class DisputeChange(msgspec.Struct, frozen=True):
    """An invoice that the ledger now marks as disputed."""

    account: AccountRef
    number: str
    currency: str
    amount: Decimal
    """What is open."""


class LimitChange(msgspec.Struct, frozen=True):
    """An account that now owes more than its credit limit."""

    account: AccountRef
    currency: str
    limit: Decimal
    outstanding: Decimal


class ImportDiff(msgspec.Struct, frozen=True):
    """What has changed since the last import of receivables."""

    newly_overdue: tuple[OverdueChange, ...] = ()
    paid: tuple[PaidChange, ...] = ()
    promises_kept: tuple[PromiseChange, ...] = ()
    promises_missed: tuple[PromiseChange, ...] = ()
    new_disputes: tuple[DisputeChange, ...] = ()
    over_limit: tuple[LimitChange, ...] = ()


class Before:
    """The receivables before an import, to tell afterwards what is new."""

    def __init__(self, change: Change, as_of: date, holidays: Collection[date]) -> None:
        self._as_of = as_of
        self._holidays = holidays
        known = Ledger(change, as_of, holidays)
        listed = [one.listed for one in known.invoices.values() if one.listed]
        self._last = max(listed, default=None)
        """The day of the last export that was taken in."""
        then = Ledger(change, min(self._last or as_of, as_of), holidays)
        self._was_overdue = set(_overdue(then))
        self._was_missed = {id_ for id_, one in then.judged.items() if one.is_missed}
        self._was_kept = {id_ for id_, one in known.judged.items() if one.state == "kept"}
        self._was_there = set(known.invoices)
        self._was_disputed = {id_ for id_, one in known.invoices.items() if one.disputed}
        self._was_over = _over_limit(known, change.all(Account)).keys()
        self.open = {
            id_: (known.items[id_], left) for id_, left in known.open_amounts.items() if left
        }
        """What was open, in minor units, with its invoice by id."""
        self.warnings: list[str] = []
        if self._last and self._last > as_of:
            self.warnings.append(
                _("This export is of {as_of}, but one of {last} has been imported already.").format(
                    as_of=as_of.isoformat(), last=self._last.isoformat()
                )
            )

    def diff(self, change: Change, booked: Collection[Booked]) -> ImportDiff:
        """What the import has changed."""
        ledger = Ledger(change, self._as_of, self._holidays)
        accounts = change.all(Account)
        judged = ledger.judged
        over = _over_limit(ledger, accounts)
        return ImportDiff(
            newly_overdue=tuple(
                OverdueChange(
                    account=_ref(accounts, invoice.account_id),
                    number=invoice.number,
                    currency=invoice.currency,
                    amount=to_decimal(ledger.open_amounts[id_], invoice.currency),
                    due=invoice.due,
                    days_overdue=(self._as_of - invoice.due).days,
                )
                for id_, invoice in _overdue(ledger).items()
                if id_ not in self._was_overdue and invoice.due
            ),
            paid=tuple(
                PaidChange(
                    account=_ref(accounts, one.invoice.account_id),
                    number=one.invoice.number,
                    currency=one.invoice.currency,
                    amount=to_decimal(one.amount, one.invoice.currency),
                    on=one.on,
                    presumed=one.is_presumed,
                )
                for one in booked
                if one.invoice.id in self._was_there or (self._last and one.on > self._last)
            ),
            promises_kept=_promises(
                ledger,
                accounts,
                {id_ for id_, one in judged.items() if one.state == "kept"} - self._was_kept,
            ),
            promises_missed=_promises(
                ledger,
                accounts,
                {id_ for id_, one in judged.items() if one.is_missed} - self._was_missed,
            ),
            new_disputes=tuple(
                DisputeChange(
                    account=_ref(accounts, invoice.account_id),
                    number=invoice.number,
                    currency=invoice.currency,
                    amount=to_decimal(left, invoice.currency),
                )
                for id_, left in ledger.open_amounts.items()
                if left and (invoice := ledger.items[id_]).disputed
                if id_ not in self._was_disputed
            ),
            over_limit=tuple(one for id_, one in over.items() if id_ not in self._was_over),
        )


def _overdue(ledger: Ledger) -> dict[int, Invoice]:
    """The invoices that are overdue, by id."""
    return {
        id_: invoice
        for id_, left in ledger.open_amounts.items()
        if left > 0 and (days_overdue(invoice := ledger.items[id_], ledger.as_of) or 0) > 0
    }


def _over_limit(ledger: Ledger, accounts: Mapping[int, Account]) -> dict[int, LimitChange]:
    """The accounts that owe more than their credit limit, by id."""
    found: dict[int, LimitChange] = {}
    for id_, balances in ledger.balances.items():
        account = accounts.get(id_)
        balance = balances.get(account.currency) if account else None
        if account and balance and over_limit(account.credit_limit, balance.outstanding):
            found[id_] = LimitChange(
                account=_ref(accounts, id_),
                currency=account.currency,
                limit=to_decimal(account.credit_limit or 0, account.currency),
                outstanding=to_decimal(balance.outstanding, account.currency),
            )
    return found


def _ref(accounts: Mapping[int, Account], id_: int) -> AccountRef:
    account = accounts.get(id_)
    return AccountRef(id_, account.name if account else "?")


def _promises(
    ledger: Ledger, accounts: Mapping[int, Account], ids: Collection[int]
) -> tuple[PromiseChange, ...]:
    found: list[PaymentPromise] = [ledger.promises[id_] for id_ in ids]
    return tuple(
        PromiseChange(
            id=one.id,
            account=_ref(accounts, one.account_id),
            currency=one.currency,
            amount=to_decimal(one.amount, one.currency),
            due=one.due,
        )
        for one in sorted(found, key=lambda one: (one.due, one.id))
    )
