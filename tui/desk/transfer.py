"""What comes into the book from files, whatever their kind."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import nullcontext
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from tui.collector import uncollected
from tui.desk import import_diff, import_words, intake_files, remembering, vanishing
from tui.desk.import_diff import ImportDiff
from tui.desk.import_views import ImportKind, ImportOptions, ImportView
from tui.desk.intake import Tally
from tui.desk.intake_receivables import Money, ReceivablesIntake
from tui.desk.intake_table import Table
from tui.desk.intake_warnings import several_sheets
from tui.desk.questions import Known
from tui.desk.receivable_lines import read_lines
from tui.desk.taking import take_rows
from tui.desk.vanishing import Coverage
from tui.domain.money import is_currency
from tui.errors import Trouble
from tui.exchange.columns import require
from tui.exchange.exports import read_export
from tui.exchange.progress import Progress
from tui.i18n import _

if TYPE_CHECKING:
    from tui.desk.intake import Change
    from tui.store.book import Book

NOTHING: Final[frozenset[date]] = frozenset()


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
    if options.currency is not None:
        options = msgspec.structs.replace(options, currency=options.currency.upper())
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
    require(
        export.columns,
        kind,
        export.sheet.file,
        is_grouped=export.rows.is_grouped,
        sheet=export.sheet.name,
        sheets=export.sheet.names,
    )
    shape = remembering.shape_of(shapes, kind, export)
    order = options.date_order or (shape.date_order if shape else None)
    table = Table.of(export, month_first, order, progress)
    as_of, told = _day_of(table, options, now.date())
    rows = len(export.sheet.rows)
    text = import_words.name_of_change(kind, rows, export.sheet.file)
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
    tally.warnings += [*table.warnings_after(), *told]
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
        date_order=table.date_order,
        dry_run=options.dry_run,
        review=review,
        coverage=found.coverage,
        sheet=export.sheet.name or None,
    )


def _day_of(table: Table, options: ImportOptions, today: date) -> tuple[date, list[str]]:
    """The day of a file, by the rep's word, its own, or today; and what is odd about it."""
    if options.as_of and options.as_of > today:
        early = _("{day}, as of which the file is to be taken, is still to come.")
        return options.as_of, [early.format(day=options.as_of.isoformat())]
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
    before = import_diff.Before(change, as_of, holidays)
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
