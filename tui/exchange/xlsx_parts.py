"""Workbooks as archives: their small parts read by openpyxl, refused for what they unpack to."""

from __future__ import annotations

import io
import zipfile
from typing import IO, TYPE_CHECKING, Final, Literal

import msgspec

from tui.exchange.xlsx_stream import TooMuch, look_through, read_strings
from tui.exchange.xlsx_values import Shown

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_UNPACKED: Final = 150_000_000
"""Bytes of XML; 200,000 invoices have less."""
_MOST_WHOLE: Final = 16_000_000
"""Bytes of a part that is read as a whole."""
_MOST_PARTS: Final = 10_000
_MOST_SHEETS: Final = 1_000
_ENTRY: Final = b"PK\x01\x02"
"""How each part begins in the list of the archive."""


class Part(msgspec.Struct, frozen=True):
    """A sheet of a workbook."""

    title: str
    path: str
    is_visible: bool


class Opened(msgspec.Struct, frozen=True):
    """A workbook whose sheets can be read."""

    archive: zipfile.ZipFile
    sheets: tuple[Part, ...]
    strings: Sequence[str]
    shown: Shown


class _Archive(zipfile.ZipFile):
    """An archive that hands out XML alone, each part as a whole and looked through before."""

    def open(
        self,
        name: str | zipfile.ZipInfo,
        mode: Literal["r", "w"] = "r",
        pwd: bytes | None = None,
        *,
        force_zip64: bool = False,
    ) -> IO[bytes]:
        info = name if isinstance(name, zipfile.ZipInfo) else self.getinfo(name)
        if not is_read(info.filename):
            raise KeyError(info.filename)
        if info.file_size > _MOST_WHOLE:
            raise TooMuch
        with super().open(info, mode, pwd) as source:
            data = io.BytesIO(source.read())
        look_through(data)
        data.seek(0)
        return data


def is_read(part: str) -> bool:
    """Whether a part is ever unpacked; pictures, fonts and macros are not."""
    return part.lower().endswith((".xml", ".rels", ".vml"))


def check(data: bytes) -> None:
    """Refuse what should not be unpacked at all; the sizes that the archive states are binding.

    Raises:
        TooMuch: it would be too much.
        BadZipFile, ValueError, OSError, NotImplementedError: it is no archive.
    """
    if data.count(_ENTRY) > _MOST_PARTS:
        raise TooMuch
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
    if sum(one.file_size for one in parts if is_read(one.filename)) > _MOST_UNPACKED:
        raise TooMuch


def opened(data: bytes) -> Opened:
    """Open a workbook that `check` has found harmless.

    Raises:
        TooMuch: a part of it is too large.
        Exception: it is damaged; the library says so in many ways.
    """
    from openpyxl.reader.excel import ExcelReader
    from openpyxl.styles.stylesheet import apply_stylesheet
    from openpyxl.xml.constants import SHARED_STRINGS

    reader = ExcelReader(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    reader.archive.close()
    reader.archive = _Archive(io.BytesIO(data))
    reader.read_manifest()
    reader.read_workbook()
    apply_stylesheet(reader.archive, reader.wb)
    archive = zipfile.ZipFile(io.BytesIO(data))
    shared = reader.package.find(SHARED_STRINGS)  # type: ignore[no-untyped-call]
    strings: Sequence[str] = ()
    if shared is not None:
        with archive.open(_readable(shared.PartName.removeprefix("/"))) as source:
            strings = read_strings(source)
    sheets: list[Part] = []
    for sheet, relation in reader.parser.find_sheets():
        if relation.target in reader.valid_files and "chartsheet" not in relation.Type:
            path = _readable(relation.target)
            sheets.append(Part(sheet.name, path, sheet.state == "visible"))
    if len(sheets) > _MOST_SHEETS or len({one.path for one in sheets}) < len(sheets):
        raise TooMuch
    return Opened(archive, tuple(sheets), strings, Shown(reader.wb))


def _readable(path: str) -> str:
    if not is_read(path):
        raise KeyError(path)
    return path
