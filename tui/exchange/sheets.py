"""Sheets from outside: a CSV file as a header and rows that know where they stood."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Final

import msgspec

from tui.domain.text import clean
from tui.errors import Trouble
from tui.exchange import encodings
from tui.i18n import _

SEPARATORS: Final = (",", ";", "\t")
_LOOK_AT: Final = 50
"""Rows that decide which separator a file has."""
_NOT_YET: Final = frozenset((".xlsx", ".xlsm", ".xls", ".ods", ".vcf", ".ics"))
_DEFUSED: Final = tuple("'" + sign for sign in "=+-@＝＋－＠\t\r")


class BadSheet(Trouble):
    """A file cannot be read as a sheet."""

    code = "sheet"


class Row(msgspec.Struct, frozen=True):
    """A row: its number in the file as a spreadsheet counts (the first is 1), and its cells."""

    number: int
    cells: tuple[str, ...]


class Sheet(msgspec.Struct, frozen=True):
    """A sheet as it stood in the file: cells cleaned, blank rows left out."""

    file: str
    """The name of the file without its folder."""
    encoding: str
    """As a Python codec name."""
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    """As wide as the header at least."""

    def column(self, index: int) -> list[str]:
        """The cells under one header."""
        return [row.cells[index] for row in self.rows]


def read_sheet(file: Path, encoding: str | None = None) -> Sheet:
    """Read a CSV file: comma, semicolon or tab, any of our encodings, quoted line ends.

    Args:
        encoding: what the rep says it is; None: find it.

    Raises:
        BadSheet: the file is not there, not a sheet, or empty.
        UnknownEncoding: its text cannot be read for certain.
    """
    if file.suffix.lower() in _NOT_YET:
        raise BadSheet(
            _("{file} cannot be read: only CSV can be imported. Save it as CSV first.").format(
                file=file.name
            )
        )
    try:
        data = file.read_bytes()
    except OSError as error:
        raise BadSheet(
            _("Cannot read {file}: {reason}.").format(file=file, reason=error.strerror or error)
        ) from error
    text, found = encodings.decode(data, file.name, encoding)
    rows = _rows(text, file.name)
    if not rows:
        raise BadSheet(_("{file} is empty: there is nothing to import.").format(file=file.name))
    header, width = rows[0].cells, len(rows[0].cells)
    padded = (
        Row(row.number, row.cells + ("",) * (width - len(row.cells)))
        if len(row.cells) < width
        else row
        for row in rows[1:]
    )
    return Sheet(file.name, found, header, tuple(padded))


def _rows(text: str, file: str) -> list[Row]:
    separator, number = "", 0
    if text[:4].lower() == "sep=" and text[4:5] in (*SEPARATORS, "|"):
        # Excel's own way to name the separator.
        separator, number = text[4], 1
        text = text[5:].lstrip("\r").removeprefix("\n")
    separator = separator or _separator(text)
    rows: list[Row] = []
    try:
        # Strict: a quotation mark that is never closed would swallow the rest of the file.
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            number += 1
            cleaned = tuple(map(_cell, cells))
            if any(cleaned):
                rows.append(Row(number, cleaned))
    except csv.Error as error:
        raise BadSheet(
            _(
                "{file}, row {row}: a quotation mark is not closed or stands in the wrong place. "
                "Mend that row and import again."
            ).format(file=file, row=number + 1)
        ) from error
    return rows


def _cell(text: str) -> str:
    # Our own exports put a quotation mark before what a spreadsheet would take for a formula.
    return clean(text[1:] if text.startswith(_DEFUSED) else text)


def _separator(text: str) -> str:
    """The separator that cuts most rows into the same number of columns as the first one."""
    best, best_score = SEPARATORS[0], 0.0
    for separator in SEPARATORS:
        widths = []
        try:
            for cells in csv.reader(
                io.StringIO(text, newline=""), delimiter=separator, strict=True
            ):
                if any(cells):
                    widths.append(len(cells))
                if len(widths) == _LOOK_AT:
                    break
        except csv.Error:
            continue
        if not widths or widths[0] < 2:
            continue
        alike = sum(width == widths[0] for width in widths) / len(widths)
        if alike * widths[0] > best_score:
            best, best_score = separator, alike * widths[0]
    return best
