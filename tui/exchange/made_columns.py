"""Columns that a file has not, made of those it has, so that each field has one of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from tui.domain.lines import is_han
from tui.exchange.sheets import Row, Sheet, padded


def with_column(
    sheet: Sheet, names: tuple[str, str], columns: Sequence[int], cells: Iterable[str]
) -> Sheet:
    """The sheet with one more column, right behind those of the header.

    Args:
        sheet: laid out.
        names: what it is called, in English and in Chinese.
        columns: those that it was made of.
        cells: one for each row.
    """
    parts = [sheet.header[at] for at in columns]
    name = names[any(map(is_han, "".join(parts)))]
    of = ", ".join(parts[:2]) + (", …" if len(parts) > 2 else "")
    width = len(sheet.header)
    rows = tuple(
        Row(row.number, (*row.cells[:width], cell, *row.cells[width:]))
        for row, cell in zip(sheet.rows, cells, strict=True)
    )
    header = (*sheet.header, f"{name} ({of})")
    return replace(sheet, header=header, rows=padded(rows, len(header)))
