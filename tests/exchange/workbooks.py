"""Workbooks, sound and otherwise, and what is read in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tui.exchange.xlsx import Grid, read_grid

SHEET = "xl/worksheets/sheet1.xml"
OPEN = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


def saved(book: Workbook) -> bytes:
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def made(fill: Callable[[Worksheet], object]) -> bytes:
    book = Workbook()
    assert isinstance(book.active, Worksheet)
    fill(book.active)
    return saved(book)


def with_parts(parts: Mapping[str, bytes | str], data: bytes | None = None) -> bytes:
    """A workbook some parts of which are replaced or added."""
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data or saved(Workbook()))) as old,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            new.writestr(name, part)
    return result.getvalue()


def raw(rows: str, after: str = "") -> bytes:
    """A workbook whose sheet has these rows, as they stand."""
    return with_parts({SHEET: f"{OPEN}<sheetData>{rows}</sheetData>{after}</worksheet>"})


def grid(data: bytes, sheet: str | None = None) -> Grid:
    return read_grid(data, "book.xlsx", sheet)


def rows(data: bytes) -> list[tuple[str, ...]]:
    return [row.cells for row in grid(data).rows]


def book_of(**sheets: int) -> Workbook:
    """A workbook whose sheets have so many rows."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, count in sheets.items():
        sheet = book.create_sheet(name)
        for number in range(count):
            sheet.append([f"{name} {number}"])
    return book


ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
