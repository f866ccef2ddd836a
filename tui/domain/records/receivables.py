"""Money owed, paid, promised, disputed and chased (M52-M62)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import msgspec

from tui.domain.codes import ChaseEnd, ChaseKind, Excuse, Milestone
from tui.domain.records.base import Currency, Dated, Id, Minor, Name, Part


class Invoice(Dated, frozen=True, kw_only=True, omit_defaults=True):
    """An invoice, or with a negative amount a credit. What is open follows from payments."""

    account_id: Id
    number: Name
    issued: date | None = None
    due: date | None = None
    amount: Minor
    currency: Currency
    disputed: bool = False
    """The ledger's own mark. A dispute that the rep follows is a `Dispute`."""
    settled: date | None = None
    """The day on which nothing was open any more."""
    opportunity_id: Id | None = None
    milestone: Milestone | None = None
    listed: date | None = None
    """As-of date of the newest export that named it."""
    listing: Annotated[int, msgspec.Meta(ge=0)] = 0
    """Which of the exports of that day named it first, counted from 0."""

    @property
    def day(self) -> date:
        return self.settled or self.due or self.issued or date.max

    @property
    def is_open(self) -> bool:
        return self.settled is None


class Allocation(Part, frozen=True, kw_only=True, omit_defaults=True):
    """The part of a payment that goes to one invoice."""

    invoice_id: Id
    amount: Minor


class Payment(Dated, frozen=True, kw_only=True, omit_defaults=True):
    """Money in. What no allocation claims is a credit of the account."""

    account_id: Id
    on: date
    amount: Minor
    currency: Currency
    allocations: tuple[Allocation, ...] = ()
    source: Literal["rep", "import", "presumed"] = "rep"
    undated: bool = False
    """A file says that it is there, and not since when; ``on`` is the day of the invoice then,
    and tells nothing about how anybody pays."""
    text: str = ""

    @property
    def day(self) -> date:
        return self.on

    @property
    def is_open(self) -> bool:
        """Whether a part of it is still unclaimed, and so a credit of the account."""
        return self.amount != sum(part.amount for part in self.allocations)


class PaymentPromise(Dated, frozen=True, kw_only=True, omit_defaults=True):
    """A customer's promise to pay. Its state is judged from payments, never stored (M58)."""

    account_id: Id
    made: date
    due: date
    amount: Minor
    currency: Currency
    invoices: tuple[Id, ...] = ()
    """What it covers; empty: the oldest overdue invoices of the account."""
    person_id: Id | None = None
    text: str = ""
    withdrawn: date | None = None

    @property
    def day(self) -> date:
        return self.withdrawn or self.due


class Dispute(Dated, frozen=True, kw_only=True, omit_defaults=True):
    """A quarrel over an invoice, with its own next date and owner."""

    account_id: Id
    invoice_id: Id
    opened: date
    reason: Name
    amount: Minor | None = None
    """The disputed part; none: the whole invoice."""
    next_due: date | None = None
    owner: str = ""
    settled: date | None = None

    @property
    def day(self) -> date:
        return self.settled or self.opened

    @property
    def is_open(self) -> bool:
        return self.settled is None


class Chase(Dated, frozen=True, kw_only=True, omit_defaults=True):
    """One attempt to collect: what was said and how it ended (M57, M58, M60)."""

    account_id: Id
    on: date
    kind: ChaseKind = "phone"
    excuse: Excuse | None = None
    person_id: Id | None = None
    visit_id: Id | None = None
    promise_id: Id | None = None
    end: ChaseEnd | None = None
    note: str = ""

    @property
    def day(self) -> date:
        return self.on
