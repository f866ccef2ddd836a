"""What comes into the book from files, and how it leaves: import and export."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import nullcontext
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from tui.desk.intake import Skipped, Table, Tally
from tui.desk.intake_accounts import import_accounts
from tui.desk.intake_people import import_people
from tui.desk.intake_receivables import Money, import_receivables, read_lines
from tui.desk.intake_visits import import_visits
from tui.desk.ledger import Ledger
from tui.desk.money import AccountRef
from tui.domain.money import is_currency, to_decimal
from tui.domain.receivables.ageing import days_overdue
from tui.domain.records import (
    SCHEMA,
    TABLES,
    Account,
    Dated,
    Invoice,
    PaymentPromise,
    Record,
    Standing,
)
from tui.errors import Trouble
from tui.exchange import writers
from tui.exchange.headers import Column, Kind, map_columns
from tui.exchange.sheets import read_sheet
from tui.exchange.values import DateOrder
from tui.i18n import _, ngettext

if TYPE_CHECKING:
    from tui.desk.intake import Change
    from tui.desk.ledger import Reader
    from tui.store.book import Book

NOTHING: Final[frozenset[date]] = frozenset()


class ImportOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How a file is to be taken in."""

    map: dict[str, str] = {}
    """Header by field, where the file's headers are not known."""
    currency: str | None = None
    """Of amounts whose row names none."""
    as_of: date | None = None
    """The day of the export; none: today."""
    encoding: str | None = None
    dry_run: bool = False


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


class PromiseChange(msgspec.Struct, frozen=True):
    """A promise to pay that the money now decides."""

    id: int
    account: AccountRef
    currency: str
    amount: Decimal
    due: date


class ImportDiff(msgspec.Struct, frozen=True):
    """What has changed since the last import of receivables."""

    newly_overdue: tuple[OverdueChange, ...] = ()
    paid: tuple[PaidChange, ...] = ()
    promises_kept: tuple[PromiseChange, ...] = ()
    promises_missed: tuple[PromiseChange, ...] = ()


class ImportView(msgspec.Struct, frozen=True, kw_only=True):
    """What an import did: ``rounds import --json``. Every row of the file counts once."""

    kind: Kind
    file: str
    columns: tuple[Column, ...]
    rows: int
    created: int
    updated: int
    unchanged: int
    closed: int
    skipped: tuple[Skipped, ...]
    warnings: tuple[str, ...]
    diff: ImportDiff
    as_of: date
    encoding: str
    date_order: DateOrder | None
    """How the dates of the file were read; null where none depends on it."""
    dry_run: bool


class BadOption(Trouble):
    """An option of an import or export cannot be used."""

    code = "option"


def import_file(
    book: Book,
    kind: Kind,
    file: Path,
    options: ImportOptions,
    now: datetime,
    *,
    month_first: bool = False,
    currency: str = "EUR",
    holidays: Collection[date] = NOTHING,
) -> ImportView:
    """Take a file into the book: all of it or nothing, as one change that one undo takes back.

    A dry run reports the same and writes nothing. Importing twice changes nothing.

    Args:
        month_first: the rep's setting, for dates that can be read either way.
        currency: the rep's setting, for new accounts where nothing names one.

    Raises:
        BadSheet, UnknownEncoding, BadColumns, BadOption: nothing was written.
    """
    if options.currency is not None and not is_currency(options.currency):
        raise BadOption(
            _("“{code}” is not a currency. Give its code of three letters, like EUR.").format(
                code=options.currency
            )
        )
    as_of = options.as_of or now.date()
    sheet = read_sheet(file, options.encoding)
    columns = map_columns(sheet.header, kind, sheet.file, options.map)
    table = Table(sheet, columns, month_first)
    text = _name_of_change(kind, len(sheet.rows), sheet.file)
    diff = ImportDiff()
    with nullcontext(book.trial()) if options.dry_run else book.transaction(text) as change:
        if kind == "accounts":
            tally = import_accounts(change, table, options.currency or currency)
        elif kind == "people":
            tally = import_people(change, table, as_of, options.currency or currency)
        elif kind == "visits":
            tally = import_visits(change, table, now, options.currency or currency)
        else:
            tally = Tally(warnings=table.warnings())
            lines = read_lines(table, as_of, tally)
            before = _Standing(change, as_of, holidays)
            money = Money(options.currency, currency)
            booked = import_receivables(change, table, lines, as_of, money, tally)
            diff = before.diff(change, booked)
            tally.warnings.extend(before.warnings)
    return ImportView(
        kind=kind,
        file=str(file),
        columns=columns,
        rows=len(sheet.rows),
        created=tally.created,
        updated=tally.updated,
        unchanged=tally.unchanged,
        closed=0,
        skipped=tuple(tally.skipped),
        warnings=tuple(tally.warnings),
        diff=diff,
        as_of=as_of,
        encoding=sheet.encoding,
        date_order=table.dates.order if table.dates.is_needed else None,
        dry_run=options.dry_run,
    )


def _name_of_change(kind: Kind, rows: int, file: str) -> str:
    if kind == "accounts":
        text = ngettext(
            "import accounts: {n} row of {file}", "import accounts: {n} rows of {file}", rows
        )
    elif kind == "people":
        text = ngettext(
            "import people: {n} row of {file}", "import people: {n} rows of {file}", rows
        )
    elif kind == "visits":
        text = ngettext(
            "import visits: {n} row of {file}", "import visits: {n} rows of {file}", rows
        )
    else:
        text = ngettext(
            "import receivables: {n} row of {file}",
            "import receivables: {n} rows of {file}",
            rows,
        )
    return text.format(n=f"{rows:,}", file=file)


class _Standing:
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
        self.warnings: list[str] = []
        if self._last and self._last > as_of:
            self.warnings.append(
                _("This export is of {as_of}, but one of {last} has been imported already.").format(
                    as_of=as_of.isoformat(), last=self._last.isoformat()
                )
            )

    def diff(self, change: Change, booked: list[tuple[Invoice, date, int]]) -> ImportDiff:
        """What the import has changed."""
        ledger = Ledger(change, self._as_of, self._holidays)
        accounts = change.all(Account)
        judged = ledger.judged
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
                    account=_ref(accounts, invoice.account_id),
                    number=invoice.number,
                    currency=invoice.currency,
                    amount=to_decimal(amount, invoice.currency),
                    on=on,
                )
                for invoice, on, amount in booked
                if invoice.id in self._was_there or (self._last and on > self._last)
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
        )


def _overdue(ledger: Ledger) -> dict[int, Invoice]:
    """The invoices that are overdue, by id."""
    return {
        id_: invoice
        for id_, left in ledger.open_amounts.items()
        if left > 0 and (days_overdue(invoice := ledger.invoices[id_], ledger.as_of) or 0) > 0
    }


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


def export_book(book: Reader, file: str | Path) -> None:
    """Write every record of the book as JSON that a person can read; ``-`` is standard output.

    The same book gives the same bytes: tables in their order, records by id, no time of
    making.

    Raises:
        CannotWrite: with the reason; what stood there stands there still.
    """
    tables = {name: _records_of(book, kind) for name, kind in TABLES.items()}
    writers.write(file, writers.json_bytes({"schema": SCHEMA, "tables": tables}))


def _records_of(book: Reader, kind: type[Record]) -> list[Record]:
    if issubclass(kind, Standing):
        return list(book.all(kind).values())
    if issubclass(kind, Dated):
        return list(book.since(kind, date.min).values())
    raise TypeError(kind)
