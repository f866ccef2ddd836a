"""The receivables of a book on one day: read once, for many questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from functools import cached_property
from typing import Final, Protocol, TypeVar

from tui.domain.receivables import ageing
from tui.domain.receivables.ageing import BOUNDS, Balance
from tui.domain.receivables.promises import Judgement, judge
from tui.domain.records import (
    HORIZON,
    Account,
    Dated,
    Dispute,
    Invoice,
    Payment,
    PaymentPromise,
    Standing,
)

_BEFORE_ISSUE: Final = timedelta(days=92)
"""How long before its first date money for an invoice may have come in."""

S = TypeVar("S", bound=Standing)
D = TypeVar("D", bound=Dated)


class Tables(Protocol):
    """What can be asked for its records: a book, or a change of it."""

    def all(self, kind: type[S]) -> Mapping[int, S]: ...

    def since(self, kind: type[D], horizon: date) -> Mapping[int, D]: ...


class Reader(Tables, Protocol):
    """What can be asked for the money of some accounts and for the history, too."""

    def of(self, kind: type[D], accounts: Collection[int], horizon: date) -> Mapping[int, D]: ...

    def open_items(self, kind: type[D], on: date) -> Mapping[int, D]: ...

    @property
    def moved(self) -> date | None: ...

    def history(self, kind: type[D], horizon: date) -> Mapping[int, D]: ...


def back_to(book: Reader, kind: type[D], horizon: date) -> Mapping[int, D]:
    """As `since`; where that goes back further than the book, the history is read too.

    Of the history only what belongs to accounts that are still in the book.

    Raises:
        HistoryBroken: a file of the history is not there or cannot be used.
    """
    found = book.since(kind, horizon)
    if book.moved is None or horizon >= book.moved:
        return found
    accounts = book.all(Account)
    left = {
        id_: one
        for id_, one in book.history(kind, horizon).items()
        if getattr(one, "account_id", 0) in accounts
    }
    together = {**left, **found}
    return {id_: together[id_] for id_ in sorted(together)}


class Ledger:
    """Invoices, payments and promises of every account as of a day.

    As of a day so long ago that records of its own time have left the book, it reads the
    history; else it never does.

    Args:
        account_id: the only account whose promises are asked about.
    """

    def __init__(
        self,
        book: Reader,
        as_of: date,
        holidays: Collection[date] = frozenset(),
        bounds: tuple[int, int, int] = BOUNDS,
        account_id: int | None = None,
    ) -> None:
        self.as_of = as_of
        self._book = book
        self._account_id = account_id
        self._holidays = holidays
        self._bounds = bounds

    @cached_property
    def invoices(self) -> Mapping[int, Invoice]:
        """All that are open, and those settled within the horizon."""
        return self._since(Invoice, self.as_of - HORIZON)

    @cached_property
    def items(self) -> Mapping[int, Invoice]:
        """Those of them of which anything can be open on that day; few where most are paid."""
        if self._is_past:
            return self.invoices
        first = self.as_of - HORIZON
        found = self._book.open_items(Invoice, self.as_of)
        return {id_: one for id_, one in found.items() if one.is_open or one.day >= first}

    @cached_property
    def _money(self) -> Collection[Payment]:
        """All payments that went to those items, or to none."""
        if self._is_past:
            return self.payments
        return self._book.open_items(Payment, self.as_of).values()

    @cached_property
    def promises(self) -> Mapping[int, PaymentPromise]:
        """Those due within the horizon."""
        found = self._book.since(PaymentPromise, self.as_of - HORIZON)
        if self._account_id is None:
            return found
        return {id_: one for id_, one in found.items() if one.account_id == self._account_id}

    @cached_property
    def payments(self) -> Collection[Payment]:
        """All that went to those invoices, or came since those promises."""
        return self._since(Payment, self._first_payment()).values()

    @property
    def _is_past(self) -> bool:
        """Whether records of that time have left the book."""
        moved = self._book.moved
        return moved is not None and self.as_of - HORIZON < moved

    def _since(self, kind: type[D], horizon: date) -> Mapping[int, D]:
        return (
            back_to(self._book, kind, horizon) if self._is_past else self._book.since(kind, horizon)
        )

    def _first_payment(self) -> date:
        """From when on payments are needed: an open invoice may be years old."""
        days = [self.as_of - HORIZON, *(promise.made for promise in self.promises.values())]
        for invoice in self.invoices.values():
            dates = [day for day in (invoice.issued, invoice.due) if day]
            days.append(min(dates, default=date.min))
        first = min(days)
        return first - _BEFORE_ISSUE if first - date.min > _BEFORE_ISSUE else date.min

    @cached_property
    def invoices_of(self) -> Mapping[int, list[Invoice]]:
        """The invoices by account."""
        found: defaultdict[int, list[Invoice]] = defaultdict(list)
        for invoice in self.invoices.values():
            found[invoice.account_id].append(invoice)
        return found

    @cached_property
    def payments_of(self) -> Mapping[int, list[Payment]]:
        """The payments that came in by that day by account, the newest first."""
        found: defaultdict[int, list[Payment]] = defaultdict(list)
        for payment in sorted(self.payments, key=lambda one: (one.on, one.id), reverse=True):
            if payment.on <= self.as_of:
                found[payment.account_id].append(payment)
        return found

    @cached_property
    def open_amounts(self) -> Mapping[int, int]:
        """What is open of each of the items, in minor units by its id; of the others nothing is."""
        return ageing.open_amounts(self.items.values(), self._money, self.as_of)

    @cached_property
    def balances(self) -> Mapping[int, Mapping[str, Balance]]:
        """What each account owes, by account id and currency."""
        found: defaultdict[int, dict[str, Balance]] = defaultdict(dict)
        sums = ageing.balances(self.items, self._money, self.as_of, self._bounds)
        for (account, currency), balance in sums.items():
            found[account][currency] = balance
        return dict(found)

    @cached_property
    def judged(self) -> Mapping[int, Judgement]:
        """How each promise stands, by its id."""
        promises = self.promises.values()
        accounts = {one.account_id for one in promises}
        first = min((one.made for one in promises), default=date.max)
        if self._is_past:
            money = self._since(Payment, first)
        else:
            money = self._book.of(Payment, accounts, first) if accounts else {}
        return judge(promises, money.values(), self.as_of, self._holidays)

    @cached_property
    def promises_of(self) -> Mapping[int, list[PaymentPromise]]:
        """The promises made by that day by account, the earliest due first."""
        found: defaultdict[int, list[PaymentPromise]] = defaultdict(list)
        for promise in sorted(self.promises.values(), key=lambda one: (one.due, one.id)):
            if promise.id in self.judged:
                found[promise.account_id].append(promise)
        return found

    def missed_of(self, account_id: int) -> list[PaymentPromise]:
        """The account's promises whose day is over without the money, the earliest first."""
        mine = self.promises_of.get(account_id, ())
        return [one for one in mine if self.judged[one.id].is_missed]

    @cached_property
    def disputes(self) -> Mapping[int, Dispute]:
        """The disputes that the rep follows on that day, by the id of their invoice."""
        disputes: Iterable[Dispute] = self._book.since(Dispute, self.as_of).values()
        return {
            one.invoice_id: one
            for one in disputes
            if one.opened <= self.as_of and (one.settled is None or one.settled > self.as_of)
        }

    @cached_property
    def disputed(self) -> frozenset[int]:
        """Ids of the invoices in dispute, by the ledger's mark or by the rep's own dispute."""
        marked = {id_ for id_, invoice in self.items.items() if invoice.disputed}
        return frozenset(self.disputes.keys() | marked)

    def disputed_part(self, invoice_id: int) -> int:
        """What of an invoice's open amount is in dispute: a part, or all of it."""
        left = self.open_amounts.get(invoice_id, 0)
        if left <= 0 or invoice_id not in self.disputed:
            return 0
        dispute = self.disputes.get(invoice_id)
        return left if dispute is None or dispute.amount is None else min(left, dispute.amount)

    def promisable(self, account_id: int, currency: str) -> int:
        """What to ask a promise for: what is due, less open promises, less what is disputed."""
        from tui.domain.receivables.chasing import default_promise

        due = disputed = 0
        for id_, left in self.open_amounts.items():
            invoice = self.items[id_]
            is_due = invoice.due is not None and invoice.due <= self.as_of
            if invoice.account_id == account_id and invoice.currency == currency and left > 0:
                due += left if is_due else 0
                disputed += self.disputed_part(id_) if is_due else 0
        promised = sum(
            self.judged[one.id].missing
            for one in self.promises_of.get(account_id, ())
            if one.currency == currency
            and self.judged[one.id].state == "open"
            and one.due >= self.as_of
        )
        return default_promise(due, promised, disputed)
