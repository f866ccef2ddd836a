"""Who owes what: the view behind `rounds owes`, the owing peek, and the sums on Today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec

from tui import words
from tui.desk.ledger import Ledger, Reader
from tui.domain.day import LooseEnd, LooseEndKind
from tui.domain.money import in_words, to_decimal
from tui.domain.receivables.ageing import BOUNDS, LATE_DAYS, Ageing, Balance, days_overdue
from tui.domain.receivables.promises import PromiseState
from tui.domain.records import Account, Invoice, PaymentPromise, Visit
from tui.errors import Trouble
from tui.i18n import _

if TYPE_CHECKING:
    from msgspec import UnsetType

    from tui.desk.ground import Desk


class AccountRef(msgspec.Struct, frozen=True):
    """An account as other views name it."""

    id: int
    name: str


class AgeingView(msgspec.Struct, frozen=True):
    """What is outstanding by days overdue; the buckets add up to it."""

    not_due: Decimal
    d1_30: Decimal
    d31_60: Decimal
    d61_90: Decimal
    d90_plus: Decimal
    no_due_date: Decimal


class PromiseView(msgspec.Struct, frozen=True):
    """A promise to pay and how it stands."""

    id: int
    amount: Decimal
    due: date
    state: PromiseState


class VisitRef(msgspec.Struct, frozen=True):
    """A visit to come."""

    id: int
    start: datetime


class InvoiceView(msgspec.Struct, frozen=True):
    """An open invoice. ``days_overdue`` is negative before the due day."""

    number: str
    issued: date | None
    due: date | None
    amount: Decimal
    open: Decimal
    days_overdue: int | None
    disputed: bool


class AccountOwes(msgspec.Struct, frozen=True):
    """What an account owes in one currency; a sum below zero is the customer's credit."""

    account: AccountRef
    currency: str
    outstanding: Decimal
    overdue: Decimal
    oldest_days: int
    ageing: AgeingView
    promises: tuple[PromiseView, ...]
    next_visit: VisitRef | None
    invoices: tuple[InvoiceView, ...] | UnsetType = msgspec.UNSET
    """Open ones, the oldest due first; only where one account was asked for."""


class TotalOwed(msgspec.Struct, frozen=True):
    """The sum of the rows in one currency."""

    currency: str
    outstanding: Decimal
    overdue: Decimal
    ageing: AgeingView


class OwesView(msgspec.Struct, frozen=True):
    """Who owes what on a day."""

    as_of: date
    accounts: tuple[AccountOwes, ...]
    totals: tuple[TotalOwed, ...]


class Overdue(msgspec.Struct, frozen=True):
    """What an account is late with in one currency."""

    currency: str
    amount: Decimal
    oldest_days: int


class NoSuchAccount(Trouble):
    """An id that no account has."""

    code = "no_account"


class Unsettled(msgspec.Struct, frozen=True):
    """A promise to pay whose money is not there yet."""

    id: int
    currency: str
    amount: Decimal
    missing: Decimal
    due: date
    missed: bool


def is_late(days: int) -> bool:
    """Whether money so many days overdue is late, and no longer only to be watched."""
    return days > LATE_DAYS


def owes(
    book: Reader,
    as_of: date,
    account_id: int | None = None,
    holidays: Collection[date] = frozenset(),
    bounds: tuple[int, int, int] = BOUNDS,
) -> OwesView:
    """Who owes what on a day: all that owe, or one account with its invoices.

    Accounts stand the longest overdue first; an account with two currencies has two
    rows. An account in credit is listed too, so that the totals are the ledger's. One
    account that owes nothing has a row of zeros in its own currency.

    Raises:
        NoSuchAccount: no account has this id.
    """
    ledger = Ledger(book, as_of, holidays, bounds, account_id)
    accounts = book.all(Account)
    if account_id is not None and account_id not in accounts:
        raise NoSuchAccount(_("There is no account number {id}.").format(id=account_id))
    asked = ledger.balances if account_id is None else [account_id]
    visits = _next_visits(book, as_of)
    rows = [
        (account, currency, balance)
        for one in asked
        if (account := accounts.get(one))
        for currency, balance in _rows_of(account, ledger, account_id is not None).items()
    ]
    rows.sort(key=_order)
    totals: defaultdict[str, Balance] = defaultdict(Balance)
    for _account, currency, balance in rows:
        so_far = totals[currency]
        totals[currency] = Balance(
            so_far.outstanding + balance.outstanding,
            so_far.overdue + balance.overdue,
            max(so_far.oldest_days, balance.oldest_days),
            so_far.ageing + balance.ageing,
        )
    return OwesView(
        as_of=as_of,
        accounts=tuple(
            _owing(ledger, account, currency, balance, visits, is_asked=account_id is not None)
            for account, currency, balance in rows
        ),
        totals=tuple(
            TotalOwed(
                currency=currency,
                outstanding=to_decimal(balance.outstanding, currency),
                overdue=to_decimal(balance.overdue, currency),
                ageing=ageing_view(balance.ageing, currency),
            )
            for currency, balance in sorted(totals.items())
        ),
    )


def account_owes(desk: Desk, account_id: int) -> tuple[AccountOwes, ...]:
    """As the accounts of `owes` for one account, from the day's own ledger.

    Raises:
        Gone: the account has been removed meanwhile.
    """
    from tui.desk.ground import account_by_id

    ground = desk.ground
    account, ledger = account_by_id(ground, account_id), ground.ledger
    ahead = (
        VisitRef(one.id, one.start)
        for one in ground.visits_of.get(account_id, ())
        if one.is_open and one.day >= ground.today
    )
    next_visit = next(ahead, None)
    visits = {account_id: next_visit} if next_visit else {}
    rows = [(account, code, one) for code, one in _rows_of(account, ledger, True).items()]
    return tuple(_owing(ledger, *row, visits, is_asked=True) for row in sorted(rows, key=_order))


def _owing(
    ledger: Ledger,
    account: Account,
    currency: str,
    balance: Balance,
    visits: Mapping[int, VisitRef],
    *,
    is_asked: bool,
) -> AccountOwes:
    return AccountOwes(
        account=AccountRef(account.id, account.name),
        currency=currency,
        outstanding=to_decimal(balance.outstanding, currency),
        overdue=to_decimal(balance.overdue, currency),
        oldest_days=balance.oldest_days,
        ageing=ageing_view(balance.ageing, currency),
        promises=_promise_views(ledger, account.id, currency),
        next_visit=visits.get(account.id),
        invoices=_invoice_views(ledger, account.id, currency) if is_asked else msgspec.UNSET,
    )


def _rows_of(account: Account, ledger: Ledger, is_asked: bool) -> dict[str, Balance]:
    found = {
        currency: balance
        for currency, balance in ledger.balances.get(account.id, {}).items()
        if balance.outstanding or balance.overdue
    }
    if is_asked:
        for promise in ledger.promises_of.get(account.id, ()):
            if ledger.judged[promise.id].state == "open":
                found.setdefault(promise.currency, Balance())
        return found or {account.currency: Balance()}
    return found


def _order(row: tuple[Account, str, Balance]) -> tuple[int, int, int, str, int]:
    account, currency, balance = row
    return (-balance.oldest_days, -balance.overdue, -balance.outstanding, currency, account.id)


def ageing_view(ageing: Ageing, currency: str) -> AgeingView:
    """An ageing of minor units as a view."""
    return AgeingView(*(to_decimal(part, currency) for part in msgspec.structs.astuple(ageing)))


def _promise_views(ledger: Ledger, account_id: int, currency: str) -> tuple[PromiseView, ...]:
    return tuple(
        PromiseView(
            promise.id,
            to_decimal(promise.amount, currency),
            promise.due,
            ledger.judged[promise.id].state,
        )
        for promise in ledger.promises_of.get(account_id, ())
        if promise.currency == currency
    )


def _invoice_views(ledger: Ledger, account_id: int, currency: str) -> tuple[InvoiceView, ...]:
    mine = [
        invoice
        for id_, left in ledger.open_amounts.items()
        if left
        and (invoice := ledger.items[id_]).account_id == account_id
        and invoice.currency == currency
    ]
    mine.sort(key=lambda one: (one.due or date.max, one.issued or date.max, one.number))
    return tuple(_invoice_view(ledger, invoice) for invoice in mine)


def _invoice_view(ledger: Ledger, invoice: Invoice) -> InvoiceView:
    return InvoiceView(
        number=invoice.number,
        issued=invoice.issued,
        due=invoice.due,
        amount=to_decimal(invoice.amount, invoice.currency),
        open=to_decimal(ledger.open_amounts[invoice.id], invoice.currency),
        days_overdue=days_overdue(invoice, ledger.as_of),
        disputed=invoice.id in ledger.disputed,
    )


def _next_visits(book: Reader, as_of: date) -> Mapping[int, VisitRef]:
    """The next visit still to come by account; one of that day counts."""
    ahead = (visit for visit in book.since(Visit, as_of).values() if visit.is_open)
    found: dict[int, VisitRef] = {}
    for visit in sorted(ahead, key=lambda one: (one.start, one.id)):
        if visit.day >= as_of:
            found.setdefault(visit.account_id, VisitRef(visit.id, visit.start))
    return found


def overdue_of(ledger: Ledger) -> dict[int, list[Overdue]]:
    """What is overdue by account, the largest number of days first."""
    return {
        account: late
        for account, by_currency in ledger.balances.items()
        if (
            late := sorted(
                (
                    Overdue(currency, to_decimal(balance.overdue, currency), balance.oldest_days)
                    for currency, balance in by_currency.items()
                    if balance.overdue
                ),
                key=lambda one: (-one.oldest_days, one.currency),
            )
        )
    }


def unsettled_promises(desk: Desk, account_id: int) -> list[Unsettled]:
    """The account's promises that are open and not yet paid, or missed; the earliest first."""
    ledger = desk.ground.ledger
    return [
        Unsettled(
            promise.id,
            promise.currency,
            to_decimal(promise.amount, promise.currency),
            to_decimal(judged.missing, promise.currency),
            promise.due,
            judged.is_missed,
        )
        for promise in ledger.promises_of.get(account_id, ())
        if (judged := ledger.judged[promise.id]).is_missed or judged.state == "open"
    ]


def promise_ends(desk: Desk, until: date | None = None) -> list[LooseEnd]:
    """Promises to pay that are missed, and those due by a day (today) without the money."""
    ledger = desk.ground.ledger
    until = until or ledger.as_of
    return [
        _promise_end(promise, judged.is_missed, ledger.as_of)
        for promises in ledger.promises_of.values()
        for promise in promises
        if (judged := ledger.judged[promise.id]).is_missed
        or (judged.state == "open" and ledger.as_of <= promise.due <= until)
    ]


def _promise_end(promise: PaymentPromise, is_missed: bool, today: date) -> LooseEnd:
    text = _("{amount} promised by {day}").format(
        amount=in_words(promise.amount, promise.currency),
        day=words.day_and_date(promise.due, today),
    )
    kind: LooseEndKind = "promise_missed" if is_missed else "promise_due"
    return LooseEnd(kind, promise.account_id, promise.id, promise.due, text=text)
