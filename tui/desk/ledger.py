"""The receivables of a book on one day: read once, for many questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from functools import cached_property
from typing import Final, Protocol, TypeVar

from tui.domain.receivables import ageing
from tui.domain.receivables.ageing import Balance
from tui.domain.receivables.promises import Judgement, judge
from tui.domain.records import Dated, Dispute, Invoice, Payment, PaymentPromise, Standing

HORIZON: Final = timedelta(days=400)
"""How far back promises and settled invoices are looked at; open ones always are."""
_BEFORE_ISSUE: Final = timedelta(days=92)
"""How long before its first date money for an invoice may have come in."""

S = TypeVar("S", bound=Standing)
D = TypeVar("D", bound=Dated)


class Reader(Protocol):
    """What can be asked: a book, or a transaction on it."""

    def all(self, kind: type[S]) -> Mapping[int, S]: ...

    def since(self, kind: type[D], horizon: date) -> Mapping[int, D]: ...


class Ledger:
    """Invoices, payments and promises of every account as of a day."""

    def __init__(self, book: Reader, as_of: date, holidays: Collection[date] = frozenset()) -> None:
        self.as_of = as_of
        self._book = book
        self._holidays = holidays

    @cached_property
    def invoices(self) -> Mapping[int, Invoice]:
        """All that are open, and those settled within the horizon."""
        return self._book.since(Invoice, self.as_of - HORIZON)

    @cached_property
    def promises(self) -> Mapping[int, PaymentPromise]:
        """Those due within the horizon."""
        return self._book.since(PaymentPromise, self.as_of - HORIZON)

    @cached_property
    def payments(self) -> Collection[Payment]:
        """All that went to those invoices, or came since those promises."""
        return self._book.since(Payment, self._first_payment()).values()

    def _first_payment(self) -> date:
        """From when on payments are needed: an open invoice may be years old."""
        days = [self.as_of - HORIZON, *(promise.made for promise in self.promises.values())]
        for invoice in self.invoices.values():
            dates = [day for day in (invoice.issued, invoice.due) if day]
            days.append(min(dates, default=date.min))
        first = min(days)
        return first - _BEFORE_ISSUE if first - date.min > _BEFORE_ISSUE else date.min

    @cached_property
    def open_amounts(self) -> Mapping[int, int]:
        """What is open of each invoice, in minor units by its id."""
        return ageing.open_amounts(self.invoices.values(), self.payments, self.as_of)

    @cached_property
    def balances(self) -> Mapping[int, Mapping[str, Balance]]:
        """What each account owes, by account id and currency."""
        found: defaultdict[int, dict[str, Balance]] = defaultdict(dict)
        sums = ageing.balances(self.invoices, self.payments, self.as_of)
        for (account, currency), balance in sums.items():
            found[account][currency] = balance
        return dict(found)

    @cached_property
    def judged(self) -> Mapping[int, Judgement]:
        """How each promise stands, by its id."""
        return judge(self.promises.values(), self.payments, self.as_of, self._holidays)

    @cached_property
    def promises_of(self) -> Mapping[int, list[PaymentPromise]]:
        """The promises made by that day by account, the earliest due first."""
        found: defaultdict[int, list[PaymentPromise]] = defaultdict(list)
        for promise in sorted(self.promises.values(), key=lambda one: (one.due, one.id)):
            if promise.id in self.judged:
                found[promise.account_id].append(promise)
        return found

    @cached_property
    def disputed(self) -> frozenset[int]:
        """Ids of the invoices in dispute, by the ledger's mark or by the rep's own dispute."""
        disputes: Iterable[Dispute] = self._book.since(Dispute, self.as_of).values()
        followed = {
            one.invoice_id
            for one in disputes
            if one.opened <= self.as_of and (one.settled is None or one.settled > self.as_of)
        }
        marked = {id_ for id_, invoice in self.invoices.items() if invoice.disputed}
        return frozenset(followed | marked)
