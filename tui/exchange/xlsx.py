"""XLSX workbooks that come in: one sheet as rows of texts, as a CSV file would have them."""

from __future__ import annotations

import contextlib
import gc
import io
import re
import string
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import IO, TYPE_CHECKING, Final, cast

import msgspec

from tui.exchange.progress import EVERY, Cancelled, Progress
from tui.exchange.sheets import LOCKED, BadSheet, Doubt, Merge, Row, cell_text
from tui.i18n import _

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.read_only import ReadOnlyCell
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

_MOST_UNPACKED: Final = 150_000_000
"""Bytes of XML; 200,000 invoices have less."""
_MOST_CELLS: Final = 4_000_000
"""In rows as long as their last cell; 100,000 invoices with 40 columns have as many."""
_MOST_ROWS: Final = 1_048_576
_MOST_COLUMNS: Final = 16_384
"""What a sheet has room for."""
_CHUNK: Final = 1 << 20
_DIGITS: Final = 15
"""What a spreadsheet keeps of a number, and shows."""

_PREFIX: Final = re.compile(rb"<(\w+:)?worksheet[\s>]")
_MERGE: Final = re.compile(rb'mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_FORMULA: Final = re.compile(
    rb"<(?:\w+:)?c\s([^>]*)>\s*"
    rb"<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</"
)
"""A cell with a formula and nothing that it came to."""
_PLACE: Final = re.compile(rb"""\br=["']([A-Z]{1,3}\d{1,7})""")
_NUMBER: Final = re.compile(rb"""[^>]*?\sr=["'](\d{1,7})""")
_PADDED: Final = re.compile(r"0{2,}")


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


class _Survey(msgspec.Struct):
    """What a quick look at the bytes of a sheet tells."""

    filled: int = 0
    """Rows that hold something."""
    is_too_large: bool = False
    merges: list[Merge] = []
    doubts: list[Doubt] = []
    last: int = 0
    """The number of the last of them."""


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
    _check(data, file)
    with warnings.catch_warnings(), _collector_at_rest():
        # It warns about what it does not keep, and nothing is kept here.
        warnings.simplefilter("ignore")
        try:
            return _read(data, file, sheet, progress or Progress())
        except (BadSheet, Cancelled):
            raise
        except Exception as error:
            # The library says in many ways that it cannot read what is damaged.
            raise _damaged(file) from error


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


def _damaged(file: str) -> BadSheet:
    return BadSheet(
        _(
            "{file} is damaged or no workbook. Open it in a spreadsheet, save it as XLSX or CSV "
            "and import that."
        ).format(file=file)
    )


def _too_large(file: str) -> BadSheet:
    return BadSheet(
        _(
            "{file} is too large when unpacked. Save the sheet as CSV, or only the part that is "
            "needed, and import that."
        ).format(file=file)
    )


def _check(data: bytes, file: str) -> None:
    """Refuse what should not be unpacked at all; the sizes that the archive states are binding."""
    if data.startswith(LOCKED):
        raise BadSheet(
            _(
                "{file} has a password or is of the format before XLSX. "
                "Save it as XLSX without a password and import that."
            ).format(file=file)
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise _damaged(file) from error
    if sum(one.file_size for one in parts if _is_read(one.filename)) > _MOST_UNPACKED:
        raise _too_large(file)


def _is_read(part: str) -> bool:
    """Whether a part is ever unpacked; pictures, fonts and macros are not."""
    return part.lower().endswith((".xml", ".rels", ".vml"))


def _read(data: bytes, file: str, sheet: str | None, progress: Progress) -> Grid:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = cast("list[ReadOnlyWorksheet]", book.worksheets)
        chosen, survey = _choose(sheets, sheet, archive, file)
    doubts = survey.doubts
    progress.begin("reading", survey.filled)
    rows = tuple(_rows(chosen, survey, doubts, file, progress))
    names = _names(book)
    book.close()
    return Grid(
        file,
        chosen.title,
        names,
        rows,
        tuple(sorted(survey.merges, key=lambda one: (one.top, one.left))),
        tuple(sorted(doubts, key=lambda one: one.row)),
    )


def _names(book: Workbook) -> tuple[str, ...]:
    return tuple(one.title for one in book.worksheets)


def _choose(
    sheets: Sequence[ReadOnlyWorksheet], name: str | None, archive: zipfile.ZipFile, file: str
) -> tuple[ReadOnlyWorksheet, _Survey]:
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
        return named[0], _survey(named[0], archive)
    visible = [one for one in sheets if one.sheet_state == "visible"] or sheets
    if not visible:
        raise BadSheet(_("{file} is empty: there is nothing to import.").format(file=file))
    surveys = [(one, _survey(one, archive)) for one in visible]
    return max(surveys, key=lambda one: one[1].filled)


def _survey(sheet: ReadOnlyWorksheet, archive: zipfile.ZipFile) -> _Survey:
    """Count the rows that hold something, find merged cells and formulas without a result.

    Much quicker than reading, so that sheets can be compared, and the million empty rows
    that some sheets end with are never read.
    """
    survey, row, is_filled, cells, wide = _Survey(), 0, False, 0, 0
    tags: list[bytes] = []
    with archive.open(sheet._worksheet_path) as source:  # type: ignore[attr-defined]
        for data in _whole_tags(source):
            if not tags:
                match = _PREFIX.search(data)
                prefix = (match[1] or b"") if match else b""
                tags = [b"<" + prefix + name for name in (b"row", b"c", b"v", b"is", b"f")]
            tag, cell, value, text, formula = tags
            survey.merges += map(_merge, _MERGE.findall(data))
            if cell not in data and value not in data and text not in data:
                row += data.count(tag)
                continue
            for position, piece in enumerate(data.split(tag)):
                if position:
                    numbered = _NUMBER.match(piece)
                    row, is_filled = int(numbered[1]) if numbered else row + 1, False
                    cells, wide = cells + wide, 0
                wide += piece.count(cell)
                if not is_filled and (value in piece or text in piece):
                    survey.filled, survey.last, is_filled = survey.filled + 1, row, True
                if formula in piece:
                    survey.doubts += _uncalculated(piece)
                if wide > _MOST_COLUMNS or cells + wide > _MOST_CELLS:
                    survey.is_too_large = True
                    return survey
    survey.is_too_large = survey.last > _MOST_ROWS
    return survey


def _whole_tags(source: IO[bytes]) -> Iterator[bytes]:
    """The bytes of a file in chunks that end where a tag begins."""
    rest = b""
    while chunk := source.read(_CHUNK):
        data = rest + chunk
        cut = data.rfind(b"<")
        yield data[: max(cut, 0)]
        rest = data[max(cut, 0) :]
    yield rest


def _uncalculated(piece: bytes) -> Iterator[Doubt]:
    for attributes in _FORMULA.findall(piece):
        place = _PLACE.search(attributes)
        # A formula may well come to an empty text.
        if place and b't="str"' not in attributes:
            cell = place[1].decode()
            yield Doubt(int(cell.lstrip(string.ascii_uppercase)), cell, "uncalculated")


def _merge(found: tuple[bytes, bytes, bytes, bytes]) -> Merge:
    from openpyxl.utils import column_index_from_string

    left, top, right, bottom = found
    first, last = (column_index_from_string(one.decode()) - 1 for one in (left, right))
    return Merge(int(top), first, int(bottom), last)


def _rows(
    sheet: ReadOnlyWorksheet,
    survey: _Survey,
    doubts: list[Doubt],
    file: str,
    progress: Progress,
) -> Iterator[Row]:
    if survey.is_too_large:
        raise _too_large(file)
    room = _MOST_CELLS
    clean, told = lru_cache(1 << 14)(cell_text), lru_cache(1 << 14)(_moment)
    sheet.reset_dimensions()  # they may be wrong, or name millions of rows that are not there
    rows = cast("Iterator[Sequence[ReadOnlyCell]]", sheet.iter_rows())  # type: ignore[misc]
    for number, cells in enumerate(rows, start=1):
        room -= len(cells)
        if not number % EVERY:
            progress.at(number)
        if room < 0 or number > _MOST_ROWS:
            raise _too_large(file)
        texts = []
        for cell in cells:
            value = cell.value
            kind = type(value)
            if value is None:
                texts.append("")
            elif cell.data_type == "e":
                texts.append("")
                doubts.append(Doubt(number, cell.coordinate, "error"))
            elif kind is str:
                texts.append(clean(cast("str", value)))
            elif kind is datetime:
                texts.append(told(cast("datetime", value)))
            else:
                texts.append(_text(value, cell))
        while texts and not texts[-1]:
            texts.pop()
        if texts:
            yield Row(number, tuple(texts))
        if number >= survey.last > 0:
            break


def _moment(value: datetime) -> str:
    # Serial numbers miss the second by a few millionths.
    near = (value + timedelta(microseconds=500_000)).replace(microsecond=0)
    return near.date().isoformat() if near.time() == time() else near.isoformat(" ")


def _text(value: object, cell: ReadOnlyCell) -> str:
    """What a cell shows, in a form that can be read in one way only."""
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case int():
            return _whole(value, cell)
        case float():
            return _whole(int(value), cell) if value.is_integer() else _fraction(value)
        case date():
            return value.isoformat()
        case time():
            # The day 0 of a date that was never filled in.
            never = value == time() and "y" in cell.number_format.lower()
            return "" if never else f"{value:%H:%M:%S}"
        case timedelta():
            minutes = round(value / timedelta(minutes=1))
            return f"{minutes // 60}:{minutes % 60:02}"
    return cell_text(str(value))


def _whole(value: int, cell: ReadOnlyCell) -> str:
    """A whole number, with the zeros in front that a format such as ``00000`` shows."""
    if cell.has_style and (match := _PADDED.fullmatch(cell.number_format)):
        return str(value).zfill(len(match[0]))
    return str(value)


def _fraction(value: float) -> str:
    """A number with a decimal point.

    Never with three decimals: ``123.456`` alone could be a hundred thousand.
    """
    text = f"{value:.{_DIGITS}g}"
    if "e" in text:
        text = f"{Decimal(text):f}"
    return f"{text}0" if len(text.partition(".")[2]) == 3 else text
