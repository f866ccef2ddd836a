"""Cells that stand beyond the header of a sheet: what they say about the rest of their row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from tui.exchange.sheets import Doubt, Sheet, cell_name

if TYPE_CHECKING:
    from tui.exchange.classify import Classified


def doubts_beyond(sheet: Sheet, rows: Classified) -> Iterator[Doubt]:
    """The first cell of each item for which the header has no column.

    In a text file a row that is longer than the header has most likely been cut where nothing
    was to be cut, as in ``5,50``; then what comes after stands in wrong columns. Elsewhere only
    numbers are odd, for they may be the rest of an amount; people write notes beside lists.

    Args:
        sheet: laid out.
    """
    is_text = not sheet.names
    cut = len(sheet.header)
    made = cut - max(len(row.cells) for row in sheet.heads)  # columns that the file has not
    end = max((at + 1 for at, header in enumerate(sheet.header) if header), default=0)
    for row, sort in zip(sheet.rows, rows.sorts, strict=True):
        if sort != "item" or len(row.cells) <= end:
            continue
        code: Literal["shifted", "beyond"] = "beyond"
        places = [at for at in range(end, len(row.cells)) if row.cells[at]]
        if is_text and any(at >= cut for at in places):
            code = "shifted"
        else:
            places = [at for at in places if _is_number(row.cells[at])]
        if places:
            yield Doubt(row.number, cell_name(row.number, places[0] - made), code)


def _is_number(cell: str) -> bool:
    return any(map(str.isdigit, cell)) and not any(map(str.isalpha, cell))
