"""Customers that stand in the first row of their invoices alone, as merged cells leave them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from tui.exchange.classify import is_sum
from tui.exchange.headers import Column
from tui.exchange.sheets import Row, Sheet

_FIELDS: Final = ("account", "account name")
_LEAST: Final = 0.2
"""The part of the rows that leave the customer out where this is a habit and no gap."""
_LEAST_ROWS: Final = 2


def filled_down(sheet: Sheet, columns: Sequence[Column]) -> Sheet:
    """The sheet with the customer in each row, where it stands in the first of several alone.

    That is so where a good part of the invoices has none, the first has one, and no two beside
    each other have the same. One gap is a habit only where a sum below it belongs to a block.
    A row that names a customer and no invoice is a heading or a sum, and of sheets with
    headings nothing is filled.

    Args:
        sheet: laid out, of receivables.
    """
    place = {one.field: at for at, one in enumerate(columns) if one.field}
    accounts = [place[one] for one in _FIELDS if one in place]
    number = place.get("number", -1)
    if not accounts or number < 0 or number in accounts:
        return sheet
    first = accounts[0]
    if "" not in sheet.column(first):
        return sheet
    before: tuple[str, ...] = ()
    rows: list[Row] = []
    count = blanks = 0
    is_below_blank = is_summed = False
    last = sheet.rows[-1]
    for row in sheet.rows:
        said = tuple(row.cells[at] for at in accounts)
        rows.append(row)
        is_of_block = any(said) and said == before
        if not row.cells[number] or not any(said):
            is_sum_ = _is_sum(row)
            if any(said) and not is_of_block and not is_sum_:
                return sheet
            is_summed = is_summed or (is_below_blank and (is_of_block or is_sum_) and row != last)
            if is_sum_ or not row.cells[number]:
                continue
        count += 1
        if any(said):
            if said == before and not is_below_blank:
                return sheet
            before, is_below_blank = said, False
        elif not before:
            return sheet
        else:
            blanks, is_below_blank = blanks + 1, True
            cells = list(row.cells)
            for at, text in zip(accounts, before, strict=True):
                cells[at] = text
            rows[-1] = Row(row.number, tuple(cells))
    if blanks < max(1 if is_summed else _LEAST_ROWS, _LEAST * count):
        return sheet
    return msgspec.structs.replace(sheet, rows=tuple(rows))


def _is_sum(row: Row) -> bool:
    return any(map(is_sum, filter(None, row.cells)))
