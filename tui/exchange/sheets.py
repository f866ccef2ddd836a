"""Sheets from outside: a CSV or XLSX file as a header and rows that know where they stood."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Final, Literal, TypeAlias

import msgspec

from tui.domain.text import are_clean, clean
from tui.exchange import encodings
from tui.exchange.progress import EVERY, Progress
from tui.exchange.reading import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ENDS,
    MOST_ROWS,
    MOST_TEXT,
    BadSheet,
    long_cell,
    read_bytes,
    too_large,
)
from tui.i18n import _

SEPARATORS: Final = (",", ";", "\t", "|")
_ZIPPED: Final = b"PK\x03\x04"
"""How a workbook begins, whatever its name is."""
LOCKED: Final = b"\xd0\xcf\x11\xe0"
"""How one with a password begins, or one of the format before XLSX."""
_PAGE: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|meta|table|\?xml)", re.I)
"""How a web page begins; some programs call theirs a workbook."""
_LOOK_AT: Final = 50
"""Rows that decide which separator a file has."""
_NO_SHEETS: Final = frozenset((".ods", ".vcf", ".ics"))
_WORKBOOKS: Final = frozenset((".xlsx", ".xlsm"))
_MOST_PADDED: Final = 4 * MOST_CELLS
"""Cells that rows may come to when they are made as wide as the widest."""
_DEFUSED: Final = re.compile(r"'+[=+\-@＝＋－＠\t\r\n]")


class Row(msgspec.Struct, frozen=True):
    """A row: its number in the file as a spreadsheet counts (the first is 1), and its cells."""

    number: int
    cells: tuple[str, ...]


Judge: TypeAlias = Callable[[Sequence[Row]], tuple[int, int]]
"""How well rows look like what is to be read: so many of the fields that it needs, and of all
fields."""


class Doubt(msgspec.Struct, frozen=True):
    """A cell that is not read although something stands there."""

    row: int
    cell: str
    """As a spreadsheet calls it: ``C5``."""
    code: Literal["error", "uncalculated", "beyond", "shifted"]
    """An error such as #N/A; a formula that was never worked out; a cell without a header; and
    one that makes it likely that the cells of its row stand in wrong columns."""


class Number(msgspec.Struct, frozen=True):
    """What a workbook says of a number besides its text."""

    sign: str
    """Of the currency that its format shows; empty if none."""
    is_fraction: bool


class Merge(msgspec.Struct, frozen=True):
    """Cells that were made one; the text stands in the first."""

    top: int
    left: int
    """Column, the first is 0."""
    bottom: int
    right: int


class Sheet(msgspec.Struct, frozen=True):
    """A sheet as it stood in the file: cells cleaned, blank rows left out.

    As it is read its first row is the header; `layouts.lay_out` finds the true one.
    """

    file: str
    """The name of the file without its folder."""
    encoding: str
    """As a Python codec name."""
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    """As wide as the header at least."""
    name: str = ""
    """Of the sheet, where the file can have several."""
    names: tuple[str, ...] = ()
    """Of all sheets of the file."""
    merges: tuple[Merge, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    numbers: Mapping[int, tuple[tuple[int, Number], ...]] = {}
    """By the number of a row, its columns (the first is 0) with numbers that say more than
    their text."""
    heads: tuple[Row, ...] = ()
    """The rows that the header was made of."""
    titles: tuple[Row, ...] = ()
    """The rows above it."""

    def column(self, index: int) -> list[str]:
        """The cells under one header."""
        return [row.cells[index] for row in self.rows]


def read_sheet(
    file: Path,
    encoding: str | None = None,
    sheet: str | None = None,
    progress: Progress | None = None,
    judge: Judge | None = None,
) -> Sheet:
    """Read a sheet of an XLSX workbook or a CSV file.

    CSV has commas, semicolons, tabs or bars, any of our encodings, and quoted line ends.

    Args:
        encoding: what the rep says a CSV file has; None: find it.
        sheet: the name of the sheet in a workbook; None: the one that `judge` likes best, else
            the one with most rows.
        judge: how well the first rows of a sheet look like what is to be read.

    Raises:
        BadSheet: the file is not there, not a sheet, or empty.
        UnknownEncoding: its text cannot be read for certain.
        Cancelled: the work is to stop.
    """
    progress = progress or Progress()
    progress.begin("reading")
    if file.suffix.lower() in _NO_SHEETS:
        raise BadSheet(
            _("{file} is no sheet: save it as XLSX or CSV and import that.").format(file=file.name)
        )
    data = read_bytes(file)
    if _is_workbook(file, data):
        from tui.exchange import xlsx

        grid = xlsx.read_grid(data, file.name, sheet, progress, judge)
        parts = Sheet(
            *(file.name, "utf-8", (), grid.rows),
            *(grid.name, grid.names, grid.merges, grid.doubts),
            numbers=grid.numbers,
        )
    else:
        if len(data) > MOST_TEXT:
            raise too_large(file.name)
        text, found = encodings.decode(data, file.name, encoding)
        parts = Sheet(file.name, found, (), tuple(_rows(text, file.name, progress)))
    if not parts.rows:
        raise BadSheet(_("{file} is empty: there is nothing to import.").format(file=file.name))
    first, *others = parts.rows
    # All rows are made as wide as the header, which may be any of the first ones.
    widest = max(len(row.cells) for row in parts.rows[:_LOOK_AT])
    if len(parts.rows) * widest > _MOST_PADDED:
        raise too_large(file.name)
    return msgspec.structs.replace(
        parts,
        header=first.cells,
        heads=(first,),
        rows=padded(others, len(first.cells)),
    )


def cell_name(row: int, column: int) -> str:
    """A cell as a spreadsheet calls it.

    >>> cell_name(5, 2), cell_name(1, 27)
    ('C5', 'AB1')
    """
    letters, rest = "", column + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


def padded(rows: Iterable[Row], width: int) -> tuple[Row, ...]:
    """Rows as wide as the header at least."""
    return tuple(
        Row(row.number, row.cells + ("",) * (width - len(row.cells)))
        if len(row.cells) < width
        else row
        for row in rows
    )


def _is_workbook(file: Path, data: bytes) -> bool:
    if _PAGE.match(data):
        raise BadSheet(
            _(
                "{file} is a web page, whatever its name says. Open it in a spreadsheet, "
                "save it as XLSX or CSV and import that."
            ).format(file=file.name)
        )
    return data.startswith((_ZIPPED, LOCKED)) or file.suffix.lower() in _WORKBOOKS


def _rows(text: str, file: str, progress: Progress) -> list[Row]:
    if text.count("\n") + text.count("\r") > MOST_ENDS:
        raise too_large(file)
    progress.begin("reading", text.count("\n"))
    separator, number = "", 0
    if text[:4].lower() == "sep=" and text[4:5] in SEPARATORS:
        # Excel's own way to name the separator.
        separator, number = text[4], 1
        text = text[5:].lstrip("\r").removeprefix("\n")
    separator = separator or _separator(text)
    rows: list[Row] = []
    some: list[list[str]] = []
    room = MOST_CELLS
    lines = _Lines(text, separator)
    try:
        # Strict: a quotation mark that is never closed would swallow the rest of the file.
        for cells in csv.reader(lines, delimiter=separator, strict=True):
            lines.waiting = 0
            some.append(cells)
            if len(some) == EVERY:
                read = _cleaned(some, number)
                rows += read
                room -= sum(len(row.cells) for row in read)
                if room < 0 or len(rows) > MOST_ROWS:
                    raise too_large(file)
                number += EVERY
                progress.at(number)
                some = []
        rows += _cleaned(some, number)
    except _WideRow:
        raise BadSheet(
            _(
                "{file}, row {row}: it has more than {most} columns. "
                "Mend that row, or see whether a quotation mark is missing, and import again."
            ).format(file=file, row=number + len(some) + 1, most=f"{MOST_COLUMNS:,}")
        ) from None
    except csv.Error as error:
        if "larger" in str(error):
            raise long_cell(file, number + len(some) + 1) from error
        raise BadSheet(
            _(
                "{file}, row {row}: a quotation mark is not closed or stands in the wrong place. "
                "Mend that row and import again."
            ).format(file=file, row=number + len(some) + 1)
        ) from error
    return rows


class _WideRow(csv.Error):
    """A row has more cells than any sheet has columns."""


class _Lines:
    """The lines of a text for `csv.reader`, which would make a list of a row of any width."""

    def __init__(self, text: str, separator: str) -> None:
        self.waiting = 0
        """Cells of the row that is being made; set it to 0 when a row has come."""
        self._text = text
        self._separator = separator

    def __iter__(self) -> Iterator[str]:
        for line in io.StringIO(self._text, newline=""):
            self.waiting += line.count(self._separator) + 1
            if self.waiting > MOST_COLUMNS:
                raise _WideRow
            yield line


def _cleaned(rows: Sequence[Sequence[str]], before: int) -> list[Row]:
    """Those of some rows that say something.

    Args:
        before: the number of the row above the first of them.
    """
    cells = list(chain.from_iterable(rows))
    if not are_clean(cells) or "\n'" in "\n".join(["", *cells]):
        rows = [list(map(cell_text, row)) for row in rows]
    return [Row(number, tuple(row)) for number, row in enumerate(rows, before + 1) if any(row)]


def cell_text(text: str) -> str:
    """A cell as clean text; what `writers.defused` put before it is taken off."""
    return clean(text[1:] if text.startswith("'") and _DEFUSED.match(text) else text)


def _separator(text: str) -> str:
    """The separator that cuts most rows into as many columns, one of them a row of words.

    Title lines have no columns; and a comma in amounts makes columns too, but no header.
    """
    best: tuple[bool, float] = (False, 0.0)
    found = SEPARATORS[0]
    for separator in SEPARATORS:
        rows = _first_rows(text, separator)
        widths = Counter(len(cells) for cells in rows)
        widths.pop(1, None)
        for width, count in widths.items():
            has_header = any(len(cells) == width and _is_of_words(cells) for cells in rows)
            score = has_header, width * count / len(rows)
            if score > best:
                best, found = score, separator
    return found


def _first_rows(text: str, separator: str) -> list[list[str]]:
    rows: list[list[str]] = []
    lines = _Lines(text, separator)
    try:
        for cells in csv.reader(lines, delimiter=separator, strict=True):
            lines.waiting = 0
            if any(cells):
                rows.append(cells)
            if len(rows) == _LOOK_AT:
                break
    except csv.Error:
        return []
    return rows


def _is_of_words(cells: Sequence[str]) -> bool:
    """Whether half of the cells that hold something hold no number."""
    said = [cell for cell in cells if cell.strip()]
    return 2 * sum(not any(map(str.isdigit, cell)) for cell in said) >= len(said) > 0
