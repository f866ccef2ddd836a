"""What the week's report tells: ``rounds report --json``."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import msgspec

from tui.desk.today_views import AccountName
from tui.domain.codes import OpportunityState, Outcome, Purpose, Stage, VisitKind, VisitState


class ContactLine(msgspec.Struct, frozen=True):
    """A visit or call of the week or of the next."""

    id: int
    start: datetime
    kind: VisitKind
    purpose: Purpose | None
    text: str
    state: VisitState
    outcome: Outcome | None
    note: str
    planned: bool


class AccountLine(msgspec.Struct, frozen=True):
    """An account and its contacts, the earliest first."""

    account: AccountName
    visits: tuple[ContactLine, ...]


class Visits(msgspec.Struct, frozen=True):
    """The calls of the week; cancelled ones are counted and not listed."""

    planned: int
    """Those that stood in the calendar, the cancelled left out."""
    done: int
    """Those logged, planned or not."""
    unplanned: int
    """Those logged that nobody had planned."""
    missed: int
    cancelled: int
    unlogged: int
    """Over, and nobody has said how it went."""
    open: int
    """Still to come."""
    outcomes: dict[Outcome, int]
    accounts: tuple[AccountLine, ...]


class PromiseLine(msgspec.Struct, frozen=True):
    """A customer's promise to pay."""

    id: int
    account: AccountName
    currency: str
    amount: Decimal
    missing: Decimal
    """What had not come in by the end of the week."""
    made: date
    due: date


class OurLine(msgspec.Struct, frozen=True):
    """A promise of ours to a customer."""

    id: int
    account: AccountName
    text: str
    due: date
    done: date | None
    late_days: int


class Promises(msgspec.Struct, frozen=True):
    """Promises of the week: the customers' and ours."""

    made: tuple[PromiseLine, ...]
    kept: tuple[PromiseLine, ...]
    missed: tuple[PromiseLine, ...]
    ours_kept: tuple[OurLine, ...]
    """Done in the week, in time or not."""
    ours_late: tuple[OurLine, ...]
    """Late and still open at the end of the week."""


class Paid(msgspec.Struct, frozen=True):
    """What one account paid."""

    account: AccountName
    amount: Decimal


class MoneyIn(msgspec.Struct, frozen=True):
    """The money that came in, in one currency."""

    currency: str
    amount: Decimal
    presumed: Decimal
    """The part that an import presumes, because invoices are no longer listed."""
    payments: int
    accounts: tuple[Paid, ...]
    """The largest sum first."""


class StageMove(msgspec.Struct, frozen=True):
    """An opportunity that entered a stage, or ended."""

    id: int
    account: AccountName
    name: str
    on: date
    from_: Stage | None = msgspec.field(name="from")
    """None: it is new."""
    to: Stage | None
    """None: it ended."""
    state: OpportunityState
    """``open`` where it entered a stage, else how it ended."""
    currency: str
    amount: Decimal
    override: str
    """Why it moved without the stage's end sign."""


class StepLine(msgspec.Struct, frozen=True):
    """A next step."""

    id: int
    account: AccountName
    text: str
    due: date
    promised: bool


class NextWeek(msgspec.Struct, frozen=True):
    """What the calendar holds for the next week, whatever has become of it since."""

    visits: tuple[AccountLine, ...]
    steps: tuple[StepLine, ...]


class ReportView(msgspec.Struct, frozen=True):
    """The week's report: ``rounds report --json``."""

    week: str
    """The ISO week, ``2026-W47``."""
    from_: date = msgspec.field(name="from")
    to: date
    visits: Visits
    promises: Promises
    money_in: tuple[MoneyIn, ...]
    stage_moves: tuple[StageMove, ...]
    next_week: NextWeek
