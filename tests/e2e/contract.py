"""The JSON that scripts read, field by field, written down apart from the program.

Money is a decimal string; a field that is missing or of another type fails the decoding.
"""

from __future__ import annotations

import msgspec


class Ref(msgspec.Struct, frozen=True):
    """An account, by id and name."""

    id: int
    name: str


class Overdue(msgspec.Struct, frozen=True):
    """What a visit's account is late with."""

    currency: str
    amount: str
    oldest_days: int


class Visit(msgspec.Struct, frozen=True):
    """A visit of `today`."""

    id: int
    start: str
    minutes: int
    kind: str
    account: Ref
    people: tuple[Ref, ...]
    purpose: str | None
    state: str
    outcome: str | None
    leave_by: str | None
    overdue: tuple[Overdue, ...]


class LooseEnd(msgspec.Struct, frozen=True):
    """A loose end of `today`."""

    kind: str
    text: str
    due: str | None
    account: Ref


class Today(msgspec.Struct, frozen=True):
    """The answer of `today`."""

    date: str
    visits: tuple[Visit, ...]
    loose_ends: tuple[LooseEnd, ...]


class Week(msgspec.Struct, frozen=True):
    """The answer of `today --week`."""

    from_: str = msgspec.field(name="from")
    to: str
    days: tuple[Today, ...]


class Promise(msgspec.Struct, frozen=True):
    """A promise to pay."""

    id: int
    amount: str
    due: str
    state: str


class Invoice(msgspec.Struct, frozen=True):
    """An open invoice of `owes ACCOUNT`."""

    number: str
    issued: str | None
    due: str | None
    amount: str
    open: str
    days_overdue: int | None
    disputed: bool


class Owing(msgspec.Struct, frozen=True):
    """What an account owes in a currency."""

    account: Ref
    currency: str
    outstanding: str
    overdue: str
    oldest_days: int
    ageing: dict[str, str]
    promises: tuple[Promise, ...]
    invoices: tuple[Invoice, ...] = ()


class Total(msgspec.Struct, frozen=True):
    """The sum of a currency."""

    currency: str
    outstanding: str
    overdue: str
    ageing: dict[str, str]


class Owes(msgspec.Struct, frozen=True):
    """The answer of `owes`."""

    as_of: str
    accounts: tuple[Owing, ...]
    totals: tuple[Total, ...]


class Reason(msgspec.Struct, frozen=True):
    """Why an account stands where it does in the queue."""

    code: str
    points: int
    text: str


class Queued(msgspec.Struct, frozen=True):
    """An account in the queue."""

    account: Ref
    currency: str
    overdue: str
    score: int
    reasons: tuple[Reason, ...]
    payer_type: str | None
    next_action: str
    due: str


class Metrics(msgspec.Struct, frozen=True):
    """How well money comes in, in one currency."""

    currency: str
    dso: float | None
    best_dso: float | None
    cei: float | None
    kept_rate_count: float | None
    kept_rate_amount: float | None


class Queue(msgspec.Struct, frozen=True):
    """The answer of `queue`."""

    as_of: str
    items: tuple[Queued, ...]
    metrics: tuple[Metrics, ...]


class Skipped(msgspec.Struct, frozen=True):
    """A row that an import left out."""

    row: int
    reason: str


class Imported(msgspec.Struct, frozen=True):
    """The answer of `import`."""

    kind: str
    rows: int
    created: int
    updated: int
    unchanged: int
    closed: int
    skipped: tuple[Skipped, ...]
    warnings: tuple[str, ...]


class Written(msgspec.Struct, frozen=True):
    """One thing that `log` or `plan` wrote."""

    kind: str
    id: int
    text: str


class Answer(msgspec.Struct, frozen=True):
    """The answer of `log` and `plan`."""

    written: tuple[Written, ...]


class Undone(msgspec.Struct, frozen=True):
    """The answer of `undo`."""

    undone: str
    records: int


class Finding(msgspec.Struct, frozen=True):
    """What `check` found."""

    code: str
    text: str
    where: str
    repairable: bool


class Checked(msgspec.Struct, frozen=True):
    """The answer of `check`."""

    ok: bool
    findings: tuple[Finding, ...]
