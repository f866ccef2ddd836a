"""What an export is: its cells, and what is to be found in them."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from openpyxl import Workbook

from tui.exchange.sums import Sort

Cell = str | int | float | date | None


class Owed(NamedTuple):
    """An invoice that a file brings: what is open of it, and when it is due."""

    account: str
    number: str
    left: str
    currency: str = "CNY"
    due: date | None = None

    @property
    def amount(self) -> Decimal:
        return Decimal(self.left)


class Export(NamedTuple):
    """A file as one program writes it."""

    rows: Sequence[Sequence[Cell]]
    fields: Mapping[str, str]
    """The header of each field that is to be found."""
    owed: Sequence[Owed]
    """Accounts by name, or by number where the file has no names."""
    sorts: Mapping[int, Sort] = {}
    """What the rows are that are no items, by their number in the file."""
    head: int = 1
    """The row of the header, its last line."""
    merges: Sequence[str] = ()
    as_of: date | None = None
    encoding: str = "utf-8"
    separator: str = ","
    warned: Sequence[str] = ()
    """What the warnings have to mention, one each."""

    def written(self, folder: Path, form: str) -> Path:
        """The file, as ``csv`` or ``xlsx``."""
        file = folder / f"export.{form}"
        if form == "xlsx":
            self._workbook().save(file)
            return file
        text = io.StringIO()
        writer = csv.writer(text, delimiter=self.separator)
        writer.writerows(["" if cell is None else str(cell) for cell in row] for row in self.rows)
        file.write_bytes(text.getvalue().encode(self.encoding))
        return file

    def _workbook(self) -> Workbook:
        book = Workbook()
        sheet = book.worksheets[0]
        for row in self.rows:
            sheet.append(list(row))
        for merge in self.merges:
            sheet.merge_cells(merge)
        return book


def cells(text: str) -> list[list[Cell]]:
    """Rows with bars between the cells."""
    return [[cell.strip() for cell in line.split("|")] for line in text.strip("\n").splitlines()]


def day(text: str) -> date:
    return date.fromisoformat(text)
