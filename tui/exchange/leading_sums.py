"""Customers that stand above their invoices with what these come to, as Odoo writes them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from typing import Final

from tui.exchange.amounts import AmountReading, read_amount
from tui.exchange.sheets import Row
from tui.exchange.sums import Found

_ITEM: Final[Found] = "item"
_NONE: Final = Decimal(0)


def leading(
    rows: Sequence[Row],
    found: Sequence[Found],
    days: Collection[int],
    amounts: Mapping[int, AmountReading],
) -> list[int]:
    """Which rows are such: without a day, and the sum of those with one that follow at once.

    All rows without a day have to be, but for the sum below them; else they are invoices.

    Args:
        found: what each row seems to be.
        days: the columns of dates.
        amounts: the columns of amounts, and how they are written.
    """
    items = [at for at, one in enumerate(found) if one == _ITEM]
    if not days or not items or _has_day(rows[items[0]], days):
        return []
    heads = [at for at in items if not _has_day(rows[at], days)]
    bounds = [*heads, len(rows)]
    for head, end in zip(heads, bounds[1:], strict=True):
        below = [at for at in range(head + 1, end) if found[at] == _ITEM]
        if not below or not _is_sum(rows[head], [rows[at] for at in below], amounts):
            return []
    return heads


def _has_day(row: Row, days: Collection[int]) -> bool:
    return any(row.cells[at] for at in days)


def _is_sum(head: Row, below: Sequence[Row], amounts: Mapping[int, AmountReading]) -> bool:
    """Whether each amount of a row is what those below come to; what it leaves out is nothing."""
    is_any = False
    for at, reading in amounts.items():
        if not head.cells[at]:
            continue
        try:
            said, *parts = (read_amount(row.cells[at], reading) for row in (head, *below))
        except ValueError:
            return False
        total = sum((part.value for part in parts if part), _NONE)
        if said is None or said.value != total:
            return False
        is_any = is_any or bool(total)
    return is_any
