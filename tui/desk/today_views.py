"""What Today shows: the visits of a day, its loose ends, and the card of the row at hand."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import msgspec

from tui.desk import money
from tui.domain import day as rules
from tui.domain.codes import (
    Attitude,
    Face,
    Outcome,
    Purpose,
    Relation,
    Role,
    Tier,
    VisitKind,
    VisitState,
)


class AccountRef(msgspec.Struct, frozen=True):
    """An account as a visit names it."""

    id: int
    name: str
    tier: Tier | None


class AccountName(msgspec.Struct, frozen=True):
    """An account as a loose end names it."""

    id: int
    name: str


class PersonRef(msgspec.Struct, frozen=True):
    """A person by name."""

    id: int
    name: str


class FlagView(msgspec.Struct, frozen=True):
    """A warning: its code and its words."""

    code: str
    text: str


class VisitView(msgspec.Struct, frozen=True):
    """A visit of the day, as `rounds today --json` prints it."""

    id: int
    start: datetime
    minutes: int
    kind: VisitKind
    account: AccountRef
    people: tuple[PersonRef, ...]
    purpose: Purpose | None
    state: VisitState
    outcome: Outcome | None
    leave_by: datetime | None
    overdue: tuple[money.Overdue, ...]
    flags: tuple[FlagView, ...]
    text: str


class LooseEndView(msgspec.Struct, frozen=True):
    """Something that waits to be settled, as `rounds today --json` prints it."""

    kind: rules.LooseEndKind
    text: str
    due: date
    account: AccountName
    ref: int
    """The record behind it (see `tui.domain.day.LooseEnd`)."""


class DayView(msgspec.Struct, frozen=True):
    """A day: ``rounds today --json``."""

    date: date
    visits: tuple[VisitView, ...]
    loose_ends: tuple[LooseEndView, ...]
    holiday: str | None = None
    """What the public holiday is called, where it is known to be one."""


class PersonCard(msgspec.Struct, frozen=True):
    """What to know about somebody one is going to meet."""

    id: int
    name: str
    title: str
    roles: tuple[Role, ...]
    attitude: Attitude | None
    relation: Relation | None
    relation_target: Relation | None
    last_met: date | None
    never_met: bool


class PromiseCard(msgspec.Struct, frozen=True):
    """A promise to pay that is not settled."""

    currency: str
    amount: Decimal
    due: date
    missed: bool


class LastCard(msgspec.Struct, frozen=True):
    """The newest contact with the account."""

    on: date
    outcome: Outcome | None
    note: str


class StepCard(msgspec.Struct, frozen=True):
    """What we owe them, or what comes next."""

    text: str
    due: date
    promised: bool
    late_days: int


class Card(msgspec.Struct, frozen=True):
    """What one must know about the row under the cursor."""

    account: AccountRef
    face: Face | None
    city: str
    address: str
    phone: str
    visit: VisitView | None
    seek: str
    least: str
    people: tuple[PersonCard, ...]
    overdue: tuple[money.Overdue, ...]
    promises: tuple[PromiseCard, ...]
    excuse: tuple[int, str] | None
    """How often the newest excuse has been heard from this payer, and which it is."""
    last: LastCard | None
    steps: tuple[StepCard, ...]
    flags: tuple[FlagView, ...]
    travel_minutes: int | None
    margin_minutes: int
    say: str = ""
    """After a missed promise: how to begin (R of POWER)."""
