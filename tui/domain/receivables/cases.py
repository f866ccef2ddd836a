"""What the collections queue is made from: the facts of each account, and the rep's rules."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property

import msgspec

from tui.domain.codes import Excuse, PayerType, VisitKind
from tui.domain.receivables.promises import PromiseState
from tui.domain.records import Minor


class Points(msgspec.Struct, frozen=True, kw_only=True):
    """What each rule adds to a score."""

    missed_promise: int = 50
    over_90: int = 40
    over_60: int = 30
    over_30: int = 20
    overdue: int = 10
    large_share: int = 20
    share: int = 10
    visit_today: int = 10
    same_excuse: int = 10
    slow_payer: int = 10
    over_limit: int = 10
    margin_gone: int = 10
    due_soon: int = 5

    def of(self, code: str) -> int:
        """The points of a rule; those that only explain have none."""
        return int(getattr(self, code, 0))


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """How the queue is made."""

    points: Points = Points()
    chase_every_days: int = 3
    """No account is chased more often."""
    remind_before_days: int = 5
    rest_share: Fraction = Fraction(1, 2)
    """The part of what is owed that open promises must cover for an account to rest."""


class Owed(msgspec.Struct, frozen=True):
    """What is open of an invoice and not in dispute."""

    invoice_id: int
    open: Minor
    days: int
    """After the due day: above 0 overdue, 0 due today, below 0 not yet due."""


class Promised(msgspec.Struct, frozen=True, kw_only=True):
    """A promise to pay with its judgement."""

    promise_id: int
    made: date
    due: date
    amount: Minor
    missing: Minor
    state: PromiseState
    is_missed: bool
    invoices: tuple[int, ...] = ()
    """What it covers; empty: whatever is owed."""

    def is_open(self, today: date) -> bool:
        """Whether its day is still to come, and the money too.

        One whose day is over may be ``open`` for its tolerance: nobody waits for it any more.
        """
        return self.state == "open" and self.due >= today and self.missing > 0

    def has_failed(self, today: date) -> bool:
        """Whether its day is over without the money, replaced by a newer one or not."""
        return self.due < today and self.missing > 0 and self.state not in ("kept", "withdrawn")


class Chased(msgspec.Struct, frozen=True):
    """One attempt to collect."""

    on: date
    excuse: Excuse | None = None


class VisitAhead(msgspec.Struct, frozen=True):
    """A visit that is planned or confirmed."""

    day: date
    kind: VisitKind = "in_person"


class Case(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """What is known of an account's debts in one currency."""

    account_id: int
    currency: str
    owed: tuple[Owed, ...] = ()
    """Open invoices with a due date; of one that is disputed in part, the other part."""
    disputed: Minor = 0
    """What is overdue and in dispute."""
    dispute_due: date | None = None
    """The nearest day on which a dispute is to be taken up again."""
    promises: tuple[Promised, ...] = ()
    chases: tuple[Chased, ...] = ()
    """The account's, in whatever currency, as they were noted."""
    payer_type: PayerType | None = None
    """As the rep has confirmed it."""
    visits: tuple[VisitAhead, ...] = ()
    """From today on."""
    is_over_limit: bool = False
    is_margin_gone: bool = False

    @cached_property
    def overdue(self) -> tuple[Owed, ...]:
        """The invoices that are overdue and not in dispute, the oldest first."""
        late = [one for one in self.owed if one.days > 0 and one.open > 0]
        return tuple(sorted(late, key=lambda one: (-one.days, one.invoice_id)))

    @cached_property
    def undisputed(self) -> Minor:
        """What is overdue and not in dispute."""
        return sum(one.open for one in self.overdue)

    @property
    def oldest_days(self) -> int:
        """Days overdue of the oldest invoice that is not in dispute, or 0."""
        return self.overdue[0].days if self.overdue else 0

    @cached_property
    def missed(self) -> tuple[Promised, ...]:
        """The promises that are missed now, the earliest first."""
        return tuple(
            sorted(
                (one for one in self.promises if one.is_missed),
                key=lambda one: (one.due, one.promise_id),
            )
        )

    @property
    def is_disputed(self) -> bool:
        """Whether all that is overdue is in dispute."""
        return self.disputed > 0 and not self.overdue

    def failed(self, today: date) -> int:
        """How many promises over what is owed now were not kept, replaced ones too.

        One that names no invoice is over what is owed now if its day came after the oldest
        invoice that is overdue and not in dispute had fallen due.
        """
        overdue = {one.invoice_id for one in self.overdue}
        fell_due = today - timedelta(days=self.oldest_days)

        def concerns(promise: Promised) -> bool:
            if promise.invoices:
                return not overdue.isdisjoint(promise.invoices)
            return bool(overdue) and promise.due >= fell_due

        return sum(
            one.is_missed or (one.has_failed(today) and concerns(one)) for one in self.promises
        )
