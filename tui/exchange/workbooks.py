"""Workbooks that go out: texts that are no formulas, and no trace of when they were made."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from tui.domain.text import clean
from tui.exchange.writers import defused

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_PROPERTIES: Final = "docProps/core.xml"
_TIMES: Final = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_LONG_AGO: Final = rb"\g<1>2000-01-01T00:00:00Z"


def cell(sheet: Worksheet, value: str | date | Decimal | None) -> Cell:
    """A cell to be appended: an amount as a number with its decimals, a date as a date.

    Text stays text whatever it begins with, and is what `writers.defused` makes of it, so that
    it stays text when the workbook is saved in another format.
    """
    from openpyxl.cell.cell import Cell

    made = Cell(sheet, 1, 1)  # its place is where it is appended
    if isinstance(value, str):
        made.value = defused(clean(value))
        made.data_type = "s"
    elif isinstance(value, Decimal):
        places = -int(value.as_tuple().exponent)
        made.value = value
        made.number_format = f"#,##0.{'0' * places}" if places > 0 else "#,##0"
    elif value is not None:
        made.value = value
        made.number_format = "yyyy-mm-dd"
    return made


def as_bytes(book: Workbook) -> bytes:
    """The workbook as a file; the same workbook gives the same bytes, whenever it is made."""
    book.properties.creator = "Rounds"
    made, timeless = io.BytesIO(), io.BytesIO()
    book.save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(timeless, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == _PROPERTIES:
                data = _TIMES.sub(_LONG_AGO, data)
            entry = zipfile.ZipInfo(name)  # its own default is a day long ago
            entry.create_system = 0  # the same on every machine
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, data)
    return timeless.getvalue()
