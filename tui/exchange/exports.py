"""An export of another program as it comes in: its header found, its columns and rows known."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import msgspec

from tui.exchange.amounts import AmountReading, decide_amounts
from tui.exchange.classify import AMOUNTS, Classified, classify
from tui.exchange.columns import known_fields, map_columns
from tui.exchange.headers import Column, Kind, normal
from tui.exchange.layouts import Titles, filled, lay_out, read_titles
from tui.exchange.progress import Progress
from tui.exchange.sheets import Sheet, read_sheet

Learned: TypeAlias = Callable[[Sequence[str]], Mapping[str, str] | None]
"""What is known of files with such a header: field by normal header."""

_FILLED = ("account", "account name", "currency")
"""What cells merged over several rows say of each of them."""
_MONEY = (*AMOUNTS, "credit limit", "potential")


class Export(msgspec.Struct, frozen=True):
    """A sheet that has been understood as far as its form goes."""

    sheet: Sheet
    columns: tuple[Column, ...]
    titles: Titles
    amounts: Mapping[str, AmountReading]
    """How each field of amounts is written."""
    rows: Classified


def read_export(
    file: Path,
    kind: Kind,
    *,
    encoding: str | None = None,
    sheet: str | None = None,
    named: Mapping[str, str] | None = None,
    learned: Learned | None = None,
    progress: Progress | None = None,
) -> Export:
    """Read a file of a kind.

    Args:
        encoding: what the rep says a CSV file has; None: find it.
        sheet: the name of the sheet in a workbook; None: the one with most rows.
        named: header by field, as ``--map`` says it.

    Raises:
        BadSheet, UnknownEncoding: it cannot be read.
        BadColumns: a name is not known. What is missing `headers.require` tells.
        Cancelled: the work is to stop.
    """
    return understand(read_sheet(file, encoding, sheet, progress), kind, named, learned)


def read_header(
    file: Path, kind: Kind, sheet: str | None = None, learned: Learned | None = None
) -> tuple[str, ...]:
    """The header of a file alone.

    Raises:
        BadSheet, UnknownEncoding: it cannot be read.
    """
    return _laid_out(read_sheet(file, None, sheet), kind, None, learned).header


def understand(
    sheet: Sheet,
    kind: Kind,
    named: Mapping[str, str] | None = None,
    learned: Learned | None = None,
) -> Export:
    """The same of a sheet that has been read."""
    sheet = _laid_out(sheet, kind, named, learned)
    taught = learned(sheet.header) if learned else None
    columns = map_columns(sheet.header, kind, sheet.file, named, taught)
    sheet = filled(sheet, [at for at, one in enumerate(columns) if one.field in _FILLED])
    amounts = readings_of(sheet, columns)
    return Export(
        sheet,
        columns,
        read_titles(sheet.titles),
        amounts,
        classify(sheet, columns, kind, amounts),
    )


def _laid_out(
    sheet: Sheet, kind: Kind, named: Mapping[str, str] | None, learned: Learned | None
) -> Sheet:
    wanted = frozenset(map(normal, (named or {}).values()))

    def known(header: Sequence[str]) -> int:
        return known_fields(header, kind, wanted, learned(header) if learned else None)

    return lay_out(sheet, known)


def readings_of(sheet: Sheet, columns: Sequence[Column]) -> Mapping[str, AmountReading]:
    """How each field of amounts is written; one that does not tell is like the others."""
    cells: dict[str, list[str]] = {}
    for index, column in enumerate(columns):
        if column.field in _MONEY:
            cells.setdefault(column.field, []).extend(sheet.column(index))
    readings = {field: decide_amounts(found) for field, found in cells.items()}
    if any(one.decimal is None for one in readings.values()):
        together = decide_amounts(cell for found in cells.values() for cell in found)
        for field, one in readings.items():
            if one.decimal is None:
                readings[field] = together
    return readings
