"""What the dossier of an account's money shows: invoices, payments, promises, chases, the cost."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec

from tui.desk.money import AccountRef
from tui.desk.payment_chain import StationOf
from tui.domain.codes import (
    ChaseEnd,
    ChaseKind,
    Excuse,
    Milestone,
    PayerType,
    Strength,
    UnpaidCause,
)
from tui.domain.receivables.milestones import MilestoneState
from tui.domain.receivables.promises import PromiseState


class OpenInvoice(msgspec.Struct, frozen=True, kw_only=True):
    """An invoice that is not settled; ``days`` after its due day, below 0 before."""

    id: int
    number: str
    currency: str
    issued: date | None
    due: date | None
    amount: Decimal
    open: Decimal
    days: int | None
    disputed: bool
    milestone: Milestone | None


class PaymentIn(msgspec.Struct, frozen=True, kw_only=True):
    """Money that came in."""

    id: int
    on: date | None
    """None where a file said that it is there, and not since when."""
    currency: str
    amount: Decimal
    invoices: tuple[str, ...]
    unclaimed: Decimal
    presumed: bool
    """Nobody saw it: an export no longer names the invoice."""
    typed: bool
    """Entered by the rep."""


class PromiseOf(msgspec.Struct, frozen=True, kw_only=True):
    """A promise to pay and how it stands."""

    id: int
    made: date
    due: date
    currency: str
    amount: Decimal
    paid: Decimal
    state: PromiseState
    missed: bool
    person: str
    invoices: tuple[str, ...]


class DisputeOf(msgspec.Struct, frozen=True, kw_only=True):
    """A dispute that is open."""

    id: int
    invoice: str
    reason: str
    currency: str
    amount: Decimal
    next_due: date | None
    owner: str


class ChaseOf(msgspec.Struct, frozen=True, kw_only=True):
    """One attempt to collect."""

    id: int
    on: date
    kind: ChaseKind
    excuse: Excuse | None
    person: str
    end: ChaseEnd | None
    note: str


class MemoryOf(msgspec.Struct, frozen=True):
    """What this payer's use of an excuse has taught."""

    excuse: Excuse
    times: int
    last_on: date
    paid_after_days: int | None


class MilestoneOf(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a project's sum."""

    opportunity: str
    kind: Milestone
    currency: str
    amount: Decimal
    due: date | None
    state: MilestoneState


class Delayed(msgspec.Struct, frozen=True, kw_only=True):
    """What waiting for the money costs, in the main currency."""

    currency: str
    cost: Decimal
    """At the borrowing rate, so far."""
    rate: float
    margin: float | None
    gone_after: int | None
    """Days overdue after which the margin of a sale is gone."""
    oldest_days: int
    cash_margin: Decimal | None
    """Received less the cost of what was delivered, over what is at hand (M52)."""
    extra_sales: Decimal | None
    """What must be sold more if what is overdue is never paid (M53)."""


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """All about an account's money."""

    account: AccountRef
    payer_type: PayerType | None
    suggested: PayerType | None
    evidence: str
    terms_days: int | None
    limit: Decimal | None
    limit_currency: str
    over_limit: Decimal | None
    long_terms: tuple[tuple[str, int], ...]
    """Invoices with longer terms than agreed, and by how many days."""
    invoices: tuple[OpenInvoice, ...]
    payments: tuple[PaymentIn, ...]
    promises: tuple[PromiseOf, ...]
    """The newest first."""
    disputes: tuple[DisputeOf, ...]
    """That which is to be taken up first stands first."""
    chases: tuple[ChaseOf, ...]
    """The newest first."""
    memories: tuple[MemoryOf, ...]
    kept: tuple[int, int]
    """Promises kept, of those that were due."""
    won: tuple[int, int]
    """Chases that ended with both sides winning, of those whose end is known (M60)."""
    delay: Decimal | None
    """Days after the due day on which money came, weighted by amount."""
    delayed: Delayed | None
    chain: tuple[StationOf, ...]
    milestones: tuple[MilestoneOf, ...]
    causes: tuple[UnpaidCause, ...]
    ways_in: tuple[tuple[Strength, str], ...]
