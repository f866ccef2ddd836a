"""What comes into the book from files, and how it leaves: import and export."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import nullcontext
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import msgspec

from tui.collector import uncollected
from tui.desk import import_diff, intake_files, remembering, vanishing
from tui.desk.import_diff import ImportDiff
from tui.desk.intake import Skipped, Table, Tally
from tui.desk.intake_receivables import Money, ReceivablesIntake
from tui.desk.intake_warnings import several_sheets
from tui.desk.ledger import back_to
from tui.desk.questions import Known
from tui.desk.receivable_lines import read_lines
from tui.desk.taking import take_rows
from tui.desk.vanishing import Coverage
from tui.domain.money import is_currency
from tui.domain.records import SCHEMA, TABLES, Dated, Record, Standing
from tui.errors import Trouble
from tui.exchange import writers
from tui.exchange.columns import require
from tui.exchange.exports import read_export
from tui.exchange.headers import Column, Kind
from tui.exchange.progress import Progress
from tui.exchange.values import DateOrder
from tui.i18n import _, ngettext

if TYPE_CHECKING:
    from tui.desk.intake import Change
    from tui.desk.ledger import Reader
    from tui.store.book import Book
    from tui.store.shapes import Shapes

NOTHING: Final[frozenset[date]] = frozenset()
ImportKind = Kind | Literal["book"]


class ImportOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How a file is to be taken in."""

    map: dict[str, str] = {}
    """Header by field, where the file's headers are not known."""
    left_out: tuple[str, ...] = ()
    """Headers of columns that are not to be read."""
    currency: str | None = None
    """Of amounts whose row names none."""
    as_of: date | None = None
    """The day of the export; none: the one that its title lines state, else today."""
    encoding: str | None = None
    sheet: str | None = None
    """Of a workbook; none: the one with most rows."""
    date_order: DateOrder | None = None
    """How dates are written; none: as their column tells."""
    is_full: bool | None = None
    """Whether a file of receivables lists all that is open; none: as it was said of such files
    before, else as what it lists tells."""
    country: str = ""
    """ISO 3166, where telephone numbers without a country are; empty: not known."""
    dry_run: bool = False
    progress: Progress | None = None
    """Who watches the work and may stop it."""
    shapes: Shapes | None = None
    """What the rep has said about files of each shape; an import adds to it."""


class ImportView(msgspec.Struct, frozen=True, kw_only=True):
    """What an import did: ``rounds import --json``. Every row of the file counts once."""

    kind: ImportKind
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
    review: int
    """How many questions it has put on the review list."""
    coverage: Coverage | None = None
    """Whether the file listed all that is open; null where it could not show."""
    sheet: str | None = None
    """The sheet that was read; null where a file has none."""


class _Outcome(msgspec.Struct):
    """What became of the rows."""

    tally: Tally
    closed: int = 0
    diff: ImportDiff = ImportDiff()
    coverage: Coverage | None = None


class BadOption(Trouble):
    """An option of an import or export cannot be used."""

    code = "option"


@uncollected()
def import_file(
    book: Book,
    kind: ImportKind,
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
        BadSheet, WrongFormat, UnknownEncoding, BadColumns, BadBook, BadOption: nothing was written.
        Cancelled: whoever watches has stopped it; nothing was written.
    """
    if options.currency is not None and not is_currency(options.currency):
        raise BadOption(
            _("“{code}” is not a currency. Give its code of three letters, like EUR.").format(
                code=options.currency
            )
        )
    shapes, progress = options.shapes, options.progress or Progress()
    if kind == "book" or intake_files.is_no_sheet(kind, file):
        settled = intake_files.Settled(currency, options.country)
        view = intake_files.take_file(book, kind, file, options, now, settled)
        if shapes is not None and not options.dry_run:
            told = remembering.remember_ending(shapes, kind, file)
            view = msgspec.structs.replace(view, warnings=(*view.warnings, *told))
        return view
    export = read_export(
        file,
        kind,
        encoding=options.encoding,
        sheet=options.sheet,
        named=options.map,
        learned=remembering.fields_of(shapes, kind, options.left_out),
        progress=progress,
    )
    require(export.columns, kind, export.sheet.file, is_grouped=export.rows.is_grouped)
    shape = remembering.shape_of(shapes, kind, export)
    order = options.date_order or (shape.date_order if shape else None)
    table = Table.of(export, month_first, order, progress)
    as_of, told = _day_of(table, options, now.date())
    rows = len(export.sheet.rows)
    text = name_of_change(kind, rows, export.sheet.file)
    with nullcontext(book.trial()) if options.dry_run else book.transaction(text) as change:
        known = Known(change)
        if kind == "receivables":
            learned = shape.is_full if shape else None
            money = Money(options.currency, currency)
            found = _take_receivables(change, table, as_of, money, holidays, options, learned)
        else:
            named, country = options.currency, options.country
            taken = take_rows(change, kind, table, now, as_of, currency, named, country)
            found = _Outcome(taken)
        review = known.questions(change)
        progress.begin("saving")
    tally = found.tally
    tally.warnings += told
    if options.sheet is None:
        tally.warnings += several_sheets(export.sheet)
    if shapes is not None and not options.dry_run:
        tally.warnings += remembering.remember(shapes, kind, file, export, options)
    return ImportView(
        kind=kind,
        file=str(file),
        columns=export.columns,
        rows=rows,
        created=tally.created,
        updated=tally.updated,
        unchanged=tally.unchanged,
        closed=found.closed,
        skipped=tuple(sorted([*table.skipped, *tally.skipped], key=lambda one: one.row)),
        warnings=tuple(tally.warnings),
        diff=found.diff,
        as_of=as_of,
        encoding=export.sheet.encoding,
        date_order=table.dates.order if table.dates.is_needed else None,
        dry_run=options.dry_run,
        review=review,
        coverage=found.coverage,
        sheet=export.sheet.name or None,
    )


def _day_of(table: Table, options: ImportOptions, today: date) -> tuple[date, list[str]]:
    """The day of a file, by the rep's word, its own, or today; and what is odd about it."""
    if options.as_of or not table.as_of:
        return options.as_of or today, []
    if table.as_of <= today:
        return table.as_of, []
    told = _("The file says that it is of {day}, which is still to come; today was taken.")
    return today, [told.format(day=table.as_of.isoformat())]


def _take_receivables(
    change: Change,
    table: Table,
    as_of: date,
    money: Money,
    holidays: Collection[date],
    options: ImportOptions,
    learned: bool | None,
) -> _Outcome:
    """Take every row, close what a full file no longer lists, and see what is new."""
    tally = Tally(warnings=table.warnings())
    lines = read_lines(table, as_of, tally)
    before = import_diff.Standing(change, as_of, holidays)
    intake = ReceivablesIntake(change, table, lines, as_of, money, tally)
    intake.take_all()
    known = vanishing.known_open(before.open, as_of)
    coverage = vanishing.coverage(known, intake.listed, as_of, options.is_full, learned)
    closed = 0
    if coverage and coverage.kind == "full":
        for invoice, left in vanishing.vanished(change, table, tally, known, intake.listed):
            intake.close(invoice, left)
            closed += 1
    tally.warnings += before.warnings
    return _Outcome(tally, closed, before.diff(change, intake.booked), coverage)


def name_of_change(kind: ImportKind, rows: int, file: str) -> str:
    """What an import is called for undo."""
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
    elif kind == "opportunities":
        text = ngettext(
            "import opportunities: {n} row of {file}",
            "import opportunities: {n} rows of {file}",
            rows,
        )
    elif kind == "book":
        text = ngettext(
            "import book: {n} record of {file}", "import book: {n} records of {file}", rows
        )
    else:
        text = ngettext(
            "import receivables: {n} row of {file}",
            "import receivables: {n} rows of {file}",
            rows,
        )
    return text.format(n=f"{rows:,}", file=file)


def export_book(book: Reader, file: str | Path) -> None:
    """Write every record of the book as JSON that a person can read; ``-`` is standard output.

    What has left the book for the history is there too, but for accounts that are gone.

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
        return list(back_to(book, kind, date.min).values())
    raise TypeError(kind)
