"""XLSX workbooks that come in: one sheet as rows of texts, as a CSV file would have them."""

from __future__ import annotations

import warnings
from collections.abc import Mapping

import msgspec

from tui.collector import uncollected
from tui.exchange.progress import EVERY, Cancelled, Progress
from tui.exchange.reading import BadSheet, long_cell
from tui.exchange.sheets import LOCKED, Doubt, Judge, Merge, Number, Row
from tui.i18n import _


class Grid(msgspec.Struct, frozen=True):
    """A sheet as it stands in the workbook, before a header is looked for."""

    file: str
    name: str
    """Of the sheet."""
    names: tuple[str, ...]
    """Of all sheets of the workbook."""
    rows: tuple[Row, ...]
    """Cells cleaned, blank rows left out, each row as long as its last cell that says something."""
    merges: tuple[Merge, ...]
    doubts: tuple[Doubt, ...]
    numbers: Mapping[int, tuple[tuple[int, Number], ...]]
    """By the number of a row, its columns with numbers that say more than their text."""


def read_grid(
    data: bytes,
    file: str,
    sheet: str | None = None,
    progress: Progress | None = None,
    judge: Judge | None = None,
) -> Grid:
    """Read one sheet of a workbook.

    Dates become ISO dates, numbers plain numbers with a decimal point, formulas what they
    came to when the workbook was saved. Text stays as it is, and whole numbers get the
    leading zeros that their format shows. Hidden rows are rows.

    Args:
        file: its name, for messages.
        sheet: the name of the sheet; None: the one that `judge` likes best, else the one with
            most rows, the first of equals; a hidden one only where there is no other.
        judge: how well the first rows of a sheet look like what is to be read.

    Raises:
        BadSheet: it is no workbook, is locked or damaged, is too large when unpacked, or has
            no such sheet.
        Cancelled: the work is to stop.
    """
    from tui.exchange.xlsx_stream import LongCell, TooMuch

    if data.startswith(LOCKED):
        raise BadSheet(
            _(
                "{file} has a password or is of the format before XLSX. "
                "Save it as XLSX without a password and import that."
            ).format(file=file)
        )
    with warnings.catch_warnings(), uncollected():
        # It warns about what it does not keep, and nothing is kept here.
        warnings.simplefilter("ignore")
        try:
            return _read(data, file, sheet, progress or Progress(), judge)
        except (BadSheet, Cancelled):
            raise
        except TooMuch:
            raise BadSheet(
                _(
                    "{file} is too large when unpacked. Save the sheet as CSV, or only the part "
                    "that is needed, and import that."
                ).format(file=file)
            ) from None
        except LongCell as error:
            raise long_cell(file, error.row) from None
        except Exception as error:
            # The library says in many ways that it cannot read what is damaged.
            raise BadSheet(
                _(
                    "{file} is damaged or no workbook. Open it in a spreadsheet, save it as XLSX "
                    "or CSV and import that."
                ).format(file=file)
            ) from error


def _read(
    data: bytes, file: str, sheet: str | None, progress: Progress, judge: Judge | None
) -> Grid:
    from tui.exchange import xlsx_choice, xlsx_parts
    from tui.exchange.xlsx_stream import SheetStream

    xlsx_parts.check(data)
    book = xlsx_parts.opened(data)
    with book.archive as archive:
        chosen, filled = xlsx_choice.choose(book, sheet, file, judge)
        progress.begin("reading", filled)
        stream = SheetStream(book.strings, book.shown)
        rows: list[Row] = []
        with archive.open(chosen.path) as source:
            for row in stream.rows(source):
                rows.append(row)
                if not len(rows) % EVERY:
                    progress.at(len(rows))
    return Grid(
        file,
        chosen.title,
        tuple(one.title for one in book.sheets),
        tuple(rows),
        tuple(sorted(stream.merges, key=lambda one: (one.top, one.left))),
        tuple(stream.doubts),
        stream.numbers,
    )
