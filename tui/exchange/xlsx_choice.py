"""Which sheet of a workbook to read."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import IO, TYPE_CHECKING, Final

from tui.exchange.reading import BadSheet
from tui.exchange.xlsx_stream import LongCell, SheetStream, TooMuch
from tui.i18n import _

if TYPE_CHECKING:
    from tui.exchange.sheets import Judge, Row
    from tui.exchange.xlsx_parts import Opened, Part

_CHUNK: Final = 1 << 20
_TAG: Final = 64
"""Bytes; no name of a tag that is looked for is longer."""
_PREFIX: Final = re.compile(rb"<(\w{1,30}:)?worksheet[\s>]")
_FIRST: Final = 40
"""So many rows of a sheet are judged."""
_LOOK_AT: Final = 1 << 18
"""Bytes of a sheet in which they are looked for."""
_MOST_LOOKED_AT: Final = 1 << 22
"""Bytes of all sheets together."""
_ALIKE: Final = 0.75
"""A sheet with so much of the fields of another is of the same kind; their rows decide."""


def choose(book: Opened, name: str | None, file: str, judge: Judge | None) -> tuple[Part, int]:
    """The sheet to read, and about how many rows it has.

    Args:
        name: what the rep says; None: the best of those that are shown.
        file: its name, for messages.
        judge: how well rows look like what is to be read; None: the most rows are best.

    Raises:
        BadSheet: there is no such sheet, or none at all.
    """
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
    counted = [(one, _filled(one, book.archive)) for one in visible]
    if judge and len(counted) > 1:
        counted = _best(book, counted, judge)
    return max(counted, key=lambda one: one[1])


def _best(
    book: Opened, counted: Sequence[tuple[Part, int]], judge: Judge
) -> list[tuple[Part, int]]:
    """The sheets that have most of what is needed, and about as many fields as any of those."""
    found: dict[str, tuple[int, int]] = {}
    left = _MOST_LOOKED_AT
    for sheet, filled in sorted(counted, key=lambda one: -one[1]):
        data = b""
        if filled and left > 0:
            with book.archive.open(sheet.path) as source:
                data = source.read(min(_LOOK_AT, left))
        left -= len(data)
        rows = _first_rows(book, data)
        found[sheet.path] = judge(rows) if rows else (0, 0)
    most = max(needed for needed, _fields in found.values())
    least = _ALIKE * max(fields for needed, fields in found.values() if needed == most)
    return [
        one for one in counted if found[one[0].path][0] == most and found[one[0].path][1] >= least
    ]


def _first_rows(book: Opened, data: bytes) -> list[Row]:
    """The first rows in the beginning of a sheet."""
    from xml.parsers.expat import ExpatError

    rows: list[Row] = []
    try:
        for row in SheetStream(book.strings, book.shown).rows(io.BytesIO(data)):
            rows.append(row)
            if len(rows) == _FIRST:
                break
    except (TooMuch, LongCell, ValueError, IndexError, ExpatError):
        # Cut off as it is, it ends in the middle of something. A sheet that is damaged
        # says so when it is read.
        return rows
    return rows


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
