"""What goes out: CSV, XLSX and JSON files, replaced as a whole, without formulas."""

from __future__ import annotations

import contextlib
import csv
import errno
import io
import os
import re
import sys
import tempfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import chain, islice, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

import msgspec

from tui.domain.text import clean, width
from tui.errors import Trouble
from tui.i18n import _

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | bool | Decimal | date | datetime | None
"""What a cell of a workbook may hold; an amount has the decimals of its currency."""

STANDARD_OUTPUT: Final = "-"

_FORMULA: Final = re.compile(r"'*[=+\-@＝＋－＠\t\r\n]")
"""How a formula begins, or a text that has been made none."""
_NUMBER: Final = re.compile(r"[+-]?\d[\d.,]*")
_LOOK_AT: Final = 500
"""Rows that decide how wide the columns are."""
_NARROWEST, _WIDEST = 8, 60
"""Columns of a workbook, in characters."""


class UnknownFormat(Trouble):
    """The name of a file says no form that such an export can have."""

    code = "ending"


class CannotWrite(Trouble):
    """A file cannot be written; what stood there stands there still."""

    code = "cannot_write"


def defused(text: str) -> str:
    """A cell that no spreadsheet takes for a formula; plain numbers stay as they are.

    An apostrophe before it makes it text; an import takes that off again.

    >>> defused("=1+1"), defused("-12.50"), defused("+49 30 1"), defused("'=1")
    ("'=1+1", '-12.50', "'+49 30 1", "''=1")
    """
    if _FORMULA.match(text) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A CSV file that spreadsheets open in the right encoding: UTF-8 with its mark."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([defused(cell) for cell in header])
    writer.writerows([defused(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def xlsx_bytes(name: str, header: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """A workbook of one sheet with a bold header that stays in sight.

    Amounts are numbers, days are dates, and text is text whatever it begins with. The same
    rows give the same bytes, whenever they are written.

    Args:
        name: of the sheet, at most 31 characters.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    from tui.exchange import workbooks

    book = Workbook(write_only=True)
    # The rows go straight to the file; all that is used of the sheet, such a one has too.
    sheet = cast("Worksheet", book.create_sheet(name))
    coming = iter(rows)
    first = list(islice(coming, _LOOK_AT))
    for index, column in enumerate(zip_longest(header, *first), start=1):
        widest = max(width(clean("" if value is None else str(value))) for value in column)
        room = min(max(widest, _NARROWEST), _WIDEST) + 2
        sheet.column_dimensions[get_column_letter(index)].width = room
    sheet.freeze_panes = "A2"
    titles = [_cell(sheet, title) for title in header]
    for title in titles:
        title.font = Font(bold=True)
    sheet.append(titles)
    for row in chain(first, coming):
        sheet.append([_cell(sheet, value) for value in row])
    return workbooks.as_bytes(book)


def _cell(sheet: Worksheet, value: Value) -> Cell:
    from tui.exchange import workbooks

    if isinstance(value, (int, datetime)):
        made = workbooks.cell(sheet, None)
        made.value = value
        made.number_format = "yyyy-mm-dd hh:mm" if isinstance(value, datetime) else "0"
        return made
    return workbooks.cell(sheet, value)


def json_bytes(value: object) -> bytes:
    """A JSON file that a person can read."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"


def write(target: str | Path, data: bytes) -> None:
    """Write a file, 0600, replacing what is there in one step; ``-`` is standard output.

    Raises:
        CannotWrite: with the reason; nothing has changed then.
    """
    # A link stays a link: what it leads to is replaced.
    path = Path(os.path.realpath(target))
    try:
        if str(target) == STANDARD_OUTPUT:
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
            return
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        _replace(path, data)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise CannotWrite(
            _("Cannot write {file}: {reason}.").format(file=target, reason=error.strerror or error)
        ) from error


def _replace(path: Path, data: bytes) -> None:
    # mkstemp makes it 0600, beside the file, so that the last step is a rename.
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    finally:
        with contextlib.suppress(OSError):
            new.unlink(missing_ok=True)  # what did not take its place
