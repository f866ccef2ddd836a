"""XLSX workbooks that come in: one sheet as rows of texts, as a CSV file would have them."""

from __future__ import annotations

import contextlib
import gc
import re
import warnings
import zipfile
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Final

import msgspec

from tui.exchange.progress import EVERY, Cancelled, Progress
from tui.exchange.reading import BadSheet, long_cell
from tui.exchange.sheets import LOCKED, Doubt, Merge, Row
from tui.i18n import _

if TYPE_CHECKING:
    from tui.exchange.xlsx_parts import Opened, Part

_CHUNK: Final = 1 << 20
_TAG: Final = 64
"""Bytes; no name of a tag that is looked for is longer."""
_PREFIX: Final = re.compile(rb"<(\w{1,30}:)?worksheet[\s>]")


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


def read_grid(
    data: bytes, file: str, sheet: str | None = None, progress: Progress | None = None
) -> Grid:
    """Read one sheet of a workbook.

    Dates become ISO dates, numbers plain numbers with a decimal point, formulas what they
    came to when the workbook was saved. Text stays as it is, and whole numbers get the
    leading zeros that their format shows. Hidden rows are rows.

    Args:
        file: its name, for messages.
        sheet: the name of the sheet; None: the one with most rows, the first of equals, and
            a hidden one only where there is no other.

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
    with warnings.catch_warnings(), _collector_at_rest():
        # It warns about what it does not keep, and nothing is kept here.
        warnings.simplefilter("ignore")
        try:
            return _read(data, file, sheet, progress or Progress())
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


@contextlib.contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Millions of cells are made and none is garbage: looking through them costs a seventh."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read(data: bytes, file: str, sheet: str | None, progress: Progress) -> Grid:
    from tui.exchange import xlsx_parts
    from tui.exchange.xlsx_stream import SheetStream

    xlsx_parts.check(data)
    book = xlsx_parts.opened(data)
    with book.archive as archive:
        chosen, filled = _choose(book, sheet, file)
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
    )


def _choose(book: Opened, name: str | None, file: str) -> tuple[Part, int]:
    """The sheet to read, and about how many rows it has."""
    sheets = book.sheets
    if name is not None:
        named = [one for one in sheets if one.title == name] or [
            one for one in sheets if one.title.strip().casefold() == name.strip().casefold()
        ]
        if not named:
            raise BadSheet(
                _("{file} has no sheet “{name}”. There are: {names}.").format(
                    file=file, name=name, names=", ".join(one.title for one in sheets)
                )
            )
        return named[0], _filled(named[0], book.archive)
    visible = [one for one in sheets if one.is_visible] or sheets
    if not visible:
        raise BadSheet(_("{file} is empty: there is nothing to import.").format(file=file))
    return max(((one, _filled(one, book.archive)) for one in visible), key=lambda one: one[1])


def _filled(sheet: Part, archive: zipfile.ZipFile) -> int:
    """About how many rows hold something, by a look at the bytes; much quicker than reading."""
    filled, is_counted = 0, True
    row, marks = b"", (b"", b"")
    with archive.open(sheet.path) as source:
        for data in _whole_tags(source):
            if not row:
                match = _PREFIX.search(data)
                tag = b"<" + ((match[1] or b"") if match else b"")
                row, marks = tag + b"row", (tag + b"v", tag + b"is")
            if not any(mark in data for mark in marks):
                is_counted = is_counted and row not in data
                continue
            for position, piece in enumerate(data.split(row)):
                is_counted = is_counted and not position
                if not is_counted and any(mark in piece for mark in marks):
                    filled, is_counted = filled + 1, True
    return filled


def _whole_tags(source: IO[bytes]) -> Iterator[bytes]:
    """The bytes of a file in pieces that end where a tag begins; very long tags are cut."""
    rest = b""
    while chunk := source.read(_CHUNK):
        data = rest + chunk
        cut = max(data.rfind(b"<"), 0)
        yield data[:cut]
        rest = data[cut : cut + _TAG]
    yield rest
