"""An export of another program as it comes in: its header found, its columns and rows known."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import msgspec

from tui.exchange import contact_columns, moment_columns
from tui.exchange.amounts import AmountReading, decide_amounts
from tui.exchange.blocks import filled_down
from tui.exchange.classify import Classified, classify
from tui.exchange.column_contents import (
    fields_by_content,
    unknown_words,
    with_number,
    with_states,
)
from tui.exchange.columns import fields_of, map_columns
from tui.exchange.contact_columns import with_whole_contacts
from tui.exchange.headers import AMOUNTS, REQUIRED, Column, Kind, normal
from tui.exchange.layouts import Known, Titles, filled, lay_out, read_titles
from tui.exchange.moment_columns import with_starts
from tui.exchange.movement_columns import unread_in, with_movements
from tui.exchange.overflow import doubts_beyond
from tui.exchange.progress import Progress
from tui.exchange.sheets import Judge, Row, Sheet, read_sheet

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
        sheet: the name of the sheet in a workbook; None: the one that looks most like the kind.
        named: header by field, as ``--map`` says it.

    Raises:
        BadSheet, UnknownEncoding: it cannot be read.
        BadColumns: a name is not known. What is missing `headers.require` tells.
        Cancelled: the work is to stop.
    """
    found = read_sheet(file, encoding, sheet, progress, judge_of(kind, named, learned))
    return understand(found, kind, named, learned)


def read_header(
    file: Path, kind: Kind, sheet: str | None = None, learned: Learned | None = None
) -> tuple[str, ...]:
    """The header of a file alone.

    Raises:
        BadSheet, UnknownEncoding: it cannot be read.
    """
    found = read_sheet(file, None, sheet, judge=judge_of(kind, None, learned))
    return _laid_out(found, kind, None, learned).header


def judge_of(
    kind: Kind, named: Mapping[str, str] | None = None, learned: Learned | None = None
) -> Judge:
    """How well rows look like a list of a kind; which sheet of a workbook is one tells that."""
    said = {f"named {normal(header)}": field for field, header in (named or {}).items()}

    def judge(rows: Sequence[Row]) -> tuple[int, int]:
        first, *others = rows
        sheet = Sheet("", "", first.cells, tuple(others), heads=(first,))
        header = _laid_out(sheet, kind, named, learned).header
        known = _known(kind, named, learned)(header)
        fields = {said.get(one, one) for one in known.values()}
        return sum(not fields.isdisjoint(group) for group in REQUIRED[kind]), len(fields)

    return judge


def understand(
    sheet: Sheet,
    kind: Kind,
    named: Mapping[str, str] | None = None,
    learned: Learned | None = None,
) -> Export:
    """The same of a sheet that has been read."""
    sheet = _laid_out(sheet, kind, named, learned)
    taught = learned(sheet.header) if learned else None
    told = _told_by_cells(sheet, kind)
    columns = map_columns(sheet.header, kind, sheet.file, named, taught, told)
    sheet = filled(sheet, [at for at, one in enumerate(columns) if one.field in _FILLED])
    if kind == "receivables":
        sheet = filled_down(sheet, columns)
    amounts = readings_of(sheet, columns)
    rows = classify(sheet, columns, kind, amounts)
    doubts = (*sheet.doubts, *doubts_beyond(sheet, rows))
    return Export(
        msgspec.structs.replace(sheet, doubts=doubts),
        columns,
        read_titles(sheet.titles),
        amounts,
        rows,
    )


def _laid_out(
    sheet: Sheet, kind: Kind, named: Mapping[str, str] | None, learned: Learned | None
) -> Sheet:
    known = _known(kind, named, learned)
    sheet = lay_out(sheet, known)
    if kind == "people":
        return with_whole_contacts(sheet, known(sheet.header))
    if kind == "receivables":
        sheet = with_number(sheet, known(sheet.header))
        return with_states(with_movements(sheet, known(sheet.header)))
    return with_starts(sheet) if kind == "visits" else sheet


def _told_by_cells(sheet: Sheet, kind: Kind) -> Mapping[int, str]:
    """What columns are by what stands in them or beside them, whatever their headers say."""
    known = fields_of(sheet.header, kind)
    if kind != "receivables":
        parts = (*contact_columns.parts_in(sheet.header), *moment_columns.parts_in(sheet.header))
        return {**unknown_words(sheet, known), **dict.fromkeys(parts, "")}
    beside = unread_in(sheet, known)
    return {**fields_by_content(sheet), **dict.fromkeys(beside, "")}


def _known(kind: Kind, named: Mapping[str, str] | None, learned: Learned | None) -> Known:
    wanted = frozenset(map(normal, (named or {}).values()))

    def known(header: Sequence[str]) -> Mapping[int, str]:
        return fields_of(header, kind, wanted, learned(header) if learned else None)

    return known


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
                readings[field] = msgspec.structs.replace(together, signs=one.signs)
    return readings
